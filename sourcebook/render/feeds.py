"""Turn a planned feed into RSS 2.0, Atom (RFC 4287) or JSON Feed 1.1.

RSS: https://www.rssboard.org/rss-specification. Parts of long feeds: RFC 5005.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from sourcebook.plan.subscriptions import FORMATS
from sourcebook.plan.views.feed import FeedView
from sourcebook.render.feed_texts import FeedTexts, for_both
from sourcebook.render.json_feed import render_json_feed

if TYPE_CHECKING:
    from feedgen.feed import FeedGenerator

GENERATOR = "Sourcebook"
SPECIFICATION = "https://www.rssboard.org/rss-specification"
_NEVER = "1970-01-01T00:00:00+00:00"
"""Atom wants a moment also from a site that has published nothing."""
_DECLARATION = b"<?xml version='1.0' encoding='UTF-8'?>\n"


def render_feed(texts: FeedTexts, view: FeedView) -> bytes:
    """Return the feed, the same bytes for the same view: no date in it comes from a clock."""
    match view.form:
        case "json":
            return render_json_feed(texts, view)
        case "atom":
            return _styled(_atom(texts, view).atom_str(pretty=True), view.style_sheet)
        case _:
            return _styled(_rss(texts, view).rss_str(pretty=True), view.style_sheet)


def _rss(texts: FeedTexts, view: FeedView) -> "FeedGenerator":
    feed = _begun(view)
    feed.load_extension("dc", atom=False, rss=True)
    title, description = texts.channel(view)
    feed.link(href=view.home, rel="alternate")  # the last is the link of the channel
    feed.title(title)
    feed.description(description)
    feed.copyright(for_both(view.licence))
    if view.contact:
        feed.managingEditor(for_both(view.contact))
    feed.generator(GENERATOR)
    feed.docs(SPECIFICATION)
    if view.updated:
        feed.updated(datetime.fromisoformat(view.updated))
    else:
        # There is no way to unset it, and left alone it is the time of the build.
        feed._FeedGenerator__rss_lastBuildDate = None  # noqa: SLF001
    for item in view.items:
        told = texts.item(item)
        entry = feed.add_entry(order="append")
        entry.title(told.title)
        entry.link(href=item.address)
        # HTML to readers, text to a browser that shows the feed by its style sheet: without markup.
        entry.description(told.summary, isSummary=True)
        entry.content(told.content, type="html")
        entry.dc.dc_creator([for_both(name) for name in view.creators])
        entry.guid(item.guid, permalink=False)
        entry.category([{"term": for_both(name)} for name in item.categories])
        entry.pubDate(datetime.fromisoformat(item.moment))
        if view.source:
            entry.source(view.source, for_both(view.subject.site_title))
    return feed


def _atom(texts: FeedTexts, view: FeedView) -> "FeedGenerator":
    feed = _begun(view)
    title, description = texts.channel(view)
    feed.link(href=view.home, rel="alternate", type="text/html")
    for rel, address in _further(view):
        feed.link(href=address, rel=rel)
    feed.title(title)
    feed.subtitle(description)
    feed.id(view.identity)
    feed.author([{"name": for_both(name)} for name in view.creators])
    feed.rights(for_both(view.licence))
    feed.generator(GENERATOR)
    feed.updated(datetime.fromisoformat(view.updated or _NEVER))
    for item in view.items:
        told = texts.item(item)
        moment = datetime.fromisoformat(item.moment)
        entry = feed.add_entry(order="append")
        entry.id(item.guid)
        entry.title(told.title)
        entry.link(href=item.address)
        if item.elsewhere:
            entry.surroundings.via = item.elsewhere
        entry.summary(told.summary)
        entry.content(told.content, type="html")
        entry.category([{"term": for_both(name)} for name in item.categories])
        entry.published(moment)
        # What changes later is an item of its own, so this one is never new again.
        entry.updated(moment)
    return feed


def _begun(view: FeedView) -> "FeedGenerator":
    """Return a feed with what RSS and Atom have in common."""
    # Loading feedgen loads lxml, which takes longer than most builds need for all else.
    from feedgen.feed import FeedGenerator  # noqa: PLC0415

    from sourcebook.render.feed_archive import surround  # noqa: PLC0415 - as above

    feed = FeedGenerator()
    feed.link(href=view.address, rel="self", type=FORMATS[view.form][1])
    surround(feed, _further(view), archive=view.archives.current is not None)
    feed.language(view.language)
    return feed


def _further(view: FeedView) -> tuple[tuple[str, str], ...]:
    links = (
        ("current", view.archives.current),
        ("prev-archive", view.archives.older),
        ("next-archive", view.archives.newer),
        ("hub", view.hub),
    )
    return tuple((rel, address) for rel, address in links if address)


def _styled(feed: bytes, style_sheet: str) -> bytes:
    """Let browsers show a feed as a page; readers pass over it."""
    return feed.replace(
        _DECLARATION,
        _DECLARATION + f'<?xml-stylesheet type="text/css" href="{style_sheet}"?>\n'.encode("ascii"),
        1,
    )
