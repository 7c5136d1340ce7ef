"""Find what subscribers of the feed will notice."""

from collections.abc import Iterator
from dataclasses import asdict

from sourcebook.compare.comparison import FeedChange, FeedNature
from sourcebook.plan.views.feed import FeedItem, feed_view
from sourcebook.relate.library import Library


def feed_changes(before: Library, after: Library) -> tuple[FeedChange, ...]:
    """Return the items that differ: first as the new feed has them, then those that leave it."""
    old = {item.guid: item for item in feed_view(before).items}
    new = {item.guid: item for item in feed_view(after).items}
    return (*_in_the_new(old, new), *_left(old, new))


def _in_the_new(old: dict[str, FeedItem], new: dict[str, FeedItem]) -> Iterator[FeedChange]:
    for guid, item in new.items():
        was = old.get(guid)
        if was is None:
            yield _change(FeedNature.APPEARS, item)
        elif was.moment != item.moment:
            yield _change(FeedNature.RETURNS, item)
        elif asdict(was) != asdict(item):  # pieces of views are equal only to themselves
            yield _change(FeedNature.CHANGES, item)


def _left(old: dict[str, FeedItem], new: dict[str, FeedItem]) -> Iterator[FeedChange]:
    yield from (_change(FeedNature.LEAVES, old[guid]) for guid in old if guid not in new)


def _change(nature: FeedNature, item: FeedItem) -> FeedChange:
    return FeedChange(nature, item.guid, item.title, item.status, item.change.kind, item.moment)
