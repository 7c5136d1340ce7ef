# ruff: noqa: E501 - a row of a table stays on one line
import os
from pathlib import Path

import pytest

from sourcebook.load import files
from sourcebook.load.files import MAX_DEPTH, MAX_FILE, SourceFile, read_files
from sourcebook.load.one_file import read_file
from sourcebook.model.release import Contents, Release
from sourcebook.problems import Problem


def read(folder: Path) -> tuple[list[SourceFile], list[Problem]]:
    return read_files(folder, "shown")


def refused(folder: Path) -> list[tuple[str, str]]:
    return [(problem.rule, problem.location.path) for problem in read(folder)[1]]


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.yaml", "a/z.yaml", "a/b/c.md", "c.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    found, problems = read(tmp_path)
    assert problems == []
    assert [file.path for file in found] == [
        "shown/a/b/c.md",
        "shown/a/z.yaml",
        "shown/b.yaml",
        "shown/c.yaml",
    ]
    assert [file.text for file in found] == [str(file.inside) for file in found]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"a\nb\n", "a\nb\n"),
        (b"a\r\nb\r\n", "a\nb\n"),
        (b"a\rb\r", "a\nb\n"),
        (b"\xef\xbb\xbfa\n", "a\n"),
        ("Київ\n".encode(), "Київ\n"),
        (b"", ""),
    ],
)
def test_line_ends_and_a_byte_order_mark_do_not_matter(
    data: bytes, text: str, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    ((file,), problems) = read(tmp_path)
    assert (file.text, problems) == (text, [])


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [(b"\xff\xfea\x00", 1, 1), (b"abc\n\xe9\n", 2, 1), (b"a\nb\nCaf\xe9", 3, 4), (b"\xed\xa0\x80", 1, 1)],
)  # fmt: skip
def test_what_is_not_utf_8_is_refused_where_it_begins(
    data: bytes, line: int, column: int, tmp_path: Path
) -> None:
    (tmp_path / "a.yaml").write_bytes(data)
    _, (problem,) = read(tmp_path)
    assert (problem.rule, problem.location.line, problem.location.column) == (
        "not-utf-8",
        line,
        column,
    )


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("SECRET", encoding="utf-8")
    content = tmp_path / "content"
    content.mkdir()
    (content / "file.yaml").symlink_to(tmp_path / "secret.txt")
    (content / "folder").symlink_to(tmp_path)
    (content / "nowhere.yaml").symlink_to("missing")
    assert read(content)[0] == []
    assert refused(content) == [
        ("unreadable-file", "shown/file.yaml"),
        ("unreadable-file", "shown/folder"),
        ("unreadable-file", "shown/nowhere.yaml"),
    ]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert refused(tmp_path) == [("unreadable-file", "shown/pipe.yaml")]


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").write_text("x", encoding="utf-8")
    (tmp_path / ".DS_Store").write_bytes(b"\xff")
    assert read(tmp_path) == ([], [])


def test_a_file_that_is_too_large_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"x" * MAX_FILE)
    assert refused(tmp_path) == []
    (tmp_path / "a.yaml").write_bytes(b"x" * (MAX_FILE + 1))
    assert refused(tmp_path) == [("too-long", "shown/a.yaml")]


def test_a_release_may_be_larger_than_a_record_and_is_read_whole(tmp_path: Path) -> None:
    """The first release names every incident, in a line each."""
    (tmp_path / "releases").mkdir()
    line = "  i{}: 2020-05-01 1 0123456789abcdef\n"
    kinds = "".join(f"  {kind}: 1\n" for kind in Contents.model_fields)
    text = f"digest: {'a' * 64}\nrecords:\n{kinds}incidents:\n"
    text += "".join(map(line.format, range(30_000)))
    assert len(text) > MAX_FILE
    (tmp_path / "releases" / "2020-05-01.yaml").write_text(text, encoding="utf-8")
    ((source,), problems) = read(tmp_path)
    reading = read_file(source)
    assert (problems, reading.problems) == ([], ())
    (entry,) = reading.entries
    assert isinstance(entry.record, Release)
    assert len(entry.record.incidents) == 30_000


def test_folders_are_not_searched_for_ever(tmp_path: Path) -> None:
    deepest = tmp_path.joinpath(*["d"] * (MAX_DEPTH + 1))
    deepest.mkdir(parents=True)
    (deepest / "a.yaml").write_text("x", encoding="utf-8")
    assert refused(tmp_path) == [("unreadable-file", "shown/" + "/".join(["d"] * (MAX_DEPTH + 1)))]


@pytest.mark.parametrize(
    "name", [b"a\xff.yaml", "a\u202eb.yaml".encode(), b"a\nb.yaml", b"a\x1b[31m.yaml"]
)
def test_a_name_that_cannot_be_spoken_is_refused(name: bytes, tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("x", encoding="utf-8")
    ((rule, path),) = refused(tmp_path)
    assert rule == "unreadable-file"
    assert path.isprintable()


def test_the_number_of_files_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_FILES", 2)
    for name in "abcd":
        (tmp_path / f"{name}.yaml").write_text("x", encoding="utf-8")
    found, problems = read(tmp_path)
    assert len(found) == 2
    assert [(problem.rule, problem.location.path) for problem in problems] == [
        ("too-many-files", "shown")
    ]
