"""What a comparison finds: values before → after, without a word about how they are shown."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from sourcebook.model.ids import Kind
from sourcebook.problems import Problem

Data: TypeAlias = "str | int | float | bool | list[Data] | dict[str, Data]"
"""A value as the record writes it."""


@dataclass(frozen=True, slots=True)
class Value:
    """Hold a value as the record writes it, and as a reader says it."""

    data: Data
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold an entry of a list: `name` tells it from its neighbours, `words` says all of it."""

    name: str
    words: str
    data: Data


@dataclass(frozen=True, slots=True)
class ValueChange:
    """Hold a field with one value; None where it is not set."""

    field: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class ListChange:
    """Hold a field with a list of plain values; `reordered`: those kept stand in another order."""

    field: str
    removed: tuple[Value, ...]
    added: tuple[Value, ...]
    reordered: bool = False


@dataclass(frozen=True, slots=True)
class EntryChange:
    """Hold an entry of a list that was added (no `before`), removed (no `after`) or changed."""

    before: Entry | None
    after: Entry | None
    differences: tuple["Difference", ...] = ()


@dataclass(frozen=True, slots=True)
class EntriesChange:
    """Hold a field with a list of groups, such as claims; `reordered` as in ListChange."""

    field: str
    entries: tuple[EntryChange, ...]
    reordered: bool = False


Difference: TypeAlias = ValueChange | ListChange | EntriesChange
"""What differs in one field; `field` is its dotted name, such as `when.date`."""


class Nature(StrEnum):
    """Name what happened to a record, the weightiest first."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MERGED = "merged"
    WITHDRAWN = "withdrawn"
    RESTORED = "restored"
    PUBLISHED = "published"
    HELD_BACK = "held-back"
    CHANGED = "changed"
    AFFECTED = "affected"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class RecordChange:
    """Hold what happened to one record.

    `former_id` is the id that it had before, None unless it was renamed. `held` says why a side is
    not published (`draft`, `embargoed`), before and after, "" where it is or does not exist.
    `differences` are in the record itself; `consequences` are what the rules make of it and of
    what it rests on, such as the supported status. `unreadable` names the sides (`before`,
    `after`) on which errors keep the record from being read; nothing else is known then.
    """

    kind: Kind
    id: str
    title: str
    natures: tuple[Nature, ...]
    former_id: str | None = None
    held: tuple[str, str] = ("", "")
    differences: tuple[Difference, ...] = ()
    consequences: tuple[Difference, ...] = ()
    unreadable: tuple[str, ...] = ()

    @property
    def nature(self) -> Nature:
        """Return the weightiest of what happened."""
        return self.natures[0]


class Answer(StrEnum):
    """Name what a reader finds at an address."""

    PAGE = "page"
    NOTICE = "notice"
    REDIRECT = "redirect"


@dataclass(frozen=True, slots=True)
class Found:
    """Hold what is at an address: a page, the notice of a tombstone, or the way to a target."""

    answer: Answer
    target: str | None = None


@dataclass(frozen=True, slots=True)
class AddressChange:
    """Hold an address whose answer changes; None where there is none."""

    address: str
    before: Found | None
    after: Found | None


class FeedNature(StrEnum):
    """Name what happens to an item of the feed."""

    APPEARS = "appears"
    RETURNS = "returns"
    CHANGES = "changes"
    LEAVES = "leaves"


@dataclass(frozen=True, slots=True)
class FeedChange:
    """Hold an item of the feed that differs, as it is afterwards, or was where it leaves.

    It `returns` when it comes to the top again with another moment, and `changes` when only its
    text does, which most readers do not show again.
    """

    nature: FeedNature
    guid: str
    title: str
    status: str
    change: str
    moment: str


@dataclass(frozen=True, slots=True)
class Caution:
    """Hold what a reviewer must look at first; `rule` names the reason."""

    rule: str
    kind: Kind
    id: str
    message: str


@dataclass(frozen=True, slots=True)
class Side:
    """Hold one side of the comparison: what it is, and how many problems its records have."""

    label: str
    records: int
    errors: int
    warnings: int
    notes: int

    @property
    def checks(self) -> bool:
        """Tell whether the records have no error, so that a site can be built from them."""
        return self.errors == 0


@dataclass(frozen=True, slots=True)
class Comparison:
    """Hold what a change to the records means.

    `addresses` and `feed` are None where a side has errors: no site can be planned from it.
    """

    before: Side
    after: Side
    cautions: tuple[Caution, ...]
    records: tuple[RecordChange, ...]
    addresses: tuple[AddressChange, ...] | None
    feed: tuple[FeedChange, ...] | None
    new_problems: tuple[Problem, ...]
    solved_problems: tuple[Problem, ...]

    @property
    def empty(self) -> bool:
        """Tell whether nothing differs."""
        return not (
            self.records or self.addresses or self.feed or self.new_problems or self.solved_problems
        )
