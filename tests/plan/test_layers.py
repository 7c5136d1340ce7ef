"""Layers of what rests on what."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.plan.layers import Layers, Step, layered

NAMES = "abcdefghijkl"


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[str], list[Step]]:
    """Draw nodes and steps without loops, in any order."""
    names = draw(st.permutations(NAMES[: draw(st.integers(1, len(NAMES)))]))
    pairs = [Step(*pair) for pair in combinations(names, 2)]
    steps = draw(st.lists(st.sampled_from(pairs), max_size=20)) if pairs else []
    return list(draw(st.permutations(names))), steps


def of(text: str) -> Layers:
    """Lay out steps written as `ab bc`."""
    steps = [Step(*pair) for pair in text.split()]
    return layered(list(dict.fromkeys("".join(text.split()))), steps)


def nodes(drawn: Layers) -> list[list[str | None]]:
    return [[slot.node for slot in layer] for layer in drawn.layers]


def test_articles_that_rest_on_the_same_stand_above_it() -> None:
    drawn = of("ax bx")
    assert nodes(drawn) == [["a", "b"], ["x"]]
    assert [(link.start, link.end) for link in drawn.links[0]] == [(0, 0), (1, 0)]


def test_a_node_stands_below_all_that_rest_on_it() -> None:
    assert nodes(of("ab bc ac"))[0] == ["a"]
    assert nodes(of("ab bc ac"))[2] == ["c"]


def test_a_step_over_a_layer_passes_through_a_slot_of_it() -> None:
    drawn = of("ab bc ac")
    assert sorted(nodes(drawn)[1], key=str) == [None, "b"]
    passing = [slot.step for layer in drawn.layers for slot in layer if slot.node is None]
    assert passing == [Step("a", "c")]


def test_a_knot_that_can_be_untied_is() -> None:
    drawn = of("ay bx cy dx")
    assert drawn.crossings == 0


def test_a_loop_loses_the_step_that_closes_it() -> None:
    drawn = of("ab ba bc")
    assert len(drawn.steps) == 2
    assert sorted(drawn.rows) == ["a", "b", "c"]


def test_steps_to_the_same_node_share_a_lane_and_others_keep_apart() -> None:
    drawn = of("ax bx ay by")
    lanes = {lane.step: lane.lane for lane in drawn.lanes()}
    assert lanes[Step("a", "x")] == lanes[Step("b", "x")]
    assert lanes[Step("a", "y")] == lanes[Step("b", "y")]
    assert len(set(lanes.values())) == 2


@given(graphs())
def test_every_node_has_one_place_and_every_step_leads_to_a_later_layer(
    graph: tuple[list[str], list[Step]],
) -> None:
    names, steps = graph
    drawn = layered(names, steps)
    assert sorted(drawn.rows) == sorted(names)
    depth = {slot.node: n for n, layer in enumerate(drawn.layers) for slot in layer if slot.node}
    assert set(drawn.steps) == set(steps)
    assert all(depth[step.source] < depth[step.target] for step in steps)


@given(graphs())
def test_the_links_of_a_step_lead_from_its_source_to_its_target(
    graph: tuple[list[str], list[Step]],
) -> None:
    drawn = layered(*graph)
    for step in drawn.steps:
        way = [
            (drawn.layers[n][link.start], drawn.layers[n + 1][link.end])
            for n, links in enumerate(drawn.links)
            for link in links
            if link.step == step
        ]
        assert way[0][0].node == step.source
        assert way[-1][1].node == step.target
        assert all(before[1] == after[0] for before, after in pairwise(way))
        assert all(slot.step == step and slot.node is None for slot, _ in way[1:])


@given(graphs())
def test_lanes_run_downwards_and_share_only_where_they_lead_to_the_same(
    graph: tuple[list[str], list[Step]],
) -> None:
    drawn = layered(*graph)
    for lane in drawn.lanes():
        assert drawn.rows[lane.start] == lane.step.source
        assert drawn.rows[lane.end] == lane.step.target
        assert lane.start < lane.end
    for one, other in combinations(drawn.lanes(), 2):
        if one.lane == other.lane and one.step.target != other.step.target:
            assert one.end <= other.start or other.end <= one.start


@given(graphs())
def test_the_same_graph_is_always_drawn_alike_and_no_worse_than_as_written(
    graph: tuple[list[str], list[Step]],
) -> None:
    names, steps = graph
    drawn = layered(names, steps)
    assert drawn == layered(names, steps)
    assert drawn.crossings <= len(steps) * (len(steps) - 1) // 2
