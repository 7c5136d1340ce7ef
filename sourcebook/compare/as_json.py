"""Write a comparison as JSON for other programs; docs/reviewing.md explains the fields.

`format` counts up when a field goes or changes its meaning; new fields do not change it.
"""

import json
from typing import Any

from sourcebook.compare.comparison import (
    AddressChange,
    Caution,
    Comparison,
    Difference,
    EntriesChange,
    Entry,
    EntryChange,
    FeedChange,
    Found,
    ListChange,
    RecordChange,
    Side,
    Value,
    ValueChange,
)
from sourcebook.problems import Problem

FORMAT = 1
"""The number of the form that is written."""

Object = dict[str, Any]


def as_json(comparison: Comparison) -> str:
    """Return the whole comparison, in ASCII, so that no text of a record acts on who reads it."""
    text = json.dumps(_comparison(comparison), indent=2)
    # What begins a command in the log of some builders, wherever it stands in a line.
    return text.replace("##", "#\\u0023") + "\n"


def _comparison(comparison: Comparison) -> Object:
    addresses, feed = comparison.addresses, comparison.feed
    return {
        "format": FORMAT,
        "before": _side(comparison.before),
        "after": _side(comparison.after),
        "cautions": [_caution(caution) for caution in comparison.cautions],
        "records": [_record(change) for change in comparison.records],
        "addresses": None if addresses is None else [_address(change) for change in addresses],
        "feed": None if feed is None else [_feed(change) for change in feed],
        "problems": {
            "new": [_problem(problem) for problem in comparison.new_problems],
            "solved": [_problem(problem) for problem in comparison.solved_problems],
        },
    }


def _side(side: Side) -> Object:
    return {
        "label": side.label,
        "records": side.records,
        "errors": side.errors,
        "warnings": side.warnings,
        "notes": side.notes,
    }


def _caution(caution: Caution) -> Object:
    return {
        "rule": caution.rule,
        "kind": caution.kind.value,
        "id": caution.id,
        "message": caution.message,
    }


def _record(change: RecordChange) -> Object:
    return {
        "kind": change.kind.value,
        "id": change.id,
        "former_id": change.former_id,
        "title": change.title,
        "natures": [nature.value for nature in change.natures],
        "held": dict(zip(("before", "after"), change.held, strict=True)),
        "unreadable": list(change.unreadable),
        "differences": [_difference(difference) for difference in change.differences],
        "consequences": [_difference(difference) for difference in change.consequences],
    }


def _difference(difference: Difference) -> Object:
    told: Object
    match difference:
        case ValueChange():
            told = {"before": _value(difference.before), "after": _value(difference.after)}
        case ListChange():
            told = {
                "removed": [_value(value) for value in difference.removed],
                "added": [_value(value) for value in difference.added],
                "reordered": difference.reordered,
            }
        case EntriesChange():
            told = {
                "entries": [_entry_change(entry) for entry in difference.entries],
                "reordered": difference.reordered,
            }
    return {"field": difference.field, **told}


def _entry_change(change: EntryChange) -> Object:
    return {
        "before": _entry(change.before),
        "after": _entry(change.after),
        "differences": [_difference(difference) for difference in change.differences],
    }


def _entry(entry: Entry | None) -> Object | None:
    return None if entry is None else {"data": entry.data, "words": entry.words}


def _value(value: Value | None) -> Object | None:
    return None if value is None else {"data": value.data, "words": value.words}


def _address(change: AddressChange) -> Object:
    return {
        "address": change.address,
        "before": _found(change.before),
        "after": _found(change.after),
    }


def _found(found: Found | None) -> Object | None:
    return None if found is None else {"answer": found.answer.value, "target": found.target}


def _feed(change: FeedChange) -> Object:
    return {
        "nature": change.nature.value,
        "guid": change.guid,
        "title": change.title,
        "status": change.status,
        "change": change.change,
        "moment": change.moment,
    }


def _problem(problem: Problem) -> Object:
    place = problem.location
    return {
        "rule": problem.rule,
        "severity": problem.severity.value,
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "field": place.field,
        "message": problem.message,
        "hint": problem.hint,
    }
