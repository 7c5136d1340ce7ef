"""Check again after an edit: only what it concerns is looked at, and the report is the same."""

import shutil
from pathlib import Path
from unittest import mock

import pytest

from sourcebook import cli, program
from sourcebook.incremental.checking import checked
from sourcebook.incremental.content import Remembered, remembered
from sourcebook.incremental.files import Folder
from sourcebook.incremental.memory import Memory
from tests.editions.two_languages import TWO_LANGUAGES, UKRAINIAN_PAGE
from tests.tools.building import ROOT
from tests.tools.trees import INCIDENT, PAGE, SITE, Edit, tree

MISTAKES = ROOT / "tests/sites/every-mistake/content"
FORMATS = ("text", "github", "json", "sarif")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a content folder, next to which the command is run."""
    shutil.copytree(MISTAKES, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(program, "CACHE", tmp_path / "cache")
    return tmp_path / "content"


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    status = cli.main(["check", *arguments])
    told = capsys.readouterr()
    assert not told.err
    return status, told.out


def test_a_warm_check_says_what_a_cold_one_says(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cold = {kind: check(capsys, "--clean", "--format", kind) for kind in FORMATS}
    assert {kind: check(capsys, "--format", kind) for kind in FORMATS} == cold
    assert cold["text"][0] == 1

    path = next((content / "incidents").rglob("*.yaml"))
    path.write_text(f"# Moved.\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    warm = check(capsys)
    assert warm != cold["text"]
    assert warm == check(capsys, "--clean")
    part = check(capsys, "content/articles")
    assert part == check(capsys, "--clean", "content/articles")


def test_a_warm_check_reads_and_checks_only_what_an_edit_concerns(content: Path) -> None:
    memory = Memory(program.CACHE, bytes(32))
    first = checked(content, "content", memory)
    assert min(first.read, first.checked) > 10
    again = checked(content, "content", memory)
    assert (again.read, again.checked) == (0, 0)
    assert again.problems == first.problems

    named = {mention for article in first.facts.incidents.values() for mention in article.uses}
    alone = next(name for name in first.facts.articles if name not in named)
    path = next((content / "articles").rglob(f"{alone}.md"))
    with path.open("a", encoding="utf-8") as file:
        file.write("\nMore.\n")
    edited = checked(content, "content", memory)
    assert edited.read == 1
    assert 1 <= edited.checked < first.checked / 2


def test_a_file_that_changes_while_it_is_checked_is_read_as_it_is(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rules read records again after the folder was looked at; one is another by then."""
    assert check(capsys)[0] == 1
    path = content / "vocabulary/actors.yaml"
    path.write_bytes(path.read_bytes().replace(b"{name: ", b"{note: Changed, name: "))

    def and_meanwhile(folder: Folder) -> Remembered:
        for path in sorted((content / "incidents").rglob("*.yaml")):
            path.write_bytes(b"# Moved.\n" + path.read_bytes())
        return remembered(folder)

    with mock.patch("sourcebook.incremental.checking.remembered", and_meanwhile):
        said = check(capsys)
    assert said == check(capsys, "--clean")


EDITS = (
    Edit(INCIDENT, "Two divers were injured.\nst", "One diver was injured.\nst"),
    Edit(INCIDENT, "вона належала їй [@radio-2020-03-03-spill]", "вона належала їй"),
    Edit(INCIDENT, "Затока Еванс\n", "Затока Еванс 17\n"),
    Edit(UKRAINIAN_PAGE, "Цей літопис", "<b>Цей</b> літопис"),
    Edit(PAGE, "Nobody: every record is invented.", "All is invented."),
    Edit(SITE, "editions: [uk]", "editions: [uk, pl]"),
    Edit(SITE, "editions: [uk, pl]", "editions: [pl]"),
    Edit(SITE, "editions: [pl]\n", ""),
    Edit("vocabulary/loaded-words.yaml", "", "розлив: {suggest: витік, languages: [uk]}\n"),
    Edit(SITE, "language: en\n", "language: en\neditions: [uk]\n"),
    Edit("vocabulary/regions.yaml", "name: Wellington\n", "name: Wellington City\n"),
)


def test_translations_are_checked_again_when_an_edit_concerns_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tree(tmp_path, TWO_LANGUAGES)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(program, "CACHE", tmp_path / "cache")
    said = [check(capsys)]
    for edit in EDITS:
        edit.apply(content)
        said.append(check(capsys))
        assert said[-1] == check(capsys, "--clean"), edit
    (content / PAGE).unlink()
    said.append(check(capsys))
    assert said[-1] == check(capsys, "--clean")
    assert "error[translation-of-nothing]" in said[-1][1]
    assert len(set(said)) > len(EDITS) // 2
