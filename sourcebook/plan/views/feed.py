"""The feed: one item an incident, the newest published or changed first."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from sourcebook.evidence.status import is_contested
from sourcebook.model.article import Article
from sourcebook.model.countries import country_name
from sourcebook.model.incident import Change, Claim, Incident
from sourcebook.plan import formats, routes
from sourcebook.plan.views.parts import Link, place_text
from sourcebook.relate.library import Library

_NOON = time(12)


@dataclass(frozen=True, slots=True)
class FeedSource:
    """Hold an article: our page about it, and its own address where there is one."""

    label: str
    title: str
    page: str
    address: str | None


@dataclass(frozen=True, slots=True)
class FeedClaim:
    """Hold what one actor says or does, and where."""

    by: str
    stance: str
    date: str
    says: str
    source: Link


@dataclass(frozen=True, slots=True)
class FeedChange:
    """Hold the change that brought an incident to the top."""

    kind: str
    date: str
    note: str | None
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class FeedRecord:
    """Hold what an item tells of an incident that stands."""

    summary: str
    date: str
    place: str
    status_meaning: str
    status_note: str | None
    contested: bool
    articles: int
    origins: int
    claims: tuple[FeedClaim, ...]
    sources: tuple[FeedSource, ...]


@dataclass(frozen=True, slots=True)
class FeedNotice:
    """Hold what an item tells of an incident that was merged into another or withdrawn."""

    merged_into: Link | None
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class FeedItem:
    """Hold one item; `moment` is ISO 8601 with the offset, all addresses are whole.

    `guid` names the incident, not its address: it stays when the site moves or the id is renamed.
    """

    guid: str
    address: str
    moment: str
    title: str
    status: str
    warnings: tuple[str, ...]
    change: FeedChange
    record: FeedRecord | FeedNotice
    categories: tuple[str, ...]

    @property
    def stands(self) -> bool:
        """Tell whether the incident was neither merged nor withdrawn."""
        return isinstance(self.record, FeedRecord)


@dataclass(frozen=True, slots=True)
class FeedView:
    """Hold the whole feed; `updated` is None only for a site without incidents."""

    title: str
    description: str
    home: str
    address: str
    language: str
    licence: str
    contact: str | None
    creators: tuple[str, ...]
    updated: str | None
    items: tuple[FeedItem, ...]


def feed_view(library: Library) -> FeedView:
    """Return the feed of a site."""
    site = library.site
    editors = tuple(editor.name for editor in site.editors)
    return FeedView(
        title=site.title,
        description=site.description,
        home=_whole(library, routes.HOME),
        address=_whole(library, routes.FEED),
        language=site.language,
        licence=f"{site.licence.name}, {site.licence.url}",
        contact=f"{site.contact.email} ({editors[0]})" if site.contact.email else None,
        creators=editors,
        updated=_moment(library, library.updated) if library.updated else None,
        items=tuple(_item(library, library.incidents[name]) for name in library.ids("in feed")),
    )


def _item(library: Library, incident: Incident) -> FeedItem:
    change = incident.changes[-1]
    return FeedItem(
        guid=f"incident:{(*incident.former_ids, incident.id)[0]}",
        address=_whole(library, routes.incident(incident.id)),
        moment=_moment(library, change.date),
        title=incident.title,
        status=incident.status.value,
        warnings=tuple(library.warnings[name].name for name in incident.warnings),
        change=_change(change),
        record=_notice(library, incident) if incident.tombstone else _record(library, incident),
        categories=_categories(library, incident),
    )


def _change(change: Change) -> FeedChange:
    return FeedChange(
        change.kind.value, formats.day(change.date), change.note, change.was, change.now
    )


def _record(library: Library, incident: Incident) -> FeedRecord:
    claims = sorted(incident.claims, key=lambda claim: claim.date.sort_day)
    articles = library.articles_of(incident)
    where = incident.where
    return FeedRecord(
        summary=incident.summary,
        date=formats.edtf(incident.when.date),
        place=place_text(where.name, where.region or "", country_name(where.country)),
        status_meaning=incident.status.definition,
        status_note=incident.status_note,
        contested=is_contested(incident, library.actors),
        articles=len(articles),
        origins=len(library.origins_of(incident)),
        claims=tuple(_claim(library, claim) for claim in claims),
        sources=tuple(_source(library, article) for article in articles),
    )


def _notice(library: Library, incident: Incident) -> FeedNotice:
    target = library.incidents.get(incident.merged_into or "")
    return FeedNotice(
        Link(target.title, _whole(library, routes.incident(target.id))) if target else None,
        incident.withdrawn,
    )


def _claim(library: Library, claim: Claim) -> FeedClaim:
    source = _source(library, library.articles[claim.source])
    return FeedClaim(
        by=library.actors[claim.by].name,
        stance=claim.stance.value,
        date=formats.edtf(claim.date),
        says=claim.says,
        source=Link(source.label, source.page),
    )


def _source(library: Library, article: Article) -> FeedSource:
    publisher = library.publishers[article.publisher].name
    return FeedSource(
        label=f"{publisher}, {formats.edtf(article.published)}",
        title=article.title,
        page=_whole(library, routes.source(article.id)),
        address=article.url or article.seen_at,
    )


def _categories(library: Library, incident: Incident) -> tuple[str, ...]:
    region = library.region_of(incident.id)
    names = [library.tags[name].name for name in incident.tags]
    return tuple(dict.fromkeys([*names, *([region.name] if region else [])]))


def _moment(library: Library, day: date) -> str:
    """Return noon of a day where the editors are: the same day for nearly every reader."""
    return datetime.combine(day, _NOON, ZoneInfo(library.site.timezone)).isoformat()


def _whole(library: Library, address: str) -> str:
    return routes.whole(library.site.base_url, address)
