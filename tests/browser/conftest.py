"""Open the published site in Chromium, with an eye on what it asks of the network."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from typing import Literal, TypedDict, Unpack

import pytest
from playwright.sync_api import Browser, BrowserContext, Request
from playwright.sync_api import Page as Tab

from tests.tools.chromium import NOWHERE
from tests.tools.site import Page, Site, one_of_each_kind
from tests.tools.web_server import serving


class Settings(TypedDict, total=False):
    """How a reader sees the pages."""

    color_scheme: Literal["light", "dark"]
    java_script_enabled: bool


@dataclass
class Reader:
    """A browser window on the published site; `complaints` holds what went wrong in it."""

    site: Site
    home: str
    tab: Tab
    complaints: list[str] = field(default_factory=list)

    def open(self, page: Page) -> Tab:
        """Show a page and forget what was wrong with the one before."""
        self.complaints.clear()
        self.tab.goto(self.home + page.address)
        return self.tab

    def watch(self) -> None:
        """Note errors in the console, failed requests, and requests for what is not of the site."""
        self.tab.on("console", lambda message: self._note(message.type, message.text))
        self.tab.on("pageerror", lambda error: self._note("error", str(error)))
        self.tab.on("request", self._note_request)
        self.tab.on("requestfailed", self._note_failure)

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.home, "data:")):
            self.complaints.append(f"{self.tab.url}: asks for {request.url}")

    def _note_failure(self, request: Request) -> None:
        # What is still on its way when the next page is opened is no fault of the page.
        if request.failure != "net::ERR_ABORTED":
            self._note("error", f"{request.url}: {request.failure}")

    def _note(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.complaints.append(f"{self.tab.url}: {text}")


@pytest.fixture(scope="session")
def home(published: Site) -> Iterator[str]:
    """Give the address of the site on this machine, below a sub-path."""
    with serving(published.folder, published.base_url) as address:
        yield address


@pytest.fixture
def kinds(published: Site) -> list[Page]:
    """List one page of every kind, of the first edition: test_editions.py opens the others."""
    return one_of_each_kind(published.folder, "")


class Opening:
    """Open windows on the site.

    Windows share what a browser keeps of the site, and its process: one that shares nothing costs
    twice as much to open. What a reader did in one is not seen in the next.
    """

    def __init__(self, browser: Browser, site: Site, home: str) -> None:
        self._browser = browser
        self._site = site
        self._home = home
        self._contexts: dict[bool, BrowserContext] = {}

    @contextmanager
    def __call__(self, width: int = 1280, **settings: Unpack[Settings]) -> Iterator[Reader]:
        """Open a window of a width in CSS pixels until the block ends."""
        tab = self._context(settings.get("java_script_enabled", True)).new_page()
        tab.set_viewport_size({"width": width, "height": 800})
        tab.emulate_media(color_scheme=settings.get("color_scheme", "light"))
        reader = Reader(self._site, self._home, tab)
        reader.watch()
        try:
            yield reader
        finally:
            tab.close()

    def close(self) -> None:
        """Close all windows."""
        for context in self._contexts.values():
            context.close()

    def _context(self, java_script_enabled: bool) -> BrowserContext:  # noqa: FBT001 - as it is kept
        if java_script_enabled not in self._contexts:
            context = self._browser.new_context(
                viewport={"width": 1280, "height": 800},
                reduced_motion="reduce",
                proxy=NOWHERE,
                java_script_enabled=java_script_enabled,
            )
            # A process of the browser ends with its last window; this one is never closed.
            context.new_page().goto(self._home)
            self._contexts[java_script_enabled] = context
        return self._contexts[java_script_enabled]


@pytest.fixture(scope="session")
def opening(browser: Browser, published: Site, home: str) -> Iterator[Opening]:
    """Give the means to open windows on the published site, to fixtures that many tests share."""
    with closing(Opening(browser, published, home)) as opening:
        yield opening


@pytest.fixture
def opened(opening: Opening) -> Opening:
    """Give the means to open windows on the published site."""
    return opening
