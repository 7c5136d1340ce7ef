"""The timeline: the home page, the pages of the years, and the list of all incidents."""

from collections.abc import Iterable
from dataclasses import dataclass

from sourcebook.model.dates import Edtf, Precision, Shape, parse
from sourcebook.model.words import Status
from sourcebook.plan import formats, routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.entry import EntryView, TotalView, entries, entry, totals
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.parts import Link
from sourcebook.relate.card import Card


@dataclass(frozen=True, slots=True)
class MonthView:
    """Hold the incidents of a month; `name` is None for those whose month is not known."""

    name: str | None
    entries: tuple[EntryView, ...]


@dataclass(frozen=True, slots=True)
class YearLink:
    """Hold a year, its page, and how many incidents it has."""

    year: int
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class YearView:
    """Hold the shown incidents of a year, newest first."""

    link: YearLink
    months: tuple[MonthView, ...]


@dataclass(frozen=True, slots=True)
class StatusMeaning:
    """Hold a status, and what it means."""

    status: str
    definition: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """Hold the home page; `shown` of the `incidents` are on it."""

    frame: Frame
    incidents: int
    shown: int
    articles: int
    all_incidents: str
    statuses: tuple[StatusMeaning, ...]
    years: tuple[YearLink, ...]
    timeline: tuple[YearView, ...]


@dataclass(frozen=True, slots=True)
class YearPageView:
    """Hold the page of a year."""

    frame: Frame
    year: YearView
    totals: tuple[TotalView, ...]
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class IncidentIndexView:
    """Hold the list of all incidents, newest first."""

    frame: Frame
    entries: tuple[EntryView, ...]
    totals: tuple[TotalView, ...]


def home_view(here: Here) -> HomeView:
    """Return the home page."""
    library = here.library
    newest = library.ids("timeline")
    shown = frozenset(newest[: library.site.home.length])
    return HomeView(
        frame=frame(here, library.updated),
        incidents=len(newest),
        shown=len(shown),
        articles=len(library.articles),
        all_incidents=here.to(routes.INCIDENTS),
        statuses=tuple(StatusMeaning(status.value, status.definition) for status in Status),
        years=_year_links(here),
        timeline=tuple(
            _year(here, year, library.cards(those))
            for year in library.years
            if (those := [name for name in library.ids("in year", str(year)) if name in shown])
        ),
    )


def year_view(here: Here, name: str) -> YearPageView:
    """Return the page of a year."""
    year = int(name)
    cards = here.library.cards(here.library.ids("in year", str(year)))
    links = _year_links(here)
    place = [link.year for link in links].index(year)
    return YearPageView(
        frame=frame(here, here.library.updated_on("year", str(year))),
        year=_year(here, year, cards),
        totals=totals(cards),
        earlier=_year_text(links[place + 1]) if place + 1 < len(links) else None,
        later=_year_text(links[place - 1]) if place else None,
    )


def incident_index_view(here: Here) -> IncidentIndexView:
    """Return the list of all incidents."""
    cards = here.library.cards(here.library.ids("timeline"))
    return IncidentIndexView(
        frame(here, here.library.updated_on("incidents")), entries(here, cards), totals(cards)
    )


def _year_links(here: Here) -> tuple[YearLink, ...]:
    return tuple(_year_link(here, year) for year in here.library.years)


def _year_link(here: Here, year: int) -> YearLink:
    return YearLink(year, here.to(routes.year(year)), here.library.count("in year", str(year)))


def _year_text(link: YearLink) -> Link:
    return Link(str(link.year), link.url)


def _year(here: Here, year: int, cards: Iterable[Card]) -> YearView:
    months: dict[int | None, list[EntryView]] = {}
    for card in cards:
        months.setdefault(_month_of(parse(card.when)), []).append(entry(here, card))
    # A date known to the year only could be any month: such incidents come first, as the latest.
    ordered = sorted(months, key=lambda number: -(number or 13))
    return YearView(
        _year_link(here, year),
        tuple(
            MonthView(formats.month(number) if number else None, tuple(months[number]))
            for number in ordered
        ),
    )


def _month_of(when: Edtf) -> int | None:
    """Return the month to list a date under, None where it does not name one."""
    ends = [point for point in when.points if point and point.latest == when.sort_day]
    if not ends:  # an interval that is still open is listed under its beginning
        ends = [point for point in when.points if point]
    known = ends[0].precision in (Precision.DAY, Precision.MONTH)
    spread = when.shape is Shape.ONE_OF and not _same_month(when)
    return when.sort_day.month if known and not spread else None


def _same_month(when: Edtf) -> bool:
    if when.earliest is None or when.latest is None:
        return False
    return (when.earliest.year, when.earliest.month) == (when.latest.year, when.latest.month)
