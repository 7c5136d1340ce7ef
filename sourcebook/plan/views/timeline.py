"""The timeline: the home page, the pages of the years, and the list of all incidents."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sourcebook.model.dates import parse
from sourcebook.model.words import Status
from sourcebook.plan import formats, lists, routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.choice import Facet
from sourcebook.plan.views.embed import EmbedCode, list_embed_code
from sourcebook.plan.views.entry import (
    EntryList,
    EntryView,
    TotalView,
    entry,
    entry_list,
    totals,
)
from sourcebook.plan.views.facets import facets
from sourcebook.plan.views.facets import lists as listed
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.paging import Paging, paging
from sourcebook.plan.views.parts import Link
from sourcebook.plan.views.strip import StripBar, StripYear, months_strip, strip
from sourcebook.plan.views.structured import home_data
from sourcebook.plan.views.thing import Structured
from sourcebook.relate.answers import LongList
from sourcebook.relate.card import Card
from sourcebook.relate.facts import listed_month


@dataclass(frozen=True, slots=True)
class MonthView:
    """Hold the incidents of a month: `number` 0, `name` None for those whose month is not known.

    Of a month that is `continued` another page has newer ones; `continues` is where older ones are.
    """

    number: int
    name: str | None
    entries: tuple[EntryView, ...]
    continued: bool
    continues: str | None


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
class FindView:
    """Hold where the script finds its data; `{}` stands for the number of a part of entries."""

    facets: str
    entries: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """Hold the home page; `shown` of the `incidents` are on it."""

    frame: Frame
    structured: Structured
    incidents: int
    shown: int
    articles: int
    all_incidents: str
    search: str
    statuses: tuple[StatusMeaning, ...]
    strip: tuple[StripYear, ...]
    facets: tuple[Facet, ...]
    lists: tuple[Link, ...]
    find: FindView
    timeline: tuple[YearView, ...]


@dataclass(frozen=True, slots=True)
class YearPageView:
    """Hold the page of a year."""

    frame: Frame
    year: YearView
    strip: tuple[StripBar, ...]
    paging: Paging | None
    totals: tuple[TotalView, ...]
    earlier: Link | None
    later: Link | None


@dataclass(frozen=True, slots=True)
class IncidentIndexView:
    """Hold the list of all incidents, newest first."""

    frame: Frame
    incidents: EntryList
    totals: tuple[TotalView, ...]
    embed: EmbedCode


def home_view(here: Here) -> HomeView:
    """Return the home page."""
    library = here.library
    cards = library.cards(library.ids("on home"))
    years = groupby(cards, key=lambda card: parse(card.when).sort_day.year)
    return HomeView(
        frame=frame(here, library.updated),
        structured=home_data(here),
        incidents=library.count("timeline"),
        shown=len(cards),
        articles=library.count("sources"),
        all_incidents=here.to(routes.INCIDENTS),
        search=here.to(routes.SEARCH),
        statuses=tuple(StatusMeaning(status.value, status.meaning) for status in Status),
        strip=strip(here),
        facets=facets(here),
        lists=listed(here),
        find=FindView(here.to(routes.find("facets")), here.to(routes.find("entries/{}"))),
        timeline=tuple(
            YearView(_year_link(here, year), months(here, those)) for year, those in years
        ),
    )


def year_view(here: Here, name: str) -> YearPageView:
    """Return the page of a year."""
    library = here.library
    year = int(name)
    page = library.page_of("in year", name)
    links = _year_links(here)
    place = [link.year for link in links].index(year)
    return YearPageView(
        frame=frame(here, library.updated_on("year", name)),
        year=YearView(_year_link(here, year), months_of(here, page, name)),
        strip=months_strip(here, year, (month.number for month in months_of(here, page, name))),
        paging=paging(here, page, "in year", name),
        totals=totals(library.tallies("in year", name)),
        earlier=_year_text(links[place + 1]) if place + 1 < len(links) else None,
        later=_year_text(links[place - 1]) if place else None,
    )


def incident_index_view(here: Here) -> IncidentIndexView:
    """Return the list of all incidents, or the newest of many."""
    library = here.library
    return IncidentIndexView(
        frame(here, library.updated_on("incidents")),
        entry_list(here, "timeline"),
        totals(library.tallies("timeline")),
        list_embed_code(here, library.site.tagline),
    )


def months_of(here: Here, page: LongList, year: str) -> tuple[MonthView, ...]:
    """Return the incidents of a page of a year by month, latest first."""
    library = here.library
    newer, older = page.part.newer, page.part.older
    return months(
        here,
        library.cards(page.members),
        newer=library.card(newer) if newer else None,
        older=library.card(older) if older else None,
        older_page=here.to(lists.address("in year", year, page.number - 1)) if older else None,
    )


def months(
    here: Here,
    cards: Iterable[Card],
    *,
    newer: Card | None = None,
    older: Card | None = None,
    older_page: str | None = None,
) -> tuple[MonthView, ...]:
    """Return incidents by month, latest first; `newer` and `older` are next to them elsewhere.

    A date known to the year only could be any month: such incidents come first, as the latest.
    """
    found: dict[int | None, list[EntryView]] = {}
    for card in cards:
        found.setdefault(listed_month(parse(card.when)), []).append(entry(here, card))
    continued = {listed_month(parse(newer.when))} if newer else set()
    continuing = {listed_month(parse(older.when))} if older else set()
    return tuple(
        MonthView(
            number or 0,
            formats.month(number) if number else None,
            tuple(found[number]),
            continued=number in continued,
            continues=older_page if number in continuing else None,
        )
        for number in sorted(found, key=lambda number: -(number or 13))
    )


def _year_links(here: Here) -> tuple[YearLink, ...]:
    return tuple(_year_link(here, year) for year in here.library.years)


def _year_link(here: Here, year: int) -> YearLink:
    return YearLink(year, here.to(routes.year(year)), here.library.count("in year", str(year)))


def _year_text(link: YearLink) -> Link:
    return Link(str(link.year), link.url)
