"""Write the files of a site into a folder that nobody reads yet."""

import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sourcebook.publish import sums

_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV)
"""What the system answers where a file cannot have another name, or not one more."""
# Whatever the umask of the build: a web server often runs as another user.
_FILE_MODE = 0o644
_FOLDER_MODE = 0o755
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC | os.O_NOFOLLOW


@dataclass(frozen=True, slots=True)
class Written:
    """Tell the digest of a file, and whether it had to be written."""

    digest: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """Let a worker of another program write files of the site, to be adopted by the press.

    It can be sent to another program, which opens it once and writes as often as it likes.
    """

    folder: Path

    @contextmanager
    def open(self) -> Iterator["OpenDesk"]:
        """Open the folder."""
        root = os.open(self.folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            yield OpenDesk(root)
        finally:
            os.close(root)


@dataclass(frozen=True, slots=True)
class OpenDesk:
    """Write files below an open folder."""

    root: int

    def write(self, path: str, data: bytes, there: str | None = None) -> Written:
        """Write a file, unless its bytes have the digest of what is `there` already."""
        digest = sums.digest(data)
        if digest == there:
            return Written(digest, is_new=False)
        write(self.root, path, data)
        return Written(digest, is_new=True)


def write(root: int, path: str, data: bytes) -> None:
    """Make a file below an open folder, in the place of whatever is there.

    A file is never written to in its place: under another name it is part of the published site.
    """
    descriptor = _made(root, path)
    try:
        os.fchmod(descriptor, _FILE_MODE)
        done = os.write(descriptor, data)
        while done < len(data):
            done += os.write(descriptor, data[done:])
    finally:
        os.close(descriptor)


def linked(root: int, path: str, source: int) -> bool:
    """Give a file below the open folder `source` the same path below another one as well.

    Return False where the system does not let files have two names.
    """
    for _ in range(2):
        try:
            os.link(path, path, src_dir_fd=source, dst_dir_fd=root, follow_symlinks=False)
        except (FileExistsError, NotADirectoryError):
            remove(root, path)
            _make_folders(root, path)
        except FileNotFoundError:
            _make_folders(root, path)
        except OSError as error:
            if error.errno in _NO_LINKS:
                return False
            raise
        else:
            return True
    raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)


def make_folders(root: int, folders: Iterable[str]) -> None:
    """Make folders below an open one, outer ones first; what is there already stays for now."""
    for folder in folders:
        with suppress(FileExistsError, FileNotFoundError, NotADirectoryError):
            os.mkdir(folder, dir_fd=root)
            os.chmod(folder, _FOLDER_MODE, dir_fd=root)


def unlink(root: int, path: str) -> None:
    """Remove a file below an open folder if it is there; a folder of that name stays."""
    try:
        os.unlink(path, dir_fd=root)
    except (FileNotFoundError, NotADirectoryError):
        return
    except (IsADirectoryError, PermissionError):  # Linux says the one, macOS the other
        if not _is_folder(root, path):
            raise


def remove(root: int, path: str) -> None:
    """Remove what is at a path below an open folder, whatever it is, if there is something."""
    unlink(root, path)
    with suppress(FileNotFoundError, NotADirectoryError):
        if _is_folder(root, path):
            shutil.rmtree(path, dir_fd=root)


def remove_folders(root: int, path: str) -> None:
    """Remove every folder around a path in which nothing is left."""
    while path := path.rpartition("/")[0]:
        if not remove_empty(root, path):
            return


def remove_empty(root: int, folder: str) -> bool:
    """Remove a folder if nothing is in it; return False where something is."""
    try:
        os.rmdir(folder, dir_fd=root)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
            return False
        raise
    return True


def _made(root: int, path: str) -> int:
    """Create a file; try first, since nothing is in its way mostly."""
    try:
        return os.open(path, _NEW, _FILE_MODE, dir_fd=root)
    except FileExistsError:
        remove(root, path)
    except (FileNotFoundError, NotADirectoryError):
        _make_folders(root, path)
    return os.open(path, _NEW, _FILE_MODE, dir_fd=root)


def _make_folders(root: int, path: str) -> None:
    """Make the folders around a path; a file of an earlier site may be in the place of one."""
    folder = path.rpartition("/")[0]
    if not folder:
        return
    for again in (True, True, False):
        try:
            os.mkdir(folder, dir_fd=root)
        except FileExistsError:
            # Made by another worker in this moment, mostly.
            if _is_folder(root, folder) or not again:
                return
            remove(root, folder)
        except (FileNotFoundError, NotADirectoryError):
            _make_folders(root, folder)
        else:
            os.chmod(folder, _FOLDER_MODE, dir_fd=root)
            return


def _is_folder(root: int, path: str) -> bool:
    found = os.stat(path, dir_fd=root, follow_symlinks=False)
    return stat.S_ISDIR(found.st_mode)
