"""Open pages in Chromium as a reader whom no content policy protects, and note all that happens.

The policy of the pages is switched off: it would hide what it alone stops. Pages are opened a few
at a time, each in a frame of its own, as quickly as they load.
"""

import re
from collections import Counter
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Dialog, Frame, Page, Request

from tests.tools.chromium import NOWHERE
from tests.tools.web_server import serving

AT_ONCE = 16
BLANK = "robots.txt"
"""A page without anything, in which the frames are opened."""
_JUDGE = Path(__file__).with_name("judge.js").read_text(encoding="utf-8")
_MOST_EXAMPLES = 20
_ASSET = re.compile(
    r"[\w./-]*/(?:assets/(?:[\w-]+/)*[\w-]+\.[0-9a-f]{10}\.(?:css|js|svg|woff2)|feeds/feed\.css)"
)
"""What pages may ask for besides, in an address without a query: the files that are ours."""


class _Own(Container[str]):
    """Contain every address of the sites that are looked at."""

    def __init__(self, home: str) -> None:
        self._home = home

    def __contains__(self, address: object) -> bool:
        return str(address).startswith(self._home)


class Window:
    """A browser window on a folder of sites; `happened` counts what no page may do."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        """Open the window and begin to listen."""
        self.home = home
        self.parsed = 0
        self.opened = 0
        self.happened: Counter[str] = Counter()
        self.examples: list[str] = []
        self._expected: Container[str] = set()
        self._tab = context.new_page()
        self._listen(context)

    def judge(
        self,
        addresses: Sequence[str],
        texts: Mapping[str, Sequence[str]],
        known: frozenset[str] = frozenset(),
        only_parsed: Collection[str] = (),
    ) -> Iterator[tuple[str, set[str], list[str]]]:
        """Open pages, and yield address, elements with attributes, and faults of each.

        A page must show its `texts`, and hold no other elements and attributes than the known
        ones, where some are. Chromium does not show those that are `only_parsed`.
        """
        for start in range(0, len(addresses), AT_ONCE):
            batch = addresses[start : start + AT_ONCE]
            self._expected = {self.home + address for address in batch} | {self.home + BLANK}
            self._tab.goto(self.home + BLANK)
            asked: dict[str, list[Any]] = {
                "addresses": [self.home + address for address in batch],
                "opened": [address not in only_parsed for address in batch],
                "known": sorted(known),
                "texts": [list(texts.get(address, ())) for address in batch],
            }
            judged = self._tab.evaluate(_JUDGE, asked)
            self.parsed += len(batch)
            self.opened += asked["opened"].count(True)
            for address, each in zip(batch, judged, strict=True):
                yield address, set(each["found"]), each["faults"]

    def show(self, address: str) -> None:
        """Open something that is no page, such as a feed."""
        self._expected = {self.home + address}
        self._tab.goto(self.home + address)
        self.opened += 1

    def follow(self) -> Page:
        """Return the tab, to use pages with their scripts as a reader does; only they may act."""
        self._expected = _Own(self.home)
        return self._tab

    def note(self, what: str, example: str) -> None:
        """Count something that no page may do."""
        self.happened[what] += 1
        if len(self.examples) < _MOST_EXAMPLES:
            self.examples.append(f"{what}: {example[:300]}")

    def faults(self) -> list[str]:
        """Say what happened that no page may do: how often, and the first times."""
        return [f"{count} times: {what}" for what, count in self.happened.items()] + self.examples

    def _listen(self, context: BrowserContext) -> None:
        tab = self._tab
        tab.on("dialog", self._dismiss)
        tab.on("console", lambda message: self.note("console message", message.text))
        tab.on("pageerror", lambda error: self.note("error of a script", str(error)))
        tab.on("framenavigated", self._note_navigation)
        tab.on("download", lambda download: self.note("download", download.url))
        tab.on("popup", lambda popup: self.note("popup", popup.url))
        tab.on("worker", lambda worker: self.note("worker", worker.url))
        context.on("serviceworker", lambda worker: self.note("service worker", worker.url))
        context.on("request", self._note_request)
        session = context.new_cdp_session(tab)
        own = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        session.on("Debugger.scriptParsed", lambda script: self._note_script(script, own))
        session.send("Debugger.enable")

    def _dismiss(self, dialog: Dialog) -> None:
        self.note("dialog", dialog.message)
        dialog.dismiss()

    def _note_navigation(self, frame: Frame) -> None:
        if frame.url != "about:blank" and frame.url not in self._expected:
            self.note("navigation", frame.url)

    def _note_request(self, request: Request) -> None:
        address = request.url
        if not self._is_asset(address) and address not in self._expected:
            self.note("request", address)

    def _note_script(self, script: dict[str, Any], own: str) -> None:
        """Count a script that a page brings; those of the window itself belong to its own frame."""
        about = script.get("executionContextAuxData", {})
        is_file = self._is_asset(script["url"]) and script["url"].endswith(".js")
        if about.get("isDefault") and about.get("frameId") != own and not is_file:
            self.note("script", f"{script['url']} ({script['length']} characters)")

    def _is_asset(self, address: str) -> bool:
        path = address.removeprefix(self.home)
        return path != address and ".." not in path and _ASSET.fullmatch("/" + path) is not None


@contextmanager
def window(browser: Browser, folder: Path) -> Iterator[Window]:
    """Open a window on a folder of sites until the block ends."""
    (folder / BLANK).touch()
    with serving(folder) as home:
        context = browser.new_context(
            bypass_csp=True, proxy=NOWHERE, reduced_motion="no-preference"
        )
        try:
            yield Window(context, home)
        finally:
            context.close()
