"""Write problems for programs; docs/checking.md describes the shape, which only grows."""

from collections import Counter

from sourcebook.problems import Problem, Severity
from sourcebook.reports.data import EXCERPT, as_data
from sourcebook.reports.findings import BY_NAME, Findings, entry_of

VERSION = 1
"""Grows when a program that reads the shape would have to change."""


def as_json(findings: Findings) -> str:
    """Write every problem as data."""
    shape = {
        "version": VERSION,
        "counts": _counts(findings.problems),
        "elsewhere": _counts(findings.elsewhere),
        "problems": [_problem(problem) for problem in findings.problems],
        "rules": {
            name: {
                "severity": BY_NAME[name].severity,
                "reason": BY_NAME[name].reason,
                "entry": entry_of(name),
            }
            for name in findings.rules
        },
    }
    return as_data(shape)


def _counts(problems: tuple[Problem, ...]) -> dict[str, int]:
    count = Counter(problem.severity for problem in problems)
    return {f"{severity}s": count[severity] for severity in Severity}


def _problem(problem: Problem) -> dict[str, str | int | None]:
    place = problem.location
    return {
        "rule": problem.rule,
        "severity": problem.severity,
        "path": place.path,
        "line": place.line or None,
        "column": place.column or None,
        "field": place.field or None,
        "message": problem.message,
        "hint": problem.hint or None,
        "excerpt": place.excerpt[:EXCERPT] or None,
    }
