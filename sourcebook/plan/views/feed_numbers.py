"""What an item of a feed tells of a published value of a figure."""

from dataclasses import dataclass

from sourcebook.model.figure import Figure, FigurePoint
from sourcebook.plan import formats
from sourcebook.plan.here import Here
from sourcebook.plan.views.feed_sources import FeedSource, feed_source


@dataclass(frozen=True, slots=True, eq=False)
class ValueTold:
    """Hold a value, its day, and the period that it counts, None in a running total."""

    value: str
    as_of: str
    period: str | None


@dataclass(frozen=True, slots=True, eq=False)
class PointTold:
    """Hold a published value, and in a running total the one before."""

    counter: str
    counts: str
    scope: str
    basis: str
    kind: str
    here: ValueTold
    before: ValueTold | None
    cases: str | None
    quote: str | None
    note: str | None
    source: FeedSource


def point_told(here: Here, figure: Figure, number: int) -> PointTold:
    """Return what is told of a value, by its number, which counts from 1."""
    point = figure.points[number - 1]
    earlier = figure.points[number - 2] if number > 1 and point.period is None else None
    return PointTold(
        counter=here.library.actors[figure.counter].name,
        counts=figure.counts,
        scope=figure.scope,
        basis=figure.basis.value,
        kind=figure.kind.value,
        here=_value(point),
        before=_value(earlier) if earlier else None,
        cases=None if point.cases is None else formats.number(point.cases),
        quote=point.quote,
        note=point.note,
        source=feed_source(here, here.library.articles[point.source]),
    )


def same_day(figure: Figure, number: int) -> int:
    """Return how many values up to this one are of its day: it is the n-th."""
    day = figure.points[number - 1].as_of.text
    return sum(point.as_of.text == day for point in figure.points[:number])


def _value(point: FigurePoint) -> ValueTold:
    return ValueTold(
        formats.number(point.value),
        formats.edtf(point.as_of),
        formats.period(point.period) if point.period else None,
    )
