"""By what incidents can be chosen: the facets of the timeline, and a page of each of their values.

Every value has a page of its own, so that readers without scripts choose by following links. With a
script the same links become a form (see assets/js/timeline.js).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sourcebook.model.words import Status
from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.embed import EmbedCode, list_embed_code
from sourcebook.plan.views.entry import EntryList, TotalView, entry_list, totals
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.relate.answers import WHOLE
from sourcebook.relate.library import Library
from sourcebook.relate.weighed import NUMBERS_OF_ORIGINS

MOST_VALUES = 60
"""The most values that a facet offers: those with the most incidents."""
ANSWERS = ("contested", "answered")
"""The values of the facet `answer`; each is a relation of its own."""
DEFINITIONS = {status.value: status.definition for status in Status}
"""What each status means."""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """Hold one value of a facet, the page of its incidents, and how many they are.

    `name` is None where the value is a word of ours, which the template knows.
    """

    value: str
    name: str | None
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """Hold one facet with its values; some of them may have no incident."""

    name: str
    values: tuple[FacetValue, ...]


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
    return DEFINITIONS[value] if facet == "status" else None


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


def relation_of(facet: str, value: str) -> tuple[str, str]:
    """Return the relation, and the key in it, that holds the incidents of a value."""
    return (value, WHOLE) if facet == "answer" else (RELATIONS[facet], value)


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
            order = sorted(there, key=lambda name: (library.groups[name].name.casefold(), name))
    return tuple(value for value in order if value in there)


def pages(library: Library) -> Iterator[tuple[str, str, str]]:
    """Yield address, facet and value of each page that is of a facet alone."""
    for facet, route in _ROUTES.items():
        for value in values_of(library, facet):
            yield route(value), facet, value


def _values(here: Here, facet: str) -> tuple[FacetValue, ...]:
    library = here.library
    found = []
    for value in values_of(library, facet):
        count = library.count(*relation_of(facet, value))
        found.append(FacetValue(value, _name(here, facet, value), _url(here, facet, value), count))
    most = sorted(found, key=lambda one: -one.count)[:MOST_VALUES]
    return tuple(one for one in found if one in most)


def _name(here: Here, facet: str, value: str) -> str | None:
    library = here.library
    match facet:
        case "accused" | "harmed":
            return library.site.sides[value].name
        case "group":
            return library.groups[value].name
        case "region":
            return library.regions[value].name
        case "tag":
            return library.tags[value].name
        case "year":
            return value
        case _:
            return None


def _url(here: Here, facet: str, value: str) -> str:
    match facet:
        case "accused" | "harmed":
            return here.to(f"{routes.side(value)}#{facet}")
        case "region":
            return here.to(routes.region(value))
        case "tag":
            return here.to(routes.tag(value))
        case "year":
            return here.to(routes.year(int(value)))
        case _:
            return here.to(_ROUTES[facet](value))


RELATIONS = {
    "year": "in year",
    "status": "with status",
    "accused": "by side",
    "harmed": "harming side",
    "group": "harming group",
    "region": "in region",
    "tag": "tagged",
    "origins": "with origins",
    "answer": "contested",
}
"""The relation of each facet; for `answer` see `relation_of`."""

_ROUTES = {
    "status": routes.status,
    "group": routes.group,
    "origins": routes.origins,
    "answer": routes.answer,
}
