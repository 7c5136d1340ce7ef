"""Say in RSS and Atom what feedgen cannot: other parts of a feed (RFC 5005), hubs, sources.

Only `feeds` imports this module, and late: feedgen loads lxml.
"""

from typing import TYPE_CHECKING, Any

from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.util import xml_elem

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

_HISTORY = "http://purl.org/syndication/history/1.0"
_ATOM_LINK = "{http://www.w3.org/2005/Atom}link"
Links = tuple[tuple[str, str], ...]
"""Relation and address of each."""


class Surroundings(BaseExtension):  # type: ignore[misc] # feedgen has no types
    """Add what feedgen does not know: the mark of an archive, and in RSS further links."""

    archive = False
    links: Links = ()

    def extend_ns(self) -> dict[str, str]:
        """Return the namespace of the mark, where it is needed."""
        return {"fh": _HISTORY} if self.archive else {}

    def extend_rss(self, feed: Any) -> Any:  # noqa: ANN401 - elements of lxml
        """Add the links and the mark to a channel."""
        channel = feed[0]
        for rel, address in self.links:
            xml_elem(_ATOM_LINK, channel, href=address, rel=rel)
        self._mark(channel)
        return feed

    def extend_atom(self, feed: Any) -> Any:  # noqa: ANN401 - as above
        """Add the mark to a feed."""
        self._mark(feed)
        return feed

    def _mark(self, parent: Any) -> None:  # noqa: ANN401 - as above
        if self.archive:
            xml_elem(f"{{{_HISTORY}}}archive", parent)


class Behind(BaseEntryExtension):  # type: ignore[misc] # as above
    """Add to an entry of Atom what it tells of; feedgen writes no relation of a link there."""

    via = ""

    def extend_atom(self, entry: Any) -> Any:  # noqa: ANN401 - elements of lxml
        """Add the link."""
        if self.via:
            xml_elem("link", entry, href=self.via, rel="via")
        return entry


def surround(feed: "FeedGenerator", links: Links, *, archive: bool) -> None:
    """Give a feed its further links; `archive` marks a part to which nothing is added."""
    feed.register_extension("surroundings", Surroundings, Behind)
    feed.surroundings.archive = archive
    feed.surroundings.links = links
