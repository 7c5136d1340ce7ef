# ruff: noqa: E501 - a row of a table stays on one line
from pathlib import Path

import pytest

from sourcebook.check import check
from sourcebook.load.content import load_content
from tests.check.cases import Case, assert_breaks, assert_passes, breaks
from tests.tools.trees import DAILY, FIGURE, INCIDENT, PAGE, RADIO, Copy, Edit, Step, problems, tree

CASES = [
    breaks(
        "unknown-article",
        Edit(INCIDENT, "    source: radio-2020-03-03-spill", "    source: radio-2020-03-30-spill"),
        at="radio-2020-03-30-spill",
        says="Did you mean `radio-2020-03-03-spill`",
    ),
    breaks(
        "unknown-article",
        Edit(INCIDENT, "its own [@radio-2020-03-03-spill]", "its own [@radio-2020-spill]"),
        at="[@radio-2020-spill]",
        says="there is no article `radio-2020-spill`",
    ),
    breaks(
        "unknown-article",
        Edit(RADIO, "article: daily-2020-03-02-spill", "article: dayly-2020-03-02-spill"),
        at="dayly",
        says="Did you mean `daily-2020-03-02-spill`",
    ),
    breaks(
        "unknown-article",
        Edit(FIGURE, "cases: 5\n    source: daily-2020-03-02-spill", "source: nowhere"),
        at="nowhere",
        says="a file of that name in articles/",
    ),
    breaks(
        "unknown-article",
        Edit(DAILY, "seen: full", "seen: {through: nowhere}"),
        at="nowhere",
        says="there is no article `nowhere`",
    ),
    breaks(
        "unknown-incident",
        Edit(INCIDENT, "changes:", "related: [evans-bay-2021]\nchanges:"),
        at="evans-bay-2021",
        says="Did you mean `evans-bay-2020`?",
    ),
    breaks(
        "unknown-incident",
        Edit(RADIO, "how: reports}", "how: reports, about: [evans-2020]}"),
        at="evans-2020",
        says="Did you mean `evans-bay-2020`?",
    ),
    breaks(
        "unknown-incident",
        Edit(INCIDENT, "kind: published}", "kind: published}\n  - {date: 2020-04-02, kind: merged, note: One event.}\nmerged_into: other-2020"),
        at="other-2020",
        says="there is no incident `other-2020`",
    ),
    breaks(
        "unknown-actor",
        Edit(INCIDENT, "actor: barge-company", "actor: barge-compny"),
        at="barge-compny",
        says="Did you mean `barge-company`?",
    ),
    breaks(
        "unknown-actor",
        Edit(INCIDENT, "by: barge-company", "by: captain"),
        at="captain",
        says="add it to vocabulary/actors.yaml",
    ),
    breaks(
        "unknown-actor",
        Edit(FIGURE, "counter: harbour-authority", "counter: harbor-authority"),
        at="harbor",
        says="Did you mean `harbour-authority`?",
    ),
    breaks(
        "unknown-publisher",
        Edit(RADIO, "publisher: radio", "publisher: radios"),
        at="radios",
        says="Did you mean `radio`?",
    ),
    breaks(
        "unknown-tag",
        Edit(INCIDENT, "tags: [oil]", "tags: [oil, oild]"),
        at="oild",
        says="Did you mean `oil`?",
    ),
    breaks(
        "unknown-tag",
        Edit("vocabulary/warnings.yaml", "tags: [oil]", "tags: [oil, smoke]"),
        at="smoke",
        says="vocabulary/tags.yaml",
    ),
    breaks(
        "unknown-warning",
        Edit(INCIDENT, "[injury]", "[injury, injuries]"),
        at="injuries",
        says="Did you mean `injury`?",
    ),
    breaks(
        "unknown-group",
        Edit(INCIDENT, "group: divers", "group: diver"),
        at="diver",
        says="Did you mean `divers`?",
    ),
    breaks(
        "unknown-region",
        Edit(INCIDENT, "region: Wellington", "region: Welington"),
        at="Welington",
        says="Did you mean `Wellington`?",
    ),
    breaks(
        "unknown-region",
        Edit("vocabulary/regions.yaml", "name: Wellington, country: NZ, iso_3166_2: NZ-WGN", "name: Wellington, country: AU"),
        at="Wellington",
        says="a region of `AU`, not of `NZ`",
    ),
    breaks(
        "unknown-side",
        Edit("vocabulary/actors.yaml", "side: operators", "side: operator"),
        at="operator",
        says="Did you mean `operators`?",
    ),
    breaks(
        "unknown-link",
        Edit(INCIDENT, "(page:about)", "(page:abuot)"),
        at="page:abuot",
        says="Did you mean `about`?",
    ),
    breaks(
        "unknown-link",
        Edit(PAGE, "(incident:evans-bay-2020)", "(tag:oils)"),
        at="tag:oils",
        says="Did you mean `oil`?",
    ),
    breaks(
        "unpublished-reference",
        Edit(FIGURE, "kind: cumulative", "kind: cumulative\ndraft: true"),
        at="figure:spills-counted",
        says="`spills-counted` is a draft or embargoed",
    ),
    breaks(
        "unpublished-reference",
        Edit(DAILY, "seen: full", "seen: full\nembargoed: true"),
        at="daily-2020-03-02-spill",
        says="`daily-2020-03-02-spill` is a draft or embargoed",
    ),
    breaks(
        "self-reference",
        Edit(INCIDENT, "changes:", "related: [evans-bay-2020]\nchanges:"),
        at="evans-bay-2020",
        says="related to itself",
    ),
    breaks(
        "self-reference",
        Edit(DAILY, "seen: full", "seen: {through: daily-2020-03-02-spill}"),
        at="daily-2020-03-02-spill",
        says="known through itself",
    ),
    breaks(
        "through-unread",
        Edit(DAILY, "seen: full", "seen: {through: radio-2020-03-03-spill}"),
        Edit(RADIO, "seen: full", "seen: {through: daily-2020-03-02-spill}"),
        at="radio-2020-03-03-spill",
        says="is itself known only through another article",
    ),
    breaks(
        "repeated-entry",
        Edit(INCIDENT, "tags: [oil]", "tags: [oil, oil]"),
        at="oil]",
        says="`oil` stands twice in `tags`",
    ),
    breaks(
        "repeated-entry",
        Edit(RADIO, "how: reports}", "how: reports, about: [evans-bay-2020, evans-bay-2020]}"),
        at="evans-bay-2020]",
        says="stands twice in `about`",
    ),
    breaks(
        "unused-article",
        Copy(RADIO, "articles/leftover.md", (("company-denies", "other"),)),
        at="title",
        says="no other record uses this source",
    ),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_reference_that_leads_nowhere_is_found(case: Case, tmp_path: Path) -> None:
    assert_breaks(case, tmp_path)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param((), id="the minimal site"),
        pytest.param((Edit(PAGE, "", "See [sources](page:sources).\n"),), id="a built-in page"),
        pytest.param(
            (
                Edit(FIGURE, "kind: cumulative", "kind: cumulative\ndraft: true"),
                Edit(INCIDENT, "title: Oil", "draft: true\ntitle: Oil"),
                Edit(PAGE, "order: 1", "order: 1\nembargoed: true"),
            ),
            id="what is held back may name what is held back",
        ),
    ],
)
def test_a_reference_that_leads_somewhere_passes(steps: tuple[Step, ...], tmp_path: Path) -> None:
    assert_passes(steps, tmp_path)


def test_an_id_whose_own_record_has_problems_is_known(tmp_path: Path) -> None:
    found = problems(
        tmp_path, [Edit(DAILY, "seen: full\n", ""), Edit(DAILY, "kind: inv", "kind: xinv")]
    )
    assert {problem.rule for problem in found} == {"missing-key", "unknown-word"}
    assert {problem.location.path for problem in found} == {f"content/{DAILY}"}


@pytest.mark.parametrize("broken", ["actors: [", "just a text", "a: b: c"])
def test_a_vocabulary_that_cannot_be_read_is_one_problem(broken: str, tmp_path: Path) -> None:
    file = "vocabulary/actors.yaml"
    found = problems(tmp_path, [Edit(file, "", f"\n{broken}\n")])
    assert {problem.location.path for problem in found} == {f"content/{file}"}


def test_a_vocabulary_that_is_missing_makes_its_ids_unknown(tmp_path: Path) -> None:
    step = Edit(INCIDENT, "tags: [oil]", "tags: [oil, fire]")
    (found,) = [p for p in problems(tmp_path, [step]) if p.rule == "unknown-tag"]
    assert "`fire`" in found.message


def test_a_site_can_do_without_a_list_of_regions(tmp_path: Path) -> None:
    content = tree(tmp_path)
    (content / "vocabulary" / "regions.yaml").unlink()
    assert check(load_content(content, "content")) == ()
