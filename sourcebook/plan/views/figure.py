"""The page of a figure, and the list of all figures."""

from collections.abc import Mapping
from dataclasses import dataclass

from sourcebook.model.figure import Figure
from sourcebook.plan import formats, routes
from sourcebook.plan.data.collections import own_file
from sourcebook.plan.here import Here
from sourcebook.plan.views.axis import TimeAxis
from sourcebook.plan.views.chart import ChartView, chart, shared_axis, sketch
from sourcebook.plan.views.citing import SourceItem, flat_list
from sourcebook.plan.views.feed_numbers import CorrectionTold, correction_told
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.parts import DateView, Link, actor_link, date_view, day_view, side_name
from sourcebook.plan.views.prose import CitationView
from sourcebook.plan.views.quotes import QuoteView, quote_of
from sourcebook.wording import name_key


@dataclass(frozen=True, slots=True)
class PointView:
    """Hold one published value; `period` is None in a running total."""

    as_of: DateView
    period: DateView | None
    value: str
    cases: str | None
    note: str | None
    quote: QuoteView | None
    corrections: tuple[CorrectionTold, ...]
    citation: CitationView


@dataclass(frozen=True, slots=True)
class FigureView:
    """Hold the page of a figure."""

    frame: Frame
    title: str
    counter: Link
    side: str | None
    counts: str
    scope: str
    basis: str
    kind: str
    start: DateView
    end: DateView | None
    note: str | None
    chart: ChartView | None
    points: tuple[PointView, ...]
    has_cases: bool
    sources: tuple[SourceItem, ...]
    others: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FigureItem:
    """Hold a figure in the list of all: what it counts, and its newest value."""

    link: Link
    counts: str
    scope: str
    basis: str
    kind: str
    value: str
    as_of: DateView
    period: DateView | None
    points: int
    sketch: ChartView | None


@dataclass(frozen=True, slots=True)
class CounterGroup:
    """Hold the figures of one counter."""

    counter: Link
    side: str | None
    figures: tuple[FigureItem, ...]


@dataclass(frozen=True, slots=True)
class FigureIndexView:
    """Hold the list of all figures, by counter."""

    frame: Frame
    counters: tuple[CounterGroup, ...]


def figure_view(here: Here, name: str) -> FigureView:
    """Return the page of a figure."""
    library = here.library
    figure = library.figures[name]
    sources = flat_list(here, (point.source for point in figure.points))
    return FigureView(
        frame=frame(here, data=own_file(here, "figures", name), record=figure),
        title=figure.title,
        counter=actor_link(here, figure.counter),
        side=side_name(here, library.actors[figure.counter].side),
        counts=figure.counts,
        scope=figure.scope,
        basis=figure.basis.value,
        kind=figure.kind.value,
        start=day_view(figure.covers.start),
        end=day_view(figure.covers.to) if figure.covers.to else None,
        note=figure.note,
        chart=chart(figure),
        points=_points(here, figure, sources.citations),
        has_cases=any(point.cases is not None for point in figure.points),
        sources=sources.items,
        others=tuple(
            Link(library.figures[other].title, here.to(routes.figure(other)))
            for other in library.ids("counted by", figure.counter)
            if other != figure.id
        ),
    )


def figure_index_view(here: Here) -> FigureIndexView:
    """Return the list of all figures."""
    library = here.library
    language = library.site.language
    counters = dict.fromkeys(figure.counter for figure in library.figures.values())
    names = {name: name_key(library.actors[name].name, language) for name in counters}
    ordered = sorted(counters, key=lambda name: (names[name], name))
    # One axis of time for all, so that what stands below one another is of the same day.
    time = shared_axis(library.figures.values())
    return FigureIndexView(
        frame(here, library.updated),
        tuple(
            CounterGroup(
                actor_link(here, counter),
                side_name(here, library.actors[counter].side),
                tuple(
                    _item(here, figure, time)
                    for figure in map(
                        library.figures.__getitem__, library.ids("counted by", counter)
                    )
                ),
            )
            for counter in ordered
        ),
    )


def _item(here: Here, figure: Figure, time: TimeAxis) -> FigureItem:
    newest = figure.points[-1]
    return FigureItem(
        link=Link(figure.title, here.to(routes.figure(figure.id))),
        counts=figure.counts,
        scope=figure.scope,
        basis=figure.basis.value,
        kind=figure.kind.value,
        value=formats.number(newest.value),
        as_of=date_view(newest.as_of),
        period=date_view(newest.period) if newest.period else None,
        points=len(figure.points),
        sketch=sketch(figure, time),
    )


def _points(
    here: Here, figure: Figure, citations: Mapping[str, CitationView]
) -> tuple[PointView, ...]:
    return tuple(
        PointView(
            as_of=date_view(point.as_of),
            period=date_view(point.period) if point.period else None,
            value=formats.number(point.value),
            cases=formats.number(point.cases) if point.cases is not None else None,
            note=point.note,
            quote=quote_of(here, point.quote, point.source),
            corrections=tuple(map(correction_told, point.corrections)),
            citation=citations[point.source],
        )
        for point in figure.points
    )
