"""The chain of sources as a drawing: articles, what they rest on, and the origins.

The boxes are ordinary lists, one a layer, of boxes with one height. On a wide screen the layers
stand beside one another with `across` between them, elsewhere below one another with `along` beside
them; so each drawing of lines knows where the boxes are, whatever the width. Lengths are sixteenths
of a rem.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sourcebook.evidence.origins import SourceNode, counts_as_origin
from sourcebook.model.article import Article
from sourcebook.plan.here import Here
from sourcebook.plan.layers import Lane, Layers, Slot, Step, layered
from sourcebook.plan.views.parts import DateView, date_view
from sourcebook.plan.views.prose import CitationView

MOST_NODES = 60
MOST_STEPS = 120
MOST_LANES = 7
"""More lines beside the boxes leave too little of a phone's screen for these."""
MOST_BESIDE = 3
"""More layers than these stand below one another on wide screens, too."""

BOX = 72
PITCH = 84
NAME = 32
"""The height of the name of a layer, in one column."""
ACROSS = 56
LANE = 14
_FIRST_LANE = 18
_CORNER = 7
_OUT, _IN = 48, 24
"""Where lines leave a box and where they reach it, beside one column."""
_HEAD = 7

Citations = Mapping[str, CitationView]
Steps = dict[Step, str]
"""How each step is drawn: `firm`, `partly` or `through`."""


@dataclass(frozen=True, slots=True)
class BoxView:
    """Hold the box of a source, or the place where a line passes a layer, without `source`."""

    source: CitationView | None
    publisher: str
    published: DateView | None
    is_origin: bool
    basis: str
    style: str


@dataclass(frozen=True, slots=True)
class LineView:
    """Hold a line as the path of an SVG, with the place of its head; None where it goes on."""

    path: str
    head: str | None
    style: str


@dataclass(frozen=True, slots=True)
class LayerView:
    """Hold the boxes of a layer, and the lines that lead to the next, in a drawing so high."""

    boxes: tuple[BoxView, ...]
    across: tuple[LineView, ...]


@dataclass(frozen=True, slots=True)
class ChainView:
    """Hold the drawing of a chain, and the sources that `alone` stand outside of it.

    `wide` tells that the layers fit beside one another; `height` is that of the lines between
    them. `along` is beside one column, so wide and so high. `styles` are those that occur,
    `origins` tells that some box is one.
    """

    layers: tuple[LayerView, ...]
    alone: tuple[BoxView, ...]
    wide: bool
    height: int
    along: tuple[LineView, ...]
    along_width: int
    along_height: int
    origins: bool
    styles: tuple[str, ...]


def chain_view(here: Here, chain: Iterable[SourceNode], citations: Citations) -> ChainView | None:
    """Draw a chain, None where nothing rests on anything, or where it is too much to draw."""
    articles = here.library.articles
    trees = tuple(chain)
    names, steps = _graph(trees, articles)
    if not steps or len(names) > MOST_NODES or len(steps) > MOST_STEPS:
        return None
    joined = {name for step in steps for name in (step.source, step.target)}
    drawn = layered([name for name in names if name in joined], steps)
    lanes = drawn.lanes()
    count = 1 + max((lane.lane for lane in lanes), default=-1)
    if not 0 < count <= MOST_LANES:
        return None
    most = max(map(len, drawn.layers))
    wide = len(drawn.layers) <= MOST_BESIDE
    width = _FIRST_LANE + LANE * count
    tops = _tops(drawn)
    return ChainView(
        layers=tuple(
            LayerView(
                tuple(_slot(here, slot, steps, citations) for slot in layer if wide or slot.node),
                _across(drawn, number, most, steps) if wide else (),
            )
            for number, layer in enumerate(drawn.layers)
        ),
        alone=tuple(_box(here, name, citations) for name in names if name not in joined),
        wide=wide,
        height=most * PITCH - (PITCH - BOX),
        along=tuple(_along(lane, tops, width, steps) for lane in lanes),
        along_width=width,
        along_height=tops[-1] + BOX,
        origins=any(counts_as_origin(articles[name]) for name in names),
        styles=tuple(sorted({steps[step] for step in drawn.steps})),
    )


def _graph(trees: Iterable[SourceNode], articles: Mapping[str, Article]) -> tuple[list[str], Steps]:
    """Return the sources and the steps between them, each once.

    A source that is known only through another one here is one step away from it.
    """
    names: dict[str, None] = {}
    steps: Steps = {}
    waiting = list(reversed(list(trees)))
    while waiting:
        node = waiting.pop()
        names[node.article] = None
        for below in node.rests_on:
            step = Step(node.article, below.article)
            whole = below.edge is None or not below.edge.about
            steps[step] = "firm" if whole or steps.get(step) == "firm" else "partly"
        waiting += reversed(node.rests_on)
    for name in names:
        through = articles[name].seen.through
        if through in names and through not in _below(name, steps):
            steps[Step(through, name)] = "through"
    return list(names), steps


def _below(name: str, steps: Iterable[Step]) -> set[str]:
    """Return a source with all that it rests on, at whatever distance."""
    found = {name}
    waiting = [name]
    while waiting:
        current = waiting.pop()
        more = {step.target for step in steps if step.source == current} - found
        found |= more
        waiting += more
    return found


def _slot(here: Here, slot: Slot, steps: Steps, citations: Citations) -> BoxView:
    if slot.node:
        return _box(here, slot.node, citations)
    style = steps[slot.step] if slot.step else ""
    return BoxView(None, "", None, is_origin=False, basis="", style=style)


def _box(here: Here, name: str, citations: Citations) -> BoxView:
    article = here.library.articles[name]
    return BoxView(
        source=citations[name],
        publisher=here.library.publishers[article.publisher].name,
        published=date_view(article.published),
        is_origin=counts_as_origin(article),
        basis=article.basis.value,
        style="",
    )


def _across(drawn: Layers, number: int, most: int, steps: Steps) -> tuple[LineView, ...]:
    """Draw the lines from a layer to the next; both stand in the middle of the highest one."""
    if number + 1 == len(drawn.layers):
        return ()
    left, right = drawn.layers[number], drawn.layers[number + 1]
    return tuple(
        _curve(
            _middle(link.start, len(left), most),
            _middle(link.end, len(right), most),
            steps[link.step],
            ends=right[link.end].node is not None,
        )
        for link in drawn.links[number]
    )


def _middle(place: int, length: int, most: int) -> int:
    return (most - length) * PITCH // 2 + place * PITCH + BOX // 2


def _curve(start: int, end: int, style: str, *, ends: bool) -> LineView:
    last = ACROSS - (_HEAD if ends else 0)
    half = last // 2
    path = f"M0 {start}C{half} {start} {half} {end} {last} {end}"
    return LineView(path, _head(ACROSS, end) if ends else None, style)


def _head(x: int, y: int) -> str:
    """Draw the head of a line, with its point at the box."""
    return f"M{x} {y}l-{_HEAD + 1}-4v8z"


def _tops(drawn: Layers) -> list[int]:
    """Return where each box begins in one column, under the names of the layers."""
    tops: list[int] = []
    y = 0
    for layer in drawn.layers:
        y += NAME
        for slot in layer:
            if slot.node:
                tops.append(y)
                y += PITCH
    return tops


def _along(lane: Lane, tops: list[int], width: int, steps: Steps) -> LineView:
    """Draw a line out of a box, down its lane, and into another box."""
    x = width - _FIRST_LANE - LANE * lane.lane
    start, end = tops[lane.start] + _OUT, tops[lane.end] + _IN
    path = (
        f"M{width} {start}H{x + _CORNER}Q{x} {start} {x} {start + _CORNER}"
        f"V{end - _CORNER}Q{x} {end} {x + _CORNER} {end}H{width - _HEAD}"
    )
    return LineView(path, _head(width, end), steps[lane.step])
