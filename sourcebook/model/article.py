"""An article: any source, and what it rests on."""

from datetime import date
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema, field_validator

from sourcebook.model.ids import Kind
from sourcebook.model.naming import NAMES, ArticleId, IncidentId, PublisherId
from sourcebook.model.record import Part, Publishable
from sourcebook.model.text import (
    ID_PATTERN,
    MAX_ID,
    Count,
    Day,
    EdtfDate,
    Id,
    Language,
    Line,
    Markdown,
    Paragraph,
    Sha256,
    Url,
    once,
    refusal,
)
from sourcebook.model.translation import ArticleTranslation
from sourcebook.model.words import (
    ADerivation,
    AnArticleBasis,
    AnArticleKind,
    Derivation,
    Seen,
)
from sourcebook.problems import did_you_mean

_EXTENTS = (Seen.FULL, Seen.EXCERPT)


class Archived(Part):
    """A copy in a public archive; never invented."""

    url: Url
    """Address of the archived copy."""
    date: Day
    """The day of the capture."""


class Reading(Part):
    """How much of the source we have read ourselves."""

    extent: Seen
    """In full, in part, or only through another source."""
    through: ArticleId | None = None
    """The article that we know it through."""


class Edge(Part):
    """One source that this one rests on."""

    article: ArticleId
    """The article that it rests on."""
    how: ADerivation
    """What it does with it."""
    about: tuple[IncidentId, ...] = ()
    """The incidents for which this holds; left out where it holds for every one."""

    def holds_for(self, incident: str) -> bool:
        """Tell whether what is said of the incident rests on this edge."""
        return not self.about or incident in self.about


class Fixity(Part):
    """What the text that we read was, to the byte."""

    sha256: Sha256
    """SHA-256 digest of the text."""
    bytes: Count
    """Length of the text in bytes."""


def _reading(value: Any) -> Any:
    if isinstance(value, dict) and set(value) == {"through"}:
        return {"extent": Seen.THROUGH, **value}
    if isinstance(value, str) and value.strip() in _EXTENTS:
        return {"extent": next(extent for extent in _EXTENTS if extent == value.strip())}
    guess = did_you_mean(value, _EXTENTS) if isinstance(value, str) else ""
    raise refusal(
        "unknown-word",
        f"this does not say how much of the source was read.{guess}",
        "Write `full`, `excerpt`, or `{through: <id of the article that tells of it>}`.",
    )


AReading = Annotated[
    Reading,
    BeforeValidator(_reading),
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "string",
                    "enum": [str(extent) for extent in _EXTENTS],
                    "enumDescriptions": [extent.definition for extent in _EXTENTS],
                },
                {
                    "type": "object",
                    "properties": {
                        "through": {
                            "type": "string",
                            "pattern": f"^{ID_PATTERN}$",
                            "maxLength": MAX_ID,
                            NAMES: Kind.ARTICLE.value,
                        }
                    },
                    "required": ["through"],
                    "additionalProperties": False,
                },
            ]
        }
    ),
]


class Article(Publishable):
    """One source: a news report, a statement, a ruling, footage, or a copy of one."""

    title: Line
    """The headline, or our own description in square brackets."""
    publisher: PublisherId
    """Who published it, from vocabulary/publishers.yaml."""
    kind: AnArticleKind
    """What kind of source it is."""
    authors: tuple[Line, ...] = ()
    """The authors as they sign."""
    published: EdtfDate
    """When it was published."""
    language: Language
    """The language that it is written in."""
    url: Url | None = None
    """Its own address; left out where nobody kept it."""
    seen_at: Url | None = None
    """The address of the copy that we read, when it is not `url`."""
    archived: Archived | None = None
    """A copy in a public archive; left out where there is none."""
    accessed: Day | None = None
    """The day that we read it."""
    added: Day | None = None
    """The day that it came into this record, for feeds; else `accessed`, else `published`."""
    seen: AReading
    """How much of it we have read ourselves."""
    basis: AnArticleBasis
    """What it rests on: its own work, other sources, or we do not know."""
    derived_from: tuple[Edge, ...] = ()
    """The sources that it rests on."""
    fixity: Fixity | None = None
    """What the text that we read was, to the byte."""
    problems: tuple[Paragraph, ...] = ()
    """What this source gets wrong, or what is not known of it, shown to readers."""
    former_ids: tuple[Id, ...] = ()
    """Ids that this record had before, oldest first; their addresses lead here."""
    translations: dict[Language, ArticleTranslation] = Field(default={})
    """Its texts in the languages of the site's editions."""
    abstract: Markdown
    """The text below the front matter: what the source says, in our own words."""

    _once = field_validator("former_ids")(once)

    @property
    def day_added(self) -> date:
        """Return the day on which it came into the record, as far as that is known."""
        return self.added or self.accessed or self.published.sort_day

    @cached_property
    def restates(self) -> bool:
        """Tell whether the source restates another one; to analyse the same evidence is not to."""
        return any(edge.how is not Derivation.ANALYSES for edge in self.derived_from)

    def edges_for(self, incident: str) -> tuple[Edge, ...]:
        """Return the sources that this one rests on in what it says of the incident."""
        if not self.derived_from:  # nearly every source, and every chain ends at such a one
            return ()
        return tuple(edge for edge in self.derived_from if edge.holds_for(incident))
