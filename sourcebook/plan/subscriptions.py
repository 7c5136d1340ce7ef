"""Know which feeds there are, where each stands in which format, and which page it follows."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from sourcebook.plan import routes
from sourcebook.relate.answers import WHOLE
from sourcebook.relate.library import Library

FORMATS: Mapping[str, tuple[str, str]] = {
    "rss": ("rss.xml", "application/rss+xml"),
    "atom": ("atom.xml", "application/atom+xml"),
    "json": ("json", "application/feed+json"),
}
"""How the file of each format ends, and its type."""

ARCHIVED: Mapping[str, str] = {"rss": "atom", "atom": "atom", "json": "json"}
"""In which format each finds its older parts: programs that follow RFC 5005 read RSS and Atom."""

WHOLE_SITE: Mapping[str, tuple[str, str]] = {
    "all": ("log", routes.HOME),
    "corrections": ("corrections log", routes.CORRECTIONS),
    "figures": ("figures log", routes.FIGURES),
    "sources": ("sources log", routes.SOURCES),
}
"""The relation of each feed of the whole site, and the page that it follows."""

NEWEST = "newest"
"""The relation of narrow feeds that lead to no older part."""

NARROW: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "status": ("statuses", routes.status),
    "tag": ("tags", routes.tag),
    "region": ("regions", routes.region),
    "actor": ("actors", routes.actor),
    "publisher": ("publishers", routes.publisher),
    "incident": ("incidents", routes.incident),
}
"""The folder of the feeds of each kind, and the page that one of them follows."""

_KINDS = {f"/{folder}/": kind for kind, (folder, _) in NARROW.items()}
_FOLLOWED = {page: kind for kind, (_, page) in WHOLE_SITE.items()} | {
    routes.INCIDENTS: "all",
    routes.FEEDS: "all",
}


class Feed(NamedTuple):
    """Name a feed by its kind, and by the id that it belongs to, "" for the whole site."""

    kind: str
    id: str = WHOLE

    def relation(self, library: Library) -> tuple[str, str]:
        """Return the relation that holds its entries, and the key in it."""
        if self.kind in WHOLE_SITE:
            return WHOLE_SITE[self.kind][0], WHOLE
        relation = "narrow log" if library.site.feeds.archives else NEWEST
        return relation, f"{self.kind} {self.id}"

    @property
    def name(self) -> str:
        """Return what its address begins with."""
        return f"{NARROW[self.kind][0]}/{self.id}" if self.id else self.kind

    @property
    def page(self) -> str:
        """Return the address of the page that it follows."""
        return NARROW[self.kind][1](self.id) if self.id else WHOLE_SITE[self.kind][1]

    def address(self, form: str) -> str:
        """Return its address in a format."""
        return routes.feed(self.name, FORMATS[form][0])

    def archive(self, number: int, form: str) -> str:
        """Return the address of an older part of it, for who reads it in a format."""
        return routes.archived_feed(self.name, number, FORMATS[ARCHIVED[form]][0])


EVERYTHING = Feed("all")


def feeds(library: Library) -> Iterator[Feed]:
    """Yield every feed of the site but those of incidents: the wide ones first."""
    yield from map(Feed, WHOLE_SITE)
    for kind in NARROW:
        for key in library.ids("feeds"):
            if key.startswith(f"{kind} "):
                yield Feed(kind, key.removeprefix(f"{kind} "))


def feeds_of_incidents(library: Library) -> Iterator[Feed]:
    """Yield the feed of every incident, where incidents have one."""
    if library.site.feeds.incidents:
        for name in (*library.ids("timeline"), *library.ids("tombstones")):
            yield Feed("incident", name)


def archives(library: Library) -> Iterator[tuple[Feed, int]]:
    """Yield every older part of a feed, by its number."""
    for feed in (*feeds(library), *feeds_of_incidents(library)):
        relation, key = feed.relation(library)
        if relation != NEWEST:
            for number in range(1, library.pages_of(relation, key)):
                yield feed, number


def feed_of(library: Library, address: str) -> Feed | None:
    """Return the feed that follows the page at an address, None where none does alone."""
    front = routes.without_older(address)
    if front in _FOLLOWED:
        return Feed(_FOLLOWED[front])
    for folder, kind in _KINDS.items():
        if front.startswith(folder):
            name = front.removeprefix(folder).partition("/")[0]
            return Feed(kind, name) if library.members("has feed", f"{kind} {name}") else None
    return None
