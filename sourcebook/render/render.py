"""Make the bytes of every planned output."""

from collections.abc import Mapping, MutableMapping
from typing import Protocol

from sourcebook.plan.outputs import (
    AssetOutput,
    CardOutput,
    DataOutput,
    FeedOutput,
    OutlineOutput,
    Output,
    PageOutput,
    SitemapOutput,
    TableOutput,
    TextOutput,
)
from sourcebook.plan.views.card import SocialCard
from sourcebook.render.card import render_card
from sourcebook.render.data import render_data
from sourcebook.render.environment import environment
from sourcebook.render.feed_texts import FeedTexts
from sourcebook.render.feeds import render_feed
from sourcebook.render.markdown import ProseRenderer
from sourcebook.render.outline_file import render_outline
from sourcebook.render.pages import render_page
from sourcebook.render.sitemap import render_sitemap
from sourcebook.wording import ENGLISH, Words, speaking


class KnownPictures(Protocol):
    """Hold pictures by all that decides what is on them."""

    def get(self, words: bytes) -> bytes | None:
        """Return a picture that was drawn before, None where there is none."""

    def keep(self, words: bytes, picture: bytes) -> None:
        """Remember one that was drawn now."""


class Renderer:
    """Render the outputs of a site, one after another, in any order."""

    def __init__(  # noqa: PLR0913 - what it works with, by name
        self,
        templates: Mapping[str, str],
        prose: MutableMapping[bytes, str] | None = None,
        compiled: MutableMapping[str, bytes] | None = None,
        pictures: "KnownPictures | None" = None,
        words: Words = ENGLISH,
        *,
        original: bool = True,
    ) -> None:
        """Take the text of every template, by its path below the templates folder.

        All is said in `words`; with `original`, the records are in that language, too.
        Three may hold what earlier renderers made, and take what this one makes: `prose` the HTML
        of texts that had to be parsed, `compiled` the code of templates, `pictures` what was drawn.
        What they hold is good for this version of Sourcebook, Python and the libraries alone, and
        it is trusted: whoever keeps them in files must tell versions apart, and notice damage.
        """
        self._pictures = pictures
        self._words = words
        self._jinja = environment(
            templates, ProseRenderer(prose), compiled, words, original=original
        )
        self._feeds = FeedTexts(self._jinja)

    def render(self, output: Output) -> bytes:
        """Return the content of the output's file: of the same output, always the same."""
        with speaking(self._words):  # views are made when they are asked for
            return self._rendered(output)

    def _rendered(self, output: Output) -> bytes:
        match output:
            case PageOutput():
                content = render_page(self._jinja, output)
            case DataOutput():
                content = render_data(output.data, handed_over=output.handed_over)
            case TableOutput():
                content = output.text.encode()
            case FeedOutput():
                content = render_feed(self._feeds, output.view)
            case OutlineOutput():
                content = render_outline(self._jinja, output.view)
            case SitemapOutput():
                content = render_sitemap(output.entries, index=output.index)
            case CardOutput():
                content = self._drawn(output.view)
            case TextOutput():
                content = output.text.encode()
            case AssetOutput():
                content = output.content
        return content

    def _drawn(self, card: SocialCard) -> bytes:
        if self._pictures is None:
            return render_card(card)
        words = repr(card).encode("utf-8", "surrogatepass")
        picture = self._pictures.get(words)
        if picture is None:
            picture = render_card(card)
            self._pictures.keep(words, picture)
        return picture
