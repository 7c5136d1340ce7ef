from pathlib import Path

import pytest

from tests.check.cases import Case, assert_breaks, assert_passes, breaks
from tests.tools.trees import DAILY, INCIDENT, RADIO, Copy, Edit, Step

FIRST = "  - {date: 2020-04-01, kind: published}\n"
OTHER = "incidents/lyall-bay-2020.yaml"
ELSEWHERE = (("name: Evans Bay", "name: Lyall Bay"), ("174.81", "174.70"))
MERGED = "  - {date: 2020-04-02, kind: merged, note: One event.}\n"
WITHDRAWN = "  - {date: 2020-04-02, kind: withdrawn, note: It was another bay.}\n"


def changed(text: str) -> Edit:
    return Edit(INCIDENT, "", text)


def field(text: str, file: str = INCIDENT) -> Edit:
    return Edit(file, "changes:", f"{text}\nchanges:")


CASES = [
    breaks(
        "first-change",
        Edit(INCIDENT, "kind: published", "kind: update, note: New."),
        at="update",
        says="the first change is `update`, not `published`",
    ),
    breaks(
        "first-change",
        Edit(INCIDENT, f"changes:\n{FIRST}", "changes: []\n"),
        at="changes",
        says="the history is empty",
    ),
    breaks(
        "published-twice",
        changed("  - {date: 2020-04-02, kind: published}\n"),
        at="published",
        says="published a second time",
    ),
    breaks(
        "changes-out-of-order",
        changed("  - {date: 2020-03-31, kind: update, note: New.}\n"),
        at="2020-03-31",
        says="the change of 2020-03-31 stands after the one of 2020-04-01",
    ),
    breaks(
        "silent-change",
        changed("  - {date: 2020-04-02, kind: correction, note: Wrong., was: three}\n"),
        at="correction",
        says="the correction has no `now`",
    ),
    breaks(
        "silent-change",
        changed("  - {date: 2020-04-02, kind: update}\n"),
        at="update",
        says="does not say what changed",
    ),
    breaks(
        "tombstone-history",
        changed(WITHDRAWN),
        at="withdrawn",
        says="the last change is `withdrawn`, and `withdrawn` is not set",
    ),
    breaks(
        "tombstone-history",
        field("withdrawn: It was another bay."),
        at="withdrawn",
        says="no change is `withdrawn`",
    ),
    breaks(
        "tombstone-history",
        Copy(INCIDENT, OTHER, ELSEWHERE),
        field("merged_into: lyall-bay-2020"),
        at="merged_into",
        says="no change is `merged`",
    ),
    breaks(
        "tombstone-history",
        Copy(INCIDENT, OTHER, ELSEWHERE),
        field("merged_into: lyall-bay-2020\nwithdrawn: Wrong."),
        changed(MERGED + WITHDRAWN),
        at="withdrawn",
        says="both merged and withdrawn",
    ),
    breaks(
        "merged-into-tombstone",
        field("merged_into: evans-bay-2020"),
        changed(MERGED),
        at="evans-bay-2020",
        says="merged into itself",
    ),
    breaks(
        "merged-into-tombstone",
        Copy(INCIDENT, OTHER, ELSEWHERE),
        field("withdrawn: It was another bay."),
        changed(WITHDRAWN),
        field("merged_into: evans-bay-2020", OTHER),
        Edit(OTHER, "", MERGED),
        at="evans-bay-2020",
        says="`evans-bay-2020` was withdrawn itself",
    ),
    breaks(
        "former-id-taken",
        field("former_ids: [evans-bay-2020]"),
        at="evans-bay-2020",
        says="the record's own id",
    ),
    breaks(
        "former-id-taken",
        Edit(DAILY, "seen: full", "seen: full\nformer_ids: [radio-2020-03-03-spill]"),
        at="radio-2020-03-03-spill",
        says="is the id of another article",
    ),
    breaks(
        "former-id-taken",
        Edit(DAILY, "seen: full", "seen: full\nformer_ids: [spill]"),
        Edit(RADIO, "seen: full", "seen: full\nformer_ids: [spill]"),
        at="spill",
        says="a former id of `daily-2020-03-02-spill` as well",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_history_that_does_not_hold_is_found(case: Case, tmp_path: Path) -> None:
    assert_breaks(case, tmp_path)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param((field("former_ids: [evans-2020]"),), id="a former id"),
        pytest.param(
            (Edit(DAILY, "seen: full", "seen: full\nformer_ids: [evans-bay-2020]"),),
            id="an article may have had the id of an incident",
        ),
        pytest.param(
            (
                changed("  - {date: 2020-04-01, kind: correction, was: three, now: two}\n"),
                changed("  - {date: 2020-04-02, kind: status, note: Verified now.}\n"),
            ),
            id="a correction and a new status",
        ),
        pytest.param((field("withdrawn: Wrong."), changed(WITHDRAWN)), id="withdrawn"),
        pytest.param(
            (changed(WITHDRAWN), changed("  - {date: 2020-04-03, kind: update, note: Back.}\n")),
            id="taken back into the list",
        ),
        pytest.param(
            (
                Copy(INCIDENT, OTHER, ELSEWHERE),
                field("merged_into: lyall-bay-2020"),
                changed(MERGED),
                Edit(OTHER, "changes:", "former_ids: [lyall-2020]\nchanges:"),
            ),
            id="merged",
        ),
    ],
)
def test_a_history_that_holds_passes(steps: tuple[Step, ...], tmp_path: Path) -> None:
    assert_passes(steps, tmp_path)
