"""Read the borders of the map: GeoJSON (RFC 7946), as untrusted as any other file.

Of each feature only two things are read: one property that names it, and its polygons. Whatever
else a file holds is passed over, and reaches nothing.
"""

import hashlib
import json
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from math import isfinite
from typing import Any, NoReturn

from sourcebook.load.document import FieldPath, dotted, error
from sourcebook.load.json_places import JsonPlaces
from sourcebook.model.borders import Layer, LayerKind, Position, Ring, Shape
from sourcebook.model.countries import COUNTRIES, countries_at
from sourcebook.model.text import MAX_SHOWN, is_id
from sourcebook.problems import Location, Problem

MAX_POSITIONS = 20_000
"""The most corners that the borders of one file may have: what a page can carry."""
MAX_FEATURES = 1_000
"""The most units that one file may hold."""

_NAMES = {LayerKind.REGIONS: ("region", "iso_3166_2"), LayerKind.CONTEXT: ("country",)}
"""The properties that name a unit of each layer."""
_CODE = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_SHORTEST_RING = 4
_NEAR = 0.05
"""Degrees by which the outlines of countries, which are coarse anyway, are simplified."""
_BOUNDS = (180, 90)
_SIMPLIFY = "Simplify the borders, for example with mapshaper; a map of this size shows no more."
_POLYGONS = "Borders are of the type Polygon or MultiPolygon."


class _RefusedError(Exception):
    """Carry what is wrong with a part of the file, and the remedy."""

    def __init__(
        self, field: FieldPath, message: str, hint: str, rule: str = "malformed-border"
    ) -> None:
        super().__init__(message)
        self._field = field
        self._hint = hint
        self._rule = rule

    def problem(self, path: str, places: JsonPlaces) -> Problem:
        """Return it as the problem of a file."""
        field = dotted(self._field)
        message = f"`{field}`: {self}" if field else str(self)
        where = Location(path, *places.of(self._field), field=field) if field else Location(path)
        return error(self._rule, where, message, self._hint)


@dataclass(slots=True)
class _Budget:
    """Count how many positions may still be read."""

    left: int = MAX_POSITIONS


def read_borders(text: str, path: str, kind: LayerKind) -> tuple[Layer | None, list[Problem]]:
    """Return the layer that the text of a file is, None where it is none, and what is wrong."""
    places = JsonPlaces(text)
    try:
        features = _features(_parsed(text))
    except json.JSONDecodeError as wrong:
        here = Location(path, wrong.lineno, wrong.colno)
        return None, [error("json-syntax", here, f"this is not JSON: {wrong.msg}", _WRITE_ANEW)]
    except RecursionError:
        message = "the file is nested too deeply to be read"
        return None, [error("json-syntax", Location(path), message, _WRITE_ANEW)]
    except _RefusedError as wrong:
        return None, [wrong.problem(path, places)]
    shapes: dict[str, Shape] = {}
    problems: list[Problem] = []
    budget = _Budget()
    for number, feature in enumerate(features):
        try:
            name, shape = _unit(feature, ("features", number), kind, budget, shapes)
            shapes[name] = shape
        except _RefusedError as wrong:
            problems.append(wrong.problem(path, places))
            if budget.left < 0:
                break
    if problems:
        return None, problems
    return Layer(kind, shapes, hashlib.sha256(text.encode("utf-8")).digest()), []


_WRITE_ANEW = "Export it again as GeoJSON."


def _parsed(text: str) -> Any:
    return json.loads(
        text,
        parse_int=float,  # a number of 5,000 digits is no error of its own
        parse_constant=_no_number,
        object_pairs_hook=_group,
    )


def _no_number(name: str) -> NoReturn:
    raise _RefusedError((), f"`{name}` is not a number of JSON", _WRITE_ANEW, "json-syntax")


def _group(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    group = dict(pairs)
    if len(group) < len(pairs):
        message = "a key is written twice in one group"
        raise _RefusedError((), message, "Remove one of the two.", "duplicate-key")
    return group


def _features(data: Any) -> list[Any]:
    features = data.get("features") if isinstance(data, dict) else None
    if not isinstance(features, list) or data.get("type") != "FeatureCollection":
        message = "this is not a FeatureCollection"
        hint = 'Begin with {"type": "FeatureCollection", "features": [.'
        raise _RefusedError((), message, hint)
    if len(features) > MAX_FEATURES:
        message = f"the file holds {len(features)} units, where {MAX_FEATURES} fit"
        raise _RefusedError(("features",), message, "Keep those that the map shows.", "too-long")
    return features


def _unit(
    feature: Any,
    place: FieldPath,
    kind: LayerKind,
    budget: _Budget,
    known: Container[str],
) -> tuple[str, Shape]:
    if not isinstance(feature, dict) or feature.get("type") != "Feature":
        hint = 'Each entry is {"type": "Feature", "properties": …, "geometry": …}.'
        raise _RefusedError(place, "this is not a Feature", hint)
    name = _name(feature, place, kind)
    if name in known:
        message, hint = f"`{name}` has borders twice", "Join the two, or remove one."
        raise _RefusedError(place, message, hint, "duplicate-key")
    shape = _shape(feature.get("geometry"), (*place, "geometry"), budget)
    _refuse_elsewhere(name, shape, place)
    return name, shape


def _name(feature: dict[str, Any], place: FieldPath, kind: LayerKind) -> str:
    properties = feature.get("properties")
    given = properties if isinstance(properties, dict) else {}
    found = [(key, given[key]) for key in _NAMES[kind] if given.get(key) is not None]
    if len(found) != 1:
        keys = " or ".join(f"`{key}`" for key in _NAMES[kind])
        count = "nothing names" if not found else "two properties name"
        raise _RefusedError((*place, "properties"), f"{count} this unit", f"Give it {keys}.")
    key, name = found[0]
    here = (*place, "properties", key)
    if not isinstance(name, str):
        raise _RefusedError(here, "the name of a unit is a text", "Put it into quotation marks.")
    if key == "region" and not is_id(name):
        hint = "Write its id in vocabulary/regions.yaml, or `iso_3166_2` and its code."
        raise _RefusedError(here, f"{_quoted(name)} is not an id", hint)
    if key == "iso_3166_2" and (not _CODE.fullmatch(name) or name[:2] not in COUNTRIES):
        raise _RefusedError(
            here, f"{_quoted(name)} is no code of a region", "Write one like `UA-32`."
        )
    if key == "country" and name not in COUNTRIES:
        hint = "Write the two capital letters of ISO 3166-1, such as `UA`."
        raise _RefusedError(here, f"{_quoted(name)} is no code of a country", hint)
    return name


def _shape(geometry: Any, place: FieldPath, budget: _Budget) -> Shape:
    given = geometry if isinstance(geometry, dict) else {}
    polygons, here = given.get("coordinates"), (*place, "coordinates")
    kind = given.get("type")
    if kind not in ("Polygon", "MultiPolygon"):
        shown = f", but of type {_quoted(kind)}" if isinstance(kind, str) else ""
        raise _RefusedError(place, f"this is no polygon{shown}", _POLYGONS)
    if kind == "Polygon":
        return tuple(_rings(polygons, here, budget))
    if not isinstance(polygons, list) or not polygons:
        raise _RefusedError(here, "there is no polygon here", _POLYGONS)
    return tuple(
        ring
        for number, polygon in enumerate(polygons)
        for ring in _rings(polygon, (*here, number), budget)
    )


def _rings(polygon: Any, place: FieldPath, budget: _Budget) -> Iterator[Ring]:
    if not isinstance(polygon, list) or not polygon:
        raise _RefusedError(place, "there is no ring here", "A polygon is a list of closed rings.")
    for number, ring in enumerate(polygon):
        yield _ring(ring, (*place, number), budget)


def _ring(ring: Any, place: FieldPath, budget: _Budget) -> Ring:
    hint = "A ring has four positions at least, and the last is the first one."
    if not isinstance(ring, list) or len(ring) < _SHORTEST_RING:
        raise _RefusedError(place, "this is no ring", hint)
    budget.left -= len(ring)
    if budget.left < 0:
        message = f"the borders have more than {MAX_POSITIONS} corners"
        raise _RefusedError((), message, _SIMPLIFY, "too-long")
    found = tuple(_position(given, (*place, number)) for number, given in enumerate(ring))
    if found[0] != found[-1]:
        raise _RefusedError(place, "the ring is not closed", hint)
    if len(set(found)) < _SHORTEST_RING - 1:
        raise _RefusedError(place, "the ring surrounds nothing", hint)
    return found


def _position(given: Any, place: FieldPath) -> Position:
    if not isinstance(given, list) or len(given) not in (2, 3):  # the third is a height
        raise _RefusedError(place, "this is no position", "Write [longitude, latitude].")
    longitude, latitude = given[:2]
    for value, bound in zip((longitude, latitude), _BOUNDS, strict=True):
        if not isinstance(value, float) or not isfinite(value) or abs(value) > bound:
            hint = (
                "Longitude is -180 to 180 and latitude -90 to 90 degrees (WGS 84), in this order."
            )
            raise _RefusedError(place, "this position is not on the globe", hint)
    return longitude, latitude


def _refuse_elsewhere(name: str, shape: Shape, place: FieldPath) -> None:
    """Refuse borders that reach into another country than the one whose code they bear."""
    country = COUNTRIES.get(name[:2])
    if country is None:  # an id tells no country
        return
    for longitude, latitude in (position for ring in shape for position in ring):
        if not country.contains(latitude, longitude, _NEAR):
            others = " or ".join(other.name for other in countries_at(latitude, longitude))
            raise _RefusedError(
                place,
                f"`{name}` has a corner at {latitude}, {longitude}, outside of {country.name}"
                f"{f' and in {others}' if others else ''}",
                "Borders are those that the General Assembly of the United Nations recognises; "
                "also see that longitude comes first.",
                "border-elsewhere",
            )


def _quoted(name: str) -> str:
    plain = "".join(c if c.isprintable() else "�" for c in name[: MAX_SHOWN + 1])
    return f"`{plain[:MAX_SHOWN]}{'…' if len(plain) > MAX_SHOWN else ''}`"
