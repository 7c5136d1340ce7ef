# ruff: noqa: E501 - a row of a table stays on one line
from pathlib import Path

import pytest

from sourcebook.check.evidence import MOST_RESTATED
from tests.check.cases import Case, assert_breaks, assert_passes, breaks
from tests.tools.trees import DAILY, INCIDENT, RADIO, Copy, Edit, Step, problems

VERIFIES = "stance: verifies"
EDGE = "derived_from:\n  - {article: daily-2020-03-02-spill, how: reports}\n"

CASES = [
    breaks(
        "derivation-loop",
        Edit(DAILY, "basis: original", "basis: derived\nderived_from: [{article: radio-2020-03-03-spill, how: quotes}]"),
        at="radio-2020-03-03-spill",
        says="daily-2020-03-02-spill → radio-2020-03-03-spill → daily-2020-03-02-spill",
        also="no-origin rests-on-later",
    ),
    breaks(
        "derivation-loop",
        Edit(RADIO, "article: daily-2020-03-02-spill", "article: radio-2020-03-03-spill"),
        at="radio-2020-03-03-spill",
        says="radio-2020-03-03-spill → radio-2020-03-03-spill",
    ),
    breaks(
        "derived-without-sources",
        Edit(RADIO, EDGE, ""),
        at="derived",
        says="`derived_from` names nothing",
    ),
    breaks(
        "original-with-sources",
        Edit(RADIO, "basis: derived", "basis: original"),
        at="reports",
        says="an original source cannot be one that `reports` another",
    ),
    breaks(
        "unknown-with-sources",
        Edit(RADIO, "basis: derived", "basis: unknown"),
        at="unknown",
        says="the basis is unknown, yet",
    ),
    breaks(
        "copy-as-original",
        Edit(DAILY, "kind: investigation", "kind: copy"),
        at="original",
        says="a copy cannot be original",
        also="no-origin",
    ),
    breaks(
        "needless-about",
        Copy(INCIDENT, "incidents/lyall-bay-2020.yaml", (("Evans", "Lyall"), ("174.81", "174.70"), (" [@radio-2020-03-03-spill]", ""), ("radio-2020-03-03-spill", "daily-2020-03-02-spill"), ("2020-03-03", "2020-03-02"))),
        Edit(RADIO, "how: reports}", "how: reports, about: [evans-bay-2020, lyall-bay-2020]}"),
        at="lyall-bay-2020",
        says="`lyall-bay-2020` does not cite this article",
    ),
    breaks(
        "no-origin",
        Edit(DAILY, "basis: original", "basis: unknown"),
        at="claims",
        says="none of the sources",
    ),
    breaks(
        "status-above-evidence",
        Edit(INCIDENT, VERIFIES, "stance: reports"),
        at="verified",
        says="it needs a `verifies` claim by an actor that is no party; it carries `alleged`",
    ),
    breaks(
        "status-above-evidence",
        Edit(INCIDENT, "by: the-daily\n    stance", "by: harbour-authority\n    stance"),
        at="verified",
        says="the ones here are by a party: `harbour-authority`",
    ),
    breaks(
        "status-above-evidence",
        Edit(INCIDENT, "status: verified", "status: adjudicated"),
        at="adjudicated",
        says="it needs a `convicts` or `acquits` claim by a court; it carries `verified`",
    ),
    breaks(
        "status-above-evidence",
        Edit(INCIDENT, "status: verified", "status: corroborated"),
        Edit(INCIDENT, VERIFIES, "stance: reports"),
        at="corroborated",
        says="leads to 1, `daily-2020-03-02-spill`; it carries `alleged`",
    ),
    breaks(
        "status-above-evidence",
        Edit(INCIDENT, "status: verified", "status: alleged"),
        Edit(INCIDENT, VERIFIES, "stance: responds"),
        at="alleged",
        says="it needs a claim that asserts the event; nothing here asserts the event",
    ),
    breaks(
        "status-below-evidence",
        Edit(INCIDENT, "status: verified", "status: alleged"),
        at="alleged",
        says="the evidence carries `verified`",
    ),
    breaks(
        "judgment-by-no-court",
        Edit(INCIDENT, VERIFIES, "stance: convicts"),
        Edit(INCIDENT, "status: verified", "status: alleged"),
        at="convicts",
        says="listed as `news-organisation`",
    ),
    breaks(
        "no-response",
        Edit(INCIDENT, "by: barge-company\n    stance: denies", "by: the-daily\n    stance: reports"),
        at="parties",
        says="no claim records its answer",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_record_that_does_not_carry_what_it_says_is_found(case: Case, tmp_path: Path) -> None:
    assert_breaks(case, tmp_path)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param(
            (
                Edit(RADIO, "basis: derived", "basis: original"),
                Edit(RADIO, "how: reports", "how: analyses"),
            ),
            id="its own work on the same evidence stays original",
        ),
        pytest.param((Edit(RADIO, "reports}", "reports, about: [evans-bay-2020]}"),), id="about"),
        pytest.param(
            (Edit(INCIDENT, "status: verified", "status: alleged\nstatus_note: It is disputed."),),
            id="a note says why the status is lower",
        ),
        pytest.param(
            (
                Edit(INCIDENT, "by: the-daily\n    stance: ver", "by: high-court\n    stance: ver"),
                Edit(INCIDENT, "stance: verifies", "stance: convicts"),
                Edit(INCIDENT, "status: verified", "status: adjudicated"),
            ),
            id="a court convicts",
        ),
        pytest.param(
            (
                Edit(INCIDENT, "stance: verifies", "stance: responds"),
                Edit(INCIDENT, "changes:", "withdrawn: Nothing holds.\nchanges:"),
                Edit(INCIDENT, "", "  - {date: 2020-04-02, kind: withdrawn, note: See above.}\n"),
            ),
            id="what is withdrawn needs no evidence",
        ),
    ],
)
def test_a_record_that_carries_what_it_says_passes(steps: tuple[Step, ...], tmp_path: Path) -> None:
    assert_passes(steps, tmp_path)


def test_a_status_is_not_judged_while_its_evidence_cannot_be_read(tmp_path: Path) -> None:
    found = problems(tmp_path, [Edit(DAILY, "basis: original\n", "")])
    assert [problem.rule for problem in found] == ["missing-key"]


def chain(folder: Path, length: int) -> list[str]:
    """Let each article rest on the next, and return the rules that this breaks."""
    steps: list[Step] = []
    for number in range(length):
        name = f"step-{number:03}"
        after = f"step-{number + 1:03}" if number + 1 < length else "daily-2020-03-02-spill"
        changes = (
            ("article: daily-2020-03-02-spill", f"article: {after}"),
            ("https://", f"https://{name}."),
        )
        steps.append(Copy(RADIO, f"articles/{name}.md", changes))
    found = problems(folder, [*steps, Edit(INCIDENT, "", "sources: [step-000]\n")])
    return [problem.rule for problem in found]


def test_a_chain_of_sources_has_an_end(tmp_path: Path) -> None:
    assert chain(tmp_path / "short", MOST_RESTATED) == []
    assert chain(tmp_path / "long", MOST_RESTATED + 1) == ["long-derivation"]
    assert chain(tmp_path / "endless", 60) == ["long-derivation"]
