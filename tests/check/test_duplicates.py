# ruff: noqa: E501 - a row of a table stays on one line
from pathlib import Path

import pytest

from sourcebook.relate.facts import plain_address
from tests.check.cases import Case, assert_breaks, assert_passes, breaks
from tests.tools.trees import DAILY, INCIDENT, RADIO, Copy, Edit, Step, problems

TWIN = "incidents/evans-bay-two-2020.yaml"
ELSEWHERE = (("name: Evans Bay", "name: Hataitai"),)
URL = "url: https://daily.example/oil-in-the-bay"

CASES = [
    breaks(
        "near-duplicate",
        Copy(INCIDENT, TWIN),
        at="Evans Bay",
        says="`evans-bay-2020` has the same place and an overlapping date",
    ),
    breaks(
        "near-duplicate",
        Copy(INCIDENT, TWIN, (*ELSEWHERE, ("174.81", "174.79"), ("date: 2020-03-01", "date: 2020-02/.."))),
        at="Hataitai",
        says="`evans-bay-2020` has the same place and an overlapping date (2020-03-01, here 2020-02/..)",
    ),
    breaks(
        "same-address",
        Edit(RADIO, "https://radio.example/company-denies", "http://www.daily.example/oil-in-the-bay/?utm_source=x#top"),
        at="http://www.daily.example",
        says="`daily-2020-03-02-spill` has the same address",
    ),
    breaks(
        "seen-at-repeats-url",
        Edit(DAILY, URL, f"{URL}\nseen_at: https://daily.example/oil-in-the-bay?fbclid=1"),
        at="https://daily.example/oil-in-the-bay?fbclid=1",
        says="the same as `url`",
    ),
    breaks(
        "no-address",
        Edit(DAILY, f"{URL}\n", ""),
        at="title",
        says="the source has no address",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_recorded_twice_is_found(case: Case, tmp_path: Path) -> None:
    assert_breaks(case, tmp_path)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param(
            (Copy(INCIDENT, TWIN, (("date: 2020-03-01", "date: 2020-03-02"),)),), id="another day"
        ),
        pytest.param((Copy(INCIDENT, TWIN, (*ELSEWHERE, ("174.81", "174.70"))),), id="nine km away"),
        pytest.param(
            (
                Copy(INCIDENT, TWIN, (*ELSEWHERE, ("settlement", "region"), ("174.81", "174.8"), ("-41.31", "-41.3"))),
            ),
            id="a region is no spot",
        ),
        pytest.param(
            (Copy(INCIDENT, TWIN, (("changes:", "related: [evans-bay-2020]\nchanges:"),)),),
            id="told apart by its editors",
        ),
        pytest.param((Edit(DAILY, URL, "seen: {through: radio-2020-03-03-spill}"), Edit(DAILY, "seen: full\n", "")), id="seen through another"),
        pytest.param((Edit(DAILY, URL, "seen_at: https://copy.example/1"),), id="a copy"),
    ],
)  # fmt: skip
def test_what_is_different_passes(steps: tuple[Step, ...], tmp_path: Path) -> None:
    assert_passes(steps, tmp_path)


def test_a_merged_record_is_no_duplicate(tmp_path: Path) -> None:
    steps: list[Step] = [
        Copy(INCIDENT, TWIN, (("changes:", "merged_into: evans-bay-2020\nchanges:"),)),
        Edit(TWIN, "", "  - {date: 2020-04-02, kind: merged, note: One event.}\n"),
    ]
    assert problems(tmp_path, steps) == ()


@pytest.mark.parametrize(
    "other",
    [
        "http://a.example/x",
        "https://www.a.example/x",
        "https://m.a.example/x/",
        "https://A.example:443/x#part",
        "https://a.example/x?utm_campaign=1&fbclid=2",
    ],
)
def test_addresses_that_lead_to_one_page_are_alike(other: str) -> None:
    assert plain_address(other) == plain_address("https://a.example/x")


@pytest.mark.parametrize(
    "other",
    ["https://a.example/y", "https://b.a.example/x", "https://a.example/x?page=2", "https://a.example:8443/x"],
)  # fmt: skip
def test_addresses_of_different_pages_are_not(other: str) -> None:
    assert plain_address(other) != plain_address("https://a.example/x")


def test_the_order_of_a_query_does_not_matter() -> None:
    assert plain_address("https://a.example/?a=1&b=2") == plain_address(
        "https://a.example/?b=2&a=1"
    )
