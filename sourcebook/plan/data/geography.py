"""Tell where incidents happened as GeoJSON (RFC 7946), and never more precisely than it is known.

A point is given only where the place is known to the settlement. What is known to a district or a
region has no geometry, and the extent of the region where the borders of the site have it; what is
known to a country has neither.
"""

from collections.abc import Iterable

from sourcebook.model.incident import Where
from sourcebook.model.plain import Plain
from sourcebook.model.words import PlacePrecision
from sourcebook.plan import routes
from sourcebook.plan.data.documents import bounds
from sourcebook.plan.here import Here
from sourcebook.relate.library import Library

_SPOTS = (PlacePrecision.EXACT, PlacePrecision.SETTLEMENT)


def features(here: Here, names: Iterable[str]) -> Plain:
    """Return those of the incidents that stand, as a collection of features."""
    library = here.library
    standing = (name for name in names if not library.incidents[name].tombstone)
    return {
        "type": "FeatureCollection",
        "licence": library.site.licence.url,
        "features": [_feature(here, name) for name in standing],
    }


def _feature(here: Here, name: str) -> Plain:
    library = here.library
    incident = library.incidents[name]
    where, card = incident.where, library.card(name)
    region = library.region_of(name)
    happened = bounds(incident.when.date)
    spot = _spot(where)
    return {
        "type": "Feature",
        "id": name,
        "geometry": None if spot is None else {"type": "Point", "coordinates": spot},
        "properties": {
            "id": name,
            "title": incident.title,
            "summary": incident.summary,
            "status": incident.status.value,
            "contested": card.contested,
            "date": incident.when.date.text,
            "date_earliest": happened["earliest"],
            "date_latest": happened["latest"],
            "place": where.name,
            "district": where.district,
            "region": where.region,
            "region_id": region.id if region else None,
            "country_code": where.country,
            "precision": where.precision.value,
            "extent": _extent(library, region.id) if region and _in_region(where) else None,
            "warnings": " ".join(incident.warnings),
            "origins": card.origins,
            "page": here.whole(routes.incident(name)),
        },
    }


def _spot(where: Where) -> list[float] | None:
    if where.precision not in _SPOTS or where.latitude is None or where.longitude is None:
        return None
    return [where.longitude, where.latitude]


def _in_region(where: Where) -> bool:
    return _spot(where) is None and where.precision is not PlacePrecision.COUNTRY


def _extent(library: Library, name: str) -> list[float] | None:
    """Return the box round a region: west, south, east, north."""
    return library.reading.once(("extent", name), _box, library, name)


def _box(library: Library, name: str) -> list[float] | None:
    borders = library.borders
    shape = borders.name_of(library.regions[name]) if borders else None
    if borders is None or shape is None:
        return None
    east = [position[0] for ring in borders.regions[shape] for position in ring]
    north = [position[1] for ring in borders.regions[shape] for position in ring]
    return [min(east), min(north), max(east), max(north)]
