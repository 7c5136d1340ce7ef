"""Hold the rich site to its expected files, so that every change of what readers get is seen."""

from difflib import unified_diff
from itertools import islice
from pathlib import Path

import pytest

from tests.tools.bless import EXPECTED, EXPECTED_PATHS, WHOLE, paths_of, without_digests
from tests.tools.site import Site, is_redirect, one_of_each_kind, pages_of

ADVICE = "If the change is meant, run `make bless` and commit what it writes."
MOST_LINES = 60


def difference(expected: str, given: str, path: str) -> str:
    """Say in which lines two texts differ, the first of them, and what to do about it."""
    lines = unified_diff(
        expected.splitlines(), given.splitlines(), f"expected {path}", f"given {path}", lineterm=""
    )
    shown = list(islice(lines, MOST_LINES + 1))
    if len(shown) > MOST_LINES:
        shown[MOST_LINES:] = ["…"]
    if not shown and expected != given:
        shown = ["The ends of lines differ."]
    return "\n".join([*shown, ADVICE]) if shown else ""


def hold(expected: str, given: str, path: str) -> None:
    """Fail with the lines that differ, and nothing else."""
    if said := difference(expected, given, path):
        pytest.fail(f"{path} is not as expected.\n{said}", pytrace=False)


def read(file: Path) -> str:
    return file.read_bytes().decode()


def test_the_rich_site_has_the_expected_files(rich: Site) -> None:
    hold(read(EXPECTED_PATHS), paths_of(rich.folder), "The list of files")


@pytest.mark.parametrize("path", WHOLE)
def test_the_file_is_as_expected(rich: Site, path: str) -> None:
    file = rich.folder / path
    assert file.is_file(), f"{path} is not in the site; WHOLE of tests/tools/bless.py names it."
    hold(read(EXPECTED / path), without_digests(read(file)), path)


def test_nothing_is_expected_that_nobody_compares() -> None:
    kept = {file.relative_to(EXPECTED).as_posix() for file in EXPECTED.rglob("*") if file.is_file()}
    assert kept == set(WHOLE)


def test_a_page_of_every_kind_is_expected(rich: Site) -> None:
    whole = {page.kind for page in pages_of(rich.folder) if _path(page.file, rich) in WHOLE}
    assert {page.kind for page in one_of_each_kind(rich.folder)} == whole
    assert any(is_redirect(EXPECTED / path) for path in WHOLE if path.endswith(".html"))


def _path(file: Path, site: Site) -> str:
    return file.relative_to(site.folder).as_posix()


def test_a_difference_is_shown_by_its_lines() -> None:
    said = difference("one\ntwo\nthree\n", "one\n2\nthree\n", "a.html")
    assert "-two" in said
    assert "+2" in said
    assert "make bless" in said


def test_a_long_difference_is_cut() -> None:
    said = difference("", "line\n" * 500, "a.html").splitlines()
    assert len(said) == MOST_LINES + 2
    assert said[-2] == "…"


def test_ends_of_lines_count() -> None:
    assert difference("one\n", "one", "a.txt")
    assert difference("one\n", "one\r\n", "a.txt")
    assert not difference("one\n", "one\n", "a.txt")
