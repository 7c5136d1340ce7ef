"""The drawing of a figure: dots and the stepped line through them, or bars.

A chart draws one counter with one definition, so there is nothing to tell apart by colour. All
places are in per cent of the drawing (see `axis`), from its left and from its top.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from sourcebook.model.dates import Edtf
from sourcebook.model.figure import Figure, FigurePoint
from sourcebook.model.words import FigureKind
from sourcebook.plan import formats
from sourcebook.plan.views.axis import (
    WHOLE,
    NumberAxis,
    Tick,
    TimeAxis,
    number_axis,
    per_cent,
    time_axis,
)
from sourcebook.plan.views.labels import (
    ON_A_CARD,
    ON_A_PAGE,
    Label,
    Paper,
    Place,
    place_bars,
    place_dots,
)

FEWEST_POINTS = 2
MOST_DOTS = 60
"""Of more values the line is drawn, and the newest of them."""
MOST_BARS = 120
"""A small drawing has no room for more."""
_FINEST = 0.25
"""Steps that lie nearer to one another are drawn as one: a screen shows no more."""
_SHORT_LABEL = 4
_ROOM_FOR_WORDS = 28.0
"""What words in a gap need on a narrow screen; on a wide one a third of it is enough."""
_CLEARANCE = 0.3
"""What each bar leaves free on both sides, so that bars of periods that meet stay two."""
_NARROWEST = 0.8


@dataclass(frozen=True, slots=True)
class Dot:
    """Hold a published total; `since` is where its date can begin, None where it is one day."""

    x: float
    y: float
    since: float | None
    value: str
    as_of: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class Bar:
    """Hold the value of one period, as wide as the period is long."""

    x: float
    middle: float
    end: float
    y: float
    width: float
    height: float
    value: str
    period: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class Gap:
    """Hold a time between two periods of which no value is known.

    Words have room there on any screen, on wide ones, or not at all: `any`, `wide`, `none`.
    """

    x: float
    middle: float
    end: float
    room: str


@dataclass(frozen=True, slots=True)
class ChartView:
    """Hold a drawing: dots and the stepped line through them, or bars.

    `first` and `last` are the values at its ends in words, `roomy` tells that the marks of the
    upright axis are long, `overlapping` that some periods have days in common.
    """

    y_ticks: tuple[Tick, ...]
    x_ticks: tuple[Tick, ...]
    roomy: bool
    line: str
    dots: tuple[Dot, ...]
    bars: tuple[Bar, ...]
    gaps: tuple[Gap, ...]
    overlapping: bool
    values: int
    first: str
    last: str


def chart(figure: Figure) -> ChartView | None:
    """Draw a figure, None where there are too few points to see anything."""
    if len(figure.points) < FEWEST_POINTS:
        return None
    return _drawing(figure, time_axis(_days([figure])), ON_A_PAGE)


def sketch(figure: Figure, axis: TimeAxis) -> ChartView | None:
    """Draw a figure small, along a time that it shares with others; None where it has too much."""
    if figure.kind is FigureKind.PER_PERIOD and len(figure.points) > MOST_BARS:
        return None
    return _drawing(figure, axis, ON_A_CARD)


def shared_axis(figures: Iterable[Figure]) -> TimeAxis:
    """Return the time that holds some figures."""
    return time_axis(_days(figures))


def _days(figures: Iterable[Figure]) -> list[date]:
    return [
        day
        for figure in figures
        for point in figure.points
        for day in (_span(point) if figure.kind is FigureKind.PER_PERIOD else _as_of(point.as_of))
    ]


def _drawing(figure: Figure, time: TimeAxis, paper: Paper) -> ChartView:
    points = figure.points
    numbers = number_axis(max(point.value for point in points))
    per_period = figure.kind is FigureKind.PER_PERIOD
    dots = () if per_period else _dots(points, time, numbers, paper)
    spans = _merged(map(_span, points)) if per_period else ()
    return ChartView(
        y_ticks=tuple(Tick(per_cent(WHOLE - tick.at), tick.label, None) for tick in numbers.ticks),
        x_ticks=time.ticks,
        roomy=any(len(tick.label) > _SHORT_LABEL for tick in numbers.ticks),
        line=_steps(points, time, numbers) if len(points) > 1 and not per_period else "",
        dots=dots,
        bars=_bars(points, time, numbers, paper) if per_period else (),
        gaps=_gaps(spans, time),
        overlapping=len(spans) < len(points) and per_period,
        values=len(points),
        first=_told(points[0]),
        last=_told(points[-1]),
    )


def _told(point: FigurePoint) -> str:
    when = formats.edtf(point.period or point.as_of, short=True)
    return f"{formats.number(point.value)} ({when})"


# Running totals


def _as_of(value: Edtf) -> tuple[date, date]:
    """Return the first and the last day of a count; what is open is its one known end."""
    return value.earliest or value.sort_day, value.sort_day


def _dots(
    points: Sequence[FigurePoint], time: TimeAxis, numbers: NumberAxis, paper: Paper
) -> tuple[Dot, ...]:
    if len(points) > MOST_DOTS:
        points = points[-1:]
    places = [_place(point, time, numbers) for point in points]
    labels = place_dots(places, paper)
    dots = []
    for point, place, label in zip(points, places, labels, strict=True):
        since = time.along(_as_of(point.as_of)[0])
        dots.append(
            Dot(
                place.x,
                place.y,
                since if place.x - since > 1 else None,
                place.value,
                place.date,
                label,
            )
        )
    return tuple(dots)


def _place(point: FigurePoint, time: TimeAxis, numbers: NumberAxis) -> Place:
    return Place(
        time.along(point.as_of.sort_day),
        per_cent(WHOLE - numbers.along(point.value)),
        formats.number(point.value),
        formats.edtf(point.as_of, short=True),
    )


def _steps(points: Sequence[FigurePoint], time: TimeAxis, numbers: NumberAxis) -> str:
    """Draw a line that holds each value until the next one is published."""
    places = [_place(point, time, numbers) for point in points]
    path = f"M{places[0].x} {places[0].y}"
    drawn = places[0].x
    for place, after in pairwise([*places[1:], None]):
        if place is None:  # only what comes after the last one is
            break
        if after is None or after.x - drawn >= _FINEST:
            path += f"H{place.x}V{place.y}"
            drawn = place.x
    return path


# Values of periods


def _span(point: FigurePoint) -> tuple[date, date]:
    """Return the first and the last day of a period; an open end is the day of the count."""
    period = point.period or point.as_of
    first = period.earliest or period.sort_day
    last = period.latest or max(first, point.as_of.sort_day)
    return first, last


def _bars(
    points: Sequence[FigurePoint], time: TimeAxis, numbers: NumberAxis, paper: Paper
) -> tuple[Bar, ...]:
    """Draw the long and the tall first, so that no bar hides another one."""
    ordered = sorted(points, key=lambda point: (_days_of(point), point.value), reverse=True)
    bars = [_bar(point, time, numbers) for point in ordered]
    tops = [Place(bar.middle, bar.y, bar.value, "") for bar in bars]
    labels = place_bars(tops, paper)
    return tuple(replace(bar, label=label) for bar, label in zip(bars, labels, strict=True))


def _bar(point: FigurePoint, time: TimeAxis, numbers: NumberAxis) -> Bar:
    first, last = _span(point)
    left, right = time.along(first), time.along(last, end=True)
    clearance = min(_CLEARANCE, (right - left) / 4)
    width = max(right - left - 2 * clearance, _NARROWEST)
    return Bar(
        x=per_cent(left + clearance),
        middle=per_cent(left + clearance + width / 2),
        end=per_cent(left + clearance + width),
        y=per_cent(WHOLE - numbers.along(point.value)),
        width=per_cent(width),
        height=numbers.along(point.value),
        value=formats.number(point.value),
        period=formats.edtf(point.period or point.as_of, short=True),
        label=None,
    )


def _days_of(point: FigurePoint) -> int:
    first, last = _span(point)
    return (last - first).days


def _merged(spans: Iterable[tuple[date, date]]) -> tuple[tuple[date, date], ...]:
    """Join the periods that have days in common."""
    merged: list[tuple[date, date]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def _gaps(spans: Iterable[tuple[date, date]], time: TimeAxis) -> tuple[Gap, ...]:
    """Find the times between periods; periods that meet leave none."""
    gaps = []
    for (_, end), (start, _) in pairwise(spans):
        left, right = time.along(end, end=True), time.along(start)
        if right - left >= _FINEST:
            middle = per_cent((left + right) / 2)
            gaps.append(Gap(left, middle, right, _room(right - left)))
    return tuple(gaps)


def _room(width: float) -> str:
    if width >= _ROOM_FOR_WORDS:
        return "any"
    return "wide" if width >= _ROOM_FOR_WORDS / 3 else "none"
