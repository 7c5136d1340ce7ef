"""Propose an incident: what is asked of it."""

import re

from sourcebook.model.dates import Edtf, Precision, Shape
from sourcebook.model.ids import Kind
from sourcebook.model.incident import Casualties, Claim, Incident, Party, When, Where
from sourcebook.model.words import (
    ASSERTING,
    RESPONDING,
    PlacePrecision,
    Stance,
)
from sourcebook.propose import choices, names
from sourcebook.propose.article import articles, read_article
from sourcebook.propose.choices import Choice, of_words
from sourcebook.propose.question import Question, Refused, Situation, of_field, of_new_id
from sourcebook.propose.recorded import incidents_like

NO_WARNING = "none"
"""What is answered where no content warning is needed."""


def _needs_region(situation: Situation) -> bool:
    return situation.one("precision") != PlacePrecision.COUNTRY


def _regions(situation: Situation) -> tuple[Choice, ...]:
    return choices.of_regions(situation.records, situation.one("country"))


def _read_region(typed: str, situation: Situation) -> str:
    if not situation.records.regions:  # a site may do without the list
        return of_field(Where, "region")(typed, situation)
    return Question(key="region", asks="", choices=_regions).taken_from(typed, situation)


def _like(situation: Situation) -> tuple[Choice, ...]:
    date = situation.date("date")
    if date is None:
        return ()
    place, country = situation.one("place"), situation.one("country")
    found = incidents_like(place, country, date, situation.records)
    return tuple(Choice(i.id, i.title, str(i.when.date)) for i in found)


def _read_incident(typed: str, situation: Situation) -> str:
    known = Question(key="related", asks="", choices=lambda s: choices.of_incidents(s.records))
    return known.taken_from(typed, situation)


def _day_of_source(situation: Situation) -> tuple[str, ...]:
    article = situation.records.articles.get(situation.one("source"))
    return (str(article.published),) if article else ()


def _day_of_answer(situation: Situation) -> tuple[str, ...]:
    article = situation.records.articles.get(situation.one("answer_source"))
    return (str(article.published),) if article else ()


def _is_day(date: Edtf | None) -> bool:
    point = date.points[0] if date and date.shape is Shape.POINT else None
    return (
        point is not None
        and point.precision is Precision.DAY
        and not (point.approximate or point.uncertain)
    )


def _day_of_count(situation: Situation) -> tuple[str, ...]:
    return situation.many("said_on") if _is_day(situation.date("said_on")) else ()


_COUNT = re.compile(
    r"(?P<outcome>[a-z]+)[ :]+(?P<min>[0-9]+)(?:(?P<open>\+)|\s*(?:-|–|to)\s*(?P<max>[0-9]+))?"
)


def read_casualties(typed: str, situation: Situation) -> str:
    """Read a count such as `killed 2`, `killed 1-4` or `injured 3+`; return it in that form."""
    match = _COUNT.fullmatch(" ".join(typed.lower().split()))
    if match is None:
        raise Refused(
            f"`{typed.strip()}` is not a count",
            "Write one such as `killed 2`, `killed 1-4`, or `injured 3+` for at least three.",
        )
    outcome = of_field(Casualties, "outcome")(match["outcome"], situation)
    least = of_field(Casualties, "min")(match["min"], situation)
    most = of_field(Casualties, "max")(match["max"], situation) if match["max"] else least
    if int(least) > int(most):
        raise Refused(f"{least} is more than {most}", "Write the lower number first.")
    return f"{outcome} {least}+" if match["open"] else f"{outcome} {least}-{most}"


def _needed_warnings(situation: Situation) -> tuple[str, ...]:
    """Return the content warnings that the vocabulary asks for, `none` where it asks for none."""
    outcomes = {row.partition(" ")[0] for row in situation.many("casualties")}
    needed = tuple(
        warning.id
        for warning in situation.records.warnings.values()
        if outcomes.intersection(warning.required_for.outcomes)
        or set(situation.many("tag")).intersection(warning.required_for.tags)
    )
    return needed or (NO_WARNING,)


def _warnings(situation: Situation) -> tuple[Choice, ...]:
    none = Choice(NO_WARNING, NO_WARNING, "Nothing that readers need to be warned of.")
    return (*choices.of_warnings(situation.records), none)


_MARKDOWN = re.compile(r"([\\`*_\[\]<>#!&])")


def _account_of_summary(situation: Situation) -> tuple[str, ...]:
    """Return the summary, with its source, as the beginning of an account."""
    summary, source = situation.one("summary"), situation.one("source")
    if not (summary and source):
        return ()
    text = _MARKDOWN.sub(r"\\\1", summary)
    text = re.sub(r"^([-+=~|:]|\d+[.)])", r"\\\1", text)
    return (f"{text} [@{source}]",)


def _id_proposal(situation: Situation) -> tuple[str, ...]:
    date = situation.date("date")
    if date is None:
        return ()
    taken = situation.taken[Kind.INCIDENT]
    found = names.incident_id(situation.one("place"), date, taken)
    return (found,) if found else ()


def _has_answer(situation: Situation) -> bool:
    return bool(situation.many("answer_by"))


INCIDENT: tuple[Question, ...] = (
    Question(
        key="place",
        asks="Where did it happen?",
        hint="The place as a reader knows it, such as `Sandvik` or `Sandvik, the old pier`.",
        read=of_field(Where, "name"),
        required=True,
    ),
    Question(
        key="country",
        asks="In which country, as internationally recognised?",
        hint="Its name or its two letters.",
        metavar="COUNTRY",
        choices=lambda _: choices.of_countries(),
        required=True,
    ),
    Question(
        key="precision",
        asks="How precisely is the place known?",
        metavar="PRECISION",
        choices=lambda _: of_words(PlacePrecision),
        required=True,
    ),
    Question(
        key="region",
        asks="In which region of the country?",
        metavar="NAME",
        read=_read_region,
        choices=_regions,
        applies=_needs_region,
        required=True,
        adds=Kind.REGION,
        after=("country", "precision"),
    ),
    Question(
        key="date",
        asks="When did it happen?",
        hint="Year-month-day, as far as it is known: 2021-05-03, 2021-05, 2021; 2021-05-03~ for "
        "about that day, ../2021-05-03 for not later than that day.",
        metavar="DATE",
        read=of_field(When, "date"),
        required=True,
    ),
    Question(
        key="related",
        asks="There are incidents of this place and time. Which of them are other events?",
        hint="If yours is one of them, stop with Ctrl-C and add your source to its file.",
        metavar="ID",
        read=_read_incident,
        choices=_like,
        proposes=lambda situation: tuple(choice.id for choice in _like(situation)),
        applies=lambda situation: bool(_like(situation)),
        many=True,
    ),
    Question(
        key="source",
        asks="Which source tells of it?",
        hint="Type a part of its title, or paste its address.",
        metavar="ID",
        read=read_article,
        choices=articles,
        required=True,
        adds=Kind.ARTICLE,
    ),
    Question(
        key="by",
        asks="Who says in it that this happened?",
        hint="The person or body whose word it is; the newsroom only where it is its own finding "
        "or report.",
        metavar="ID",
        choices=lambda situation: choices.of_actors(situation.records),
        required=True,
        adds=Kind.ACTOR,
    ),
    Question(
        key="stance",
        asks="What do they do by it?",
        hint="The first claim says that it happened; answers and denials come later.",
        metavar="STANCE",
        choices=lambda _: of_words(Stance, [s for s in Stance if s in ASSERTING]),
        required=True,
    ),
    Question(
        key="said_on",
        asks="When did they say it?",
        hint="Year-month-day, or ../2021-05-03 for not later than that day.",
        metavar="DATE",
        read=of_field(Claim, "date"),
        proposes=_day_of_source,
        automatic=True,
        required=True,
        after=("source",),
    ),
    Question(
        key="says",
        asks="What do they say? One sentence of your own.",
        hint="Such as: States that the barge was moored without a permit.",
        read=of_field(Claim, "says"),
        required=True,
    ),
    Question(
        key="accused",
        asks="Who is said to have done it?",
        hint="An actor of the list. Enter where nobody is accused, or there is no more.",
        metavar="ID",
        choices=lambda situation: choices.of_actors(situation.records),
        many=True,
        adds=Kind.ACTOR,
    ),
    Question(
        key="victims",
        asks="Who was harmed?",
        hint="A group of people. Enter where nobody was, or no source says.",
        metavar="GROUP",
        choices=lambda situation: choices.of_groups(situation.records),
        adds=Kind.GROUP,
    ),
    Question(
        key="victims_of",
        asks="Do those who were harmed belong to an actor of the list, such as a force?",
        hint="Enter where they do not.",
        metavar="ID",
        choices=lambda situation: choices.of_actors(situation.records),
    ),
    Question(
        key="victims_count",
        asks="How many people were harmed?",
        hint="A number. Enter where no source says.",
        metavar="NUMBER",
        read=of_field(Party, "count"),
        applies=lambda s: bool(s.many("victims") or s.many("victims_of")),
    ),
    Question(
        key="casualties",
        asks="Does the source count people killed, injured, missing or detained?",
        hint="One count at a time, such as `killed 2`, `killed 1-4`, or `injured 3+` for at least "
        "three. Enter where it does not, or there is no more.",
        metavar="COUNT",
        read=read_casualties,
        many=True,
    ),
    Question(
        key="counted_on",
        asks="On which day did they count them?",
        hint="Year-month-day.",
        metavar="DAY",
        read=of_field(Casualties, "as_of"),
        proposes=_day_of_count,
        automatic=True,
        applies=lambda situation: bool(situation.many("casualties")),
        required=True,
        after=("casualties", "said_on"),
    ),
    Question(
        key="tag",
        asks="Which tags fit?",
        hint="One at a time; Enter when there is no more.",
        metavar="ID",
        choices=lambda situation: choices.of_tags(situation.records),
        many=True,
        adds=Kind.TAG,
    ),
    Question(
        key="warning",
        asks="What must readers be warned of?",
        metavar="ID",
        choices=_warnings,
        proposes=_needed_warnings,
        automatic=True,
        required=True,
        many=True,
        after=("casualties", "tag"),
    ),
    Question(
        key="title",
        asks="A title?",
        hint="Neutral, and without `alleged` or `verified`: the status is shown beside it.",
        read=of_field(Incident, "title"),
        required=True,
    ),
    Question(
        key="summary",
        asks="What is it about, in one to three sentences?",
        hint="Say who says it. No graphic detail: this travels into notifications.",
        read=of_field(Incident, "summary"),
        required=True,
    ),
    Question(
        key="account",
        asks="What is known, in order?",
        hint="Put [@id-of-the-source] behind what it carries.",
        read=of_field(Incident, "account"),
        proposes=_account_of_summary,
        automatic=True,
        required=True,
        lines=True,
        after=("summary", "source"),
    ),
    Question(
        key="answer_by",
        asks="Has the accused side answered? Who spoke for it?",
        hint="Look for an answer. Enter where you found none, and say so in the account.",
        metavar="ID",
        choices=lambda situation: choices.of_actors(situation.records),
        adds=Kind.ACTOR,
    ),
    Question(
        key="answer_stance",
        asks="What do they do by it?",
        metavar="STANCE",
        choices=lambda _: of_words(Stance, [s for s in Stance if s in RESPONDING]),
        applies=_has_answer,
        required=True,
        after=("answer_by",),
    ),
    Question(
        key="answer_source",
        asks="Which source carries the answer?",
        hint="Type a part of its title, or paste its address.",
        metavar="ID",
        read=read_article,
        choices=articles,
        proposes=lambda situation: situation.many("source"),
        applies=_has_answer,
        required=True,
        adds=Kind.ARTICLE,
        after=("answer_by",),
    ),
    Question(
        key="answer_date",
        asks="When did they answer?",
        hint="Year-month-day, or ../2021-05-03 for not later than that day.",
        metavar="DATE",
        read=of_field(Claim, "date"),
        proposes=_day_of_answer,
        automatic=True,
        applies=_has_answer,
        required=True,
        after=("answer_by", "answer_source"),
    ),
    Question(
        key="answer_says",
        asks="What do they answer? One sentence of your own.",
        read=of_field(Claim, "says"),
        applies=_has_answer,
        required=True,
        after=("answer_by",),
    ),
    Question(
        key="id",
        asks="Its id?",
        hint="Place and year; it never changes. Letters a-z, digits and hyphens.",
        metavar="ID",
        read=of_new_id(Kind.INCIDENT),
        proposes=_id_proposal,
        automatic=True,
        required=True,
        after=("place", "date"),
    ),
)
"""What is asked of an incident."""
