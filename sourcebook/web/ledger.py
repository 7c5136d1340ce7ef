"""Keep what was learned line by line, so that a run that ends at any moment loses none of it.

A line is a JSON object. It is on the disk before the next thing is asked. A last line that was cut
off is passed over; so is any line that is not ours.
"""

import fcntl
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

LARGEST = 256 << 20
"""The largest ledger that is read, in bytes."""

Line = Mapping[str, Any]


class InUse(Exception):  # noqa: N818 - an outcome
    """Say that another run has the ledger."""


class Ledger:
    """Hold the file open for one run at a time; the system frees it when a run is killed."""

    def __init__(self, path: Path) -> None:
        """Take the path; nothing is opened yet."""
        self._path = path
        self._file = -1

    def __enter__(self) -> Self:
        """Open the file, and make it where there is none; raise InUse, or OSError."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_APPEND
        while True:
            file = os.open(self._path, flags, 0o600)
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                there = self._path.stat()
            except BlockingIOError:
                os.close(file)
                raise InUse from None
            except FileNotFoundError:
                os.close(file)
                continue
            if os.path.samestat(there, os.fstat(file)):
                self._file = file
                return self
            os.close(file)

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Close the file."""
        os.close(self._file)

    def lines(self) -> list[Line]:
        """Return every line that can be read, in the order in which they were written."""
        data = bytearray()
        os.lseek(self._file, 0, os.SEEK_SET)
        while len(data) < LARGEST and (piece := os.read(self._file, 1 << 20)):
            data += piece
        found = (_line(raw) for raw in bytes(data).split(b"\n"))
        return [line for line in found if line is not None]

    def add(self, line: Line) -> None:
        """Write a line, and wait until the disk has it; what was cut off before is ended first."""
        size = os.fstat(self._file).st_size
        if size and os.pread(self._file, 1, size - 1) != b"\n":
            self._write(b"\n")
        self._write(_bytes(line))
        os.fsync(self._file)

    def replace(self, lines: Iterable[Line]) -> None:
        """Write the whole anew, with these lines alone."""
        beside = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        flags = os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_APPEND
        file = os.open(beside, flags, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            with os.fdopen(os.dup(file), "wb") as stream:
                stream.writelines(map(_bytes, lines))
                stream.flush()
                os.fsync(file)
            beside.replace(self._path)
        except BaseException:
            os.close(file)
            beside.unlink(missing_ok=True)
            raise
        os.close(self._file)
        self._file = file

    def _write(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._file, data) :]


def latest(lines: Iterable[Line], *keys: str) -> list[Line]:
    """Return the last of the lines that have the same values at some keys, in their order."""
    found: dict[str, Line] = {}
    for line in lines:
        of = repr([line.get(key) for key in keys])
        found.pop(of, None)
        found[of] = line
    return list(found.values())


def _line(raw: bytes) -> Line | None:
    try:
        found = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _bytes(line: Line) -> bytes:
    return json.dumps(line, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
