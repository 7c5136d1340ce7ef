import re

from sourcebook.check import RULES
from sourcebook.check.shape_rules import SHAPE_RULES
from tests.tools.every_mistake import EXPECTED, reported

ELSEWHERE = {
    "unused-article": "some files of this site cannot be read: see tests/check/test_references.py",
    "missing-file": "this site has settings: see tests/load/test_content.py",
    "long-derivation": "it takes 22 articles: see tests/check/test_evidence.py",
    "json-syntax": "both files of borders are read: see tests/load/test_borders.py",
    "too-many-files": "it takes 200,000 files: see tests/load/test_files.py",
}


def test_the_report_on_every_mistake_is_the_expected_one() -> None:
    """Write it anew where a change is meant: python -m tests.tools.every_mistake."""
    assert reported().splitlines() == EXPECTED.read_text(encoding="utf-8").splitlines()


def test_every_rule_occurs_in_the_report() -> None:
    named = re.findall(r": (?:error|warning|note)\[([a-z0-9-]+)\]: ", reported())
    assert set(named) == {rule.name for rule in RULES} - set(ELSEWHERE)


def test_every_rule_has_a_name_of_its_own_and_a_reason_in_one_sentence() -> None:
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)
    for rule in RULES:
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
        assert rule.reason.endswith(".")
        assert rule.reason.count(". ") == 0
        assert rule.reason[0].isupper() or rule.reason[0] == "`"
        assert (rule.find is None) == (rule in SHAPE_RULES)
