"""Give tests a repository like this one, to do in it what they like."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tools.building import ROOT

CONFIGURATION = """\
[user]
name = A Reader
email = reader@example.org
[init]
defaultBranch = main
"""
STEPS = (
    "git init --quiet",
    "git add -- . ':(exclude)CHANGELOG.md'",
    "git commit --quiet -m 'The first state'",
    "git add .",
    "git commit --quiet -m 'The second state'",
    "git clone --quiet --bare . ../origin.git",
    'git remote add origin "$ORIGIN"',
    "git fetch --quiet origin",
)


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a repository of the files that belong to this one, with two commits, and a bare one."""
    folder = tmp_path_factory.mktemp("repositories")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True,
        check=True,
        cwd=ROOT,
        encoding="utf-8",
    ).stdout
    for name in listed.split("\0"):
        if name and (ROOT / name).is_file():
            copied = folder / "copy" / name
            copied.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copied)
    (folder / "gitconfig").write_text(CONFIGURATION, encoding="utf-8")
    for step in STEPS:
        subprocess.run(["bash", "-c", step], check=True, cwd=folder / "copy", env=_around(folder))
    return folder


@pytest.fixture
def repository(model: Path, tmp_path: Path) -> Path:
    """Give a copy of the repository, with the environment that runs the tests."""
    copy = tmp_path / "repository"
    shutil.copytree(model / "copy", copy, symlinks=True)
    (copy / ".venv").symlink_to(ROOT / ".venv")
    return copy


@pytest.fixture
def surroundings(model: Path) -> dict[str, str]:
    """Give variables under which git knows the reader and nobody else; ORIGIN is the bare one."""
    return _around(model)


def _around(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT")}
    own = {"GIT_CONFIG_GLOBAL": str(folder / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}
    return {**kept, **own, "ORIGIN": str(folder / "origin.git")}
