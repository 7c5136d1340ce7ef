"""The closed lists of a site: what a record may name."""

from pydantic import Field

from sourcebook.model.naming import NAMES, SIDE, TagId
from sourcebook.model.record import Part, Record
from sourcebook.model.shown_text import as_recorded
from sourcebook.model.text import Country, Id, Language, Line, Paragraph, Url
from sourcebook.model.translation import (
    DescriptionTranslation,
    EntryTranslation,
    PublisherTranslation,
)
from sourcebook.model.words import AnActorKind, AnOutcome, APublisherKind

NO_SIDE = "none"
"""The side of an actor that is no party."""


class Actor(Record):
    """Who acts, speaks or counts."""

    name: Line
    """The name as readers know it."""
    kind: AnActorKind
    """What kind of actor it is."""
    side: Id = Field(json_schema_extra={NAMES: SIDE})
    """A side of site.yaml, or `none`."""
    note: Paragraph | None = None
    """Position or role, for readers."""
    url: Url | None = None
    """Its own web site."""
    translations: dict[Language, EntryTranslation] = Field(default={})
    """Its texts in the languages of the site's editions."""


class Publisher(Record):
    """Who publishes sources."""

    name: Line
    """The name as readers know it."""
    kind: APublisherKind
    """What kind of publisher it is."""
    country: Country | None = None
    """Where it is at home."""
    languages: tuple[Language, ...]
    """The languages that it publishes in."""
    note: Paragraph | None = None
    """Ownership or position, for readers."""
    url: Url | None = None
    """Its own web site."""
    translations: dict[Language, PublisherTranslation] = Field(default={})
    """Its texts in the languages of the site's editions."""


class Tag(Record):
    """A subject that incidents share."""

    name: Line
    """The name as readers see it."""
    description: Paragraph
    """What it means, and when to use it."""
    translations: dict[Language, DescriptionTranslation] = Field(default={})
    """Its texts in the languages of the site's editions."""


class Requirement(Part):
    """When a warning must be given."""

    outcomes: tuple[AnOutcome, ...] = ()
    """Casualties with one of these outcomes ask for it."""
    tags: tuple[TagId, ...] = ()
    """One of these tags asks for it."""


class Warning_(Record):  # noqa: N801 - `Warning` is a name of the language
    """A content warning that readers see before the text."""

    name: Line
    """The name as readers see it."""
    description: Paragraph
    """What it warns of."""
    required_for: Requirement = Requirement()
    """When the check asks for it."""
    translations: dict[Language, DescriptionTranslation] = Field(default={})
    """Its texts in the languages of the site's editions."""


class Group(Record):
    """A group of people that a party can be."""

    name: Line
    """The name as readers see it."""
    description: Paragraph | None = None
    """Who belongs to it."""
    translations: dict[Language, DescriptionTranslation] = Field(default={})
    """Its texts in the languages of the site's editions."""


class Region(Record):
    """A first-level unit of a country."""

    name: Line
    """The name as incidents write it."""
    country: Country
    """The country that it belongs to, as internationally recognised."""
    iso_3166_2: Line | None = Field(default=None, pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")
    """Its code, such as `UA-32`."""
    note: Paragraph | None = None
    """What a reader must know of the name or the border."""
    translations: dict[Language, EntryTranslation] = Field(default={})
    """Its texts in the languages of the site's editions."""

    @property
    def key(self) -> str:
        """Return the name by which incidents name it, whichever edition shows it."""
        return as_recorded(self.name)


class LoadedWord(Record):
    """A word that takes a side, and what to write instead; `id` is the word itself."""

    id: Line = Field(exclude=True)
    suggest: Line
    """Neutral words for the same thing."""
    languages: tuple[Language, ...] = ("en",)
    """The languages that the word belongs to."""
