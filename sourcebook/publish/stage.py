"""Write a whole site into a folder that nobody reads yet."""

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

from sourcebook.publish import sums
from sourcebook.publish.destination import Destination
from sourcebook.publish.paths import ClaimedPaths

# Whatever the umask of the build: a web server often runs as another user.
_FILE_MODE = 0o644
_FOLDER_MODE = 0o755


class Stage:
    """Take the files of a site one at a time, and remember what they were."""

    def __init__(self, folder: Path, published: Destination | None) -> None:
        """Make the folder; what the published site has already is taken from there, if given."""
        self.digests: dict[str, str] = {}
        self.bytes = 0
        self.unchanged = 0
        self._folder = folder
        self._published = published
        self._claimed = ClaimedPaths(sums.NAME)
        self._folders: set[str] = set()
        self._written: list[Path] = []
        _make_folder(folder)

    def add(self, path: str, content: bytes) -> None:
        """Add a file; raise ValueError for an unsafe path, OSError when it cannot be written."""
        self._claimed.claim(path)
        self._make_folders_of(path)
        digest = hashlib.sha256(content).hexdigest()
        if self._taken_over(path, content, digest):
            self.unchanged += 1
        else:
            self._write(path, content)
        self.digests[path] = digest
        self.bytes += len(content)

    def finish(self) -> None:
        """Add the list of the files, and have the disk keep everything, even if power fails."""
        self._write(sums.NAME, sums.written(self.digests))
        for path in (*self._written, self._folder):
            keep(path)

    def _make_folders_of(self, path: str) -> None:
        folder = path.rpartition("/")[0]
        if folder and folder not in self._folders:
            self._make_folders_of(folder)
            _make_folder(self._folder / folder)
            self._folders.add(folder)

    def _write(self, path: str, content: bytes) -> None:
        target = self._folder / path
        with target.open("xb") as file:
            os.fchmod(file.fileno(), _FILE_MODE)
            file.write(content)
        self._written.append(target)

    def _taken_over(self, path: str, content: bytes, digest: str) -> bool:
        """Share the file of the published site, so that it keeps its time for web caches.

        The list is not trusted with the bytes: somebody may have edited the file since. Where links
        are not offered, the file is written like any other.
        """
        if self._published is None or self._published.digests.get(path) != digest:
            return False
        there = self._published.folder / path
        with suppress(OSError):
            found = there.lstat()
            if (
                stat.S_ISREG(found.st_mode)
                and stat.S_IMODE(found.st_mode) == _FILE_MODE
                and there.read_bytes() == content
            ):
                (self._folder / path).hardlink_to(there)
                return True
        return False


def keep(path: Path) -> None:
    """Have the disk keep a file, or the names in a folder."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _make_folder(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(_FOLDER_MODE)
