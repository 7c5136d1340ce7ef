"""The countries of ISO 3166-1, their names, and coarsely where they lie.

Borders follow the General Assembly of the United Nations: Crimea and Sevastopol lie in Ukraine,
whoever holds them. Outlines are made of boxes half a degree high, so that a place within some tens
of kilometres of a border can lie in the boxes of both countries.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import floor
from types import MappingProxyType

from sourcebook.model.country_outlines import BAND, OUTLINES
from sourcebook.wording import pgettext


@dataclass(frozen=True)
class Country:
    """Hold a country: its code of ISO 3166-1 alpha-2, its name for the catalogue, its outline."""

    code: str
    said: tuple[str, str]
    outline: str

    @property
    def name(self) -> str:
        """Return the English name."""
        return self.said[1]

    @cached_property
    def bands(self) -> Mapping[int, tuple[tuple[float, float], ...]]:
        """Return the intervals of longitude, west and east, of each band of latitude.

        Bands are numbered from the equator: number 90 begins at 45 degrees north. No interval
        crosses the 180th meridian.
        """
        found: dict[int, tuple[tuple[float, float], ...]] = {}
        for part in self.outline.split(", "):
            south, west, east = map(float, part.split())
            band = round(south / BAND)
            found[band] = (*found.get(band, ()), (west, east))
        return found

    def contains(self, latitude: float, longitude: float, tolerance: float = 0.0) -> bool:
        """Tell whether a place may lie in the country, or nearer to it than the tolerance.

        All three are degrees.
        """
        lowest = floor((latitude - tolerance) / BAND)
        highest = floor((latitude + tolerance) / BAND)
        return any(
            west - tolerance <= longitude <= east + tolerance
            for band in range(lowest, highest + 1)
            for west, east in self.bands.get(band, ())
        )


COUNTRIES: Mapping[str, Country] = MappingProxyType(
    {code: Country(code, said, outline) for code, (said, outline) in OUTLINES.items()}
)
"""Every country by its code."""


def country_name(code: str) -> str:
    """Return the English name of a country, the code itself for one that is unknown."""
    country = COUNTRIES.get(code)
    return country.name if country else code


def country_in_words(code: str) -> str:
    """Return the name of a country for readers, in the language that is spoken."""
    country = COUNTRIES.get(code)
    return pgettext(*country.said) if country else code


def countries_at(latitude: float, longitude: float) -> tuple[Country, ...]:
    """Return the countries that a place may lie in, by code."""
    return tuple(c for c in COUNTRIES.values() if c.contains(latitude, longitude))
