"""Turn problems into plain data, and back."""

from typing import Any

from sourcebook.problems import Location, Problem, Severity

Frozen = tuple[Any, ...]
"""A problem as plain data; its path begins below the content folder."""


def frozen(problem: Problem, shown_as: str) -> Frozen:
    """Return a problem as plain data."""
    place = problem.location
    return (
        problem.rule,
        problem.severity.value,
        place.path.removeprefix(f"{shown_as}/"),
        place.line,
        place.column,
        place.field,
        place.excerpt,
        problem.message,
        problem.hint,
    )


def thawed(data: Frozen, shown_as: str) -> Problem:
    """Return the problem that plain data stand for."""
    rule, severity, path, line, column, field, excerpt, message, hint = data
    location = Location(f"{shown_as}/{path}", line, column, field, excerpt)
    return Problem(rule, Severity(severity), location, message, hint)
