"""The drawing of a figure: every coordinate, ready to be written as SVG.

A chart draws one counter with one definition, so there is nothing to tell apart by colour. Lengths
are units of the drawing, WIDTH by HEIGHT; text is at most TEXT high, on the narrowest screen.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sourcebook.model.figure import Figure, FigurePoint
from sourcebook.model.words import FigureKind
from sourcebook.plan import formats

WIDTH = 640
HEIGHT = 360
LEFT = 64
RIGHT = 616
TOP = 40
BOTTOM = 310
TEXT = 24
"""The size of the text where a screen is narrow and the drawing shrinks to half."""

FEWEST_POINTS = 2
MOST_TICKS = 5
_MONTHS_PER_TICK = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600)
_BAR_SHARE = 0.6
_LABEL_ROOM = TEXT * 2


@dataclass(frozen=True, slots=True)
class Tick:
    """Hold a mark on an axis: how far along, and its text."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class Dot:
    """Hold a published value of a running total; `label` is None where it would cover another."""

    x: float
    y: float
    label: str | None


@dataclass(frozen=True, slots=True)
class Bar:
    """Hold the value of one period."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """Hold a drawing: dots and the stepped line through them, or bars."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    y_ticks: tuple[Tick, ...]
    x_ticks: tuple[Tick, ...]
    line: str
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]


def chart(figure: Figure) -> ChartView | None:
    """Draw a figure, None where there are too few points to see anything."""
    if len(figure.points) < FEWEST_POINTS:
        return None
    largest = max(1, *(point.value for point in figure.points))
    step = _round_step(largest)
    highest = step * -(-largest // step)
    y_ticks = tuple(
        Tick(_height(value, highest), formats.number(value))
        for value in range(0, highest + 1, step)
    )
    if figure.kind is FigureKind.PER_PERIOD:
        bars = _bars(figure.points, highest)
        return _drawing(y_ticks, (), "", (), bars)
    days = [point.as_of.sort_day for point in figure.points]
    dots = _dots(figure.points, days, highest)
    return _drawing(y_ticks, _time_ticks(days[0], days[-1]), _steps(dots), dots, ())


def _drawing(
    y_ticks: tuple[Tick, ...],
    x_ticks: tuple[Tick, ...],
    line: str,
    dots: tuple[Dot, ...],
    bars: tuple[Bar, ...],
) -> ChartView:
    return ChartView(WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM, y_ticks, x_ticks, line, dots, bars)


def _round_step(highest: int) -> int:
    """Return the smallest of 1, 2, 5, 10, 20, 50 … that needs few enough marks."""
    power = 1
    while True:
        for step in (power, 2 * power, 5 * power):
            if highest / step <= MOST_TICKS:
                return step
        power *= 10


def _height(value: int, highest: int) -> float:
    return round(BOTTOM - (BOTTOM - TOP) * value / highest, 1)


def _bars(points: Sequence[FigurePoint], highest: int) -> tuple[Bar, ...]:
    room = (RIGHT - LEFT) / len(points)
    bars = []
    for number, point in enumerate(points):
        top = _height(point.value, highest)
        middle = LEFT + room * (number + 0.5)
        bars.append(
            Bar(
                x=round(middle - room * _BAR_SHARE / 2, 1),
                y=top,
                width=round(room * _BAR_SHARE, 1),
                height=round(BOTTOM - top, 1),
                middle=round(middle, 1),
                value=formats.number(point.value),
                label=formats.period(point.period or point.as_of),
            )
        )
    return tuple(bars)


def _along(day: date, first: date, last: date) -> float:
    """Return how far along a day is; a small margin keeps the first dot off the axis."""
    margin = TEXT
    span = max((last - first).days, 1)
    return round(LEFT + margin + (RIGHT - LEFT - 2 * margin) * (day - first).days / span, 1)


def _dots(points: Sequence[FigurePoint], days: Sequence[date], highest: int) -> tuple[Dot, ...]:
    places = [_along(day, days[0], days[-1]) for day in days]
    labelled = _with_room(places)
    return tuple(
        Dot(
            place,
            _height(point.value, highest),
            formats.number(point.value) if number in labelled else None,
        )
        for number, (place, point) in enumerate(zip(places, points, strict=True))
    )


def _with_room(places: Sequence[float]) -> set[int]:
    """Choose the dots whose labels do not touch: the newest, then from the right."""
    chosen: list[int] = []
    for number in reversed(range(len(places))):
        if not chosen or places[chosen[-1]] - places[number] >= _LABEL_ROOM:
            chosen.append(number)
    return set(chosen)


def _steps(dots: Sequence[Dot]) -> str:
    """Draw a line that holds each value until the next one is published."""
    path = f"M{dots[0].x} {dots[0].y}"
    for dot in dots[1:]:
        path += f"H{dot.x}V{dot.y}"
    return path


def _time_ticks(first: date, last: date) -> tuple[Tick, ...]:
    start = first.year * 12 + first.month - 1
    end = last.year * 12 + last.month - 1
    step = next(
        (months for months in _MONTHS_PER_TICK if (end - start) / months < MOST_TICKS),
        _MONTHS_PER_TICK[-1],
    )
    months = [number for number in range(start, end + 1) if number % step == 0]
    ticks = []
    for number in months:
        day = date(number // 12, number % 12 + 1, 1)
        if first <= day <= last:
            whole_years = step >= 12  # noqa: PLR2004 - months of a year
            ticks.append(Tick(_along(day, first, last), formats.tick(day, years=whole_years)))
    return tuple(ticks)
