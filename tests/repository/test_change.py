"""Run the steps of the workflow on a change, and read what a contributor would see."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.tools.actions_runner import commands_in
from tests.tools.building import ROOT

CHECK = ROOT / ".github" / "workflows" / "check.yml"
INCIDENT = "content/incidents/dmytrivka-2022.yaml"
FORGED = "::error file=README.md,line=1::Forged"


@dataclass
class Runner:
    """A runner that has fetched a change, as it would be merged, and installed what it needs."""

    place: Path
    folder: Path
    environment: dict[str, str]

    def commit(self, file: str, text: str) -> None:
        """Put a change of one file on top of the main branch, and merge it."""
        (self.place / file).write_text(text, encoding="utf-8")
        for line in (
            "git switch --quiet -c change",
            f"git add -- {file}",
            "git commit --quiet -m 'A change'",
            "git switch --quiet main",
            "git merge --quiet --no-ff -m 'The change, merged' change",
        ):
            subprocess.run(["bash", "-c", line], check=True, cwd=self.place, env=self.environment)

    def runs(self, step: str, **environment: str) -> tuple[int, str]:
        """Run the script of a step, and give its status and its log."""
        script = scripts()[step]
        files = {
            "GITHUB_OUTPUT": str(self.folder / "output"),
            "GITHUB_STEP_SUMMARY": str(self.folder / "summary"),
        }
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            check=False,
            cwd=self.place,
            encoding="utf-8",
            env={**self.environment, **files, **environment},
            stderr=subprocess.STDOUT,
            stdout=subprocess.PIPE,
        )
        return done.returncode, done.stdout

    def wrote(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")


def scripts() -> dict[str, str]:
    """Give the script of every step of the first job."""
    job: dict[str, Any] = yaml.safe_load(CHECK.read_text(encoding="utf-8"))["jobs"]["records"]
    return {step["name"]: step["run"] for step in job["steps"] if "run" in step}


@pytest.fixture
def runner(repository: Path, surroundings: dict[str, str], tmp_path: Path) -> Runner:
    return Runner(repository, tmp_path, surroundings)


def changed(repository: Path, old: str, new: str) -> str:
    text = (repository / INCIDENT).read_text(encoding="utf-8")
    assert text.count(old) >= 1
    return text.replace(old, new, 1)


def test_a_good_change_of_records_is_explained_and_can_be_looked_at(runner: Runner) -> None:
    runner.commit(INCIDENT, changed(runner.place, "title: ", "title: Recently, "))
    assert runner.runs("See what changed") == (0, "")
    assert runner.wrote("output") == "only-records=true\n"
    status, log = runner.runs("Check the records")
    assert status == 0
    assert [command for command in commands_in(log) if command.name == "error"] == []
    status, log = runner.runs("Say what the change means")
    assert (status, log) == (0, "")
    status, log = runner.runs("Build the site")
    assert status == 0, log
    assert (runner.place / "site" / "index.html").is_file()
    address = "https://host.example/artifacts/1"
    assert runner.runs("Say where the site is", PREVIEW=address) == (0, "")
    summary = runner.wrote("summary")
    assert "dmytrivka-2022" in summary
    assert "Recently" in summary
    assert f"[Download it]({address})" in summary


def test_a_change_of_code_is_one(runner: Runner) -> None:
    runner.commit("build.py", "# changed\n")
    assert runner.runs("See what changed")[0] == 0
    assert runner.wrote("output") == "only-records=false\n"


def test_an_error_is_said_at_its_line_and_nothing_is_built(runner: Runner) -> None:
    runner.commit(INCIDENT, changed(runner.place, "status: verified", "status: certain"))
    lines = (runner.place / INCIDENT).read_text(encoding="utf-8").splitlines()
    status, log = runner.runs("Check the records")
    assert status == 1
    errors = [command for command in commands_in(log) if command.name == "error"]
    assert [(error.properties["file"], error.properties["line"]) for error in errors] == [
        (INCIDENT, str(lines.index("status: certain") + 1))
    ]
    assert "`certain`" in errors[0].text
    assert runner.runs("Say what the change means")[0] == 0
    assert "unknown-word" in runner.wrote("summary")
    assert runner.runs("Build the site")[0] == 1
    assert not (runner.place / "site").exists()


def test_a_record_cannot_speak_to_the_runner(runner: Runner) -> None:
    """Let a record say what would be a command, in a line that the reports quote."""
    text = changed(runner.place, "tags: [", f"{FORGED}: &x\n##[error]Forged: [\ntags: [")
    runner.commit(INCIDENT, text)
    status, log = runner.runs("Check the records")
    assert status == 1
    errors = [command for command in commands_in(log) if command.name == "error"]
    assert errors
    assert {error.properties.get("file") for error in errors} == {INCIDENT}
    status, log = runner.runs("Build the site")
    assert status == 1
    assert "Forged" in log, "the report quotes the line, which is what makes this a test"
    first, *_, last = log.splitlines()
    token = first.removeprefix("::stop-commands::")
    assert re.fullmatch(r"[0-9a-f]{64}", token)
    assert last == f"::{token}::"
    assert log.count(token) == 2


def test_the_first_commit_of_all_is_checked(runner: Runner) -> None:
    root = 'git checkout --quiet "$(git rev-list --max-parents=0 HEAD)"'
    subprocess.run(["bash", "-c", root], check=True, cwd=runner.place, env=runner.environment)
    assert runner.runs("See what changed")[0] == 0
    assert runner.wrote("output") == "only-records=false\n"
    assert runner.runs("Say what the change means") == (0, "")
