"""Edits that once went unnoticed, or could have."""

import ast
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest

from sourcebook.check import check_one
from sourcebook.check.review import Review
from sourcebook.incremental.checking import checked
from sourcebook.incremental.memory import Memory
from sourcebook.incremental.templates import digests
from sourcebook.incremental.toolchain import toolchain
from sourcebook.load.content import load_content
from sourcebook.relate import answers
from sourcebook.relate.library import Library
from tests.incremental.walk import content_of
from tests.incremental.world import World, a_world
from tests.tools.building import RICH, ROOT


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with a_world(tmp_path / "world", content_of("minimal"), seed=1) as world:
        world.settle()
        yield world


def test_what_is_no_longer_used_is_said_though_only_a_figure_changed(world: World) -> None:
    """The comparison of all records rests on more than incidents and articles."""
    for path in sorted((world.content / "figures").rglob("*.yaml")):
        path.unlink()
    world.settle()


def test_a_page_of_prose_comes_to_use_a_source(world: World) -> None:
    article = next((world.content / "articles").rglob("*.md"))
    unused = article.with_stem("nobody-cites-it")
    text = article.read_text(encoding="utf-8")
    unused.write_text(text.replace("url: ", "url: https://a.example/?"), encoding="utf-8")
    world.settle()
    with (world.content / "pages/about.md").open("a", encoding="utf-8") as file:
        file.write(f"\nSo it was said [@{unused.stem}].\n")
    world.settle()


def test_a_misnamed_file_stands_for_the_record_that_it_was_meant_to_be(world: World) -> None:
    """What is lost is looked for among all files, also those that were not read again."""
    path = next((world.content / "articles").rglob("*.md"))
    path.rename(path.with_stem(path.stem.upper()))
    world.settle()
    world.settle()
    (world.content / "pages/about.md").touch()
    world.settle()


def test_a_file_of_records_called_like_a_vocabulary(world: World) -> None:
    (world.content / "vocabulary/tags.yaml").unlink()
    (world.content / "articles/tags.md").write_text("---\ntitle: x\n", encoding="utf-8")
    world.settle()
    world.settle()


def test_a_duplicate_is_named_with_the_date_that_the_other_has_now(world: World) -> None:
    """The later record carries the finding; the date in it is that of the earlier one."""
    one = next(path for path in (world.content / "incidents").rglob("*-2020.yaml"))
    text = one.read_text(encoding="utf-8")
    one.with_stem("zzz-copy").write_text(text, encoding="utf-8")
    world.settle()
    one.write_text(text.replace("date: 2020", "date: 2020-04", 1), encoding="utf-8")
    world.settle()


def test_files_of_the_memory_in_each_others_place(world: World) -> None:
    for one, other in ((".records", ".site"), (".site", ".glance"), (".glance", ".records")):
        first, second = (next(world.cache.glob(f"*{suffix}")) for suffix in (one, other))
        first.write_bytes(second.read_bytes())
        world.settle()


def test_a_list_that_grows_beyond_one_page_is_in_the_sitemap(world: World) -> None:
    """The incident and its day of change are there already; what is new is a page of a list."""
    with mock.patch.object(answers, "PART", 1):
        world.version = b"1" * 32
        world.settle()
        path = next((world.content / "incidents").rglob("*.yaml"))
        text = path.read_text(encoding="utf-8")
        other = path.with_stem("another")
        assert "actor: barge-company" in text
        other.write_text(text.replace("actor: barge-company", "group: divers", 1), encoding="utf-8")
        world.settle()
        other.write_text(text, encoding="utf-8")
        world.settle()


def test_places_in_a_file_that_only_moved_are_told_as_they_are(world: World) -> None:
    """The entries are the same; what is said of one of them names another line now."""
    path = world.content / "vocabulary/tags.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write("marked: {name: Marked <b>, description: With a mark.}\n")
    assert world.settle().problems
    path.write_text(f"# A line above all.\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    world.settle()


@pytest.mark.parametrize("folder", ["plan", "render"])
def test_no_page_is_made_past_the_library(folder: str) -> None:
    """What is read from the bare relations, facts and cards is noted by nobody."""
    for path in sorted((ROOT / "sourcebook" / folder).rglob("*.py")):
        names = {
            node.attr
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Attribute)
        }
        assert not names & {"relations", "facts", "known_cards"}, path


def test_a_template_that_is_named_by_an_expression_can_be_any() -> None:
    templates = {"a.html": "{% include name %}", "b.html": "b", "c.html": '{% include "b.html" %}'}
    before, after = digests(templates), digests({**templates, "b.html": "changed"})
    assert {name for name in before if before[name] != after[name]} == {
        *("template a.html", "template b.html", "template c.html"),
    }
    for reference in ('{%+ include "b.html" %}', "{%- from 'b.html' import x %}"):
        one = digests({"a.html": reference, "b.html": "b"})
        assert one["template a.html"] != digests({"a.html": reference})["template a.html"]


def test_a_library_in_a_folder_of_the_system_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "dist-packages"
    (folder / "jinja2-3.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(folder)
    before = toolchain()
    (folder / "jinja2-3.0.dist-info").rename(folder / "jinja2-3.1.dist-info")
    assert toolchain() != before


def test_a_rule_on_one_record_cannot_compare_all() -> None:
    with pytest.raises(AssertionError, match="whole"):
        _ = Review(load_content(RICH, "content")).facts


def test_a_notice_has_no_card() -> None:
    """Cards are kept for those on the timeline only: another one's would be forgotten."""
    library = Library(load_content(RICH, "content").records)
    for name in library.ids("tombstones"):
        with pytest.raises(AssertionError, match="no card"):
            library.card(name)


def test_what_is_said_of_one_record_does_not_depend_on_how_the_folder_is_called(
    tmp_path: Path,
) -> None:
    memory = Memory(tmp_path, bytes(32))
    for shown_as in ("content", "./content", "elsewhere/content"):
        found = checked(RICH, shown_as, memory)
        assert all(p.location.path.startswith(f"{shown_as}/") for p in found.problems)
        keys = list(found.content.documents)
        assert all(
            problem.location.path.startswith(shown_as)
            for key in keys[:5]
            for problem in check_one(found.content, key)
        )
