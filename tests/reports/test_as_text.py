import pytest

from sourcebook.problems import Location, Problem, Severity
from sourcebook.reports.as_text import as_text
from sourcebook.reports.findings import Findings
from tests.reports.hostile import UNSAFE, hostile_problems
from tests.tools.actions_runner import commands_in


def problem(rule: str, line: int, severity: Severity = Severity.ERROR) -> Problem:
    place = Location("content/a.yaml", line, 3, "x", "  titel: Oil")
    return Problem(rule, severity, place, "`titel` is unknown", "Write `title`.")


ONE = """\
content/a.yaml:1:3: error[unknown-key]: `titel` is unknown
      titel: Oil
      ^
    help: Write `title`.
    why:  A misspelt key would be ignored, and what it says with it.
    more: docs/content-format.md#unknown-key

1 error in 1 file
"""


def test_a_problem_says_what_where_how_and_why() -> None:
    assert as_text(Findings((problem("unknown-key", 1),))) == ONE


def test_the_reason_is_said_once_a_rule() -> None:
    text = as_text(Findings(tuple(problem("unknown-key", line) for line in range(1, 41))))
    assert text.count("why:") == 1
    assert text.count("help:") == 40
    assert text.endswith("40 errors in 1 file\n")


def test_a_further_note_of_a_rule_takes_one_line() -> None:
    notes = tuple(problem("no-address", line, Severity.NOTE) for line in (1, 2))
    assert as_text(Findings(notes)).endswith(
        "#no-address\n\ncontent/a.yaml:2:3: note[no-address]: `titel` is unknown\n\n"
        "2 notes in 1 file\n"
    )


def test_what_is_not_shown_is_counted() -> None:
    found = Findings((), (problem("unknown-key", 1),))
    assert as_text(found) == ("No problems.\nNot shown: 1 error in 1 file that you did not name.\n")


@pytest.mark.parametrize("colour", [False, True])
def test_no_text_acts_on_a_terminal_or_on_a_log(*, colour: bool) -> None:
    text = as_text(Findings(hostile_problems()), colour=colour)
    if colour:  # our own colours are the only sequences
        for style in ("1", "1;31", "31", "2", "0"):
            text = text.replace(f"\x1b[{style}m", "")
    assert not set(UNSAFE) & set(text)
    assert commands_in(text) == []
    assert "##vso[" not in text
    assert "##teamcity[" not in text
