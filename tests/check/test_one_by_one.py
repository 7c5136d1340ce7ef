"""Check records one by one, as a warm build does, and find what a check of all finds."""

from pathlib import Path

import pytest

from sourcebook.check import check, check_all, check_one
from sourcebook.check.review import MANY, THE_REST
from sourcebook.load.content import load_content
from sourcebook.model.ids import Key, Kind
from sourcebook.problems import in_reading_order
from sourcebook.relate.facts import facts_of
from tests.tools.building import CONTENT, ROOT

SITES = {
    "own": CONTENT,
    "rich": ROOT / "tests/sites/rich/content",
    "every-mistake": ROOT / "tests/sites/every-mistake/content",
}


@pytest.mark.parametrize("folder", SITES.values(), ids=SITES)
def test_one_by_one_finds_what_a_check_of_all_finds(folder: Path) -> None:
    content = load_content(folder, "content")
    facts = facts_of(content.records)
    records = {Kind.INCIDENT: content.records.incidents, Kind.ARTICLE: content.records.articles}
    subjects = [*(Key(kind, name) for kind in MANY for name in records[kind]), THE_REST]
    found = [problem for key in subjects for problem in check_one(content, key)]
    found += check_all(content, facts)
    assert found
    assert in_reading_order((*content.problems, *found)) == check(content)
