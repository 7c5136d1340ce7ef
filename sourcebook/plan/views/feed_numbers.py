"""What an item of a feed tells of a published value of a figure."""

from dataclasses import dataclass, replace

from sourcebook.model.figure import Figure, FigurePoint, ValueCorrection
from sourcebook.plan import formats
from sourcebook.plan.here import Here
from sourcebook.plan.views.feed_sources import FeedSource, feed_source
from sourcebook.plan.views.quotes import QuoteView, quote_of


@dataclass(frozen=True, slots=True, eq=False)
class ValueTold:
    """Hold a value, its day, and the period that it counts, None in a running total."""

    value: str
    as_of: str
    period: str | None


@dataclass(frozen=True, slots=True, eq=False)
class CorrectionTold:
    """Hold the number that stood here by mistake, until when, and what was wrong."""

    was: str
    date: str
    note: str | None


@dataclass(frozen=True, slots=True, eq=False)
class PointTold:
    """Hold a published value, and in a running total the one before.

    `correction` is there where the item tells of one, with `here` as the value that it led to.
    """

    counter: str
    counts: str
    scope: str
    basis: str
    kind: str
    here: ValueTold
    before: ValueTold | None
    cases: str | None
    quote: QuoteView | None
    note: str | None
    source: FeedSource
    correction: CorrectionTold | None
    corrected: tuple[CorrectionTold, ...]


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
        quote=quote_of(here, point.quote, point.source),
        note=point.note,
        source=feed_source(here, here.library.articles[point.source]),
        correction=None,
        corrected=tuple(map(correction_told, point.corrections)),
    )


def corrected_told(here: Here, figure: Figure, number: int, place: int) -> PointTold:
    """Return what is told of a correction of a value: by the number of each, from 1 and from 0."""
    point = figure.points[number - 1]
    told = point_told(here, figure, number)
    return replace(
        told,
        here=replace(told.here, value=formats.number(point.value_after(place))),
        before=None,
        correction=correction_told(point.corrections[place]),
        corrected=tuple(map(correction_told, point.corrections[place + 1 :])),
    )


def correction_told(correction: ValueCorrection) -> CorrectionTold:
    """Return what is told of a correction of a value."""
    was = formats.number(correction.was)
    return CorrectionTold(was, formats.day(correction.date), correction.note)


def _value(point: FigurePoint) -> ValueTold:
    return ValueTold(
        formats.number(point.value),
        formats.edtf(point.as_of),
        formats.period(point.period) if point.period else None,
    )
