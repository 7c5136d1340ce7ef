"""What surrounds every page: masthead, menu, footer, and what machines read in the head."""

from dataclasses import dataclass
from datetime import date

from sourcebook.model.record import Record
from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.plan.locales import direction, in_itself, locale
from sourcebook.plan.policy import (
    FROM_DISK,
    REFERRERS,
    SCRIPTS,
    Allowance,
    policy_in_page,
    policy_on_disk,
)
from sourcebook.plan.subscriptions import EVERYTHING, FORMATS, feed_of
from sourcebook.plan.views.card import Preview, site_preview
from sourcebook.plan.views.parts import DateView, ExternalLink, day_view, external, external_if
from sourcebook.plan.views.translation import TranslationNote, translation_note


@dataclass(frozen=True, slots=True, eq=False)
class MenuItem:
    """Hold one entry of the menu.

    `name` is that of a built-in page, `page` for a page of prose, which brings its own `title`.
    `current` is `page` on that very page, `true` on a page below it, otherwise empty, as
    `aria-current` has it.
    """

    name: str
    title: str | None
    url: str
    current: str


@dataclass(frozen=True, slots=True, eq=False)
class EditorView:
    """Hold who answers for the site."""

    name: str
    url: str | None


@dataclass(frozen=True, slots=True, eq=False)
class OfflineCopy:
    """Hold of which day a copy on a disk is, and where the current site is."""

    updated: DateView | None
    published_at: ExternalLink


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """Hold what surrounds all pages of a folder alike; `content_policy` is what they may load.

    `offline` is what a copy on a disk says of itself, None on the site.
    """

    language: str
    direction: str
    site_title: str
    tagline: str
    site_description: str
    home: str
    content_policy: tuple[Allowance, ...]
    referrers: str
    style_sheet: str
    scripts: tuple[str, ...]
    icon: str
    feed: str
    feeds: str
    sections: tuple[MenuItem, ...]
    pages: tuple[MenuItem, ...]
    editors: tuple[EditorView, ...]
    licence: EditorView
    contact_email: str | None
    contact_page: ExternalLink | None
    repository: ExternalLink | None
    locale: str | None
    offline: OfflineCopy | None


@dataclass(frozen=True, slots=True, eq=False)
class PageFeed:
    """Hold the feed of a page in one format; `whole` is that of the whole site."""

    type: str
    url: str
    whole: bool


@dataclass(frozen=True, slots=True, eq=False)
class Translation:
    """Hold this page in one language of the site; `name` is that of the language in itself.

    `address` is a whole one, `url` the link from this page; `first` is the edition that others are
    translated from, and `here` this one.
    """

    language: str
    name: str
    address: str
    url: str
    locale: str | None
    first: bool
    here: bool


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold what surrounds a page.

    `updated` is the newest change of the records shown on it, `preview` the picture that stands for
    it elsewhere. `translation` says what the text of the page is in an edition that it was not
    written for. `translations` are all of the page, this one too, where the site has more than one
    language. `feeds` are those that follow this page, if any does, and `data` is the link to
    what it tells as JSON.
    """

    shared: Shared
    permalink: str
    translations: tuple[Translation, ...]
    updated: DateView | None
    preview: Preview | None
    feeds: tuple[PageFeed, ...]
    data: str | None
    translation: TranslationNote | None = None


SECTIONS = (
    "home",
    "incidents",
    "map",
    "sources",
    "figures",
    "actors",
    "regions",
    "tags",
    "publishers",
    "corrections",
    "balance",
    "search",
    "feeds",
    "data",
)
"""The built-in pages, in the order of the menu."""

COLLECTED = {
    routes.HOME: "incidents",
    routes.INCIDENTS: "incidents",
    routes.SOURCES: "articles",
    routes.FIGURES: "figures",
    routes.ACTORS: "actors",
    routes.REGIONS: "regions",
    routes.TAGS: "tags",
    routes.PUBLISHERS: "publishers",
    routes.CORRECTIONS: "changes",
}
"""The collection of the data that holds what a page lists."""

ICON = "images/icon.svg"


def frame(
    here: Here,
    updated: date | None = None,
    preview: Preview | None = None,
    data: str | None = None,
    record: Record | None = None,
) -> Frame:
    """Return the frame of a page; `record` is the one that it is the page of, if it is one's."""
    reading = here.library.reading
    return Frame(
        reading.once(("frame", here.neighbourhood), _shared, here),
        here.permalink,
        _translations(here) if len(here.edition.languages) > 1 else (),
        day_view(updated) if updated else None,
        preview or reading.once("preview", site_preview, here),
        _feeds(here),
        data or _collection(here),
        translation_note(here, record) if record else None,
    )


def _translations(here: Here) -> tuple[Translation, ...]:
    return tuple(
        Translation(
            language,
            in_itself(language),
            here.whole_in(language),
            here.to_edition(language),
            locale(language),
            first=n == 0,
            here=language == here.edition.language,
        )
        for n, language in enumerate(here.edition.languages)
    )


def _collection(here: Here) -> str | None:
    kind = COLLECTED.get(here.url)
    return here.to(routes.data(kind)) if kind else None


def _feeds(here: Here) -> tuple[PageFeed, ...]:
    """Return the feed of this page in each format; every page names that of the site besides."""
    feed = feed_of(here.library, here.url)
    if feed is None:
        return ()
    return tuple(
        PageFeed(kind, here.to(feed.address(form)), whole=feed == EVERYTHING)
        for form, (_, kind) in FORMATS.items()
    )


def _shared(here: Here) -> Shared:
    library = here.library
    site = library.site
    indexes = here.directory.indexes
    return Shared(
        language=site.language,
        direction=direction(site.language),
        site_title=site.title,
        tagline=site.tagline,
        site_description=site.description,
        home=here.to(routes.HOME),
        content_policy=policy_on_disk(here.url)
        if here.portable
        else policy_in_page(here.url, _assets_at(here)),
        referrers=REFERRERS,
        style_sheet=here.to(routes.asset(here.assets.style_sheet)),
        scripts=tuple(here.to(routes.asset(here.assets.names[name])) for name in _scripts(here)),
        icon=here.to(routes.asset(here.assets.names[ICON])),
        feed=here.to(routes.FEED),
        feeds=here.to(routes.FEEDS),
        sections=tuple(
            MenuItem(name, None, here.to(indexes[name]), _current(here, indexes[name]))
            for name in SECTIONS
            if name in indexes
        ),
        pages=tuple(
            MenuItem("page", title, here.to(address), _current(here, address))
            for name, title in library.menu
            for address in (routes.page(name),)
        ),
        editors=tuple(EditorView(editor.name, editor.url) for editor in site.editors),
        licence=EditorView(site.licence.name, site.licence.url),
        contact_email=site.contact.email,
        contact_page=external_if(site.contact.url),
        repository=external(site.repository) if site.repository else None,
        locale=locale(site.language),
        offline=_offline(here) if here.portable else None,
    )


def _scripts(here: Here) -> tuple[str, ...]:
    """Return the scripts of a page; on a disk, what loads their data comes before them."""
    scripts = SCRIPTS.get(here.url, ())
    return (FROM_DISK, *scripts) if scripts and here.portable else scripts


def _offline(here: Here) -> OfflineCopy:
    updated = here.library.updated
    return OfflineCopy(day_view(updated) if updated else None, external(here.whole(routes.HOME)))


def _assets_at(here: Here) -> str | None:
    """Return the published address for the 404 page, which a mirror may show at its own address."""
    if here.url != routes.NOT_FOUND:
        return None
    return routes.whole(here.library.site.base_url, routes.HOME)  # all editions share the assets


def _current(here: Here, address: str) -> str:
    if here.url == address:
        return "page"
    below = address != routes.HOME and routes.without_older(here.url).startswith(address)
    return "true" if below else ""
