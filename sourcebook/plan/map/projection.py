"""Lay a part of the globe flat, so that areas keep their size.

The projection is Albers' equal-area conic, for a sphere (J. P. Snyder, Map Projections: A Working
Manual, USGS Professional Paper 1395, pages 98-103): a region that is shaded then takes as much of
the map as it does of the land, wherever it lies. Its two standard parallels are a sixth of the
height from the lower and the upper edge of what is drawn (page 99). What lies on both sides of the
equator, or around the whole globe, has no such cone; it gets the cylinder that the cone becomes in
the end (pages 76-77).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians, sin, sqrt
from typing import TypeAlias

from sourcebook.model.borders import Position

Place: TypeAlias = tuple[float, float]
"""A place on a plane: to the right, then downwards, as SVG has them."""

_NEARLY_A_CYLINDER = 0.05
"""The constant of a cone, from 0 to 1, below which its tip is too far away to reckon with."""
_HALF_THE_GLOBE = 180.0
_ROUND = 360.0


@dataclass(frozen=True, slots=True)
class Projection:
    """Hold what decides where a place comes to lie.

    `middle` is the longitude, in degrees, that is upright. `cone` is Snyder's n, 0 for a cylinder,
    and `base` his C, for a cylinder the square of the cosine of its standard parallel.
    """

    middle: float
    cone: float
    base: float

    def __call__(self, position: Position) -> Place:
        """Return where a longitude and latitude lie; the unit is the radius of the globe."""
        longitude, latitude = position
        east = radians(_turned(longitude - self.middle))
        if not self.cone:
            width = sqrt(self.base)
            return east * width, -sin(radians(latitude)) / width
        # Rounding can make the radius of a pole the root of a little less than nothing.
        radius = sqrt(max(self.base - 2 * self.cone * sin(radians(latitude)), 0.0)) / self.cone
        angle = self.cone * east
        return radius * sin(angle), radius * cos(angle)


def fitted(positions: Iterable[Position]) -> Projection:
    """Return the projection that suits some positions: at least one."""
    found = tuple(positions)
    latitudes = [latitude for _, latitude in found]
    south, north = min(latitudes), max(latitudes)
    middle, width = _span(longitude for longitude, _ in found)
    lower, upper = (sin(radians(south + (north - south) * part)) for part in (1 / 6, 5 / 6))
    cone = (lower + upper) / 2
    if abs(cone) < _NEARLY_A_CYLINDER or width > _HALF_THE_GLOBE:
        return Projection(middle, 0.0, cos(radians((south + north) / 2)) ** 2 or 1.0)
    return Projection(middle, cone, 1 + lower * upper)


def _span(longitudes: Iterable[float]) -> tuple[float, float]:
    """Return the middle and the width of the narrowest strip with all longitudes.

    It may cross the 180th meridian: what is left out is the widest gap between two neighbours.
    """
    found = sorted({longitude % _ROUND for longitude in longitudes})
    gaps = [(east - west, west, east) for west, east in pairwise((*found, found[0] + _ROUND))]
    gap, _, start = max(gaps)
    width = _ROUND - gap
    return _turned(start + width / 2), width


def _turned(degrees: float) -> float:
    """Return the same longitude between -180 and 180 degrees."""
    return (degrees + _HALF_THE_GLOBE) % _ROUND - _HALF_THE_GLOBE
