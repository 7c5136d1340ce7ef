"""Ask no faster than is polite, and wait as long as a server asks for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MOST_WAIT = 600.0
"""The longest that a run waits because a server asks for it, in seconds; it stops instead."""


@dataclass
class Pace:
    """Put at least `every` seconds between two turns."""

    every: float
    clock: Callable[[], float]
    pause: Callable[[float], object]
    _next: float = field(default=float("-inf"), init=False)

    def turn(self) -> None:
        """Wait for the next turn, and take it."""
        left = self._next - self.clock()
        if left > 0:
            self.pause(left)
        self._next = self.clock() + self.every

    def hold(self, seconds: float) -> None:
        """Let the next turn be no sooner than this from now."""
        self._next = max(self._next, self.clock() + seconds)


def asked_to_wait(value: str, now: float) -> float | None:
    """Return the seconds that a Retry-After names, None where it is not to be understood.

    `now` is the time as seconds since 1970.
    """
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        when = parsedate_to_datetime(text)
        when = when if when.tzinfo else when.replace(tzinfo=UTC)
        return max(0.0, (when - datetime.fromtimestamp(now, UTC)).total_seconds())
    except (ValueError, OverflowError, TypeError, IndexError):
        return None
