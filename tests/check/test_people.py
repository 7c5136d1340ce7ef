# ruff: noqa: E501 - a row of a table stays on one line
from pathlib import Path

import pytest

from tests.check.cases import Case, assert_breaks, assert_passes, breaks
from tests.tools.trees import INCIDENT, Edit, Step, problems

VICTIM = "group: divers"
NAMED = "    named: {why: The family told the press., source: daily-2020-03-02-spill}"
CONVICTED = (
    Edit(INCIDENT, "role: alleged-perpetrator", "role: convicted-perpetrator\n    name: A. Master"),
)

CASES = [
    breaks(
        "suspect-named",
        Edit(INCIDENT, "actor: barge-company", "actor: barge-company\n    name: A. Master"),
        at="name",
        says="an alleged perpetrator is named",
    ),
    breaks(
        "convicted-without-conviction",
        *CONVICTED,
        at="convicted-perpetrator",
        says="no claim records the conviction",
    ),
    breaks(
        "convicted-without-conviction",
        *CONVICTED,
        Edit(INCIDENT, "stance: verifies", "stance: convicts"),
        at="convicted-perpetrator",
        says="no claim records the conviction",
        also="judgment-by-no-court status-above-evidence",
    ),
    breaks(
        "victim-named",
        Edit(INCIDENT, VICTIM, f"{VICTIM}\n    name: B. Diver"),
        at="name",
        says="`named` does not say why",
    ),
    breaks(
        "named-nobody",
        Edit(INCIDENT, VICTIM, f"{VICTIM}\n{NAMED}"),
        at="named",
        says="and nobody is",
    ),
    breaks(
        "empty-party",
        Edit(INCIDENT, f"\n    {VICTIM}\n", "\n"),
        at="role: victim",
        says="neither an `actor` nor a `group`",
    ),
    breaks(
        "missing-content-warning",
        Edit(INCIDENT, "[injury]", "[]"),
        at="[]",
        says="`injury` is missing, which casualties `injured` asks for",
    ),
    breaks(
        "missing-content-warning",
        Edit("vocabulary/warnings.yaml", "    outcomes: [injured]\n", ""),
        Edit(INCIDENT, "[injury]", "[]"),
        at="[]",
        says="which the tag `oil` asks for",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_harms_people_is_found(case: Case, tmp_path: Path) -> None:
    assert_breaks(case, tmp_path)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param(
            (Edit(INCIDENT, VICTIM, f"{VICTIM}\n    name: B. Diver\n{NAMED}"),), id="a named victim"
        ),
        pytest.param(
            (
                *CONVICTED,
                Edit(INCIDENT, "account: |", "  - {by: high-court, stance: convicts, date: 2020-03-02, says: Convicts., source: daily-2020-03-02-spill}\naccount: |"),
                Edit(INCIDENT, "status: verified", "status: adjudicated"),
            ),
            id="a convicted perpetrator",
        ),
    ],
)  # fmt: skip
def test_what_is_made_public_rightly_passes(steps: tuple[Step, ...], tmp_path: Path) -> None:
    assert_passes(steps, tmp_path)


def test_no_warning_is_asked_for_while_the_list_has_problems(tmp_path: Path) -> None:
    steps = [
        Edit("vocabulary/warnings.yaml", "name: Injury", "nme: Injury"),
        Edit(INCIDENT, "[injury]", "[]"),
    ]
    assert {p.rule for p in problems(tmp_path, steps)} == {"unknown-key"}
