"""Share work among processes: each is a copy of this one and does every n-th part of it.

The copies are forks, so that nothing has to be sent to them; what they found out comes back as
plain data. Where the system cannot fork, or there is little to do, this process does all of it. The
results are the same in each case, in the order of the items.
"""

import ctypes
import marshal
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sourcebook.incremental import garbage

T = TypeVar("T")
R = TypeVar("R")
Work = Callable[[Iterable[T]], list[Any]]
"""Give one result for each item, made of plain data."""

CHUNK = 32
"""How many items a process takes in one go; neighbours have records in common."""
WORTHWHILE = 400
"""The fewest items for which a further process is started."""
_WHEN_THE_PARENT_DIES = 1  # PR_SET_PDEATHSIG of Linux


@dataclass(slots=True)
class _Copy:
    """Hold a copy of this process at work."""

    process: int
    pipe: int
    ended: bool = False

    def result(self) -> Any:  # noqa: ANN401 - whatever the work makes
        """Return what the copy found out, None where it failed."""
        with os.fdopen(self.pipe, "rb") as pipe:
            data = pipe.read()
        _, status = os.waitpid(self.process, 0)
        self.ended = True
        # Nobody but a copy of this process has written it.
        return marshal.loads(data) if status == 0 else None  # noqa: S302

    def end(self) -> None:
        """Stop a copy whose result nobody waits for any more."""
        if not self.ended:
            os.kill(self.process, signal.SIGKILL)
            os.waitpid(self.process, 0)
            self.ended = True


def shared(items: Sequence[T], work: Work[T]) -> list[Any]:
    """Return what the work makes of each item."""
    streams = list(map(iter, in_shares(items, work)))
    starts = range(0, len(items), CHUNK)
    return [
        next(streams[n % len(streams)])
        for n, start in enumerate(starts)
        for _ in items[start : start + CHUNK]
    ]


def in_shares(items: Sequence[T], work: Callable[[Iterable[T]], R]) -> list[R]:
    """Return what the work makes of each share of the items, of plain data; there may be one only.

    What a copy fails at is done again in this process, where it is seen to fail.
    """
    wanted = min(processors(), len(items) // WORTHWHILE + 1)
    if wanted == 1 or not hasattr(os, "fork") or threading.active_count() > 1:
        return [work(items)]
    chunks = [items[start : start + CHUNK] for start in range(0, len(items), CHUNK)]
    shares = [[item for chunk in chunks[n::wanted] for item in chunk] for n in range(wanted)]
    copies: list[_Copy] = []
    with garbage.untouched():
        try:
            copies += (_copy(share, work) for share in shares[1:])
            results = [work(shares[0])]
            for copy, share in zip(copies, shares[1:], strict=True):
                found = copy.result()
                results.append(work(share) if found is None else found)
        finally:
            for copy in copies:
                copy.end()
    return results


def processors() -> int:
    """Return how many processors this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _copy(share: Sequence[T], work: Callable[[Iterable[T]], Any]) -> _Copy:
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if process:
        os.close(writing)
        return _Copy(process, reading)
    status = 1
    try:
        _end_with_the_original()
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pipe.write(marshal.dumps(work(share)))
        status = 0
    finally:
        os._exit(status)  # nothing that this process opened may be closed twice


def _end_with_the_original() -> None:
    """Have the system kill this copy when the original is killed, where it offers that.

    It would else go on writing into a folder that the next build takes over.
    """
    prctl = getattr(ctypes.CDLL(None), "prctl", None)
    if prctl is not None:
        prctl(_WHEN_THE_PARENT_DIES, signal.SIGKILL)
