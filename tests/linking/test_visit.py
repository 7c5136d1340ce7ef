"""Look at addresses, and tell what is there."""

from collections.abc import Iterator

import pytest

from sourcebook.linking.visit import READ, Outcome, Visit, visit
from sourcebook.web.asking import Web
from tests.tools.playing import Playing, Reply, led, playing, reply

PDF = "application/pdf"


@pytest.fixture
def played() -> Iterator[Playing]:
    with playing() as found:
        yield found


def looked(played: Playing, *replies: Reply) -> Visit:
    address = played.play("a.example/story", *replies)
    return visit(Web("t", local=True, resolve=played.resolve), address)


@pytest.mark.parametrize(
    ("sent", "outcome"),
    [
        (reply(200, b"<p>Here it is."), Outcome.ALIVE),
        (reply(200, b"%PDF", Content_Type=PDF), Outcome.ALIVE),
        (reply(204), Outcome.ALIVE),
        (reply(404), Outcome.GONE),
        (reply(410), Outcome.GONE),
        (reply(401), Outcome.PAYWALLED),
        (reply(402), Outcome.PAYWALLED),
        (reply(403), Outcome.BLOCKED),
        (reply(429), Outcome.BLOCKED),
        (reply(451), Outcome.BLOCKED),
        (reply(999), Outcome.BLOCKED),
        (reply(400), Outcome.BLOCKED),
        (reply(304), Outcome.BLOCKED),
        (reply(301), Outcome.BLOCKED),
        (reply(403, cf_mitigated="challenge"), Outcome.BLOCKED),
        (reply(503, cf_mitigated="challenge"), Outcome.BLOCKED),
        (reply(500), Outcome.FAILED),
        (reply(503), Outcome.FAILED),
        (b"", Outcome.FAILED),
        (b"\x1b[2J\x00", Outcome.FAILED),
        (led("/story"), Outcome.BLOCKED),
        (led("http://["), Outcome.ASIDE),
    ],
)
def test_an_answer_has_a_meaning(played: Playing, sent: bytes, outcome: Outcome) -> None:
    assert looked(played, sent).outcome is outcome


@pytest.mark.parametrize("refused", [reply(403), reply(404), reply(405), reply(500), b"", b"?"])
def test_who_does_not_like_to_be_asked_for_headers_is_asked_for_the_page(
    played: Playing, refused: bytes
) -> None:
    assert looked(played, refused, reply(200, b"<p>Here.")).outcome is Outcome.ALIVE
    assert played.paths() == ["HEAD a.example/story", "GET a.example/story"]


def test_what_is_no_page_is_not_loaded(played: Playing) -> None:
    looked(played, reply(200, Content_Type=PDF))
    assert played.paths() == ["HEAD a.example/story"]


@pytest.mark.parametrize(
    "page",
    [
        b'<script type="application/ld+json">{"isAccessibleForFree": false}</script>',
        b'{"isAccessibleForFree":"False"}',
        b'<meta property="article:content_tier" content="locked">',
    ],
)
def test_a_page_says_itself_that_it_is_not_free(played: Playing, page: bytes) -> None:
    assert looked(played, reply(200, page)).outcome is Outcome.PAYWALLED
    assert looked(played, reply(200, b" " * READ + page)).outcome is Outcome.ALIVE
    assert (
        looked(
            played, reply(200, page.lower().replace(b"false", b"true").replace(b"locked", b"free"))
        ).outcome
        is Outcome.ALIVE
    )


def test_a_page_that_moved_is_told_from_one_that_is_spelt_differently(played: Playing) -> None:
    played.play("b.example/new", reply(200))
    played.play("www.a.example/story/", reply(200))
    there = played.address("b.example/new")
    assert looked(played, led(there, 301)) == Visit(
        Outcome.MOVED, "it leads to another page", there
    )
    assert looked(played, led(there, 302)).outcome is Outcome.ALIVE
    spelt = played.address("www.a.example/story/?utm_source=x")
    assert looked(played, led(spelt)).outcome is Outcome.ALIVE


def test_a_page_that_leads_to_the_front_page_is_not_there_any_more(played: Playing) -> None:
    played.play("a.example/", reply(200))
    found = looked(played, led("/", 302))
    assert (found.outcome, found.to) == (Outcome.MOVED, played.address("a.example/"))


def test_a_page_that_leads_to_nothing_is_gone(played: Playing) -> None:
    assert looked(played, led("/nothing")).outcome is Outcome.GONE


def test_a_page_that_leads_to_a_log_in_is_for_some(played: Playing) -> None:
    played.play("a.example/account/login", reply(200))
    assert looked(played, led("/account/login?next=story", 302)).outcome is Outcome.PAYWALLED


def test_who_asks_to_wait_is_not_asked_again_at_once(played: Playing) -> None:
    found = looked(played, reply(429, Retry_After="60"))
    assert (found.outcome, found.wait) == (Outcome.BLOCKED, "60")
    assert len(played.asked) == 1


def test_a_huge_page_is_not_read_to_its_end(played: Playing) -> None:
    played.endless = b"x" * 65_536
    page = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + played.endless
    assert looked(played, page).outcome is Outcome.ALIVE
