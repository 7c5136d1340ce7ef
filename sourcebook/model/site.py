"""The settings of a site, and its pages of prose."""

import re
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import Field, PlainValidator, WithJsonSchema, field_validator

from sourcebook.model.archiving import ArchiveSettings
from sourcebook.model.record import Part, Publishable, Record
from sourcebook.model.tagging import Identity, identity_of
from sourcebook.model.text import (
    Count,
    Flag,
    Id,
    Language,
    Line,
    Markdown,
    Paragraph,
    Url,
    refusal,
    shown,
)
from sourcebook.model.translation import PageTranslation, SiteTranslation
from sourcebook.model.words import AnAnswer, AnOriginCount, AStatus

MAX_EMAIL = 254
FACETS = ("year", "status", "accused", "harmed", "group", "region", "tag", "origins", "answer")
"""By what incidents can be chosen; addresses of choices have these names, too."""


def _time_zone(value: Any) -> str:
    name = value.strip() if isinstance(value, str) else ""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, KeyError):  # the three ways in which zoneinfo refuses a name
        raise refusal(
            "unknown-word", f"{shown(name)} is not a time zone", "Write one such as `Europe/Kyiv`."
        ) from None
    return name


_EMAIL = re.compile(
    r"[A-Za-z0-9_+-]+(?:\.[A-Za-z0-9_+-]+)*@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+"
)


def _email(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    if len(text) > MAX_EMAIL or not _EMAIL.fullmatch(text):
        raise refusal(
            "wrong-type", "this is not an e-mail address", "Write one such as `name@example.org`."
        )
    return text


TimeZone = Annotated[str, PlainValidator(_time_zone), WithJsonSchema({"type": "string"})]
Email = Annotated[
    str, PlainValidator(_email), WithJsonSchema({"type": "string", "format": "email"})
]


class Editor(Part):
    """Who answers for the site."""

    name: Line
    """A person or a group."""
    url: Url | None = None
    """Their web page."""


class Licence(Part):
    """Under which terms the content may be used."""

    name: Line
    """Its short name."""
    url: Url
    """Its text."""


class Contact(Part):
    """How to reach the editors; at least one of the two."""

    email: Email | None = None
    """An e-mail address."""
    url: Url | None = None
    """A web page."""


class Side(Part):
    """A party to the conflict or dispute that the site records."""

    name: Line
    """The name as readers see it."""
    note: Paragraph | None = None
    """What it stands for."""


class FeedsSettings(Part):
    """How the feeds are made."""

    length: Count = 50
    """Items in each feed but those of the whole site, which lead to all; 0 makes none of them."""
    incidents: Flag = False
    """Whether every incident has a feed of its own."""
    archives: Flag = False
    """Whether these feeds lead to all that there was, too, in parts of as many items."""
    identity: Identity | None = None
    """A host and a date that items are named after, `example.org,2026`; stays if the site moves."""
    hub: Url | None = None
    """The WebSub hub that is told when the site was published; left out where there is none."""


class HomeSettings(Part):
    """How the home page is made."""

    length: Count = 100
    """Incidents on the home page; the year pages hold all."""


class EmbedSettings(Part):
    """What other sites can show of this one in a frame, besides lists of its incidents."""

    incidents: Flag = False
    """Whether every incident has a small page for the frames of others."""


class CardSettings(Part):
    """For what a picture is drawn that previews of a link show; the site as a whole has one."""

    incidents: Flag = False
    """Whether every incident has a picture of its own."""


class DataSettings(Part):
    """What of the data has a file of its own; tables and collections of all are always there."""

    records: Flag = False
    """Whether every incident and every source is a JSON document at an address of its own."""


class ListSettings(Part):
    """A list of incidents by several facets at once, at `lists/<id>/` and for frames of others.

    Values of one facet add up, facets narrow one another; at least one facet is given.
    """

    name: Line
    """What it lists, as readers see it."""
    note: Paragraph | None = None
    """Why there is this list."""
    year: tuple[Count, ...] = ()
    """Years."""
    status: tuple[AStatus, ...] = ()
    """Statuses."""
    accused: tuple[Id, ...] = ()
    """Ids of accused sides."""
    harmed: tuple[Id, ...] = ()
    """Ids of the sides of those harmed."""
    group: tuple[Id, ...] = ()
    """Ids of groups that were harmed."""
    region: tuple[Id, ...] = ()
    """Ids of regions."""
    tag: tuple[Id, ...] = ()
    """Ids of subjects."""
    origins: tuple[AnOriginCount, ...] = ()
    """Numbers of independent origins."""
    answer: tuple[AnAnswer, ...] = ()
    """Answers of the accused side."""

    @property
    def facets(self) -> dict[str, tuple[str, ...]]:
        """Return the given values of each facet, by its name."""
        given = {name: getattr(self, name) for name in FACETS}
        return {name: tuple(map(str, values)) for name, values in given.items() if values}


class BorderSource(Part):
    """Where borders come from."""

    name: Line
    """The data set."""
    licence: Line
    """Under which terms it may be used."""
    url: Url | None = None
    """Its web page."""


class MapSettings(Part):
    """What readers are told of the borders in content/map."""

    note: Paragraph
    """Whose borders the map draws, and what it says nothing of."""
    sources: Annotated[tuple[BorderSource, ...], Field(min_length=1)]
    """Where the borders come from."""


def _distinct(languages: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages of the editions; refuse one that stands there twice."""
    for language in languages:
        if languages.count(language) > 1:
            raise refusal(
                "wrong-type",
                f"`{language}` stands twice in `editions`",
                "Remove one of the two.",
            )
    return languages


class Site(Record):
    """The settings of the site."""

    title: Line
    """The name of the site."""
    tagline: Line
    """What it is, in one line."""
    description: Paragraph
    """What it is, in one to three sentences, for search engines and feeds."""
    base_url: Url
    """Where the site is published; what needs whole addresses uses it, such as feeds."""
    language: Language
    """The language of the site, in which the records are written."""
    editions: tuple[Language, ...] = ()
    """Further languages in which there is the whole site, each below its own address."""
    timezone: TimeZone
    """The time zone of the editors, in which the days of the feed are days."""
    editors: Annotated[tuple[Editor, ...], Field(min_length=1)]
    """Who answers for the site."""
    licence: Licence
    """Under which terms the content may be used."""
    contact: Contact
    """How to reach the editors."""
    repository: Url | None = None
    """Where the records can be corrected."""
    sides: dict[Id, Side]
    """The parties whose conduct the site records."""
    map: MapSettings | None = None
    """What readers are told of the borders, where the site has a map."""
    feeds: FeedsSettings = FeedsSettings()
    """How the feeds are made."""
    home: HomeSettings = HomeSettings()
    """How the home page is made."""
    embeds: EmbedSettings = EmbedSettings()
    """What other sites can show in a frame."""
    lists: dict[Id, ListSettings] = Field(default={})
    """Lists by several facets at once, each with a page."""
    cards: CardSettings = CardSettings()
    """What has a picture for previews."""
    data: DataSettings = DataSettings()
    """What of the data for other programs has a file of its own."""
    archive: ArchiveSettings = ArchiveSettings()
    """Which archive is asked for copies of sources."""
    translations: dict[Language, SiteTranslation] = Field(default={})
    """Its texts in the languages of the editions."""

    _distinct = field_validator("editions")(_distinct)

    @property
    def identity(self) -> str:
        """Return what the names begin with that the site gives to what it publishes."""
        return self.feeds.identity or identity_of(self.base_url)


def _elsewhere(_value: Any) -> Any:
    raise refusal(
        "unknown-key",
        "the translation of a page is a file of its own",
        "Write it beside the page, as `<id>.<language>.md`; `build.py translate --write` begins "
        "one.",
    )


class Page(Publishable):
    """A page of prose."""

    title: Line
    """The title of the page."""
    summary: Paragraph
    """What the page tells, for search engines."""
    order: Count
    """Its place in the menu."""
    body: Markdown
    """The text below the front matter."""
    translations: Annotated[dict[str, PageTranslation], PlainValidator(_elsewhere)] = Field(
        default={}, exclude=True
    )
    """The files `<id>.<language>.md` beside it, by their languages."""
