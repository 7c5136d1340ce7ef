"""Hold publishing to its promise: the folder holds exactly the site, or what it held before."""

import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcebook.publish import PublishError, publish

OLD = {"index.html": b"old home", "a/index.html": b"same", "gone/index.html": b"gone"}
NEW = {"index.html": b"new home", "a/index.html": b"same", "b/c/index.html": b"new"}


def contents(folder: Path) -> dict[str, bytes]:
    """Give every file of a site by its path, its own list left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "SHA256SUMS"
    }


def beside(output: Path) -> list[str]:
    """List what lies in the folder around the site."""
    return sorted(path.name for path in output.parent.iterdir())


def test_the_folder_and_those_around_it_are_made(output: Path) -> None:
    publish(NEW.items(), output)
    assert contents(output) == NEW
    assert beside(output) == [".site.sourcebook", "site"]


def test_a_site_replaces_the_one_before_it_whole(output: Path) -> None:
    publish(OLD.items(), output)
    report = publish(NEW.items(), output)
    assert contents(output) == NEW
    assert not (output / "gone").exists()
    assert beside(output) == [".site.sourcebook", "site"]
    assert (report.files, report.unchanged, report.removed) == (3, 1, 1)
    assert report.written == 2


def test_an_empty_folder_is_taken(output: Path) -> None:
    output.mkdir(parents=True)
    publish(NEW.items(), output)
    assert contents(output) == NEW


def test_a_site_of_no_files_is_still_a_site(output: Path) -> None:
    publish([], output)
    publish(NEW.items(), output)
    publish([], output)
    assert contents(output) == {}


def test_an_unchanged_file_keeps_its_time_unless_the_build_is_clean(output: Path) -> None:
    publish(OLD.items(), output)
    os.utime(output / "a/index.html", (1_000_000_000, 1_000_000_000))
    publish(NEW.items(), output)
    assert (output / "a/index.html").stat().st_mtime == 1_000_000_000
    report = publish(NEW.items(), output, clean=True)
    assert (output / "a/index.html").stat().st_mtime > 1_000_000_000
    assert report.unchanged == 0


def test_a_published_file_that_somebody_edited_is_made_anew(output: Path) -> None:
    publish(OLD.items(), output)
    (output / "a/index.html").write_bytes(b"edited")
    assert publish(OLD.items(), output).unchanged == 2
    assert contents(output) == OLD


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_everybody_can_read_the_site_whatever_the_umask(output: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        publish(NEW.items(), output)
    finally:
        os.umask(before)
    for path in (output, *output.rglob("*")):
        expected = 0o755 if path.is_dir() else 0o644
        assert stat.S_IMODE(path.stat().st_mode) == expected, path


def test_the_list_of_sums_can_be_checked_by_anybody(output: Path) -> None:
    publish(NEW.items(), output)
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    done = subprocess.run(command, cwd=output, capture_output=True, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["a/index.html: OK", "b/c/index.html: OK", "index.html: OK"]


def test_a_mistake_on_the_way_leaves_the_old_site(output: Path) -> None:
    def failing() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"new home"
        raise ZeroDivisionError

    publish(OLD.items(), output)
    with pytest.raises(ZeroDivisionError):
        publish(failing(), output)
    assert contents(output) == OLD
    assert beside(output) == [".site.sourcebook", "site"]


def test_a_path_that_no_route_should_make_leaves_the_old_site(output: Path) -> None:
    publish(OLD.items(), output)
    with pytest.raises(ValueError, match="plain relative"):
        publish([("index.html", b""), ("../escaped", b"")], output)
    assert contents(output) == OLD
    assert beside(output) == [".site.sourcebook", "site"]


def test_only_one_of_two_builds_publishes(output: Path) -> None:
    def while_another_one_tries() -> Iterator[tuple[str, bytes]]:
        yield "index.html", b"first"
        with pytest.raises(PublishError, match="another build is publishing") as refused:
            publish([("index.html", b"second")], output)
        assert refused.value.hint == "Wait until it has ended, then build again."

    publish(while_another_one_tries(), output)
    assert contents(output) == {"index.html": b"first"}
    publish([("index.html", b"third")], output)
    assert contents(output) == {"index.html": b"third"}
    assert beside(output) == [".site.sourcebook", "site"]


def test_two_folders_side_by_side_can_be_published_at_once(output: Path) -> None:
    def nested() -> Iterator[tuple[str, bytes]]:
        publish(OLD.items(), output.with_name("other"))
        yield "index.html", b"outer"

    publish(nested(), output)
    assert contents(output) == {"index.html": b"outer"}
    assert contents(output.with_name("other")) == OLD


def test_what_a_killed_build_left_is_cleared_by_the_next(output: Path) -> None:
    publish(OLD.items(), output)
    half = output.with_name(".site.sourcebook") / "staging"
    (half / "half" / "made").mkdir(parents=True)
    (half / "half" / "index.html").write_bytes(b"half")
    (half / "index.html").write_bytes(b"half")
    (half / "b").symlink_to(output.parent)
    (half / "gone").write_bytes(b"a file in the place of a folder")
    publish(NEW.items(), output)
    assert contents(output) == NEW
    assert sorted(path.name for path in output.parent.iterdir()) == [".site.sourcebook", "site"]
    assert not half.exists()
