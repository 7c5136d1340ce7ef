"""Hold that what is written reads back as the same text, whatever the text."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.load.lines import Lines
from sourcebook.load.yaml_text import read_yaml
from sourcebook.propose.scalars import folded, literal, scalar

# What trips writers of YAML more often than random characters do.
TRAPS = st.sampled_from(
    [": ", " #", "#", ":", "-", "- ", "* ", "&a", "!b", "@", "`", "%", "|", ">", "'", '"', "\\",
     "[", "]", "{", "}", ",", "?", "? ", "---", "...", "\n", "\n\n", "\t", " ", "  ", "NO", "no",
     "true", "~", "null", "12:30", "010", "0x1F", "1e3", "2022-03-30", ".inf", "<<", "=",
     "\N{NO-BREAK SPACE}",
     "\x85", "\u2028", "\ufeff", "\r\n", "\x07", "😀", "Ї", "é"]
)  # fmt: skip
TEXTS = st.lists(TRAPS | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)).map("".join)
INDENTS = st.sampled_from([0, 2, 4])


def read(text: str) -> object:
    """Read YAML as this project does."""
    return read_yaml(text, "file", Lines(text.split("\n"))).data


def read_elsewhere(text: str) -> object:
    """Read YAML as a program does that guesses types."""
    return yaml.load(text, Loader=yaml.SafeLoader)


@given(TEXTS)
def test_a_scalar_reads_back_as_it_was(text: str) -> None:
    line = f"before: x\nkey: {scalar(text)}\nafter: y\n"
    for data in (read(line), read_elsewhere(line)):
        assert data == {"before": "x", "key": text, "after": "y"}


@given(st.lists(TEXTS, min_size=1, max_size=3))
def test_a_scalar_between_brackets_reads_back_as_it_was(texts: list[str]) -> None:
    inside = ", ".join(scalar(text, in_flow=True) for text in texts)
    for line in (f"key: [{inside}]\n", f"- [{inside}]\n"):
        ours, theirs = read(line), read_elsewhere(line)
        assert ours == theirs
        assert texts in (list(ours.values()) if isinstance(ours, dict) else ours)  # type: ignore[operator]


@given(TEXTS, INDENTS)
def test_folded_words_read_back_as_they_were(text: str, depth: int) -> None:
    assert_same_block(" ".join(text.split()), folded(" ".join(text.split()), depth + 2), depth)


@given(TEXTS, INDENTS)
def test_literal_lines_read_back_as_they_were(text: str, depth: int) -> None:
    assert_same_block(text, literal(text, depth + 2), depth)


def assert_same_block(text: str, block: list[str] | None, depth: int) -> None:
    if block is None:  # the writer says that this form would change the text
        return
    path = [f"k{step}" for step in range(0, depth, 2)]
    lines = [f"{'  ' * step}{key}:" for step, key in enumerate(path)]
    lines += [f"{' ' * depth}key: {block[0]}", *block[1:], f"{' ' * depth}after: y"]
    for data in (read("\n".join(lines) + "\n"), read_elsewhere("\n".join(lines) + "\n")):
        expected: object = {"key": text, "after": "y"}
        for key in reversed(path):
            expected = {key: expected}
        assert data == expected


@pytest.mark.parametrize(
    "text", ["Oil on the beach", "O'Brien said so", "3 km south of the harbour", "Ґвинтівка", "a:b"]
)
def test_an_ordinary_text_stands_without_quotation_marks(text: str) -> None:
    assert scalar(text) == text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("NO", '"NO"'),
        ("2022", '"2022"'),
        ("[Our description]", '"[Our description]"'),
        ('Editors: "no"', "'Editors: \"no\"'"),
        ("", '""'),
    ],
)
def test_a_text_that_others_misread_is_quoted(text: str, written: str) -> None:
    assert scalar(text) == written


def test_a_number_or_a_date_stands_as_it_is() -> None:
    assert scalar("2022-03-30", typed=True) == "2022-03-30"
    assert scalar("[2022-03-30,2022-03-31]", typed=True) == '"[2022-03-30,2022-03-31]"'


def test_an_account_keeps_its_lines() -> None:
    assert literal("### One\n\nTwo: *three*.\n", 2) == ["|", "  ### One", "", "  Two: *three*."]


def test_a_long_text_is_wrapped() -> None:
    block = folded("word " * 60 + "end", 2)
    assert block is not None
    assert len(block) > 3
    assert max(map(len, block)) <= 120
