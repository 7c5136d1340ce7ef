import re

import pytest

from sourcebook.check import RULES
from sourcebook.load.content import MODELS
from sourcebook.model.ids import Kind
from tests.tools.content_format import DOCUMENT, generated, written


def test_the_reference_is_what_the_code_says() -> None:
    """Write it anew where a change is meant: python -m tests.tools.content_format."""
    document = DOCUMENT.read_text(encoding="utf-8")
    assert written(document).splitlines() == document.splitlines()


def test_the_reference_has_a_place_for_every_part() -> None:
    document = DOCUMENT.read_text(encoding="utf-8")
    named = re.findall(r"<!-- begin: ([a-z-]+) -->", document)
    assert sorted(named) == sorted(name for name, _ in generated())


@pytest.mark.parametrize("kind", list(Kind))
def test_every_field_of_every_record_is_explained(kind: Kind) -> None:
    part = dict(generated())[str(kind)]
    for name, info in MODELS[kind].model_fields.items():
        if not info.exclude:
            assert info.description
            assert info.description in part
            assert f"`{info.alias or name}`" in part or "(the text below)" in part


def test_every_rule_is_explained() -> None:
    part = dict(generated())["rules"]
    for rule in RULES:
        assert f"| `{rule.name}` | {rule.severity} | {rule.reason}" in part
