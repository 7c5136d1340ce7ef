"""Hold what the check says to its promises: every problem can be found, read and written."""

import json
from collections.abc import Mapping

from sourcebook.check import RULES
from sourcebook.load.characters import is_forbidden
from sourcebook.load.content import Content
from sourcebook.problems import Problem
from sourcebook.report import quoted
from sourcebook.reports.as_github import as_github
from sourcebook.reports.as_json import as_json
from sourcebook.reports.as_sarif import as_sarif
from sourcebook.reports.as_text import as_text
from sourcebook.reports.findings import Findings

NAMES = frozenset(rule.name for rule in RULES)
SHOWN_AS = "content"


def assert_answered(problems: tuple[Problem, ...], lines: Mapping[str, int]) -> None:
    """Hold problems to files that are there, and lines that these have.

    `lines` says how many lines each file has, by its path below the content folder.
    """
    assert [problem.sort_key for problem in problems] == sorted(p.sort_key for p in problems)
    assert len(set(problems)) == len(problems)
    for problem in problems:
        place = problem.location
        assert problem.rule in NAMES
        assert problem.message, problem
        assert problem.hint, problem
        assert place.path == SHOWN_AS or place.path.startswith(f"{SHOWN_AS}/"), place
        inside = place.path.removeprefix(f"{SHOWN_AS}/")
        if inside in lines:
            assert 0 <= place.line <= lines[inside], (problem, lines[inside])
        else:
            assert not place.line, (problem, "this file is not there")
        assert not place.line or place.column >= 0
        for text in (place.path, quoted(problem.message), quoted(problem.hint), place.field):
            assert is_showable(quoted(text)), problem


def assert_written(problems: tuple[Problem, ...], *, repository: str | None = None) -> str:
    """Write problems in every form, hold these to be whole and harmless, and return them all."""
    findings = Findings(problems)
    text, github = as_text(findings), as_github(findings)
    assert is_showable(text)
    assert is_showable(github)
    assert text.count(": error[") >= sum(p.severity == "error" for p in problems)
    as_data, sarif = as_json(findings), as_sarif(findings, repository)
    assert len(json.loads(as_data)["problems"]) == len(problems)
    assert len(json.loads(sarif)["runs"][0]["results"]) == len(problems)
    for written in (text, github, as_data, sarif):
        written.encode("utf-8")
    assert as_data.isascii()
    assert sarif.isascii()
    return text + github + as_data + sarif


def is_showable(text: str) -> bool:
    """Tell whether a terminal shows a text as it is."""
    return "\t" not in text and not any(map(is_forbidden, set(text)))


def lines_of(content: Content) -> dict[str, int]:
    """Count the lines of every file that a record was read from."""
    return {
        document.path.removeprefix(f"{SHOWN_AS}/"): len(document.lines)
        for document in content.documents.values()
    }
