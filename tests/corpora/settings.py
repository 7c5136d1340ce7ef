"""Put hostile texts into the settings of a site, which stand on every page: a small site a text.

Of each site its home page is made, and what programs read.
"""

from collections.abc import Sequence
from pathlib import Path

from lxml import etree
from playwright.sync_api import Browser

from sourcebook import pipeline
from sourcebook.load.templates import load_templates
from sourcebook.plan.outputs import PageOutput
from sourcebook.render.render import Renderer
from tests.corpora.browsing import window
from tests.corpora.builds import SPARING, Outcome, data_faults, squeezed
from tests.corpora.hostile import HostileTree

SHOWN = ("title", "tagline")
"""Settings whose words stand on the home page."""
HOME = "index.html"


def settings_judged(
    browser: Browser,
    folder: Path,
    texts: Sequence[str],
    known: frozenset[str],
    *,
    sparing: bool = False,
) -> Outcome:
    """Put each text into every context of site.yaml, build a site, and judge its home page.

    Chromium parses each home page; it shows every one, or, to be sparing, one of some.
    """
    outcome = Outcome()
    renderer = Renderer(load_templates(pipeline.TEMPLATES))
    sites = folder / "sites"
    shown: dict[str, list[str]] = {}
    for number, text in enumerate(texts):
        tree = HostileTree(folder / f"content-{number}", [], text)
        tree.settle()
        outcome.tally.add(tree.tally)
        outcome.faults += tree.faults
        if tree.faults:
            continue
        site = sites / str(number)
        _make(tree.content, site, renderer)
        settings = {name: words for _, name, words in tree.shown()}
        shown[f"{number}/"] = [settings[name] for name in SHOWN if name in settings]
        outcome.faults += data_faults(site)
        channel = etree.parse(site / "feed.xml").getroot()[0]
        if squeezed(settings.get("title", "")) not in squeezed(channel.findtext("title", "")):
            outcome.faults.append(f"feed: its title is not {text[:200]}")
    only_parsed = {address for n, address in enumerate(shown) if sparing and n % SPARING}
    with window(browser, sites) as opened:
        for address, _, faults in opened.judge(list(shown), shown, known, only_parsed):
            outcome.faults += [f"site {address}: {fault}" for fault in faults]
    outcome.pages, outcome.opened = opened.parsed, opened.opened
    outcome.faults += opened.faults()
    return outcome


def _make(content: Path, site: Path, renderer: Renderer) -> None:
    """Make the home page of a site, and all its files that are no pages."""
    made = pipeline.planned(content, shown_as="content", base_url=None, progress=lambda *_: None)
    for output in made.outputs:
        if output.path == HOME or not isinstance(output, PageOutput):
            file = site / output.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(renderer.render(output))
