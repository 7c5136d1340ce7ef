"""Talk to a terminal: progress that comes only when work lasts, and only where somebody sees it."""

import os
import sys
import time
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from sourcebook.report import quoted

PATIENCE = 1.0
"""Seconds of work before progress is shown."""
INTERVAL = 0.1
"""Seconds between two updates."""


class ProgressLine:
    """Show one line of progress on a terminal, and take it away at the end."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = sys.stderr if stream is None else stream
        self._seen = self._stream.isatty()
        self._start = self._last = time.monotonic()
        self._shown = False

    def __call__(self, doing: str, done: int, total: int) -> None:
        """Show what is being done, if the work has lasted long enough."""
        now = time.monotonic()
        if not self._seen or now - self._start < PATIENCE or now - self._last < INTERVAL:
            return
        self._last = now
        share = f" {done:,} of {total:,}" if total else " …"
        self._stream.write(f"\r\x1b[K{doing}{share}")
        self._stream.flush()
        self._shown = True

    def clear(self) -> None:
        """Take the line away."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
            self._shown = False

    @property
    def seconds(self) -> float:
        """Return the seconds since the work began."""
        return time.monotonic() - self._start


def wants_colour(stream: TextIO) -> bool:
    """Tell whether colour helps: on a terminal that has not asked for none (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def system_error(error: OSError) -> str:
    """Say what the system refused."""
    place = f"{quoted(str(error.filename))}: " if error.filename else ""
    return f"error: {place}{error.strerror or error}\n"


def open_streams() -> None:
    """Make sure that whatever is said can be written, in any terminal, or where there is none.

    A letter that the encoding of the terminal lacks is written by its number. A stream that was
    closed by whoever started us is opened again onto nothing, before a file of ours takes its
    place.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            nowhere = Path(os.devnull).open(mode, encoding="utf-8")  # noqa: SIM115 - stays open
            setattr(sys, name, nowhere)
        elif isinstance(stream, TextIOWrapper) and mode == "w":
            stream.reconfigure(errors="backslashreplace")


def cannot_write(error: OSError) -> None:
    """Say that what was to be said could not be written, as where a disk is full."""
    with suppress(OSError):
        sys.stderr.write(f"error: the answer cannot be written: {error.strerror or error}\n")
        sys.stderr.flush()
    let_go(sys.stdout)
    let_go(sys.stderr)


def let_go(stream: TextIO) -> None:
    """Send what is still to be written nowhere: its reader, such as `head`, has seen enough."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
