"""Know the terms of https://schema.org (30.0) that the site uses, and what each may hold.

Written by hand from the pages of the types: a property stands here only if schema.org gives it to
the type or to one above it, with the kinds of values that it may have.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

Data: TypeAlias = Any
"""What JSON can hold."""

ABOVE: Mapping[str, str] = {
    "WebSite": "CreativeWork",
    "WebPage": "CreativeWork",
    "CollectionPage": "WebPage",
    "Dataset": "CreativeWork",
    "Article": "CreativeWork",
    "NewsArticle": "Article",
    "Report": "Article",
    "SocialMediaPosting": "Article",
    "MediaObject": "CreativeWork",
    "Claim": "CreativeWork",
    "Comment": "CreativeWork",
    "CorrectionComment": "Comment",
    "CreativeWork": "Thing",
    "Event": "Thing",
    "Organization": "Thing",
    "NewsMediaOrganization": "Organization",
    "Person": "Thing",
    "Place": "Thing",
    "Intangible": "Thing",
    "DefinedTerm": "Intangible",
    "StructuredValue": "Intangible",
    "ContactPoint": "StructuredValue",
    "PostalAddress": "ContactPoint",
    "GeoCoordinates": "StructuredValue",
}
"""The type above each type."""

TEXT, URL, DATE, LANGUAGE, TRUTH, NUMBER = "Text", "URL", "Date", "language", "Boolean", "Number"
PERIOD, COUNTRY = "period", "country"

PROPERTIES: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "Thing": {
        "name": (TEXT,),
        "alternateName": (TEXT,),
        "description": (TEXT,),
        "url": (URL,),
        "image": (URL,),
    },
    "CreativeWork": {
        "about": ("Thing",),
        "abstract": (TEXT,),
        "archivedAt": (URL,),
        "author": ("Organization", "Person"),
        "citation": ("CreativeWork",),
        "correction": ("CorrectionComment",),
        "creativeWorkStatus": ("DefinedTerm",),
        "creditText": (TEXT,),
        "dateModified": (DATE,),
        "datePublished": (DATE,),
        "genre": (TEXT,),
        "hasPart": ("CreativeWork",),
        "headline": (TEXT,),
        "inLanguage": (LANGUAGE,),
        "isAccessibleForFree": (TRUTH,),
        "isBasedOn": ("CreativeWork",),
        "isFamilyFriendly": (TRUTH,),
        "isPartOf": ("CreativeWork",),
        "keywords": (TEXT,),
        "license": (URL,),
        "mainEntity": ("Thing",),
        "mentions": ("Thing",),
        "publisher": ("Organization", "Person"),
        "temporalCoverage": (PERIOD,),
        "text": (TEXT,),
    },
    "Claim": {"appearance": ("CreativeWork",)},
    "Event": {"startDate": (DATE,), "endDate": (DATE,), "location": ("Place",)},
    "Place": {"address": ("PostalAddress",), "geo": ("GeoCoordinates",)},
    "PostalAddress": {"addressRegion": (TEXT,), "addressCountry": (COUNTRY,)},
    "GeoCoordinates": {"latitude": (NUMBER,), "longitude": (NUMBER,)},
}
"""The properties that each type adds to those of the type above it, and what they may hold."""

_FORMS = {
    URL: re.compile(r"https?://[^\s<>\"]+"),
    DATE: re.compile(r"\d{4}(-\d{2}(-\d{2})?)?"),
    LANGUAGE: re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*"),
    PERIOD: re.compile(r"[0-9X~?%./,{}\[\]-]+"),
    COUNTRY: re.compile(r"[A-Z]{2}"),
    TEXT: re.compile(r"(?s).*\S.*"),
}


def faults(data: Data, whole: Data = None) -> Iterator[str]:
    """Say what of some JSON-LD is not as schema.org has it."""
    whole = data if whole is None else whole
    for thing in data.get("@graph", [data]):
        yield from _of_thing(thing, whole, top=True)


def lineage(kind: str) -> tuple[str, ...]:
    """Return a type with all that are above it."""
    return (kind, *(lineage(ABOVE[kind]) if kind in ABOVE else ()))


def _of_thing(thing: Data, whole: Data, *, top: bool = False) -> Iterator[str]:
    kind = thing.get("@type")
    if kind not in ABOVE:
        yield f"{kind} is no type"
        return
    known: dict[str, tuple[str, ...]] = {}
    for one in lineage(kind):
        known |= PROPERTIES.get(one, {})
    for name, value in thing.items():
        if name == "@type" or (name == "@context" and top and value == "https://schema.org"):
            continue
        if name == "@id":
            if not _FORMS[URL].fullmatch(value):
                yield f"{kind}: {value} is no address"
        elif name not in known:
            yield f"{kind} has no {name}"
        else:
            for one in value if isinstance(value, list) else [value]:
                yield from _of_value(f"{kind}.{name}", one, known[name], whole)
            if value in ("", [], None):
                yield f"{kind}.{name} is empty"


def _of_value(place: str, value: Data, allowed: tuple[str, ...], whole: Data) -> Iterator[str]:
    if isinstance(value, dict):
        if set(value) == {"@id"}:
            value = next(named(whole, value["@id"]), None)
            if value is None:
                yield f"{place} names what is not there"
                return
        if not set(lineage(value.get("@type", ""))) & set(allowed):
            yield f"{place} is a {value.get('@type')}"
        yield from _of_thing(value, whole)
    elif isinstance(value, bool):
        if TRUTH not in allowed:
            yield f"{place} is a truth value"
    elif isinstance(value, int | float):
        if NUMBER not in allowed:
            yield f"{place} is a number"
    elif not any(form in allowed and _FORMS[form].fullmatch(value) for form in _FORMS):
        yield f"{place} is {value!r}"


def named(data: Data, name: str) -> Iterator[Data]:
    """Yield what carries a name of its own in some JSON-LD, with more than the name."""
    if isinstance(data, dict):
        if data.get("@id") == name and len(data) > 1:
            yield data
        for value in data.values():
            yield from named(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from named(value, name)
