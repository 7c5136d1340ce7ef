# ruff: noqa: E501 - a row of a table stays on one line
"""What records answer of themselves, and what every closed word says."""

from pathlib import Path

import pytest

from sourcebook.model import prose, words
from sourcebook.model.incident import Incident
from tests.tools.trees import INCIDENT, Edit, loaded


def incident(folder: Path, *edits: Edit) -> Incident:
    return loaded(folder, edits).records.incidents["evans-bay-2020"]


def test_an_incident_names_its_articles_once_in_the_order_of_mention(tmp_path: Path) -> None:
    found = incident(
        tmp_path, Edit(INCIDENT, "tags: [oil]", "sources: [other, radio-2020-03-03-spill]")
    )
    assert found.article_ids == ("daily-2020-03-02-spill", "radio-2020-03-03-spill", "other")
    mentions = list(found.cited())
    assert ("other", ("sources", 0)) in mentions
    assert ("radio-2020-03-03-spill", ("account",)) in mentions
    assert ("daily-2020-03-02-spill", ("when", "source")) in mentions


def test_an_incident_tells_the_accused_from_the_harmed(tmp_path: Path) -> None:
    found = incident(tmp_path)
    assert [party.actor for party in found.accused] == ["barge-company"]
    assert [party.group for party in found.victims] == ["divers"]
    assert not found.tombstone
    assert found.is_public


@pytest.mark.parametrize(
    ("line", "tombstone", "public"),
    [
        ("withdrawn: It was wrong.", True, True),
        ("merged_into: other-2020", True, True),
        ("draft: true", False, False),
        ("embargoed: true", False, False),
        ("draft: false", False, True),
    ],
)
def test_an_incident_knows_whether_it_stands_and_appears(
    line: str, tmp_path: Path, *, tombstone: bool, public: bool
) -> None:
    found = incident(tmp_path, Edit(INCIDENT, "tags: [oil]", line))
    assert (found.tombstone, found.is_public) == (tombstone, public)


def test_private_notes_are_in_no_record(tmp_path: Path) -> None:
    found = incident(tmp_path, Edit(INCIDENT, "tags: [oil]", "private: {phone: SECRET}"))
    assert "SECRET" not in repr(found)


@pytest.mark.parametrize("kind", words.Word.__subclasses__())
def test_every_closed_word_is_defined_for_readers(kind: type[words.Word]) -> None:
    assert list(kind)
    for member in kind:
        assert member.definition.endswith(".")
        assert str(member) == member.value


def test_the_ladder_of_status_goes_up() -> None:
    assert [status.rank for status in words.Status] == [0, 1, 2, 3]
    assert [p.decimals for p in words.PlacePrecision] == [5, 2, 1, 1, 0]


@pytest.mark.parametrize(
    ("markdown", "cited", "linked"),
    [
        ("One [@a] two [@b-2] three [@a].", ["a", "b-2", "a"], []),
        ("[x](incident:a) ![y](actor:b) [z](<page:c> 'T')", [], [("incident", "a"), ("actor", "b"), ("page", "c")]),
        ("[x](https://x.example) [y](thing:a) [z](../a) [@ a] [@]", [], []),
        ("[x](incident:) [y](incident:/a)", [], []),
    ],
)  # fmt: skip
def test_references_are_found_by_their_form(
    markdown: str, cited: list[str], linked: list[tuple[str, str]]
) -> None:
    assert list(prose.citations(markdown)) == cited
    assert list(prose.record_links(markdown)) == linked


def test_every_built_in_page_keeps_its_name_to_itself() -> None:
    assert set(prose.BUILT_IN_PAGES) < prose.RESERVED_PAGES
