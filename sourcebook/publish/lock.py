"""Let one build at a time publish to a folder, and tell the time as its file system does."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sourcebook.publish.errors import PublishError, explained


@contextmanager
def only_one(lock: Path, output: Path) -> Iterator[int]:
    """Hold a lock file while the block runs; raise PublishError when another build holds it.

    Yields the open file. The system frees the lock of a build that is killed.
    """
    descriptor = _taken(lock, output)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def instant(lock: int) -> int | None:
    """Return what time it is for the file system of a lock, in nanoseconds.

    Whatever is changed later gets this time of change or a later one, by the same clock, even if
    that is the clock of a server. None where the file system keeps no time of change of its own:
    the lock is given a time of modification long past, and its time of change must not follow.
    """
    os.utime(lock, (0, 0))
    found = os.fstat(lock)
    return found.st_ctime_ns if found.st_ctime_ns > found.st_mtime_ns else None


def _taken(lock: Path, output: Path) -> int:
    while True:
        with explained("lock", lock):
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                is_there = _is_still_there(lock, descriptor)
            except BlockingIOError:
                os.close(descriptor)
                raise PublishError(
                    f"another build is publishing to {output}",
                    "Wait until it has ended, then build again.",
                ) from None
            except OSError:
                os.close(descriptor)
                raise
        if is_there:
            return descriptor
        os.close(descriptor)


def _is_still_there(lock: Path, descriptor: int) -> bool:
    """Tell whether the file that is locked is the one that others will find."""
    try:
        there = lock.lstat()
    except FileNotFoundError:
        return False
    return os.path.samestat(there, os.fstat(descriptor))
