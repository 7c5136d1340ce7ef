"""Look into the folder of a site that anybody may have filled, and never out of it.

Folders and files are opened one step at a time, each below the one that was opened before, and no
link is followed, also where one takes the place of a file in between. Only what is asked for is
read; pipes and devices are not opened.
"""

import hashlib
import os
import stat
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from sourcebook.verify.found import Found, What

MOST_BYTES = 1 << 28
"""The largest file that is read, in bytes; no build makes one of a fraction of it."""
MOST_DEPTH = 16
"""How deep folders are looked into; those of a site are three deep."""

_STEP = 1 << 20
_OPEN = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


class SiteFolder:
    """Read what lies in a folder."""

    def __init__(self, folder: Path) -> None:
        """Open the folder; raise OSError where there is none, or it cannot be listed."""
        # Later steps find the same folder, also if a build puts another one in its place.
        self._root = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)

    def close(self) -> None:
        """Let go of the folder."""
        os.close(self._root)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is in the folder."""
        with os.scandir(self._root) as entries:
            return next(entries, None) is None

    def look(self, wanted: Collection[str]) -> dict[str, Found]:
        """Return what is there by path, with the digests of the wanted files.

        A folder that none of them belongs into is named and not looked into.
        """
        folders = {"/".join(p) for w in wanted for p in _parents(w)}
        return dict(self._look(self._root, "", frozenset(wanted), folders, 1))

    def read(self, path: str, most: int) -> bytes | None:
        """Return the bytes of a file, None where it is none, cannot be read, or is larger."""
        *folders, name = path.split("/")
        opened = [self._root]
        try:
            for folder in folders:
                opened.append(os.open(folder, _OPEN | os.O_DIRECTORY, dir_fd=opened[-1]))
            with _opened(name, opened[-1]) as file:
                data = _all_of(file, most)
        except OSError:
            return None
        finally:
            for folder_of_it in opened[1:]:
                os.close(folder_of_it)
        return data

    def _look(
        self, folder: int, prefix: str, wanted: frozenset[str], folders: set[str], depth: int
    ) -> Iterator[tuple[str, Found]]:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda entry: entry.name)
        for entry in listed:
            path = prefix + entry.name
            if not entry.is_dir(follow_symlinks=False):
                yield path, _found(entry, folder, wanted=path in wanted)
            elif path not in folders or depth == MOST_DEPTH:
                yield path, Found(What.FOLDER)
            else:
                try:
                    inner = os.open(entry.name, _OPEN | os.O_DIRECTORY, dir_fd=folder)
                except OSError as error:
                    yield path, _unreadable(error)
                    continue
                try:
                    yield from self._look(inner, f"{path}/", wanted, folders, depth + 1)
                except OSError as error:
                    yield path, _unreadable(error)
                finally:
                    os.close(inner)


def _parents(path: str) -> Iterator[list[str]]:
    parts = path.split("/")
    for length in range(1, min(len(parts), MOST_DEPTH)):
        yield parts[:length]


def _found(entry: "os.DirEntry[str]", folder: int, *, wanted: bool) -> Found:
    if entry.is_symlink():
        return Found(What.LINK)
    if not entry.is_file(follow_symlinks=False):
        return Found(What.SPECIAL)
    if not wanted:
        return Found(What.FILE)
    try:
        with _opened(entry.name, folder) as file:
            digest = _digest(file)
    except OSError as error:
        return _unreadable(error)
    return Found(What.FILE, digest) if digest else Found(What.UNREADABLE, reason=_TOO_LARGE)


_TOO_LARGE = f"larger than {MOST_BYTES >> 20} MiB"


def _unreadable(error: OSError) -> Found:
    return Found(What.UNREADABLE, reason=error.strerror or "unknown error")


@contextmanager
def _opened(name: str, folder: int) -> Iterator[int]:
    """Open a plain file; raise OSError for anything else, even what took its place just now."""
    file = os.open(name, _OPEN, dir_fd=folder)
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise OSError(0, "not a plain file")
        yield file
    finally:
        os.close(file)


def _digest(file: int) -> str | None:
    """Return the SHA-256 digest of a file, None where it is larger than any of a site."""
    if os.fstat(file).st_size > MOST_BYTES:
        return None
    digest = hashlib.sha256()
    left = MOST_BYTES
    while data := os.read(file, _STEP):
        left -= len(data)
        if left < 0:
            return None
        digest.update(data)
    return digest.hexdigest()


def _all_of(file: int, most: int) -> bytes | None:
    pieces: list[bytes] = []
    left = most
    while data := os.read(file, _STEP):
        left -= len(data)
        if left < 0:
            return None
        pieces.append(data)
    return b"".join(pieces)
