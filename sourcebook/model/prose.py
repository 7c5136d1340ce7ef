"""The references that Markdown of a record can hold: citations and links to other records.

`[@article-id]` cites a source, `[text](incident:id)` links to a record. Both are found by their
form alone, so that the check, the planner and the renderer agree on what is a reference.
"""

import re
from collections.abc import Iterator

CITATION = re.compile(r"\[@(?P<id>[^\]\s]{1,100})\]")
"""A citation of a source."""
LINK = re.compile(r"\]\(\s*<?(?P<target>[^)\s>]{1,2000})")
"""The target of a Markdown link or image."""
RECORD_LINK = re.compile(r"(?P<kind>[a-z]+):(?P<id>[^/\s][^\s]*)")
"""The target of a link to a record of this site."""
RECORD_KINDS = ("incident", "source", "actor", "publisher", "tag", "figure", "page")
"""The kinds of records that a link can name."""
BUILT_IN_PAGES = (
    "home",
    "incidents",
    "map",
    "sources",
    "figures",
    "corrections",
    "balance",
    "data",
    "search",
    "actors",
    "regions",
    "tags",
    "publishers",
    "feeds",
    "releases",
)
"""Pages that every site has, beside those of content/pages."""
RESERVED_PAGES = frozenset(
    (
        *BUILT_IN_PAGES,
        *("years", "statuses", "sides", "groups", "origins", "answers", "lists", "older"),
        *("assets", "cards", "embed", "feed", "find", "404"),
    )
)
"""Ids that no page of content/pages can have, since something else has the address."""


def citations(markdown: str) -> Iterator[str]:
    """Yield the ids that the text cites, in order, with repetitions."""
    for match in CITATION.finditer(markdown):
        yield match["id"]


def link_targets(markdown: str) -> Iterator[str]:
    """Yield the target of every inline link, in order."""
    for match in LINK.finditer(markdown):
        yield match["target"]


def record_links(markdown: str) -> Iterator[tuple[str, str]]:
    """Yield kind and id of every link to a record of this site, in order."""
    if "](" not in markdown:
        return
    for target in link_targets(markdown):
        match = RECORD_LINK.fullmatch(target)
        if match and match["kind"] in RECORD_KINDS:
            yield match["kind"], match["id"]
