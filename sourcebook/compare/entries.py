"""Name the entries of a list, and find which entry of the one list is which of the other."""

from collections import deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, NamedTuple

from sourcebook.compare.comparison import Entry
from sourcebook.compare.values import Names, data_of, set_fields
from sourcebook.model.article import Edge
from sourcebook.model.figure import FigurePoint
from sourcebook.model.ids import Kind
from sourcebook.model.incident import Casualties, Change, Claim, Party
from sourcebook.model.record import Part
from sourcebook.model.site import Editor
from sourcebook.plan import formats

Marks = tuple[Callable[[Any], Hashable], ...]
"""What tells an entry from its neighbours, the surest first."""


class Pair(NamedTuple):
    """Hold the places of an entry in two lists; None where it is in one only."""

    before: int | None
    after: int | None


_MARKS: dict[type[Part], Marks] = {
    Claim: (
        lambda claim: (claim.by, claim.stance, claim.source, claim.date),
        lambda claim: (claim.by, claim.stance, claim.source),
        lambda claim: (claim.by, claim.source),
        lambda claim: (claim.by, claim.stance),
        lambda claim: (claim.source, claim.says),
    ),
    Casualties: (
        lambda row: (row.outcome, row.by, row.as_of),
        lambda row: (row.outcome, row.by),
        lambda row: (row.outcome, row.source),
    ),
    Party: (
        lambda party: (party.role, party.actor, party.group, party.name),
        lambda party: (party.role, party.actor, party.group),
        lambda party: (party.actor, party.group),
        lambda party: (party.role, party.actor) if party.actor else object(),
    ),
    Change: (lambda change: (change.date, change.kind),),
    FigurePoint: (
        lambda point: (point.period, point.as_of),
        lambda point: (point.period or object(),),
        lambda point: (point.source, point.value),
    ),
    Edge: (lambda edge: (edge.article, edge.how), lambda edge: edge.article),
    Editor: (lambda editor: editor.name, lambda editor: editor.url or object()),
}


def pairs(before: Sequence[Part], after: Sequence[Part]) -> list[Pair]:
    """Pair each entry with itself in the other list: those after first, in their order.

    Entries that are equal come together, then those that share their surest mark, and so on;
    where several do, in the order of the lists. So both directions find the same pairs.
    """
    model = type((*before, *after)[0])
    found: list[tuple[int, int]] = []
    left, right = list(range(len(before))), list(range(len(after)))
    for mark in (_itself, *_MARKS.get(model, ())):
        met = list(_meeting(before, after, left, right, mark))
        found += met
        ones, others = {one for one, _ in met}, {other for _, other in met}
        left = [place for place in left if place not in ones]
        right = [place for place in right if place not in others]
    kept = {other: one for one, other in found}
    return [
        *(Pair(kept.get(place), place) for place in range(len(after))),
        *(Pair(place, None) for place in left),
    ]


def _meeting(
    before: Sequence[Part],
    after: Sequence[Part],
    left: Iterable[int],
    right: Iterable[int],
    mark: Callable[[Any], Hashable],
) -> Iterable[tuple[int, int]]:
    waiting: dict[Hashable, deque[int]] = {}
    for place in left:
        waiting.setdefault(mark(before[place]), deque()).append(place)
    for place in right:
        if same := waiting.get(mark(after[place])):
            yield same.popleft(), place


def _itself(part: Part) -> Hashable:
    return part


def entry(part: Part, names: Names, key: str | None = None) -> Entry:
    """Name an entry, and say all of it; `key` is its own where it stands in a mapping."""
    name, words = _said(part, names)
    if key is None:
        return Entry(name, words, data_of(part))
    return Entry(key, f"{key}: {words}", {key: data_of(part)})


def _said(part: Part, names: Names) -> tuple[str, str]:
    match part:
        case Claim():
            name = f"{names(Kind.ACTOR, part.by)} {_spaced(part.stance)}, {formats.edtf(part.date)}"
            words = f"{name}: {part.says} [{part.source}]"
        case Casualties():
            name = f"{_spaced(part.outcome)}, by {names(Kind.ACTOR, part.by)}"
            people = formats.count_range(part.min, part.max)
            words = f"{name}: {people}, {part.basis}, as of {formats.edtf(part.as_of)}"
            words += f" [{part.source}]"
        case Party():
            return _party(part, names)
        case Change():
            name = f"{_spaced(part.kind)}, {formats.day(part.date)}"
            told = " ".join(filter(None, (part.note, part.now and f"Now: {part.now}")))
            words = f"{name}: {told}" if told else name
        case FigurePoint():
            name = formats.period(part.period) if part.period else formats.edtf(part.as_of)
            cases = f" in {formats.number(part.cases)} cases" if part.cases is not None else ""
            words = f"{name}: {formats.number(part.value)}{cases} [{part.source}]"
        case Edge():
            name = f"{part.how} {part.article}"
            words = f"{name}, for {formats.listing(part.about)}" if part.about else name
        case _:
            said = [str(data_of(held)) for _, held in set_fields(part)]
            return said[0] if said else "", ", ".join(said)
    return name, words


def _party(party: Party, names: Names) -> tuple[str, str]:
    who = (
        names(Kind.ACTOR, party.actor) if party.actor else "",
        names(Kind.GROUP, party.group) if party.group else "",
        party.name or "",
    )
    name = f"{_spaced(party.role)}: {', '.join(filter(None, who))}"
    people = "person" if party.count == 1 else "people"
    count = f", {formats.number(party.count)} {people}" if party.count is not None else ""
    note = f". {party.note}" if party.note else ""
    return name, f"{name}{count}{note}"


def _spaced(word: str) -> str:
    return word.replace("-", " ")
