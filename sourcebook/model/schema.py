"""Describe records to editors: JSON Schemas made from the typed model, and from it alone."""

from collections.abc import Iterator, Mapping
from typing import Any

from sourcebook.model.article import Article
from sourcebook.model.figure import Figure
from sourcebook.model.ids import Kind
from sourcebook.model.incident import Incident
from sourcebook.model.link import Link
from sourcebook.model.naming import NAMES, SIDE
from sourcebook.model.record import Part
from sourcebook.model.records import Records
from sourcebook.model.release import Release
from sourcebook.model.site import Page, Site
from sourcebook.model.translation import PageTranslation
from sourcebook.model.vocabulary import (
    NO_SIDE,
    Actor,
    Group,
    LoadedWord,
    Publisher,
    Region,
    Tag,
    Warning_,
)

Schema = dict[str, Any]
Offers = Mapping[str, Mapping[str, str]]
"""What a record can name, by kind: each id with what it stands for."""

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The dialect that editors know best."""
_RECORDS: Mapping[str, type[Part]] = {
    "incident": Incident,
    "article": Article,
    "figure": Figure,
    "page": Page,
    "page-translation": PageTranslation,
    "release": Release,
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
    "links": Link,
}
_NO_KEYS = {"id", "abstract", "body"}
"""Fields that are no keys of the YAML: they are the file's name, or the text below it."""
_NOISE = {"title", "default", NAMES}
"""What editors would show and nobody needs, such as titles that repeat the key."""
_OFFER = "#/definitions/"


def schemas(records: Records) -> dict[str, Schema]:
    """Return a schema by name: one a kind of record, one a vocabulary.

    What the records hold is offered, not demanded: a new id is right before the schema knows it,
    and a wrong one is the business of the check.
    """
    offers = _offers(records)
    made = {name: _schema(model, offers) for name, model in _RECORDS.items()}
    for name, model in _VOCABULARIES.items():
        made[name] = {"type": "object", "additionalProperties": _schema(model, offers)}
    return {name: {"$schema": DIALECT, **_defined(schema, offers)} for name, schema in made.items()}


def _defined(schema: Schema, offers: Offers) -> Schema:
    """Add what a schema offers: each list once, since the lists grow with the records."""
    definitions = {
        kind: {"enum": list(known), "enumDescriptions": list(known.values())}
        for kind, known in sorted(offers.items())
        if {"$ref": _OFFER + kind} in _nodes(schema)
    }
    return {**schema, "definitions": definitions} if definitions else schema


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    inside = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    for item in inside:
        yield from _nodes(item)


def _schema(model: type[Part], offers: Offers) -> Schema:
    made = model.model_json_schema()
    parts = made.pop("$defs", {})
    hidden = {name for name, info in model.model_fields.items() if info.exclude} | _NO_KEYS
    made["properties"] = {k: v for k, v in made["properties"].items() if k not in hidden}
    made["title"] = made["title"].rstrip("_")  # a name of the language is followed by one
    made["required"] = [key for key in made.get("required", ()) if key not in _NO_KEYS]
    plain: Schema = _plain(made, parts, offers)
    return plain


def _plain(node: Any, parts: Mapping[str, Schema], offers: Offers) -> Any:
    """Return a schema as editors show it best: whole, without noise, with what they can offer.

    Draft 7 ignores all that stands beside a `$ref`, such as the meaning of a field, so each part is
    put in the place of its reference.
    """
    if isinstance(node, list):
        return [_plain(item, parts, offers) for item in node]
    if not isinstance(node, dict):
        return node
    if part := node.get("$ref"):
        beside = {name: item for name, item in node.items() if name != "$ref"}
        node = {**parts[part.removeprefix("#/$defs/")], **beside}
    kept = {
        # The names of properties are no keywords: a record may have a `title`.
        name: {key: _plain(value, parts, offers) for key, value in item.items()}
        if name == "properties"
        else _plain(item, parts, offers)
        for name, item in node.items()
        # Editors name a group of keys by its title; that of a single key would only repeat it.
        if name not in _NOISE or (name == "title" and "properties" in node)
    }
    return _with_offer(_without_null(kept), node.get(NAMES), offers)


def _without_null(schema: Schema) -> Schema:
    """Leave out "or null": an empty value is refused."""
    choices = [choice for choice in schema.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) != 1:
        return schema
    return {**choices[0], **{name: item for name, item in schema.items() if name != "anyOf"}}


def _with_offer(schema: Schema, kind: str | None, offers: Offers) -> Schema:
    """Let editors offer what the records hold, beside anything else that has the form."""
    if kind is None or not offers.get(kind):
        return schema
    form = {name: item for name, item in schema.items() if name != "description"}
    about = {name: item for name, item in schema.items() if name == "description"}
    return {**about, "anyOf": [{"$ref": _OFFER + kind}, form]}


def _offers(records: Records) -> dict[str, dict[str, str]]:
    offers: dict[str, dict[str, str]] = {
        Kind.REGION: {region.name: region.country for region in records.regions.values()},
        SIDE: {NO_SIDE: "No party."},
    }
    if records.site:
        offers[SIDE] |= {name: side.name for name, side in records.site.sides.items()}
    for kind, titled in (
        (Kind.INCIDENT, records.incidents),
        (Kind.ARTICLE, records.articles),
    ):
        offers[kind] = {name: record.title for name, record in titled.items()}
    for kind, named in (
        (Kind.ACTOR, records.actors),
        (Kind.PUBLISHER, records.publishers),
        (Kind.TAG, records.tags),
        (Kind.WARNING, records.warnings),
        (Kind.GROUP, records.groups),
    ):
        offers[kind] = {name: record.name for name, record in named.items()}
    return offers
