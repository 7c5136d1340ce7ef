"""Write problems as annotations of a pull request on GitHub, and in full for its log.

A log of GitHub Actions is also a stream of commands: a line that begins with `::`, after any
spaces, and a `##[` anywhere in a line can be one. Here only the lines that this module writes
are: the report for people, written by `as_text`, holds neither, whatever the records hold.
"""

from collections import Counter

from sourcebook.problems import Problem, Severity
from sourcebook.report import quoted, without_commands
from sourcebook.reports.as_text import as_text
from sourcebook.reports.findings import Findings, entry_of, reason_of

MOST = 10
"""How many annotations of one kind GitHub takes from one step; it drops the others silently."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# As the runner reads them: https://github.com/actions/runner, ActionCommand.cs
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTIES = {**_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


def as_github(findings: Findings) -> str:
    """Write the report for people, then a command for each problem."""
    lines = [as_text(findings), *(_annotation(problem) for problem in findings.problems)]
    dropped = _dropped(findings.problems)
    if dropped:
        lines.append(f"GitHub annotates {MOST} of a kind at most: {dropped}. All are listed above.")
    return "\n".join(lines).rstrip("\n") + "\n"


def _annotation(problem: Problem) -> str:
    place = problem.location
    properties = {"file": quoted(place.path, len(place.path))}
    if place.line:
        properties |= {"line": str(place.line), "col": str(max(place.column, 1))}
    properties["title"] = problem.rule
    named = ",".join(f"{name}={value.translate(_PROPERTIES)}" for name, value in properties.items())
    parts = (problem.message, problem.hint, reason_of(problem.rule), entry_of(problem.rule))
    text = "\n".join(without_commands(quoted(part)) for part in parts if part)
    return f"::{_COMMANDS[problem.severity]} {named}::{text.translate(_DATA)}"


def _dropped(problems: tuple[Problem, ...]) -> str:
    """Say how many problems of each kind get no annotation: "3 errors, 1 note"."""
    count = Counter(problem.severity for problem in problems)
    return ", ".join(
        f"{count[kind] - MOST} more {kind if count[kind] == MOST + 1 else f'{kind}s'}"
        for kind in Severity
        if count[kind] > MOST
    )
