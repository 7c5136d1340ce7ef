import re

import pytest

from sourcebook.check import RULES
from sourcebook.load.one_file import MODELS
from sourcebook.model.ids import Kind
from sourcebook.reports.findings import entry_of
from tests.tools.building import ROOT
from tests.tools.content_format import DOCUMENT, generated, written
from tests.tools.documents import anchors
from tests.tools.rule_entries import entries


@pytest.fixture(scope="module")
def document() -> str:
    return DOCUMENT.read_text(encoding="utf-8")


def test_the_reference_is_what_the_code_says(document: str) -> None:
    """Write it anew where a change is meant: python -m tests.tools.content_format."""
    assert written(document).splitlines() == document.splitlines()


def test_the_reference_has_a_place_for_every_part(document: str) -> None:
    named = re.findall(r"<!-- begin: ([a-z0-9 -]+) -->", document)
    parts = [name for name, _ in generated()]
    assert sorted(named) == sorted([*parts, *(f"rule {rule.name}" for rule in RULES)])


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_of_every_record_is_explained(kind: Kind) -> None:
    part = dict(generated())[str(kind)]
    for name, info in MODELS[kind].model_fields.items():
        if not info.exclude:
            assert info.description
            assert info.description in part
            assert f"`{info.alias or name}`" in part or "(the text below)" in part


def test_every_rule_has_an_entry_and_every_entry_a_rule(document: str) -> None:
    assert list(entries(document)) == [rule.name for rule in RULES]


def test_every_entry_says_how_grave_its_rule_is_and_why(document: str) -> None:
    found = entries(document)
    for rule in RULES:
        marks = f"\n\n<!-- begin: rule {rule.name} -->\n\n**{rule.severity.capitalize()}.** "
        assert found[rule.name].startswith(f"{marks}{rule.reason}")


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_the_link_of_every_report_leads_to_the_entry(rule: str) -> None:
    path, _, fragment = entry_of(rule).partition("#")
    assert ROOT / path == DOCUMENT
    assert fragment in anchors(DOCUMENT)
    # A heading of the same words further up would have taken the fragment.
    assert f"{fragment}-1" not in anchors(DOCUMENT)
