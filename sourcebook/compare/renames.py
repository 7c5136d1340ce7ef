"""Find the records that have another id, and read the old records with the new ids.

A rename would otherwise be told once for every record that mentions it.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, TypeVar

from sourcebook.compare.state import KINDS, former_ids
from sourcebook.compare.values import is_unset, kinds_named
from sourcebook.load.content import Content
from sourcebook.model import prose
from sourcebook.model.ids import Key, Kind
from sourcebook.model.record import Part, Record
from sourcebook.model.records import Records, by_kind

P = TypeVar("P", bound=Part)

ALIKE = Fraction(3, 5)
"""The share of equal fields from which a new record can be an old one under another id."""
MOST_PAIRS = 40_000
"""Above so many pairs of a vanished and a new record, only what the records say is believed."""
OWN_WORDS = ("title", "name", "summary", "account", "abstract", "body")
"""Fields of which one must be equal: records of one site are alike in the others."""
_LINKED = {"source": Kind.ARTICLE}
_NEVER = (Kind.SITE, Kind.LOADED_WORD, Kind.LINK)
_BESIDE = frozenset({"id", "private", "former_ids"})


@dataclass(frozen=True, slots=True)
class Rename:
    """Hold a record's id before and after; `recorded` where the record lists the old one."""

    kind: Kind
    before: str
    after: str
    recorded: bool


def renames(before: Content, after: Content) -> tuple[Rename, ...]:
    """Return the records whose id changed, by what they say, or by being alike."""
    old, new = by_kind(before.records), by_kind(after.records)
    found: list[Rename] = []
    for kind in KINDS:
        if kind not in _NEVER:
            gone = {n: r for n, r in old[kind].items() if n not in after.names[kind]}
            come = {n: r for n, r in new[kind].items() if n not in before.names[kind]}
            found += _of_a_kind(kind, gone, come)
    return tuple(found)


def _of_a_kind(
    kind: Kind, gone: Mapping[str, Record], come: Mapping[str, Record]
) -> Iterator[Rename]:
    left, right = dict(gone), dict(come)
    for one, other in (*_said(gone, come), *_alike(gone, come)):
        if one in left and other in right:
            recorded = one in former_ids(right.pop(other))
            del left[one]
            yield Rename(kind, one, other, recorded)


def _said(gone: Mapping[str, Record], come: Mapping[str, Record]) -> Iterator[tuple[str, str]]:
    """Yield the renames that a record tells, forwards or (where it is undone) backwards."""
    for name, record in come.items():
        yield from ((former, name) for former in former_ids(record) if former in gone)
    for name, record in gone.items():
        yield from ((name, former) for former in former_ids(record) if former in come)


def _alike(gone: Mapping[str, Record], come: Mapping[str, Record]) -> list[tuple[str, str]]:
    """Return the pairs that are alike enough, the most alike first."""
    if len(gone) * len(come) > MOST_PAIRS:
        return []
    scored = {(one, other): _likeness(gone[one], come[other]) for one in gone for other in come}
    alike = [pair for pair, score in scored.items() if score >= ALIKE]
    # Of equal scores the same pair comes first in both directions.
    return sorted(alike, key=lambda pair: (-scored[pair], sorted(pair)))


def _likeness(one: Record, other: Record) -> Fraction:
    """Return the share of fields that are equal, of those that either record sets."""
    same = total = 0
    own = False
    for name in type(one).model_fields:
        left, right = getattr(one, name), getattr(other, name)
        if name in _BESIDE or (is_unset(left) and is_unset(right)):
            continue
        total += 1
        same += left == right
        own = own or (name in OWN_WORDS and left == right)
    return Fraction(same, total) if own else Fraction(0)


def reread(records: Records, found: tuple[Rename, ...]) -> Records:
    """Return the old records as if they had always used the new ids."""
    if not found:
        return records
    new = {Key(rename.kind, rename.before): rename.after for rename in found}

    def of(kind: Kind) -> dict[str, Any]:
        return {
            new.get(Key(kind, name), name): _renamed(record, new, {"id": new.get(Key(kind, name))})
            for name, record in by_kind(records)[kind].items()
        }

    return replace(
        records,
        incidents=of(Kind.INCIDENT),
        articles=of(Kind.ARTICLE),
        figures=of(Kind.FIGURE),
        pages=of(Kind.PAGE),
        actors=of(Kind.ACTOR),
        publishers=of(Kind.PUBLISHER),
        tags=of(Kind.TAG),
        warnings=of(Kind.WARNING),
        groups=of(Kind.GROUP),
        regions=of(Kind.REGION),
    )


def _renamed(part: P, new: Mapping[Key, str], own: Mapping[str, str | None]) -> P:
    kinds = kinds_named(type(part))
    updates = {name: value for name, value in own.items() if value is not None}
    for name in type(part).model_fields:
        held = getattr(part, name)
        changed = _renamed_value(held, kinds.get(name), new)
        if changed is not held:
            updates[name] = changed
    return part.model_copy(update=updates) if updates else part


def _renamed_value(held: Any, kind: Kind | None, new: Mapping[Key, str]) -> Any:  # noqa: ANN401 - of any field
    match held:
        case Part():
            return _renamed(held, new, {})
        case tuple() if held:
            changed = tuple(_renamed_value(item, kind, new) for item in held)
            return changed if changed != held else held
        case str() if kind is not None:
            return new.get(Key(kind, held), held)
        case str() if "[@" in held or "](" in held:
            return _renamed_text(held, new)
    return held


def _renamed_text(text: str, new: Mapping[Key, str]) -> str:
    """Return a Markdown text with the new ids in its citations and links."""

    def citation(match: re.Match[str]) -> str:
        return f"[@{new.get(Key(Kind.ARTICLE, match['id']), match['id'])}]"

    def link(match: re.Match[str]) -> str:
        target = prose.RECORD_LINK.fullmatch(match["target"])
        if target is None or target["kind"] not in prose.RECORD_KINDS:
            return match[0]
        kind = _LINKED.get(target["kind"]) or Kind(target["kind"])
        name = new.get(Key(kind, target["id"]), target["id"])
        return match[0].replace(match["target"], f"{target['kind']}:{name}")

    return prose.LINK.sub(link, prose.CITATION.sub(citation, text))
