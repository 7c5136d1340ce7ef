"""Name what incidents are chosen by: a facet, its values, and all that a list asks for."""

from dataclasses import dataclass

from sourcebook.model.site import ListSettings
from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.relate.weighed import relation_of


@dataclass(frozen=True, slots=True)
class FacetValue:
    """Hold one value of a facet, the page of its incidents, and how many they are.

    `name` is None where the value is a word of ours, which the template knows; a list can ask for a
    value that has no page now.
    """

    value: str
    name: str | None
    url: str | None
    count: int


@dataclass(frozen=True, slots=True)
class Facet:
    """Hold one facet with its values; some of them may have no incident."""

    name: str
    values: tuple[FacetValue, ...]


def choice(here: Here, asked: ListSettings) -> tuple[Facet, ...]:
    """Return all that a list of the settings asks for."""
    return tuple(
        Facet(facet, tuple(facet_value(here, facet, value) for value in values))
        for facet, values in asked.facets.items()
    )


def facet_value(here: Here, facet: str, value: str) -> FacetValue:
    """Return a value of a facet."""
    count = here.library.count(*relation_of(facet, value))
    return FacetValue(value, _name(here, facet, value), _url(here, facet, value), count)


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


def _url(here: Here, facet: str, value: str) -> str | None:
    """Return the page of a value, None where it has none: only lists ask for such a one."""
    library = here.library
    match facet:
        case "accused" | "harmed":
            address = f"{routes.side(value)}#{facet}"
        case "region" if value in library.ids("listed regions"):
            address = routes.region(value)
        case "tag" if value in library.ids("listed tags"):
            address = routes.tag(value)
        case "year" if int(value) in library.years:
            address = routes.year(int(value))
        case "group" if library.count("harming group", value):
            address = routes.group(value)
        case "status" | "origins" | "answer":
            address = PAGES[facet](value)
        case _:
            return None
    return here.to(address)


PAGES = {
    "status": routes.status,
    "group": routes.group,
    "origins": routes.origins,
    "answer": routes.answer,
}
"""The pages that are of a value of a facet alone."""
