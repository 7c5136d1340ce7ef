"""Write a verification for programs; docs/verifying.md describes the shape, which only grows."""

from typing import Any

from sourcebook.reports.data import as_data
from sourcebook.verify.findings import Check, Difference, Finding, Verification

VERSION = 1
"""Grows when a program that reads the shape would have to change."""

_Object = dict[str, Any]


def as_json(verification: Verification) -> str:
    """Write everything that was found as data."""
    shape = {
        "version": VERSION,
        "site": _name(verification.site),
        "agrees": verification.agrees,
        "digest": verification.digest,
        "checks": [_check(check) for check in verification.checks],
    }
    return as_data(shape)


def _check(check: Check) -> _Object:
    return {
        "against": check.against,
        "name": _name(check.name),
        "files": check.files,
        "agrees": check.agrees,
        "findings": [_finding(finding) for finding in check.findings],
    }


def _finding(finding: Finding) -> _Object:
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "path": _name(finding.path),
        "message": _name(finding.message),
        "record": finding.record and _name(finding.record),
        "difference": _difference(finding.difference) if finding.difference else None,
    }


def _difference(difference: Difference) -> _Object:
    return {
        "line": difference.line,
        "column": difference.column,
        "expected": difference.expected,
        "given": difference.given,
    }


def _name(text: str) -> str:
    """Return a name with the bytes that are not UTF-8 by their numbers, such as `xff`."""
    return text.encode(errors="surrogateescape").decode(errors="backslashreplace")
