import pytest

from sourcebook.problems import Location, Problem, Severity
from sourcebook.reports.as_github import as_github
from sourcebook.reports.findings import Findings
from tests.reports.hostile import UNSAFE, hostile_problems
from tests.tools.actions_runner import Command, commands_in

KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


@pytest.mark.parametrize("severity", list(Severity))
def test_an_annotation_lands_on_its_line(severity: Severity) -> None:
    place = Location("content/100%,a:b.yaml", 7, 3, "x", "  titel: Oil")
    found = Problem("unknown-key", severity, place, "100% wrong, here: ::", "Write `title`.")
    text = as_github(Findings((found,)))
    assert text.splitlines()[-1].startswith(
        f"::{KINDS[severity]} file=content/100%25%2Ca%3Ab.yaml,line=7,col=3,title=unknown-key::"
        "100%25 wrong, here: ::%0AWrite `title`.%0A"
    )
    assert commands_in(text) == [
        Command(
            KINDS[severity],
            {
                "file": "content/100%,a:b.yaml",
                "line": "7",
                "col": "3",
                "title": "unknown-key",
            },
            "100% wrong, here: ::\nWrite `title`.\n"
            "A misspelt key would be ignored, and what it says with it.\n"
            "docs/content-format.md#unknown-key",
        )
    ]


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    found = Problem("missing-file", Severity.ERROR, Location("content/site.yaml"), "missing")
    [command] = commands_in(as_github(Findings((found,))))
    assert command.properties == {"file": "content/site.yaml", "title": "missing-file"}


@pytest.mark.parametrize("severity", list(Severity))
def test_no_text_of_a_record_is_a_command(severity: Severity) -> None:
    problems = hostile_problems(severity)
    text = as_github(Findings(problems))
    assert not set(UNSAFE) & set(text)
    found = commands_in(text)
    assert [command.name for command in found] == [KINDS[severity]] * len(problems)
    for command, problem in zip(found, problems, strict=True):
        assert set(command.properties) == {"file", "line", "col", "title"}
        shown = problem.location.path.replace("\ufffd", "<U+FFFD>")
        assert command.properties["file"] == shown
        assert command.properties["line"] == "3"
        assert command.properties["title"] == "unknown-key"
        # A runner that does not know the kind looks for the old form in the same line.
        assert "##[" not in command.text


def test_what_github_leaves_out_is_said_and_is_in_the_log() -> None:
    def some(severity: Severity, count: int) -> tuple[Problem, ...]:
        places = (Location(f"content/{severity}-{number}.yaml") for number in range(count))
        return tuple(Problem("unknown-key", severity, place, "wrong") for place in places)

    problems = some(Severity.ERROR, 12) + some(Severity.WARNING, 10) + some(Severity.NOTE, 11)
    text = as_github(Findings(problems))
    assert text.endswith(
        "\nGitHub annotates 10 of a kind at most: 2 more errors, 1 more note."
        " All are listed above.\n"
    )
    assert all(f"content/error-{number}.yaml: error" in text for number in range(12))
    assert "GitHub annotates" not in as_github(Findings(some(Severity.ERROR, 10)))


def test_without_problems_there_is_no_command() -> None:
    assert as_github(Findings(())) == "No problems.\n"


def test_the_folder_that_was_named_acts_on_no_terminal() -> None:
    place = Location("\x1b[31mcontent\udcff/site.yaml")
    text = as_github(Findings((Problem("missing-file", Severity.ERROR, place, "m", "h"),)))
    assert "\x1b" not in text
    assert text.encode("utf-8", errors="strict")
