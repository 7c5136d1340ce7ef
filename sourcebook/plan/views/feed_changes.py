"""What an item of a feed tells of a change: what was, what is, and the record as it stands."""

from dataclasses import dataclass

from sourcebook.model.incident import Claim, Incident
from sourcebook.model.words import ChangeKind, Status
from sourcebook.plan import formats, routes
from sourcebook.plan.anchors import change_address
from sourcebook.plan.here import Here
from sourcebook.plan.views import stated
from sourcebook.plan.views.entry import note_on
from sourcebook.plan.views.feed_sources import FeedSource, feed_source
from sourcebook.plan.views.parts import Link, place_text


@dataclass(frozen=True, slots=True, eq=False)
class FeedClaim:
    """Hold what one actor says or does, and where."""

    by: str
    stance: str
    date: str
    says: str
    source: Link


@dataclass(frozen=True, slots=True, eq=False)
class LaterChange:
    """Hold a change that came after, and where it is told."""

    kind: str
    date: str
    url: str


@dataclass(frozen=True, slots=True, eq=False)
class FeedRecord:
    """Hold what an item tells of an incident that stands; claims and sources in its first alone.

    `original` says where an edition shows it in the original, or in a translation behind it.
    """

    original: str
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


@dataclass(frozen=True, slots=True, eq=False)
class ChangeTold:
    """Hold a change of an incident.

    `end` is `merged` or `withdrawn` where only a notice remains, "" for one that stands. Of one
    that ended nothing is told but why. `status_after` is the status that a change of it led to,
    None where the record does not say.
    """

    kind: str
    date: str
    note: str | None
    was: str | None
    now: str | None
    status_after: str | None
    warnings: tuple[str, ...]
    page: str
    status: str
    end: str
    reason: str | None
    merged_into: Link | None
    record: FeedRecord | None
    since: tuple[LaterChange, ...]


def change_told(here: Here, incident: Incident, number: int) -> ChangeTold:
    """Return what is told of a change, by its number, which counts from 1."""
    library = here.library
    change = incident.changes[number - 1]
    end = ""
    if incident.tombstone:
        end = (ChangeKind.WITHDRAWN if incident.withdrawn else ChangeKind.MERGED).value
    telling = not end or change.kind.value == end
    target = library.incidents.get(incident.merged_into or "")
    after = _status_after(incident, number)
    return ChangeTold(
        kind=change.kind.value,
        date=formats.day(change.date),
        note=change.note if telling else None,
        was=None if end else stated.before(change),
        now=None if end else stated.after(change),
        status_after=after.value if after else None,
        warnings=tuple(library.warnings[name].name for name in incident.warnings),
        page=here.to(routes.incident(incident.id)),
        status=incident.status.value,
        end=end,
        reason=incident.withdrawn,
        merged_into=Link(target.title, here.to(routes.incident(target.id))) if target else None,
        record=None if end else _record(here, incident, first=number == 1),
        since=() if end else _since(here, incident, number),
    )


def _status_after(incident: Incident, number: int) -> Status | None:
    """Return the status after a change of it: what it names, or today's where none came after."""
    change = incident.changes[number - 1]
    if change.kind is not ChangeKind.STATUS:
        return None
    newest = all(later.kind is not ChangeKind.STATUS for later in incident.changes[number:])
    return incident.status if newest else change.status_after


def _since(here: Here, incident: Incident, number: int) -> tuple[LaterChange, ...]:
    return tuple(
        LaterChange(
            change.kind.value, formats.day(change.date), here.to(change_address(incident, later))
        )
        for later, change in enumerate(incident.changes[number:], start=number + 1)
    )


def _record(here: Here, incident: Incident, *, first: bool) -> FeedRecord:
    library = here.library
    card = library.card(incident.id)
    claims = sorted(incident.claims, key=lambda claim: claim.date.sort_day) if first else ()
    articles = library.articles_of(incident) if first else ()
    return FeedRecord(
        original=note_on(card),
        summary=incident.summary,
        date=formats.edtf(incident.when.date),
        place=place_text(
            incident.where.name,
            incident.where.region or "",
            formats.country(incident.where.country),
        ),
        status_meaning=incident.status.meaning,
        status_note=incident.status_note,
        contested=card.contested,
        articles=card.articles,
        origins=card.origins,
        claims=tuple(_claim(here, claim) for claim in claims),
        sources=tuple(feed_source(here, article) for article in articles),
    )


def _claim(here: Here, claim: Claim) -> FeedClaim:
    source = feed_source(here, here.library.articles[claim.source])
    return FeedClaim(
        by=here.library.actors[claim.by].name,
        stance=claim.stance.value,
        date=formats.edtf(claim.date),
        says=claim.says,
        source=Link(source.label, source.page),
    )
