"""Answer every question that a page, a feed or an export asks about the published records.

Only checked records come here, so nothing here can fail: every id that is named exists.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple, TypeVar

from sourcebook.evidence.casualties import Envelope, envelopes
from sourcebook.evidence.origins import SourceNode, chain, origins
from sourcebook.evidence.status import (
    StatusFinding,
    accused_sides,
    has_response,
    is_contested,
    supported_status,
)
from sourcebook.model.article import Article
from sourcebook.model.figure import Figure
from sourcebook.model.incident import Change, Incident
from sourcebook.model.records import Records
from sourcebook.model.site import Page, Site
from sourcebook.model.vocabulary import Actor, Group, Publisher, Region, Tag, Warning_

R = TypeVar("R", Incident, Article, Figure, Page)
T = TypeVar("T")


class Neighbours(NamedTuple):
    """Hold the incidents next to one in time."""

    earlier: Incident | None
    later: Incident | None


@dataclass(frozen=True, slots=True)
class DatedChange:
    """Hold one change of one incident; `number` counts from 1 within the incident."""

    incident: Incident
    change: Change
    number: int


class Library:
    """Hold the published records, related to one another.

    Incidents come newest first by the latest day they can have happened, then by id; everything
    else by name or id. Merged and withdrawn incidents are tombstones: they keep a page and their
    history, and count nowhere.
    """

    def __init__(self, records: Records) -> None:
        """Keep the public records; those held back are as if they did not exist."""
        if records.site is None:
            raise AssertionError("a library needs checked records")
        self.site: Site = records.site
        self.articles: Mapping[str, Article] = _public(records.articles)
        self.figures: Mapping[str, Figure] = _public(records.figures)
        self.actors: Mapping[str, Actor] = records.actors
        self.publishers: Mapping[str, Publisher] = records.publishers
        self.tags: Mapping[str, Tag] = records.tags
        self.warnings: Mapping[str, Warning_] = records.warnings
        self.groups: Mapping[str, Group] = records.groups
        self.regions: Mapping[str, Region] = records.regions
        self.pages: tuple[Page, ...] = tuple(
            sorted(_public(records.pages).values(), key=lambda page: (page.order, page.id))
        )
        public = _public(records.incidents)
        ordered = sorted(public.values(), key=_newest_first)
        self.incidents: tuple[Incident, ...] = tuple(i for i in ordered if not i.tombstone)
        self.tombstones: tuple[Incident, ...] = tuple(i for i in ordered if i.tombstone)
        self.incident_by_id: Mapping[str, Incident] = public

    # One incident

    def articles_of(self, incident: Incident) -> tuple[Article, ...]:
        """Return the articles of an incident, oldest first."""
        found = (self.articles[name] for name in incident.article_ids)
        return tuple(sorted(found, key=_oldest_article_first))

    def origins_of(self, incident: Incident) -> tuple[Article, ...]:
        """Return the independent origins of an incident's articles, oldest first."""
        names = origins(incident.article_ids, incident.id, self.articles)
        return tuple(sorted((self.articles[name] for name in names), key=_oldest_article_first))

    def chain_of(self, incident: Incident) -> tuple[SourceNode, ...]:
        """Return the articles of an incident as trees of what they rest on."""
        return chain(incident.article_ids, incident.id, self.articles)

    def status_of(self, incident: Incident) -> StatusFinding:
        """Return the status that the evidence supports, with the reasons."""
        return supported_status(incident, self.articles, self.actors)

    def is_contested(self, incident: Incident) -> bool:
        """Tell whether the accused side denies or disputes."""
        return is_contested(incident, self.actors)

    def has_response(self, incident: Incident) -> bool:
        """Tell whether an answer of the accused side is recorded."""
        return has_response(incident, self.actors)

    def accused_sides(self, incident: Incident) -> frozenset[str]:
        """Return the sides that are accused or convicted."""
        return accused_sides(incident, self.actors)

    def envelopes_of(self, incident: Incident) -> tuple[Envelope, ...]:
        """Return the range of all claimants' counts for each outcome."""
        return envelopes(incident.casualties)

    def neighbours(self, incident: Incident) -> Neighbours:
        """Return the incidents before and after this one in time."""
        place = self._place[incident.id]
        later = self.incidents[place - 1] if place else None
        earlier = self.incidents[place + 1] if place + 1 < len(self.incidents) else None
        return Neighbours(earlier, later)

    def related_to(self, incident: Incident) -> tuple[Incident, ...]:
        """Return the incidents that the record or another one names as related."""
        named = set(incident.related)
        return tuple(
            other
            for other in self.incidents
            if other.id != incident.id and (other.id in named or incident.id in other.related)
        )

    def sharing_an_article_with(self, incident: Incident) -> tuple[Incident, ...]:
        """Return the incidents that cite one of the same articles, newest first."""
        sharing = {
            other.id
            for name in incident.article_ids
            for other in self.incidents_citing(name)
            if other.id != incident.id
        }
        return tuple(other for other in self.incidents if other.id in sharing)

    # Backlinks

    def incidents_citing(self, article: str) -> tuple[Incident, ...]:
        """Return the incidents that cite an article, newest first."""
        return self._citing.get(article, ())

    def articles_resting_on(self, article: str) -> tuple[Article, ...]:
        """Return the articles that derive from this one, oldest first."""
        return self._resting_on.get(article, ())

    def figures_citing(self, article: str) -> tuple[Figure, ...]:
        """Return the figures with a point that cites the article."""
        return self._figures_citing.get(article, ())

    def figures_by(self, actor: str) -> tuple[Figure, ...]:
        """Return the figures that an actor counts."""
        return tuple(f for f in self.figures.values() if f.counter == actor)

    def incidents_naming(self, actor: str) -> tuple[Incident, ...]:
        """Return the incidents in which an actor is a party, claims or counts, newest first."""
        return self._naming.get(actor, ())

    def incidents_tagged(self, tag: str) -> tuple[Incident, ...]:
        """Return the incidents with a tag, newest first."""
        return self._tagged.get(tag, ())

    def incidents_in(self, region: str) -> tuple[Incident, ...]:
        """Return the incidents in a region, by the region's id, newest first."""
        return self._in_region.get(region, ())

    def articles_by(self, publisher: str) -> tuple[Article, ...]:
        """Return the articles of a publisher, newest first."""
        return self._by_publisher.get(publisher, ())

    def region_of(self, incident: Incident) -> Region | None:
        """Return the region that an incident happened in."""
        where = incident.where
        return self._region_by_name.get((where.country, where.region or ""))

    # The whole

    @property
    def size(self) -> int:
        """Return the number of public incidents, articles, figures and pages."""
        records = (self.incident_by_id, self.articles, self.figures, self.pages)
        return sum(len(group) for group in records)

    @cached_property
    def by_year(self) -> Mapping[int, tuple[Incident, ...]]:
        """Return the incidents of each year, newest year and newest incident first."""
        return _grouped(self.incidents, lambda incident: (incident.when.date.sort_day.year,))

    @cached_property
    def changes(self) -> tuple[DatedChange, ...]:
        """Return every change of every incident, newest first, tombstones included."""
        dated = [
            DatedChange(incident, change, number)
            for incident in self.incident_by_id.values()
            for number, change in enumerate(incident.changes, start=1)
        ]
        return tuple(
            sorted(dated, key=lambda d: (-d.change.date.toordinal(), d.incident.id, -d.number))
        )

    @cached_property
    def updated(self) -> date | None:
        """Return the day of the newest change of any record, None for an empty site."""
        return self.changes[0].change.date if self.changes else None

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {incident.id: place for place, incident in enumerate(self.incidents)}

    @cached_property
    def _citing(self) -> Mapping[str, tuple[Incident, ...]]:
        return _grouped(self.incidents, lambda incident: incident.article_ids)

    @cached_property
    def _resting_on(self) -> Mapping[str, tuple[Article, ...]]:
        ordered = sorted(self.articles.values(), key=_oldest_article_first)
        return _grouped(ordered, lambda a: dict.fromkeys(e.article for e in a.derived_from))

    @cached_property
    def _figures_citing(self) -> Mapping[str, tuple[Figure, ...]]:
        return _grouped(self.figures.values(), lambda f: dict.fromkeys(p.source for p in f.points))

    @cached_property
    def _naming(self) -> Mapping[str, tuple[Incident, ...]]:
        def actors(incident: Incident) -> Iterable[str]:
            named = [party.actor for party in incident.parties if party.actor]
            named += [claim.by for claim in incident.claims]
            named += [row.by for row in incident.casualties]
            return dict.fromkeys(named)

        return _grouped(self.incidents, actors)

    @cached_property
    def _tagged(self) -> Mapping[str, tuple[Incident, ...]]:
        return _grouped(self.incidents, lambda incident: dict.fromkeys(incident.tags))

    @cached_property
    def _in_region(self) -> Mapping[str, tuple[Incident, ...]]:
        def regions(incident: Incident) -> Iterable[str]:
            region = self.region_of(incident)
            return (region.id,) if region else ()

        return _grouped(self.incidents, regions)

    @cached_property
    def _by_publisher(self) -> Mapping[str, tuple[Article, ...]]:
        ordered = sorted(self.articles.values(), key=_oldest_article_first, reverse=True)
        return _grouped(ordered, lambda article: (article.publisher,))

    @cached_property
    def _region_by_name(self) -> Mapping[tuple[str, str], Region]:
        return {(region.country, region.name): region for region in self.regions.values()}


K = TypeVar("K")


def _grouped(items: Iterable[T], keys: Callable[[T], Iterable[K]]) -> dict[K, tuple[T, ...]]:
    """Group the items under each of their keys, keeping their order."""
    groups: dict[K, list[T]] = {}
    for item in items:
        for key in keys(item):
            groups.setdefault(key, []).append(item)
    return {key: tuple(group) for key, group in groups.items()}


def _public(records: Mapping[str, R]) -> dict[str, R]:
    return {name: record for name, record in records.items() if record.is_public}


def _newest_first(incident: Incident) -> tuple[int, int, str]:
    """Order by the latest day, then the earliest (open beginnings last), then the id."""
    when = incident.when.date
    earliest = when.earliest.toordinal() if when.earliest else 0
    return (-when.sort_day.toordinal(), -earliest, incident.id)


def _oldest_article_first(article: Article) -> tuple[int, str]:
    return (article.published.sort_day.toordinal(), article.id)
