"""Answer every question that a page, a feed or an export asks about the published records.

Only checked records come here, so nothing here can fail: every id that is named exists. Whatever is
asked is noted (see `reading`), so that the next build knows which pages an edit can concern.
"""

from collections.abc import Iterable, Mapping
from datetime import date
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
from sourcebook.model.borders import Borders
from sourcebook.model.dates import parse
from sourcebook.model.incident import Incident
from sourcebook.model.record import Publishable, Record
from sourcebook.model.records import Records
from sourcebook.model.shown_text import retold
from sourcebook.model.site import Site
from sourcebook.model.vocabulary import Region
from sourcebook.relate.answers import (
    TALLIED,
    WHOLE,
    LongList,
    Members,
    Relation,
    Relations,
    entire,
    named,
    part_of,
    parts,
    size_of,
)
from sourcebook.relate.card import Card, KnownCard, Tally, card
from sourcebook.relate.facts import Facts, facts_of, newest_first
from sourcebook.relate.reading import Reading, Shelf
from sourcebook.relate.relations import relate
from sourcebook.relate.search import Search
from sourcebook.relate.weighed import WEIGHED, weigh

R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Publishable)


class Neighbours(NamedTuple):
    """Hold the incidents next to one in time."""

    earlier: Card | None
    later: Card | None


class Library:
    """Hold the published records, related to one another.

    Incidents come newest first by the latest day they can have happened, then by id; everything
    else by name or id. Merged and withdrawn incidents are tombstones: they keep a page and their
    history, and count nowhere.
    """

    def __init__(
        self,
        records: Records,
        facts: Facts | None = None,
        relations: Relations | None = None,
    ) -> None:
        """Keep the public records; those held back are as if they did not exist.

        The mappings of `records` may fetch a record only when it is asked for; `facts` are then
        those kept beside them, and `relations` what was worked out from the same facts before.
        """
        if records.site is None:
            raise AssertionError("a library needs checked records")
        self.reading = Reading()
        self._site: Site = records.site
        self._records = records
        self.facts = facts or facts_of(records)
        self.relations: Relations = relations or relate(self.facts, records)
        self.search = Search(self)
        self.known_cards: dict[str, KnownCard] = {}
        self._tallies: dict[str, Tally] = {}
        self._weighed: Relations | None = None
        public_incidents = {n: f for n, f in sorted(self.facts.incidents.items()) if f.public}
        public_articles = {n: f for n, f in sorted(self.facts.articles.items()) if f.public}
        self.incidents = self._shelf("incident", records.incidents, public_incidents)
        self.articles = self._shelf("article", records.articles, public_articles)
        self.figures = self._shelf("figure", records.figures, _public(records.figures))
        self.actors = self._shelf("actor", records.actors)
        self.publishers = self._shelf("publisher", records.publishers)
        self.tags = self._shelf("tag", records.tags)
        self.warnings = self._shelf("warning", records.warnings)
        self.groups = self._shelf("group", records.groups)
        self.regions = self._shelf("region", records.regions)
        self.pages = self._shelf("page", records.pages, _public(records.pages))
        self.links = self._shelf("link", records.links)

    def _shelf(
        self, kind: str, records: Mapping[str, R], ids: Mapping[str, object] | None = None
    ) -> Shelf[R]:
        return Shelf(kind, records if ids is None else ids, records.__getitem__, self.reading)

    # The whole

    @property
    def site(self) -> Site:
        """Return the settings."""
        self.reading.names.add("site")
        return self._site

    @property
    def borders(self) -> Borders | None:
        """Return what the map is drawn with, None where the site has none."""
        self.reading.names.add("borders")
        return self._records.borders

    @property
    def size(self) -> int:
        """Return the number of public incidents, articles, figures and pages."""
        return len(self.incidents) + len(self.articles) + len(self.figures) + len(self.pages)

    @property
    def updated(self) -> date | None:
        """Return the day of the newest change of any record, None for an empty site."""
        day = self.members("newest change")
        return date.fromordinal(day[0]) if day else None

    @property
    def years(self) -> tuple[int, ...]:
        """Return every year that has an incident, newest first."""
        return self.members("years")

    @property
    def origins(self) -> int:
        """Return how many articles count as origins."""
        number: int = self.members("origins")[0]
        return number

    @property
    def corrections(self) -> int:
        """Return how many changes are corrections."""
        number: int = self.members("corrections")[0]
        return number

    @property
    def menu(self) -> tuple[tuple[str, str], ...]:
        """Return id and title of every page of prose, in their order."""
        return tuple((name, retold(*title)) for name, *title in self.members("menu"))

    def updated_on(self, kind: str, name: str = WHOLE) -> date | None:
        """Return the day of the newest change that the page of a record shows, None without one."""
        day = self.members("updated", f"{kind} {name}")
        return date.fromordinal(day[0]) if day else None

    # Relations, by id

    def members(self, relation: str, key: str = WHOLE) -> Members:
        """Return what a relation holds for an id, as it was made (see `relations`)."""
        self.reading.names.add(named(relation, key))
        return self._relation(relation).get(key, ())

    def ids(self, relation: str, key: str = WHOLE) -> tuple[str, ...]:
        """Return the ids that a relation holds for an id, in the order of readers."""
        return self.members(relation, key)

    def entire(self, relation: str) -> Relation:
        """Return all that a relation holds, by id."""
        self.reading.names.add(entire(relation))
        return self._relation(relation)

    def count(self, relation: str, key: str = WHOLE) -> int:
        """Return how many there are, without depending on which they are."""
        self.reading.names.add(f"length of {named(relation, key)}")
        return len(self._relation(relation).get(key, ()))

    def has_page(self, kind: str, name: str) -> bool:
        """Tell whether a record has a page of its own; an article's kind is `source` here."""
        return bool(self.members("has page", f"{kind} {name}"))

    def page_of(self, relation: str, key: str = WHOLE, number: int | None = None) -> LongList:
        """Return one page of what a relation holds, the front page where no number is given."""
        members = self._relation(relation).get(key, ())
        size = size_of(relation, self.relations)
        length = None if number else self.count(relation, key)
        shown = number or parts(len(members), size)
        self.reading.names.add(f"part {shown} of {named(relation, key)}")
        return LongList(shown, length, part_of(members, shown, size))

    def pages_of(self, relation: str, key: str = WHOLE) -> int:
        """Return how many pages there are of what a relation holds."""
        return parts(self.count(relation, key), size_of(relation, self.relations))

    def tallies(self, relation: str, key: str = WHOLE) -> tuple[Tally, ...]:
        """Return what is added up of each incident of a list, as one answer."""
        if relation not in TALLIED:
            raise AssertionError(f"nobody tells when the sums over {relation!r} change")
        self.reading.names.add(f"tallies of {named(relation, key)}")
        with self.reading.noted():  # that name stands for those of all cards
            return tuple(map(self._tally, self._relation(relation).get(key, ())))

    def weighed(self) -> Relations:
        """Return the relations that follow from the cards; see `weigh`."""
        if self._weighed is None:
            with self.reading.noted():  # what they say has names of its own
                cards = map(self.card, self.relations["timeline"][WHOLE])
                self._weighed = weigh(cards, self.relations, self.site.lists)
        return self._weighed

    def _relation(self, name: str) -> Relation:
        return self.weighed()[name] if name in WEIGHED else self.relations[name]

    # One incident

    def card(self, incident: str) -> Card:
        """Return an incident in short."""
        self.reading.names.add(f"card {incident}")
        known = self.known_cards.get(incident)
        if known is None:
            with self.reading.noted() as names:
                card = self._card(self.incidents[incident])
            self.known_cards[incident] = known = KnownCard(card, tuple(sorted(names)))
        return known.card

    def _tally(self, incident: str) -> Tally:
        tally = self._tallies.get(incident)
        if tally is None:
            self._tallies[incident] = tally = self.card(incident).tally
        return tally

    def cards(self, incidents: Iterable[str]) -> tuple[Card, ...]:
        """Return incidents in short."""
        return tuple(map(self.card, incidents))

    def region_of(self, incident: str) -> Region | None:
        """Return the region that an incident happened in, None where the site lists none for it."""
        found = self.ids("region", incident)
        return self.regions[found[0]] if found else None

    def article_ids(self, incident: Incident) -> tuple[str, ...]:
        """Return every article that the incident rests on, as its facts have them."""
        return self.facts.incidents[incident.id].articles

    def articles_of(self, incident: Incident) -> tuple[Article, ...]:
        """Return the articles of an incident, oldest first."""
        found = (self.articles[name] for name in self.article_ids(incident))
        return tuple(sorted(found, key=lambda a: (a.published.sort_day.toordinal(), a.id)))

    def origins_of(self, incident: Incident) -> tuple[str, ...]:
        """Return the independent origins of an incident's articles, by id."""
        return origins(self.article_ids(incident), incident.id, self.articles)

    def chain_of(self, incident: Incident) -> tuple[SourceNode, ...]:
        """Return the articles of an incident as trees of what they rest on."""
        return chain(self.article_ids(incident), incident.id, self.articles)

    def status_of(self, incident: Incident) -> StatusFinding:
        """Return the status that the evidence supports, with the reasons."""
        return supported_status(incident, self.articles, self.actors)

    def envelopes_of(self, incident: Incident) -> tuple[Envelope, ...]:
        """Return the range of all claimants' counts for each outcome."""
        return envelopes(incident.casualties)

    def neighbours(self, incident: Incident) -> Neighbours:
        """Return the incidents before and after this one in time."""
        earlier = self.cards(self.ids("earlier", incident.id))
        later = self.cards(self.ids("later", incident.id))
        return Neighbours(earlier[0] if earlier else None, later[0] if later else None)

    def sharing_an_article_with(self, incident: Incident) -> tuple[Card, ...]:
        """Return the incidents that cite one of the same articles, newest first."""
        sharing = {
            other
            for article in self.article_ids(incident)
            for other in self.ids("citing", article)
            if other != incident.id
        }
        return tuple(
            sorted(self.cards(sharing), key=lambda card: newest_first(parse(card.when), card.id))
        )

    def _card(self, incident: Incident) -> Card:
        if incident.tombstone:
            raise AssertionError("a notice has no card: no list shows it, and no build keeps it")
        where = incident.where
        found = Card(
            id=incident.id,
            title=incident.title,
            summary=incident.summary,
            when=incident.when.date.text,
            place=(where.name, where.region or "", where.country),
            status=incident.status.value,
            warnings=tuple(self.warnings[name].name for name in incident.warnings),
            articles=len(self.article_ids(incident)),
            origins=len(self.origins_of(incident)),
            contested=is_contested(incident, self.actors),
            responded=has_response(incident, self.actors),
            accused_sides=tuple(sorted(accused_sides(incident, self.actors))),
            least=tuple((row.outcome.value, row.low) for row in self.envelopes_of(incident)),
        )
        return card(found)


def _public(records: Mapping[str, P]) -> dict[str, P]:
    return {name: record for name, record in records.items() if record.is_public}
