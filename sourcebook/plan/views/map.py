"""The map of all incidents, and the list below it that says the same in words."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sourcebook.model.dates import parse
from sourcebook.plan import formats, routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.drawing import DrawingView, Drawn, anchor, drawn
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.parts import (
    DateView,
    ExternalLink,
    Link,
    date_view,
    external_if,
    incident_link,
)
from sourcebook.relate.card import Card

MOST_SINGLE = 100
"""The most incidents that the list below the map names one by one; of more it gives numbers."""
MOST_ELSEWHERE = 20
"""The most incidents of no region that are then still named, for each country."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """Hold an incident of the list; `on_map` leads to what shows it, None where nothing does."""

    id: str
    link: Link
    date: DateView
    place: str
    status: str
    on_map: str | None


@dataclass(frozen=True, slots=True)
class GroupView:
    """Hold the incidents of a region, or of no listed region of a country.

    `vague` ones are shown as the region. Where they are many, not all of `count` are in `places`.
    """

    id: str
    link: Link
    country: str | None
    count: int
    vague: int
    on_map: str | None
    places: tuple[PlaceView, ...]


@dataclass(frozen=True, slots=True)
class SourceOfBorders:
    """Hold where borders come from, and under which terms."""

    name: str
    licence: str
    external: ExternalLink | None


@dataclass(frozen=True, slots=True)
class MapView:
    """Hold the page of the map; `outside` is how many dots lie beyond its edge."""

    frame: Frame
    drawing: DrawingView
    incidents: int
    outside: int
    is_single: bool
    groups: tuple[GroupView, ...]
    all_incidents: str
    note: str
    sources: tuple[SourceOfBorders, ...]


def map_view(here: Here) -> MapView:
    """Return the page of the map."""
    library = here.library
    settings = library.site.map
    if settings is None:
        raise AssertionError("a site has borders only with their sources")
    incidents = library.count("timeline")
    is_single = incidents <= MOST_SINGLE
    map_ = drawn(here, is_single=is_single)
    return MapView(
        frame=frame(here, library.updated),
        drawing=map_.view,
        incidents=incidents,
        outside=map_.outside,
        is_single=is_single,
        groups=(*_of_regions(here, map_, is_single=is_single), *_of_countries(here, map_)),
        all_incidents=here.to(routes.INCIDENTS),
        note=settings.note,
        sources=tuple(
            SourceOfBorders(source.name, source.licence, external_if(source.url))
            for source in settings.sources
        ),
    )


def _of_regions(here: Here, map_: Drawn, *, is_single: bool) -> Iterator[GroupView]:
    library = here.library
    for name in library.ids("listed regions"):
        region = library.regions[name]
        shown = library.ids("in region", name) if is_single else ()
        yield GroupView(
            id=anchor(name, region.country),
            link=Link(region.name, here.to(routes.region(name))),
            country=formats.country(region.country),
            count=library.count("in region", name),
            vague=len(library.ids("areas", name)),
            on_map=map_.areas.get(name),
            places=tuple(_places(here, map_, library.cards(shown), name)),
        )


def _of_countries(here: Here, map_: Drawn) -> Iterator[GroupView]:
    library = here.library
    for country, found in library.entire("in no region").items():
        shown = found[:MOST_ELSEWHERE] if library.count("timeline") > MOST_SINGLE else found
        yield GroupView(
            id=anchor("", country),
            link=Link(formats.country(country), None),
            country=None,
            count=len(found),
            vague=0,
            on_map=None,
            places=tuple(_places(here, map_, library.cards(shown), "")),
        )


def _places(here: Here, map_: Drawn, cards: Iterable[Card], region: str) -> Iterator[PlaceView]:
    vague = here.library.ids("areas", region)
    for card in cards:
        area = map_.areas.get(region) if card.id in vague else None
        yield PlaceView(
            id=f"place-{card.id}",
            link=incident_link(here, card),
            date=date_view(parse(card.when)),
            place=card.place[0],
            status=card.status,
            on_map=map_.dots.get(card.id, area),
        )
