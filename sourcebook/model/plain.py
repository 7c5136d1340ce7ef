"""Turn records into plain data, with the names and words in which editors write them.

Of a field that says nothing nothing is said, so that records stay as they are, and keep their
digests, when the format learns a new one. What editors keep back is never here.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from sourcebook.model.article import Reading
from sourcebook.model.dates import Edtf
from sourcebook.model.incident import Incident
from sourcebook.model.record import Part, Publishable, Record
from sourcebook.model.words import ChangeKind, Seen, Word

Plain = dict[str, Any]
"""Keys with texts, numbers, truth values, lists and further such keys."""

UNSAID = frozenset({"id", "translations", *Publishable.model_fields})
"""Fields that are no part of what a record says, in whatever language; its id is put in front."""
_LAST = frozenset({ChangeKind.MERGED, ChangeKind.WITHDRAWN})


def plain_record(record: Record) -> Plain:
    """Return what editors wrote in a record; of one merged or withdrawn, what is left of it."""
    if isinstance(record, Incident) and record.tombstone:
        return _notice(record)
    return {"id": record.id, **_plain(record)}


def _notice(incident: Incident) -> Plain:
    """Return a notice, which repeats nothing that the record claimed."""
    left = {
        "former_ids": list(incident.former_ids),
        "merged_into": incident.merged_into,
        "withdrawn": incident.withdrawn,
    }
    said = {name: value for name, value in left.items() if value}
    changes = plain_changes(incident)
    return {"id": incident.id, "title": incident.title, **said, "changes": changes}


def plain_changes(incident: Incident) -> list[Plain]:
    """Return the changes of an incident; of a notice, what became of it and why."""
    if not incident.tombstone:
        return [_plain(change) for change in incident.changes]
    return [
        {
            "date": change.date.isoformat(),
            "kind": change.kind.value,
            **({"note": change.note} if change.note and change.kind in _LAST else {}),
        }
        for change in incident.changes
    ]


def _plain(part: Part) -> Plain:
    kind = type(part)
    if kind not in _FIELDS:
        _FIELDS[kind] = tuple(_fields_of(kind))
    found: Plain = {}
    for field, name, may_be_empty in _FIELDS[kind]:
        value = getattr(part, field)
        if value is not None and (value != () or not may_be_empty):
            found[name] = _value(value)
    return found


_FIELDS: dict[type, tuple[tuple[str, str, bool], ...]] = {}
"""Each field of a kind of part with its name in records, and whether it can be left out."""


def _fields_of(kind: type[Part]) -> Iterator[tuple[str, str, bool]]:
    for name, field in kind.model_fields.items():
        if name not in UNSAID:
            yield name, field.alias or name, not field.is_required()


def _value(value: Any) -> Any:
    kind = type(value)
    if kind not in _KNOWN:
        _KNOWN[kind] = next(write for known, write in _WRITERS if issubclass(kind, known))
    return _KNOWN[kind](value)


def _reading(value: Reading) -> Any:
    told = value.extent.value
    return {told: value.through} if value.extent is Seen.THROUGH else told


_WRITERS: tuple[tuple[type, Callable[[Any], Any]], ...] = (
    (Word, lambda word: word.value),
    (str, lambda text: text),
    (int, lambda number: number),
    (float, lambda number: int(number) if number.is_integer() else number),
    (tuple, lambda items: [_value(item) for item in items]),
    (Edtf, lambda value: value.text),
    (date, date.isoformat),
    (Reading, _reading),
    (Part, _plain),
)
"""How the values of fields are written, the narrower kind first."""


_KNOWN: dict[type, Callable[[Any], Any]] = {}
"""How the values of each type were found to be written."""
