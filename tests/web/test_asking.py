"""Ask servers that do all that a server can do wrong."""

import socket
import tracemalloc
from collections.abc import Iterator
from itertools import count

import pytest

from sourcebook.web.address import Refused
from sourcebook.web.asking import Fault, Limits, Unanswered, Web
from sourcebook.web.following import MOST_STEPS, Astray, follow
from tests.tools.playing import Playing, led, playing, reply


@pytest.fixture
def played() -> Iterator[Playing]:
    with playing() as found:
        yield found


def web(played: Playing, whole: float = 5.0) -> Web:
    return Web("Sourcebook (test)", local=True, limits=Limits(whole=whole), resolve=played.resolve)


def test_an_answer_comes_with_what_was_asked_of_it(played: Playing) -> None:
    address = played.play("a.example/x", reply(200, b"0123456789", X_One="1"))
    answer = web(played).ask("GET", address, headers={"Accept": "text/plain"}, most=100)
    assert (answer.status, answer.body, answer.whole) == (200, b"0123456789", True)
    assert answer.header("x-one") == "1"
    (asked,) = played.asked
    assert asked.headers["user-agent"] == "Sourcebook (test)"
    assert asked.headers["host"] == f"a.example:{played.port}"
    assert asked.headers["accept"] == "text/plain"
    assert asked.headers["accept-encoding"] == "identity"


def test_of_a_long_answer_only_the_beginning_is_read(played: Playing) -> None:
    played.endless = b"x" * 100_000
    address = played.play("a.example/", b"HTTP/1.1 200 OK\r\n\r\n" + played.endless)
    answer = web(played).ask("GET", address, most=1_000)
    assert (answer.body, answer.whole) == (b"x" * 1_000, False)


@pytest.mark.parametrize(
    "sent",
    [
        reply(200, b"short", Content_Length="1000"),
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nshort",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nshort",
    ],
)
def test_an_answer_that_is_shorter_than_it_says_is_not_whole(played: Playing, sent: bytes) -> None:
    address = played.play("a.example/", sent)
    answer = web(played).ask("GET", address, most=5_000)
    assert answer.status == 200
    assert not answer.whole
    assert answer.body in (b"short", b"")


@pytest.mark.parametrize("length", ["-5", "many", "5, 5", "9" * 5_000])
def test_a_wrong_length_is_no_trap(played: Playing, length: str) -> None:
    address = played.play("a.example/", reply(200, b"short", Content_Length=length))
    assert web(played).ask("GET", address, most=5_000).body == b"short"


def test_a_chunk_of_no_length_is_not_read_to_its_end(played: Playing) -> None:
    """The library takes a length of -1 for all that ever comes, and keeps it in memory."""
    head = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n"
    played.endless = b"x" * 1_000_000
    address = played.play("a.example/", head + played.endless)
    tracemalloc.start()
    try:
        answer = web(played).ask("GET", address, most=1_000)
        most = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (answer.body, answer.whole) == (b"x" * 1_000, False)
    assert most < 20_000_000


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"\x00\xff\x1b[2J garbage\r\n\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"HTTP/1.1 99999999999999999999 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 500 + b"\r\n",
        b"HTTP/1.1 200 " + b"x" * 100_000,
        b"SSH-2.0-OpenSSH_9.6\r\n",
    ],
)
def test_garbage_is_no_answer(played: Playing, sent: bytes) -> None:
    address = played.play("a.example/", sent)
    with pytest.raises(Unanswered) as silent:
        web(played).ask("GET", address, most=100)
    assert silent.value.fault in (Fault.NONSENSE, Fault.CUT)


@pytest.mark.parametrize(
    "start",
    [b"HTTP/1.1 200 OK\r\nA: ", b"HTTP/1.1 ", b"HTTP/1.1 100 Continue\r\n\r\n"],
    ids=["headers", "status", "continue"],
)
def test_who_never_ends_is_not_waited_for(played: Playing, start: bytes) -> None:
    """A byte now and then keeps any timeout between two bytes from coming: the whole has one."""
    played.endless = start if start.endswith(b"\r\n\r\n") else b"x"
    address = played.play("a.example/", start if start == played.endless else start + b"x")
    ticks = count()
    slow = Web(
        "t", local=True, limits=Limits(whole=40), resolve=played.resolve, clock=lambda: next(ticks)
    )
    with pytest.raises(Unanswered) as silent:
        slow.ask("GET", address)
    assert silent.value.fault in (Fault.TIME, Fault.NONSENSE)


def test_who_says_nothing_is_not_waited_for(played: Playing) -> None:
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        played.port = deaf.getsockname()[1]
        with pytest.raises(Unanswered) as silent:
            web(played, whole=0.05).ask("GET", played.address("a.example/"))
    assert silent.value.fault is Fault.TIME


def test_a_host_that_is_not_there_is_told_from_one_that_is_silent(played: Playing) -> None:
    def unknown(_host: str, _port: int) -> list[str]:
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(Unanswered) as silent:
        Web("t", resolve=unknown).ask("GET", "https://nowhere.example/")
    assert silent.value.fault is Fault.NAME
    with socket.create_server(("127.0.0.1", 0)) as closed:
        played.port = closed.getsockname()[1]
    with pytest.raises(Unanswered) as silent:
        web(played).ask("GET", played.address("a.example/"))
    assert silent.value.fault is Fault.CONNECTION


def test_a_name_of_a_private_machine_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> socket.socket:
        raise AssertionError("nobody may connect")

    monkeypatch.setattr(socket, "create_connection", never)
    for numbers in (["10.0.0.1"], ["93.184.216.34", "127.0.0.1"], ["::ffff:127.0.0.1"]):
        with pytest.raises(Refused, match="private network"):
            Web("t", resolve=lambda _h, _p, n=numbers: n).ask("GET", "https://a.example/")  # type: ignore[misc]


def test_the_connection_goes_to_the_number_that_was_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A name that is public when it is looked at and private when it is used gains nothing."""
    answers = iter([["93.184.216.34"], ["127.0.0.1"]])
    connected: list[object] = []

    def refuse(address: object, *_: object) -> socket.socket:
        connected.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "create_connection", refuse)
    with pytest.raises(Unanswered):
        Web("t", resolve=lambda _h, _p: next(answers)).ask("GET", "http://a.example/")
    assert connected == [("93.184.216.34", 80)]
    with pytest.raises(Refused):
        Web("t", resolve=lambda _h, _p: next(answers)).ask("GET", "http://a.example/")


def test_redirects_are_followed_and_looked_at(played: Playing) -> None:
    end = played.play("b.example/end", reply(200))
    address = played.play("a.example/start", led("/next"))
    played.play("a.example/next", led(end, 302))
    trail = follow(web(played), "HEAD", address)
    assert (trail.address, trail.answer.status, trail.lasting) == (end, 200, False)
    played.play("a.example/next", led(end, 308))
    assert follow(web(played), "HEAD", address).lasting


def test_a_circle_of_redirects_ends(played: Playing) -> None:
    address = played.play("a.example/1", led("/2"))
    played.play("a.example/2", led("/1"))
    with pytest.raises(Astray, match="circle"):
        follow(web(played), "GET", address)
    assert len(played.asked) == 2


def test_redirects_without_end_end(played: Playing) -> None:
    for number in range(MOST_STEPS + 5):
        played.play(f"a.example/{number}", led(f"/{number + 1}"))
    with pytest.raises(Astray, match="more than"):
        follow(web(played), "GET", played.address("a.example/0"))
    assert len(played.asked) == MOST_STEPS


def test_a_redirect_into_a_private_network_is_not_followed(
    played: Playing, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.create_connection
    address = "http://a.example/"
    played.play("a.example/", led("http://169.254.169.254/latest/meta-data/"))
    monkeypatch.setattr(
        socket, "create_connection", lambda _a, left: real(("127.0.0.1", played.port), left)
    )

    def resolve(host: str, _port: int) -> list[str]:
        return [host] if host[0].isdigit() else ["93.184.216.34"]

    with pytest.raises(Refused, match="private network"):
        follow(Web("t", resolve=resolve), "GET", address)
    assert played.paths() == ["GET a.example/"]
