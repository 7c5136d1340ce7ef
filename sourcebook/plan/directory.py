"""Know which records have a page of their own: those to which something public refers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sourcebook.model import prose
from sourcebook.plan import routes
from sourcebook.relate.library import Library


@dataclass(frozen=True)
class Directory:
    """Give the address of every record that has a page, in a library."""

    library: Library

    def address_of(self, kind: str, name: str) -> str | None:
        """Return the address that `kind:name` in a text means, None for what has no page."""
        spelled = {
            "incident": (self.library.incident_by_id, routes.incident),
            "source": (self.library.articles, routes.source),
            "figure": (self.library.figures, routes.figure),
            "actor": (self.actors, routes.actor),
            "publisher": (self.publishers, routes.publisher),
            "tag": (self.tags, routes.tag),
        }
        if kind not in spelled:
            return self._page(name)
        known, route = spelled[kind]
        return route(name) if name in known else None

    def actor(self, name: str) -> str | None:
        """Return the address of an actor."""
        return routes.actor(name) if name in self.actors else None

    def publisher(self, name: str) -> str | None:
        """Return the address of a publisher."""
        return routes.publisher(name) if name in self.publishers else None

    def tag(self, name: str) -> str | None:
        """Return the address of a tag."""
        return routes.tag(name) if name in self.tags else None

    @cached_property
    def actors(self) -> tuple[str, ...]:
        """Return the actors who are a party, speak, count, or are linked to, by name."""
        library = self.library
        used = [
            actor
            for actor in library.actors.values()
            if library.incidents_naming(actor.id)
            or library.figures_by(actor.id)
            or ("actor", actor.id) in self._linked
        ]
        return tuple(actor.id for actor in sorted(used, key=lambda a: (a.name.casefold(), a.id)))

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """Return the publishers of public articles, and those linked to, by name."""
        library = self.library
        used = [
            publisher
            for publisher in library.publishers.values()
            if library.articles_by(publisher.id) or ("publisher", publisher.id) in self._linked
        ]
        return tuple(p.id for p in sorted(used, key=lambda p: (p.name.casefold(), p.id)))

    @cached_property
    def tags(self) -> tuple[str, ...]:
        """Return the tags of public incidents, and those linked to, by name."""
        library = self.library
        used = [
            tag
            for tag in library.tags.values()
            if library.incidents_tagged(tag.id) or ("tag", tag.id) in self._linked
        ]
        return tuple(tag.id for tag in sorted(used, key=lambda t: (t.name.casefold(), t.id)))

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """Return the regions of public incidents, by country and name."""
        library = self.library
        used = [r for r in library.regions.values() if library.incidents_in(r.id)]
        return tuple(r.id for r in sorted(used, key=lambda r: (r.country, r.name.casefold(), r.id)))

    @cached_property
    def indexes(self) -> dict[str, str]:
        """Return the built-in pages of this site: an index without an entry has none."""
        filled = {
            "sources": self.library.articles,
            "figures": self.library.figures,
            "balance": self.library.site.sides,
            "actors": self.actors,
            "regions": self.regions,
            "tags": self.tags,
            "publishers": self.publishers,
        }
        return {
            name: address for name, address in routes.BUILT_IN.items() if filled.get(name, True)
        }

    def _page(self, name: str) -> str | None:
        if any(page.id == name for page in self.library.pages):
            return routes.page(name)
        return self.indexes.get(name)

    @cached_property
    def _linked(self) -> frozenset[tuple[str, str]]:
        return frozenset(link for text in self._texts() for link in prose.record_links(text))

    def _texts(self) -> Iterator[str]:
        for incident in self.library.incidents:
            yield incident.account
        for article in self.library.articles.values():
            yield article.abstract
        for page in self.library.pages:
            yield page.body
