"""The countries of ISO 3166-1, their names, and coarsely where they lie.

Borders follow the General Assembly of the United Nations: Crimea and Sevastopol lie in Ukraine,
whoever holds them. Outlines are made of boxes half a degree high, so that a place within some tens
of kilometres of a border can lie in the boxes of both countries.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from sourcebook.model.country_outlines import BAND, OUTLINES


@dataclass(frozen=True)
class Box:
    """Hold a part of a country, in degrees; no box crosses the 180th meridian."""

    south: float
    west: float
    north: float
    east: float

    def contains(self, latitude: float, longitude: float, tolerance: float) -> bool:
        """Tell whether a place is inside, or outside by no more than the tolerance in degrees."""
        return (
            self.south - tolerance <= latitude <= self.north + tolerance
            and self.west - tolerance <= longitude <= self.east + tolerance
        )


@dataclass(frozen=True)
class Country:
    """Hold a country: its code of ISO 3166-1 alpha-2, its English name and its outline."""

    code: str
    name: str
    outline: str

    @cached_property
    def boxes(self) -> tuple[Box, ...]:
        """Return the boxes that the country lies in, from south to north."""
        parts = (map(float, part.split()) for part in self.outline.split(", ") if part)
        return tuple(Box(south, west, south + BAND, east) for south, west, east in parts)

    def contains(self, latitude: float, longitude: float, tolerance: float = 0.0) -> bool:
        """Tell whether a place may lie in the country; the tolerance is in degrees."""
        return any(box.contains(latitude, longitude, tolerance) for box in self.boxes)


COUNTRIES: Mapping[str, Country] = MappingProxyType(
    {code: Country(code, name, outline) for code, (name, outline) in OUTLINES.items()}
)
"""Every country by its code."""


def country_name(code: str) -> str:
    """Return the English name of a country, the code itself for one that is unknown."""
    country = COUNTRIES.get(code)
    return country.name if country else code


def countries_at(latitude: float, longitude: float) -> tuple[Country, ...]:
    """Return the countries that a place may lie in, by code."""
    return tuple(c for c in COUNTRIES.values() if c.contains(latitude, longitude))
