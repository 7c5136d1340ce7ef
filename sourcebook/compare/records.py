"""Find what happened to each record."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sourcebook.compare.comparison import Difference, Nature, RecordChange
from sourcebook.compare.consequences import Standing, consequences, ground_of, standing
from sourcebook.compare.fields import Sides, differences
from sourcebook.compare.renames import Rename, reread
from sourcebook.compare.state import KINDS, State, former_ids, is_published
from sourcebook.compare.values import Names
from sourcebook.load.document import Plain
from sourcebook.load.lines import PRIVATE
from sourcebook.model.ids import Key, Kind
from sourcebook.model.incident import Incident
from sourcebook.model.record import Record
from sourcebook.model.records import Records, by_kind

_TOLD_BY_NATURE = frozenset({"draft", "embargoed"})


@dataclass(frozen=True, slots=True)
class Twin:
    """Hold a record before and after, the old one read with the new ids, and what happened.

    `stood` and `stands` say how an incident stands, None for what is no standing incident, and
    where errors keep what it rests on from being read.
    """

    before: Record | None
    after: Record | None
    stood: Standing | None
    stands: Standing | None
    change: RecordChange


@dataclass(frozen=True)
class _Read:
    """Hold one side: what was read, and its records with the new ids."""

    state: State
    records: Records

    @cached_property
    def by_kind(self) -> Mapping[Kind, Mapping[str, Record]]:
        return by_kind(self.records)

    def standing(self, record: Record | None) -> Standing | None:
        """Work out how an incident stands; None where it is no standing incident."""
        if isinstance(record, Incident) and not record.tombstone:
            return standing(record, self.records)
        return None

    def knows_ground_of(self, record: Record | None) -> bool:
        """Tell whether all that an incident rests on could be read."""
        if not isinstance(record, Incident):
            return True
        ground = ground_of(record, self.records)
        return not any(self.state.failed_to_read(*key) for key in ground)


def twins(before: State, after: State, found: tuple[Rename, ...]) -> Iterator[Twin]:
    """Yield every record to which something happened, by kind and id."""
    old = _Read(before, reread(before.content.records, found))
    new = _Read(after, after.content.records)
    for kind in KINDS:
        if kind in before.content.unreadable | after.content.unreadable:
            continue  # that one file has errors is said once, among the problems
        renamed = {rename.after: rename for rename in found if rename.kind is kind}
        lost = {rename.before for rename in found if rename.kind is kind}
        names = ({*before.content.names[kind]} - lost) | {*after.content.names[kind]}
        for name in sorted(names):
            key, rename = Key(kind, name), renamed.get(name)
            if unreadable := _unreadable(key, rename, before, after):
                yield _unread(
                    key, unreadable, old.by_kind[kind].get(name), new.by_kind[kind].get(name)
                )
            else:
                twin = _twin(key, rename, old, new)
                if twin.change.natures:
                    yield twin


def _twin(key: Key, rename: Rename | None, old: _Read, new: _Read) -> Twin:
    one, other = old.by_kind[key.kind].get(key.id), new.by_kind[key.kind].get(key.id)
    as_written = by_kind(old.state.content.records)[key.kind].get(key.id)
    if as_written is not None and as_written == other:
        # A record that nobody touched mentions what was renamed by its old id.
        one = as_written
    if rename and one and other:
        one = _as_if_listed(one, other, rename)
    told = tuple(differences(one, other, Sides(Names(old.records), Names(new.records))))
    known = old.knows_ground_of(one) and new.knows_ground_of(other)
    stood, stands = (old.standing(one), new.standing(other)) if known else (None, None)
    # Nothing stands where only a notice is left; that it fell is told by the record's nature.
    follows = () if _fell(one) or _fell(other) else tuple(consequences(stood, stands))
    return Twin(
        one,
        other,
        stood,
        stands,
        RecordChange(
            kind=key.kind,
            id=key.id,
            title=_title(other or one, key),
            natures=tuple(_natures(one, other, rename, told, follows)),
            former_id=rename.before if rename else None,
            held=(_held(one), _held(other)),
            differences=told,
            consequences=follows,
        ),
    )


def _natures(
    one: Record | None,
    other: Record | None,
    rename: Rename | None,
    told: tuple[Difference, ...],
    follows: tuple[Difference, ...],
) -> Iterator[Nature]:
    if one is None or other is None:
        if one is not other:
            yield Nature.ADDED if one is None else Nature.REMOVED
        return
    if rename:
        yield Nature.RENAMED
    merged = [getattr(side, "merged_into", None) for side in (one, other)]
    withdrawn = [getattr(side, "withdrawn", None) for side in (one, other)]
    if merged[1] and not merged[0]:
        yield Nature.MERGED
    if withdrawn[1] and not withdrawn[0]:
        yield Nature.WITHDRAWN
    if _fell(one) and not _fell(other):
        yield Nature.RESTORED
    if is_published(one) is not is_published(other):
        yield Nature.PUBLISHED if is_published(other) else Nature.HELD_BACK
    if any(difference.field not in _TOLD_BY_NATURE for difference in told) or (
        told and is_published(one) is is_published(other)
    ):
        yield Nature.CHANGED
    elif follows and not told:
        yield Nature.AFFECTED


def _unreadable(key: Key, rename: Rename | None, before: State, after: State) -> tuple[str, ...]:
    """Name the sides on which errors keep a record, whose file is there, from being read."""
    old = Key(key.kind, rename.before) if rename else key
    missing = (before.failed_to_read(*old), after.failed_to_read(*key))
    if all(missing) and _plain(before, old) == _plain(after, key):
        return ()
    return tuple(side for side, held in zip(("before", "after"), missing, strict=True) if held)


def _unread(
    key: Key, unreadable: tuple[str, ...], one: Record | None, other: Record | None
) -> Twin:
    change = RecordChange(
        key.kind,
        key.id,
        _title(other or one, key),
        (Nature.UNREADABLE,),
        held=(_held(one), _held(other)),
        unreadable=unreadable,
    )
    return Twin(one, other, None, None, change)


def _plain(state: State, key: Key) -> Plain:
    """Return what the file of a record says as far as it has a structure, without its notes."""
    document = state.content.documents.get(key)
    data = document.data if document else None
    if isinstance(data, dict):
        return {name: held for name, held in data.items() if name != PRIVATE}
    return data


def _as_if_listed(one: Record, other: Record, rename: Rename) -> Record:
    """Return the old record with the new one's former ids, where only the rename tells them apart.

    A rename lists the id that it leaves, and taking it back drops it from the list.
    """
    if {*former_ids(one)} ^ {*former_ids(other)} <= {rename.before, rename.after}:
        return one.model_copy(update={"former_ids": former_ids(other)})
    return one


def _fell(record: Record | None) -> bool:
    return isinstance(record, Incident) and record.tombstone


def _held(record: Any) -> str:  # noqa: ANN401 - of any kind
    flags = ("draft", "embargoed")
    return next((flag for flag in flags if getattr(record, flag, False)), "")


def _title(record: Any, key: Key) -> str:  # noqa: ANN401 - of any kind
    """Return the name of a record for readers; a word has none but itself."""
    if key.kind is Kind.LOADED_WORD:
        return key.id
    return str(getattr(record, "title", None) or getattr(record, "name", None) or key.id)
