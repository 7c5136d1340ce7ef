"""Hold the map to geometry: where places come to lie, and what is left of outlines."""

from math import cos, hypot, radians

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sourcebook.load.content import load_content
from sourcebook.model.borders import Borders, Position
from sourcebook.plan.map.clusters import Spot, clusters
from sourcebook.plan.map.labels import Room, inside, rows
from sourcebook.plan.map.outline import clipped, path, simplified
from sourcebook.plan.map.projection import Place, Projection, fitted
from sourcebook.plan.map.sheet import sheet
from tests.tools.building import CONTENT

UKRAINE = ((22.1, 48.4), (40.2, 49.1), (33.5, 44.4), (33.2, 52.4))
BOXES = st.tuples(
    st.floats(-179, 178), st.floats(-80, 79), st.floats(0.5, 60), st.floats(0.5, 40)
).map(lambda box: ((box[0], box[1]), (box[0] + box[2], min(box[1] + box[3], 85))))


def area(corners: list[Place]) -> float:
    pairs = zip(corners, [*corners[1:], corners[0]], strict=True)
    return abs(sum(x * v - u * y for (x, y), (u, v) in pairs)) / 2


def cell(projection: Projection, longitude: float, latitude: float) -> float:
    """Return the area of a small cell on the map, by that which it has on the globe."""
    size = 0.01
    corners = [
        projection((longitude + east, latitude + north))
        for east, north in ((0, 0), (size, 0), (size, size), (0, size))
    ]
    on_the_globe = radians(size) ** 2 * cos(radians(latitude + size / 2))
    return area(corners) / on_the_globe


@given(BOXES, st.floats(0, 0.99), st.floats(0, 0.99))
def test_areas_keep_their_size(box: tuple[Position, Position], across: float, along: float) -> None:
    (west, south), (east, north) = box
    found = cell(fitted(box), west + (east - west) * across, south + (north - south) * along)
    assert found == pytest.approx(1, rel=1e-3)


@given(BOXES)
def test_east_is_to_the_right_and_north_above(box: tuple[Position, Position]) -> None:
    projection = fitted(box)
    (west, south), (east, north) = box
    middle, between = (west + east) / 2, (south + north) / 2
    assert projection((west, between))[0] < projection((east, between))[0]
    assert projection((middle, north))[1] < projection((middle, south))[1]


def test_distances_within_ukraine_are_true_to_a_hundredth() -> None:
    projection = fitted(UKRAINE)
    for latitude in (45.5, 48.5, 51.5):
        (x, y), (u, v) = projection((31.0, latitude)), projection((31.1, latitude))
        true = radians(0.1) * cos(radians(latitude))
        assert hypot(u - x, v - y) == pytest.approx(true, rel=0.01)


@pytest.mark.parametrize(
    ("west", "east"), [((178.0, -17.0), (-179.5, -16.0)), ((176.0, 66.0), (-170.0, 70.0))]
)
def test_a_land_on_the_180th_meridian_stays_in_one_piece(west: Position, east: Position) -> None:
    projection = fitted((west, east))
    (x, _), (u, _) = projection(west), projection(east)
    assert 0 < u - x < 0.3


@pytest.mark.parametrize(
    "positions",
    [
        [(0.0, 0.0)],
        [(0.0, 90.0), (10.0, 80.0), (20.0, 85.0)],
        [(-180.0, -90.0), (180.0, 90.0)],
        [(-60.0, -10.0), (-50.0, 10.0)],
        [(0.0, -90.0), (90.0, -70.0), (-90.0, -70.0), (180.0, -70.0)],
    ],
    ids=["a point", "a pole", "the globe", "the equator", "around a pole"],
)
def test_any_part_of_the_globe_has_a_sheet(positions: list[Position]) -> None:
    ring = (*positions, positions[0])
    found = sheet(Borders({"a-bay": (ring,)}, {}, b""), 1000, 0.5)
    assert found.width == 1000
    assert 300 <= found.height <= 1300
    assert all(found.shows(found.place(position)) for position in positions)


def test_the_whole_land_is_on_the_sheet_and_fills_it() -> None:
    borders = load_content(CONTENT, "content").records.borders
    assert borders is not None
    found = sheet(borders, 1000, 0.6)
    places = [found.place(position) for position in borders.framed]
    assert all(map(found.shows, places))
    assert max(x for x, _ in places) - min(x for x, _ in places) > 900


LINES = st.lists(st.tuples(st.floats(-50, 150), st.floats(-50, 150)), min_size=3, max_size=30)


@given(LINES)
def test_what_is_clipped_lies_in_the_frame(line: list[Place]) -> None:
    for x, y in clipped(line, (0, 0, 100, 100)):
        assert -1e-6 <= x <= 100 + 1e-6
        assert -1e-6 <= y <= 100 + 1e-6


@given(LINES)
def test_what_lies_in_the_frame_is_not_clipped(line: list[Place]) -> None:
    assert clipped(line, (-50, -50, 150, 150)) == line


@given(LINES, st.floats(0, 20))
def test_a_simplified_outline_has_corners_of_the_outline_in_their_order(
    line: list[Place], tolerance: float
) -> None:
    kept = simplified(line, tolerance)
    rest = iter(line)
    assert all(corner in rest for corner in kept)


def test_simplifying_leaves_out_what_cannot_be_seen() -> None:
    line = [(0, 0), (5, 0.1), (10, 0), (10, 10), (9.9, 5), (0, 10)]
    assert simplified(line, 0.5) == [(0, 0), (10, 0), (10, 10), (9.9, 5), (0, 10)]
    assert simplified(line, 0) == line


def test_a_path_has_whole_units_and_no_step_of_nothing() -> None:
    assert path([[(0.2, 0.1), (10.4, 0), (10.3, 0.2), (10, -7.6)]]) == "M0 0l10 0 0-8z"
    assert not path([[(0, 0), (0.1, 0.2), (0.3, 0)]])
    assert path([[(0, 0), (9, 0), (9, 9)], [(0, 0), (0, 0), (0, 0)]]).count("M") == 1


SPOTS = st.lists(
    st.tuples(st.floats(0, 1000), st.floats(0, 700)).map(lambda p: (round(p[0]), round(p[1]))),
    max_size=60,
).map(lambda places: [Spot(f"spill-{n}", "", "NO", place) for n, place in enumerate(places)])


@given(SPOTS)
def test_every_spot_is_in_one_cluster_and_clusters_keep_their_distance(spots: list[Spot]) -> None:
    found = clusters(spots, 86)
    assert sorted(spot for cluster in found for spot in cluster.spots) == sorted(spots)
    for number, one in enumerate(found):
        for other in found[:number]:
            assert hypot(one.place[0] - other.place[0], one.place[1] - other.place[1]) >= 86
        assert one.place[0] == pytest.approx(sum(s.place[0] for s in one.spots) / len(one.spots))


def test_a_spot_that_is_far_from_all_others_stays_where_it_is() -> None:
    near = [Spot("a", "", "NO", (100, 100)), Spot("b", "", "NO", (120, 110))]
    found = clusters([*near, Spot("c", "", "NO", (500, 400))], 86)
    assert [(len(cluster.spots), cluster.place) for cluster in found] == [
        (2, (110, 105)),
        (1, (500, 400)),
    ]


@given(st.lists(st.tuples(st.floats(0, 1000), st.floats(0, 700)), max_size=40))
def test_words_do_not_cover_one_another(places: list[Place]) -> None:
    room = Room(1000, 700)
    found = [at for place in places if (at := room.find([place], 120, 20))]
    for number, (x, y) in enumerate(found):
        assert 60 <= x <= 940
        assert 10 <= y <= 690
        assert all(abs(x - u) >= 120 or abs(y - v) >= 20 for u, v in found[:number])


@given(LINES)
def test_room_is_looked_for_inside_of_outlines(line: list[Place]) -> None:
    assume(len(set(line)) == len(line))
    for (x, y), width in inside(rows([line], 200)):
        assert min(u for u, _ in line) - 1e-6 <= x <= max(u for u, _ in line) + 1e-6
        assert min(v for _, v in line) - 1e-6 <= y <= max(v for _, v in line) + 1e-6
        assert width >= 0
