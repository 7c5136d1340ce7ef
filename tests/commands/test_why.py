"""Ask why pages are made, as an editor does."""

import shutil
from pathlib import Path

import pytest

from sourcebook import cli, pipeline, program
from sourcebook.incremental.wording import RELATIONS, spoken
from sourcebook.load.content import load_content
from sourcebook.relate.library import Library
from sourcebook.relate.weighed import WEIGHED
from tests.tools.building import RICH

LENN = "incidents/lenn-gulf-2020/index.html"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with records, in which the commands are run."""
    shutil.copytree(RICH, tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    for module in (pipeline, program):
        monkeypatch.setattr(module, "CACHE", tmp_path / "cache")
    return tmp_path


def run(*arguments: str) -> int:
    return cli.main(arguments)


def test_a_build_explains_each_page_that_it_makes(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", "--explain") == 0
    said = capsys.readouterr().out.splitlines()
    assert f"{LENN}: nothing is remembered of an earlier build" in said
    assert any(line.startswith("Made anew: ") for line in said)

    path = place / "content/incidents/pacific/lenn-gulf-2020.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("account: Oil", "account: Much oil"), encoding="utf-8")
    assert run("build", "--explain") == 0
    said = capsys.readouterr().out.splitlines()
    assert f"{LENN}: made from what changed: incident lenn-gulf-2020" in said
    assert "Made anew: " in said[-2]
    assert said[-2].endswith(": made from what changed)")

    assert run("build", "--explain") == 0
    assert capsys.readouterr().out.startswith("Nothing was made anew.\n")

    (place / "site" / LENN).unlink()
    assert run("build", "--explain") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"{LENN}: it is missing from the folder of the site"
    assert run("build", "--clean", "--explain") == 0
    assert f"{LENN}: asked to make every file anew" in capsys.readouterr().out


@pytest.mark.usefixtures("place")
def test_a_page_is_explained_by_address_and_by_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("why", "/") == 2
    assert "nothing is remembered of an earlier build" in capsys.readouterr().err
    assert run("build") == 0
    capsys.readouterr()
    answers = set()
    for address in (
        "/incidents/lenn-gulf-2020/",
        "incidents/lenn-gulf-2020",
        LENN,
        f"site/{LENN}",
        "https://slick.example.org/ledger/incidents/lenn-gulf-2020/#sources",
    ):
        assert run("why", address) == 0
        answers.add(capsys.readouterr().out)
    (said,) = answers
    lines = [" ".join(line.split()) for line in said.splitlines()]
    assert lines[0] == f"{LENN} is made from:"
    for line in (
        "incident lenn-gulf-2020 content/incidents/pacific/lenn-gulf-2020.yaml",
        "article clean-shore-2020-report content/articles/clean-shore-2020-report.md",
        "publisher clean-shore content/vocabulary/publishers.yaml",
        "of the site content/site.yaml",
        "the incidents that cite clean-shore-2020-report",
        "templates/base.html",
        "templates/pages/incident.html",
    ):
        assert line in lines

    assert run("why", "/incidents/lenn-gulf-202/") == 2
    error = capsys.readouterr().err
    assert f"Did you mean {LENN}" in error
    assert run("why", "/\x1b[31m/") == 2
    assert "\x1b" not in capsys.readouterr().err


def test_every_answer_has_words() -> None:
    library = Library(load_content(RICH, "content").records)
    assert {*library.relations, *WEIGHED} - {"updated"} == set(RELATIONS)
    for relation in RELATIONS:
        assert spoken(f"{relation} of x") != f"{relation} of x"
    assert spoken("part 2 of tagged of tanker") == "page 2 of the incidents with the tag tanker"
    assert spoken("all of tagged") == "the incidents with the tag …, for all of the site"
    assert spoken("length of sources") == "how many there are of the sources"
    assert spoken("updated of incident x") == "the last change of what the page of incident x shows"
