"""Ask a played archive for copies, with everything that can go wrong."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sourcebook.archiving.obtaining import DAY, JOB_FOR, LASTING_FOR, NOT_FOUND_FOR, PATIENCE
from sourcebook.commands.archive import MEMORY
from sourcebook.commands.outgoing import Around
from sourcebook.load.content import load_content
from sourcebook.web.ledger import Ledger
from tests.tools.building import ROOT, run_here
from tests.tools.outgoing import KEYS, World, world
from tests.tools.playing import STAMP, Archive, Asked, playing, reply, told

OLD = "20200303101112"


@pytest.fixture
def there(tmp_path: Path) -> Iterator[World]:
    with playing() as web:
        found = world(tmp_path, web)
        found.environment = KEYS
        yield found


@pytest.fixture
def archive(there: World) -> Archive:
    found = Archive(there.web)
    found.open()
    with (there.content / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(found.settings)
    return found


def archived(there: World, name: str) -> tuple[str, str] | None:
    copy = load_content(there.content, "content").records.articles[name].archived
    return (copy.url, copy.date.isoformat()) if copy else None


def asked(there: World, path: str) -> int:
    return sum(a.path.startswith(path) for a in there.web.asked)


def test_a_list_asks_nobody_and_changes_nothing(there: World, archive: Archive) -> None:
    url = there.add("one", "https://a.example/one")
    there.add("two", "https://a.example/two", "draft: true\n")
    before = there.article("one").read_bytes()
    for arguments in ((), ("--list",)):
        assert there.run("archive", *arguments) == 0
        assert f"articles/one.md: {url}\n" in there.said
        assert "1 without a copy, 2 without an address, 1 held back" in there.said
    assert archive.web.asked == []
    assert there.article("one").read_bytes() == before


def test_a_copy_that_there_is_is_written(there: World, archive: Archive) -> None:
    url = there.add("one", "https://a.example/one")
    archive.copies[url] = OLD
    before = there.article("one").read_text(encoding="utf-8")
    assert there.run("archive", "--find") == 0
    assert archived(there, "one") == (archive.copy(url, OLD), "2020-03-03")
    line = f'archived: {{url: "{archive.copy(url, OLD)}", date: 2020-03-03}}\n'
    mark = "  # where it was\n"
    after = there.article("one").read_text(encoding="utf-8")
    assert after == before.replace(mark, mark + line)
    assert "one: copy of 3 March 2020, written into" in there.said
    assert run_here("check", "--content", there.content).returncode == 0
    there.web.asked.clear()
    assert there.run("archive", "--find") == 0
    assert there.web.asked == []


def test_what_has_no_copy_is_captured(there: World, archive: Archive) -> None:
    url = there.add("one", "https://a.example/one")
    archive.captures[url] = [{"status": "pending"}, {"status": "success", "timestamp": STAMP}]
    assert there.run("archive", "--find") == 0
    assert archived(there, "one") is None
    assert asked(there, "/save") == 0
    assert there.run("archive", "--capture") == 0
    assert archived(there, "one") == (archive.copy(url, STAMP), "2027-01-15")
    assert asked(there, "/available") == 1
    (save,) = (a for a in there.web.asked if a.path == "/save")
    assert save.headers["authorization"] == "LOW KeyThatNobodySees:s3cr3t"
    assert save.headers["user-agent"].startswith("Sourcebook/1.0 (+https://")
    assert "@" in save.headers["user-agent"]
    assert set(there.watch.waits) == {10.0}


def test_the_key_is_said_nowhere_and_sent_to_nobody_else(there: World, archive: Archive) -> None:
    url = there.add("one", "https://a.example/one")
    archive.captures[url] = [{"status": "error", "status_ext": "error:\x1b[2J", "message": "x"}]
    there.run("archive", "--capture")
    there.web.play("archive.example/save", reply(401))
    there.watch.time += 2 * DAY
    assert there.run("archive", "--capture") == 2
    assert "does not take the key" in there.said
    for path in there.folder.rglob("*"):
        text = path.read_bytes() if path.is_file() else b""
        assert b"KeyThatNobodySees" not in text
        assert b"s3cr3t" not in text
    assert "s3cr3t" not in there.said
    others = (a for a in there.web.asked if not a.path.startswith("/save"))
    assert not any("authorization" in a.headers for a in others)


@pytest.mark.parametrize(
    "keys",
    [
        {},
        {"SOURCEBOOK_ARCHIVE_KEY": "one"},
        {"SOURCEBOOK_ARCHIVE_KEY": "s3cr3t\nX: y", "SOURCEBOOK_ARCHIVE_SECRET": "b"},
        {"SOURCEBOOK_ARCHIVE_KEY": "s3cr3t:x", "SOURCEBOOK_ARCHIVE_SECRET": "b"},
    ],
)
def test_without_a_key_nothing_is_captured(
    there: World, archive: Archive, keys: dict[str, str]
) -> None:
    there.add("one", "https://a.example/one")
    there.environment = keys
    assert there.run("archive", "--capture") == 2
    assert "help: " in there.said
    assert "s3cr3t" not in there.said
    assert archive.web.asked == []


def test_an_archive_without_https_is_not_asked(there: World, archive: Archive) -> None:
    there.add("one", "https://a.example/one")
    assert there.run("archive", "--find", local=False) == 2
    assert "does not begin with https://" in there.said
    assert archive.web.asked == []


HOSTILE: list[dict[str, Any]] = [
    {"timestamp": "20990101000000"},
    {"timestamp": "19000101000000"},
    {"timestamp": "2020030310111"},
    {"timestamp": "20201303101112"},
    {"timestamp": "20200303101112\n"},
    {"url": "https://evil.example/web/20200303101112/https://other.example/"},
    {"url": "http://archive.example/web/20200303101112/https://a.example/other"},
    {"url": "http://archive.example/web/20200303101112/javascript:alert(1)"},
    {"url": "http://archive.example/web/20200303101112/https://a.example/one\x1b[2J"},
    {"url": None},
    {"status": "404"},
    {"available": "yes"},
]


@pytest.mark.parametrize("lie", HOSTILE, ids=str)
def test_what_an_archive_says_is_not_believed(
    there: World, archive: Archive, lie: dict[str, Any]
) -> None:
    url = there.add("one", "https://a.example/one")
    closest = {
        "available": True,
        "status": "200",
        "timestamp": OLD,
        "url": f"http://archive.example/web/{OLD}/{url}",
    }
    there.web.play(
        "archive.example/available",
        told({"archived_snapshots": {"closest": {**closest, **lie}}}),
    )
    assert there.run("archive", "--find") == 0
    assert archived(there, "one") is None
    assert "no copy yet" in there.said
    there.watch.time += NOT_FOUND_FOR
    there.web.play("archive.example/available", told({"archived_snapshots": {"closest": closest}}))
    assert there.run("archive", "--find") == 0
    assert archived(there, "one") == (archive.copy(url, OLD), "2020-03-03")


def test_a_copy_from_before_the_page_is_no_copy_of_it(there: World, archive: Archive) -> None:
    archive.copies[there.add("one", "https://a.example/one")] = "20190101000000"
    assert there.run("archive", "--find") == 0
    assert archived(there, "one") is None


@pytest.mark.parametrize(
    "end",
    [
        {"status": "error", "status_ext": "error:not-found"},
        {"status": "success"},
        {"status": "success", "timestamp": "x"},
        {"status": "success", "timestamp": STAMP, "original_url": "https://other.example/"},
        {"status": "\x1b[2J"},
        {},
    ],
    ids=str,
)
def test_a_capture_that_fails_is_no_copy(
    there: World, archive: Archive, end: dict[str, object]
) -> None:
    archive.captures[there.add("one", "https://a.example/one")] = [end]
    assert there.run("archive", "--capture") == 0
    assert archived(there, "one") is None
    assert "one: no copy: " in there.said
    assert "\x1b" not in there.said
    assert there.run("archive", "--capture") == 0
    assert "not asked again yet" in there.said
    assert asked(there, "/save") == 2  # the capture, and how it went
    there.watch.time += LASTING_FOR
    assert there.run("archive", "--capture") == 0
    assert asked(there, "/save") == 4


def test_a_capture_that_never_ends_is_waited_for_in_bounds(there: World, archive: Archive) -> None:
    archive.captures[there.add("one", "https://a.example/one")] = [{"status": "pending"}]
    start = there.watch.time
    assert there.run("archive", "--capture") == 0
    assert "not finished" in there.said
    assert there.watch.time - start <= PATIENCE + 60
    assert there.run("archive", "--capture") == 0
    there.watch.time += JOB_FOR
    assert there.run("archive", "--capture") == 0
    assert "never finished it" in there.said
    assert len([a for a in there.web.asked if a.path == "/save"]) == 1
    there.watch.time += DAY
    assert there.run("archive", "--capture") == 0
    assert len([a for a in there.web.asked if a.path == "/save"]) == 2


def test_who_asks_to_wait_is_waited_for(there: World, archive: Archive) -> None:
    url = there.add("one", "https://a.example/one")
    archive.copies[url] = OLD
    there.web.play(
        "archive.example/available", reply(429, Retry_After="70"), reply(502), archive.available
    )
    assert there.run("archive", "--find") == 0
    assert there.watch.waits == [70, 90]
    assert archived(there, "one") is not None


def test_who_asks_to_wait_for_long_is_left_alone(there: World, archive: Archive) -> None:
    for name in ("one", "two"):
        there.add(name, f"https://a.example/{name}")
    there.web.play("archive.example/available", reply(429, Retry_After="7200"))
    assert there.run("archive", "--find") == 2
    assert "asks us to wait 120 minutes" in there.said
    assert len(archive.web.asked) == 1


@pytest.mark.parametrize("sent", [b"", b"\x00\xff", reply(200, b"<html>"), reply(200, b"[]")])
def test_an_archive_that_talks_nonsense_is_asked_a_few_times_and_left(
    there: World, archive: Archive, sent: bytes
) -> None:
    for name in "abcdef":
        there.add(name, f"https://a.example/{name}")
    there.web.play("archive.example/available", sent)
    assert there.run("archive", "--find") == 2
    assert len(archive.web.asked) == 12  # three sources, four tries each
    assert max(there.watch.waits) == 270
    assert "Go on later" in there.said


def test_a_source_that_the_archive_stumbles_over_does_not_hold_up_others(
    there: World, archive: Archive
) -> None:
    for name in "abcdef":
        archive.copies[there.add(name, f"https://a.example/{name}")] = OLD
    bad = {"https://a.example/a", "https://a.example/b", "https://a.example/c"}

    def stumbling(request: Asked) -> bytes:
        found = archive.available(request)
        return reply(500) if any(url.encode() in found for url in bad) else found

    there.web.play("archive.example/available", stumbling)
    assert there.run("archive", "--find") == 2
    assert there.run("archive", "--find") == 2
    assert [name for name in "abcdef" if archived(there, name)] == ["d", "e", "f"]


def test_a_huge_answer_is_cut(there: World, archive: Archive) -> None:
    there.add("one", "https://a.example/one")
    archive.web.endless = b" " * 65_536
    there.web.play("archive.example/available", b"HTTP/1.1 200 OK\r\n\r\n{" + archive.web.endless)
    assert there.run("archive", "--find") == 0
    assert "not asked: the archive answers with 200" in there.said


def test_a_dead_address_is_looked_for_and_never_captured(there: World, archive: Archive) -> None:
    url = there.add("one", "https://a.example/one")
    entry = f"one: {{url: {url}, state: dead, found: 2026-03-03}}\n"
    (there.content / "links.yaml").write_text(entry, encoding="utf-8")
    assert there.run("archive", "--capture") == 0
    assert asked(there, "/available") == 1
    assert asked(there, "/save") == 0
    assert archive.jobs == {}


def test_a_kill_at_any_step_loses_nothing_that_was_learned(
    there: World, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Stop after each line that is written down in turn, and go on: all is asked for once."""
    url = there.add("one", "https://a.example/one")
    archive.captures[url] = [{"status": "pending"}, {"status": "success", "timestamp": STAMP}]
    real = Ledger.add

    def killed(ledger: Ledger, line: dict[str, object]) -> None:
        real(ledger, line)
        raise SystemExit(137)

    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "add", killed)
        for _ in ("no copy", "a capture begun", "a copy"):
            with pytest.raises(SystemExit):
                there.run("archive", "--capture")
        assert archived(there, "one") is None
        assert there.run("archive", "--capture") == 0
    assert archived(there, "one") == (archive.copy(url, STAMP), "2027-01-15")
    assert asked(there, "/available") == 1
    assert len(archive.jobs) == 1


def test_a_run_that_is_killed_is_gone_on_with(there: World) -> None:
    """Kill a real run while it waits for a capture: the next one asks for that capture again."""
    at = f"http://127.0.0.1:{there.web.port}"
    web = there.web
    url = there.add("one", f"{at}/one")
    with (there.content / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"archive: {{save: {at}/save, find: {at}/find, copies: {at}/web/,\n")
        settings.write("  pause: 0}\n")
    reached, killed = threading.Event(), threading.Event()

    def hanging(_asked: Asked) -> bytes:
        reached.set()
        killed.wait(30)
        return b""

    done = told({"status": "success", "timestamp": OLD, "original_url": url})
    web.play("127.0.0.1/find", told({}))
    web.play("127.0.0.1/save", told({"job_id": "spn2-1"}))
    web.play("127.0.0.1/save/status/spn2-1", hanging, done)
    words = ["archive", "--capture", "--allow-local", "--content", str(there.content)]
    command = [sys.executable, str(ROOT / "build.py"), *words]
    memory = Around().ledger(MEMORY, there.content)
    try:
        with subprocess.Popen(command, env={**os.environ, **KEYS}) as running:
            assert reached.wait(60)
            running.kill()
        killed.set()
        before = there.article("one").read_bytes()
        again = subprocess.run(command, env={**os.environ, **KEYS}, check=False)
    finally:
        memory.unlink(missing_ok=True)
    assert again.returncode == 0
    assert b"archived" not in before
    assert archived(there, "one") == (f"{at}/web/{OLD}/{url}", "2020-03-03")
    assert [a.path for a in web.asked if a.method == "POST"] == ["/save"]
    assert asked(there, "/find") == 1


def test_a_full_disk_is_told_and_the_copy_is_written_later(
    there: World, archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    url = there.add("one", "https://a.example/one")
    archive.copies[url] = OLD
    before = there.article("one").read_bytes()
    real = Path.replace

    def full(path: Path, target: Path) -> Path:
        if path.suffix == ".new":
            raise OSError(28, "No space left on device", str(target))
        return real(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        assert there.run("archive", "--find") == 2
    assert "No space left on device" in there.said
    assert there.article("one").read_bytes() == before
    assert not [path for path in there.article("one").parent.iterdir() if path.name[0] == "."]
    there.web.asked.clear()
    assert there.run("archive", "--find") == 0
    assert archived(there, "one") is not None
    assert there.web.asked == []


def test_a_record_that_cannot_be_edited_is_told_with_the_line(
    there: World, archive: Archive
) -> None:
    url = "https://a.example/one"
    archive.copies[url] = OLD
    there.article("one").write_text(
        "---\n{title: A, publisher: the-daily, kind: news-report, published: 2020-03-02,\n"
        f'language: en, url: "{url}",\nseen: full, basis: original}}\n---\nText.\n',
        encoding="utf-8",
    )
    before = there.article("one").read_bytes()
    assert there.run("archive", "--find") == 0
    assert there.article("one").read_bytes() == before
    assert f"archived: {{url: {archive.copy(url, OLD)}, date: 2020-03-03}}" in there.said
    assert "1 to be written by hand" in there.said


def test_only_so_many_are_asked_for(there: World, archive: Archive) -> None:
    for name in ("one", "two", "three"):
        there.add(name, f"https://a.example/{name}")
    assert there.run("archive", "--find", "--limit", "2") == 0
    assert len(archive.web.asked) == 2
    assert there.run("archive", "--find", "two") == 0
    assert there.run("archive", "--find", "four") == 2
    assert "there is no source `four`" in there.said


def test_what_is_held_back_is_not_told_to_an_archive(there: World, archive: Archive) -> None:
    there.add("one", "https://a.example/one", "embargoed: true\n")
    assert there.run("archive", "--capture") == 0
    assert archive.web.asked == []


GATE = "archive.example/gate/https://a.example/one"


@pytest.fixture
def memento(there: World) -> World:
    at = there.web.address("archive.example")
    with (there.content / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"archive: {{form: memento, save: {at}/keep, find: {at}/gate/,\n")
        settings.write(f"  copies: {at}/c/, pause: 1}}\n")
    there.add("one", "https://a.example/one")
    return there


NOW = "Fri, 15 Jan 2027 08:00:00 GMT"


def a_copy(of: str = "https://a.example/one", when: str = "Tue, 03 Mar 2020 10:11:12 GMT") -> bytes:
    links = f'<https://x.example/>; rel="timegate", <{of}>; rel="original"'
    return reply(200, Memento_Datetime=when, Link=links)


def test_a_copy_is_found_at_a_timegate(memento: World) -> None:
    memento.web.play(GATE, reply(302, Location="/c/5"))
    memento.web.play("archive.example/c/5", a_copy())
    assert memento.run("archive", "--find") == 0
    assert archived(memento, "one") == (memento.web.address("archive.example/c/5"), "2020-03-03")
    gate = memento.web.asked[0]
    assert gate.headers["accept-datetime"] == "Mon, 30 Mar 2020 12:00:00 GMT"


def test_a_form_captures_and_the_copy_itself_confirms_it(memento: World) -> None:
    memento.environment = {"SOURCEBOOK_ARCHIVE_TOKEN": "t0ken"}
    memento.web.play("archive.example/keep", reply(303, Location="/c/7"))
    memento.web.play("archive.example/c/7", reply(404), a_copy(when=NOW))
    assert memento.run("archive", "--capture") == 0
    assert archived(memento, "one") == (memento.web.address("archive.example/c/7"), "2027-01-15")
    sent = {a.path: a.headers.get("authorization") for a in memento.web.asked}
    assert sent["/keep"] == "Bearer t0ken"
    assert sent["/c/7"] is None


@pytest.mark.parametrize(
    ("location", "copy"),
    [
        ("https://evil.example/c/5", a_copy()),
        ("/elsewhere/5", a_copy()),
        ("/c/5", a_copy("https://other.example/")),
        ("/c/5", a_copy(when="Tue, 03 Mar 2099 10:11:12 GMT")),
        ("/c/5", a_copy(when="soon")),
        ("/c/5", reply(200)),
        ("javascript:alert(1)", a_copy()),
    ],
)
def test_what_a_timegate_names_has_to_be_a_copy(memento: World, location: str, copy: bytes) -> None:
    memento.web.play(GATE, reply(302, Location=location))
    memento.web.play("archive.example/c/5", copy)
    assert memento.run("archive", "--find") == 0
    assert archived(memento, "one") is None
    assert not any(a.host == "evil.example" for a in memento.web.asked)
