"""The drawing of what the sources of an incident rest on."""

import re
from itertools import pairwise

import pytest

from sourcebook.model.article import Article
from sourcebook.plan.views import chain as drawing
from sourcebook.plan.views.chain import ChainView
from tests.evidence.records import article
from tests.plan.a_chain import drawn, seen_through


def shown(*articles: Article, of: str = "") -> ChainView:
    view = drawn(*articles, of=of)
    assert view is not None
    return view


def labels(view: ChainView) -> list[list[str | None]]:
    return [[box.source.label if box.source else None for box in at.boxes] for at in view.layers]


def numbers(path: str) -> list[float]:
    return [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]


def test_sources_that_rest_on_nothing_are_not_drawn() -> None:
    assert drawn(article("a"), article("b")) is None


def test_articles_lead_to_their_origin() -> None:
    view = shown(article("a", ("o", "reports")), article("b", ("o", "quotes")), article("o"))
    assert labels(view) == [["a", "b"], ["o"]]
    assert [box.is_origin for at in view.layers for box in at.boxes] == [False, False, True]
    assert view.wide
    assert view.styles == ("firm",)
    assert {line.head for line in view.layers[0].across} == {"M56 78l-8-4v8z"}


def test_what_is_joined_to_nothing_stands_alone() -> None:
    view = shown(article("a", ("o", "reports")), article("o"), article("z"))
    assert [box.source.label for box in view.alone if box.source] == ["z"]


def test_a_step_for_some_incidents_only_is_told_from_others() -> None:
    view = shown(
        article("a", ("o", "reports", "x-2022")), article("b", ("o", "reports")), article("o")
    )
    assert [line.style for line in view.along] == ["partly", "firm"]
    assert view.styles == ("firm", "partly")


def test_a_step_for_another_incident_is_not_drawn() -> None:
    assert drawn(article("a", ("o", "reports", "y-2022")), article("o")) is None


def test_a_source_known_through_another_is_a_step_away_from_it() -> None:
    view = shown(article("a"), seen_through("a", article("o")))
    assert labels(view) == [["a"], ["o"]]
    assert view.styles == ("through",)


def test_to_be_known_through_what_one_rests_on_turns_no_step_round() -> None:
    through = seen_through("o", article("a", ("o", "translates")))
    view = shown(through, article("o"))
    assert labels(view) == [["a"], ["o"]]
    assert view.styles == ("firm",)


def test_more_layers_than_fit_beside_one_another_stand_in_one_column() -> None:
    names = "abcdefg"
    steps = [article(one, (other, "reports")) for one, other in pairwise(names)]
    view = shown(*steps, article("g"))
    assert not view.wide
    assert len(view.layers) == 7


@pytest.mark.parametrize(("sources", "is_drawn"), [(59, True), (60, False)])
def test_a_long_chain_is_left_to_the_list(sources: int, is_drawn: bool) -> None:  # noqa: FBT001
    found = drawn(*(article(f"a{n}", ("o", "reports")) for n in range(sources)), article("o"))
    assert (found is not None) == is_drawn


def test_a_tangle_is_left_to_the_list() -> None:
    tops = [article(f"a{n}", *((f"o{m}", "reports") for m in range(8))) for n in range(3)]
    assert drawn(*tops, *(article(f"o{n}") for n in range(8))) is None


def test_lines_end_at_boxes_and_boxes_keep_apart() -> None:
    view = shown(
        article("a", ("m", "reports"), ("o", "quotes")),
        article("b", ("m", "rewrites")),
        article("m", ("o", "reports")),
        article("o"),
    )
    tops = [drawing.NAME, drawing.NAME + drawing.PITCH]  # a and b, then each in its layer
    tops += [tops[-1] + drawing.PITCH + drawing.NAME]
    tops += [tops[-1] + drawing.PITCH + drawing.NAME]
    assert view.along_height == tops[-1] + drawing.BOX
    for line in view.along:
        points = numbers(line.path)
        start, end = points[1], points[-2]
        assert points[0] == view.along_width
        assert any(top < start < top + drawing.BOX for top in tops)
        assert any(top < end < top + drawing.BOX for top in tops)
        assert line.head
        assert numbers(line.head)[:2] == [view.along_width, end]
        assert min(points[2], points[3]) > 0  # no lane leaves the drawing
    for at, below in pairwise(view.layers):
        inner = {middle(n, len(at.boxes), view) for n in range(len(at.boxes))}
        outer = {middle(n, len(below.boxes), view) for n in range(len(below.boxes))}
        assert {numbers(line.path)[1] for line in at.across} <= inner
        assert {numbers(line.path)[-1] for line in at.across} == outer
        assert max(inner | outer) + drawing.BOX / 2 <= view.height


def middle(place: int, length: int, view: ChainView) -> float:
    """Return where the middle of a box is, as the style sheet places it."""
    free = view.height - (length * drawing.PITCH - (drawing.PITCH - drawing.BOX))
    return free / 2 + place * drawing.PITCH + drawing.BOX / 2
