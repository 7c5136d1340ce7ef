"""Hold the press to publishing what was put and kept, and to looking only as often as it must."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from unittest import mock

import pytest

from sourcebook.publish import Desk, PublishError, Written, disk, lock, publish, publishing
from tests.publish.drills.sites import expected, seen

OLD = {"index.html": b"home", "a/index.html": b"a", "b/c/index.html": b"c"}
NEW = {"index.html": b"new home", "a/index.html": b"a", "d/index.html": b"d"}


def test_what_is_kept_stays_and_what_is_neither_put_nor_kept_goes(output: Path) -> None:
    publish(OLD.items(), output)
    with publishing(output) as press:
        assert press.present.keys() == OLD.keys()
        press.keep("a/index.html")
        press.put("index.html", b"new home")
        press.put("d/index.html", b"d")
        report = press.finish()
    assert seen(output) == expected(NEW)
    assert (report.files, report.written, report.unchanged, report.removed) == (3, 2, 1, 1)


def test_without_finish_nothing_is_published(output: Path) -> None:
    publish(OLD.items(), output)
    with publishing(output) as press:
        press.put("index.html", b"new home")
    assert seen(output) == expected(OLD)


def test_only_what_is_there_as_it_was_published_can_be_kept(output: Path) -> None:
    publish(OLD.items(), output)
    (output / "a/index.html").chmod(0o600)
    (output / "b/c/index.html").unlink()
    with publishing(output) as press:
        assert press.present.keys() == {"index.html"}
        with pytest.raises(KeyError):
            press.keep("a/index.html")


def test_a_path_is_taken_once(output: Path) -> None:
    with publishing(output) as press:
        press.put("index.html", b"")
        with pytest.raises(ValueError, match="meets"):
            press.put("index.html", b"")


def test_paths_that_meet_are_refused_before_anything_is_published(output: Path) -> None:
    publish(OLD.items(), output)
    with pytest.raises(ValueError, match="meets"):
        publish({**OLD, "A/index.html": b""}.items(), output)
    assert seen(output) == expected(OLD)


def pages(desk: Desk) -> dict[str, Written]:
    with desk.open() as opened:
        return {path: opened.write(path, data, None) for path, data in NEW.items()}


def test_other_programs_hand_in_files_at_the_desk(output: Path) -> None:
    publish(OLD.items(), output)
    with publishing(output) as press:
        with ProcessPoolExecutor(1) as workers:
            written = workers.submit(pages, press.desk()).result()
        for path, file in written.items():
            press.adopt(path, file)
        press.finish()
    assert seen(output) == expected(NEW)


def test_a_file_with_the_bytes_that_are_there_is_not_handed_in(output: Path) -> None:
    publish(OLD.items(), output)
    with publishing(output) as press:
        there = press.present["a/index.html"]
        with press.desk().open() as opened:
            written = opened.write("a/index.html", b"a", there)
        assert written == Written(there, is_new=False)
        press.adopt("a/index.html", written)
        assert press.finish().unchanged == 1
    assert seen(output) == expected({"a/index.html": b"a"})


def test_nothing_is_read_or_touched_where_nothing_changed(output: Path) -> None:
    publish(OLD.items(), output)
    publish(OLD.items(), output)
    with mock.patch.object(lock, "instant", _an_hour_later(lock.instant)):
        publish(OLD.items(), output)  # whatever was too young to be relied on is read once
        before = output.stat().st_ino
        report = publish(OLD.items(), output)
    assert (report.read, report.remark, report.written) == (0, "", 0)
    assert output.stat().st_ino == before


def test_a_clock_that_was_set_back_has_everything_read(output: Path) -> None:
    with mock.patch.object(lock, "instant", _an_hour_later(lock.instant)):
        publish(OLD.items(), output)
    report = publish(OLD.items(), output)
    assert report.read == len(OLD) + 1
    assert report.remark == "the clock was set back since the last build"


def test_a_file_system_without_times_of_change_has_everything_read(output: Path) -> None:
    with mock.patch.object(lock, "instant", return_value=None):
        publish(OLD.items(), output)
        report = publish(OLD.items(), output)
    assert report.read == len(OLD) + 1
    assert report.remark == "the file system keeps no times of change"


@pytest.mark.parametrize("content", [None, b"", b"pickle", b"Sourcebook ledger 1\n" + bytes(80)])
def test_a_ledger_of_no_use_is_said_and_costs_only_reading(
    output: Path, content: bytes | None
) -> None:
    publish(OLD.items(), output)
    ledger = output.with_name(".site.sourcebook") / "ledger"
    ledger.unlink()
    if content is not None:
        ledger.write_bytes(content)
    report = publish(OLD.items(), output)
    assert (report.read, report.unchanged) == (len(OLD) + 1, len(OLD))
    assert report.remark.startswith("the record of the last build ")


@pytest.mark.parametrize("clean", [False, True])
def test_a_list_that_was_lost_or_altered_is_made_anew(output: Path, *, clean: bool) -> None:
    publish(OLD.items(), output)
    for content in (b"", b"# Somebody's list\n", None):
        (output / "SHA256SUMS").unlink()
        if content is not None:
            (output / "SHA256SUMS").write_bytes(content)
        publish(OLD.items(), output, clean=clean)
        assert seen(output) == expected(OLD)


def test_where_files_cannot_have_two_names_they_are_copied(output: Path) -> None:
    publish(OLD.items(), output)
    with mock.patch.object(os, "link", side_effect=PermissionError(1, "not permitted")):
        for site in (NEW, OLD, NEW):
            publish(site.items(), output)
            assert seen(output) == expected(site)


@pytest.mark.parametrize("offered", [True, False], ids=["at once", "one by one"])
def test_many_files_are_kept_by_the_disk(output: Path, *, offered: bool) -> None:
    site = {f"{number}/index.html": b"%d" % number for number in range(disk.ONE_BY_ONE + 1)}
    with mock.patch.object(disk, "_synced", side_effect=[offered]) as synced:
        publish(site.items(), output)
    assert synced.call_count == 1
    assert seen(output) == expected(site)


def test_the_standby_is_closed_to_others_and_passed_over_by_git(output: Path) -> None:
    publish(OLD.items(), output)
    shop = output.with_name(".site.sourcebook")
    assert shop.stat().st_mode & 0o777 == 0o700
    assert (shop / ".gitignore").read_text(encoding="utf-8").splitlines()[-1] == "*"


def test_a_standby_can_be_made_at_once(output: Path) -> None:
    for site in (OLD, NEW):
        with publishing(output) as press:
            for path, data in site.items():
                press.put(path, data)
            press.finish()
            press.prepare()
        assert seen(output) == expected(site)
        assert (output.with_name(".site.sourcebook") / "standby/SHA256SUMS").exists()
    (output / "a/index.html").write_bytes(b"A")
    assert publish(OLD.items(), output).read >= 1
    assert seen(output) == expected(OLD)


def test_what_somebody_wrote_into_the_version_before_is_named_and_stays(output: Path) -> None:
    publish(OLD.items(), output)
    standing_in = os.open(output / "a", os.O_RDONLY)
    publish(NEW.items(), output)
    notes = os.open("notes.txt", os.O_WRONLY | os.O_CREAT, dir_fd=standing_in)
    with pytest.raises(PublishError, match=r"holds what no build put there: 'a/notes\.txt'"):
        publish(OLD.items(), output)
    assert seen(output) == expected(NEW)
    assert (output.with_name(".site.sourcebook") / "standby/a/notes.txt").exists()
    os.unlink("notes.txt", dir_fd=standing_in)
    publish(OLD.items(), output)
    assert seen(output) == expected(OLD)
    os.close(standing_in)
    os.close(notes)


def test_a_reader_of_the_version_before_finds_it_whole_or_not_at_all(output: Path) -> None:
    publish(OLD.items(), output)
    reader = os.open(output, os.O_RDONLY)
    publish(NEW.items(), output)
    assert set(os.listdir(reader)) == {"SHA256SUMS", "a", "b", "index.html"}  # noqa: PTH208
    publish(OLD.items(), output)
    assert os.listdir(reader) == []  # noqa: PTH208
    os.close(reader)


def _an_hour_later(instant: Callable[[int], int | None]) -> Callable[[int], int]:
    return lambda held: (instant(held) or 0) + 3_600_000_000_000
