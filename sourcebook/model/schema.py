"""Describe records to editors: JSON Schemas made from the typed model, and from it alone."""

from collections.abc import Mapping
from typing import Any

from sourcebook.model.article import Article
from sourcebook.model.figure import Figure
from sourcebook.model.ids import Kind
from sourcebook.model.incident import Incident
from sourcebook.model.naming import NAMES
from sourcebook.model.record import Part
from sourcebook.model.records import Records
from sourcebook.model.site import Page, Site
from sourcebook.model.vocabulary import (
    Actor,
    Group,
    LoadedWord,
    Publisher,
    Region,
    Tag,
    Warning_,
)

Schema = dict[str, Any]

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that editors know best."""
_RECORDS: Mapping[str, type[Part]] = {
    "incident": Incident,
    "article": Article,
    "figure": Figure,
    "page": Page,
    "site": Site,
}
_VOCABULARIES: Mapping[str, type[Part]] = {
    "actors": Actor,
    "publishers": Publisher,
    "tags": Tag,
    "warnings": Warning_,
    "groups": Group,
    "regions": Region,
    "loaded-words": LoadedWord,
}
_BELOW_THE_FRONT_MATTER = {"article": "abstract", "page": "body"}
"""Fields that are no keys of the YAML."""


def schemas(records: Records) -> dict[str, Schema]:
    """Return a schema by name: one a kind of record, one a vocabulary.

    Ids that the records hold are offered, not demanded: a new one is right before the schema
    knows it, and a wrong one is the business of the check.
    """
    offered = _offered(records)
    found = {}
    for name, model in _RECORDS.items():
        schema = _schema(model, offered)
        if body := _BELOW_THE_FRONT_MATTER.get(name):
            del schema["properties"][body]
            schema["required"].remove(body)
        found[name] = schema
    for name, model in _VOCABULARIES.items():
        entry = _schema(model, offered)
        definitions = entry.pop("definitions", {})
        found[name] = {
            "$schema": entry.pop("$schema"),
            "title": name,
            "type": "object",
            "additionalProperties": entry,
            "definitions": definitions,
        }
    return found


def _schema(model: type[Part], offered: Mapping[str, list[str]]) -> Schema:
    made = model.model_json_schema(ref_template="#/definitions/{model}")
    made["definitions"] = made.pop("$defs", {})
    made["properties"].pop("id", None)
    made["required"] = [name for name in made.get("required", []) if name != "id"]
    return {"$schema": DIALECT, **_plain(made, offered)}


def _plain(node: Any, offered: Mapping[str, list[str]], key: str = "") -> Any:
    """Return a schema without what editors would show as noise, and with the ids that they offer.

    Titles made from field names say nothing, and neither does "or null": an empty value is refused.
    """
    if isinstance(node, list):
        return [_plain(item, offered) for item in node]
    if not isinstance(node, dict):
        return node
    if key in ("properties", "definitions"):
        return {name: _plain(item, offered) for name, item in node.items()}
    kept = {
        name: _plain(item, offered, name)
        for name, item in node.items()
        if name not in ("title", "default", "anyOf", NAMES)
    }
    if "anyOf" in node:
        choices = [_plain(item, offered) for item in node["anyOf"] if item != {"type": "null"}]
        kept = {**choices[0], **kept} if len(choices) == 1 else {**kept, "anyOf": choices}
    if known := offered.get(node.get(NAMES, "")):
        pattern = {name: kept.pop(name) for name in ("type", "pattern", "maxLength")}
        kept["anyOf"] = [{"enum": known}, pattern]
    return kept


def _offered(records: Records) -> dict[str, list[str]]:
    by_kind: Mapping[Kind, Mapping[str, Any]] = {
        Kind.INCIDENT: records.incidents,
        Kind.ARTICLE: records.articles,
        Kind.ACTOR: records.actors,
        Kind.PUBLISHER: records.publishers,
        Kind.TAG: records.tags,
        Kind.WARNING: records.warnings,
        Kind.GROUP: records.groups,
    }
    return {kind.value: sorted(known) for kind, known in by_kind.items()}
