"""Keep large tables as they once were, and beside them what changed since.

One edit changes a few entries of a hundred thousand. So most builds leave the large file, the base,
as it is, and write a small one of all entries that are others than in the base: the changes. They
name the base by its digest. Where the two do not belong together, neither is believed; a base that
has no changes beside it is what was so once, as whole in itself as any. When much has changed, all
of it becomes a new base.
"""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sourcebook.incremental import sealed

Tables = Mapping[str, Mapping[str, Any]]
"""Entries by name, all of plain data, in tables that have names too."""
Changes = Mapping[str, Mapping[str, tuple[Any, ...]]]
"""Of each table the entries that differ: the new one in a tuple, nothing for one that is gone."""

Whole = Callable[[], tuple[Tables, Any]]
"""Give the tables of a base, and what it has beside them."""

FEWEST = 8
"""A new base is made when more than one entry in so many has changed."""
_NOTHING = object()


@dataclass(frozen=True, slots=True)
class Kept:
    """Hold what was read: the tables as they were last, and what only the base has, `beside`.

    `base` is the digest of the base, and `changes` are those since.
    """

    tables: Tables
    beside: Any
    base: bytes
    changes: Changes


def read(path: Path, version: bytes) -> Kept | str:
    """Return what was kept; a text that says why not, where it cannot be used."""
    base = sealed.opened(path, version)
    if isinstance(base, str):
        return base
    tables, beside = base.data
    changes = sealed.read(_changes_of(path), _seal(version, base.digest))
    if changes == sealed.NOTHING:
        changes = {}
    if isinstance(changes, str):
        return changes
    return Kept(_changed(tables, changes), beside, base.digest, changes)


def write(
    path: Path,
    version: bytes,
    before: Kept | None,
    tables: Tables,
    whole: Whole | None = None,
) -> Kept | None:
    """Keep tables; `before` is what was read of this path. Return what could be read of it now.

    `whole` gives the tables as they are to be in a new base, and what it has besides, where that is
    another matter.
    """
    if before is not None:
        changes = _added(before.changes, _difference(before.tables, tables))
        if _size(changes) * FEWEST <= _size(tables):
            is_kept = sealed.write(_changes_of(path), _seal(version, before.base), changes)
            return Kept(tables, before.beside, before.base, changes) if is_kept else None
    # First: an old base without its changes can be believed, changes without their base cannot.
    with suppress(OSError):
        _changes_of(path).unlink(missing_ok=True)
    tables, beside = whole() if whole else (tables, None)
    plain = {name: dict(table) for name, table in tables.items()}
    base = sealed.write(path, version, (plain, beside))
    return Kept(plain, beside, base, {}) if base else None


def _changes_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-since")


def _seal(version: bytes, base: bytes) -> bytes:
    """Return what tells changes of this base from all others."""
    return hashlib.sha256(version + base).digest()


def _difference(before: Tables, now: Tables) -> Changes:
    changes: dict[str, dict[str, tuple[Any, ...]]] = {}
    for name in {**before, **now}:
        was, table = before.get(name, {}), now.get(name, {})
        if was is not table:
            changes[name] = {
                key: (entry,) for key, entry in table.items() if was.get(key, _NOTHING) != entry
            }
            changes[name].update((key, ()) for key in was.keys() - table.keys())
    return changes


def _added(before: Changes, since: Changes) -> Changes:
    return {name: {**before.get(name, {}), **since.get(name, {})} for name in {**before, **since}}


def _changed(tables: dict[str, dict[str, Any]], changes: Changes) -> Tables:
    for name, entries in changes.items():
        table = tables.setdefault(name, {})
        for key, entry in entries.items():
            if entry:
                table[key] = entry[0]
            else:
                table.pop(key, None)
    return tables


def _size(tables: Tables) -> int:
    return sum(map(len, tables.values()))
