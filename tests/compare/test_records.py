"""What is said to have happened to each record."""

from pathlib import Path

import pytest

from sourcebook.compare import compare
from sourcebook.compare.comparison import Nature
from sourcebook.model.ids import Kind
from tests.compare.two_trees import (
    EVANS_BAY,
    AnyStep,
    Move,
    Remove,
    Replace,
    change_of,
    compared,
    natures,
    state,
    told,
)
from tests.tools.building import RICH
from tests.tools.trees import DAILY, FIGURE, INCIDENT, MINIMAL, RADIO, SITE, Copy, Edit

LYALL_BAY = "incidents/lyall-bay-2020.yaml"
COPIED = Copy(
    INCIDENT, LYALL_BAY, (("title: Oil spilt from a barge in Evans", "title: Soot in Lyall"),)
)
FORMER = Edit(LYALL_BAY, "tags: [oil]", f"tags: [oil]\nformer_ids: [{EVANS_BAY}]")
DRAFT = Edit(INCIDENT, "tags: [oil]", "tags: [oil]\ndraft: true")
EMBARGOED = Edit(INCIDENT, "tags: [oil]", "tags: [oil]\nembargoed: true")
WITHDRAWN = (
    Edit(INCIDENT, "tags: [oil]", "tags: [oil]\nwithdrawn: It was a drill."),
    Edit(INCIDENT, "", "  - {date: 2020-05-01, kind: withdrawn, note: It was a drill.}\n"),
)
MERGED = (
    COPIED,
    Edit(INCIDENT, "tags: [oil]", "tags: [oil]\nmerged_into: lyall-bay-2020"),
    Edit(INCIDENT, "", "  - {date: 2020-05-01, kind: merged, note: One event.}\n"),
)


@pytest.mark.parametrize("content", [MINIMAL, RICH], ids=["minimal", "rich"])
def test_equal_trees_have_no_difference(content: Path, tmp_path: Path) -> None:
    one, other = (state(tmp_path, name, [], content) for name in ("one", "other"))
    comparison = compare(one, other)
    assert comparison.empty
    assert comparison.cautions == ()


def test_private_notes_are_no_difference_and_never_told(tmp_path: Path) -> None:
    notes = [Edit(INCIDENT, "tags: [oil]", "tags: [oil]\nprivate: {contact: UNSPOKEN}")]
    comparison = compared(tmp_path, notes)
    assert comparison.empty
    assert "UNSPOKEN" not in repr(comparison)


HAPPENED: dict[str, tuple[tuple[AnyStep, ...], tuple[AnyStep, ...], tuple[Nature, ...]]] = {
    "removed": ((), (Remove(INCIDENT),), (Nature.REMOVED,)),
    "added": ((Remove(INCIDENT),), (), (Nature.ADDED,)),
    "withdrawn": ((), WITHDRAWN, (Nature.WITHDRAWN, Nature.CHANGED)),
    "merged": ((COPIED,), MERGED, (Nature.MERGED, Nature.CHANGED)),
    "restored": (WITHDRAWN, (), (Nature.RESTORED, Nature.CHANGED)),
    "published from a draft": ((DRAFT,), (), (Nature.PUBLISHED,)),
    "published from an embargo": ((EMBARGOED,), (), (Nature.PUBLISHED,)),
    "held back": ((), (DRAFT,), (Nature.HELD_BACK,)),
    "from a draft to an embargo": ((DRAFT,), (EMBARGOED,), (Nature.CHANGED,)),
    "affected by its source": (
        (),
        (Edit(DAILY, "basis: original", "basis: unknown"),),
        (Nature.AFFECTED,),
    ),
}


@pytest.mark.parametrize("case", HAPPENED)
def test_what_happened_to_an_incident_is_named(case: str, tmp_path: Path) -> None:
    before, after, expected = HAPPENED[case]
    assert natures(compared(tmp_path, after, before))[EVANS_BAY] == expected


def test_a_withdrawn_incident_is_not_told_to_lose_its_evidence(tmp_path: Path) -> None:
    assert change_of(compared(tmp_path, WITHDRAWN)).consequences == ()


def test_a_draft_says_so(tmp_path: Path) -> None:
    assert change_of(compared(tmp_path, [DRAFT])).held == ("", "draft")


def test_a_rename_that_lists_the_former_id_is_no_other_difference(tmp_path: Path) -> None:
    steps: list[AnyStep] = [Move(INCIDENT, LYALL_BAY), FORMER]
    comparison = compared(tmp_path, steps)
    change = change_of(comparison, "lyall-bay-2020")
    assert natures(comparison) == {"lyall-bay-2020": (Nature.RENAMED,)}
    assert change.former_id == EVANS_BAY
    assert change.differences == change.consequences == ()


def test_a_rename_without_a_trace_is_found_by_what_the_record_says(tmp_path: Path) -> None:
    steps: list[AnyStep] = [
        Move(INCIDENT, LYALL_BAY),
        Edit(LYALL_BAY, "status: verified", "status: alleged"),
    ]
    comparison = compared(tmp_path, steps)
    change = change_of(comparison, "lyall-bay-2020")
    assert natures(comparison) == {"lyall-bay-2020": (Nature.RENAMED, Nature.CHANGED)}
    assert change.former_id == EVANS_BAY
    assert told(change.differences) == {"status": ("verified", "alleged")}


def test_a_renamed_source_is_not_told_at_every_mention(tmp_path: Path) -> None:
    steps: list[AnyStep] = [
        Move(DAILY, "articles/daily-spill.md"),
        Replace("daily-2020-03-02-spill", "daily-spill"),
        Edit(
            "articles/daily-spill.md",
            "seen: full",
            "seen: full\nformer_ids: [daily-2020-03-02-spill]",
        ),
    ]
    assert natures(compared(tmp_path, steps)) == {"daily-spill": (Nature.RENAMED,)}


def test_a_renamed_actor_is_not_told_at_every_mention(tmp_path: Path) -> None:
    steps: list[AnyStep] = [Replace("barge-company", "barges-limited")]
    assert natures(compared(tmp_path, steps)) == {"barges-limited": (Nature.RENAMED,)}


def test_another_incident_in_its_place_is_no_rename(tmp_path: Path) -> None:
    words = (
        ("Oil spilt from a barge in Evans Bay", "Two lorries collide at Lyall Bay"),
        ("found that oil from a barge reached Evans Bay", "saw two lorries meet at Lyall Bay"),
        ("Oil reached the bay", "The lorries met"),
    )
    steps: list[AnyStep] = [Copy(INCIDENT, LYALL_BAY, words), Remove(INCIDENT)]
    assert natures(compared(tmp_path, steps)) == {
        EVANS_BAY: (Nature.REMOVED,),
        "lyall-bay-2020": (Nature.ADDED,),
    }


def test_a_record_that_cannot_be_read_any_more_is_not_removed(tmp_path: Path) -> None:
    change = change_of(compared(tmp_path, [Edit(INCIDENT, "status: verified", "status: proven")]))
    assert change.natures == (Nature.UNREADABLE,)
    assert change.unreadable == ("after",)


def test_a_record_that_can_be_read_again_is_not_new(tmp_path: Path) -> None:
    broken = [Edit(INCIDENT, "status: verified", "status: proven")]
    change = change_of(compared(tmp_path, [], broken))
    assert change.natures == (Nature.UNREADABLE,)
    assert change.unreadable == ("before",)


def test_two_broken_records_are_compared_by_their_text_alone(tmp_path: Path) -> None:
    broken = Edit(INCIDENT, "status: verified", "status: proven")
    worse = Edit(INCIDENT, "status: verified", "status: sure")
    same = compared(tmp_path / "same", [broken], [broken])
    other = compared(tmp_path / "other", [worse], [broken])
    assert same.records == ()
    assert change_of(other).unreadable == ("before", "after")


BROKEN: dict[str, AnyStep] = {
    "a source": Edit(DAILY, "basis: original", "basis: mine"),
    "a source that another rests on": Edit(DAILY, "publisher: the-daily", "publisher: [the-daily"),
    "an actor": Edit("vocabulary/actors.yaml", "kind: company", "kind: firm"),
    "all actors": Edit("vocabulary/actors.yaml", "kind: company", "kind: [company"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_an_error_in_what_it_rests_on_is_no_change_of_an_incident(
    case: str, tmp_path: Path
) -> None:
    comparison = compared(tmp_path, [BROKEN[case]])
    assert EVANS_BAY not in natures(comparison)
    assert comparison.cautions == ()
    assert comparison.new_problems != ()
    assert {change.natures for change in comparison.records} <= {(Nature.UNREADABLE,)}


OTHERS: dict[str, tuple[AnyStep, Kind, str, dict[str, object]]] = {
    "what a source rests on": (
        Edit(RADIO, "how: reports}", "how: rewrites}"),
        Kind.ARTICLE,
        "radio-2020-03-03-spill",
        {
            "derived_from": [
                ("reports daily-2020-03-02-spill", {"how": ("reports", "rewrites")}),
            ]
        },
    ),
    "how a source was read": (
        Edit(RADIO, "seen: full", "seen: {through: daily-2020-03-02-spill}"),
        Kind.ARTICLE,
        "radio-2020-03-03-spill",
        {
            "seen.extent": ("full", "through"),
            "seen.through": (None, "daily-2020-03-02-spill"),
        },
    ),
    "what a source gets wrong": (
        Edit(RADIO, "basis: derived", "basis: derived\nproblems: [It names the wrong bay.]"),
        Kind.ARTICLE,
        "radio-2020-03-03-spill",
        {"problems": ["+It names the wrong bay."]},
    ),
    "the address of a source": (
        Edit(DAILY, "https://daily.example/oil-in-the-bay", "https://daily.example/oil"),
        Kind.ARTICLE,
        "daily-2020-03-02-spill",
        {"url": ("https://daily.example/oil-in-the-bay", "https://daily.example/oil")},
    ),
    "a point of a figure": (
        Edit(FIGURE, "    value: 7\n", "    value: 8\n"),
        Kind.FIGURE,
        "spills-counted",
        {"points": [("29 February 2020", {"value": ("7", "8")})]},
    ),
    "one more point of a figure": (
        Edit(
            FIGURE, "", "  - as_of: 2020-03-31\n    value: 9\n    source: radio-2020-03-03-spill\n"
        ),
        Kind.FIGURE,
        "spills-counted",
        {"points": ["+31 March 2020: 9 [radio-2020-03-03-spill]"]},
    ),
    "an entry of a vocabulary": (
        Edit("vocabulary/actors.yaml", "kind: company, side: operators", "kind: other, side: none"),
        Kind.ACTOR,
        "barge-company",
        {"kind": ("company", "other"), "side": ("operators", "none")},
    ),
    "the settings": (
        Edit(SITE, "timezone: Pacific/Auckland", "timezone: Europe/Oslo\nfeeds: {length: 20}"),
        Kind.SITE,
        "site",
        {"timezone": ("Pacific/Auckland", "Europe/Oslo"), "feeds.length": ("50", "20")},
    ),
    "a side": (
        Edit(SITE, "    name: Operators", "    name: Those who operate"),
        Kind.SITE,
        "site",
        {"sides": [("operators", {"name": ("Operators", "Those who operate")})]},
    ),
    "a page": (
        Edit("pages/about.md", "order: 1", "order: 2"),
        Kind.PAGE,
        "about",
        {"order": ("1", "2")},
    ),
}


@pytest.mark.parametrize("case", OTHERS)
def test_every_kind_of_record_is_compared(case: str, tmp_path: Path) -> None:
    step, kind, name, expected = OTHERS[case]
    change = change_of(compared(tmp_path, [step]), name)
    assert change.kind is kind
    assert told(change.differences) == expected
