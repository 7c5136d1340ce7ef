"""Find where two files begin to differ."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.verify.findings import Difference
from sourcebook.verify.first_difference import AROUND, first_difference


@pytest.mark.parametrize(
    ("expected", "given_", "difference"),
    [
        ("one\ntwo\n", "one\n2\n", Difference(2, 1, "two", "2")),
        ("one\ntwo\n", "one\nton\n", Difference(2, 2, "two", "ton")),
        ("one\n", "one\ntwo\n", Difference(2, 1, None, "two")),
        ("one\ntwo\n", "one\n", Difference(2, 1, "two", None)),
        ("one\n", "one\r\n", Difference(1, 4, "one\n", "one\r")),
        ("one\n", "one", Difference(1, 4, "one\n", "one")),
        ("", "x", Difference(1, 1, None, "x")),
        ("a\u2028b\n", "a\u2028c\n", Difference(1, 3, "a\u2028b", "a\u2028c")),
    ],
)
def test_the_first_line_that_differs_is_shown(
    expected: str, given_: str, difference: Difference
) -> None:
    assert first_difference(expected.encode(), given_.encode()) == difference


def test_a_long_line_is_cut_around_the_place() -> None:
    long = "x" * 5000
    found = first_difference(f"{long}a{long}".encode(), f"{long}b{long}".encode())
    assert found == Difference(
        1, 5001, f"…{'x' * AROUND}a{'x' * (AROUND - 1)}…", f"…{'x' * AROUND}b{'x' * (AROUND - 1)}…"
    )


@pytest.mark.parametrize("content", [b"\xff\xd8\n", b"a\0b"])
def test_what_is_no_text_has_no_lines(content: bytes) -> None:
    assert first_difference(b"text\n", content) is None
    assert first_difference(content, b"text\n") is None


@given(st.text(max_size=40), st.text(max_size=40))
def test_texts_without_nul_differ_somewhere_or_are_the_same(one: str, other: str) -> None:
    found = first_difference(one.encode(), other.encode())
    if "\0" not in one + other:
        assert (found is None) == (one == other)
