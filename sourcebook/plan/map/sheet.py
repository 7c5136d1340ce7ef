"""Fit the borders of a site onto a sheet: the part of the globe that a map shows, and its scale."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sourcebook.model.borders import Borders, Position, Shape
from sourcebook.plan.map.outline import Frame, Line, clipped, path, simplified
from sourcebook.plan.map.projection import Place, Projection, fitted

MARGIN = 0.03
"""What is left free around the regions, as a part of the width."""
_TALLEST = 1.2
"""The greatest height, as a multiple of the width: taller lands get more room at their sides."""
_LOWEST = 0.3
_BEYOND = 8
"""How far outlines go on behind the edge of the sheet, in units."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """Hold a sheet: its size, and how the globe is laid onto it.

    `scale` is how many units the radius of the globe has; `left` and `top` are the corner, in the
    plane of the projection. Of outlines, corners nearer than `detail` units are left out.
    """

    width: int
    height: int
    detail: float
    projection: Projection
    scale: float
    left: float
    top: float

    def place(self, position: Position) -> Place:
        """Return where a longitude and latitude lie on the sheet, also beside it."""
        x, y = self.projection(position)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    def shows(self, place: Place) -> bool:
        """Tell whether a place is on the sheet."""
        return 0 <= place[0] <= self.width and 0 <= place[1] <= self.height

    def outlines(self, shape: Shape) -> tuple[Line, ...]:
        """Return what of the rings of a shape is on the sheet, and can be seen there."""
        rings = ([self.place(position) for position in ring[:-1]] for ring in shape)
        inside = (clipped(ring, self._frame) for ring in rings)
        return tuple(simplified(ring, self.detail) for ring in inside if ring)

    def paths(self, shapes: Mapping[str, Shape]) -> dict[str, str]:
        """Return the path of each shape of which something is on the sheet."""
        found = {name: path(self.outlines(shape)) for name, shape in shapes.items()}
        return {name: drawn for name, drawn in found.items() if drawn}

    @property
    def _frame(self) -> Frame:
        return -_BEYOND, -_BEYOND, self.width + _BEYOND, self.height + _BEYOND


def sheet(borders: Borders, width: int, detail: float) -> Sheet:
    """Return the sheet of a width, in units, that the borders fill."""
    positions = tuple(borders.framed)
    projection = fitted(positions)
    places = tuple(map(projection, positions))
    left, right = _ends(x for x, _ in places)
    top, bottom = _ends(y for _, y in places)
    across, down = max(right - left, 1e-9), max(bottom - top, 1e-9)
    shown = max(across, down / _TALLEST) * (1 + 2 * MARGIN)
    high = max(down + 2 * MARGIN * shown, _LOWEST * shown)
    scale = width / shown
    return Sheet(
        width,
        round(high * scale),
        detail,
        projection,
        scale,
        (left + right - shown) / 2,
        (top + bottom - high) / 2,
    )


def _ends(values: Iterable[float]) -> tuple[float, float]:
    found = tuple(values)
    return min(found), max(found)
