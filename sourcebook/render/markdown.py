"""Turn Markdown into HTML: the only place where text becomes markup.

Nearly all texts are ordinary, and their HTML is made without a parser. The others are parsed and
sanitised, which takes ten times as long, unless their HTML is remembered.
"""

from collections.abc import MutableMapping
from functools import cached_property
from hashlib import blake2b
from typing import TYPE_CHECKING

from markupsafe import Markup

from sourcebook.plan.views.prose import Prose
from sourcebook.render.ordinary import ordinary_html

if TYPE_CHECKING:
    from sourcebook.render.parsed import ProseParser


class ProseRenderer:
    """Make HTML of the texts of a site, one after another."""

    def __init__(self, remembered: MutableMapping[bytes, str] | None = None) -> None:
        """Take the HTML of texts that were parsed before, by `digest`; it grows as more are."""
        self._remembered = remembered

    def markup(self, prose: Prose) -> Markup:
        """Return the text as sanitised HTML."""
        made = ordinary_html(prose)
        if made is None:
            made = self._recalled(prose)
        return Markup(made)  # noqa: S704 - the one place where this is right

    def _recalled(self, prose: Prose) -> str:
        if self._remembered is None:
            return self._parser.html(prose)
        key = digest(prose)
        made = self._remembered.get(key)
        if made is None:
            self._remembered[key] = made = self._parser.html(prose)
        return made

    @cached_property
    def _parser(self) -> "ProseParser":
        # Loading the parser takes longer than to make the HTML of a thousand ordinary texts.
        from sourcebook.render.parsed import ProseParser  # noqa: PLC0415

        return ProseParser()


def digest(prose: Prose) -> bytes:
    """Return a digest of all that decides what is made of a text, but for the program itself."""
    citations = sorted(
        (name, cited.number, cited.url, cited.label) for name, cited in prose.citations.items()
    )
    told = (prose.markdown, citations, sorted(prose.links.items()), prose.heading_level)
    return blake2b(repr(told).encode(), digest_size=32).digest()
