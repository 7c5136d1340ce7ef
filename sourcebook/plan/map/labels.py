"""Find room for words on a map: none covers another, or a dot."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import ceil
from typing import TypeAlias

from sourcebook.plan.map.outline import Line
from sourcebook.plan.map.projection import Place

Box: TypeAlias = tuple[float, float, float, float]
"""The left, upper, right and lower edge of what is taken."""
Strip: TypeAlias = tuple[float, float]
"""From where to where a line across the sheet is inside of something."""
Rows: TypeAlias = Mapping[int, Sequence[Strip]]
"""The strips of every line, by its number from the upper edge."""
Slot: TypeAlias = tuple[Place, float]
"""The middle of a strip, and how wide the strip is."""

LINES = 12
"""How far apart the lines are on which room is looked for, in units."""
_LETTER = 0.58
"""How wide a letter is on average, as a part of the size of the text: with room to spare."""


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is."""
    return len(text) * size * _LETTER


class Room:
    """Know what of a sheet is still free."""

    def __init__(self, width: float, height: float) -> None:
        """Begin with an empty sheet."""
        self._edges = width, height
        self._taken: list[Box] = []

    def take(self, middle: Place, width: float, height: float) -> None:
        """Take room, whatever is there."""
        self._taken.append(_box(middle, width, height))

    def find(self, middles: Iterable[Place], width: float, height: float) -> Place | None:
        """Take the first of some places at which there is room, and return it."""
        for middle in middles:
            box = _box(middle, width, height)
            if self._has(box) and not any(_touch(box, other) for other in self._taken):
                self._taken.append(box)
                return middle
        return None

    def _has(self, box: Box) -> bool:
        left, top, right, bottom = box
        return left >= 0 and top >= 0 and right <= self._edges[0] and bottom <= self._edges[1]


def _box(middle: Place, width: float, height: float) -> Box:
    x, y = middle
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def rows(outlines: Iterable[Line], height: int) -> Rows:
    """Return where lines across a sheet are inside of outlines, from left to right."""
    crossed: dict[int, list[float]] = {}
    for outline in outlines:
        for (left, top), (right, bottom) in pairwise((*outline, *outline[:1])):
            low, high = sorted((top, bottom))
            for number in range(max(ceil(low / LINES), 0), min(ceil(high / LINES), height)):
                part = (number * LINES - top) / (bottom - top)
                crossed.setdefault(number, []).append(left + part * (right - left))
    return {
        number: list(zip(found[::2], found[1::2], strict=False))
        for number, crossings in crossed.items()
        for found in (sorted(crossings),)
    }


def inside(of: Rows) -> tuple[Slot, ...]:
    """Return the middle of each strip and its width, the widest first."""
    found = [
        (end - start, (start + end) / 2, number * LINES)
        for number, strips in of.items()
        for start, end in strips
    ]
    widest_first = sorted(found, key=lambda strip: (-strip[0], strip[2], strip[1]))
    return tuple(((x, y), width) for width, x, y in widest_first)
