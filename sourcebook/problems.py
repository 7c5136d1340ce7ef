"""Say what is wrong with the records, where, and what to do about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum


class Severity(StrEnum):
    """Rank a problem: an error stops the build, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """Point at a place in a content file.

    `path` is the file as the user would type it, `line` and `column` count from 1 (0: the file as a
    whole), `field` is the dotted name of the field, `excerpt` the source line itself.
    """

    path: str
    line: int = 0
    column: int = 0
    field: str = ""
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """State one thing that is wrong, and the remedy."""

    rule: str
    severity: Severity
    location: Location
    message: str
    hint: str = ""

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Order problems as a reader meets them: by file, line, column, then rule."""
        place = self.location
        return (place.path, place.line, place.column, self.rule, self.message)


class BuildFailed(Exception):  # noqa: N818 - an outcome of the build, named as house.md names it
    """Carry every problem found; the only exception that crosses stages."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Keep the problems in reading order."""
        self.problems = in_reading_order(problems)
        super().__init__(f"{len(self.problems)} problems")


def in_reading_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sort problems by file and place, and drop exact repeats."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key))


def any_error(problems: Iterable[Problem]) -> bool:
    """Tell whether one of the problems stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)


def nearest(word: str, known: Iterable[str], limit: int = 2) -> list[str]:
    """Return the known words that a misspelt one can stand for, the likeliest first."""
    return get_close_matches(word.lower()[:80], sorted(known), n=limit, cutoff=0.6)


def did_you_mean(word: str, known: Iterable[str], limit: int = 2) -> str:
    """Return " Did you mean `x`?" for the known words nearest to a misspelt one, or nothing."""
    near = nearest(word, known, limit)
    return f" Did you mean {' or '.join(f'`{guess}`' for guess in near)}?" if near else ""
