"""The drawing of the map: dots, shaded regions, names, and where each of them leads."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from sourcebook.model.borders import Borders
from sourcebook.plan import formats, routes
from sourcebook.plan.here import Here
from sourcebook.plan.map.clusters import Cluster, Spot
from sourcebook.plan.map.plate import Ground, Plate, ground, laid_out
from sourcebook.plan.map.projection import Place

MOST_NAMED = 3
"""How many regions the name of a cluster names."""


@dataclass(frozen=True, slots=True)
class DotView:
    """Hold a dot: one incident with its status, or several that are near to each other.

    `names` are the title of the one, or the regions that the several lie in.
    """

    id: str
    url: str
    x: int
    y: int
    count: int
    status: str | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AreaView:
    """Hold a region in which something happened.

    `count` is the number of its incidents; of `vague` ones no more than the region, or a district
    of it, is known. The place of that number is None where there is no room for it.
    """

    id: str
    url: str
    path: str
    name: str
    count: int
    vague: int
    number: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class LabelView:
    """Hold a name on the map, and where its middle is."""

    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class DrawingView:
    """Hold the map as it is drawn, from below to above."""

    width: int
    height: int
    countries: tuple[str, ...]
    regions: tuple[str, ...]
    areas: tuple[AreaView, ...]
    country_names: tuple[LabelView, ...]
    names: tuple[LabelView, ...]
    dots: tuple[DotView, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """Hold the drawing, with what in it shows each incident and each region, as fragments.

    `outside` is how many incidents lie beyond its edge.
    """

    view: DrawingView
    dots: Mapping[str, str]
    areas: Mapping[str, str]
    outside: int


def anchor(region: str, country: str) -> str:
    """Return what names a group of the list below the map: by region, or else by country."""
    return f"region-{region}" if region else f"country-{country.lower()}"


def drawn(here: Here, *, is_single: bool) -> Drawn:
    """Draw the map; its parts lead to the list below it where that is `single`, else to pages."""
    library = here.library
    borders = library.borders
    if borders is None:
        raise AssertionError("a site without borders has no map")
    on = library.reading.once("ground", _ground, here)
    listed = _shapes(here, borders, on)
    spots = (
        Spot(name, region, country, on.sheet.place((east, north)))
        for name, north, east, region, country in library.members("spots")
    )
    plate = laid_out(
        on,
        spots,
        (shape for shape, region in listed.items() if library.ids("areas", region)),
        {
            **{shape: library.regions[region].name for shape, region in listed.items()},
            **{country: formats.country(country) for country in on.countries},
        },
        lambda incident: library.card(incident).place[0],
    )
    view = DrawingView(
        width=on.sheet.width,
        height=on.sheet.height,
        countries=tuple(on.countries.values()),
        regions=tuple(path for shape, path in on.regions.items() if shape not in listed),
        areas=tuple(_areas(here, on, plate, listed, is_single=is_single)),
        country_names=tuple(_labels(plate.country_names, formats.country)),
        names=(
            *_labels(plate.region_names, lambda shape: library.regions[listed[shape]].name),
            *_labels(plate.dot_names, lambda name: library.card(name).place[0]),
        ),
        dots=tuple(_dot(here, cluster, is_single=is_single) for cluster in plate.clusters),
    )
    return Drawn(
        view,
        {spot.incident: f"#{_id(c)}" for c in plate.clusters for spot in c.spots},
        {region: f"#area-{region}" for region in listed.values()},
        len(plate.outside),
    )


def _ground(here: Here) -> Ground:
    borders = here.library.borders
    if borders is None:
        raise AssertionError("a site without borders has no map")
    return ground(borders)


def _shapes(here: Here, borders: Borders, on: Ground) -> dict[str, str]:
    """Return each listed region whose shape is on the sheet, by the name of its shape."""
    library = here.library
    names = (
        (borders.name_of(library.regions[name]), name) for name in library.ids("listed regions")
    )
    return {shape: name for shape, name in names if shape and shape in on.regions}


def _areas(
    here: Here, on: Ground, plate: Plate, listed: Mapping[str, str], *, is_single: bool
) -> Iterator[AreaView]:
    library = here.library
    for shape, name in listed.items():
        region = library.regions[name]
        number = plate.numbers.get(shape)
        yield AreaView(
            id=f"area-{name}",
            url=f"#{anchor(name, region.country)}" if is_single else here.to(routes.region(name)),
            path=on.regions[shape],
            name=region.name,
            count=library.count("in region", name),
            vague=len(library.ids("areas", name)),
            number=_whole(number) if number else None,
        )


def _dot(here: Here, cluster: Cluster, *, is_single: bool) -> DotView:
    library = here.library
    first = cluster.spots[0]
    x, y = _whole(cluster.place)
    if len(cluster.spots) == 1:
        card = library.card(first.incident)
        there = f"#place-{card.id}" if is_single else here.to(routes.incident(card.id))
        return DotView(_id(cluster), there, x, y, 1, card.status, (card.title,))
    lying = Counter((spot.region, spot.country) for spot in cluster.spots)
    (region, country), *_ = most = [where for where, _ in lying.most_common(MOST_NAMED)]
    page = routes.region(region) if region and not is_single else None
    return DotView(
        id=_id(cluster),
        url=here.to_if(page) or f"#{anchor(region, country)}",
        x=x,
        y=y,
        count=len(cluster.spots),
        status=None,
        names=tuple(library.regions[r].name if r else formats.country(c) for r, c in most),
    )


def _id(cluster: Cluster) -> str:
    return f"dot-{cluster.spots[0].incident}"


def _labels(places: Mapping[str, Place], said: Callable[[str], str]) -> Iterator[LabelView]:
    for name, place in places.items():
        yield LabelView(said(name), *_whole(place))


def _whole(place: Place) -> tuple[int, int]:
    return round(place[0]), round(place[1])
