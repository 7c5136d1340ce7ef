"""Run a program and measure what it costs, with all processes that it starts (Linux)."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

SAMPLE = 0.02
"""Seconds between two looks at the memory, at least."""
REST = 50
"""How many times as long as a look takes it is waited before the next.

The system counts every page of a family of processes that share memory. Done without a rest, that
took half a processor from what is measured.
"""
_PROC = Path("/proc")
_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True)
class Cost:
    """Hold what one run cost: seconds of time and of CPU, and bytes of memory at its peak."""

    wall: float
    cpu: float
    peak: int


class RunFailedError(Exception):
    """Say that a program ended with an error; its last words follow."""


def measure(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Cost:
    """Run a command in a folder and return its cost.

    CPU is that of the process and of every descendant that was waited for. Memory is the largest
    of the sums seen while it ran, and never less than the largest process had.
    """
    log = folder / "last-run.log"
    with log.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        sampler = _Sampler(process.pid)
        sampler.start()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    sampler.stop()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        words = log.read_text(encoding="utf-8", errors="replace")[-2_000:]
        raise RunFailedError(f"{Path(command[0]).name} ended with {process.returncode}:\n{words}")
    log.unlink()
    peak = max(sampler.peak, usage.ru_maxrss * 1024)
    return Cost(wall, usage.ru_utime + usage.ru_stime, peak)


class _Sampler(threading.Thread):
    """Look at the memory of a process and its descendants until told to stop."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self._process = process
        self._done = threading.Event()

    def run(self) -> None:
        """Keep the largest sum seen."""
        pause = SAMPLE
        while not self._done.wait(pause):
            start = time.perf_counter()
            family = list(_family(self._process))
            # Alone, what is resident is its own; together, what is shared must count once.
            sizes = map(_resident if len(family) == 1 else _proportional, family)
            self.peak = max(self.peak, sum(sizes))
            pause = max(SAMPLE, REST * (time.perf_counter() - start))

    def stop(self) -> None:
        """End it, and wait for the last look."""
        self._done.set()
        self.join()


def _family(process: int) -> Iterator[int]:
    yield process
    try:
        threads = list((_PROC / str(process) / "task").iterdir())
        children = [one for t in threads for one in (t / "children").read_text().split()]
    except OSError:  # it has just ended
        return
    for child in children:
        yield from _family(int(child))


def _resident(process: int) -> int:
    try:
        return int((_PROC / str(process) / "statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def _proportional(process: int) -> int:
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))
