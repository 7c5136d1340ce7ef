"""The borders that a site draws its map with: outlines of regions, and of the countries around."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from sourcebook.model.vocabulary import Region

Position: TypeAlias = tuple[float, float]
"""A place in degrees: longitude first, then latitude, as GeoJSON has them."""
Ring: TypeAlias = tuple[Position, ...]
"""A closed line: the last position is the first one."""
Shape: TypeAlias = tuple[Ring, ...]
"""The rings of all polygons of a unit; what an even number of them surrounds lies outside."""


class LayerKind(StrEnum):
    """Name a layer of the map by the stem of its file."""

    REGIONS = "regions"
    CONTEXT = "context"


@dataclass(frozen=True, slots=True)
class Layer:
    """Hold the shapes of one file by their names, and the digest of its text."""

    kind: LayerKind
    shapes: Mapping[str, Shape]
    digest: bytes


@dataclass(frozen=True, slots=True)
class Borders:
    """Hold both layers: shapes of regions by code or id, and of countries by code."""

    regions: Mapping[str, Shape]
    countries: Mapping[str, Shape]
    digest: bytes

    def name_of(self, region: Region) -> str | None:
        """Return what names the shape of a region, its id or else its code; None without one."""
        names = (region.id, region.iso_3166_2 or "")
        return next((name for name in names if name in self.regions), None)

    @property
    def framed(self) -> Iterator[Position]:
        """Yield the positions that the map must have room for: regions, or else countries."""
        for shape in (self.regions or self.countries).values():
            for ring in shape:
                yield from ring


def borders_of(layers: Mapping[LayerKind, Layer]) -> Borders | None:
    """Return the borders that files hold, None where there are none to draw."""
    found = [layers[kind] for kind in LayerKind if kind in layers]
    if not any(layer.shapes for layer in found):
        return None
    shapes = {layer.kind: layer.shapes for layer in found}
    digest = b"".join(layer.kind.encode() + layer.digest for layer in found)
    return Borders(shapes.get(LayerKind.REGIONS, {}), shapes.get(LayerKind.CONTEXT, {}), digest)
