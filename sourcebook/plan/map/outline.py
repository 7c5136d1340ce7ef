"""Write borders as paths of SVG: clipped, simplified, in whole units."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from sourcebook.plan.map.projection import Place

Line: TypeAlias = Sequence[Place]
"""The corners of an outline, the first one not repeated at the end."""
Frame: TypeAlias = tuple[float, float, float, float]
"""The left, upper, right and lower edge of a rectangle."""

_FEWEST = 3
"""The fewest corners of an outline that surrounds something."""


def clipped(line: Line, frame: Frame) -> list[Place]:
    """Return the part of an outline inside of a frame, by the way of Sutherland and Hodgman.

    Where it leaves the frame it goes on along the edge, so the frame should be a little larger than
    what is shown.
    """
    left, top, right, bottom = frame
    found = list(line)
    for axis, edge, sign in ((0, left, 1), (1, top, 1), (0, right, -1), (1, bottom, -1)):
        found = list(_on_one_side(found, axis, edge, sign))
    return found


def _on_one_side(line: Line, axis: int, edge: float, sign: int) -> Iterator[Place]:
    for before, here in pairwise((*line[-1:], *line)):
        inside, was_inside = (sign * (p[axis] - edge) >= 0 for p in (here, before))
        if inside != was_inside:
            part = (edge - before[axis]) / (here[axis] - before[axis])
            across = before[1 - axis] + part * (here[1 - axis] - before[1 - axis])
            yield (across, edge) if axis else (edge, across)
        if inside:
            yield here


def simplified(line: Line, tolerance: float) -> list[Place]:
    """Leave out corners that are nearer than the tolerance to the outline without them.

    This is the way of Douglas and Peucker, on both halves between the first corner and the one
    that is farthest from it.
    """
    if len(line) <= _FEWEST:
        return list(line)
    first = line[0]
    far = max(range(len(line)), key=lambda n: _squared(first, line[n]))
    closed = (*line, first)
    kept = {0, far}
    waiting = [(0, far), (far, len(line))]
    while waiting:
        start, end = waiting.pop()
        between = range(start + 1, end)
        if not between:
            continue
        offset = _offset_from(closed[start], closed[end])
        worst = max(between, key=lambda n: offset(closed[n]))
        if offset(closed[worst]) > tolerance:
            kept.add(worst)
            waiting += [(start, worst), (worst, end)]
    return [line[n] for n in sorted(kept)]


def _squared(one: Place, other: Place) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _offset_from(start: Place, end: Place) -> Callable[[Place], float]:
    """Return what tells how far a place is from a straight line."""
    across, down = end[0] - start[0], end[1] - start[1]
    length = (across**2 + down**2) ** 0.5
    if not length:
        return lambda place: _squared(place, start) ** 0.5
    return lambda p: abs(across * (p[1] - start[1]) - down * (p[0] - start[0])) / length


def path(lines: Iterable[Line]) -> str:
    """Return the path of closed outlines in whole units, "" where nothing of them is left."""
    return "".join(filter(None, map(_path, lines)))


def _path(line: Line) -> str:
    corners = [(round(x), round(y)) for x, y in line]
    kept = [here for before, here in pairwise((*corners[-1:], *corners)) if here != before]
    if len(kept) < _FEWEST:
        return ""
    steps = [(x - left, y - top) for (left, top), (x, y) in pairwise(kept)]
    # A minus sign parts two numbers as well as a space does.
    said = " ".join(f"{across} {down}" for across, down in steps).replace(" -", "-")
    return f"M{kept[0][0]} {kept[0][1]}l{said}z"
