"""Axes: where a number or a day stands along a drawing, in per cent of its length.

A drawing has no size of its own. It is as wide as its place on the page, and only what is measured
in per cent grows with it: text and lines keep the size that the style sheet gives them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sourcebook.plan import formats

WHOLE = 100
MOST_TICKS = 5
_MONTHS_OF_A_YEAR = 12
_MONTHS_PER_TICK = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1_200, 2_400, 6_000, 12_000, 24_000)
"""The last is enough for all years of the calendar."""
_LONG_SPAN = 3 * _MONTHS_OF_A_YEAR
"""From here on the marks are years, and the axis ends with whole years."""


def per_cent(value: float) -> float:
    """Return a place as exactly as a screen can show it, and as shortly as it can be written."""
    rounded = round(float(value), 2)
    return int(rounded) if rounded.is_integer() else rounded


@dataclass(frozen=True, slots=True)
class Tick:
    """Hold a mark on an axis: how far along, its text, and a second line of it."""

    at: float
    label: str
    below: str | None = None


@dataclass(frozen=True, slots=True)
class NumberAxis:
    """Reach from nought to `highest`, with a mark every `step`."""

    highest: int
    step: int

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Return the marks, nought first."""
        values = range(0, self.highest + 1, self.step)
        return tuple(Tick(self.along(value), formats.shortened(value)) for value in values)

    def along(self, value: int) -> float:
        """Return how far along a number is."""
        return per_cent(WHOLE * value / self.highest)


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """Reach from the first day to the last; both are whole."""

    first: date
    last: date

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """Return a mark for the first day of every so many months or years."""
        start = self.first.year * _MONTHS_OF_A_YEAR + self.first.month - 1
        end = self.last.year * _MONTHS_OF_A_YEAR + self.last.month - 1
        step = next(step for step in _MONTHS_PER_TICK if (end - start) / step < MOST_TICKS)
        ticks: list[Tick] = []
        for number in range(-(-start // step) * step, end + 1, step):
            day = date(number // _MONTHS_OF_A_YEAR, number % _MONTHS_OF_A_YEAR + 1, 1)
            ticks.append(self._tick(day, step, first=not ticks))
        return tuple(ticks)

    def along(self, day: date, *, end: bool = False) -> float:
        """Return how far along a day begins, or ends; what is outside counts as the edge."""
        length = (self.last - self.first).days + 1
        passed = (day - self.first).days + (1 if end else 0)
        return per_cent(WHOLE * min(max(passed / length, 0), 1))

    def _tick(self, day: date, step: int, *, first: bool) -> Tick:
        if step >= _MONTHS_OF_A_YEAR:
            return Tick(self.along(day), str(day.year))
        year = str(day.year) if first or day.month == 1 else None
        return Tick(self.along(day), formats.short_month(day.month), year)


def number_axis(highest: int, *, open_ended: bool = False) -> NumberAxis:
    """Return an axis that holds a number, and a bit more where that is an open end."""
    wanted = max(1, highest + (highest // 8 + 1 if open_ended else 0))
    step = _round_step(wanted)
    return NumberAxis(step * -(-wanted // step), step)


def time_axis(days: Iterable[date]) -> TimeAxis:
    """Return an axis that holds some days, from the first of a month or a year to the last."""
    ordered = sorted(days)
    first, last = ordered[0], ordered[-1]
    months = (last.year - first.year) * _MONTHS_OF_A_YEAR + last.month - first.month
    if months >= _LONG_SPAN:
        return TimeAxis(date(first.year, 1, 1), date(last.year, 12, 31))
    return TimeAxis(first.replace(day=1), _end_of_month(last))


def _end_of_month(day: date) -> date:
    if day.month == _MONTHS_OF_A_YEAR:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - timedelta(days=1)


def _round_step(highest: int) -> int:
    """Return the smallest of 1, 2, 5, 10, 20, 50 … that needs few enough marks."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if highest / step <= MOST_TICKS:
                return step
        power *= 10
