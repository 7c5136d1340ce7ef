"""Write the file of an incident from what was answered."""

from collections.abc import Iterator

from sourcebook.model.incident import Incident
from sourcebook.model.words import Basis, ChangeKind, Role, Stance, Status
from sourcebook.propose.incident_answers import NO_WARNING
from sourcebook.propose.layout import HEADER, Group, Value, record_lines
from sourcebook.propose.question import Situation


def incident_text(situation: Situation, depth: int) -> str:
    """Write the file; `depth` counts the folders between it and the folder of the content."""
    schema = f"{'../' * (depth + 1)}schema/incident.schema.json"
    first = f"# yaml-language-server: $schema={schema}"
    lines = record_lines(Incident, incident_data(situation))
    return "\n".join([first, *HEADER, *lines]) + "\n"


def incident_data(situation: Situation) -> Group:
    """Return the incident that was answered, as alleged and published today."""
    warnings = [name for name in situation.many("warning") if name != NO_WARNING]
    data: Group = {
        "title": situation.one("title"),
        "summary": situation.one("summary"),
        "status": str(Status.ALLEGED),
        "warnings": list(warnings),
        "when": {"date": situation.one("date")},
        "where": _where(situation),
        "parties": list(_parties(situation)),
        "claims": list(_claims(situation)),
        "account": situation.one("account") + "\n",
        "changes": [
            {"date": situation.today.isoformat(), "kind": str(ChangeKind.PUBLISHED)},
        ],
    }
    if casualties := list(_casualties(situation)):
        data["casualties"] = casualties
    if tags := situation.many("tag"):
        data["tags"] = list(tags)
    if related := situation.many("related"):
        data["related"] = list(related)
    return data


def _where(situation: Situation) -> Group:
    where: Group = {"name": situation.one("place"), "country": situation.one("country")}
    if region := situation.one("region"):
        where["region"] = region
    return {**where, "precision": situation.one("precision")}


def _parties(situation: Situation) -> Iterator[Value]:
    for actor in situation.many("accused"):
        yield {"role": str(Role.ALLEGED_PERPETRATOR), "actor": actor}
    victim: Group = {"role": str(Role.VICTIM)}
    for key, answer in (
        ("actor", "victims_of"),
        ("group", "victims"),
        ("count", "victims_count"),
    ):
        if text := situation.one(answer):
            victim[key] = text
    if len(victim) > 1:
        yield victim


def _casualties(situation: Situation) -> Iterator[Value]:
    verifies = situation.one("stance") == Stance.VERIFIES
    for answer in situation.many("casualties"):
        outcome, _, numbers = answer.partition(" ")
        least, _, most = numbers.removesuffix("+").partition("-")
        row: Group = {"outcome": outcome, "min": least}
        if most:
            row["max"] = most
        yield {
            **row,
            "by": situation.one("by"),
            "as_of": situation.one("counted_on"),
            "basis": str(Basis.VERIFIED if verifies else Basis.ALLEGED),
            "source": situation.one("source"),
        }


def _claims(situation: Situation) -> Iterator[Value]:
    yield {
        "by": situation.one("by"),
        "stance": situation.one("stance"),
        "date": situation.one("said_on"),
        "says": situation.one("says"),
        "source": situation.one("source"),
    }
    if situation.many("answer_by"):
        yield {
            "by": situation.one("answer_by"),
            "stance": situation.one("answer_stance"),
            "date": situation.one("answer_date"),
            "says": situation.one("answer_says"),
            "source": situation.one("answer_source"),
        }
