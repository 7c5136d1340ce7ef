"""Run the front door of this repository as a person would."""

import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path

from sourcebook.cli import main

ROOT = Path(__file__).resolve().parents[2]
CONTENT = ROOT / "content"
RICH = ROOT / "tests" / "sites" / "rich" / "content"


def run(
    *arguments: str | Path, cwd: Path = ROOT, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run build.py and give how it ended and all that it said."""
    return subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *map(str, arguments)],
        capture_output=True,
        check=False,
        cwd=cwd,
        encoding="utf-8",
        env={**os.environ, **(environment or {})},
    )


def run_here(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Do what `run` does in this process: for tests that are not about the front door."""
    said, complained = io.StringIO(), io.StringIO()
    words = list(map(str, arguments))
    with chdir(cwd), redirect_stdout(said), redirect_stderr(complained):
        status = main(words)
    return subprocess.CompletedProcess(words, status, said.getvalue(), complained.getvalue())


def build(
    *arguments: str | Path, cwd: Path = ROOT, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run build.py, fail with all that it said unless it ends well, and give what it said."""
    return _well(run(*arguments, cwd=cwd, environment=environment))


def build_here(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Do what `build` does in this process: for tests that are not about the front door."""
    return _well(run_here(*arguments, cwd=cwd))


def _well(done: subprocess.CompletedProcess[str]) -> subprocess.CompletedProcess[str]:
    command = " ".join(map(str, done.args))
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder by its path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
