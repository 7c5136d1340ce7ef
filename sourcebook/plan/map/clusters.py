"""Join dots that would cover one another, so that each can be seen, read and touched."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, hypot
from typing import NamedTuple

from sourcebook.plan.map.projection import Place


class Spot(NamedTuple):
    """Hold an incident whose spot is known, its region ("" without one), country and place."""

    incident: str
    region: str
    country: str
    place: Place


@dataclass(frozen=True, slots=True)
class Cluster:
    """Hold incidents that share a dot, in the order in which they came, and its place."""

    spots: tuple[Spot, ...]
    place: Place


class _Group:
    """Gather spots; its place is the middle of them all."""

    __slots__ = ("spots", "x", "y")

    def __init__(self) -> None:
        self.x = self.y = 0.0
        self.spots: list[tuple[int, Spot]] = []

    def add(self, number: int, spot: Spot) -> None:
        self.x += spot.place[0]
        self.y += spot.place[1]
        self.spots.append((number, spot))

    def take_in(self, other: "_Group") -> None:
        self.x += other.x
        self.y += other.y
        self.spots += other.spots

    @property
    def place(self) -> Place:
        return self.x / len(self.spots), self.y / len(self.spots)


def clusters(spots: Iterable[Spot], distance: float) -> tuple[Cluster, ...]:
    """Join spots until all dots are at least a distance apart; they come in reading order.

    Spots of one cell of a grid are joined first, so that what is left to compare follows from the
    size of the sheet, not from the number of spots.
    """
    cells: dict[tuple[int, int], _Group] = {}
    for number, spot in enumerate(spots):
        x, y = spot.place
        cell = floor(x / distance), floor(y / distance)
        cells.setdefault(cell, _Group()).add(number, spot)
    groups = list(cells.values())
    while True:
        joined = _joined(groups, distance)
        if len(joined) == len(groups):
            break
        groups = joined
    found = (Cluster(tuple(spot for _, spot in sorted(g.spots)), g.place) for g in groups)
    return tuple(sorted(found, key=lambda c: (c.place[1], c.place[0], c.spots[0].incident)))


def _joined(groups: Iterable[_Group], distance: float) -> list[_Group]:
    """Let the larger groups take in what is too near to them, each where it is now."""
    kept: list[_Group] = []
    for group in sorted(groups, key=lambda g: (-len(g.spots), g.spots[0][0])):
        x, y = group.place
        near = [g for g in kept if hypot(g.place[0] - x, g.place[1] - y) < distance]
        if near:
            min(near, key=lambda g: hypot(g.place[0] - x, g.place[1] - y)).take_in(group)
        else:
            kept.append(group)
    return kept
