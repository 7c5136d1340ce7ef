"""Name the answers that relations give, also one page of a long list; tell which changed."""

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

PART = 100
"""How many entries a page of a long list holds."""
SHORTER = dict.fromkeys(("log", "corrections log", "figures log", "sources log"), 50)
"""Lists whose parts hold fewer, since feeds have each entry in full."""
NARROW_LENGTH = "narrow length"
"""The relation that tells how many entries a part of a `narrow log` holds, as the site says."""

Members: TypeAlias = tuple[Any, ...]
"""Ids for most relations; some hold a number, or small tuples that `relate` explains."""
Relation: TypeAlias = Mapping[str, Members]
Relations: TypeAlias = Mapping[str, Relation]


WHOLE = ""
"""The id under which a relation holds what belongs to the whole site."""

TALLIED = (
    "timeline",
    "in year",
    "in region",
    "tagged",
    "accused",
    "by side",
    "harming side",
    "harming group",
    "with status",
    "with origins",
    "contested",
    "answered",
    "in list",
)
"""The lists of incidents whose numbers are added up on their front pages."""


class Part(NamedTuple):
    """Hold one page of a long list, with the members next to it, None where there is none.

    `before_front` tells that the page of newer members is the front page.
    """

    members: Members
    newer: Any = None
    older: Any = None
    before_front: bool = False


@dataclass(frozen=True, slots=True)
class LongList:
    """Hold one page of a list: pages count from the oldest, the one with all that is new is front.

    `length` is that of the whole list; other pages than the front do not know it, so that they stay
    as they are when the list grows.
    """

    number: int
    length: int | None
    part: Part

    @property
    def members(self) -> Members:
        """Return what is on the page, newest first."""
        return self.part.members


def named(relation: str, key: str) -> str:
    """Return the name of an answer."""
    return f"{relation} of {key}" if key else relation


def entire(relation: str) -> str:
    """Return the name of all that a relation holds, for every id."""
    return f"all of {relation}"


def part_of(members: Members, number: int, size: int = PART) -> Part:
    """Return one page of a long list: number 1 holds the last members, which stay where they are.

    The highest number is the front page, which takes in what is new.
    """
    front = parts(len(members), size)
    if number > front:
        return Part(())
    end = len(members) - (number - 1) * size
    start = end - size if number < front else 0
    return Part(
        members[start:end],
        newer=members[start - 1] if start else None,
        older=members[end] if end < len(members) else None,
        before_front=number + 1 == front,
    )


def parts(length: int, size: int = PART) -> int:
    """Return how many pages a list takes; the front page grows to twice the others' length."""
    return max(length // size, 1)


def size_of(relation: str, relations: Relations) -> int:
    """Return how many entries a page of a relation holds."""
    if relation == "narrow log":
        size: int = relations[NARROW_LENGTH][WHOLE][0]
        return size
    return SHORTER.get(relation, PART)


def changed(old: Relations, new: Relations) -> Iterator[str]:
    """Yield the name of every answer that two states of the relations give differently."""
    for relation in dict.fromkeys((*old, *new)):
        before, after = old.get(relation, {}), new.get(relation, {})
        if before == after:
            continue
        yield entire(relation)
        size = size_of(relation, new) if after else PART  # of none there is no part
        for key in {*before, *after}:
            was, now = before.get(key, ()), after.get(key, ())
            if was != now:
                yield from _changed_parts(named(relation, key), was, now, size)


def changed_tallies(incidents: AbstractSet[str], relations: Relations) -> Iterator[str]:
    """Yield the names of the sums over lists in which one of these incidents stands."""
    for relation in TALLIED if incidents else ():
        for key, members in relations[relation].items():
            if not incidents.isdisjoint(members):
                yield f"tallies of {named(relation, key)}"


def _changed_parts(name: str, was: Members, now: Members, size: int) -> Iterator[str]:
    yield name
    yield f"tallies of {name}"
    if len(was) != len(now):
        yield f"length of {name}"
    for number in range(1, parts(max(len(was), len(now)), size) + 1):
        if part_of(was, number, size) != part_of(now, number, size):
            yield f"part {number} of {name}"
