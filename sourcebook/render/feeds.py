"""Turn a planned feed into RSS 2.0 (https://www.rssboard.org/rss-specification)."""

import html
import re
from datetime import datetime
from typing import TYPE_CHECKING

from jinja2 import Environment

from sourcebook.plan.views.feed import FeedItem, FeedView
from sourcebook.render.characters import FORBIDDEN

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

GENERATOR = "Sourcebook"
SPECIFICATION = "https://www.rssboard.org/rss-specification"
_TYPE = "application/rss+xml"
_TITLE, _SUMMARY, _CONTENT = "feed/title.html", "feed/summary.html", "feed/item.html"
TEMPLATES = (_TITLE, _SUMMARY, _CONTENT)
"""The templates of a feed; it is made from no others."""

_LIKE_A_TAG = re.compile(r"<(?=[A-Za-z!/?])")
_LIKE_A_REFERENCE = re.compile(r"&(?=#?[A-Za-z0-9]+;)")


def render_feed(jinja: Environment, view: FeedView) -> bytes:
    """Return the feed, the same bytes for the same view: no date in it comes from a clock."""
    # Loading feedgen loads lxml, which takes longer than most builds need for all else.
    from feedgen.feed import FeedGenerator  # noqa: PLC0415

    feed = FeedGenerator()
    feed.load_extension("dc", atom=False, rss=True)
    feed.title(_plain(view.title))
    feed.description(_plain(view.description))
    feed.link(href=view.address, rel="self", type=_TYPE)
    feed.link(href=view.home, rel="alternate")
    feed.language(view.language)
    feed.copyright(_sound(view.licence))
    if view.contact:
        feed.managingEditor(_sound(view.contact))
    feed.generator(GENERATOR)
    feed.docs(SPECIFICATION)
    _date(feed, view.updated)
    for item in view.items:
        _add(feed, jinja, item, view.creators)
    content: bytes = feed.rss_str(pretty=True)
    return content


def _date(feed: "FeedGenerator", updated: str | None) -> None:
    if updated:
        feed.updated(datetime.fromisoformat(updated))
    else:
        # There is no way to unset it, and left alone it is the time of the build.
        feed._FeedGenerator__rss_lastBuildDate = None  # noqa: SLF001


def _add(
    feed: "FeedGenerator", jinja: Environment, item: FeedItem, creators: tuple[str, ...]
) -> None:
    moment = datetime.fromisoformat(item.moment)
    entry = feed.add_entry(order="append")
    entry.title(_plain(html.unescape(_rendered(jinja, _TITLE, item))))
    entry.link(href=item.address)
    # The description of an item is HTML that stands in XML as text: escaped twice.
    entry.description(_rendered(jinja, _SUMMARY, item), isSummary=True)
    entry.content(_rendered(jinja, _CONTENT, item), type="html")
    entry.dc.dc_creator([_sound(name) for name in creators])
    entry.guid(item.guid, permalink=False)
    entry.category([{"term": _sound(name)} for name in item.categories])
    entry.pubDate(moment)
    entry.updated(moment)


def _rendered(jinja: Environment, template: str, item: FeedItem) -> str:
    return _sound(jinja.get_template(template).render(view=item).strip())


def _sound(text: str) -> str:
    """Return the text without the characters that make XML ill-formed."""
    return FORBIDDEN.sub("", text)


def _plain(text: str) -> str:
    """Return a title that is the same text to readers that expect HTML there, and to the others.

    The specification does not say which it is. What would be a tag or a character reference to some
    is written with a lookalike.
    """
    return _LIKE_A_REFERENCE.sub("\uff06", _LIKE_A_TAG.sub("\u2039", _sound(text)))
