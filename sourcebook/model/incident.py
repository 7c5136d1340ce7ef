"""An incident: what is said to have happened, who says it, and on what ground."""

from collections.abc import Iterator

from pydantic import Field, field_validator

from sourcebook.model import prose
from sourcebook.model.ids import Kind
from sourcebook.model.naming import (
    NAMES,
    ActorId,
    ArticleId,
    GroupId,
    IncidentId,
    TagId,
    WarningId,
)
from sourcebook.model.record import Part, Publishable
from sourcebook.model.text import (
    Count,
    Country,
    Day,
    EdtfDate,
    Id,
    Language,
    Latitude,
    Line,
    Longitude,
    Markdown,
    Paragraph,
    once,
)
from sourcebook.model.translation import IncidentTranslation
from sourcebook.model.words import (
    PERPETRATORS,
    ABasis,
    AChangeKind,
    AnOutcome,
    APlacePrecision,
    ARole,
    AStance,
    AStatus,
    ChangeKind,
    Role,
    Status,
)


class When(Part):
    """When it happened, as far as it is known."""

    date: EdtfDate
    """The date of the event in EDTF, such as `2022-03-30~`."""
    note: Paragraph | None = None
    """What the date rests on, or the time of day."""
    source: ArticleId | None = None
    """The article that gives the date."""


class Where(Part):
    """Where it happened, and how precisely that is known."""

    name: Line
    """The place as a reader knows it."""
    district: Line | None = None
    """The second-level unit, such as a raion."""
    region: Line | None = Field(default=None, json_schema_extra={NAMES: Kind.REGION.value})
    """The first-level unit, as vocabulary/regions.yaml names it."""
    country: Country
    """ISO 3166-1 alpha-2 code, as internationally recognised."""
    latitude: Latitude | None = None
    """Degrees north, rounded to what the precision allows."""
    longitude: Longitude | None = None
    """Degrees east, rounded to what the precision allows."""
    precision: APlacePrecision
    """How near the coordinates are to the event."""
    note: Paragraph | None = None
    """What the place rests on, or how sources differ."""
    source: ArticleId | None = None
    """The article that gives the place."""


class Named(Part):
    """Why a person may be named."""

    why: Paragraph
    """Where the name was made public, by the person, the family, a court or the press."""
    source: ArticleId
    """The article that shows it."""


class Party(Part):
    """A party to the incident: an actor, a group of people, or both."""

    role: ARole
    """What the party is to the incident."""
    actor: ActorId | None = None
    """Who, from vocabulary/actors.yaml."""
    group: GroupId | None = None
    """Which group of people, from vocabulary/groups.yaml."""
    count: Count | None = None
    """How many people, where a source says so."""
    name: Line | None = None
    """A person's name: victims only with `named`, perpetrators only once convicted."""
    named: Named | None = None
    """Why the person may be named."""
    note: Paragraph | None = None
    """What else is said of the party."""
    source: ArticleId | None = None
    """The article that says so."""


class Casualties(Part):
    """How many people one claimant counts."""

    outcome: AnOutcome
    """What happened to them."""
    min: Count
    """The lowest number stated."""
    max: Count | None = None
    """The highest number stated; left out for "at least"."""
    by: ActorId
    """The actor who counts."""
    as_of: EdtfDate
    """The date of the count, as far as it is known."""
    basis: ABasis
    """Whether who counts has verified it."""
    source: ArticleId
    """The article that states it."""
    quote: Line | None = None
    """The words that carry the figure, short."""
    note: Paragraph | None = None
    """What the count covers."""


class Claim(Part):
    """What one actor says or does about the incident."""

    by: ActorId
    """The actor."""
    stance: AStance
    """What the actor does by it."""
    date: EdtfDate
    """When it was said or done."""
    says: Paragraph
    """What is said, in one sentence of our own."""
    source: ArticleId
    """The article that carries it."""
    quote: Line | None = None
    """The words that carry the figure or the charge, short."""


class Change(Part):
    """One change of the record since it was published."""

    date: Day
    """The day of the change."""
    kind: AChangeKind
    """What kind of change it is."""
    note: Paragraph | None = None
    """What changed and why, for readers."""
    was: Paragraph | None = None
    """What the record said before."""
    now: Paragraph | None = None
    """What it says now."""

    @property
    def status_before(self) -> Status | None:
        """Return the status that a change of it names as the one before."""
        return _status_named(self.was) if self.kind is ChangeKind.STATUS else None

    @property
    def status_after(self) -> Status | None:
        """Return the status that a change of it names as the one from then on."""
        return _status_named(self.now) if self.kind is ChangeKind.STATUS else None


def _status_named(text: str | None) -> Status | None:
    """Return the status that a text is the word for, with a capital or a stop or without."""
    word = (text or "").strip().rstrip(".").casefold()
    return next((status for status in Status if status.value == word), None)


class Incident(Publishable):
    """One incident."""

    title: Line
    """A neutral title, without the status."""
    summary: Paragraph
    """One to three sentences of plain text for lists and notifications; no graphic detail."""
    status: AStatus
    """The declared status, never above what the evidence supports."""
    status_note: Paragraph | None = None
    """What a reader must know of the status, such as why it is below the supported one."""
    warnings: tuple[WarningId, ...]
    """Content warnings from vocabulary/warnings.yaml; `[]` only on purpose."""
    when: When
    """When it happened."""
    where: Where
    """Where it happened."""
    parties: tuple[Party, ...]
    """Who is said to have done it, and to whom."""
    casualties: tuple[Casualties, ...] = ()
    """One row a claimant."""
    claims: tuple[Claim, ...]
    """Who says what."""
    sources: tuple[ArticleId, ...] = ()
    """Articles that no claim cites."""
    account: Markdown
    """What is known, in order; `[@article-id]` cites a source."""
    tags: tuple[TagId, ...] = ()
    """Tags from vocabulary/tags.yaml."""
    related: tuple[IncidentId, ...] = ()
    """Other incidents that a reader should know of."""
    changes: tuple[Change, ...]
    """The history, newest last; the first is always `published`."""
    former_ids: tuple[Id, ...] = ()
    """Ids that this record had before, oldest first; their addresses lead here."""
    merged_into: IncidentId | None = None
    """The incident that this one became part of."""
    withdrawn: Paragraph | None = None
    """Why the record was withdrawn."""
    translations: dict[Language, IncidentTranslation] = Field(default={})
    """Its texts in the languages of the site's editions."""

    _once = field_validator("former_ids")(once)

    @property
    def tombstone(self) -> bool:
        """Tell whether only a notice remains of the record."""
        return self.merged_into is not None or self.withdrawn is not None

    @property
    def article_ids(self) -> tuple[str, ...]:
        """Return every article that the record rests on, in the order of first mention."""
        return tuple(dict.fromkeys(article for article, _ in self.cited()))

    @property
    def accused(self) -> tuple[Party, ...]:
        """Return the parties that are said, or were found, to have done it."""
        return tuple(party for party in self.parties if party.role in PERPETRATORS)

    @property
    def victims(self) -> tuple[Party, ...]:
        """Return the parties that were harmed."""
        return tuple(party for party in self.parties if party.role is Role.VICTIM)

    def cited(self) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """Yield every mention of an article, with the path of the field that mentions it."""
        for number, claim in enumerate(self.claims):
            yield claim.source, ("claims", number, "source")
        for number, row in enumerate(self.casualties):
            yield row.source, ("casualties", number, "source")
        if self.when.source:
            yield self.when.source, ("when", "source")
        if self.where.source:
            yield self.where.source, ("where", "source")
        for number, party in enumerate(self.parties):
            if party.source:
                yield party.source, ("parties", number, "source")
            if party.named:
                yield party.named.source, ("parties", number, "named", "source")
        for number, source in enumerate(self.sources):
            yield source, ("sources", number)
        for citation in prose.citations(self.account):
            yield citation, ("account",)
