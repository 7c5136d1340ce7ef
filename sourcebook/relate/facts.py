"""The few facts of a record by which records are related to one another.

They are plain tuples, small enough to keep in memory, and on disk from one build to the next, for
all records at once; the records themselves are read only by the pages that show them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from sourcebook.evidence.origins import counts_as_origin
from sourcebook.model import canonical, prose
from sourcebook.model.article import Article
from sourcebook.model.dates import Edtf, Precision, Shape
from sourcebook.model.incident import Incident, Where
from sourcebook.model.plain import plain_record
from sourcebook.model.record import Record
from sourcebook.model.records import Records
from sourcebook.model.shown_text import as_recorded
from sourcebook.model.words import PlacePrecision

_LISTED_IF_LINKED = ("actor", "publisher", "tag")
"""Kinds that get a page by being linked to, also where no record uses them otherwise."""

_TRACKING = re.compile(
    r"utm_.*|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|ref|ref_src|_ga|si"
)
"""Parameters of an address that say who was led there, not what is there."""
_OPEN = 10**9
"""A day after all others, for what may go on."""

Links = tuple[tuple[str, str], ...]


class IncidentFacts(NamedTuple):
    """Hold what relates an incident to other records.

    `order` sorts newest first (see `newest_first`), `year` and `month` are those under which it is
    listed, the month 0 where it is not known. `changes` holds the ordinal of each change's
    day, its kind, and the status before it, "" where it names none. `uses` are the articles that
    the record names anywhere.
    `days` are the first and the last on which it can have happened, as ordinals; `place` is the
    country's code with the name of the place in small letters, `spot` its degrees north and east
    where they are known to the settlement, `precision` the word for how precisely it is known.
    `digest`, the last, is that of what editors wrote (see `digest_of`); it relates nothing.
    """

    id: str
    public: bool
    tombstone: bool
    order: tuple[int, int, str]
    year: int
    month: int
    status: str
    articles: tuple[str, ...]
    accused: tuple[str, ...]
    harmed: tuple[str, ...]
    speaking: tuple[str, ...]
    named: tuple[str, ...]
    tags: tuple[str, ...]
    groups: tuple[str, ...]
    country: str
    region: str
    related: tuple[str, ...]
    changes: tuple[tuple[int, str, str], ...]
    former_ids: tuple[str, ...]
    links: Links
    uses: tuple[str, ...]
    days: tuple[int, int]
    place: tuple[str, str]
    spot: tuple[float, float] | None
    precision: str
    digest: bytes


class ArticleFacts(NamedTuple):
    """Hold what relates an article to other records.

    `order` is its day as an ordinal, and its id, `added` the day on which it came here; `uses` are
    the other articles that it names; `address` is where its `url` leads (see `plain_address`), ""
    without one; `flawed` tells whether a problem of it is noted. `digest`, the last, is as above.
    """

    id: str
    public: bool
    order: tuple[int, str]
    year: int
    publisher: str
    rests_on: tuple[str, ...]
    is_origin: bool
    former_ids: tuple[str, ...]
    links: Links
    uses: tuple[str, ...]
    address: str
    flawed: bool
    added: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Facts:
    """Hold the facts of every incident and article, by id."""

    incidents: Mapping[str, IncidentFacts] = field(default_factory=dict)
    articles: Mapping[str, ArticleFacts] = field(default_factory=dict)


def facts_of(records: Records) -> Facts:
    """Return the facts of records that are all in memory."""
    return Facts(
        {name: incident_facts(incident) for name, incident in records.incidents.items()},
        {name: article_facts(article) for name, article in records.articles.items()},
    )


def incident_facts(incident: Incident) -> IncidentFacts:
    """Return the facts of an incident."""
    when = incident.when.date
    accused = _actors(party.actor for party in incident.accused)
    harmed = _actors(party.actor for party in incident.victims)
    speaking = _actors(
        [*(claim.by for claim in incident.claims), *(row.by for row in incident.casualties)]
    )
    parties = (party.actor for party in incident.parties)
    return IncidentFacts(
        id=incident.id,
        public=incident.is_public,
        tombstone=incident.tombstone,
        order=newest_first(when, incident.id),
        year=when.sort_day.year,
        month=listed_month(when) or 0,
        status=incident.status.value,
        articles=incident.article_ids,
        accused=accused,
        harmed=harmed,
        speaking=speaking,
        named=_actors([*parties, *speaking]),
        tags=tuple(dict.fromkeys(incident.tags)),
        groups=tuple(dict.fromkeys(party.group for party in incident.victims if party.group)),
        country=incident.where.country,
        region=as_recorded(incident.where.region or ""),
        related=tuple(dict.fromkeys(incident.related)),
        changes=tuple(
            (change.date.toordinal(), change.kind.value, str(change.status_before or ""))
            for change in incident.changes
        ),
        former_ids=incident.former_ids,
        links=tuple(listed_links(incident.account)),
        uses=tuple(dict.fromkeys([*incident.article_ids, *_linked_sources(incident.account)])),
        days=(
            when.earliest.toordinal() if when.earliest else 0,
            when.latest.toordinal() if when.latest else _OPEN,
        ),
        place=(incident.where.country, incident.where.name.casefold()),
        spot=_spot(incident.where),
        precision=incident.where.precision.value,
        digest=digest_of(incident),
    )


def article_facts(article: Article) -> ArticleFacts:
    """Return the facts of an article."""
    day = article.published.sort_day
    return ArticleFacts(
        id=article.id,
        public=article.is_public,
        order=(day.toordinal(), article.id),
        year=day.year,
        publisher=article.publisher,
        rests_on=tuple(dict.fromkeys(edge.article for edge in article.derived_from)),
        is_origin=counts_as_origin(article),
        former_ids=article.former_ids,
        links=tuple(listed_links(article.abstract)),
        uses=tuple(name for name in dict.fromkeys(_used_by(article)) if name != article.id),
        address=plain_address(article.url) if article.url else "",
        flawed=bool(article.problems),
        added=article.day_added.toordinal(),
        digest=digest_of(article),
    )


def digest_of(record: Record) -> bytes:
    """Return the digest of what editors wrote in a record, by which its version is known."""
    return bytes.fromhex(canonical.digest(plain_record(record)))


def newest_first(when: Edtf, name: str) -> tuple[int, int, str]:
    """Sort by the latest day, then the earliest (open beginnings last), then the id."""
    earliest = when.earliest
    return (-when.sort_day.toordinal(), -earliest.toordinal() if earliest else 0, name)


def listed_month(when: Edtf) -> int | None:
    """Return the month to list a date under, None where it does not name one."""
    ends = [point for point in when.points if point and point.latest == when.sort_day]
    if not ends:  # an interval that is still open is listed under its beginning
        ends = [point for point in when.points if point]
    known = ends[0].precision in (Precision.DAY, Precision.MONTH)
    spread = when.shape is Shape.ONE_OF and not _same_month(when)
    return when.sort_day.month if known and not spread else None


def _same_month(when: Edtf) -> bool:
    if when.earliest is None or when.latest is None:
        return False
    return (when.earliest.year, when.earliest.month) == (when.latest.year, when.latest.month)


def listed_links(markdown: str) -> Iterator[tuple[str, str]]:
    """Yield kind and id of each link that gives its target a page of its own."""
    for kind, name in dict.fromkeys(prose.record_links(markdown)):
        if kind in _LISTED_IF_LINKED:
            yield kind, name


def _used_by(article: Article) -> Iterator[str]:
    yield from (edge.article for edge in article.derived_from)
    if article.seen.through is not None:
        yield article.seen.through
    yield from prose.citations(article.abstract)
    yield from _linked_sources(article.abstract)


def _linked_sources(markdown: str) -> Iterator[str]:
    return (name for kind, name in prose.record_links(markdown) if kind == "source")


def _spot(where: Where) -> tuple[float, float] | None:
    if where.precision not in (PlacePrecision.EXACT, PlacePrecision.SETTLEMENT):
        return None
    if where.latitude is None or where.longitude is None:
        return None
    return where.latitude, where.longitude


def plain_address(url: str) -> str:
    """Return what of an address says where it leads: two that lead to one page are alike."""
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").rstrip(".")
    standard = {"http": 80, "https": 443}.get(parts.scheme)
    port = f":{parts.port}" if parts.port not in (None, standard) else ""
    query = urlencode(
        sorted(
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True)
            if not _TRACKING.fullmatch(name.lower())
        )
    )
    return f"{host}{port}{parts.path.rstrip('/')}?{query}"


def _actors(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
