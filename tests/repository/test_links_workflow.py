"""Run the scripts of the workflow that looks at addresses, with a `gh` that only pretends."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from sourcebook.model.link import Link
from sourcebook.propose.archived_line import with_archived
from sourcebook.propose.links_file import with_links
from tests.tools.building import ROOT
from tests.tools.trees import DAILY, tree

WORKFLOW = ROOT / ".github" / "workflows" / "links.yml"
URL = "https://daily.example/2020/03/02/evans-bay"
LONG = f"https://daily.example/{'long-' * 60}?a=1&b='c'"
DEAD = {"url": URL, "state": "dead", "found": "2026-10-01"}
MOVED = {"url": LONG, "state": "moved", "found": "2026-10-01", "to": LONG.replace("long", "longer")}


@dataclass(frozen=True)
class Runner:
    """A checkout of the records, and a folder in which `gh` stands before all others."""

    work: Path
    patch: Path

    def do(self, job: str, step: str, gh: str) -> subprocess.CompletedProcess[str]:
        """Run the script of a step; `gh` is what the pretended program does."""
        jobs = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
        (script,) = [s["run"] for s in jobs[job]["steps"] if s["name"] == step]
        program = self.patch.parent / "gh"
        program.write_text(f"#!/bin/sh\n{gh}\n", encoding="utf-8")
        program.chmod(0o755)
        around = {
            **os.environ,
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "GITHUB_RUN_ID": "1",
            "RUNNER_TEMP": str(self.patch.parent),
        }
        return subprocess.run(
            ["bash", "-e", "-c", script],
            cwd=self.work,
            env=around,
            capture_output=True,
            check=False,
            encoding="utf-8",
        )

    def git(self, *arguments: str) -> str:
        command = ["git", "-c", "user.name=t", "-c", "user.email=t@t.example", *arguments]
        return subprocess.run(
            command, cwd=self.work, capture_output=True, check=True, encoding="utf-8"
        ).stdout

    def found(self, change: Callable[[Path], object]) -> None:
        """Make the patch of a change, and take the change back."""
        change(self.work / "content")
        self.git("add", "--all")
        self.patch.write_text(self.git("diff", "--binary", "--cached"), encoding="utf-8")
        self.git("reset", "--quiet", "--hard")

    def propose(self) -> subprocess.CompletedProcess[str]:
        step = "Open a pull request, or bring the open one up to date"
        return self.do("propose", step, "exit 0")


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    work, away = tmp_path / "work", tmp_path / "away"
    work.mkdir()
    away.mkdir()
    made = Runner(work, away / "found.patch")
    tree(work)
    made.git("init", "--quiet", "--initial-branch=main")
    links = with_links(b"", {"gone": link("gone", DEAD)})
    (work / "content" / "links.yaml").write_bytes(links)
    (work / ".github").mkdir()
    (work / ".github" / "check.yml").write_text("on: push\n", encoding="utf-8")
    made.git("add", "--all")
    made.git("commit", "--quiet", "--message", "Begin")
    made.git("init", "--quiet", "--bare", str(away / "origin"))
    made.git("remote", "add", "origin", str(away / "origin"))
    return made


def link(name: str, said: dict[str, str]) -> Link:
    return Link.model_validate({"id": name, **said})


def with_a_copy(content: Path) -> None:
    path = content / DAILY
    before = path.read_bytes()
    line = next(line for line in before.decode().splitlines() if line.startswith("url: "))
    url = line.removeprefix("url: ")
    copy = f"https://web.archive.org/web/20200303101112/{url}?'x'"
    path.write_bytes(with_archived(before, DAILY, url, copy, date(2020, 3, 3)))


def with_other_links(content: Path) -> None:
    path = content / "links.yaml"
    links = {"daily-2020-03-02-spill": link("daily-2020-03-02-spill", MOVED)}
    path.write_bytes(with_links(path.read_bytes(), links))


def test_what_the_commands_write_is_proposed(runner: Runner) -> None:
    def both(content: Path) -> None:
        with_a_copy(content)
        with_other_links(content)

    runner.found(both)
    done = runner.propose()
    assert done.returncode == 0, done.stdout + done.stderr
    changed = runner.git("diff", "--name-only", "main", "origin/addresses-looked-at").split()
    assert changed == [f"content/{DAILY}", "content/links.yaml"]


def test_a_list_that_was_not_there_is_proposed(runner: Runner) -> None:
    runner.git("rm", "--quiet", "content/links.yaml")
    runner.git("commit", "--quiet", "--message", "None")

    def first(content: Path) -> None:
        (content / "links.yaml").write_bytes(with_links(b"", {"gone": link("gone", DEAD)}))

    runner.found(first)
    assert runner.propose().returncode == 0


def test_an_entry_with_a_remark_may_go(runner: Runner) -> None:
    _more_in_a_line(runner.work / "content")
    runner.git("commit", "--quiet", "--all", "--message", "Remark")
    runner.found(with_other_links)
    assert runner.propose().returncode == 0


def _reword(content: Path) -> None:
    path = content / DAILY
    path.write_text(f"{path.read_text(encoding='utf-8')}\nMore.\n", encoding="utf-8")


def _more_in_a_line(content: Path) -> None:
    path = content / "links.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("state: dead", "state: dead  # run this"), encoding="utf-8")


WRONG: dict[str, Callable[[Path], object]] = {
    "a word": _reword,
    "a source that goes": lambda content: (content / DAILY).unlink(),
    "a source more": lambda content: (content / "articles/new.md").write_bytes(b"---\n---\n"),
    "a program": lambda content: (content / DAILY).chmod(0o755),
    "a link": lambda content: (content / "articles/etc.md").symlink_to("/etc/passwd"),
    "a workflow that goes": lambda content: (content.parent / ".github/check.yml").rename(
        content / "articles/check.md"
    ),
    "a remark in the list": _more_in_a_line,
}


@pytest.mark.parametrize("change", WRONG.values(), ids=list(WRONG))
def test_nothing_else_is_proposed(runner: Runner, change: Callable[[Path], object]) -> None:
    """Whatever a hostile page could make of the program that met it."""
    runner.found(change)
    done = runner.propose()
    assert done.returncode == 1
    assert "The patch holds more than addresses, days and states" in done.stdout
    assert "addresses-looked-at" not in runner.git("branch", "--all")


@pytest.mark.parametrize("is_open", [True, False])
def test_what_no_record_has_yet_is_told_again(runner: Runner, *, is_open: bool) -> None:
    """The branch is made anew each week: findings that nobody merged would be gone for a month."""
    told, learned = '{"told":true}', '{"url":"https://a.example/{\\"told\\":"}'
    memory = f"printf '%s\\n' '{learned}' '{told}'"
    gh = f"""case "$1 $2" in
    "run list") echo 7 ;;
    "run download") mkdir .cache; {memory} | tee .cache/a.links.jsonl > .cache/a.archive.jsonl ;;
    "pr list") echo {"5" if is_open else ""} ;;
    esac"""
    assert runner.do("look", "Fetch what the run before remembered", gh).returncode == 0
    kept = (runner.work / ".cache" / "a.links.jsonl").read_text(encoding="utf-8").splitlines()
    assert kept == ([learned] if is_open else [learned, told])
    other = (runner.work / ".cache" / "a.archive.jsonl").read_text(encoding="utf-8")
    assert other.splitlines() == [learned, told]
