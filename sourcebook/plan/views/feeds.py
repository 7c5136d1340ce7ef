"""The page that explains and lists the feeds, and the same list for feed readers."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.plan.subscriptions import FORMATS, WHOLE_SITE, Feed, feeds
from sourcebook.plan.views.feed import has_page, name_of
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.wording import name_key


@dataclass(frozen=True, slots=True)
class FeedForm:
    """Hold a feed in one format."""

    form: str
    type: str
    url: str


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """Hold a feed in all its formats; `page` is what it follows, None where all is withdrawn."""

    kind: str
    name: str
    page: str | None
    forms: tuple[FeedForm, ...]


@dataclass(frozen=True, slots=True)
class FeedGroup:
    """Hold the feeds of one kind, by name."""

    kind: str
    feeds: tuple[FeedEntry, ...]


@dataclass(frozen=True, slots=True)
class FeedsView:
    """Hold the page of feeds; `length` is that of the narrow ones."""

    frame: Frame
    wide: tuple[FeedEntry, ...]
    groups: tuple[FeedGroup, ...]
    outline: str
    length: int
    archives: bool
    incidents: bool


@dataclass(frozen=True, slots=True)
class OutlineView:
    """Hold the list of feeds for feed readers; all addresses are whole."""

    site_title: str
    wide: tuple[FeedEntry, ...]
    groups: tuple[FeedGroup, ...]


def feeds_view(here: Here) -> FeedsView:
    """Return the page of feeds."""
    wide, groups = _listed(here)
    settings = here.library.site.feeds
    return FeedsView(
        frame=frame(here),
        wide=wide,
        groups=groups,
        outline=here.to(routes.FEED_LIST),
        length=settings.length,
        archives=settings.archives,
        incidents=settings.incidents,
    )


def outline_view(site: Here) -> OutlineView:
    """Return the list of feeds for feed readers."""
    here = site.at(routes.FEED)
    return OutlineView(here.library.site.title, *_listed(here))


def _listed(here: Here) -> tuple[tuple[FeedEntry, ...], tuple[FeedGroup, ...]]:
    found = tuple(feeds(here.library))
    narrow = (feed for feed in found if feed.kind not in WHOLE_SITE)
    return (
        tuple(_entry(here, feed) for feed in found if feed.kind in WHOLE_SITE),
        tuple(_group(here, kind, group) for kind, group in groupby(narrow, lambda f: f.kind)),
    )


def _group(here: Here, kind: str, group: Iterable[Feed]) -> FeedGroup:
    entries = (_entry(here, feed) for feed in group)
    language = here.library.site.language
    return FeedGroup(kind, tuple(sorted(entries, key=lambda entry: name_key(entry.name, language))))


def _entry(here: Here, feed: Feed) -> FeedEntry:
    return FeedEntry(
        feed.kind,
        name_of(here, feed),
        here.to(feed.page) if has_page(here, feed) else None,
        tuple(
            FeedForm(form, kind, here.to(feed.address(form))) for form, (_, kind) in FORMATS.items()
        ),
    )
