"""Write a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from typing import Any

from sourcebook.plan.views.feed import FeedView
from sourcebook.plan.views.feed_items import FeedItem
from sourcebook.render.data import render_data
from sourcebook.render.feed_texts import FeedTexts, for_both

VERSION = "https://jsonfeed.org/version/1.1"


def render_json_feed(texts: FeedTexts, view: FeedView) -> bytes:
    """Return the feed as UTF-8 JSON; what is not known is left out."""
    title, description = texts.channel(view)
    authors = [{"name": for_both(name)} for name in view.creators]
    data = {
        "version": VERSION,
        "title": title,
        "home_page_url": view.home,
        "feed_url": view.address,
        "description": description,
        "next_url": view.archives.older,
        "authors": authors,
        "language": view.language,
        "hubs": [{"type": "WebSub", "url": view.hub}] if view.hub else None,
        "items": [_item(texts, item, authors) for item in view.items],
    }
    return render_data(_known(data))


def _item(texts: FeedTexts, item: FeedItem, authors: list[dict[str, str]]) -> dict[str, Any]:
    told = texts.item(item)
    return _known(
        {
            "id": item.guid,
            "url": item.address,
            "external_url": item.elsewhere,
            "title": told.title,
            "content_html": told.content,
            "summary": told.summary,
            "date_published": item.moment,
            "authors": authors,
            "tags": [for_both(name) for name in item.categories] or None,
        }
    )


def _known(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}
