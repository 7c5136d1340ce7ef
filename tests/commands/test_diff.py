"""`build.py diff`: what it compares with, what it writes, and what it never runs."""

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from sourcebook.cli import main
from sourcebook.load.files import MAX_FILE
from tests.compare.two_trees import Move, Remove
from tests.tools.trees import INCIDENT, RADIO, Edit, tree

LOWER = Edit(INCIDENT, "status: verified", "status: alleged")
SAME = "The records say the same.\n"
EVANS_BAY = "  ~ evans-bay-2020 Oil spilt from a barge in Evans Bay (changed)\n"


def git(folder: Path, *arguments: str, given: bytes | None = None) -> str:
    """Run git as somebody, far from the settings of this machine."""
    done = subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@a.example", *arguments],
        capture_output=True,
        check=True,
        cwd=folder,
        env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull},
        input=given,
    )
    return done.stdout.decode().strip()


def commit(folder: Path) -> str:
    """Commit all there is, and return the name of the commit."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "A change")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a repository with the minimal site in `content`, and stand in it."""
    folder = tmp_path / "repository"
    folder.mkdir()
    tree(folder)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    monkeypatch.chdir(folder)
    return folder


def diff(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Compare, and return what was written."""
    assert main(["diff", *arguments]) == 0
    captured = capsys.readouterr()
    assert not captured.err
    return captured.out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Fail to compare, and return what was said."""
    assert main(["diff", *arguments]) == 2
    captured = capsys.readouterr()
    assert not captured.out
    return captured.err


def test_what_was_committed_is_compared_with_what_is_there_now(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert diff(capsys, "HEAD").endswith(SAME)
    LOWER.apply(repository / "content")
    assert EVANS_BAY in diff(capsys, "HEAD")


@pytest.mark.parametrize("name", ["HEAD~1", "old", "v1", "main~1", "@{1}", "commit", "short"])
def test_every_way_to_name_a_revision_is_understood(
    name: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = git(repository, "rev-parse", "HEAD")
    git(repository, "branch", "old")
    git(repository, "tag", "--annotate", "--message", "One", "v1")
    LOWER.apply(repository / "content")
    commit(repository)
    text = diff(capsys, {"commit": first, "short": first[:8]}.get(name, name))
    assert text.startswith("Compared with ")
    assert first[:8] in text.partition("\n")[0]
    assert EVANS_BAY in text


def test_the_folder_can_stand_anywhere_in_the_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = tmp_path / "a folder" / "ünder"
    deep.mkdir(parents=True)
    content = tree(deep)
    git(tmp_path, "init", "--quiet")
    commit(tmp_path)
    LOWER.apply(content)
    for here, shown in ((tmp_path, content), (deep, Path("content")), (content, Path())):
        monkeypatch.chdir(here)
        assert EVANS_BAY in diff(capsys, "HEAD", "--content", str(shown))


def test_the_folder_can_be_the_whole_repository(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    content = tree(tmp_path)
    git(content, "init", "--quiet")
    commit(content)
    LOWER.apply(content)
    monkeypatch.chdir(content)
    assert EVANS_BAY in diff(capsys, "HEAD", "--content", ".")


def test_a_revision_without_the_folder_counts_as_an_empty_one(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "content").rename(repository / "records")
    text = diff(capsys, "HEAD", "--content", "records")
    assert ", which has no folder records\n" in text
    assert "Incidents: 1 new." in text


def test_a_rename_is_told_as_one(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Move(INCIDENT, "incidents/lyall-bay-2020.yaml").apply(repository / "content")
    text = diff(capsys, "HEAD")
    assert "renamed from evans-bay-2020" in text
    assert "id-vanished incident evans-bay-2020: renamed to lyall-bay-2020 without a trace" in text


def test_another_folder_and_another_checkout_are_compared(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    tree(tmp_path / "one")
    tree(tmp_path / "other", [LOWER])
    monkeypatch.chdir(tmp_path / "other")
    assert EVANS_BAY in diff(capsys, "../one/content")
    assert EVANS_BAY in diff(capsys, "../one")
    assert diff(capsys, "../other") == f"Compared with ../other\n{SAME}"


def test_a_checkout_is_searched_for_the_folder_that_was_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("one", "other"):
        (tmp_path / name / "sites" / "bay").mkdir(parents=True)
    tree(tmp_path / "one" / "sites" / "bay")
    tree(tmp_path / "other" / "sites" / "bay", [LOWER])
    monkeypatch.chdir(tmp_path / "other")
    assert EVANS_BAY in diff(capsys, "../one", "--content", "sites/bay/content")


def test_a_name_of_both_a_folder_and_a_revision_is_refused(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / "both").mkdir()
    tree(repository / "both", [LOWER])
    git(repository, "branch", "both")
    said = refused(capsys, "both")
    assert said == (
        "error: `both` is both a folder and a revision of git\n"
        "help: Write ./both for the folder, or refs/heads/both.\n"
    )
    assert EVANS_BAY in diff(capsys, "./both")
    assert diff(capsys, "refs/heads/both").endswith(SAME)


NO_REVISIONS = (
    "nowhere",
    "HEAD~9",
    "HEAD:content",
    "",
    "main..HEAD",
    "^HEAD",
    "v1\n",
    "-x",
    "--all",
)


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize("name", [*NO_REVISIONS, "--output=stolen", "--upload-pack=touch stolen"])
def test_what_is_no_revision_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = refused(capsys, "--", name)
    assert "is neither a revision of git nor a folder of records\nhelp: Write a branch" in said
    assert not Path("stolen").exists()


def test_without_a_repository_a_folder_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    tree(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert "git cannot be asked: " in refused(capsys, "main")
    monkeypatch.setenv("PATH", "")
    said = refused(capsys, "main")
    assert "git cannot be asked: git is not installed\nhelp: Give a folder that holds" in said
    assert diff(capsys, "content").endswith(SAME)


@pytest.mark.usefixtures("repository")
def test_a_missing_folder_of_records_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert refused(capsys, "HEAD", "--content", "nowhere").startswith("error: nowhere: ")


def test_no_hook_and_no_filter_runs_and_nothing_is_touched(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    trap = tmp_path / "trap"
    hooks = repository / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    names = ("post-checkout", "post-index-change", "reference-transaction", "fsmonitor-watchman")
    for name in names:
        (hooks / name).write_text(f"#!/bin/sh\ntouch '{trap}'\n", encoding="utf-8")
        (hooks / name).chmod(0o755)
    attributes = "* filter=trap diff=trap export-subst text eol=crlf working-tree-encoding=UTF-16\n"
    (repository / ".git" / "info" / "attributes").write_text(attributes, encoding="utf-8")
    for key in (
        "filter.trap.smudge",
        "filter.trap.process",
        "diff.trap.textconv",
        "core.fsmonitor",
    ):
        git(repository, "config", key, f"touch '{trap}'")
    before = sorted((path, path.stat().st_mtime_ns) for path in repository.rglob("*"))
    assert diff(capsys, "HEAD").endswith(SAME)
    assert not trap.exists()
    assert sorted((path, path.stat().st_mtime_ns) for path in repository.rglob("*")) == before


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"])
def test_a_hook_can_ask_for_a_comparison(
    name: str,
    repository: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    LOWER.apply(repository / "content")
    monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    assert EVANS_BAY in diff(capsys, "HEAD")


def test_what_a_link_of_a_revision_names_is_not_read(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text(
        (repository / "content" / RADIO).read_text(encoding="utf-8"), encoding="utf-8"
    )
    link = repository / "content" / "articles" / "secret.md"
    link.symlink_to(secret)
    commit(repository)
    assert diff(capsys, "HEAD").endswith(SAME) is False
    assert "Problems: before 1 error; now 1 error." in diff(capsys, "HEAD")
    link.unlink()
    assert "Problems: before 1 error; now none; 1 problem solved." in diff(capsys, "HEAD")


def test_a_crafted_revision_stays_inside_its_folder(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    blob = git(repository, "hash-object", "-w", "--stdin", given=b"stolen\n")
    evil: list[tuple[str, str]] = [("100644", "../../escaped"), ("100644", "/escaped")]
    inner = raw_tree(repository, [(mode, name, blob) for mode, name in evil])
    outer = raw_tree(repository, [("40000", "..", inner), ("40000", ".", inner)])
    top = raw_tree(repository, [("40000", "content", outer)])
    crafted = git(repository, "commit-tree", "-m", "Crafted", top)
    text = diff(capsys, crafted)
    assert "Incidents: 1 new." in text
    assert list(tmp_path.rglob("escaped")) == []


def raw_tree(repository: Path, entries: Sequence[tuple[str, str, str]]) -> str:
    """Write a tree as it is given, however malformed."""
    data = b"".join(
        f"{mode} {name}\0".encode() + bytes.fromhex(object_id) for mode, name, object_id in entries
    )
    arguments = ("hash-object", "-w", "-t", "tree", "--literally", "--stdin")
    return git(repository, *arguments, given=data)


def test_a_huge_file_of_a_revision_is_refused_as_any_other(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    huge = repository / "content" / "articles" / "huge.md"
    huge.write_bytes(b"a" * (MAX_FILE + 1))
    commit(repository)
    huge.unlink()
    assert "Problems: before 1 error; now none; 1 problem solved." in diff(capsys, "HEAD")


def test_records_with_errors_are_compared_all_the_same(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Remove(RADIO).apply(repository / "content")
    text = diff(capsys, "HEAD")
    assert "  ! error[unknown-article] content/incidents/evans-bay-2020.yaml:" in text
    assert "no site can be built from content." in text


def test_the_format_can_be_chosen(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    LOWER.apply(repository / "content")
    assert diff(capsys, "HEAD", "--format", "markdown").startswith("## What this change means\n")
    given = json.loads(diff(capsys, "HEAD", "--format", "json"))
    assert [record["id"] for record in given["records"]] == ["evans-bay-2020"]
    with pytest.raises(SystemExit) as stopped:
        main(["diff", "HEAD", "--format", "html"])
    assert stopped.value.code == 2


def test_the_history_of_this_repository_is_no_exception(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A merge, an orphan and an empty commit are revisions like others."""
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "Nothing")
    git(repository, "checkout", "--quiet", "--orphan", "alone")
    git(repository, "commit", "--quiet", "--message", "Alone")
    git(repository, "merge", "--quiet", "--allow-unrelated-histories", "--message", "Both", "main")
    for name in ("HEAD", "HEAD^1", "HEAD^2", "main"):
        assert diff(capsys, name).endswith(SAME)
