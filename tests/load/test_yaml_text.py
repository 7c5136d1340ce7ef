# ruff: noqa: E501 - a row of a table stays on one line
"""YAML is read as text: what is typed is what is meant, and nothing is done to it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.load.characters import is_forbidden
from sourcebook.load.lines import Lines
from sourcebook.load.yaml_text import MAX_KEY, MAX_NESTING, MAX_VALUES, YamlText, read_yaml


def read(text: str) -> YamlText:
    return read_yaml(text, "a.yaml", Lines(text.split("\n")))


def refused(text: str) -> list[tuple[str, int, int]]:
    """Return rule, line and column of each problem."""
    return [(p.rule, p.location.line, p.location.column) for p in read(text).problems]


@pytest.mark.parametrize(
    "typed",
    ["NO", "no", "yes", "on", "true", "010", "0x1F", "1_000", "12:30", "1e3", ".inf", "-1", "1.10", "~", "null", "2022-03-30", "2022-02-30", "2022-03-30 12:00", "=", "1" * 5000],
)  # fmt: skip
@pytest.mark.parametrize("form", ["a: {}", "a: '{}'", 'a: "{}"', "{{a: '{}'}}"])
def test_a_scalar_stays_what_was_typed(typed: str, form: str) -> None:
    found = read(form.format(typed))
    assert found.data == {"a": typed}
    assert found.problems == []


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", None),
        ("# only a comment\n", None),
        ("a:\nb: ''\n", {"a": None, "b": ""}),
        ("- a\n-\n- {}\n- []\n", ["a", None, {}, []]),
        ("a: >-\n  one\n  two\n", {"a": "one two"}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("1: a\ntrue: b\n~: c\n", {"1": "a", "true": "b", "~": "c"}),
        ("just text", "just text"),
        ('a: "\\u00e9\\n"', {"a": "é\n"}),
        ("? a\n: b\n", {"a": "b"}),
        ("---\na: b\n...\n", {"a": "b"}),
    ],
)
def test_the_data_is_text_lists_and_keys(text: str, data: object) -> None:
    found = read(text)
    assert (found.data, found.problems, found.readable) == (data, [], True)


PLAIN = st.recursive(
    st.text(st.characters(codec="utf-8").filter(lambda c: not is_forbidden(c)), max_size=20),
    lambda below: st.one_of(
        st.lists(below, max_size=4),
        st.dictionaries(st.from_regex("[a-z]{1,8}", fullmatch=True), below, max_size=4),
    ),
    max_leaves=12,
)


@given(PLAIN)
def test_any_data_comes_back_as_it_was_written(data: Any) -> None:  # noqa: ANN401 - plain data
    found = read(json.dumps(data, ensure_ascii=False))
    assert found.data == data
    assert found.problems == []


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    found = read(text)
    assert found.readable or found.problems
    for problem in found.problems:
        assert problem.message
        assert problem.hint
        assert problem.location.line >= 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", ("duplicate-key", 3, 1)),
        ("a: {b: 1, b: 2}\n", ("duplicate-key", 1, 11)),
        ("a: &x 1\n", ("yaml-anchor", 1, 4)),
        ("a: &x {b: 1}\nc: *x\n", ("yaml-anchor", 1, 4)),
        ("a: *x\n", ("yaml-alias", 1, 4)),
        ("a: {}\n<<: {b: 1}\n", ("yaml-merge", 2, 1)),
        ("a: !!int '7'\n", ("yaml-tag", 1, 4)),
        ("a: !!python/object/apply:os.system ['x']\n", ("yaml-tag", 1, 4)),
        ("a: !x\n", ("yaml-tag", 1, 4)),
        ("! a: b\n", ("yaml-tag", 1, 1)),
        ("a: 1\n---\nb: 2\n", ("second-document", 2, 1)),
        ("[a]: 1\n", ("malformed-key", 1, 1)),
        ("{a: 1}: 1\n", ("malformed-key", 1, 1)),
        ("? |\n  a\n  b\n: 1\n", ("malformed-key", 1, 3)),
        (f"{'k' * (MAX_KEY + 1)}: 1\n", ("malformed-key", 1, 1)),
        ("a: " + "[" * MAX_NESTING + "]" * MAX_NESTING, ("too-deep", 1, MAX_NESTING + 3)),
        ("[" * 50_000, ("too-deep", 1, MAX_NESTING + 1)),
        ("{a: " * 50_000, ("too-deep", 1, 4 * MAX_NESTING + 1)),
        ("a: [" + "1," * (MAX_VALUES + 1) + "]", ("too-long", 1, 2 * MAX_VALUES + 1)),
        ("a:\n\tb: 1\n", ("yaml-syntax", 2, 1)),
        ("a: b: c\n", ("yaml-syntax", 1, 5)),
        ("a: 'x\nb: 1\n", ("yaml-syntax", 1, 4)),
        ("a: [1, 2\nb: 1\n", ("yaml-syntax", 1, 4)),
        ('a: "\\q"\n', ("yaml-syntax", 1, 5)),
        ("a: 1\n b: 2\n", ("yaml-syntax", 2, 2)),
        ("%YAML 9.9\n---\na: 1\n", ("yaml-syntax", 1, 1)),
        ("a: @x\n", ("yaml-syntax", 1, 4)),
        ("a: \x07b\n", ("yaml-syntax", 1, 4)),
        ("a: x\u202ey\n", ("forbidden-character", 1, 5)),
        ("a: >-\n  x\n  y\u200bz\n", ("forbidden-character", 3, 4)),
        ('a: "\\u202e"\n', ("forbidden-character", 1, 4)),
        ('"a\\u200b": 1\n', ("malformed-key", 1, 1)),
    ],
)
def test_what_a_record_may_not_hold_is_refused_where_it_is(
    text: str, problem: tuple[str, int, int]
) -> None:
    assert refused(text) == [problem]


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        ("a: x\nstatus:alleged\nb: y\n", 2, 1, "follows the key `status`"),
        ("status = alleged\nb: y\n", 1, 1, "follows the key `status`"),
        ("status:\u00a0alleged\nb: y\n", 1, 1, "follows the key `status`"),
        ("w:\n  name:Olenivka\n\n  region: D\n", 2, 3, "follows the key `name`"),
        ("p:\n  - role:victim\n    actor: x\n", 2, 5, "follows the key `role`"),
        ("w:\n  date: x\nregion: D\n  country: UA\n", 4, 3, "indented deeper"),
        ("w:\n  date: x\n   region: D\n", 3, 4, "indented deeper"),
        ("url: https://x.example\n  y: z\n", 2, 3, "indented deeper"),
        ("a: one: two\n", 1, 7, "a colon followed by a space stands inside"),
        ("a: 'Russia's forces'\n", 1, 12, "behind the closing `'`"),
        ('a: "The "camp" there"\n', 1, 10, 'behind the closing `"`'),
        ("a: [One] two\n", 1, 10, "behind the closing `]`"),
        ("a: 1\nl:\n  - {b: 2026 c: d}\n", 3, 5, "a comma is missing"),
        ("a: {b: c\n", 1, 4, "is not closed"),
        ("a: > x\n", 1, 6, "begins with `>` or `|`"),
        ("```yaml\na: b\n```\n", 1, 1, "block of code"),
        ("a: |\n  x\nnot indented\nb: c\n", 3, 1, "not followed by a colon"),
    ],
)
def test_an_ordinary_slip_is_named_on_the_line_on_which_it_was_made(
    text: str, line: int, column: int, words: str
) -> None:
    (problem,) = read(text).problems
    assert (problem.location.line, problem.location.column) == (line, column)
    assert words in problem.message


def test_of_two_values_under_one_key_the_first_is_kept() -> None:
    assert read("a: 1\na: 2\n").data == {"a": "1"}


def test_several_problems_of_one_text_are_reported_at_once() -> None:
    assert refused("a: 1\na: 2\nb: \u200b\nb: 3\n") == [
        ("duplicate-key", 2, 1),
        ("forbidden-character", 3, 4),
        ("duplicate-key", 4, 1),
    ]


def test_aliases_cannot_explode() -> None:
    bomb = "a: &a [x,x]\n" + "".join(
        f"{c}: &{c} [*{b},*{b}]\n" for b, c in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert refused(bomb) == [("yaml-anchor", 1, 4)]


def test_every_value_has_its_place() -> None:
    spans = read("a:\n  - b: x\n    c: 'y'\n").spans
    assert {
        path: (span.key_line, span.key_column, span.line, span.column)
        for path, span in spans.items()
    } == {
        (): (0, 0, 0, 0),
        ("a",): (0, 0, 1, 2),
        ("a", 0): (1, 4, 1, 4),
        ("a", 0, "b"): (1, 4, 1, 7),
        ("a", 0, "c"): (2, 4, 2, 7),
    }


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: Killed in camp #120 of Olenivka\n", [("yaml-syntax", 1, 23)]),
        ("- one\n- school No. #3\n", [("yaml-syntax", 2, 14)]),
        ("a:\n  some words\n  on two #lines\n", [("yaml-syntax", 3, 10)]),
        ("title: 'Killed in camp #120'\n", []),
        ("title: Killed in camp # a comment\n", []),
        ("title: Killed in camp#120\n", []),
        ("a: b\n#note:\nc: d ## really\n", []),
    ],
)
def test_no_text_is_lost_behind_a_hash(text: str, place: list[tuple[str, int, int]]) -> None:
    assert refused(text) == place


@pytest.mark.parametrize("hidden", ["\x85", "\u2028", "\u2029"])
def test_a_break_that_only_yaml_sees_is_refused_where_it_stands(hidden: str) -> None:
    for text in (f"a: b\nc: d{hidden}e: f\n", f"a: b\nc: |{hidden}", f"a: b\nc: {{{hidden}"):
        [problem] = read(text).problems
        assert (problem.rule, problem.location.line) == ("forbidden-character", 2)
        assert problem.location.excerpt[problem.location.column - 1] == hidden


def test_directives_without_end_are_not_read() -> None:
    [problem] = read("".join(f"%TAG !{number}! x\n" for number in range(50_000))).problems
    assert problem.rule == "yaml-syntax"


@pytest.mark.parametrize(
    "text", ["a: {b: c,", "a: [b,", "{", "[", 'a: "b', "a: 'b", "? ", "a: !", "|"]
)
def test_a_text_that_breaks_off_is_a_problem_on_a_line_that_it_has(text: str) -> None:
    for cut in (text, f"x: y\n{text}"):
        for problem in read(cut).problems:
            assert 1 <= problem.location.line <= cut.count("\n") + 1
