"""Hold the reader of borders to what RFC 7946 allows, and to what a map can bear."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.load.borders import MAX_FEATURES, MAX_POSITIONS, read_borders
from sourcebook.load.content import load_content
from sourcebook.model.borders import LayerKind
from sourcebook.problems import Problem
from tests.tools.building import CONTENT

RING = [[174.7, -41.3], [175.2, -41.5], [175.9, -40.8], [174.7, -41.3]]
POLYGON = {"type": "Polygon", "coordinates": [RING]}


def feature(geometry: object = POLYGON, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": features})


def problems(text: str, kind: LayerKind = LayerKind.REGIONS) -> list[Problem]:
    layer, found = read_borders(text, "shown/map/regions.geojson", kind)
    assert (layer is None) == bool(found)
    return found


def polygon(*rings: object) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": list(rings)}


def test_units_are_found_by_their_names_and_all_else_is_passed_over() -> None:
    text = collection(
        feature(iso_3166_2="NZ-WGN", name="<script>", area={"deep": [1, 2]}),
        feature({"type": "MultiPolygon", "coordinates": [[RING, RING], [RING]]}, region="a-bay"),
    )
    layer, found = read_borders(text, "x", LayerKind.REGIONS)
    assert found == []
    assert layer is not None
    ring = tuple((float(x), float(y)) for x, y in RING)
    assert layer.shapes == {"NZ-WGN": (ring,), "a-bay": (ring, ring, ring)}


def test_heights_are_passed_over() -> None:
    layer, _ = read_borders(
        collection(feature(polygon([[*place, 12] for place in RING]), region="a-bay")),
        "x",
        LayerKind.REGIONS,
    )
    assert layer is not None
    assert layer.shapes["a-bay"] == (tuple((float(x), float(y)) for x, y in RING),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        '{"type": "FeatureCollection", "features": [}',
        '{"type": NaN}',
        '{"type": Infinity}',
        "[" * 100_000,
        '{"a":' * 100_000,
        "\x00",
    ],
)
def test_what_is_no_json_is_refused(text: str) -> None:
    assert [problem.rule for problem in problems(text)] == ["json-syntax"]


@pytest.mark.parametrize(
    "text",
    [
        "null",
        "[]",
        "7",
        '"FeatureCollection"',
        '{"type": "FeatureCollection"}',
        '{"type": "FeatureCollection", "features": {}}',
        '{"type": "Topology", "features": []}',
        collection("Feature"),
        collection({"type": "Feature"}),
        collection({"type": "Feature", "properties": [], "geometry": POLYGON}),
        collection(feature()),
        collection(feature(iso_3166_2="NZ-WGN", region="a-bay")),
        collection(feature(iso_3166_2="XX-1")),
        collection(feature(iso_3166_2="NZ-wgn")),
        collection(feature(iso_3166_2=7)),
        collection(feature(iso_3166_2="\ud800\u202e")),
        collection(feature(region="../../etc")),
        collection(feature(region="A" * 5000)),
        collection(feature(None, region="a-bay")),
        collection(feature([], region="a-bay")),
        collection(feature({"type": "Point", "coordinates": [174.7, -41.3]}, region="a-bay")),
        collection(feature({"type": ["Polygon"], "coordinates": [RING]}, region="a-bay")),
        collection(feature({"type": "GeometryCollection", "geometries": []}, region="a-bay")),
        collection(feature({"type": "MultiPolygon", "coordinates": []}, region="a-bay")),
        collection(feature({"type": "MultiPolygon", "coordinates": [[]]}, region="a-bay")),
        collection(feature({"type": "MultiPolygon", "coordinates": [RING]}, region="a-bay")),
        collection(feature(polygon(), region="a-bay")),
        collection(feature(polygon(RING[:3]), region="a-bay")),
        collection(feature(polygon([*RING[:3], [175, -41]]), region="a-bay")),
        collection(feature(polygon([RING[0]] * 5), region="a-bay")),
        collection(feature(polygon([RING[0], RING[1], RING[0], RING[1], RING[0]]), region="a-bay")),
        collection(feature(polygon([*RING[:3], [174.7]]), region="a-bay")),
        collection(feature(polygon([*RING[:3], [174.7, -41.3, 0, 0]]), region="a-bay")),
        collection(feature(polygon([*RING[:3], "174.7, -41.3"]), region="a-bay")),
        collection(feature(polygon([*RING[:3], [True, False]]), region="a-bay")),
        collection(feature(polygon([*RING[:3], ["174.7", "-41.3"]]), region="a-bay")),
        collection(feature(polygon([[181, 0], [1, 1], [2, 0], [181, 0]]), region="a-bay")),
        collection(feature(polygon([[0, 91], [1, 1], [2, 0], [0, 91]]), region="a-bay")),
        collection(feature(region="a-bay")).replace("174.7", "1e999"),
        collection(feature(region="a-bay")).replace("174.7", "1" * 5000),
    ],
)
def test_what_no_map_can_draw_is_refused(text: str) -> None:
    found = problems(text)
    assert [problem.rule for problem in found] == ["malformed-border"]
    assert found[0].hint
    assert found[0].message.isprintable()


def test_the_place_of_a_fault_is_named() -> None:
    text = collection(feature(region="a-bay"), feature(polygon(RING, RING[:3]), region="b-bay"))
    (problem,) = problems(text)
    assert problem.location.field == "features[2].geometry.coordinates[2]"
    assert problem.location.field in problem.message


def test_all_faults_are_named_at_once() -> None:
    assert len(problems(collection(feature(), feature(region="a-bay"), feature(region="B")))) == 2


@pytest.mark.parametrize("key", ["type", "features", "extra"])
def test_a_key_that_is_written_twice_is_refused(key: str) -> None:
    text = f'{{"{key}": 1, "{key}": 2}}'
    assert [problem.rule for problem in problems(text)] == ["duplicate-key"]


def test_a_unit_that_is_there_twice_is_refused() -> None:
    text = collection(feature(region="a-bay"), feature(region="a-bay"))
    assert [problem.rule for problem in problems(text)] == ["duplicate-key"]


@pytest.mark.parametrize(
    "text",
    [
        collection(*(feature(region=f"bay-{number}") for number in range(MAX_FEATURES + 1))),
        collection(feature(polygon([*(RING[:2] * (MAX_POSITIONS // 2)), *RING]), region="a-bay")),
        collection(
            *(feature(polygon([*(RING[:3] * 100), RING[0]]), region=f"bay-{n}") for n in range(99))
        ),
    ],
    ids=["units", "one long ring", "many rings"],
)  # fmt: skip
def test_more_than_a_page_can_carry_is_refused_once(text: str) -> None:
    assert [problem.rule for problem in problems(text)] == ["too-long"]


@pytest.mark.parametrize(
    ("country", "place", "rules"),
    [
        ("UA", (34.1, 45.0), []),
        ("RU", (34.1, 45.0), ["border-elsewhere"]),
        ("UA", (33.5, 44.6), []),
        ("RU", (33.5, 44.6), ["border-elsewhere"]),
        ("RU", (36.2, 51.7), []),
        ("UA", (36.2, 51.7), ["border-elsewhere"]),
    ],
    ids=["Crimea", "not Crimea", "Sevastopol", "not Sevastopol", "Kursk", "not Kursk"],
)
def test_borders_are_the_recognised_ones(
    country: str, place: tuple[float, float], rules: list[str]
) -> None:
    x, y = place
    ring = [[x, y], [x + 0.1, y], [x, y + 0.1], [x, y]]
    text = collection(feature(polygon(ring), country=country))
    found = problems(text, LayerKind.CONTEXT)
    assert [problem.rule for problem in found] == rules


def test_a_layer_is_named_by_its_own_property() -> None:
    text = collection(feature(country="NZ"))
    assert [problem.rule for problem in problems(text)] == ["malformed-border"]
    assert problems(text, LayerKind.CONTEXT) == []


def test_crimea_and_sevastopol_are_among_the_borders_of_this_repository() -> None:
    borders = load_content(CONTENT, "content").records.borders
    assert borders is not None
    assert {"UA-43", "UA-40"} <= borders.regions.keys()
    assert sum(name.startswith("UA-") for name in borders.regions) == 27


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["type", "features", "properties", "geometry", "coordinates", "region"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(JSON, st.sampled_from(LayerKind))
def test_no_json_at_all_breaks_the_reader(data: object, kind: LayerKind) -> None:
    problems(json.dumps(data), kind)


@given(JSON)
def test_no_geometry_at_all_breaks_the_reader(data: object) -> None:
    problems(collection(feature({"type": "MultiPolygon", "coordinates": data}, region="a-bay")))


def test_a_fault_has_a_line() -> None:
    open_ring = polygon([*RING[:3], [174.7, -41.2]])
    text = json.dumps(
        {"type": "FeatureCollection", "features": [feature(open_ring, region="a-bay")]}, indent=1
    )
    [problem] = problems(text)
    assert problem.location.line == text[: text.index("[\n       174.7")].count("\n")
    assert problem.location.field == "features[1].geometry.coordinates[1]"
