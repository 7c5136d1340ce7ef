"""Write problems in SARIF 2.1.0, which code hosts and editors read.

The standard: https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/sarif-v2.1.0-errata01-os.html
"""

import re
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from sourcebook.check.rule import Rule
from sourcebook.problems import Location, Problem
from sourcebook.reports.data import EXCERPT, as_data
from sourcebook.reports.findings import BY_NAME, Findings, entry_of

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)

_Object = dict[str, Any]
_PLACES = {name: number for number, name in enumerate(BY_NAME)}


def as_sarif(findings: Findings, repository: str | None) -> str:
    """Write every problem as a result, and every rule with its entry if a repository is known."""
    driver: _Object = {
        "name": "Sourcebook",
        "rules": [_rule(rule, repository) for rule in BY_NAME.values()],
    }
    if repository:
        driver["informationUri"] = repository
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem) for problem in findings.problems],
    }
    return as_data({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Rule, repository: str | None) -> _Object:
    described: _Object = {
        "id": rule.name,
        "shortDescription": {"text": _plain(rule.reason)},
        "help": {"text": _plain(f"{rule.reason} See {entry_of(rule.name)}.")},
        "defaultConfiguration": {"level": rule.severity},
    }
    if repository:
        described["helpUri"] = f"{repository.rstrip('/')}/blob/HEAD/{entry_of(rule.name)}"
    return described


def _result(problem: Problem) -> _Object:
    text = " ".join(filter(None, (_sentence(problem.message), problem.hint)))
    return {
        "ruleId": problem.rule,
        "ruleIndex": _PLACES[problem.rule],
        "level": problem.severity,
        "message": {"text": _plain(text)},
        "locations": [{"physicalLocation": _physical(problem.location)}],
    }


def _physical(place: Location) -> _Object:
    path = PurePosixPath(place.path)
    escaped = quote(place.path, errors="surrogateescape")  # names of files are bytes
    uri = f"file://{escaped}" if path.is_absolute() else escaped
    found: _Object = {"artifactLocation": {"uri": uri}}
    if place.line:
        found["region"] = {"startLine": place.line, "startColumn": max(place.column, 1)}
        if place.excerpt:
            found["region"]["snippet"] = {"text": place.excerpt[:EXCERPT]}
    return found


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _plain(text: str) -> str:
    """Write a text as a plain message, in which nothing is a placeholder or a link (3.11.5, 6)."""
    doubled = text.replace("{", "{{").replace("}", "}}")
    if "](" in doubled:
        return re.sub(r"[\[\]\\]", r"\\\g<0>", doubled)
    return doubled
