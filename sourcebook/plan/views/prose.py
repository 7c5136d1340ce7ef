"""A text in Markdown, with what its references lead to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from sourcebook.model import prose
from sourcebook.model.shown_text import told
from sourcebook.plan.here import Here

WORDS_A_MINUTE = 238
"""What adults read of English non-fiction: Brysbaert 2019, doi:10.1016/j.jml.2019.104047."""
WORTH_TELLING = 2
"""Up to so many minutes a text is as long as it looks."""
_WORD = re.compile(r"\w[\w'’-]*")


@dataclass(frozen=True, slots=True)
class CitationView:
    """Hold a citation: its number in the page's list of sources, where it leads, what it cites."""

    number: int
    url: str
    label: str


@dataclass(frozen=True, slots=True)
class Prose:
    """Hold Markdown, and the address of all that it refers to.

    `citations` maps the id in `[@id]`, `links` the target in `[text](kind:id)`. What is missing
    from them is no page of this site (a record held back), and its text stays without a link.
    `heading_level` is the level that the highest heading of the text gets.
    """

    markdown: str
    citations: Mapping[str, CitationView]
    links: Mapping[str, str]
    heading_level: int

    @property
    def language(self) -> str:
        """Return the language of a text that an edition shows in the original, else nothing."""
        return told(self.markdown)[1]


def prose_view(
    here: Here, markdown: str, citations: Mapping[str, CitationView], heading_level: int
) -> Prose:
    """Look up all that a text refers to."""
    return Prose(
        markdown,
        {
            name: citations[name]
            for name in dict.fromkeys(prose.citations(markdown))
            if name in citations
        },
        {
            f"{kind}:{name}": here.to(address)
            for kind, name in dict.fromkeys(prose.record_links(markdown))
            if (address := here.directory.address_of(kind, name))
        },
        heading_level,
    )


def reading_minutes(markdown: str) -> int | None:
    """Return how many minutes a text takes to read, None for a short one."""
    words = _WORD.findall(prose.LINK.sub("", prose.CITATION.sub("", markdown)))
    minutes = round(len(words) / WORDS_A_MINUTE)
    return minutes if minutes > WORTH_TELLING else None
