"""Find what differs between two records of one model, field by field.

The model says what a field is, so a new field is compared from the day on which it is added.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sourcebook.compare.comparison import (
    Difference,
    EntriesChange,
    EntryChange,
    ListChange,
    Value,
    ValueChange,
)
from sourcebook.compare.entries import Pair, entry, pairs
from sourcebook.compare.values import UNSAID, Names, is_unset, kinds_named, value
from sourcebook.model.ids import Kind
from sourcebook.model.record import Part


@dataclass(frozen=True, slots=True)
class Sides:
    """Hold how ids are named before and after."""

    before: Names
    after: Names


def differences(
    before: Part | None, after: Part | None, sides: Sides, path: str = ""
) -> Iterator[Difference]:
    """Yield what differs between two groups of fields; None stands for one that is not there."""
    model = type(before or after)
    if before == after or not issubclass(model, Part):
        return
    kinds = kinds_named(model)
    for name, info in model.model_fields.items():
        one, other = getattr(before, name, None), getattr(after, name, None)
        if name not in UNSAID and one != other and not (is_unset(one) and is_unset(other)):
            field = f"{path}{info.alias or name}"
            yield from _difference(field, one, other, kinds.get(name), sides)


def _difference(
    field: str,
    one: Any,  # noqa: ANN401 - of any field
    other: Any,  # noqa: ANN401 - of any field
    kind: Kind | None,
    sides: Sides,
) -> Iterator[Difference]:
    match one if not is_unset(one) else other:
        case Part():
            yield from differences(one, other, sides, f"{field}.")
        case Mapping() as held if not all(isinstance(item, Part) for item in held.values()):
            yield list_change(field, _lines(one), _lines(other))
        case Mapping():
            yield _mapping(field, one or {}, other or {}, sides)
        case (Part(), *_):
            yield _entries(field, one or (), other or (), sides)
        case tuple():
            before, after = _values(one, sides.before, kind), _values(other, sides.after, kind)
            yield list_change(field, before, after)
        case _:
            yield ValueChange(
                field, value(one, sides.before, kind), value(other, sides.after, kind)
            )


def _values(held: Sequence[Any] | None, names: Names, kind: Kind | None) -> tuple[Value, ...]:
    return tuple(said for item in held or () if (said := value(item, names, kind)))


def _lines(held: Mapping[str, Any] | None) -> tuple[Value, ...]:
    """Return values by name as the lines that a record has of them."""
    lines = (f"{name}: {item}" for name, item in (held or {}).items())
    return tuple(Value(line, line) for line in lines)


def list_change(field: str, before: Sequence[Value], after: Sequence[Value]) -> ListChange:
    """Compare two lists of values by what the records write."""
    gone, come = _data(before) - _data(after), _data(after) - _data(before)
    return ListChange(
        field,
        removed := _taken(before, gone),
        added := _taken(after, come),
        reordered=_without(before, removed) != _without(after, added),
    )


def _data(values: Sequence[Value]) -> Counter[str]:
    return Counter(str(held.data) for held in values)


def _taken(values: Sequence[Value], wanted: Counter[str]) -> tuple[Value, ...]:
    """Return the last of the values that are wanted, as often as they are."""
    left = Counter(wanted)
    taken = []
    for held in reversed(values):
        if left[str(held.data)]:
            left[str(held.data)] -= 1
            taken.append(held)
    return tuple(reversed(taken))


def _without(values: Sequence[Value], taken: Sequence[Value]) -> list[str]:
    left = _data(taken)
    kept = []
    for held in reversed(values):
        if left[str(held.data)]:
            left[str(held.data)] -= 1
        else:
            kept.append(str(held.data))
    return kept


def _entries(
    field: str, before: Sequence[Part], after: Sequence[Part], sides: Sides
) -> EntriesChange:
    found = pairs(before, after)
    kept = [pair.before for pair in found if pair.before is not None and pair.after is not None]
    changes = [
        _entry_change(
            before[pair.before] if pair.before is not None else None,
            after[pair.after] if pair.after is not None else None,
            sides,
        )
        for pair in found
        if not _equal(pair, before, after)
    ]
    return EntriesChange(field, tuple(changes), reordered=kept != sorted(kept))


def _equal(pair: Pair, before: Sequence[Part], after: Sequence[Part]) -> bool:
    if pair.before is None or pair.after is None:
        return False
    return before[pair.before] == after[pair.after]


def _mapping(
    field: str, before: Mapping[str, Part], after: Mapping[str, Part], sides: Sides
) -> EntriesChange:
    names = dict.fromkeys((*after, *before))
    kept = [[name for name in side if name in before and name in after] for side in (before, after)]
    return EntriesChange(
        field,
        tuple(
            _entry_change(before.get(name), after.get(name), sides, name)
            for name in names
            if before.get(name) != after.get(name)
        ),
        reordered=kept[0] != kept[1],
    )


def _entry_change(
    before: Part | None, after: Part | None, sides: Sides, key: str | None = None
) -> EntryChange:
    return EntryChange(
        entry(before, sides.before, key) if before else None,
        entry(after, sides.after, key) if after else None,
        tuple(differences(before, after, sides)) if before and after else (),
    )
