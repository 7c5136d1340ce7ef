"""Plan what subscribers follow: the feeds, the list of them, and how browsers show one."""

from collections.abc import Iterator
from functools import partial

from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.plan.outputs import FeedOutput, OutlineOutput, Output, TextOutput
from sourcebook.plan.subscriptions import (
    ARCHIVED,
    FORMATS,
    Feed,
    archives,
    feeds,
    feeds_of_incidents,
)
from sourcebook.plan.views.feed import feed_view
from sourcebook.plan.views.feeds import outline_view


def following(site: Here) -> Iterator[Output]:
    """Yield every such file."""
    yield OutlineOutput(routes.file_of(routes.FEED_LIST), partial(outline_view, site))
    yield TextOutput(routes.file_of(routes.FEED_STYLE), site.assets.feed_style)
    # All formats of a feed one after the other: they have the same items, which are made once.
    for feed in (*feeds(site.library), *feeds_of_incidents(site.library)):
        for form in FORMATS:
            path = routes.file_of(feed.address(form))
            yield FeedOutput(path, partial(feed_view, site, feed, form))
    yield from _former(site)
    for feed, number in archives(site.library):
        for form in dict.fromkeys(ARCHIVED.values()):
            path = routes.file_of(feed.archive(number, form))
            yield FeedOutput(path, partial(feed_view, site, feed, form, number))


def _former(site: Here) -> Iterator[FeedOutput]:
    """Yield the feed of a renamed incident at its former address, where subscribers still ask."""
    if site.library.site.feeds.incidents:
        for former, (name,) in site.library.entire("former incident").items():
            for form in FORMATS:
                path = routes.file_of(Feed("incident", former).address(form))
                yield FeedOutput(path, partial(feed_view, site, Feed("incident", name), form))
