"""Find parts of JSON texts by line and column."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.load.json_places import JsonPlaces, Place

TEXTS = st.text() | st.sampled_from(['"', "\\", "}", "]", ",", "\n", "é"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=20,
)


def ways(value: Any, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], Any]]:  # noqa: ANN401
    inner: list[tuple[str | int, Any]] = []
    if isinstance(value, dict | list):
        inner = list(value.items() if isinstance(value, dict) else enumerate(value))
    return [(path, value), *(way for key, part in inner for way in ways(part, (*path, key)))]


@given(VALUES, st.sampled_from([None, 0, 2]))
def test_each_part_begins_where_it_is_said_to(value: Any, indent: int | None) -> None:  # noqa: ANN401
    text = json.dumps(value, indent=indent, ensure_ascii=False)
    lines = text.split("\n")
    places = JsonPlaces(text)
    for path, part in ways(value):
        line, column = places.of(path)
        rest = "\n".join([lines[line - 1][column - 1 :], *lines[line:]])
        found, _ = json.JSONDecoder().raw_decode(rest)
        assert found == part


def test_what_is_missing_is_looked_for_where_it_should_be() -> None:
    places = JsonPlaces('{\n  "a": [1,\n  {"b": 2}]\n}')
    assert places.of(("a", 1, "c", 3)) == Place(3, 3)
    assert places.of(("a", 7)) == Place(2, 8)
    assert places.of(()) == Place(1, 1)
