"""A feed: the newest entries of a log in full, or an older part of it (RFC 5005, section 4)."""

from collections.abc import Sequence
from dataclasses import dataclass

from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.plan.identities import feed_identity
from sourcebook.plan.subscriptions import EVERYTHING, NEWEST, Feed
from sourcebook.plan.views.feed_items import FeedItem, items, moment_of
from sourcebook.relate.answers import LongList
from sourcebook.relate.library import Library
from sourcebook.relate.log import Entry


@dataclass(frozen=True, slots=True)
class FeedSubject:
    """Hold what a feed is about: its kind, and the name of the one that it belongs to.

    `part` numbers an archive, counted from the oldest; it is None for the feed itself.
    """

    site_title: str
    site_description: str
    kind: str
    name: str
    page: str
    part: int | None


@dataclass(frozen=True, slots=True)
class Archives:
    """Hold the way between the parts of a feed; `current` is the feed itself, None there."""

    current: str | None
    older: str | None
    newer: str | None


@dataclass(frozen=True, slots=True)
class FeedView:
    """Hold a feed in one format; `updated` is None only where nothing was published.

    `identity` is the same for all parts of a feed. `source` is the feed of everything where this is
    another one.
    """

    form: str
    subject: FeedSubject
    home: str
    address: str
    identity: str
    source: str | None
    style_sheet: str
    hub: str | None
    language: str
    licence: str
    contact: str | None
    creators: tuple[str, ...]
    updated: str | None
    items: tuple[FeedItem, ...]
    archives: Archives


def feed_view(site: Here, feed: Feed, form: str, number: int | None = None) -> FeedView:
    """Return a feed in a format, or an older part of it."""
    here = site.at(routes.FEED)
    library = here.library
    settings = library.site
    relation, key = feed.relation(library)
    if relation == NEWEST:
        shown = library.members(relation, key)
        archives = Archives(None, None, None)
    else:
        page = library.page_of(relation, key, number)
        shown = page.members
        archives = _archives(here, feed, form, page, front=number is None)
    own = feed.address(form) if number is None else feed.archive(number, form)
    editors = tuple(editor.name for editor in settings.editors)
    return FeedView(
        form=form,
        subject=_subject(here, feed, number),
        home=here.to(feed.page) if has_page(here, feed) else here.to(routes.HOME),
        address=here.to(own),
        identity=_identity(library, feed),
        source=None if feed == EVERYTHING else here.to(EVERYTHING.address(form)),
        style_sheet=routes.relative(own, routes.FEED_STYLE),
        hub=settings.feeds.hub if number is None else None,
        language=settings.language,
        licence=f"{settings.licence.name}, {settings.licence.url}",
        contact=f"{settings.contact.email} ({editors[0]})" if settings.contact.email else None,
        creators=editors,
        updated=_updated(here, shown),
        items=items(here, shown),
        archives=archives,
    )


def name_of(here: Here, feed: Feed) -> str:
    """Return the name of what a feed belongs to, a word of the model for a status."""
    library = here.library
    match feed.kind:
        case "tag":
            return library.tags[feed.id].name
        case "region":
            return library.regions[feed.id].name
        case "actor":
            return library.actors[feed.id].name
        case "publisher":
            return library.publishers[feed.id].name
        case "incident":
            return library.incidents[feed.id].title
        case _:
            return feed.id


def _identity(library: Library, feed: Feed) -> str:
    """Name a feed; that of a renamed incident by the first id, as its items are."""
    if feed.kind != "incident":
        return feed_identity(library.site, feed.kind, feed.id)
    incident = library.incidents[feed.id]
    return feed_identity(library.site, feed.kind, (*incident.former_ids, incident.id)[0])


def _updated(here: Here, shown: Sequence[Entry]) -> str | None:
    """Return when the newest entry came; a feed that has none is as it was when the site began."""
    known = shown or here.library.page_of("log", number=1).members[-1:]
    return moment_of(here, -known[0][0]) if known else None


def _subject(here: Here, feed: Feed, number: int | None) -> FeedSubject:
    settings = here.library.site
    return FeedSubject(
        settings.title,
        settings.description,
        feed.kind,
        name_of(here, feed),
        here.to(feed.page),
        number,
    )


def has_page(here: Here, feed: Feed) -> bool:
    """Tell whether there is the page that a feed follows: all that it lists may be withdrawn."""
    if feed.id and feed.kind != "status":
        return here.library.has_page(feed.kind, feed.id)
    return feed.kind == "status" or feed.page in here.directory.indexes.values()


def _archives(here: Here, feed: Feed, form: str, page: LongList, *, front: bool) -> Archives:
    number, has_newer = page.number, not front and not page.part.before_front
    return Archives(
        None if front else here.to(feed.address(form)),
        here.to(feed.archive(number - 1, form)) if number > 1 else None,
        here.to(feed.archive(number + 1, form)) if has_newer else None,
    )
