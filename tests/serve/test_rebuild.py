"""A build that fails for whatever reason leaves the server something to show."""

import shutil
from pathlib import Path

import pytest

from sourcebook import pipeline
from sourcebook.serve.edition import Trouble
from sourcebook.serve.rebuild import rebuild
from tests.tools.trees import tree

URL = "http://127.0.0.1:8000/"


def failed(content: Path, folder: Path) -> Trouble:
    outcome = rebuild(content, folder, base_url=URL, progress=lambda *_: None)
    assert isinstance(outcome, Trouble)
    return outcome


def test_what_the_next_build_can_use_is_laid_out(tmp_path: Path) -> None:
    outcome = rebuild(tree(tmp_path), tmp_path / "site", base_url=URL, progress=lambda *_: None)
    assert not isinstance(outcome, Trouble)
    assert (tmp_path / ".site.sourcebook/standby/index.html").is_file()


def test_a_template_that_cannot_be_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(pipeline.TEMPLATES, tmp_path / "templates")
    (tmp_path / "templates/base.html").write_text("one\n{% nonsense %}\n", encoding="utf-8")
    monkeypatch.setattr(pipeline, "TEMPLATES", tmp_path / "templates")
    trouble = failed(tree(tmp_path), tmp_path / "site")
    assert trouble.message.startswith("templates/base.html:2: ")
    assert "nonsense" in trouble.message


def test_a_template_that_asks_for_too_much_is_told_with_its_trace(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(pipeline.TEMPLATES, tmp_path / "templates")
    (tmp_path / "templates/base.html").write_text("{{ view.nonsense.more }}", encoding="utf-8")
    monkeypatch.setattr(pipeline, "TEMPLATES", tmp_path / "templates")
    trouble = failed(tree(tmp_path), tmp_path / "site")
    assert "nonsense" in trouble.message
    assert "terminal" in trouble.hint
    assert "Traceback" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_told_with_a_remedy(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "photograph.jpg").touch()
    trouble = failed(tree(tmp_path), tmp_path / "site")
    assert "no site that Sourcebook made" in trouble.message
    assert trouble.hint


def test_a_content_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    assert failed(tmp_path / "gone", tmp_path / "site").message.endswith(
        "/gone: No such file or directory"
    )
