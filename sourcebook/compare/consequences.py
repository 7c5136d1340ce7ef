"""Find what the rules make of an incident: supported status, origins, envelopes, contested."""

from collections.abc import Iterator
from dataclasses import dataclass

from sourcebook.compare.comparison import Difference, Value, ValueChange
from sourcebook.compare.fields import list_change
from sourcebook.evidence.casualties import envelopes
from sourcebook.evidence.origins import origins
from sourcebook.evidence.status import has_response, is_contested, supported_status
from sourcebook.model.ids import Key, Kind
from sourcebook.model.incident import Incident
from sourcebook.model.records import Records
from sourcebook.model.words import Outcome, Status
from sourcebook.plan import formats


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold what the rules make of an incident."""

    supported: Status | None
    contested: bool
    answered: bool
    origins: tuple[str, ...]
    articles: tuple[str, ...]
    people: tuple[tuple[Outcome, str], ...]


def standing(incident: Incident, records: Records) -> Standing:
    """Work out how an incident stands."""
    return Standing(
        supported=supported_status(incident, records.articles, records.actors).supported,
        contested=is_contested(incident, records.actors),
        answered=has_response(incident, records.actors),
        origins=origins(incident.article_ids, incident.id, records.articles),
        articles=tuple(sorted(incident.article_ids)),
        people=tuple(
            (
                envelope.outcome,
                formats.envelope(envelope.low, envelope.high, open_ended=envelope.open_ended),
            )
            for envelope in envelopes(incident.casualties)
        ),
    )


def ground_of(incident: Incident, records: Records) -> Iterator[Key]:
    """Yield every article and actor on which it depends how an incident stands."""
    for actor in (
        *(claim.by for claim in incident.claims),
        *(party.actor for party in incident.parties if party.actor),
    ):
        yield Key(Kind.ACTOR, actor)
    seen: set[str] = set()
    waiting = list(incident.article_ids)
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            yield Key(Kind.ARTICLE, name)
            article = records.articles.get(name)
            waiting += [edge.article for edge in article.edges_for(incident.id)] if article else []


def consequences(before: Standing | None, after: Standing | None) -> Iterator[Difference]:
    """Yield what differs in how an incident stands."""
    one, other = before or _NOWHERE, after or _NOWHERE
    if one.supported != other.supported:
        yield ValueChange("supported-status", _word(one.supported), _word(other.supported))
    for field in ("contested", "answered"):
        was, now = (getattr(side, field) if side else None for side in (before, after))
        if was != now:
            yield ValueChange(field, _truth(was), _truth(now))
    for field in ("origins", "articles"):
        was, now = getattr(one, field), getattr(other, field)
        if was != now:
            yield ValueChange(f"number-of-{field}", _number(before, was), _number(after, now))
            yield list_change(field, _names(was), _names(now))
    people = dict(one.people), dict(other.people)
    for outcome in Outcome:
        was, now = (side.get(outcome) for side in people)
        if was != now:
            yield ValueChange(f"people.{outcome}", _word(was), _word(now))


_NOWHERE = Standing(None, False, False, (), (), ())  # noqa: FBT003 - the fields in their order


def _word(text: str | None) -> Value | None:
    return None if text is None else Value(str(text), str(text))


def _truth(held: bool | None) -> Value | None:  # noqa: FBT001 - a value, no switch
    return None if held is None else Value(held, "yes" if held else "no")


def _number(side: Standing | None, held: tuple[str, ...]) -> Value | None:
    return Value(len(held), formats.number(len(held))) if side else None


def _names(ids: tuple[str, ...]) -> tuple[Value, ...]:
    return tuple(Value(name, name) for name in ids)
