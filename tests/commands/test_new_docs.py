"""Run the command lines of docs/new-records.md as they stand there."""

import re
import shlex
from pathlib import Path

import pytest

from sourcebook.check import check
from sourcebook.cli import main
from sourcebook.load.content import load_content
from tests.tools.building import ROOT

DOCS = (ROOT / "docs" / "new-records.md").read_text(encoding="utf-8")


def command_lines(heading: str) -> list[list[str]]:
    """Give the command lines below a heading, as words."""
    section = DOCS.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    blocks = re.findall(r"```sh\n(.*?)```", section, re.DOTALL)
    lines = "".join(blocks).replace("\\\n", " ").splitlines()
    return [shlex.split(line, comments=True)[2:] for line in lines]


def test_a_script_and_a_timeline_are_made_as_described(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = tmp_path / "sourcebook"
    below.mkdir()
    monkeypatch.chdir(below)
    start, publish = command_lines("A timeline of another subject")
    assert main(start) == 0
    assert main(publish) == 0
    article, incident = command_lines("In a script")
    content = ("--content", "../spills/content")
    assert main([*article, *content]) == 0
    assert main([*incident, *content]) == 0
    assert check(load_content(tmp_path / "spills" / "content", "content")) == ()


def test_the_first_command_lines_are_read(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for line in re.findall(
        r"^python build\.py (new .*)$", DOCS.partition("## On")[0], re.MULTILINE
    ):
        words = shlex.split(line, comments=True)
        assert main([*words, "--yes"]) == 2
    said = capsys.readouterr().err
    assert said.count("content: ") == 2  # there are no records in this folder
    assert "--title" in said
