"""What an archive can be asked, and how it can answer."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol

LARGEST = 1 << 20
"""How much of an archive's answer is read, in bytes."""


@dataclass(frozen=True, slots=True)
class Copy:
    """Hold where a copy of a page is, and the day of its capture."""

    url: str
    day: date


@dataclass(frozen=True, slots=True)
class Job:
    """Hold the name by which an archive tells of a capture that it has begun."""

    name: str


class Busy(Exception):  # noqa: N818 - an outcome
    """Say that the archive does not answer well for now; `wait` is what it asks for, if it does."""

    def __init__(self, words: str, wait: str = "") -> None:
        """Keep the words, and the Retry-After."""
        self.wait = wait
        super().__init__(words)


class Declined(Exception):  # noqa: N818 - an outcome
    """Say why the archive has not captured a page; `lasting` where it will not do so tomorrow."""

    def __init__(self, words: str, *, lasting: bool = False) -> None:
        """Keep the words."""
        self.lasting = lasting
        super().__init__(words)


class Unusable(Exception):  # noqa: N818 - an outcome
    """Say why the archive can be asked nothing more in this run, and what to do."""

    def __init__(self, words: str, hint: str) -> None:
        """Keep the words and the remedy."""
        self.hint = hint
        super().__init__(words)


class Service(Protocol):
    """An archive."""

    @property
    def can_capture(self) -> bool:
        """Tell whether it captures, and takes our key."""

    def find(self, url: str, near: date) -> Copy | None:
        """Return the copy of a page whose day is nearest to one, None where there is none."""

    def capture(self, url: str) -> Copy | Job:
        """Ask for a capture of a page."""

    def look(self, url: str, job: Job) -> Copy | None:
        """Return the copy that a capture has made, None while it is not finished."""


def captured_at(stamp: str, today: date) -> date | None:
    """Return the day of a time as archives write it, `20220331120000`; None for no such time.

    No capture is of the future, and there was no archive before 1996.
    """
    if len(stamp) != len("20220331120000") or not (stamp.isascii() and stamp.isdigit()):
        return None
    try:
        day = datetime.strptime(stamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC).date()
    except ValueError:
        return None
    return day if day.year >= 1996 and day.toordinal() <= today.toordinal() + 1 else None  # noqa: PLR2004
