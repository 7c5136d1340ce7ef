"""The small map that shows where one incident happened, or where a region lies."""

from dataclasses import dataclass

from sourcebook.model.incident import Incident
from sourcebook.model.vocabulary import Region
from sourcebook.model.words import PlacePrecision
from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.plan.map.sheet import Sheet, sheet
from sourcebook.plan.views.drawing import anchor
from sourcebook.relate.library import Library

WIDTH = 320
"""The width of the drawing in its own units: about the pixels that it takes on a page."""
DETAIL = 1.2
_SPOTTED = (PlacePrecision.EXACT, PlacePrecision.SETTLEMENT)


@dataclass(frozen=True, slots=True)
class Atlas:
    """Hold the drawing that all small maps share, and the paths of the regions."""

    sheet: Sheet
    land: tuple[str, ...]
    regions: dict[str, str]


@dataclass(frozen=True, slots=True)
class LocatorView:
    """Hold a small map: the land, a region that is shaded, or a spot; and the way to the map.

    `place` names what is marked.
    """

    width: int
    height: int
    land: tuple[str, ...]
    area: str | None
    spot: tuple[int, int] | None
    place: str
    url: str


def incident_locator(here: Here, incident: Incident) -> LocatorView | None:
    """Return the small map of an incident, None where no map can show its place.

    It marks a spot only where the settlement is known, else the region as a whole.
    """
    where = incident.where
    atlas = _atlas(here)
    if atlas is None:
        return None
    region = here.library.region_of(incident.id)
    url = here.to(f"{routes.MAP}#{anchor(region.id if region else '', where.country)}")
    if where.precision in _SPOTTED and where.latitude is not None and where.longitude is not None:
        x, y = atlas.sheet.place((where.longitude, where.latitude))
        if not atlas.sheet.shows((x, y)):
            return None
        return _view(atlas, None, (round(x), round(y)), where.name, url)
    if region is None or where.precision is PlacePrecision.COUNTRY:
        return None
    area = _area(here, atlas, region)
    return _view(atlas, area, None, region.name, url) if area else None


def region_locator(here: Here, region: Region) -> LocatorView | None:
    """Return the small map of a region, None where its borders are not known."""
    atlas = _atlas(here)
    area = _area(here, atlas, region) if atlas else None
    if atlas is None or area is None:
        return None
    url = here.to(f"{routes.MAP}#{anchor(region.id, region.country)}")
    return _view(atlas, area, None, region.name, url)


def _view(
    atlas: Atlas, area: str | None, spot: tuple[int, int] | None, place: str, url: str
) -> LocatorView:
    return LocatorView(atlas.sheet.width, atlas.sheet.height, atlas.land, area, spot, place, url)


def _area(here: Here, atlas: Atlas, region: Region) -> str | None:
    borders = here.library.borders
    name = borders.name_of(region) if borders else None
    return atlas.regions.get(name) if name else None


def _atlas(here: Here) -> Atlas | None:
    return here.library.reading.once("atlas", _drawn, here.library)


def _drawn(library: Library) -> Atlas | None:
    if library.borders is None:
        return None
    small = sheet(library.borders, WIDTH, DETAIL)
    regions = small.paths(library.borders.regions)
    land = small.paths(library.borders.countries) or regions
    return Atlas(small, tuple(land.values()), regions)
