"""Read answers on an incident, and work out what follows from them."""

import re
from collections import Counter
from collections.abc import Callable
from textwrap import wrap

from sourcebook.model.dates import Edtf, Precision, Shape
from sourcebook.model.ids import Kind
from sourcebook.model.incident import Casualties, Where
from sourcebook.model.words import PlacePrecision
from sourcebook.propose import choices, names
from sourcebook.propose.choices import Choice
from sourcebook.propose.question import Refused, Situation, of_field, one_of
from sourcebook.propose.recorded import incidents_like
from sourcebook.propose.scalars import WIDTH

NO_WARNING = "none"
"""What is answered where no content warning is needed."""


def usual_country(situation: Situation) -> tuple[str, ...]:
    """Return the country of most incidents."""
    counted = Counter(i.where.country for i in situation.records.incidents.values())
    return tuple(country for country, _ in counted.most_common(1))


def needs_region(situation: Situation) -> bool:
    """Tell whether a place must have its region."""
    return situation.one("precision") != PlacePrecision.COUNTRY


def regions_there(situation: Situation) -> tuple[Choice, ...]:
    """Return the regions of the country."""
    return choices.of_regions(situation.records, situation.one("country"))


def read_region(typed: str, situation: Situation) -> str:
    """Read the name of a region."""
    if not situation.records.regions:  # a site may do without the list
        return of_field(Where, "region")(typed, situation)
    return one_of(regions_there(situation), typed)


def same_place_and_time(situation: Situation) -> tuple[Choice, ...]:
    """Return the incidents that are recorded of this place and time."""
    date = situation.date("date")
    if date is None:
        return ()
    place, country = situation.one("place"), situation.one("country")
    found = incidents_like(place, country, date, situation.records)
    return tuple(Choice(i.id, i.title, str(i.when.date)) for i in found)


def read_incident(typed: str, situation: Situation) -> str:
    """Read the id or the title of an incident."""
    return one_of(choices.of_incidents(situation.records), typed)


def day_of_source(situation: Situation) -> tuple[str, ...]:
    """Return the day on which the source of the claim was published."""
    article = situation.records.articles.get(situation.one("source"))
    return (str(article.published),) if article else ()


def day_of_answer(situation: Situation) -> tuple[str, ...]:
    """Return the day on which the source of the answer was published."""
    article = situation.records.articles.get(situation.one("answer_source"))
    return (str(article.published),) if article else ()


def _is_day(date: Edtf | None) -> bool:
    point = date.points[0] if date and date.shape is Shape.POINT else None
    return (
        point is not None
        and point.precision is Precision.DAY
        and not (point.approximate or point.uncertain)
    )


def day_of_count(situation: Situation) -> tuple[str, ...]:
    """Return the day of the claim, where it is a single day."""
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


def needed_warnings(situation: Situation) -> tuple[str, ...]:
    """Return the content warnings that the vocabulary asks for, `none` where it asks for none."""
    outcomes = {row.partition(" ")[0] for row in situation.many("casualties")}
    needed = tuple(
        warning.id
        for warning in situation.records.warnings.values()
        if outcomes.intersection(warning.required_for.outcomes)
        or set(situation.many("tag")).intersection(warning.required_for.tags)
    )
    return needed or (NO_WARNING,)


def warnings_to_give(situation: Situation) -> tuple[Choice, ...]:
    """Return the content warnings, and that there is none to give."""
    none = Choice(NO_WARNING, NO_WARNING, "Nothing that readers need to be warned of.")
    return (*choices.of_warnings(situation.records), none)


_MARKDOWN = re.compile(r"([\\`*_\[\]<>#!])")
_BEGINS_A_BLOCK = re.compile(r"[-+=~|:>#]|\d+[.)]")


def account_of_summary(situation: Situation) -> tuple[str, ...]:
    """Return the summary, with its source, as the beginning of an account."""
    summary, source = situation.one("summary"), situation.one("source")
    if not (summary and source):
        return ()
    text = _MARKDOWN.sub(r"\\\1", summary)
    stop = "." if text.endswith(".") else ""
    text = f"{text.removesuffix('.')} [@{source}]{stop}"
    lines = wrap(text, WIDTH - 2, break_long_words=False, break_on_hyphens=False)
    if any(_BEGINS_A_BLOCK.match(line) for line in lines):
        return ()  # it would be read as a list or a heading: somebody has to say it otherwise
    return ("\n".join(lines),)


def id_proposal(situation: Situation, spelt: Callable[[str], str] = str) -> tuple[str, ...]:
    """Return place-year, where the place can be spelt in plain letters."""
    date = situation.date("date")
    if date is None:
        return ()
    taken = situation.taken[Kind.INCIDENT]
    found = names.incident_id(spelt(situation.one("place")), date, taken)
    return (found,) if found else ()


def has_answer(situation: Situation) -> bool:
    """Tell whether an answer of the accused side is recorded."""
    return bool(situation.many("answer_by"))
