"""Describe every document in JSON Schema, Draft 2020-12; each schema is whole in itself."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sourcebook.evidence.status import Shortfall
from sourcebook.model.article import Article
from sourcebook.model.figure import Figure
from sourcebook.model.incident import Incident
from sourcebook.model.link import LinkState
from sourcebook.model.plain import Plain
from sourcebook.model.record import Record
from sourcebook.model.release import DIGITS, Contents
from sourcebook.model.vocabulary import Actor, Publisher, Region, Tag
from sourcebook.model.words import Outcome, Status
from sourcebook.plan import routes
from sourcebook.plan.data.documents import MERGED, STANDING, WITHDRAWN
from sourcebook.plan.data.record_schemas import record_schema
from sourcebook.plan.here import Here

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Plain = {"type": "string"}
_TRUTH: Plain = {"type": "boolean"}
_NUMBER: Plain = {"type": "integer", "minimum": 0}
_DAY: Plain = {"type": "string", "format": "date"}
_IDS: Plain = {"type": "array", "items": _TEXT}
_PLACES: Plain = {"type": "array", "items": _NUMBER}
_ADDRESS: Plain = {"type": "string", "format": "uri"}
_DIGEST: Plain = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_NAMES: Plain = {"type": "object", "additionalProperties": _TEXT}


def _or_null(schema: Plain) -> Plain:
    return {**schema, "type": [schema["type"], "null"]}


def _about(schema: Plain, words: str) -> Plain:
    return {**schema, "description": words}


def _object(fields: Mapping[str, Plain], optional: tuple[str, ...] = ()) -> Plain:
    return {
        "type": "object",
        "properties": dict(fields),
        "required": [name for name in fields if name not in optional],
    }


def _words(*words: str) -> Plain:
    return {"type": "string", "enum": list(words)}


def _list(schema: Plain) -> Plain:
    return {"type": "array", "items": schema}


_BOUNDS = _object({"earliest": _or_null(_DAY), "latest": _or_null(_DAY)})
_BECAUSE = _object(
    {
        "value": _TRUTH,
        "claims": _about(_PLACES, "The claims that make it so, by place in record.claims from 0."),
    }
)
_REQUIREMENT = _object(
    {
        "status": _words(*Status),
        "met": _TRUTH,
        "shortfall": _about(
            {"enum": [*map(str, Shortfall), None]}, "Why it is not met; null where it is."
        ),
        "claims": _about(_PLACES, "The claims that count towards it."),
        "origins": _about(_IDS, "The independent origins of these claims."),
        "rejected_claims": _about(_PLACES, "Claims that would count but for the shortfall."),
    }
)
_OF_INCIDENT = _object(
    {
        "when": _about(_BOUNDS, "The first and the last day that the date can mean."),
        "region": _about(_or_null(_TEXT), "The id of the region, where the site lists it."),
        "articles": _about(_IDS, "Every source that the record names."),
        "origins": _about(_IDS, "The independent origins that these sources lead to."),
        "accused_sides": _about(_IDS, "The sides of the accused and the convicted."),
        "contested": _about(_BECAUSE, "Whether the accused side denies or disputes it."),
        "answered": _about(_BECAUSE, "Whether an answer of the accused side is recorded."),
        "status": _object(
            {
                "supported": _about(
                    {"enum": [*map(str, Status), None]}, "The highest status that is supported."
                ),
                "requirements": _about(_list(_REQUIREMENT), "What each status asks, and has."),
            }
        ),
        "casualties": _about(
            _list(
                _object(
                    {
                        "outcome": _words(*Outcome),
                        "low": _about(_NUMBER, "The lowest number that anybody states."),
                        "high": _about(_NUMBER, "The highest number that anybody states."),
                        "open_ended": _about(_TRUTH, "Whether somebody states only “at least”."),
                        "claimants": _about(_NUMBER, "How many actors count."),
                    }
                )
            ),
            "The range of all claimants' counts of each outcome; never a sum.",
        ),
    }
)
_CHANGE = _object(
    {
        "date": _DAY,
        "kind": record_schema(Incident)["properties"]["changes"]["items"]["properties"]["kind"],
        "note": _TEXT,
        "was": _TEXT,
        "now": _TEXT,
    },
    optional=("note", "was", "now"),
)
_NOTICE = _object(
    {
        "id": _TEXT,
        "title": _TEXT,
        "former_ids": _IDS,
        "merged_into": _about(_TEXT, "The incident that it became part of."),
        "withdrawn": _about(_TEXT, "Why it was withdrawn."),
        "changes": _list(_CHANGE),
    },
    optional=("former_ids", "merged_into", "withdrawn"),
)
_LINK = _about(
    _object(
        {
            "state": _about(_words(*LinkState), "What was found at `record.url`."),
            "found": _about(_DAY, "The day on which it was found so first."),
            "to": _about(_ADDRESS, "Where it led, when it moved."),
        },
        optional=("to",),
    ),
    "What is known of the address; not there where nothing is wrong with it, or nobody looked.",
)
_STATE = _about(
    _words(STANDING, MERGED, WITHDRAWN), "Of what does not stand only a notice remains."
)
_LICENCE = _about(_ADDRESS, "The terms under which it may be used.")
_PAGE = _about(_ADDRESS, "Its page for readers.")


def _document(kind: str, model: type[Record], computed: Plain, **more: Plain) -> Plain:
    return _object(
        {
            "licence": _about(_LICENCE, "The terms of use; in a file of its own."),
            "kind": {"const": kind},
            "id": _TEXT,
            "page": _PAGE,
            "record": _about(record_schema(model), "What editors wrote."),
            "computed": _about(computed, "What follows from this and other records."),
            **more,
        },
        optional=("licence", "link"),
    )


def _incident() -> Plain:
    version = _object(
        {
            "date": _about(_DAY, "The day of the newest change."),
            "digest": _about(_DIGEST, "SHA-256 of `record` in the canonical form of RFC 8785."),
        }
    )
    names = _about(
        _object(dict.fromkeys(("actors", "groups", "tags", "warnings"), _NAMES)),
        "The names behind the ids of the record.",
    )
    made = _document("incident", Incident, _OF_INCIDENT, state=_STATE, version=version, names=names)
    record = made["properties"]["record"]
    fields: Plain = {**made["properties"], "record": {"type": "object"}}
    stands = {"properties": {"state": {"const": STANDING}}}
    return {
        **made,
        "properties": fields,
        "required": [f for f in made["required"] if f not in {"computed", "names"}],
        "if": stands,
        "then": {"properties": {"record": record}, "required": ["computed", "names"]},
        "else": {"properties": {"record": _about(_NOTICE, "The notice that remains.")}},
    }


@cache
def document_schemas() -> Mapping[str, Plain]:
    """Return the schema of the document of each kind, and of each collection, by name."""
    names = {"publishers": _NAMES}
    singles = {
        "incident": _incident(),
        "article": _document(
            "article",
            Article,
            _object(
                {
                    "published": _BOUNDS,
                    "is_origin": _about(_TRUTH, "Whether it counts as an origin."),
                    "incidents": _about(_IDS, "The incidents that cite it."),
                    "figures": _about(_IDS, "The figures that cite it."),
                    "resting_on_it": _about(_IDS, "The sources that rest on it."),
                }
            ),
            names=_object(names),
            link=_LINK,
        ),
        "figure": _document(
            "figure",
            Figure,
            _object({"points": _list(_object({"as_of": _BOUNDS, "period": _BOUNDS}, ("period",)))}),
            names=_object({"actors": _NAMES}),
        ),
        "actor": _document(
            "actor",
            Actor,
            _object({**dict.fromkeys(("accused", "harmed", "speaking"), _NUMBER), "figures": _IDS}),
        ),
        "publisher": _document("publisher", Publisher, _object({"articles": _NUMBER})),
        "tag": _document("tag", Tag, _object({"incidents": _NUMBER})),
        "region": _document("region", Region, _object({"incidents": _NUMBER})),
    }
    change = _object(
        {
            "incident": _about(_TEXT, "The id of an incident that changed."),
            "figure": _about(_TEXT, "The id of a figure of which a value was corrected."),
            "point": _about(_NUMBER, "The place of that value in its figure, counted from 1."),
            "number": _about(_NUMBER, "Its place in the record or the value, counted from 1."),
            "title": _about(_TEXT, "The title of the incident or the figure."),
            "state": _STATE,
            "page": _PAGE,
            "guid": _about(_TEXT, "What names the change for ever; in feeds too."),
            "address": _about(_ADDRESS, "The address at which the change is told."),
            "change": _CHANGE,
        },
        ("incident", "figure", "point"),
    )
    items = {f"{kind}s": schema for kind, schema in singles.items()} | {"changes": change}
    made = singles | {kind: _collection(kind, schema) for kind, schema in items.items()}
    return {**made, **_releases()}


def _releases() -> dict[str, Plain]:
    numbers = _object(dict.fromkeys(Contents.model_fields, _NUMBER))
    version: dict[str, Plain] = {
        "date": _about(_DAY, "The day of the release."),
        "digest": _about(_DIGEST, "SHA-256 of a line for each record: its kind, id and digest."),
    }
    fields: dict[str, Plain] = {
        "kind": {"const": "release"},
        "id": _about(_TEXT, "Its day, with a number where it is not the first of the day."),
        "page": _PAGE,
        "data": _about(_ADDRESS, "Its document, which has the incidents that are public today."),
        "version": _object(version),
        "note": _about(_TEXT, "What editors say of it."),
        "records": _about(numbers, "How many records there were of each kind."),
        "new": _about(_NUMBER, "How many incidents are in it that no release had before."),
        "changed": _about(_NUMBER, "How many incidents had changed since."),
    }
    released = _object(
        {
            "id": _about(_TEXT, "The id that the incident had."),
            "date": _about(_DAY, "The day of its newest change."),
            "changes": _about(_NUMBER, "How many changes its record had."),
            "digest": _about(_TEXT, f"The first {DIGITS} digits of the digest of its version."),
        }
    )
    stands: dict[str, Plain] = {
        "date": _about(_or_null(_DAY), "Its day; null for a site without records."),
        "digest": version["digest"],
        "release": _about(_or_null(_TEXT), "The release that has it; null where none has yet."),
    }
    whole = {"licence": _LICENCE, **fields, "incidents": _list(released)}
    all_of_them = _collection("releases", _object(fields, ("note",)))
    more = {"version": _about(_object(stands), "The version that stands."), "records": numbers}
    return {
        "release": _object(whole, ("note",)),
        "releases": {
            **all_of_them,
            "properties": {**all_of_them["properties"], **more},
            "required": [*all_of_them["required"], *more],
        },
    }


def schema_document(here: Here, name: str) -> Plain:
    """Return the schema of a document as a file of its own."""
    address = here.whole(routes.data_schema(name))
    return {"$schema": DIALECT, "$id": address, "title": name, **document_schemas()[name]}


def _collection(kind: str, item: Plain) -> Plain:
    older: dict[str, Any] = _about(_or_null(_ADDRESS), "Those before; null at the oldest.")
    return _object(
        {"kind": {"const": kind}, "licence": _LICENCE, "items": _list(item), "older": older}
    )
