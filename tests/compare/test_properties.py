"""What holds for every comparison, whatever differs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcebook.compare import Comparison, compare
from sourcebook.compare.comparison import (
    AddressChange,
    Difference,
    EntriesChange,
    EntryChange,
    ListChange,
    Nature,
    RecordChange,
    ValueChange,
)
from sourcebook.compare.fields import Sides, differences
from sourcebook.compare.state import State
from sourcebook.compare.values import UNSAID, Names
from sourcebook.model.record import Record
from sourcebook.model.records import by_kind
from tests.compare.test_cautions import CASES
from tests.compare.test_incidents import FOLLOWS, OWN
from tests.compare.two_trees import compared, state
from tests.tools.building import CONTENT, RICH

EDITS = {
    **{name: ((), (step,)) for name, (step, _) in OWN.items()},
    **{name: ((), steps) for name, (steps, _) in FOLLOWS.items()},
    **{name: (before, after) for name, (before, after, _) in CASES.items()},
}
MIRRORED = {
    Nature.ADDED: Nature.REMOVED,
    Nature.REMOVED: Nature.ADDED,
    Nature.PUBLISHED: Nature.HELD_BACK,
    Nature.HELD_BACK: Nature.PUBLISHED,
}
ONE_WAY = {Nature.MERGED, Nature.WITHDRAWN, Nature.RESTORED}


@pytest.mark.parametrize("case", EDITS)
def test_a_comparison_seen_in_a_mirror_is_the_other_comparison(case: str, tmp_path: Path) -> None:
    before, after = EDITS[case]
    forth = compared(tmp_path / "forth", after, before)
    back = compared(tmp_path / "back", before, after)
    assert_mirrored(forth, back)


def test_two_sites_that_share_nothing_are_mirrored(tmp_path: Path) -> None:
    one, other = (
        state(tmp_path, name, [], start) for name, start in (("one", RICH), ("other", CONTENT))
    )
    assert_mirrored(compare(one, other), compare(other, one))


def assert_mirrored(forth: Comparison, back: Comparison) -> None:
    mirrored = sorted((mirror_record(change) for change in back.records), key=repr)
    assert sorted(map(ordered_record, forth.records), key=repr) == mirrored
    mirrored_addresses = None
    if back.addresses is not None:
        mirrored_addresses = tuple(
            AddressChange(change.address, change.after, change.before) for change in back.addresses
        )
    assert forth.addresses == mirrored_addresses
    assert forth.new_problems == back.solved_problems
    assert forth.solved_problems == back.new_problems


def ordered_record(change: RecordChange) -> tuple[object, ...]:
    """Leave out what has a direction: the order of entries, and which id is the former one."""
    return (
        change.kind,
        sorted(filter(None, (change.id, change.former_id))),
        {nature for nature in change.natures if nature not in ONE_WAY},
        change.held,
        sorted(map(repr, map(ordered, change.differences))),
        sorted(map(repr, map(ordered, change.consequences))),
        change.unreadable,
    )


def mirror_record(change: RecordChange) -> tuple[object, ...]:
    turned = {"before": "after", "after": "before"}
    return (
        change.kind,
        sorted(filter(None, (change.id, change.former_id))),
        {MIRRORED.get(nature, nature) for nature in change.natures if nature not in ONE_WAY},
        change.held[::-1],
        sorted(map(repr, map(mirror, change.differences))),
        sorted(map(repr, map(mirror, change.consequences))),
        tuple(turned[side] for side in change.unreadable)[::-1],
    )


def ordered(difference: Difference) -> Difference:
    if isinstance(difference, EntriesChange):
        entries = (
            EntryChange(entry.before, entry.after, tuple(map(ordered, entry.differences)))
            for entry in difference.entries
        )
        return EntriesChange(
            difference.field, tuple(sorted(entries, key=repr)), difference.reordered
        )
    return difference


def mirror(difference: Difference) -> Difference:
    match difference:
        case ValueChange():
            return ValueChange(difference.field, difference.after, difference.before)
        case ListChange():
            return ListChange(
                difference.field, difference.added, difference.removed, difference.reordered
            )
        case EntriesChange():
            entries = (
                EntryChange(entry.after, entry.before, tuple(map(mirror, entry.differences)))
                for entry in difference.entries
            )
            return EntriesChange(
                difference.field, tuple(sorted(entries, key=repr)), difference.reordered
            )


def fields_set(side: State) -> Iterator[tuple[Record, str]]:
    """Give every optional field of every record that says something."""
    for group in by_kind(side.content.records).values():
        for record in group.values():
            for name, info in type(record).model_fields.items():
                unlike = getattr(record, name) != info.default
                if name not in UNSAID and unlike and not info.is_required():
                    yield record, name


def test_no_field_of_any_record_can_change_unseen(tmp_path: Path) -> None:
    side = state(tmp_path, "rich", [], RICH)
    sides = Sides(Names(side.content.records), Names(side.content.records))
    unseen = [
        (record.id, name)
        for record, name in fields_set(side)
        if not any(
            found.field.partition(".")[0] == name
            for found in differences(
                record,
                record.model_copy(update={name: type(record).model_fields[name].default}),
                sides,
            )
        )
    ]
    assert unseen == []
