"""Write the list of all feeds as OPML 2.0 (http://opml.org/spec2.opml), which readers take in."""

from dataclasses import replace

from jinja2 import Environment

from sourcebook.plan.views.feeds import FeedEntry, OutlineView
from sourcebook.render.feed_texts import for_both, sound

TEMPLATE = "feed/outline.html"
"""The one template of the list; what escapes HTML escapes XML."""


def render_outline(jinja: Environment, view: OutlineView) -> bytes:
    """Return the list, by group."""
    plain = OutlineView(
        for_both(view.site_title),
        _plain(view.wide),
        tuple(replace(group, feeds=_plain(group.feeds)) for group in view.groups),
    )
    return sound(jinja.get_template(TEMPLATE).render(view=plain)).encode()


def _plain(feeds: tuple[FeedEntry, ...]) -> tuple[FeedEntry, ...]:
    """Return the entries with names that are the same to readers that take them for HTML."""
    return tuple(replace(feed, name=for_both(feed.name)) for feed in feeds)
