"""What readers of the site and of the feed will notice, and how the check's verdict changes."""

from pathlib import Path

import pytest

from sourcebook.compare.addresses import addresses
from sourcebook.compare.comparison import (
    AddressChange,
    Answer,
    FeedNature,
    Found,
)
from sourcebook.load.assets import load_assets
from sourcebook.model.ids import Kind
from sourcebook.pipeline import ASSETS
from sourcebook.plan import routes
from sourcebook.plan.assets import published
from sourcebook.plan.outputs import PageOutput
from sourcebook.plan.plan import plan
from tests.compare.test_cautions import TOLD
from tests.compare.test_records import COPIED, FORMER, LYALL_BAY, WITHDRAWN
from tests.compare.two_trees import EVANS_BAY, AnyStep, Move, Remove, compared, state
from tests.tools.building import CONTENT, RICH
from tests.tools.trees import DAILY, INCIDENT, MINIMAL, PAGE, RADIO, Edit

PAGE_FOUND = Found(Answer.PAGE)
TAG = "tag:spills.example,2026:"
OLD, NEW = f"/incidents/{EVANS_BAY}/", "/incidents/lyall-bay-2020/"


@pytest.mark.parametrize("content", [MINIMAL, RICH, CONTENT], ids=["minimal", "rich", "own"])
def test_the_addresses_are_those_of_the_planned_pages(content: Path, tmp_path: Path) -> None:
    library = state(tmp_path, "site", [], content).library
    assert library is not None
    planned = plan(library, published(load_assets(ASSETS)))
    pages = {output.path for output in planned if isinstance(output, PageOutput)}
    found = {routes.file_of(address) for address in addresses(library)}
    framed = {path for path in pages if path.startswith(routes.EMBED.lstrip("/"))}
    histories = {path for path in pages if path.endswith("/history/index.html")}
    assert framed
    assert histories
    assert found == pages - framed - histories - {routes.file_of(routes.NOT_FOUND)}


ADDRESSES: dict[str, tuple[tuple[AnyStep, ...], tuple[AddressChange, ...]]] = {
    "nothing": ((TOLD,), ()),
    "one more incident": ((COPIED,), (AddressChange(NEW, None, PAGE_FOUND),)),
    "a page of prose removed": (
        (Remove(PAGE), Edit(INCIDENT, " and\n  [about](page:about)", "")),
        (AddressChange("/about/", PAGE_FOUND, None),),
    ),
    "an incident renamed with a trace": (
        (Move(INCIDENT, LYALL_BAY), FORMER, Edit(PAGE, EVANS_BAY, "lyall-bay-2020")),
        (
            AddressChange(OLD, PAGE_FOUND, Found(Answer.REDIRECT, NEW)),
            AddressChange(NEW, None, PAGE_FOUND),
        ),
    ),
    "an incident renamed without a trace": (
        (Move(INCIDENT, LYALL_BAY), Edit(PAGE, EVANS_BAY, "lyall-bay-2020")),
        (AddressChange(OLD, PAGE_FOUND, None), AddressChange(NEW, None, PAGE_FOUND)),
    ),
}


@pytest.mark.parametrize("case", ADDRESSES)
def test_the_addresses_that_change_are_told(case: str, tmp_path: Path) -> None:
    steps, expected = ADDRESSES[case]
    assert compared(tmp_path, steps).addresses == expected


def test_a_withdrawn_incident_leaves_a_notice_at_its_address(tmp_path: Path) -> None:
    changes = compared(tmp_path, WITHDRAWN).addresses or ()
    assert AddressChange(OLD, PAGE_FOUND, Found(Answer.NOTICE)) in changes


FEED: dict[str, tuple[tuple[AnyStep, ...], list[tuple[FeedNature, str]]]] = {
    "nothing": ((), []),
    "one more incident": ((COPIED,), [(FeedNature.APPEARS, f"{TAG}incident/lyall-bay-2020")]),
    "a change that is told": (
        (TOLD,),
        [
            (FeedNature.APPEARS, f"{TAG}incident/{EVANS_BAY}/2020-05-01/update"),
            (FeedNature.CHANGES, f"{TAG}incident/{EVANS_BAY}"),
        ],
    ),
    "a change that is not told": (
        (Edit(INCIDENT, "Two divers were", "Divers were"),),
        [(FeedNature.CHANGES, f"{TAG}incident/{EVANS_BAY}")],
    ),
    "a day of publication that was mistaken": (
        (
            Edit(
                INCIDENT,
                "{date: 2020-04-01, kind: published}",
                "{date: 2020-04-02, kind: published}",
            ),
        ),
        [(FeedNature.RETURNS, f"{TAG}incident/{EVANS_BAY}")],
    ),
}


@pytest.mark.parametrize("case", FEED)
def test_what_subscribers_will_see_is_told(case: str, tmp_path: Path) -> None:
    steps, expected = FEED[case]
    changes = compared(tmp_path, steps).feed
    assert changes is not None
    assert [(change.nature, change.guid) for change in changes] == expected


def test_an_item_leaves_with_its_record(tmp_path: Path) -> None:
    (change,) = compared(tmp_path, [], [COPIED]).feed or ()
    assert (change.nature, change.guid) == (FeedNature.LEAVES, f"{TAG}incident/lyall-bay-2020")


def test_an_item_says_what_it_will_be(tmp_path: Path) -> None:
    item, _ = compared(tmp_path, [TOLD]).feed or ()
    assert (item.title, item.status) == ("Oil spilt from a barge in Evans Bay", "verified")
    assert (item.change, item.moment[:10]) == ("update", "2020-05-01")


def test_new_and_solved_problems_are_told_apart_from_those_that_stay(tmp_path: Path) -> None:
    unused = Edit(INCIDENT, "tags: [oil]", "tags: [oill]")
    moved = Edit(INCIDENT, "title:", "# A comment moves every line.\ntitle:")
    too_fine = Edit(INCIDENT, "latitude: -41.31", "latitude: -41.3123")
    comparison = compared(tmp_path, [moved, unused], [unused, too_fine])
    assert comparison.new_problems == ()
    assert {problem.rule for problem in comparison.solved_problems} == {"coordinates-too-fine"}
    assert (comparison.before.errors, comparison.after.errors) == (2, 1)


def test_a_base_with_errors_is_compared_as_far_as_it_can_be_read(tmp_path: Path) -> None:
    broken = [Edit(DAILY, "basis: original", "basis: mine")]
    steps = [Edit(RADIO, "title: Company denies spill", "title: Company denies it all")]
    comparison = compared(tmp_path, steps, broken)
    assert {(change.kind, change.id) for change in comparison.records} >= {
        (Kind.ARTICLE, "daily-2020-03-02-spill"),
        (Kind.ARTICLE, "radio-2020-03-03-spill"),
    }
    assert comparison.addresses is None
    assert comparison.feed is None
    assert (comparison.before.checks, comparison.after.checks) == (False, True)
