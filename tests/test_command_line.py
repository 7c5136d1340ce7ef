"""Hold build.py to what it promises whoever types it: its words, and a site that stays whole."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tools.building import ROOT, build, contents, run
from tests.tools.trees import DAILY, INCIDENT, RADIO, Edit, Step, tree

ONE_LINE = re.compile(
    r"Built (?P<site>.+): (?P<records>[\d,]+) records, (?P<pages>[\d,]+) pages, "
    r"\d+\.\d seconds\. To look at it: .+\n"
)
ERROR = Edit(INCIDENT, "status: verified", "status: adjudicated")
OTHER_ERROR = Edit(RADIO, "accessed: 2020-03-30", "accessed: 2020-01-30")
WARNING = Edit(INCIDENT, "summary: The Daily", "summary: <b>The Daily</b>")

Trace = dict[str, tuple[bytes, int, int]]


def trace(folder: Path) -> Trace:
    """Give every file with its content, its identity on the disk, and its last change."""
    return {
        path: (data, (status := (folder / path).stat()).st_ino, status.st_mtime_ns)
        for path, data in contents(folder).items()
    }


def test_a_build_says_one_line(tmp_path: Path) -> None:
    done = build("--content", tree(tmp_path), "--output", tmp_path / "site")
    said = ONE_LINE.fullmatch(done.stdout)
    assert said, done.stdout
    assert said["site"] == str(tmp_path / "site")
    pages = [path for path in contents(tmp_path / "site") if path.endswith(".html")]
    assert int(said["pages"]) == len(pages)
    assert done.stderr == ""


def test_a_build_counts_the_records(tmp_path: Path) -> None:
    content = tree(tmp_path)
    folders = ("incidents", "articles", "figures", "pages")
    records = sum(len(list((content / folder).rglob("*.*"))) for folder in folders)
    done = build("--content", content, "--output", tmp_path / "site")
    assert f" {records} records" in done.stdout


def test_content_and_site_are_the_folders_of_their_names(tmp_path: Path) -> None:
    tree(tmp_path)
    done = build(cwd=tmp_path)
    assert done.stdout.startswith("Built site: ")
    assert (tmp_path / "site" / "index.html").is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"content", "site", ".site.sourcebook"}


def test_the_command_can_be_named(tmp_path: Path) -> None:
    tree(tmp_path)
    build(cwd=tmp_path)
    before = contents(tmp_path / "site")
    build("build", "--output", "named", cwd=tmp_path)
    assert contents(tmp_path / "named") == before


def test_errors_of_all_files_are_said_at_once(tmp_path: Path) -> None:
    tree(tmp_path, [ERROR, OTHER_ERROR])
    done = run(cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    places = re.findall(r"^(\S+):\d+:\d+: error\[([\w-]+)\]: ", done.stderr, re.MULTILINE)
    assert places == [
        (f"content/{RADIO}", "read-before-published"),
        (f"content/{INCIDENT}", "status-above-evidence"),
    ]
    assert "2 errors in 2 files\n" in done.stderr
    assert done.stderr.endswith("Nothing was published; site is as it was.\n")


def test_an_error_publishes_nothing(tmp_path: Path) -> None:
    tree(tmp_path, [ERROR])
    assert run(cwd=tmp_path).returncode == 1
    assert {path.name for path in tmp_path.iterdir()} == {"content"}


@pytest.mark.parametrize(
    "step",
    [
        ERROR,
        Edit(DAILY, "title: ", "title: {"),
        Edit("site.yaml", "base_url: ", "base: "),
        Edit("incidents/bad name.yaml", "", "title: x"),
    ],
    ids=["sense", "syntax", "settings", "name"],
)
def test_an_error_leaves_the_site_as_it_was(step: Step, tmp_path: Path) -> None:
    content = tree(tmp_path)
    build(cwd=tmp_path)
    before = trace(tmp_path / "site")
    step.apply(content)
    for option in ([], ["--clean"], ["--base-url", "https://elsewhere.example/"]):
        assert run(*option, cwd=tmp_path).returncode == 1
        assert trace(tmp_path / "site") == before
    assert {path.name for path in tmp_path.iterdir()} == {"content", "site", ".site.sourcebook"}


def test_a_warning_stops_nothing(tmp_path: Path) -> None:
    tree(tmp_path, [WARNING])
    done = build(cwd=tmp_path)
    assert ONE_LINE.fullmatch(done.stdout)
    assert f"content/{INCIDENT}:2:10: warning[markup-in-plain-text]: " in done.stderr
    assert "1 warning in 1 file\n" in done.stderr


def test_a_mended_record_is_published(tmp_path: Path) -> None:
    content = tree(tmp_path)
    build(cwd=tmp_path)
    before = contents(tmp_path / "site")
    ERROR.apply(content)
    assert run(cwd=tmp_path).returncode == 1
    Edit(INCIDENT, ERROR.new, ERROR.old).apply(content)
    build(cwd=tmp_path)
    assert contents(tmp_path / "site") == before


def test_a_content_folder_that_is_missing_is_named(tmp_path: Path) -> None:
    done = run("--content", "recrods", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == "error: recrods: No such file or directory\n"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_no_build_made_is_left_alone(tmp_path: Path) -> None:
    tree(tmp_path)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("Years of work", encoding="utf-8")
    done = run(cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("error: ")
    assert "\nhelp: " in done.stderr
    assert contents(tmp_path / "site") == {"thesis.txt": b"Years of work"}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--outptu", "x"],
        ["publish"],
        ["build", "content"],
        ["--content"],
        ["--base-url", "spills.example"],
        ["--base-url", "ftp://spills.example/"],
        ["--base-url", "javascript:alert(1)"],
        ["--base-url", "https://spills.example/?page=1"],
        ["--base-url", "https://spills.example/#top"],
        ["--base-url", "https://user:word@spills.example/"],
    ],
    ids=" ".join,
)
def test_a_command_line_that_cannot_be_read_does_nothing(
    arguments: list[str], tmp_path: Path
) -> None:
    tree(tmp_path)
    done = run(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: build.py")
    assert "Traceback" not in done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"content"}


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_the_commands(option: str, tmp_path: Path) -> None:
    done = run(option, cwd=tmp_path)
    assert done.returncode == 0
    assert "build" in done.stdout
    for name in ("--content", "--output", "--base-url", "--clean"):
        assert name in run("build", option, cwd=tmp_path).stdout


def test_check_publishes_nothing(tmp_path: Path) -> None:
    content = tree(tmp_path)
    assert run("check", cwd=tmp_path).returncode == 0
    ERROR.apply(content)
    done = run("check", cwd=tmp_path)
    assert done.returncode == 1
    assert "error[status-above-evidence]" in done.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"content"}


def on_a_terminal(cwd: Path, **environment: str) -> tuple[int, str]:
    """Run build.py as on a terminal and give its exit status and what the terminal was sent."""
    mine, theirs = pty.openpty()
    running = subprocess.Popen(
        [sys.executable, str(ROOT / "build.py")],
        cwd=cwd,
        env={**os.environ, "TERM": "xterm", **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    sent = b""
    while piece := _read(mine):
        sent += piece
    os.close(mine)
    return running.wait(), sent.decode()


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # what Linux says of a terminal that nobody holds any more
        return b""


def test_a_terminal_gets_colour(tmp_path: Path) -> None:
    tree(tmp_path, [ERROR])
    status, sent = on_a_terminal(tmp_path)
    assert status == 1
    assert "\x1b[1;31merror[status-above-evidence]\x1b[0m" in sent


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_a_terminal_that_wants_no_colour_gets_none(
    environment: dict[str, str], tmp_path: Path
) -> None:
    tree(tmp_path, [ERROR])
    status, sent = on_a_terminal(tmp_path, **environment)
    assert status == 1
    assert "error[status-above-evidence]" in sent
    assert "\x1b[1" not in sent
    assert "\x1b[3" not in sent


def test_the_line_of_a_build_ends_what_a_terminal_shows(tmp_path: Path) -> None:
    tree(tmp_path)
    status, sent = on_a_terminal(tmp_path)
    assert status == 0
    # Progress, if the machine was slow enough for it, was taken away by then.
    last = sent.replace("\r\n", "\n").rpartition("\r\x1b[K")[2]
    assert ONE_LINE.fullmatch(last)


def test_a_reader_who_has_seen_enough_ends_the_output_quietly(tmp_path: Path) -> None:
    command = [
        sys.executable,
        str(ROOT / "build.py"),
        "check",
        "--content",
        str(tree(tmp_path, [ERROR])),
    ]
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(command, check=False, stdout=writing, stderr=subprocess.PIPE)
    finally:
        os.close(writing)

    assert done.stderr == b""
    assert done.returncode == 141
