"""Which values of a drawing are written beside it, and where, so that no two of them touch.

How wide a text is can only be estimated here, generously; a reader's screen is at least `narrow`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, NamedTuple

from sourcebook.plan.views.axis import WHOLE

_CHARACTER = 0.5
"""The width of a digit, in the unit of `Paper`, with some room to spare."""
_SPACE = 0.3
"""What stays free on both sides of a text."""
_LINE = 1.2
_LIFT = 0.45
"""How far a text stays off what it belongs to."""
_STROKE = 0.3

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True, slots=True)
class Paper:
    """Hold the size of a drawing in rem: on the narrowest screen, on a wide one, and its height.

    `wide` is that of a place that the style sheet takes for a wide one.
    """

    narrow: float
    wide: float
    height: float


ON_A_PAGE = Paper(narrow=14, wide=36, height=14)
ON_A_CARD = Paper(narrow=15, wide=15, height=5)


@dataclass(frozen=True, slots=True)
class Place:
    """Hold where a value is, in per cent, and what can be written there."""

    x: float
    y: float
    value: str
    date: str


@dataclass(frozen=True, slots=True)
class Label:
    """Tell where the text of a value begins, and where there is room for it.

    Without `narrow` it shows in wide drawings only, with `dated` its date stands there as well.
    """

    anchor: Anchor
    below: bool
    narrow: bool
    dated: bool


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    right: float
    top: float
    bottom: float

    def touches(self, other: "_Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class _Spot(NamedTuple):
    anchor: Anchor
    below: bool


_SPOTS = (
    _Spot("end", below=False),
    _Spot("start", below=False),
    _Spot("end", below=True),
    _Spot("start", below=True),
)
_ABOVE = _Spot("middle", below=False)


def place_dots(places: Sequence[Place], paper: Paper) -> list[Label | None]:
    """Label what can be: the newest value first, then from the right."""
    line = tuple(_line(places))
    narrow = _fitting(places, _Sheet(paper, paper.narrow, line), {})
    on_wide = _Sheet(paper, paper.wide, line)
    wide = _fitting(places, on_wide, narrow)
    dated = _dated(places, on_wide, wide)
    return [
        Label(*wide[n], narrow=n in narrow, dated=n in dated) if n in wide else None
        for n in range(len(places))
    ]


def place_bars(tops: Sequence[Place], paper: Paper) -> list[Label | None]:
    """Label the bars whose values do not touch."""
    narrow = _above(tops, _Sheet(paper, paper.narrow), ())
    wide = _above(tops, _Sheet(paper, paper.wide), narrow)
    return [
        Label(*_ABOVE, narrow=n in narrow, dated=False) if n in wide else None
        for n in range(len(tops))
    ]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Hold a paper at one of its widths, with the line that is drawn on it."""

    paper: Paper
    width: float
    line: tuple[_Box, ...] = ()

    def box(self, place: Place, spot: _Spot, *, dated: bool = False) -> _Box:
        """Estimate what a label covers, in per cent."""
        characters = len(place.value) + (len(place.date) + 1 if dated else 0)
        across = 100 * characters * _CHARACTER / self.width
        height, lift = 100 * _LINE / self.paper.height, 100 * _LIFT / self.paper.height
        left = place.x - {"start": 0.0, "middle": across / 2, "end": across}[spot.anchor]
        top = place.y + lift if spot.below else place.y - lift - height
        space = 100 * _SPACE / self.width
        return _Box(left - space, left + across + space, top, top + height)

    def has_room(self, box: _Box, taken: Iterable[_Box]) -> bool:
        """Tell whether a label covers nothing and stays inside."""
        space = 100 * _SPACE / self.width
        inside = box.left >= -space and box.right <= WHOLE + space and box.bottom <= WHOLE
        return inside and not any(box.touches(other) for other in (*taken, *self.line))


def _fitting(
    places: Sequence[Place], sheet: _Sheet, fixed: Mapping[int, _Spot]
) -> dict[int, _Spot]:
    """Choose a spot for as many labels as fit; those that are fixed stay where they are."""
    spots = dict(fixed)
    taken = [sheet.box(places[n], spot) for n, spot in spots.items()]
    newest = len(places) - 1
    for n in reversed(range(len(places))):
        if n in spots:
            continue
        boxes = ((spot, sheet.box(places[n], spot)) for spot in _SPOTS)
        free = next((pair for pair in boxes if sheet.has_room(pair[1], taken)), None)
        if free is None and n == newest:  # it is told in any case
            free = _SPOTS[0], sheet.box(places[n], _SPOTS[0])
        if free is not None:
            spots[n] = free[0]
            taken.append(free[1])
    return spots


def _dated(places: Sequence[Place], sheet: _Sheet, spots: Mapping[int, _Spot]) -> set[int]:
    """Choose the labels that have room for their date."""
    boxes = {n: sheet.box(places[n], spot) for n, spot in spots.items()}
    dated = set()
    for n, spot in spots.items():
        box = sheet.box(places[n], spot, dated=True)
        if sheet.has_room(box, (other for m, other in boxes.items() if m != n)):
            boxes[n] = box
            dated.add(n)
    return dated


def _above(tops: Sequence[Place], sheet: _Sheet, fixed: Iterable[int]) -> set[int]:
    """Choose the bars whose values have room above them."""
    chosen = dict.fromkeys(fixed)
    taken = [sheet.box(tops[n], _ABOVE) for n in chosen]
    for n, top in enumerate(tops):
        box = sheet.box(top, _ABOVE)
        if n not in chosen and not any(box.touches(other) for other in taken):
            chosen[n] = None
            taken.append(box)
    return set(chosen)


def _line(places: Sequence[Place]) -> Iterator[_Box]:
    """Give the pieces of the stepped line."""
    for before, after in pairwise(places):
        low, high = sorted((before.y, after.y))
        yield _Box(before.x, after.x, before.y - _STROKE, before.y + _STROKE)
        yield _Box(after.x - _STROKE, after.x + _STROKE, low, high)
