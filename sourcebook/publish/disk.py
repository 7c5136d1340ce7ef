"""Have the disk keep what was written, even if power fails in the next moment."""

import ctypes
import os
from collections.abc import Iterable
from pathlib import Path

ONE_BY_ONE = 200
"""How many files are waited for one by one; with more, the whole file system is.

One by one a build waits for its own files alone; all at once it waits for what any other program
has written as well, but not thirty thousand times.
"""


def keep(path: str | Path, *, dir_fd: int | None = None) -> None:
    """Have the disk keep a file, or the names in a folder."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC, dir_fd=dir_fd)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def keep_all(folder: int, files: Iterable[str], folders: Iterable[str]) -> None:
    """Have the disk keep files in an open folder, and the names in folders of it."""
    paths = [*files, *folders]
    if len(paths) > ONE_BY_ONE and _synced(folder):
        return
    for path in paths:
        keep(path, dir_fd=folder)


def _synced(folder: int) -> bool:
    """Keep all that is written to the file system of a folder; False where that is not offered."""
    syncfs = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
    if syncfs is None:
        return False
    if syncfs(folder):
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))
    return True
