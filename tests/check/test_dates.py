# ruff: noqa: E501 - a row of a table stays on one line
from pathlib import Path

import pytest

from tests.check.cases import Case, assert_breaks, assert_passes, breaks
from tests.tools.trees import DAILY, FIGURE, INCIDENT, RADIO, Edit, Step

EVENT = "date: 2020-03-01"

CASES = [
    breaks(
        "event-after-report",
        Edit(INCIDENT, EVENT, "date: 2020-03-03"),
        at="daily-2020-03-02-spill",
        says="published on 2020-03-02, before the event on 2020-03-03",
        also="claim-before-event",
    ),
    breaks(
        "event-after-report",
        Edit(DAILY, "published: 2020-03-02", "published: 2020-02"),
        at="daily-2020-03-02-spill",
        says="published on 2020-02, before the event",
        also="said-after-source",
    ),
    breaks(
        "claim-before-event",
        Edit(INCIDENT, "stance: verifies\n    date: 2020-03-02", "stance: verifies\n    date: 2020-02-28"),
        at="2020-02-28",
        says="the claim of 2020-02-28 comes before the event on 2020-03-01",
    ),
    breaks(
        "claim-before-event",
        Edit(INCIDENT, "as_of: 2020-03-02", "as_of: 2020-02-02"),
        at="2020-02-02",
        says="the count of 2020-02-02 comes before the event",
    ),
    breaks(
        "said-after-source",
        Edit(INCIDENT, "date: 2020-03-03", "date: 2020-03-04"),
        at="2020-03-04",
        says="2020-03-04 is later than its source, `radio-2020-03-03-spill`",
    ),
    breaks(
        "said-after-source",
        Edit(INCIDENT, "as_of: 2020-03-02", "as_of: 2020-03-20"),
        at="2020-03-20",
        says="published on 2020-03-02",
    ),
    breaks(
        "said-after-source",
        Edit(FIGURE, "as_of: 2020-02-29", "as_of: 2020-03-20"),
        at="2020-03-20",
        says="published on 2020-03-02",
    ),
    breaks(
        "rests-on-later",
        Edit(RADIO, "published: 2020-03-03", "published: 2020-03-01"),
        at="daily-2020-03-02-spill",
        says="published on 2020-03-02, after this article on 2020-03-01",
        also="said-after-source",
    ),
    breaks(
        "read-before-published",
        Edit(DAILY, "accessed: 2020-03-30", "accessed: 2020-03-01"),
        at="2020-03-01",
        says="read on 2020-03-01, and published on 2020-03-02",
    ),
    breaks(
        "read-before-published",
        Edit(DAILY, "seen: full", "seen: full\narchived: {url: https://archive.example/1, date: 2019-03-02}"),
        at="2019-03-02",
        says="archived on 2019-03-02",
    ),
    breaks(
        "later-than-record",
        Edit(INCIDENT, "date: 2020-04-01", "date: 2020-03-02"),
        at="2020-03-03",
        says="2020-03-03 is later than the last change of this record, on 2020-03-02",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_days_in_a_wrong_order_are_found(case: Case, tmp_path: Path) -> None:
    assert_breaks(case, tmp_path)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param((Edit(INCIDENT, EVENT, "date: 2020-03-02"),), id="reported the same day"),
        pytest.param((Edit(INCIDENT, EVENT, "date: 2020-03"),), id="a month can begin before it"),
        pytest.param((Edit(INCIDENT, EVENT, "date: ../2020-03-05"),), id="an open beginning"),
        pytest.param((Edit(DAILY, "published: 2020-03-02", "published: 2020-02/.."),), id="open"),
        pytest.param(
            (Edit(INCIDENT, "stance: denies\n    date: 2020-03-03", "stance: denies\n    date: 2020-02-01"),),
            id="an answer may be older than the event",
        ),
        pytest.param((Edit(INCIDENT, "date: 2020-03-03", "date: 2020-03-03/.."),), id="from then on"),
        pytest.param((Edit(DAILY, "accessed: 2020-03-30", "accessed: 2020-03-02"),), id="at once"),
    ],
)  # fmt: skip
def test_days_in_a_possible_order_pass(steps: tuple[Step, ...], tmp_path: Path) -> None:
    assert_passes(steps, tmp_path)
