"""Let one build at a time publish to a folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sourcebook.publish.errors import PublishError, explained


@contextmanager
def only_one(lock: Path, output: Path) -> Iterator[None]:
    """Hold a lock file while the block runs; raise PublishError when another build holds it.

    The system frees the lock of a build that is killed, and the next one takes the file over.
    """
    descriptor = _taken(lock, output)
    try:
        yield
    finally:
        # Removed before it is freed, so that whoever waits for it finds out and starts anew.
        with suppress(OSError):
            lock.unlink()
        os.close(descriptor)


def _taken(lock: Path, output: Path) -> int:
    while True:
        with explained("lock", lock):
            descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o644)
        try:
            with explained("lock", lock):
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except PublishError as error:
            os.close(descriptor)
            if isinstance(error.__cause__, BlockingIOError):
                raise PublishError(
                    f"another build is publishing to {output}",
                    "Wait until it has ended, then build again.",
                ) from None
            raise
        if _is_still_there(lock, descriptor):
            return descriptor
        os.close(descriptor)


def _is_still_there(lock: Path, descriptor: int) -> bool:
    """Tell whether the file that is locked is the one that others will find."""
    try:
        there = lock.lstat()
    except FileNotFoundError:
        return False
    return os.path.samestat(there, os.fstat(descriptor))
