from pathlib import Path

import pytest

from sourcebook.problems import Location, Problem, Severity
from sourcebook.report import LINE, MESSAGE, problem_text, quoted, report, summary
from tests.tools.trees import INCIDENT, Edit, problems


def problem(
    excerpt: str = "actor: nobody",
    column: int = 8,
    message: str = "there is no actor",
    hint: str = "",
) -> Problem:
    place = Location("content/a.yaml", 3, column, "actor", excerpt)
    return Problem("unknown-actor", Severity.ERROR, place, message, hint)


def lines(excerpt: str, column: int) -> tuple[str, str]:
    """Return the source line and the caret line as they are shown."""
    _, shown, caret, *_ = problem_text(problem(excerpt, column)).split("\n")
    return shown, caret


def test_a_problem_shows_its_place_its_line_a_caret_and_the_remedy() -> None:
    assert problem_text(problem(hint="Correct the id.")) == (
        "content/a.yaml:3:8: error[unknown-actor]: there is no actor\n"
        "    actor: nobody\n"
        "           ^\n"
        "    help: Correct the id.\n"
    )


def test_a_problem_of_a_whole_file_has_no_line() -> None:
    whole = Problem(
        "missing-file", Severity.ERROR, Location("content/site.yaml"), "missing", "Write it."
    )
    assert problem_text(whole) == (
        "content/site.yaml: error[missing-file]: missing\n    help: Write it.\n"
    )


def test_the_last_line_counts(tmp_path: Path) -> None:
    found = problems(tmp_path, [Edit(INCIDENT, "tags: [oil]", "tags: [oli, oil, oil]")])
    text = report(found)
    assert text.endswith("\n\n1 error, 1 warning in 1 file\n")
    assert text.startswith(f"content/{INCIDENT}:48:8: error[unknown-tag]: there is no tag `oli`.")


@pytest.mark.parametrize(
    ("severities", "said"),
    [
        ([], "No problems."),
        ([Severity.ERROR], "1 error in 1 file"),
        (
            [Severity.NOTE, Severity.NOTE, Severity.ERROR, Severity.WARNING],
            "1 error, 1 warning, 2 notes in 4 files",
        ),
    ],
)
def test_the_summary_counts_by_severity(severities: list[Severity], said: str) -> None:
    found = [
        Problem("x", severity, Location(f"{number}.yaml"), "x")
        for number, severity in enumerate(severities)
    ]
    assert summary(found) == said
    assert report(found) == f"{summary(found)}\n" or report(found).endswith(f"\n\n{said}\n")


@pytest.mark.parametrize(
    ("excerpt", "column", "width"),
    [
        ("a: x", 4, 3),
        ("\ta: x", 5, 4 + 3),
        ("名前: x", 5, 4 + 2),
        ("Ki\u0301ev: x", 8, 4 + 2),
        ("\u202ea: x", 5, len("<U+202E>") + 3),
        ("a: x", 99, 4),
        ("a: x", 0, 0),
    ],
)
def test_the_caret_stands_below_the_column(excerpt: str, column: int, width: int) -> None:
    _, caret = lines(excerpt, column)
    assert caret == " " * (4 + width) + "^"


@pytest.mark.parametrize("place", [0, 1, 30, 200, 470, 499])
def test_a_long_line_is_cut_around_the_column(place: int) -> None:
    excerpt = "a" * place + "!" + "a" * (499 - place)
    shown, caret = lines(excerpt, place + 1)
    assert len(shown) <= 4 + LINE + 2
    assert shown[len(caret) - 1] == "!"
    assert ("…" in shown[:5]) == (place > LINE // 2)
    assert shown.endswith("…") == (place < 499 - LINE // 2)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("\x1b[31mred", "<U+001B>[31mred"),
        ("a\u202eb\u2066c", "a<U+202E>b<U+2066>c"),
        ("two\nlines\rof\x00text", "two<U+000A>lines<U+000D>of<U+0000>text"),
        ("zero\u200bwidth\ufeff", "zero<U+200B>width<U+FEFF>"),
        ("Київ — ok", "Київ — ok"),
        ("x" * (MESSAGE + 1), "x" * MESSAGE + "…"),
    ],
)
def test_what_is_quoted_cannot_act_on_a_terminal(given: str, shown: str) -> None:
    assert quoted(given) == shown
    text = problem_text(problem(excerpt=given[:50], message=given, hint=given))
    assert shown in text
    assert all(c.isprintable() or c == "\n" for c in text)
    assert text.count("\n") == 4


def test_colour_comes_only_when_told() -> None:
    plain, coloured = report([problem()]), report([problem()], colour=True)
    assert "\x1b" not in plain
    assert "\x1b[1;31merror[unknown-actor]\x1b[0m" in coloured
    for code in ("\x1b[1m", "\x1b[1;31m", "\x1b[31m", "\x1b[2m", "\x1b[0m"):
        coloured = coloured.replace(code, "")
    assert coloured == plain
