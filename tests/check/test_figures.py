from pathlib import Path

import pytest

from tests.check.cases import Case, assert_breaks, assert_passes, breaks
from tests.tools.trees import FIGURE, Edit, Step

PER_PERIOD = (
    Edit(FIGURE, "kind: cumulative", "kind: per-period"),
    Edit(FIGURE, "as_of: 2019-12-31", "as_of: 2020-01-10\n    period: 2019"),
    Edit(FIGURE, "as_of: 2020-02-29", "as_of: 2020-02-29\n    period: 2020-01/2020-02"),
)
POINTS = "points:\n  - as_of: 2019-12-31"

CASES = [
    breaks(
        "nothing-corrected",
        Edit(FIGURE, "value: 7\n", "value: 7\n    corrections: [{date: 2020-05-02, was: 7}]\n"),
        at="7",
        says="it was 7, and then 7",
    ),
    breaks(
        "nothing-corrected",
        Edit(
            FIGURE,
            "value: 7\n",
            "value: 7\n    corrections:\n      - {date: 2020-05-02, was: 1234}\n"
            "      - {date: 2020-05-03, was: 1234}\n",
        ),
        at="1234",
        says="it was 1,234, and then 1,234",
    ),
    breaks(
        "corrections-out-of-order",
        Edit(
            FIGURE,
            "value: 7\n",
            "value: 7\n    corrections:\n      - {date: 2020-05-02, was: 70}\n"
            "      - {date: 2020-05-01, was: 700}\n",
        ),
        at="2020-05-01",
        says="earlier than the one above it",
    ),
    breaks(
        "corrections-out-of-order",
        Edit(
            FIGURE,
            "value: 7\n",
            "value: 7\n    added: 2020-05-02\n    corrections: [{date: 2020-05-01, was: 70}]\n",
        ),
        at="2020-05-01",
        says="the value was added on 2020-05-02",
    ),
    breaks(
        "missing-period",
        *PER_PERIOD[:2],
        at="as_of: 2020-02-29",
        says="this point has no `period`",
    ),
    breaks(
        "needless-period",
        PER_PERIOD[2],
        at="period",
        says="a running total, and this point has a `period`",
    ),
    breaks(
        "points-out-of-order",
        Edit(FIGURE, "as_of: 2020-02-29", "as_of: 2019-11-30"),
        at="2019-11-30",
        says="earlier than the one above it",
    ),
    breaks(
        "points-out-of-order",
        *PER_PERIOD[:2],
        Edit(FIGURE, "as_of: 2020-02-29", "as_of: 2020-02-29\n    period: 2019-01/2019-11"),
        at="2019-01/2019-11",
        says="earlier than the one above it",
    ),
    breaks(
        "falling-total",
        Edit(FIGURE, "value: 7", "value: 3"),
        at="3",
        says="falls from 4 to 3",
    ),
    breaks(
        "outside-coverage",
        Edit(FIGURE, "from: 2019-01-01", "from: 2020-01-01"),
        at="2019-12-31",
        says="comes before the figure begins",
    ),
    breaks(
        "outside-coverage",
        Edit(FIGURE, "from: 2019-01-01", "from: 2019-01-01\n  to: 2018-12-31"),
        at="2018-12-31",
        says="the figure covers nothing",
    ),
    breaks(
        "outside-coverage",
        *PER_PERIOD,
        Edit(FIGURE, "from: 2019-01-01", "from: 2019-01-01\n  to: 2019-12-31"),
        at="2020-01/2020-02",
        says="comes after the figure ends",
    ),
    breaks(
        "outside-coverage",
        *PER_PERIOD[:2],
        Edit(FIGURE, "as_of: 2020-02-29", "as_of: 2020-02-29\n    period: 2020-03"),
        at="2020-03",
        says="had not begun when it was counted",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_figure_that_misleads_is_found(case: Case, tmp_path: Path) -> None:
    assert_breaks(case, tmp_path)


def test_a_figure_without_points_is_found(tmp_path: Path) -> None:
    text = (
        "title: None\ncounter: the-daily\ncounts: x\nscope: x\nbasis: alleged\nkind: cumulative\n"
    )
    step = Edit("figures/none.yaml", "", f"{text}covers: {{from: 2020-01-01}}\npoints: []\n")
    assert_breaks(breaks("empty-figure", step, at="points", says="has no points"), tmp_path)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param(PER_PERIOD, id="per-period"),
        pytest.param(
            (Edit(FIGURE, "value: 7", "value: 3\n    note: Corrected by its counter."),),
            id="a fall that is explained",
        ),
        pytest.param((Edit(FIGURE, "as_of: 2020-02-29", "as_of: 2019-12-31"),), id="the same day"),
    ],
)
def test_a_figure_that_says_what_it_is_passes(steps: tuple[Step, ...], tmp_path: Path) -> None:
    assert_passes(steps, tmp_path)
