"""Put one folder in the place of another, in one step where the system can."""

import ctypes
import errno
import os
import shutil
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_NOT_OFFERED = (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP)
"""What a system or a file system answers that cannot exchange."""


def swap(new: Path, old: Path, aside: Path) -> None:
    """Exchange two folders: readers find the one or the other, whole, at every instant.

    Where the system has no such step (renameat2 of Linux, with a file system that knows it), three
    renames by way of `aside` do it, and for an instant readers find nothing at `old`.
    Raises OSError, with both folders where they were.
    """
    if exchanged(new, old):
        return
    old.rename(aside)
    try:
        new.rename(old)
    except OSError:
        aside.rename(old)
        raise
    aside.rename(new)


def heal(old: Path, aside: Path, new: Path) -> None:
    """End a swap without exchange that was killed on its way: nothing may be lost."""
    if not os.path.lexists(aside):
        return
    if not os.path.lexists(old):
        aside.rename(old)
    elif not os.path.lexists(new):
        aside.rename(new)
    else:
        shutil.rmtree(aside)


def exchanged(one: Path, other: Path) -> bool:
    """Exchange what two paths name, in one step; return False where that is not offered."""
    # The C library of macOS has no such function, and neither have some small ones of Linux.
    renameat2 = getattr(_library(), "renameat2", None)
    if renameat2 is None:
        return False
    renameat2.argtypes = (
        ctypes.c_int,
        ctypes.c_char_p,
        ctypes.c_int,
        ctypes.c_char_p,
        ctypes.c_uint,
    )
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE):
        number = ctypes.get_errno()
        if number in _NOT_OFFERED:
            return False
        raise OSError(number, os.strerror(number), str(other))
    return True


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
