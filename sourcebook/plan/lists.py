"""Know which lists can grow without bound, and the address of each of their pages.

A list stands on the page of its subject as long as it is short. Of a long one that page, the front,
has the newest entries; each older hundred has a page of its own, counted from the oldest, whose
content and address stay as they are when something newer is added.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from sourcebook.plan import routes
from sourcebook.relate.answers import parts
from sourcebook.relate.library import Library


class Place(NamedTuple):
    """Hold where a list stands: the address of its front page, and its name if there are more."""

    front: str
    part: str = ""


LISTS: Mapping[str, Callable[[str], Place]] = {
    "timeline": lambda _: Place(routes.INCIDENTS),
    "sources": lambda _: Place(routes.SOURCES),
    "changes": lambda _: Place(routes.CORRECTIONS),
    "in year": lambda year: Place(routes.year(int(year))),
    "in region": lambda name: Place(routes.region(name)),
    "tagged": lambda name: Place(routes.tag(name)),
    "accused": lambda name: Place(routes.actor(name), "accused"),
    "harmed": lambda name: Place(routes.actor(name), "harmed"),
    "speaking": lambda name: Place(routes.actor(name), "speaking"),
    "by publisher": lambda name: Place(routes.publisher(name)),
    "by side": lambda side: Place(routes.side(side), "accused"),
    "harming side": lambda side: Place(routes.side(side), "harmed"),
    "harming group": lambda name: Place(routes.group(name)),
    "with status": lambda value: Place(routes.status(value)),
    "with origins": lambda number: Place(routes.origins(number)),
    "contested": lambda _: Place(routes.answer("contested")),
    "answered": lambda _: Place(routes.answer("answered")),
    "in list": lambda name: Place(routes.list_(name)),
}
"""The place of each list, by its relation and the id that it belongs to."""


class OlderPage(NamedTuple):
    """Hold one page of a long list, other than its front page."""

    relation: str
    key: str
    number: int

    @property
    def address(self) -> str:
        """Return the address of the page."""
        return address(*self)


def older_pages(library: Library) -> Iterator[OlderPage]:
    """Yield every page of every long list but the front pages, which every list has."""
    for relation in LISTS:
        for key, members in library.entire(relation).items():
            for number in range(1, parts(len(members))):
                yield OlderPage(relation, key, number)


def front(relation: str, key: str) -> str:
    """Return the address of the front page of a list."""
    return LISTS[relation](key).front


def address(relation: str, key: str, number: int) -> str:
    """Return the address of an older page of a list."""
    place = LISTS[relation](key)
    return routes.older(place.front, number, place.part)
