"""Look at the addresses of a small site, again and again, over weeks."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sourcebook.linking.history import AGE, DAY
from sourcebook.linking.walk import BETWEEN
from sourcebook.load.content import load_content
from sourcebook.web.ledger import Ledger
from tests.tools.building import run_here
from tests.tools.outgoing import World, world
from tests.tools.playing import led, playing, reply


@pytest.fixture
def there(tmp_path: Path) -> Iterator[World]:
    with playing() as web:
        yield world(tmp_path, web)


def test_what_is_plainly_alive_is_not_written(there: World) -> None:
    there.add("fine", there.web.play("a.example/fine", reply(200)))
    assert there.run("links") == 0
    assert there.said == "Looked at 1 of 1 addresses: 1 alive.\nNothing to write down.\n"
    assert not (there.content / "links.yaml").exists()


def test_a_page_that_is_gone_is_written_down_the_second_time(there: World) -> None:
    url = there.add("gone", there.web.play("a.example/gone", reply(404)))
    assert there.run("links") == 0
    assert there.links() == ""
    assert there.run("links") == 0
    assert "No address is due." in there.said
    there.watch.time += DAY
    assert there.run("links") == 0
    assert there.links() == f"gone:\n  url: {url}\n  state: dead\n  found: 2027-01-16"
    assert "gone: dead" in there.said
    before = (there.content / "links.yaml").read_bytes()
    there.watch.time += AGE
    assert there.run("links") == 0
    assert (there.content / "links.yaml").read_bytes() == before
    there.web.play("a.example/gone", reply(200))
    there.watch.time += AGE
    assert there.run("links") == 0
    assert there.links() == ""
    assert load_content(there.content, "content").records.links == {}


def test_a_host_that_is_away_is_called_dead_after_weeks(there: World) -> None:
    there.add("away", there.web.play("a.example/away", reply(503)))
    found = []
    for day in (0, 1, 7, 14):
        there.watch.time = 1_800_000_000 + day * DAY
        assert there.run("links") == 0
        found.append(there.links().partition("state: ")[2].partition("\n")[0])
    assert found == ["", "unreachable", "unreachable", "dead"]


def test_the_states_are_told(there: World) -> None:
    there.add("paid", there.web.play("a.example/paid", reply(402)))
    there.add("bot-wall", there.web.play("b.example/wall", reply(403)))
    to = there.web.play("c.example/new", reply(200))
    there.add("moved", there.web.play("c.example/old", led(to)))
    assert there.run("links") == 0
    assert "  state: paywalled\n" in there.links()
    assert "  state: blocked\n" in there.links()
    assert f"  state: moved\n  found: 2027-01-15\n  to: {to}" in there.links()
    assert run_here("check", "--content", there.content).returncode == 0
    assert there.run("links", "--list") == 0
    assert there.said.endswith("Of 3 addresses 3 are not plainly alive.\n")


def test_a_host_is_asked_slowly_and_the_same_address_once(there: World) -> None:
    for number in range(4):
        there.add(f"one-{number}", there.web.play(f"a.example/{number}", reply(200)))
    there.add("twin", there.web.address("a.example/0"))
    assert there.run("links") == 0
    asked = [path for path in there.web.paths() if path.startswith("GET")]
    assert len(asked) == 4
    assert there.watch.waits == [BETWEEN] * 4


def test_a_site_that_wants_no_programs_is_not_asked(there: World) -> None:
    there.web.play("a.example/robots.txt", reply(200, b"User-agent: *\nDisallow: /p"))
    there.add("private", there.web.play("a.example/private", reply(200)))
    there.add("open", there.web.play("a.example/open", reply(200)))
    assert there.run("links") == 0
    assert there.web.paths() == ["HEAD a.example/open", "GET a.example/open"]
    assert "robots.txt asks programs to stay away" in there.said
    assert "state: blocked" in there.links()


def test_a_robots_txt_that_fails_keeps_us_away_and_says_nothing(there: World) -> None:
    there.web.play("a.example/robots.txt", reply(500))
    there.add("one", there.web.play("a.example/one", reply(404)))
    assert there.run("links") == 0
    assert there.web.paths() == []
    assert there.links() == ""


def test_a_host_that_asks_to_wait_is_waited_for(there: World) -> None:
    busy = reply(429, Retry_After="90")
    there.add("busy", there.web.play("a.example/busy", busy, reply(200)))
    assert there.run("links") == 0
    assert "1 alive" in there.said
    assert max(there.watch.waits) == 90
    there.add("long", there.web.play("b.example/long", reply(429, Retry_After="90000")))
    assert there.run("links") == 0
    assert "1 blocked" in there.said
    assert max(there.watch.waits) == 90


def test_a_host_that_says_nothing_is_asked_no_more_than_twice(there: World) -> None:
    asked: list[str] = []

    def resolve(host: str, _port: int) -> list[str]:
        asked.append(host)
        raise OSError

    for number in range(6):
        there.add(f"one-{number}", f"http://gone.example/{number}")
    there.web.resolve = resolve  # type: ignore[assignment, method-assign]
    assert there.run("links") == 0
    assert "6 failed" in there.said
    assert len(asked) == 3  # robots.txt, and two pages


def test_a_private_address_is_not_asked(there: World) -> None:
    there.web.play("127.0.0.1/secret", reply(200))
    there.add("inside", there.web.address("127.0.0.1/secret"))
    there.add("resolved", "http://a.example/secret")
    assert there.run("links", local=False) == 0
    assert there.web.asked == []
    assert there.said.count("not asked: ") == 2
    assert there.links() == ""


def test_what_a_server_sends_cannot_act_on_a_terminal(there: World) -> None:
    to = there.web.play("b.example/new", reply(200))
    there.add("moved", there.web.play("a.example/old", led(f"{to}?x=%1b[2J\x1b[2J")))
    there.add("host", there.web.play("c.example/x", led("::set-output name=a::b")))
    there.run("links")
    assert "\x1b" not in there.said
    assert not any(line.startswith("::") for line in there.said.splitlines())


def test_a_kill_half_way_loses_nothing_that_was_learned(
    there: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        there.add(f"one-{number}", there.web.play(f"a.example/{number}", reply(402)))
    real = Ledger.add

    def killed(ledger: Ledger, line: dict[str, object]) -> None:
        real(ledger, line)
        if line.get("url", "").endswith("/1"):  # type: ignore[attr-defined]
            raise SystemExit(137)

    with monkeypatch.context() as patched:
        patched.setattr(Ledger, "add", killed)
        with pytest.raises(SystemExit):
            there.run("links")
    assert there.links() == ""
    there.web.asked.clear()
    assert there.run("links") == 0
    assert set(there.web.paths()) == {"HEAD a.example/2", "GET a.example/2"}
    assert there.links().count("state: paywalled") == 3


def test_what_somebody_else_learned_later_is_not_undone(there: World) -> None:
    url = there.add("one", there.web.play("a.example/one", reply(200)))
    assert there.run("links") == 0
    entry = f"one:\n  url: {url}\n  state: dead\n  found: 2027-01-20\n"
    (there.content / "links.yaml").write_text(entry, encoding="utf-8")
    there.watch.time += 10 * DAY
    assert there.run("links") == 0
    assert there.links() == entry.strip()


def test_entries_that_fit_no_source_go_and_others_stay_to_the_byte(there: World) -> None:
    url = there.add("kept", there.web.play("a.example/kept", reply(402)))
    there.add("new", there.web.play("a.example/new", reply(402)))
    kept = f"# By hand.\r\nkept:\r\n  url: {url}  # seen\r\n"
    kept += "  state: paywalled\r\n  found: 2026-01-01\r\n"
    other = "old:\r\n  url: https://a.example/old\r\n  state: dead\r\n  found: 2026-01-01\r\n"
    path = there.content / "links.yaml"
    path.write_bytes(f"# Head.\r\n\r\n{kept}{other}".encode())
    assert there.run("links") == 0
    text = path.read_bytes().decode()
    assert text.startswith(f"# Head.\r\n\r\n{kept}new:\r\n")
    assert "old:" not in text
    assert text.count("\n") == text.count("\r\n")


def test_a_file_that_has_errors_is_left_alone(there: World) -> None:
    there.add("one", there.web.play("a.example/one", reply(402)))
    path = there.content / "links.yaml"
    path.write_text("one: {state: ded}\n", encoding="utf-8")
    assert there.run("links") == 2
    assert there.web.asked == []
    assert path.read_text(encoding="utf-8") == "one: {state: ded}\n"


def test_what_is_held_back_is_not_looked_at(there: World) -> None:
    url = there.web.play("a.example/one", reply(402))
    there.add("one", url, "embargoed: true\n")
    assert there.run("links") == 0
    assert there.web.asked == []


def test_a_full_disk_is_told_and_nothing_is_lost(
    there: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        there.add(f"one-{number}", there.web.play(f"a.example/{number}", reply(402)))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        assert there.run("links") == 2
    assert "No space left on device" in there.said
    assert there.run("links") == 0
    assert there.links().count("state: paywalled") == 3


def test_only_the_sources_that_are_named_are_looked_at(there: World) -> None:
    for name in ("one", "two"):
        there.add(name, there.web.play(f"a.example/{name}", reply(402)))
    assert there.run("links", "two") == 0
    assert list(load_content(there.content, "content").records.links) == ["two"]
    assert there.run("links", "three") == 2
    assert "there is no source `three`" in there.said
    assert there.run("links", "--limit", "1") == 0
    assert list(load_content(there.content, "content").records.links) == ["one", "two"]
