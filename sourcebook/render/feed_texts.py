"""Write the texts of feeds, the same for every format."""

import html
import html.entities
import re
from typing import NamedTuple

from jinja2 import Environment

from sourcebook.plan.views.feed import FeedView
from sourcebook.plan.views.feed_items import FeedItem
from sourcebook.render.characters import FORBIDDEN

_KINDS = ("change", "figure", "source")
_CHANNEL_TITLE, _CHANNEL_DESCRIPTION = "feed/channel-title.html", "feed/channel-description.html"
TEMPLATES = (
    _CHANNEL_TITLE,
    _CHANNEL_DESCRIPTION,
    *(f"feed/{kind}-{part}.html" for kind in _KINDS for part in ("title", "summary", "content")),
)
"""The templates of feeds; they are made from no others."""

_MOST = 6_000
"""How many items are kept: the formats of a feed, and its neighbours, have the same ones."""
_BARE = "|".join(sorted(name for name in html.entities.html5 if not name.endswith(";")))
"""References that HTML knows without a semicolon, too: `R&copy` is read as one."""
_LIKE_A_REFERENCE = re.compile(rf"&(?=#[0-9xX]|[A-Za-z0-9]+;|(?:{_BARE}))")


class ItemTexts(NamedTuple):
    """Hold the texts of an item: title and summary are plain, the content is HTML."""

    title: str
    summary: str
    content: str


class FeedTexts:
    """Write the texts of feeds, those of an item once for all feeds made one after another."""

    def __init__(self, jinja: Environment) -> None:
        """Take the environment with the templates."""
        self._jinja = jinja
        # By identity: views make an item once, and comparing two takes longer than to write one.
        self._known: dict[int, tuple[FeedItem, ItemTexts]] = {}

    def channel(self, view: FeedView) -> tuple[str, str]:
        """Return title and description of a feed."""
        return self._plain(_CHANNEL_TITLE, view), self._plain(_CHANNEL_DESCRIPTION, view)

    def item(self, item: FeedItem) -> ItemTexts:
        """Return the texts of an item."""
        _, texts = self._known.pop(id(item), (item, None))
        if texts is None:
            texts = ItemTexts(
                self._plain(f"feed/{item.kind}-title.html", item),
                self._plain(f"feed/{item.kind}-summary.html", item),
                self._rendered(f"feed/{item.kind}-content.html", item),
            )
        self._known[id(item)] = (item, texts)
        if len(self._known) > _MOST:
            del self._known[next(iter(self._known))]
        return texts

    def _plain(self, template: str, view: FeedItem | FeedView) -> str:
        return for_both(" ".join(html.unescape(self._rendered(template, view)).split()))

    def _rendered(self, template: str, view: FeedItem | FeedView) -> str:
        return sound(self._jinja.get_template(template).render(view=view).strip())


def sound(text: str) -> str:
    """Return the text without the characters that make XML ill-formed."""
    return FORBIDDEN.sub("", text)


def for_both(text: str) -> str:
    """Return a plain text that is the same to readers that expect HTML there, and to the others.

    RSS does not say which it is, and some take HTML for what Atom and JSON call text. What would be
    a tag, a part of one or a character reference to some is written with a lookalike.
    """
    return _LIKE_A_REFERENCE.sub("\uff06", sound(text).replace("<", "\u2039"))
