"""Check records one by one, as a warm build does, and find what a check of all finds."""

from collections import Counter
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest

from sourcebook.check import check, check_all, check_one
from sourcebook.check.review import MANY, THE_REST
from sourcebook.check.rule import MOST_PROBLEMS
from sourcebook.load.content import content_of, load_content
from sourcebook.load.files import read_files
from sourcebook.model.ids import Key, Kind
from sourcebook.problems import in_reading_order
from sourcebook.relate.facts import facts_of
from tests.tools.building import CONTENT, ROOT
from tests.tools.trees import PAGE

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


def test_of_one_record_no_more_is_listed_than_can_be_read() -> None:
    tags = "".join("  - nothing\n" for _ in range(5_000))
    minimal = ROOT / "tests/sites/minimal/content"
    files, _ = read_files(minimal, "content")
    content = content_of(
        [replace(file, text=file.text.replace("tags: [oil]", f"tags:\n{tags}")) for file in files],
        (),
        "content",
    )
    counted = Counter(problem.rule for problem in check(content))
    assert counted["unknown-tag"] == counted["repeated-entry"] == MOST_PROBLEMS + 1
    last = [problem for problem in check(content) if "the others are not listed" in problem.message]
    assert {problem.rule for problem in last} == {"unknown-tag", "repeated-entry"}
    assert all(problem.location.line for problem in last)


def test_many_breaches_in_one_page_hide_none_in_another() -> None:
    minimal = ROOT / "tests/sites/minimal/content"
    files, _ = read_files(minimal, "content")
    page = next(file for file in files if str(file.inside) == PAGE)
    name = "pages/zebras.md"
    many = replace(page, text=page.text + "\n\n[@nobody]\n" * (MOST_PROBLEMS + 50))
    one = f"{page.text}\n\n[@nobody]\n"
    other = replace(page, path=f"content/{name}", inside=PurePosixPath(name), text=one)
    content = content_of([*(f for f in files if f != page), many, other], (), "content")
    unknown = [p.location for p in check(content) if p.rule == "unknown-article"]
    assert [place.line > 0 for place in unknown if place.path == other.path] == [True]
    assert sum(place.path == page.path for place in unknown) == MOST_PROBLEMS + 1
