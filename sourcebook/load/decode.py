"""Turn the plain data of a document into a typed record, and name everything that is wrong.

The typed model says what a record is; this module only words its refusals for a contributor.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sourcebook.load.characters import any_forbidden
from sourcebook.load.document import Document, FieldPath, Plain, dotted, error
from sourcebook.load.lines import PRIVATE
from sourcebook.model.record import Part, Record
from sourcebook.model.text import MAX_SHOWN, shown
from sourcebook.problems import Problem, did_you_mean, nearest

R = TypeVar("R", bound=Record)

MOST_WORDED = 400
"""The most faults of one record that are put into words."""
MOST_GUESSES = 500
"""The most unknown keys of a record that are tried as misspelt ones: each takes a while."""

_INNER_CAPITAL = re.compile("(?<=[a-z])(?=[A-Z])")
_SHAPES = {
    "model_type": ("a group of keys", "Write `key: value` lines below it, indented by two."),
    "dict_type": ("a group of keys", "Write `key: value` lines below it, indented by two."),
    "tuple_type": ("a list", "Write each entry on a line of its own, beginning with `- `."),
}


def decode(model: type[R], name: str, document: Document) -> tuple[R | None, list[Problem]]:
    """Read a record of the given model; None with the problems where it has any."""
    what = _INNER_CAPITAL.sub(" ", model.__name__.strip("_")).lower()
    data = document.data
    if not isinstance(data, dict):
        message = f"{_kind(data)} stands where the fields of the {what} are expected"
        hint = "Write `key: value` lines; docs/content-format.md lists the keys."
        return None, [error("wrong-type", document.whole(), message, hint)]
    empty = dict(_empty_values(data, document)) if _lacks_values(data) else {}
    problems = list(empty.values())
    if "id" in data:
        problems.append(
            error(
                "unknown-key",
                document.at_key("id"),
                "an id is not written inside the record",
                "Remove the line: the name of the file, or the key of the entry, is the id.",
            )
        )
    wrapped = _wrapped(data, model)
    if wrapped:
        message = f"the fields of the {what} stand below `{wrapped}`"
        hint = f"Remove the line `{wrapped}:`, and indent the fields by two less."
        return None, [error("unknown-key", document.at_key(wrapped), message, hint)]
    try:
        record = model.model_validate({**data, "id": name})
    except ValidationError as refused:
        faults = refused.errors(include_url=False, include_input=False)
        # What follows the first hundreds is not listed, and takes long to be worded.
        faults = faults[:MOST_WORDED]
        told = {*empty, *_run_together(empty), *_misspelt(faults, model), *_emptied(faults)}
        problems += [
            _problem(fault, model, what, document)
            for fault in faults
            if fault["loc"] not in told and not _is_hidden(_value_at(data, fault["loc"]))
        ]
        return None, problems
    return (None if problems else record), problems


def _lacks_values(data: Plain) -> bool:
    """Tell whether some key or list entry has no value, without saying which."""
    values = data.values() if isinstance(data, dict) else data or ()
    for value in values:  # of every record, so without a call for each text
        if value.__class__ is not str and (value is None or _lacks_values(value)):
            return True
    return False


def _empty_values(
    data: Plain, document: Document, path: FieldPath = ()
) -> Iterator[tuple[FieldPath, Problem]]:
    """Yield a problem for every key or list entry that has no value."""
    if data is None and path and isinstance(path[-1], str) and ":" in path[-1]:
        name, _, rest = path[-1].partition(":")
        message = f"no space follows the colon in {shown(path[-1])}"
        hint = f"Write `{name[:MAX_SHOWN]}: {rest[:MAX_SHOWN]}`."
        yield path, error("malformed-key", document.at_key(*path), message, hint)
    elif data is None:
        what = f"`{path[-1]}`" if isinstance(path[-1], str) else "this entry of the list"
        message = f"{what} has no value"
        hint = "Write the value after it, or remove the line."
        yield path, error("empty-value", document.at_key(*path), message, hint)
    elif isinstance(data, dict):
        for key, value in data.items():
            if not (key == PRIVATE and not path):
                yield from _empty_values(value, document, (*path, key))
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from _empty_values(value, document, (*path, number))


def _run_together(empty: Iterable[FieldPath]) -> Iterator[FieldPath]:
    """Yield the keys that are missing only because no space follows their colon."""
    for *group, key in empty:
        if isinstance(key, str) and ":" in key:
            yield (*group, key.partition(":")[0])


def _is_hidden(value: Plain) -> bool:
    """Tell whether a value is refused for a character that cannot be seen: one fault, said once."""
    return isinstance(value, str) and any_forbidden(value)


def _wrapped(data: dict[str, Plain], model: type[Part]) -> str | None:
    """Return the one key below which all fields of a record stand by mistake."""
    if len(data) != 1:
        return None
    ((key, inner),) = data.items()
    known = _keys(model)
    fields = isinstance(inner, dict) and any(name in known for name in inner)
    return key if fields and key not in known else None


def _emptied(faults: list[ErrorDetails]) -> Iterator[FieldPath]:
    """Yield the lists that are too short only because an entry has a fault of its own."""
    for fault in faults:
        place = fault["loc"]
        if fault["type"] == "too_short" and any(
            other["loc"][: len(place)] == place for other in faults if other is not fault
        ):
            yield place


def _misspelt(faults: list[ErrorDetails], model: type[Part]) -> Iterator[FieldPath]:
    """Yield the keys that are missing only because they are misspelt: one fault, said once."""
    unknown = (fault["loc"] for fault in faults if fault["type"] == "extra_forbidden")
    for *group, key in islice(unknown, MOST_GUESSES):
        for guess in nearest(str(key), _keys(_part_at(model, tuple(group))), limit=1):
            yield (*group, guess)


def _problem(found: ErrorDetails, model: type[Part], what: str, document: Document) -> Problem:
    path: FieldPath = tuple(part for part in found["loc"] if part != "[key]")
    context: dict[str, Any] = found.get("ctx", {})
    field = f"`{dotted(path)}`"
    rule, at, hint = "wrong-type", document.at(*path), _description(model, path)
    match found["type"]:
        case "missing":
            group = f"`{dotted(path[:-1])}`" if path[:-1] else f"the {what}"
            rule, at = "missing-key", document.at_key(*path[:-1])
            message, hint = f"{group} has no `{path[-1]}`", f"Add `{path[-1]}:`. {hint}".strip()
        case "extra_forbidden":
            known = _keys(_part_at(model, path[:-1]))
            rule, at = "unknown-key", document.at_key(*path)
            guess = did_you_mean(str(path[-1]), known)
            message = f"`{path[-1]}` is not a key that can stand here.{guess}"
            hint = f"The keys here are: {', '.join(known)}."
        case "model_type" | "dict_type" | "tuple_type" as shape:
            expected, hint = _SHAPES[shape]
            value = _value_at(document.data, path)
            message = f"{field} should be {expected}, not {_kind(value)}"
            if shape == "tuple_type" and isinstance(value, str) and len(value) <= MAX_SHOWN:
                hint = f"Write `[{value}]`, or each entry on a line of its own behind `- `."
        case "too_short":
            rule, message = "empty-value", f"{field} needs at least one entry"
        case "string_pattern_mismatch":
            message = f"{field} does not have the form that it needs"
        case refused if "message" in context:
            rule, message, hint = refused, context["message"], context["hint"]
            at = document.at_key(*path) if "[key]" in found["loc"] else at
        case _:
            message = f"{field}: {found['msg']}"
    return error(rule, at, message, hint)


def _value_at(data: Plain, path: FieldPath) -> Plain:
    for part in path:
        if isinstance(data, dict) and isinstance(part, str):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            data = data[part]
    return data


def _kind(value: Plain) -> str:
    match value:
        case dict():
            return "a group of keys"
        case list():
            return "a list"
        case None:
            return "nothing"
    return "a text"


def _keys(part: type[Part] | None) -> list[str]:
    if part is None:
        return []
    names = ((info.alias or name, info.exclude) for name, info in part.model_fields.items())
    return [name for name, excluded in names if not excluded]


def _description(model: type[Part], path: FieldPath) -> str:
    """Return what the model says of a field, for the hint of an error."""
    part = _part_at(model, path[:-1])
    for name, info in part.model_fields.items() if part else ():
        if (info.alias or name) == path[-1]:
            return info.description or ""
    return ""


def _part_at(model: type[Part], path: FieldPath) -> type[Part] | None:
    """Return the group of fields that a path leads to."""
    part: type[Part] | None = model
    for name in path:
        if part is None:
            return None
        if isinstance(name, str) and name in part.model_fields:
            part = _part_in(part.model_fields[name].annotation)
    return part


def _part_in(annotation: Any) -> type[Part] | None:
    """Find the group of fields inside `X`, `X | None`, `tuple[X, ...]` or `dict[Id, X]`."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    found = (_part_in(argument) for argument in get_args(annotation))
    return next((part for part in found if part), None)
