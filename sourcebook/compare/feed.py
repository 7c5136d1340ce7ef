"""Find what subscribers of the feed will notice."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict

from sourcebook.compare.comparison import FeedChange, FeedNature
from sourcebook.plan import routes
from sourcebook.plan.assets import PublishedAssets
from sourcebook.plan.directory import Directory
from sourcebook.plan.edition import editions_of
from sourcebook.plan.here import Here
from sourcebook.plan.views.feed_changes import ChangeTold
from sourcebook.plan.views.feed_items import FeedItem, items
from sourcebook.relate.library import Library
from sourcebook.relate.log import Entry

Items = Mapping[str, FeedItem]


def feed_changes(before: Library, after: Library) -> tuple[FeedChange, ...]:
    """Return the items that differ: first as the new feed has them, then those that leave it.

    An item that moves on to an archive, since there are newer ones, has not left. That of a source
    changes with every incident that cites it, which is no news to review.
    """
    shown, logged = _front(before), frozenset(before.members("log"))
    told, known = _front(after), frozenset(after.members("log"))
    old = _items(before, {*shown, *(entry for entry in told if entry in logged)})
    new = _items(after, {*told, *(entry for entry in shown if entry in known)})
    return (*_in_the_new(old, new), *_left(old, new))


def _front(library: Library) -> tuple[Entry, ...]:
    return library.page_of("log").members


def _items(library: Library, entries: set[Entry]) -> Items:
    """Return the items by their GUID, newest first."""
    here = Here(
        routes.FEED,
        Directory(library),
        PublishedAssets({}, {}, {}),
        editions_of(library.site)[0],
    )
    found = items(here, sorted(entries))
    return {item.guid: item for item in found}


def _in_the_new(old: Items, new: Items) -> Iterator[FeedChange]:
    for guid, item in new.items():
        was = old.get(guid)
        if was is None:
            yield _change(FeedNature.APPEARS, item)
        elif was.moment != item.moment:
            yield _change(FeedNature.RETURNS, item)
        # Pieces of views are equal only to themselves.
        elif item.kind != "source" and asdict(was) != asdict(item):
            yield _change(FeedNature.CHANGES, item)


def _left(old: Items, new: Items) -> Iterator[FeedChange]:
    yield from (_change(FeedNature.LEAVES, old[guid]) for guid in old if guid not in new)


def _change(nature: FeedNature, item: FeedItem) -> FeedChange:
    told = item.told
    status, kind = (told.status, told.kind) if isinstance(told, ChangeTold) else ("", item.kind)
    return FeedChange(nature, item.guid, item.title, status, kind, item.moment)
