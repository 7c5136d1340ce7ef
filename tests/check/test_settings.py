from pathlib import Path

import pytest

from tests.check.cases import Case, assert_breaks, assert_passes, breaks
from tests.tools.trees import PAGE, SITE, Copy, Edit, Step, problems

CONTACT = "contact:\n  email: editors@spills.example"

CASES = [
    breaks(
        "no-contact",
        Edit(SITE, CONTACT, "contact: {}"),
        at="{}",
        says="neither `email` nor `url`",
    ),
    breaks(
        "base-url",
        Edit(SITE, "https://spills.example/", "https://spills.example/a/?b#c"),
        at="https://spills.example/a/?b#c",
        says="Write https://spills.example/a/.",
    ),
    breaks(
        "reserved-side",
        Edit(SITE, "  authorities:", "  none: {name: None}\n  authorities:"),
        at="none",
        says="`none` is not the name of a side",
    ),
    breaks(
        "reserved-page",
        Copy(PAGE, "pages/sources.md", (("order: 1", "order: 2"),)),
        at="title",
        says="every site has a page at /sources/ already",
    ),
    breaks(
        "reserved-page",
        Copy(PAGE, "pages/assets.md", (("order: 1", "order: 2"),)),
        at="title",
        says="/assets/",
    ),
    breaks(
        "page-order",
        Copy(PAGE, "pages/method.md"),
        at="1",
        says="`about` has the place 1 in the menu as well",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_settings_that_do_not_work_are_found(case: Case, tmp_path: Path) -> None:
    assert_breaks(case, tmp_path)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param((Edit(SITE, CONTACT, "contact: {url: https://x.example/}"),), id="a web page"),
        pytest.param((Edit(SITE, "spills.example/\n", "x.example/a/b\n"),), id="a path"),
        pytest.param((Copy(PAGE, "pages/method.md", (("order: 1", "order: 2"),)),), id="a page"),
    ],
)
def test_settings_that_work_pass(steps: tuple[Step, ...], tmp_path: Path) -> None:
    assert_passes(steps, tmp_path)


def test_a_fault_in_the_only_editor_is_one_fault(tmp_path: Path) -> None:
    name = "  - name: The editors of Spills\n"
    found = problems(tmp_path, [Edit(SITE, name, f"{name}    url: nowhere\n")])
    assert [problem.rule for problem in found] == ["unsafe-url"]
