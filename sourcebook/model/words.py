"""The closed words of the model, the same for every site, each defined once.

A definition is what a reader of the site is told that the word means.
"""

from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BeforeValidator, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from sourcebook.model.text import refusal, shown
from sourcebook.problems import did_you_mean
from sourcebook.wording import N_, gettext

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

    @property
    def meaning(self) -> str:
        """Return the definition in the language that is spoken."""
        return gettext(self.definition)

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

    ALLEGED = "alleged", N_("At least one named source alleges or reports it.")
    CORROBORATED = (
        "corroborated",
        N_("At least two sources that do not rest on one another assert the core event."),
    )
    VERIFIED = (
        "verified",
        N_("A body that is no party to the conflict found, by its own work, that it happened."),
    )
    ADJUDICATED = "adjudicated", N_("A court has convicted or acquitted.")


class Stance(Word):
    """What an actor does by a claim."""

    ALLEGES = "alleges", N_("States that it happened, as an accusation.")
    REPORTS = "reports", N_("States that it happened, as news.")
    VERIFIES = (
        "verifies",
        N_("States that it happened, as the finding of its own work on evidence."),
    )
    DENIES = "denies", N_("States that it did not happen.")
    DISPUTES = "disputes", N_("Contests part of what is stated.")
    DECLINES_COMMENT = "declines-comment", N_("Was asked, and did not comment.")
    RESPONDS = "responds", N_("Comments without asserting or denying.")
    INVESTIGATES = "investigates", N_("Has opened, ordered or called for an inquiry.")
    CHARGES = "charges", N_("Accuses a person before a court.")
    CONVICTS = "convicts", N_("Finds a person guilty, as a court.")
    ACQUITS = "acquits", N_("Finds a person not guilty, as a court.")
    CORRECTS = "corrects", N_("Corrects an earlier statement of its own.")
    RETRACTS = "retracts", N_("Withdraws an earlier statement of its own.")


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

    ALLEGED_PERPETRATOR = "alleged-perpetrator", N_("Accused of it; no court has decided.")
    CONVICTED_PERPETRATOR = "convicted-perpetrator", N_("Convicted of it by a court.")
    VICTIM = "victim", N_("Harmed by it.")


PERPETRATORS = frozenset({Role.ALLEGED_PERPETRATOR, Role.CONVICTED_PERPETRATOR})
"""Roles of the accused side."""


class Outcome(Word):
    """What happened to the people whom a casualty row counts."""

    KILLED = "killed", N_("Died of it.")
    INJURED = "injured", N_("Wounded or ill-treated, and lived.")
    MISSING = "missing", N_("Not accounted for.")
    DETAINED = "detained", N_("Held.")


class Basis(Word):
    """Whether who counts has verified the count."""

    ALLEGED = "alleged", N_("Counted from allegations.")
    VERIFIED = "verified", N_("Counted after verification by who counts.")


class PlacePrecision(Word):
    """How near to the event its coordinates are, nearest first."""

    EXACT = "exact", N_("The spot itself.")
    SETTLEMENT = "settlement", N_("Somewhere in or near the settlement.")
    DISTRICT = "district", N_("Somewhere in the district.")
    REGION = "region", N_("Somewhere in the region.")
    COUNTRY = "country", N_("Somewhere in the country.")

    @property
    def decimals(self) -> int:
        """Return how many decimals of a degree it allows: 5 are about a metre, 0 about 100 km."""
        return {"exact": 5, "settlement": 2, "district": 1, "region": 1, "country": 0}[self.value]


class ChangeKind(Word):
    """What kind of change an entry of the history is."""

    PUBLISHED = "published", N_("First published here.")
    UPDATE = "update", N_("New information was added.")
    CORRECTION = "correction", N_("Something that we had stated was wrong.")
    STATUS = "status", N_("The status changed.")
    MERGED = "merged", N_("The record became part of another.")
    WITHDRAWN = "withdrawn", N_("The record was withdrawn.")


class ArticleKind(Word):
    """What kind of source an article is."""

    NEWS_REPORT = "news-report", N_("A report by a news organisation.")
    INVESTIGATION = "investigation", N_("A news organisation's own investigation.")
    WIRE_REPORT = "wire-report", N_("A report by a news agency.")
    OFFICIAL_STATEMENT = "official-statement", N_("A statement of a state body or an official.")
    COURT_RULING = "court-ruling", N_("A decision of a court.")
    NGO_REPORT = "ngo-report", N_("A report by a non-governmental organisation.")
    UN_REPORT = "un-report", N_("A report by a body of the United Nations.")
    FOOTAGE = "footage", N_("Film or photographs.")
    SOCIAL_POST = "social-post", N_("A post on a social network.")
    REFERENCE = "reference", N_("A work of reference that sums up other sources.")
    COPY = "copy", N_("A copy or rewrite of another source.")


class ArticleBasis(Word):
    """What a source rests on."""

    ORIGINAL = "original", N_("Its own reporting, analysis, act or statement.")
    DERIVED = "derived", N_("It restates other sources.")
    UNKNOWN = "unknown", N_("It is not known what it rests on.")


class Derivation(Word):
    """How a source uses the one that it rests on."""

    REPORTS = "reports", N_("Restates it as news.")
    QUOTES = "quotes", N_("Quotes it.")
    TRANSLATES = "translates", N_("Translates it.")
    SYNDICATES = "syndicates", N_("Reprints it by agreement.")
    REWRITES = "rewrites", N_("Rewords it without reporting of its own.")
    ANALYSES = "analyses", N_("Does its own work on the same evidence.")


class Seen(Word):
    """How much of a source we have read ourselves."""

    FULL = "full", N_("Read in full.")
    EXCERPT = "excerpt", N_("Read in part.")
    THROUGH = "through", N_("Known only through another source.")


class ActorKind(Word):
    """What kind of actor speaks or acts."""

    ARMED_FORCE = "armed-force", N_("Armed forces of a state.")
    ARMED_GROUP = "armed-group", N_("An armed group or unit.")
    GOVERNMENT = "government", N_("A government or a part of one.")
    OFFICIAL = "official", N_("A person speaking for a state.")
    PROSECUTOR = "prosecutor", N_("A prosecuting authority.")
    COURT = "court", N_("A court.")
    UN_BODY = "un-body", N_("A body or official of the United Nations.")
    INTERGOVERNMENTAL = "intergovernmental", N_("Another organisation of states.")
    NGO = "ngo", N_("A non-governmental organisation.")
    NEWS_ORGANISATION = "news-organisation", N_("A news organisation.")
    WITNESS = "witness", N_("A person who was there.")
    COMPANY = "company", N_("A company.")
    OTHER = "other", N_("Any other actor.")


class PublisherKind(Word):
    """What kind of publisher a source comes from."""

    NEWS_ORGANISATION = "news-organisation", N_("A newspaper, broadcaster or online newsroom.")
    NEWS_AGENCY = "news-agency", N_("A news agency.")
    OFFICIAL_BODY = "official-body", N_("A state body.")
    COURT = "court", N_("A court.")
    UN_BODY = "un-body", N_("A body of the United Nations.")
    NGO = "ngo", N_("A non-governmental organisation.")
    REFERENCE = "reference", N_("A work of reference.")
    PLATFORM = "platform", N_("A platform that others publish on.")
    UNKNOWN = "unknown", N_("Not known.")


class FigureKind(Word):
    """How the points of a figure belong together."""

    CUMULATIVE = "cumulative", N_("Each value is a running total since the start.")
    PER_PERIOD = "per-period", N_("Each value counts one period only.")


class OriginCount(Word):
    """How many independent origins the sources of an incident lead back to."""

    NONE = "none", N_("To no origin that is known.")
    ONE = "one", N_("To one origin.")
    SEVERAL = "several", N_("To at least two origins that do not rest on one another.")


class Answer(Word):
    """What the accused side answers."""

    CONTESTED = "contested", N_("It denies or disputes what is alleged.")
    ANSWERED = "answered", N_("A response of it is recorded, whatever it says.")


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
