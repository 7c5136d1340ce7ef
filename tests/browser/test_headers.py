"""Serve the site as a host that reads `_headers` does, and ask a browser what it makes of that."""

from collections.abc import Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from sourcebook.plan.views.card import WIDTH
from tests.tools.building import RICH, build
from tests.tools.header_rules import hosting
from tests.tools.site import one_of_each_kind
from tests.tools.web_server import serving

SEE = """
window.seen = [];
addEventListener('securitypolicyviolation', (e) => seen.push(
  `${e.effectiveDirective} ${e.disposition} ${e.blockedURI}`));
"""
LOOK = """() => {
  const root = document.documentElement;
  const light = (color) => color.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0);
  const look = getComputedStyle(root);
  const item = root.querySelector('item, entry');
  const parts = {
    title: 'title', text: 'description, summary', whole: 'encoded, content', id: 'guid, id',
  };
  const seen = (names) => [...item.children].some(
    (e) => names.split(', ').includes(e.localName) && e.getClientRects().length);
  const shown = Object.entries(parts).filter(([, names]) => seen(names));
  return {
    wide: root.scrollWidth,
    size: parseFloat(getComputedStyle(root.querySelector('title')).fontSize),
    ink: light(look.color),
    paper: light(look.backgroundColor),
    shown: shown.map(([name]) => name),
    told: getComputedStyle(root, '::before').content,
  };
}"""
TYPEFACE = "getComputedStyle(document.body).fontFamily"
OWN_TYPEFACE = "ui-serif"
"""The first face that the style sheet names: without it a browser has one of its own."""
INJECTED = """
<script>window.injected = 'inline'</script>
<script src="/injected.js"></script>
<img src="data:," onerror="window.injected = 'handler'">
<a id="link" href="javascript:window.injected='link'">A link</a>
<p id="styled" style="position: fixed">Styled</p>
<iframe src="/"></iframe>
"""


@dataclass
class Host:
    """A site on a host of its own, at the address that it was built for."""

    folder: Path
    address: str


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("host") / "site"
    with hosting(folder) as address:
        build("--content", RICH, "--output", folder, "--base-url", address)
        yield Host(folder, address)


@dataclass
class Window:
    """A tab, and what its console said that is no mere information."""

    tab: Page
    said: list[str]

    def seen(self) -> list[str]:
        """List what the policy of the open page refused."""
        found: list[str] = self.tab.evaluate("window.seen")
        return found


@pytest.fixture
def window(browser: Browser) -> Iterator[Window]:
    context = browser.new_context()
    context.add_init_script(SEE)
    window = Window(context.new_page(), [])

    def note(message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            window.said.append(message.text)

    window.tab.on("console", note)
    yield window
    context.close()


def test_every_kind_of_page_is_at_ease_with_the_headers(host: Host, window: Window) -> None:
    for page in one_of_each_kind(host.folder):
        answer = window.tab.goto(host.address + page.address)
        assert answer
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        assert window.seen() == [], page.address
        assert window.tab.evaluate(TYPEFACE).startswith(OWN_TYPEFACE)
    assert window.said == []


def test_the_page_for_no_page_is_whole(host: Host, window: Window) -> None:
    answer = window.tab.goto(f"{host.address}no/such/page/")
    assert answer
    assert answer.status == HTTPStatus.NOT_FOUND
    assert window.seen() == []
    assert window.tab.evaluate(TYPEFACE).startswith(OWN_TYPEFACE)
    # That there is no page is all that the console may say.
    assert all("404" in text for text in window.said)


def test_files_come_with_their_types(host: Host, window: Window) -> None:
    for path, kind in (
        ("feed.xml", "application/xml; charset=utf-8"),
        ("feeds/feeds.opml", "text/x-opml; charset=utf-8"),
        ("SHA256SUMS", "text/plain; charset=utf-8"),
    ):
        answer = window.tab.request.get(host.address + path)
        assert answer.status == HTTPStatus.OK
        assert answer.headers["content-type"] == kind
    assert window.tab.request.get(f"{host.address}_headers").status == HTTPStatus.NOT_FOUND


def test_what_was_put_into_a_page_stays_dead(host: Host, window: Window) -> None:
    """The header alone holds: the page that was altered has lost its own policy."""
    home = (host.folder / "index.html").read_text(encoding="utf-8")
    altered = home.replace('<meta http-equiv="Content-Security-Policy"', "<meta name='gone'", 1)
    altered = altered.replace("<main", f"{INJECTED}<main", 1)
    (host.folder / "injected.js").write_text("window.injected = 'file'", encoding="utf-8")
    (host.folder / "about" / "index.html").write_text(altered, encoding="utf-8")
    window.tab.goto(f"{host.address}about/")
    window.tab.click("#link")
    window.tab.wait_for_function("window.seen.length >= 5")
    refused = {text.split()[0] for text in window.seen()}
    assert refused >= {"script-src-elem", "script-src-attr", "style-src-attr", "frame-src"}
    assert window.tab.evaluate("window.injected") is None
    assert window.tab.evaluate("getComputedStyle(styled).position") == "static"


def test_no_other_page_frames_it(host: Host, window: Window) -> None:
    with window.tab.expect_console_message(lambda message: "frame-ancestors" in message.text):
        window.tab.set_content(f"<iframe src='{host.address}'></iframe>")


FRAMES = """(addresses) => Promise.all(addresses.map((address) => new Promise((done) => {
  const frame = Object.assign(document.createElement('iframe'), {src: address});
  frame.sandbox = 'allow-same-origin allow-popups allow-popups-to-escape-sandbox';
  frame.onload = done;
  document.body.append(frame);
})))"""


def test_another_site_frames_what_is_made_for_it_and_nothing_else(
    host: Host, window: Window, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>Other</title>", encoding="utf-8")
    embeds = [page for page in one_of_each_kind(host.folder) if "embed-" in page.kind]
    assert len(embeds) >= len(["incidents", "timeline", "tags", "regions", "sides"])
    with serving(tmp_path) as other:
        window.tab.goto(other)
        window.tab.evaluate(FRAMES, [host.address + page.address for page in embeds])
        assert window.said == []
        for frame, page in zip(window.tab.frames[1:], embeds, strict=True):
            assert frame.url == host.address + page.address
            assert frame.evaluate(TYPEFACE).startswith(OWN_TYPEFACE)
            assert frame.evaluate("window.seen") == []
            with window.tab.context.expect_page() as opened:
                frame.locator("h1 a, h2 a").first.click()
            assert "/embed/" not in opened.value.url
            opened.value.close()
        others = [page for page in one_of_each_kind(host.folder) if page not in embeds]
        with window.tab.expect_console_message(lambda message: "frame-ancestors" in message.text):
            window.tab.evaluate(FRAMES, [host.address + page.address for page in others])
        shown = {frame.url for frame in window.tab.frames[1 + len(embeds) :]}
        assert not any(address.startswith(host.address) for address in shown)


def test_another_site_may_show_a_card(host: Host, window: Window, tmp_path: Path) -> None:
    card = f"{host.address}cards/site.png"
    text = f"<!doctype html><title>Other</title><img src='{card}' alt=''>"
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    with serving(tmp_path) as other:
        window.tab.goto(other)
        assert window.tab.evaluate("document.querySelector('img').decode().then(() => 1)") == 1
        width = window.tab.evaluate("document.querySelector('img').naturalWidth")
        assert width == WIDTH
        assert window.said == []


@pytest.mark.parametrize("path", ["feed.xml", "feeds/all.atom.xml"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_feed_that_is_opened_looks_like_a_page(
    host: Host, browser: Browser, path: str, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 800}, color_scheme=scheme)
    tab = context.new_page()
    answer = tab.goto(host.address + path)
    assert answer
    assert answer.headers["content-type"].startswith("application/xml")
    seen = tab.evaluate(LOOK)
    assert seen["wide"] <= 360
    assert seen["size"] > 24
    assert (seen["ink"] > seen["paper"]) == (scheme == "dark")
    # A reader sees what an item is called and says, and nothing that is meant for programs.
    assert seen["shown"] == ["title", "text"]
    assert "reader" in seen["told"]
    context.close()
