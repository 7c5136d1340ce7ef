"""By what incidents can be chosen: the facets of the timeline, and a page of each of their values.

Every value has a page of its own, so that readers without scripts choose by following links. With a
script the same links become a form (see assets/js/timeline.js).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from sourcebook.model.words import Status
from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.choice import PAGES, Facet, FacetValue, choice, facet_value
from sourcebook.plan.views.embed import EmbedCode, list_embed_code
from sourcebook.plan.views.entry import EntryList, TotalView, entry_list, totals
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.parts import Link
from sourcebook.relate.library import Library
from sourcebook.relate.weighed import ANSWERS, NUMBERS_OF_ORIGINS, RELATIONS, relation_of
from sourcebook.wording import name_key

MOST_VALUES = 60
"""The most values that a facet offers: those with the most incidents."""
_STATUSES = {status.value: status for status in Status}


@dataclass(frozen=True, slots=True)
class FacetPageView:
    """Hold the page of one value of a facet.

    `name` is that of a group, `description` what a group or a status means, otherwise None.
    """

    frame: Frame
    facet: str
    value: str
    name: str | None
    description: str | None
    incidents: EntryList
    totals: tuple[TotalView, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """Hold the page of a side: where it is accused, and where it was harmed."""

    frame: Frame
    name: str
    note: str | None
    accused: EntryList
    accused_totals: tuple[TotalView, ...]
    harmed: EntryList
    harmed_totals: tuple[TotalView, ...]
    embed: EmbedCode | None


@dataclass(frozen=True, slots=True)
class ListView:
    """Hold the page of a list by several facets; `facets` has only the values it asks for.

    `balance` is the page that shows the same of every side, for a list that chooses one.
    """

    frame: Frame
    name: str
    note: str | None
    facets: tuple[Facet, ...]
    incidents: EntryList
    totals: tuple[TotalView, ...]
    filter: str
    balance: str | None
    embed: EmbedCode


def facets(here: Here) -> tuple[Facet, ...]:
    """Return every facet that has at least one value."""
    library = here.library
    found = (Facet(name, _values(here, name)) for name in RELATIONS) if library.incidents else ()
    return tuple(facet for facet in found if facet.values)


def facet_page_view(here: Here, facet: str, value: str) -> FacetPageView:
    """Return the page of one status, group, number of origins or answer."""
    library = here.library
    relation, key = relation_of(facet, value)
    group = library.groups[value] if facet == "group" else None
    return FacetPageView(
        frame=frame(here, library.updated_on(facet, value)),
        facet=facet,
        value=value,
        name=group.name if group else None,
        description=group.description if group else _definition(facet, value),
        incidents=entry_list(here, relation, key),
        totals=totals(library.tallies(relation, key)),
    )


def _definition(facet: str, value: str) -> str | None:
    return _STATUSES[value].meaning if facet == "status" else None


def side_view(here: Here, side: str) -> SideView:
    """Return the page of a side."""
    library = here.library
    known = library.site.sides[side]
    return SideView(
        frame=frame(here, library.updated_on("side", side)),
        name=known.name,
        note=known.note,
        accused=entry_list(here, "by side", side),
        accused_totals=totals(library.tallies("by side", side)),
        harmed=entry_list(here, "harming side", side),
        harmed_totals=totals(library.tallies("harming side", side)),
        embed=list_embed_code(here, known.name) if library.count("by side", side) else None,
    )


def list_view(here: Here, name: str) -> ListView:
    """Return the page of a list."""
    library = here.library
    asked = library.site.lists[name]
    one_sided = len(set(asked.accused)) == 1 or len(set(asked.harmed)) == 1
    return ListView(
        frame=frame(here),
        name=asked.name,
        note=asked.note,
        facets=choice(here, asked),
        incidents=entry_list(here, "in list", name),
        totals=totals(library.tallies("in list", name)),
        filter=f"{here.to(routes.HOME)}?{urlencode(asked.facets, doseq=True)}",
        balance=here.to_if(here.directory.indexes.get("balance")) if one_sided else None,
        embed=list_embed_code(here, asked.name),
    )


def lists(here: Here) -> tuple[Link, ...]:
    """Return the page of every list of the settings."""
    settings = here.library.site.lists
    return tuple(Link(asked.name, here.to(routes.list_(name))) for name, asked in settings.items())


def values_of(library: Library, facet: str) -> tuple[str, ...]:
    """Return the values of a facet in the order of readers.

    Where the values are known beforehand they are all there, also those that no incident has: the
    page of such a value stays when its last incident goes, and "none" is an answer, too.
    """
    match facet:
        case "status":
            return tuple(status.value for status in Status)
        case "origins":
            return NUMBERS_OF_ORIGINS
        case "answer":
            return ANSWERS
        case "accused" | "harmed":
            return tuple(library.site.sides)
    there = library.entire(RELATIONS[facet])
    order: Iterable[str]
    match facet:
        case "year":
            order = map(str, library.years)
        case "region":
            order = library.ids("listed regions")
        case "tag":
            order = library.ids("listed tags")
        case _:
            language = library.site.language
            order = sorted(
                there, key=lambda name: (name_key(library.groups[name].name, language), name)
            )
    return tuple(value for value in order if value in there)


def pages(library: Library) -> Iterator[tuple[str, str, str]]:
    """Yield address, facet and value of each page that is of a facet alone."""
    for facet, route in PAGES.items():
        for value in values_of(library, facet):
            yield route(value), facet, value


def _values(here: Here, facet: str) -> tuple[FacetValue, ...]:
    found = [facet_value(here, facet, value) for value in values_of(here.library, facet)]
    most = sorted(found, key=lambda one: -one.count)[:MOST_VALUES]
    return tuple(one for one in found if one in most)
