"""Hold the quick reader to the full one: where it answers, both say the same.

A long search, of about ten minutes:
make unit ARGS="tests/load/test_quick_yaml.py --hypothesis-profile=long"
"""

import random
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.load.front_matter import split, split_quickly
from sourcebook.load.lines import Lines
from sourcebook.load.quick_yaml import MOST_CHARACTERS, read_quickly
from sourcebook.load.reading import read_markdown_file, read_yaml_file
from sourcebook.load.yaml_text import read_yaml
from sourcebook.problems import Problem
from tests.corpora.sources import yaml_cases
from tests.tools.building import CONTENT, ROOT

TEXTS_AN_EXAMPLE = 50


def hold_together(text: str) -> bool:
    """Compare the readers on a text; tell whether the quick one answers."""
    quick = read_quickly(text)
    if quick is None:
        return False
    full = read_yaml(text, "a.yaml", Lines(text.split("\n")))
    assert (full.data, full.problems, full.readable) == (quick, [], True), text
    return True


def records() -> Iterator[str]:
    """Yield the YAML of every file of every content folder, wrong ones included; no borders."""
    for content in (CONTENT, *sorted((ROOT / "tests" / "sites").glob("*/content"))):
        yield from records_in(content)


def records_in(content: Path) -> Iterator[str]:
    files = (path for path in content.rglob("*") if path.is_file())
    for file in sorted(path for path in files if path.suffix != ".geojson"):
        text = file.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n")
        parts = split_quickly(text)
        yield parts[0] if parts else text


RECORDS = list(records())

ORDINARY = [
    "a: b\nc: d e f\n",
    'texts:\n  # d\n  "58803524": e\n  "201e5201": >-\n    f\n    g\n  ac6bdd2f: h\n',
    "a: b # c\n# d\n\n  # e\nf: g  ##h\n",
    "a: https://x.example/b:c?d#e\nb: c:d - e, [f] {g} \"h\" 'i' & * ! % @ `\n",
    "a: -1.5\nb: ../2022\nc: 2022-03-30~\nd: $5\ne: (f)\n",
    "a: 'b''c: # d'\ne: ''\nf: \"g 'h' # i\"\nj: \"\"\n",
    'a: "b \\"c\\" \\\\ \\u00e9\\n\\tx"\n',
    "a:\n  b: c\n  d:\n    e: f\n  g: h\ni: j\n",
    "a:\n  - b\n  - c d\n  - 'e'\nf: g\n",
    "a:\n- b\n- c\nd:\n- e: f\n  g: h\n- e: i\nj: k\n",
    "a:\n  - b: c\n    d:\n      - e: f\n        g: h\n      - e: i\n    j: k\n  - b: l\nm: n\n",
    "a:\n    b: c\n    d:\n     - e\n",
    "a:\nb: c\nd:\n",
    "a: b c\n  d e\n  - f\n    g  # h\ni:\n  - j\n    k\n",
    "a: >-\n  b\n  c\n\n  d\n\n\n  e\nf: g\n",
    "a: >\n  b\n  c\n\n\n# d\nf: |\n  g\n    h\n\n   # i\n  j \n\n",
    "a: |-\n  b\n\n\nc:\n  - >-\n    d\n    e\n  - f: |\n      g\n    h: i\n",
    "a: []\nb: {}\nc: [d]\ne: [f, g h,i , 'j, k', \"l\"]\nm: [n,]\n",
    "a: {b: c, d: e f, g: [h, i], j: {k: 'l'}, m: -1, n: https://o.example/p}\n",
    "a:\n  - {b: c, d: e} # f\n  - [g, h]\n",
    "два слова: так\nwar crime: {a: b}\na-b_c 1: d\n",
    "a: «b» – “c”… 🌊 ﷽ ₴\n",
]
ODD = [
    "",
    "\n# a\n",
    "a",
    "a: b",
    "- a\n",
    "---\na: b\n",
    "a: b\n...\n",
    "a: b\na: c\n",
    "a: {b: c, b: d}\n",
    "'a': b\n",
    "? a\n: b\n",
    "a : b\n",
    "a: b: c\n",
    "a: &b c\n",
    "a: *b\n",
    "a: !b c\n",
    "<<: {a: b}\n",
    "a:\tb\n",
    "a: b #c\n",
    "a: @b\n",
    "a: 'b\n  c'\n",
    "a: 'b' c\n",
    'a: "\\x41"\n',
    'a: "\\ud83d\\ude00"\n',
    'a: "\\u202e"\n',
    "a: b\u202ec\n",
    "a: [b\n  , c]\n",
    "a: [b, [c]\n",
    "a: [b: c]\n",
    "a: {b}\n",
    "a: {b: c}}\n",
    "a: [,]\n",
    "a: [b] c\n",
    "a: |2\n  b\n",
    "a: |+\n  b\n",
    "a: >\n  b\n    c\n  d\n",
    "a: |\nb: c\n",
    "a:\n  b: |\n  c\n",
    "a: b\n\n  c\n",
    "a: b\n  c: d\n",
    "a:\n    b: c\n  d: e\n",
    "a:\n  - b\n - c\n",
    "a: b\n- c\n",
    "a:\n  -\n    b: c\n",
    "a:\n  - - b\n",
    "a:\n  -  b: c\n     d: e\n",
    " a: b\n",
    f"{'k' * 61}: a\n",
    "".join(f"{'  ' * depth}a:\n" for depth in range(20)),
    f"a: {'b' * MOST_CHARACTERS}\n",
]


@pytest.mark.parametrize("text", ORDINARY)
def test_what_records_are_written_in_is_read_quickly(text: str) -> None:
    assert hold_together(text)


@pytest.mark.parametrize("text", ODD)
def test_everything_else_is_left_to_the_full_reader(text: str) -> None:
    assert read_quickly(text) is None


def test_every_record_is_read_alike_and_nearly_every_one_quickly() -> None:
    quick = sum(map(hold_together, RECORDS))
    wrong = ROOT / "tests" / "sites" / "every-mistake"
    assert quick > 0.9 * (len(RECORDS) - len(list(records_in(wrong / "content"))))


def test_the_yaml_test_suite_is_read_alike() -> None:
    assert sum(hold_together(f"{case.yaml}\n") for case in yaml_cases()) > 10


PIECES = [
    *[
        "a",
        "b c",
        "key: value\n",
        "a:\n",
        "- ",
        "  ",
        "    ",
        "\n",
        "\n\n",
        "\n  ",
        "\n- ",
        "\n  - ",
    ],
    *[":", ": ", "#", " #", " # ", "'", "''", '"', '\\"', "\\", "[", "]", "{", "}", ",", ", "],
    *[
        "|",
        "|\n  ",
        ">-\n  ",
        ">",
        "+",
        "2",
        "-",
        "?",
        "? ",
        "&a ",
        "*a",
        "!a ",
        "%",
        "@",
        "`",
        "~",
    ],
    *["<<: ", "\t", "---", "\n---\n", "...", "=", "\u00a0", "\u2028", "\x85", "\ufeff", "\u200b"],
    *["\r", "é", "日", "😀", "x: y\nx: z", "\n  k: v", "-1", "https://x.example", "::", "../", "_"],
]


@given(st.lists(st.sampled_from(PIECES), max_size=24))
def test_any_pieces_of_yaml_are_read_alike(pieces: list[str]) -> None:
    hold_together("".join([*pieces, "\n"]))


@given(st.integers(min_value=0, max_value=2**64))
@settings(max_examples=2 * settings().max_examples)
def test_altered_texts_are_read_alike(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - chance, not secrecy
    for _ in range(TEXTS_AN_EXAMPLE):
        text = chance.choice(ORDINARY if chance.random() < 0.7 else RECORDS)
        if len(text) > 1000:  # a part of it is altered more thoroughly
            lines = text.split("\n")
            start = chance.randrange(len(lines))
            text = "\n".join(lines[start : start + 20]) + "\n"
        for _ in range(chance.choice((1, 1, 2, 3, 5))):
            text = altered(text, chance)
        hold_together(text)


def altered(text: str, chance: random.Random) -> str:
    """Change a text in one place: a few characters, or a line."""
    piece = chance.choice(PIECES)
    place = chance.randrange(len(text) + 1)
    lines = text.split("\n")
    one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(10):
        case 0 | 1 | 2:
            return text[:place] + piece + text[place:]
        case 3 | 4:
            return text[:place] + text[place + chance.choice((1, 1, 2, 5)) :]
        case 5:
            return text[:place] + piece + text[place + 1 :]
        case 6:
            lines[one], lines[other] = lines[other], lines[one]
        case 7:
            lines[one] = lines[one][chance.choice((1, 2, 4)) :]
        case 8:
            lines[one] = " " * chance.choice((1, 2, 4)) + lines[one]
        case 9:
            lines.insert(one, lines[other])
    return "\n".join(lines)


@given(st.lists(st.sampled_from(["---", "a: b", "\n", " ", "\t", "\u3000", "x", "-"]), max_size=16))
def test_front_matter_is_split_alike(pieces: list[str]) -> None:
    text = "---" + "".join(pieces)
    quick, full = split_quickly(text), split(Lines(text.split("\n")), "a.md")
    if quick is None:
        assert isinstance(full, Problem)
    else:
        assert not isinstance(full, Problem)
        assert (quick[0] or "\n", quick[1]) == (full.yaml, full.body)


@pytest.mark.parametrize("text", [text for text in ORDINARY if read_quickly(text)])
def test_places_are_those_of_the_text(text: str) -> None:
    in_yaml, problems = read_yaml_file(text, "a.yaml")
    in_markdown, more = read_markdown_file(f"---\n{text}---\nWords\n", "a.md", "body")
    assert problems == more == []
    assert in_yaml
    assert in_markdown
    assert in_markdown.data == {**read_yaml_keys(text), "body": "Words\n"}
    for key in read_yaml_keys(text):
        place, below = in_yaml.at_key(key), in_markdown.at_key(key)
        assert re.match(re.escape(key), text.split("\n")[place.line - 1])
        assert (below.line, below.column) == (place.line + 1, place.column)


def read_yaml_keys(text: str) -> dict[str, object]:
    data = read_yaml(text, "a.yaml", Lines(text.split("\n"))).data
    assert isinstance(data, dict)
    return dict(data)


GROWING = [
    *["a: '{}\n", "a: {}\n", "{}\n", "a: [{}]\n", "a: {{{}}}\n", "a: |\n  {}\n", "a:\n  - b: {}\n"],
    *['a: "{}"\n', "a: b\n{}\n", "a: 'b'{}\n", "{}: b\n", "a: {}: b\n"],
]
REPEATED = [
    "''",
    ": ",
    " #",
    "#",
    "- ",
    " ",
    "\n",
    "\n ",
    "a ",
    ":",
    ",",
    "[",
    "\\",
    '"',
    "a: b\n",
    "-",
]


@pytest.mark.parametrize("form", GROWING)
def test_no_text_takes_long(form: str) -> None:
    for piece in REPEATED:
        began = time.process_time()
        read_quickly(form.format(piece * (MOST_CHARACTERS // len(piece) - len(form))))
        assert time.process_time() - began < 0.5, (form, piece)
