"""The closed words of the model, the same for every site, each defined once.

A definition is what a reader of the site is told that the word means.
"""

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from sourcebook.model.text import refusal, shown
from sourcebook.problems import did_you_mean

_WORDS: dict[str, "Word"] = {}
"""Every word by its kind and itself: pickle looks a member up through its class, more slowly."""


class Word(StrEnum):
    """Make a closed word: what is written in a record, and what it means to a reader."""

    definition: str
    rank: int
    """The place among the words of its kind, 0 for the first."""
    pickled: tuple[Any, ...]

    def __new__(cls, value: str, definition: str) -> Self:
        """Make the member from its word and its definition."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.definition = definition
        member.rank = len(cls.__members__)
        name = f"{cls.__name__}.{value}"
        member.pickled = _word, (name,)
        _WORDS[name] = member
        return member

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Add the definitions to the schema, where editors look for them."""
        schema = handler.resolve_ref_schema(handler(core))
        schema["enumDescriptions"] = [member.definition for member in cls]
        return schema

    def __reduce_ex__(self, _protocol: object) -> tuple[Any, ...]:
        """Tell pickle to keep the word, and of which kind it is."""
        return self.pickled


def _word(name: str) -> Word:
    return _WORDS[name]


class Status(Word):
    """How far the evidence carries an incident, weakest first."""

    ALLEGED = "alleged", "At least one named source alleges or reports it."
    CORROBORATED = (
        "corroborated",
        "At least two sources that do not rest on one another assert the core event.",
    )
    VERIFIED = (
        "verified",
        "A body that is no party to the conflict found, by its own work, that it happened.",
    )
    ADJUDICATED = "adjudicated", "A court has convicted or acquitted."


class Stance(Word):
    """What an actor does by a claim."""

    ALLEGES = "alleges", "States that it happened, as an accusation."
    REPORTS = "reports", "States that it happened, as news."
    VERIFIES = "verifies", "States that it happened, as the finding of its own work on evidence."
    DENIES = "denies", "States that it did not happen."
    DISPUTES = "disputes", "Contests part of what is stated."
    DECLINES_COMMENT = "declines-comment", "Was asked, and did not comment."
    RESPONDS = "responds", "Comments without asserting or denying."
    INVESTIGATES = "investigates", "Has opened, ordered or called for an inquiry."
    CHARGES = "charges", "Accuses a person before a court."
    CONVICTS = "convicts", "Finds a person guilty, as a court."
    ACQUITS = "acquits", "Finds a person not guilty, as a court."
    CORRECTS = "corrects", "Corrects an earlier statement of its own."
    RETRACTS = "retracts", "Withdraws an earlier statement of its own."


ASSERTING = frozenset(
    {Stance.ALLEGES, Stance.REPORTS, Stance.VERIFIES, Stance.CHARGES, Stance.CONVICTS}
)
"""Stances that assert the core event."""
CONTESTING = frozenset({Stance.DENIES, Stance.DISPUTES})
"""Stances that make an incident contested, when the accused side takes them."""
RESPONDING = CONTESTING | {Stance.RESPONDS, Stance.DECLINES_COMMENT, Stance.INVESTIGATES}
"""Stances that answer an accusation."""


class Role(Word):
    """What a party is to an incident."""

    ALLEGED_PERPETRATOR = "alleged-perpetrator", "Accused of it; no court has decided."
    CONVICTED_PERPETRATOR = "convicted-perpetrator", "Convicted of it by a court."
    VICTIM = "victim", "Harmed by it."


PERPETRATORS = frozenset({Role.ALLEGED_PERPETRATOR, Role.CONVICTED_PERPETRATOR})
"""Roles of the accused side."""


class Outcome(Word):
    """What happened to the people whom a casualty row counts."""

    KILLED = "killed", "Died of it."
    INJURED = "injured", "Wounded or ill-treated, and lived."
    MISSING = "missing", "Not accounted for."
    DETAINED = "detained", "Held."


class Basis(Word):
    """Whether who counts has verified the count."""

    ALLEGED = "alleged", "Counted from allegations."
    VERIFIED = "verified", "Counted after verification by who counts."


class PlacePrecision(Word):
    """How near to the event its coordinates are, nearest first."""

    EXACT = "exact", "The spot itself."
    SETTLEMENT = "settlement", "Somewhere in or near the settlement."
    DISTRICT = "district", "Somewhere in the district."
    REGION = "region", "Somewhere in the region."
    COUNTRY = "country", "Somewhere in the country."

    @property
    def decimals(self) -> int:
        """Return how many decimals of a degree it allows: 5 are about a metre, 0 about 100 km."""
        return {"exact": 5, "settlement": 2, "district": 1, "region": 1, "country": 0}[self.value]


class ChangeKind(Word):
    """What kind of change an entry of the history is."""

    PUBLISHED = "published", "First published here."
    UPDATE = "update", "New information was added."
    CORRECTION = "correction", "Something that we had stated was wrong."
    STATUS = "status", "The status changed."
    MERGED = "merged", "The record became part of another."
    WITHDRAWN = "withdrawn", "The record was withdrawn."


class ArticleKind(Word):
    """What kind of source an article is."""

    NEWS_REPORT = "news-report", "A report by a news organisation."
    INVESTIGATION = "investigation", "A news organisation's own investigation."
    WIRE_REPORT = "wire-report", "A report by a news agency."
    OFFICIAL_STATEMENT = "official-statement", "A statement of a state body or an official."
    COURT_RULING = "court-ruling", "A decision of a court."
    NGO_REPORT = "ngo-report", "A report by a non-governmental organisation."
    UN_REPORT = "un-report", "A report by a body of the United Nations."
    FOOTAGE = "footage", "Film or photographs."
    SOCIAL_POST = "social-post", "A post on a social network."
    REFERENCE = "reference", "A work of reference that sums up other sources."
    COPY = "copy", "A copy or rewrite of another source."


class ArticleBasis(Word):
    """What a source rests on."""

    ORIGINAL = "original", "Its own reporting, analysis, act or statement."
    DERIVED = "derived", "It restates other sources."
    UNKNOWN = "unknown", "It is not known what it rests on."


class Derivation(Word):
    """How a source uses the one that it rests on."""

    REPORTS = "reports", "Restates it as news."
    QUOTES = "quotes", "Quotes it."
    TRANSLATES = "translates", "Translates it."
    SYNDICATES = "syndicates", "Reprints it by agreement."
    REWRITES = "rewrites", "Rewords it without reporting of its own."
    ANALYSES = "analyses", "Does its own work on the same evidence."


class Seen(Word):
    """How much of a source we have read ourselves."""

    FULL = "full", "Read in full."
    EXCERPT = "excerpt", "Read in part."
    THROUGH = "through", "Known only through another source."


class ActorKind(Word):
    """What kind of actor speaks or acts."""

    ARMED_FORCE = "armed-force", "Armed forces of a state."
    ARMED_GROUP = "armed-group", "An armed group or unit."
    GOVERNMENT = "government", "A government or a part of one."
    OFFICIAL = "official", "A person speaking for a state."
    PROSECUTOR = "prosecutor", "A prosecuting authority."
    COURT = "court", "A court."
    UN_BODY = "un-body", "A body or official of the United Nations."
    INTERGOVERNMENTAL = "intergovernmental", "Another organisation of states."
    NGO = "ngo", "A non-governmental organisation."
    NEWS_ORGANISATION = "news-organisation", "A news organisation."
    WITNESS = "witness", "A person who was there."
    COMPANY = "company", "A company."
    OTHER = "other", "Any other actor."


class PublisherKind(Word):
    """What kind of publisher a source comes from."""

    NEWS_ORGANISATION = "news-organisation", "A newspaper, broadcaster or online newsroom."
    NEWS_AGENCY = "news-agency", "A news agency."
    OFFICIAL_BODY = "official-body", "A state body."
    COURT = "court", "A court."
    UN_BODY = "un-body", "A body of the United Nations."
    NGO = "ngo", "A non-governmental organisation."
    REFERENCE = "reference", "A work of reference."
    PLATFORM = "platform", "A platform that others publish on."
    UNKNOWN = "unknown", "Not known."


class FigureKind(Word):
    """How the points of a figure belong together."""

    CUMULATIVE = "cumulative", "Each value is a running total since the start."
    PER_PERIOD = "per-period", "Each value counts one period only."


class OriginCount(Word):
    """How many independent origins the sources of an incident lead back to."""

    NONE = "none", "To no origin that is known."
    ONE = "one", "To one origin."
    SEVERAL = "several", "To at least two origins that do not rest on one another."


class Answer(Word):
    """What the accused side answers."""

    CONTESTED = "contested", "It denies or disputes what is alleged."
    ANSWERED = "answered", "A response of it is recorded, whatever it says."


def reader_of(kind: type[Word]) -> BeforeValidator:
    """Make the validator that reads one of the words, with did-you-mean for a misspelt one."""
    known = {str(member): member for member in kind}

    def read(value: Any) -> Any:
        if isinstance(value, str) and (member := known.get(value.strip())):
            return member
        if (
            isinstance(value, list)
            and len(value) == 1
            and isinstance(value[0], str)
            and value[0] in known
        ):
            raise refusal(
                "unknown-word",
                f"a list stands here, where one word is expected. Did you mean `{value[0]}`?",
                "Remove the brackets, or the dash.",
            )
        given = shown(value) if isinstance(value, str) and value.strip() else "this"
        guess = did_you_mean(value, known) if isinstance(value, str) else ""
        raise refusal(
            "unknown-word",
            f"{given} is not one of the words that can stand here.{guess}",
            f"Write one of: {', '.join(known)}.",
        )

    return BeforeValidator(read)


AStatus = Annotated[Status, reader_of(Status)]
AStance = Annotated[Stance, reader_of(Stance)]
ARole = Annotated[Role, reader_of(Role)]
AnOutcome = Annotated[Outcome, reader_of(Outcome)]
ABasis = Annotated[Basis, reader_of(Basis)]
APlacePrecision = Annotated[PlacePrecision, reader_of(PlacePrecision)]
AChangeKind = Annotated[ChangeKind, reader_of(ChangeKind)]
AnArticleKind = Annotated[ArticleKind, reader_of(ArticleKind)]
AnArticleBasis = Annotated[ArticleBasis, reader_of(ArticleBasis)]
ADerivation = Annotated[Derivation, reader_of(Derivation)]
AnActorKind = Annotated[ActorKind, reader_of(ActorKind)]
APublisherKind = Annotated[PublisherKind, reader_of(PublisherKind)]
AFigureKind = Annotated[FigureKind, reader_of(FigureKind)]
AnOriginCount = Annotated[OriginCount, reader_of(OriginCount)]
AnAnswer = Annotated[Answer, reader_of(Answer)]
