"""The few facts of a record by which records are related to one another.

They are plain tuples, small enough to keep in memory, and on disk from one build to the next, for
all records at once; the records themselves are read only by the pages that show them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sourcebook.evidence.origins import counts_as_origin
from sourcebook.model import prose
from sourcebook.model.article import Article
from sourcebook.model.dates import Edtf
from sourcebook.model.incident import Incident
from sourcebook.model.records import Records
from sourcebook.model.words import ChangeKind

_LISTED_IF_LINKED = ("actor", "publisher", "tag")
"""Kinds that get a page by being linked to, also where no record uses them otherwise."""

Links = tuple[tuple[str, str], ...]


class IncidentFacts(NamedTuple):
    """Hold what relates an incident to other records.

    `order` sorts newest first (see `newest_first`). `changes` holds the ordinal of each change's
    day, and whether it is a correction.
    """

    id: str
    public: bool
    tombstone: bool
    order: tuple[int, int, str]
    year: int
    articles: tuple[str, ...]
    accused: tuple[str, ...]
    harmed: tuple[str, ...]
    speaking: tuple[str, ...]
    named: tuple[str, ...]
    tags: tuple[str, ...]
    country: str
    region: str
    related: tuple[str, ...]
    changes: tuple[tuple[int, bool], ...]
    former_ids: tuple[str, ...]
    links: Links


class ArticleFacts(NamedTuple):
    """Hold what relates an article to other records; `order` is its day as an ordinal, its id."""

    id: str
    public: bool
    order: tuple[int, str]
    year: int
    publisher: str
    rests_on: tuple[str, ...]
    is_origin: bool
    former_ids: tuple[str, ...]
    links: Links


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
        articles=incident.article_ids,
        accused=accused,
        harmed=harmed,
        speaking=speaking,
        named=_actors([*parties, *speaking]),
        tags=tuple(dict.fromkeys(incident.tags)),
        country=incident.where.country,
        region=incident.where.region or "",
        related=tuple(dict.fromkeys(incident.related)),
        changes=tuple(
            (change.date.toordinal(), change.kind is ChangeKind.CORRECTION)
            for change in incident.changes
        ),
        former_ids=incident.former_ids,
        links=tuple(listed_links(incident.account)),
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
    )


def newest_first(when: Edtf, name: str) -> tuple[int, int, str]:
    """Sort by the latest day, then the earliest (open beginnings last), then the id."""
    earliest = when.earliest
    return (-when.sort_day.toordinal(), -earliest.toordinal() if earliest else 0, name)


def listed_links(markdown: str) -> Iterator[tuple[str, str]]:
    """Yield kind and id of each link that gives its target a page of its own."""
    for kind, name in dict.fromkeys(prose.record_links(markdown)):
        if kind in _LISTED_IF_LINKED:
            yield kind, name


def _actors(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name))
