"""What a save looks like to the one who builds."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from watchfiles import Change

from sourcebook.serve.watch import changes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder below one that watchers like to leave out."""
    folder = tmp_path / "node_modules" / "content"
    folder.mkdir(parents=True)
    return folder


def until(watching: Iterator[frozenset[Path]], path: Path) -> set[Path]:
    """Take sets of changes until one holds a path; give all that were taken."""
    seen: set[Path] = set()
    while path not in seen:
        seen |= next(watching)
    return seen


def test_what_is_saved_while_one_builds_is_part_of_the_next(folder: Path) -> None:
    watching = changes([folder])
    assert next(watching) == set()
    (folder / "one.yaml").write_text("a", encoding="utf-8")
    assert until(watching, folder / "one.yaml") == {folder / "one.yaml"}
    # Here the caller builds, and meanwhile somebody saves, twice.
    (folder / "two.yaml").write_text("b", encoding="utf-8")
    (folder / "three.yaml").write_text("c", encoding="utf-8")
    assert next(watching) >= {folder / "two.yaml", folder / "three.yaml"}


def test_what_editors_put_beside_a_file_is_no_save(folder: Path) -> None:
    watching = changes([folder])
    next(watching)
    for name in (".one.yaml.swp", "one.yaml~", ".#one.yaml", ".DS_Store"):
        (folder / name).write_text("x", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "index").write_text("x", encoding="utf-8")
    (folder / "one.yaml").write_text("a", encoding="utf-8")
    assert until(watching, folder / "one.yaml") == {folder / "one.yaml"}


def test_a_new_folder_is_watched_too(folder: Path) -> None:
    watching = changes([folder])
    next(watching)
    (folder / "new").mkdir()
    until(watching, folder / "new")
    (folder / "new" / "one.yaml").write_text("a", encoding="utf-8")
    assert folder / "new" / "one.yaml" in until(watching, folder / "new" / "one.yaml")


def test_a_folder_that_goes_and_comes_back_is_told_twice(folder: Path) -> None:
    watching = changes([folder])
    next(watching)
    folder.rename(folder.with_name("aside"))
    until(watching, folder)
    folder.with_name("aside").rename(folder)
    assert folder in next(watching)
    (folder / "one.yaml").write_text("a", encoding="utf-8")
    until(watching, folder / "one.yaml")


def test_a_folder_that_came_back_before_the_caller_was_done_is_told_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who is told of a save finds nothing, and must hear that all is there, as it was."""
    aside = folder.with_name("aside")

    def watch(*_: Path, **__: object) -> Iterator[set[tuple[Change, str]]]:
        yield set()
        if not aside.exists():
            folder.rename(aside)
            yield {(Change.modified, str(folder / "one.yaml"))}

    monkeypatch.setattr("watchfiles.watch", watch)
    watching = changes([folder])
    assert next(watching) == set()
    assert next(watching) == {folder / "one.yaml"}
    aside.rename(folder)
    assert next(watching) == {folder}
