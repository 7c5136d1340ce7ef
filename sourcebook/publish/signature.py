"""Tell by a few numbers whether a file or folder is still what it was when it was last looked at.

A signature is 52 bytes: kind and mode, inode, size, time of change, time of modification. Whoever
alters a file, its name or its mode gives it another time of change, and nobody can set that one
back, as one can the time of modification. Two signatures that are equal therefore tell that
nothing happened in between, with three exceptions that `ledger` and `lock` guard against: what
happens within the same tick of the clock, a clock that was set back, and a file system that
keeps no time of change of its own.

The numbers come from statx, called through `ctypes`: it answers in less than half the time of
os.stat, which makes twenty numbers of Python for each file. Where it is missing, os.stat serves.
"""

import ctypes
import errno
import os
import stat
import struct
import sys
from collections.abc import Callable
from functools import cache

FILE = stat.S_IFREG | 0o644
FOLDER = stat.S_IFDIR | 0o755
"""What is published, whatever the umask of the build: a web server often runs as another user."""
UNKNOWN = bytes(52)
"""The signature of nothing: equal to none that is found."""
ROOT = "."
"""The path of a folder in itself."""

Sign = Callable[[str], bytes]
"""Give the signature of a path in a folder, empty for one that names nothing."""

_FIELDS = struct.Struct("=HxxQQqIxxxxqIxxxx")
_BILLION = 1_000_000_000
_NOTHING_THERE = (errno.ENOENT, errno.ENOTDIR)
_AT_SYMLINK_NOFOLLOW = 0x100
_STATX_BASIC_STATS = 0x7FF


def signer(folder: int) -> Sign:
    """Return what signs paths in an open folder; links are signed, never followed."""
    return _by_statx(folder) if _statx_is_offered() else _by_stat(folder)


def mode(signature: bytes) -> int:
    """Return kind and mode."""
    return int.from_bytes(signature[:2], sys.byteorder)


def inode(signature: bytes) -> int:
    """Return what is the same for two names of one file, and different for two files."""
    return int.from_bytes(signature[4:12], sys.byteorder)


def but_for_links(signature: bytes) -> bytes:
    """Return the signature without the time of change, which a further link alters as well."""
    return signature[:20] + signature[36:]


def changed(signature: bytes) -> int:
    """Return the time of change, in nanoseconds."""
    _, _, _, seconds, nanoseconds, _, _ = _FIELDS.unpack(signature)
    moment: int = seconds * _BILLION + nanoseconds
    return moment


def settled(signature: bytes, instant: int | None) -> bytes:
    """Return a signature that can be relied on later: without the time of change if it is young.

    `instant` is a time of the same file system, asked for before the signature was taken. What
    changed then or later could change again in the same tick, and look the same. None tells that
    times of change mean nothing here. Without that time, it equals no signature that is found.
    """
    if instant is not None and changed(signature) < instant:
        return signature
    return signature[:20] + UNKNOWN[20:36] + signature[36:]


def of_stat(found: os.stat_result) -> bytes:
    """Return the signature that a status tells."""
    return _FIELDS.pack(
        found.st_mode,
        found.st_ino,
        found.st_size,
        *divmod(found.st_ctime_ns, _BILLION),
        *divmod(found.st_mtime_ns, _BILLION),
    )


def _by_stat(folder: int) -> Sign:
    def sign(path: str) -> bytes:
        try:
            return of_stat(os.stat(path, dir_fd=folder, follow_symlinks=False))
        except (FileNotFoundError, NotADirectoryError):
            return b""

    return sign


def _by_statx(folder: int) -> Sign:
    buffer = ctypes.create_string_buffer(256)
    statx = _library().statx
    statx.argtypes = (
        ctypes.c_int,
        ctypes.c_char_p,
        ctypes.c_int,
        ctypes.c_uint,
        ctypes.c_char_p,
    )

    def sign(path: str) -> bytes:
        name = path.encode("utf-8", "surrogateescape")
        if statx(folder, name, _AT_SYMLINK_NOFOLLOW, _STATX_BASIC_STATS, buffer):
            number = ctypes.get_errno()
            if number in _NOTHING_THERE:
                return b""
            raise OSError(number, os.strerror(number), path)
        found = buffer.raw
        # Where the kernel puts mode, inode and size, and the two times.
        return found[28:48] + found[96:128]

    return sign


@cache
def _statx_is_offered() -> bool:
    """Tell whether the C library and the kernel have it, and a sandbox lets it through."""
    if not hasattr(_library(), "statx"):
        return False
    root = os.open("/", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        return _by_statx(root)(ROOT) == _by_stat(root)(ROOT)
    except OSError:
        return False
    finally:
        os.close(root)


def _library() -> ctypes.PyDLL:
    """Return the C library, to be called without letting go of the interpreter: it is quicker."""
    return ctypes.PyDLL(None, use_errno=True)
