"""Whatever the streams are that a command is started with, it ends with its own exit status."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.building import ROOT
from tests.tools.trees import INCIDENT, Edit, tree

BUILD = ROOT / "build.py"
LETTERS = Edit(INCIDENT, "tags: [oil]", "tags: [oil]\nключ: x")


def shell(folder: Path, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the shell, in which $B is build.py."""
    return subprocess.run(
        ["sh", "-c", command],
        cwd=folder,
        env={"PATH": os.defpath, "B": f"{sys.executable} {BUILD}", **environment},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


@pytest.mark.parametrize("form", ["text", "github"])
def test_a_terminal_without_our_letters_is_shown_their_numbers(form: str, tmp_path: Path) -> None:
    tree(tmp_path, [LETTERS])
    done = shell(
        tmp_path, f"$B check --format {form}", PYTHONIOENCODING="ascii", LC_ALL="C", TERM="dumb"
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert r"`\u043a\u043b\u044e\u0447` is not a key" in done.stdout


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("$B check >&-", 1),
        ("$B check <&- >&- 2>&-", 1),
        ("$B build 2>&-", 1),
        ("$B build --content nope >&- 2>&-", 2),
        ("$B schema >&-", 0),
    ],
)
def test_a_closed_stream_changes_no_exit_status(command: str, status: int, tmp_path: Path) -> None:
    tree(tmp_path, [LETTERS])
    done = shell(tmp_path, command)
    assert (done.returncode, done.stdout, done.stderr) == (status, "", "")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("$B check >/dev/full", "error: the answer cannot be written: No space left on device\n"),
        ("$B check >/dev/full 2>/dev/full", ""),
        ("$B build 2>/dev/full", ""),
    ],
)
def test_an_answer_that_cannot_be_written_is_said_where_it_can(
    command: str, said: str, tmp_path: Path
) -> None:
    tree(tmp_path, [LETTERS])
    done = shell(tmp_path, command)
    assert (done.returncode, done.stderr) == (2, said)
