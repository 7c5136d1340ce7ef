"""Lay out the large map: what is drawn where, before anything is said in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from sourcebook.model.borders import Borders
from sourcebook.plan.map.clusters import Cluster, Spot, clusters
from sourcebook.plan.map.labels import Room, Slot, inside, rows, width_of
from sourcebook.plan.map.outline import path
from sourcebook.plan.map.projection import Place
from sourcebook.plan.map.sheet import Sheet, sheet

WIDTH = 1000
"""The width of the map in its own units; on the narrowest screens it has some 280 pixels."""
DETAIL = 0.6
TOUCH = 86
"""What a dot or a number takes, in units: 24 pixels, as touch needs, on the narrowest screens."""
LETTERS = 15
"""The size of names, in units; they stand only where the map is wide enough to read them."""
_LINE = 20
_OUTWARDS = 0.5
"""How much of the name of a region must be inside of it, at least, of its width."""
_GAP = 20
"""From the middle of a dot or number to the edge of the name beside it, where names stand."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Hold what follows from the borders alone: paths, and where there is room in each of them."""

    sheet: Sheet
    countries: Mapping[str, str]
    regions: Mapping[str, str]
    room_in: Mapping[str, tuple[Slot, ...]]


@dataclass(frozen=True, slots=True)
class Plate:
    """Hold where things are: clusters, numbers and names of regions, names of dots and countries.

    Places are the middles of what is there; what found no room is missing. `outside` are the spots
    that are not on the sheet.
    """

    clusters: tuple[Cluster, ...]
    outside: tuple[Spot, ...]
    numbers: Mapping[str, Place]
    region_names: Mapping[str, Place]
    dot_names: Mapping[str, Place]
    country_names: Mapping[str, Place]


def ground(borders: Borders) -> Ground:
    """Return what is drawn whatever happened where."""
    large = sheet(borders, WIDTH, DETAIL)

    shapes = {**borders.regions, **borders.countries}
    outlines = {name: large.outlines(shape) for name, shape in shapes.items()}
    paths = {name: drawn for name, lines in outlines.items() if (drawn := path(lines))}
    return Ground(
        large,
        {name: paths[name] for name in borders.countries if name in paths},
        {name: paths[name] for name in borders.regions if name in paths},
        {name: inside(rows(outlines[name], large.height)) for name in paths},
    )


def laid_out(
    on: Ground,
    spots: Iterable[Spot],
    numbered: Iterable[str],
    names: Mapping[str, str],
    name_of: Callable[[str], str],
) -> Plate:
    """Find a place for everything, what matters most first.

    `numbered` are the shapes that get a number, `names` the names of shapes; `name_of` gives
    that of an incident.
    """
    large = on.sheet
    found = tuple(spots)
    shown = clusters((spot for spot in found if large.shows(spot.place)), TOUCH)
    room = Room(large.width, large.height)
    for cluster in shown:
        room.take(cluster.place, TOUCH, TOUCH)
    numbers = {
        name: place
        for name in numbered
        if (place := room.find(_wide_enough(on, name, _LINE), TOUCH, TOUCH))
    }
    # Names stand on wide screens alone, where dots and numbers take less.
    room = Room(large.width, large.height)
    for place in (*numbers.values(), *(cluster.place for cluster in shown)):
        room.take(place, 2 * _GAP, 2 * _GAP)

    def named(name: str, text: str, beside: Place | None) -> Place | None:
        width = width_of(text, LETTERS)
        least = width if name in on.countries else width * _OUTWARDS
        places = _around(beside, width) if beside else _wide_enough(on, name, least)
        return room.find(places, width, _LINE)

    alone = {c.spots[0].incident: c.place for c in shown if len(c.spots) == 1}
    dot_names = {
        name: at for name, place in alone.items() if (at := named("", name_of(name), place))
    }
    shape_names = {
        name: at for name, text in names.items() if (at := named(name, text, numbers.get(name)))
    }
    return Plate(
        shown,
        tuple(spot for spot in found if not large.shows(spot.place)),
        numbers,
        {name: at for name, at in shape_names.items() if name in on.regions},
        dot_names,
        {name: at for name, at in shape_names.items() if name not in on.regions},
    )


def _wide_enough(on: Ground, name: str, least: float) -> tuple[Place, ...]:
    """Return the places in a shape at which it has some width."""
    return tuple(place for place, width in on.room_in.get(name, ()) if width >= least)


def _around(place: Place, width: float) -> tuple[Place, ...]:
    """Return the middles of a name right, left, below and above of a dot or number."""
    x, y = place
    aside, away = _GAP + width / 2, _GAP + _LINE / 2
    return (x + aside, y), (x - aside, y), (x, y + away), (x, y - away)
