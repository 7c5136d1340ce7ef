"""Describe what editors write in a record, as it is in the data: made from the typed model."""

from collections.abc import Mapping
from typing import Any

from sourcebook.model.naming import NAMES
from sourcebook.model.plain import UNSAID, Plain
from sourcebook.model.record import Record

_NOISE = {"title", "default", "additionalProperties", NAMES}
"""What only repeats a name, or forbids what a later version may add."""
_AS_TEXT = ["string", "integer"]
"""How editors may write a date; here it is always text."""


def record_schema(model: type[Record]) -> Plain:
    """Return the schema of the records of a kind, whole in itself."""
    made = model.model_json_schema()
    schema: Plain = _described(made, made.pop("$defs", {}))
    said = {key: value for key, value in schema["properties"].items() if key not in UNSAID}
    required = [key for key in schema["required"] if key not in UNSAID]
    name = {"type": "string", "description": "Its permanent name."}
    return {**schema, "properties": {"id": name, **said}, "required": ["id", *required]}


def _described(node: Any, parts: Mapping[str, Plain]) -> Any:  # noqa: ANN401 - a piece of a schema
    """Put each part in the place of its reference, and leave out what says nothing here."""
    if isinstance(node, list):
        return [_described(item, parts) for item in node]
    if not isinstance(node, dict):
        return node
    if part := node.get("$ref"):
        beside = {name: item for name, item in node.items() if name != "$ref"}
        node = {**parts[part.removeprefix("#/$defs/")], **beside}
    kept = {
        # The names of properties are no keywords: a record may have a `title`.
        name: {key: _described(value, parts) for key, value in item.items()}
        if name == "properties"
        else _described(item, parts)
        for name, item in node.items()
        if name not in _NOISE
    }
    return _with_meanings(_as_text(_without_null(kept)))


def _without_null(schema: Plain) -> Plain:
    """Leave out "or null": a field that says nothing is not there."""
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) != 1:
        return schema
    return {**choices[0], **{name: item for name, item in schema.items() if name != "anyOf"}}


def _as_text(schema: Plain) -> Plain:
    return {**schema, "type": "string"} if schema.get("type") == _AS_TEXT else schema


def _with_meanings(schema: Plain) -> Plain:
    """Tell in the description what each word means: the keyword for it is one of editors."""
    meanings = schema.pop("enumDescriptions", None)
    if meanings is None:
        return schema
    told = " ".join(f"{w}: {m}" for w, m in zip(schema["enum"], meanings, strict=True))
    said = schema.get("description")
    return {**schema, "description": f"{said} {told}" if said else told}
