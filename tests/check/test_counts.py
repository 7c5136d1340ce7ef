# ruff: noqa: E501 - a row of a table stays on one line
from pathlib import Path

import pytest

from sourcebook.check.number_words import numbers_in
from tests.check.cases import Case, assert_breaks, assert_passes, breaks
from tests.tools.trees import FIGURE, INCIDENT, Edit, Step

ROW = "quote: two divers, perhaps three"
SAYS = "says: Finds that the oil came from the barge and that two divers were injured."

CASES = [
    breaks(
        "min-above-max",
        Edit(INCIDENT, "max: 3", "max: 1"),
        at="2",
        says="`min` is 2 and `max` is 1",
    ),
    breaks(
        "repeated-count",
        Edit(INCIDENT, "claims:", "  - {outcome: injured, min: 2, by: the-daily, as_of: 2020-03-02, basis: verified, source: daily-2020-03-02-spill}\nclaims:"),
        at="{outcome",
        says="`the-daily` has a row for injured on 2020-03-02 already",
    ),
    breaks(
        "quote-differs",
        Edit(INCIDENT, ROW, "quote: at least twelve divers"),
        at="at least twelve",
        says="the quotation has 12, and the row has 2 and 3",
    ),
    breaks(
        "quote-differs",
        Edit(INCIDENT, ROW, "quote: п’ятьох водолазів"),
        at="п’ятьох",
        says="the quotation has 5, and the row has 2 and 3",
    ),
    breaks(
        "quote-differs",
        Edit(INCIDENT, "hurt two", "hurt 22"),
        at="oil came from the barge and hurt 22",
        says="the quotation has 22, and `says` has 2",
    ),
    breaks(
        "quote-differs",
        Edit(FIGURE, "four spills", "five spills"),
        at="five spills",
        says="the quotation has 5, and `value` is 4",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_numbers_that_do_not_agree_are_found(case: Case, tmp_path: Path) -> None:
    assert_breaks(case, tmp_path)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param((Edit(INCIDENT, ROW, "quote: divers were hurt in 2020"),), id="no number"),
        pytest.param((Edit(INCIDENT, ROW, "quote: up to 3 of the 9 divers"),), id="one of the two"),
        pytest.param((Edit(INCIDENT, ROW, "quote: двоє водолазів"),), id="Ukrainian"),
        pytest.param((Edit(INCIDENT, "    max: 3\n", ""),), id="at least"),
        pytest.param((Edit(INCIDENT, SAYS, "says: Finds it."),), id="nothing stated"),
        pytest.param((Edit(FIGURE, "value: 7\n", "value: 7\n    quote: 7 spills, 5 cases\n"),), id="c"),
    ],
)  # fmt: skip
def test_numbers_that_agree_pass(steps: tuple[Step, ...], tmp_path: Path) -> None:
    assert_passes(steps, tmp_path)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("", set()),
        ("at least three of the 9 men", {3, 9}),
        ("Twenty-one people", {21}),
        ("one hundred and twenty-four prisoners", {124}),
        ("a hundred and two", {102}),
        ("one thousand two hundred thirty-four", {1234}),
        ("two million three hundred thousand and five", {2_300_005}),
        ("1,234 people", {1234}),
        ("1\u00a0234 осіб", {1234}),  # noqa: RUF001 - Cyrillic
        ("2 million", {2_000_000}),
        ("2.5 million", set()),
        ("a dozen, then two dozen", {12, 24}),
        ("two and three", {2, 3}),
        ("ten five", {10, 5}),
        ("between one and four", {1, 4}),
        ("no one of the men, one by one", set()),
        ("one of them", set()),
        ("one soldier", {1}),
        ("a man and three women", {3}),
        ("hundreds", set()),
        ("on 24 February 2022, 54 people", {54}),
        ("on May 8 and 9 May", set()),
        ("since 2022, in the 2010s", set()),
        ("on 2022-03-30 at 10:30", set()),
        ("about 80 per cent, or 80%", set()),
        ("the 36th brigade", set()),
        ("сто двадцять чотири військовополонених", {124}),
        ("двадцять одного", {21}),
        ("тисяча двісті", {1200}),
        ("П'ятьох, п’ятьох та пʼятьох", {5}),
        ("36-та бригада, 24 лютого 2022", set()),
        ("0 people", {0}),
        ("007", {7}),
    ],
)
def test_the_numbers_in_a_sentence_are_read(text: str, numbers: set[int]) -> None:
    assert numbers_in(text) == numbers
