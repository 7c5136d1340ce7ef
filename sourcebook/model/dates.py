"""Dates as they are known: the part of EDTF that records use, with exact bounds.

EDTF is the Extended Date/Time Format of the Library of Congress, now in ISO 8601-2:2019
(https://www.loc.gov/standards/datetime/). Taken in: level 0 dates and intervals (no times of day),
level 1 qualification (``~ ? %``), unspecified digits from the right, seasons, open and unknown
interval ends, and the level 2 sets of single dates. Qualification never widens the bounds: what
"about" means in days is nobody's to guess.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Any

MAX_LENGTH = 120
"""The longest date text that is read, in characters."""

_POINT = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?P<qualifier>[~?%])?"
)
_OPEN_ENDS = ("..", "")
_SEASON_MONTHS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 14)}
"""Months of the seasons of the northern hemisphere; winter begins in December of its year."""


class DateError(ValueError):
    """Say why a text is no date, and what to write instead."""

    def __init__(self, message: str, hint: str, *, impossible: bool = False) -> None:
        """Keep the remedy; `impossible` marks a well-formed date that no calendar has."""
        super().__init__(message)
        self.hint = hint
        self.impossible = impossible


class Precision(StrEnum):
    """Name the unit that a date is known to."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Shape(StrEnum):
    """Name how the points of a date belong together."""

    POINT = "point"
    INTERVAL = "interval"
    ONE_OF = "one-of"
    ALL_OF = "all-of"


@dataclass(frozen=True, slots=True)
class Point:
    """Hold one date: its bounds, the unit it is known to and how sure its source is."""

    earliest: date
    latest: date
    precision: Precision
    season: int | None = None
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class Edtf:
    """Hold a date as it was written, its points, and its exact bounds (both ends included).

    An end of an interval that is open (``..``) or unknown (empty) has no point, and its bound is
    None. Two dates are equal when they were written alike.
    """

    text: str
    shape: Shape
    points: tuple[Point | None, ...]
    earliest: date | None = field(init=False, compare=False, repr=False)
    """The first day that it can mean, None where the beginning is open."""
    latest: date | None = field(init=False, compare=False, repr=False)
    """The last day that it can mean, None where the end is open."""

    def __post_init__(self) -> None:
        """Work out the bounds once: records share their dates, and nearly every rule asks."""
        earliest: date | None
        latest: date | None
        if self.shape is Shape.INTERVAL:
            first, last = self.points
            earliest = first.earliest if first else None
            latest = last.latest if last else None
        else:
            earliest = min(point.earliest for point in self.points if point)
            latest = max(point.latest for point in self.points if point)
        object.__setattr__(self, "earliest", earliest)
        object.__setattr__(self, "latest", latest)

    @property
    def sort_day(self) -> date:
        """Return the day to sort by: the latest it can be, or the earliest of an open end."""
        day = self.latest or self.earliest
        if day is None:  # parse() refuses an interval without any end
            raise AssertionError(self.text)
        return day

    def may_overlap(self, other: "Edtf") -> bool:
        """Tell whether some day could belong to both dates."""
        starts_in_time = (
            self.earliest is None or other.latest is None or self.earliest <= other.latest
        )
        ends_in_time = (
            self.latest is None or other.earliest is None or other.earliest <= self.latest
        )
        return starts_in_time and ends_in_time

    def __str__(self) -> str:
        """Return the date as it was written."""
        return self.text

    def __reduce__(self) -> tuple[Any, ...]:
        """Tell pickle to keep the text, which says all."""
        return parse, (self.text,)


@lru_cache(maxsize=1 << 15)  # records share their dates
def parse(text: str) -> Edtf:
    """Read an EDTF text.

    Raises DateError, with a remedy, for a text outside the subset or a date no calendar has.
    """
    if len(text) > MAX_LENGTH:
        raise DateError(
            f"a date has at most {MAX_LENGTH} characters", "Put the explanation into `note`."
        )
    if text[:1] in ("[", "{"):
        return _parse_set(text)
    if "/" in text:
        return _parse_interval(text)
    return Edtf(text, Shape.POINT, (_parse_point(text),))


def _parse_set(text: str) -> Edtf:
    closing = "]" if text[0] == "[" else "}"
    if not text.endswith(closing) or len(text) < len("[2022]"):
        raise DateError(
            f"the set of dates is not closed with `{closing}`",
            "Write `[2022-03-04,2022-03-05]` for one of these days, "
            "`{2022-03-04,2022-03-05}` for all of them, in quotation marks.",
        )
    points = tuple(_parse_point(part.strip()) for part in text[1:-1].split(","))
    return Edtf(text, Shape.ONE_OF if closing == "]" else Shape.ALL_OF, points)


def _parse_interval(text: str) -> Edtf:
    parts = text.split("/")
    if _ORDINARY.fullmatch(text) or _LOOSE.fullmatch(text):
        raise DateError(f"`{text}` is not a date in EDTF", _remedy(text))
    if len(parts) != 2:  # noqa: PLR2004 - an interval has two ends
        raise DateError(
            f"`{text}` has more than one `/`",
            "Write an interval as `2022-03-04/2022-03-05`, with the year first.",
        )
    first, last = (None if part in _OPEN_ENDS else _parse_point(part) for part in parts)
    if first is None and last is None:
        raise DateError("an interval needs at least one end", "Write the end that is known.")
    if first and last and first.earliest > last.latest:
        raise DateError(
            f"the interval ends before it begins: {text}",
            "Put the earlier date first.",
            impossible=True,
        )
    return Edtf(text, Shape.INTERVAL, (first, last))


def _parse_point(text: str) -> Point:
    match = _POINT.fullmatch(text)
    if match is None:
        raise DateError(f"`{text}` is not a date in EDTF", _remedy(text))
    year, month, day = match["year"], match["month"], match["day"]
    qualifier = match["qualifier"] or ""
    earliest, latest, precision, season = _bounds(text, year, month, day)
    return Point(
        earliest,
        latest,
        precision,
        season,
        approximate=qualifier in ("~", "%"),
        uncertain=qualifier in ("?", "%"),
    )


def _bounds(
    text: str, year: str, month: str | None, day: str | None
) -> tuple[date, date, Precision, int | None]:
    """Return the first and the last day, the unit and the season that the digits name."""
    if year == "0000":
        raise DateError("there is no year 0000", "Write the year.", impossible=True)
    if "X" in year:
        if month is not None:
            raise DateError(
                f"`{text}` has a month in an unknown year",
                "Write only the digits that are known, from the left: `202X`.",
            )
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        precision = Precision.CENTURY if year.endswith("XX") else Precision.DECADE
        return date(max(first, 1), 1, 1), date(last, 12, 31), precision, None
    number = int(year)
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise DateError(
                f"`{text}` has a day in an unknown month",
                "Write only the digits that are known, from the left: `2022-XX-XX`.",
            )
        return date(number, 1, 1), date(number, 12, 31), Precision.YEAR, None
    if int(month) in _SEASON_MONTHS:
        return _season_bounds(text, number, int(month), day)
    if not 1 <= int(month) <= 12:  # noqa: PLR2004 - months of a year
        raise DateError(
            f"there is no month {month}", "Write year-month-day: `2022-03-30`.", impossible=True
        )
    length = monthrange(number, int(month))[1]
    if day is None or day == "XX":
        whole = date(number, int(month), 1)
        return whole, whole.replace(day=length), Precision.MONTH, None
    if not 1 <= int(day) <= length:
        raise DateError(
            f"{number}-{month} has {length} days, not a day {day}",
            "Check the day against the source.",
            impossible=True,
        )
    exact = date(number, int(month), int(day))
    return exact, exact, Precision.DAY, None


def _season_bounds(
    text: str, year: int, season: int, day: str | None
) -> tuple[date, date, Precision, int | None]:
    if day is not None:
        raise DateError(f"`{text}`: a season has no day", "Write the season alone: `2022-21`.")
    first, last = _SEASON_MONTHS[season]
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)  # noqa: PLR2004
    if end_year > date.max.year:
        raise DateError(f"`{text}` is out of range", "Check the year.", impossible=True)
    end = date(end_year, end_month, monthrange(end_year, end_month)[1])
    return date(year, first, 1), end, Precision.SEASON, season


_ORDINARY = re.compile(r"(?P<a>[0-9]{1,2})[./-](?P<b>[0-9]{1,2})[./-](?P<year>[0-9]{4})")
_TIMED = re.compile(r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[T ].+")
_LOOSE = re.compile(r"(?P<year>[0-9]{4})[-./ ](?P<month>[0-9]{1,2})(?:[-./ ](?P<day>[0-9]{1,2}))?")


def _remedy(text: str) -> str:
    """Guess what was meant, for the hint of the error."""
    if timed := _TIMED.fullmatch(text):
        return f"Write the day alone, `{timed['day']}`, and put the time of day into `note`."
    if ordinary := _ORDINARY.fullmatch(text):
        a, b, year = int(ordinary["a"]), int(ordinary["b"]), ordinary["year"]
        readings = dict.fromkeys(
            f"`{year}-{month:02}-{day:02}`"
            for day, month in ((a, b), (b, a))
            if 1 <= month <= 12 and 1 <= day <= 31  # noqa: PLR2004 - months and days
        )
        if readings:
            return f"Write year-month-day: {' or '.join(readings)}."
    if loose := _LOOSE.fullmatch(text):
        parts = [loose["year"], *(f"{int(part):02}" for part in loose.groups()[1:] if part)]
        return f"Write `{'-'.join(parts)}`."
    return (
        "Write year-month-day, as far as it is known: `2022-03-30`, `2022-03`, `2022`; "
        "`2022-03-30~` for about that day, `../2022-03-30` for not later."
    )


def day_after(day: date) -> date:
    """Return the next day, the last day of the calendar for that day itself."""
    return day + timedelta(days=1) if day < date.max else day
