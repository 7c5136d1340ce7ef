"""Lay out what rests on what: in layers, so that each step leads to a later one.

After Sugiyama, Tagawa and Toda (1981): each node stands in the layer of its longest way from the
top; a step over several layers passes through a slot of each; the order within the layers is
swept up and down by the mean place of the neighbours, and the one with the fewest crossings stays.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from sourcebook.evidence.origins import depths

SWEEPS = 4


@dataclass(frozen=True, slots=True)
class Step:
    """Hold a line of the drawing, from one node to one that it rests on."""

    source: str
    target: str


@dataclass(frozen=True, slots=True)
class Slot:
    """Hold a place in a layer: a node, or a step on its way to a later layer."""

    node: str | None
    step: Step | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Hold the part of a step between a layer and the next, from place to place within them."""

    step: Step
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lane:
    """Hold a step beside the nodes in one column: from one row to another, so far from them.

    Steps to the same node share a lane, as trams to the same place share their rails.
    """

    step: Step
    start: int
    end: int
    lane: int


@dataclass(frozen=True, slots=True)
class Layers:
    """Hold the layers from the top, and the links from each to the next."""

    layers: tuple[tuple[Slot, ...], ...]
    links: tuple[tuple[Link, ...], ...]
    steps: tuple[Step, ...]

    @property
    def rows(self) -> tuple[str, ...]:
        """Return the nodes in one column, layer by layer."""
        return tuple(slot.node for layer in self.layers for slot in layer if slot.node)

    @property
    def crossings(self) -> int:
        """Return how many pairs of links cross."""
        return sum(map(_crossings, self.links))

    def lanes(self) -> tuple[Lane, ...]:
        """Place each step beside the column of all nodes, the short ones next to it."""
        row = {node: number for number, node in enumerate(self.rows)}
        starts: dict[str, list[int]] = {}
        for step in self.steps:
            starts.setdefault(step.target, []).append(row[step.source])
        taken: list[list[tuple[int, int]]] = []
        lane_of: dict[str, int] = {}
        for target in sorted(starts, key=lambda name: (row[name] - min(starts[name]), row[name])):
            span = (min(starts[target]), row[target])
            lane = next(
                (n for n, spans in enumerate(taken) if not any(_meet(span, s) for s in spans)),
                len(taken),
            )
            if lane == len(taken):
                taken.append([])
            taken[lane].append(span)
            lane_of[target] = lane
        return tuple(
            Lane(step, row[step.source], row[step.target], lane_of[step.target])
            for step in self.steps
        )


def layered(nodes: Sequence[str], steps: Iterable[Step]) -> Layers:
    """Put nodes into layers and in order; a step that closes a loop is left out."""
    known = dict.fromkeys(nodes)
    asked = [step for step in dict.fromkeys(steps) if {step.source, step.target} <= known.keys()]
    above: dict[str, list[str]] = {node: [] for node in known}
    for step in asked:
        above[step.target].append(step.source)
    layer = depths(above)
    kept = tuple(step for step in asked if layer[step.source] < layer[step.target])
    columns: list[list[Slot]] = [[] for _ in range(max(layer.values(), default=-1) + 1)]
    for node in known:
        columns[layer[node]].append(Slot(node))
    for step in kept:
        for passed in range(layer[step.source] + 1, layer[step.target]):
            columns[passed].append(Slot(None, step))
    return _untangled(columns, kept, layer)


def _untangled(
    columns: Sequence[Sequence[Slot]], steps: tuple[Step, ...], layer: Mapping[str, int]
) -> Layers:
    """Sweep down and up, and keep the order with the fewest crossings."""
    order = [tuple(column) for column in columns]
    best = _linked(order, steps, layer)
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        links = _linked(order, steps, layer).links
        for number in range(1, len(order)) if down else reversed(range(len(order) - 1)):
            between = links[number - 1] if down else links[number]
            order[number] = _by_mean(order[number], between, down=down)
            links = _linked(order, steps, layer).links
        found = _linked(order, steps, layer)
        if found.crossings < best.crossings:
            best = found
    return best


def _by_mean(column: tuple[Slot, ...], links: Iterable[Link], *, down: bool) -> tuple[Slot, ...]:
    """Order a layer by the mean place of what its slots are linked to in the layer beside it."""
    beside: dict[int, list[int]] = {}
    for link in links:
        own, other = (link.end, link.start) if down else (link.start, link.end)
        beside.setdefault(own, []).append(other)
    places = {
        n: sum(beside[n]) / len(beside[n]) if n in beside else float(n) for n in range(len(column))
    }
    return tuple(column[n] for n in sorted(places, key=lambda n: (places[n], n)))


def _linked(
    order: Sequence[tuple[Slot, ...]], steps: tuple[Step, ...], layer: Mapping[str, int]
) -> Layers:
    place = [{slot.node or slot.step: n for n, slot in enumerate(column)} for column in order]
    links: list[list[Link]] = [[] for _ in order[1:]]
    for step in steps:
        first, last = layer[step.source], layer[step.target]
        passed: list[str | Step] = [step] * (last - first - 1)
        way = [step.source, *passed, step.target]
        for number, (start, end) in enumerate(pairwise(way), start=first):
            links[number].append(Link(step, place[number][start], place[number + 1][end]))
    return Layers(tuple(order), tuple(map(tuple, links)), steps)


def _crossings(links: Iterable[Link]) -> int:
    return sum(
        (one.start - other.start) * (one.end - other.end) < 0
        for one, other in combinations(links, 2)
    )


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Tell whether two spans of rows have more in common than an end where one begins."""
    return one[0] < other[1] and other[0] < one[1]
