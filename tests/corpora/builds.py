"""Build sites of hostile texts, read all that they consist of, and open their pages."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import html5lib
from lxml import etree
from playwright.sync_api import Browser

from sourcebook import pipeline
from tests.corpora.browsing import window
from tests.corpora.hostile import STANDING, HostileTree, Tally
from tests.published import feed_rules
from tests.tools.building import RICH
from tests.tools.site import is_redirect, one_of_each_kind

HARMLESS = ("Harmless words", "Other words")
NEVER = frozenset(
    ["script", "iframe", "object", "embed", "form", "input", "button", "video", "audio", "base"]
)
"""What not even a harmless page may hold."""
SHOWN = ("title", "name", "summary", "description", "note", "scope", "counts", "withdrawn")
"""Fields whose words stand on the page of their record."""
PAGES = {
    "incident": "incidents/",
    "article": "sources/",
    "figure": "figures/",
    "actors": "actors/",
    "publishers": "publishers/",
    "tags": "tags/",
    "page": "",
}
"""Where the pages of a kind of record lie."""
SPARING = 8
"""One page of so many is shown, where not all of them are."""
NOT_SHOWN = {("page", "summary"), ("article", "note")}


@dataclass
class Outcome:
    """What came of some texts: counts, and everything that is wrong."""

    tally: Tally = field(default_factory=Tally)
    texts: int = 0
    pages: int = 0
    opened: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: "Outcome") -> None:
        """Add what came of other texts."""
        self.tally.add(other.tally)
        self.texts += other.texts
        self.pages += other.pages
        self.opened += other.opened
        self.faults += other.faults


def known_parts(browser: Browser, folder: Path) -> frozenset[str]:
    """Return the elements and attributes that pages of harmless words consist of."""
    build(RICH, folder / "rich")
    tree = HostileTree(folder / "content", HARMLESS, HARMLESS[0])
    tree.settle()
    assert tree.faults == []
    build(tree.content, folder / "harmless")
    with window(browser, folder) as opened:
        kinds = [f"rich/{p.address}" for p in one_of_each_kind(folder / "rich") if p.kind != "404"]
        judged = list(opened.judge([*kinds, *pages(folder, "harmless")], {}))
    assert opened.happened.total() == 0, opened.examples
    known = frozenset(part for _, found, _ in judged for part in found)
    assert not known & NEVER
    assert not [part for part in known if " on" in part]
    return known


def judged(
    browser: Browser,
    folder: Path,
    texts: Sequence[str],
    known: frozenset[str],
    *,
    sparing: bool = False,
) -> Outcome:
    """Put texts into every context, build the site, and judge all that it consists of.

    Chromium parses every page; it shows every one, or, to be sparing, those of incidents, the lists
    of records, and some of each other kind.
    """
    tree = HostileTree(folder / "content", texts, texts[0])
    tree.settle()
    outcome = Outcome(tree.tally, len(texts), faults=tree.faults)
    if tree.faults:
        return outcome
    site = folder / "sites" / "hostile"
    build(tree.content, site)
    outcome.faults += [*data_faults(site), *feed_faults(site, tree)]
    with window(browser, site.parent) as opened:
        shown = _texts_by_page(tree, site)
        addresses = pages(site.parent, site.name)
        only_parsed = [a for n, a in enumerate(addresses) if sparing and not _is_worth_it(n, a)]
        for address, _, faults in opened.judge(addresses, shown, known, set(only_parsed)):
            outcome.faults += [f"{address}: {fault}" for fault in faults]
        for file in sorted(site.rglob("*.xml")):
            opened.show(f"{site.name}/{file.relative_to(site).as_posix()}")
    outcome.pages, outcome.opened = opened.parsed, opened.opened
    outcome.faults += opened.faults()
    return outcome


def build(content: Path, site: Path) -> None:
    """Build a site as the command does."""
    site.parent.mkdir(parents=True, exist_ok=True)
    pipeline.build(
        content, site, shown_as="content", base_url=None, clean=False, progress=lambda *_: None
    )


def pages(folder: Path, site: str) -> list[str]:
    """Return the address of every page of a site.

    Redirects are left out, and the page for addresses that lead nowhere: it takes its style from
    where the site will be.
    """
    return [
        file.relative_to(folder).as_posix().removesuffix("index.html")
        for file in sorted((folder / site).rglob("*.html"))
        if not is_redirect(file) and file.name != "404.html"
    ]


def data_faults(site: Path) -> Iterator[str]:
    """Read every file that programs read as strictly as they may, and yield what is wrong."""
    for file in sorted(site.rglob("*.json")):
        try:
            json.loads(file.read_bytes(), parse_constant=_no_constant)
        except ValueError as error:
            yield f"{file.name}: {error}"
    for file in sorted(site.rglob("*.xml")):
        try:
            etree.fromstring(file.read_bytes(), etree.XMLParser(resolve_entities=False))
        except etree.XMLSyntaxError as error:
            yield f"{file.name}: {error}"


def feed_faults(site: Path, tree: HostileTree) -> Iterator[str]:
    """Yield what is wrong with the feed, and which hostile texts it does not give as texts."""
    items: dict[str, tuple[str, str]] = {}
    for part in [site / "feed.xml", *site.glob("feeds/archive/all/*.atom.xml")]:
        content = part.read_bytes()
        address = tree.base_url + part.relative_to(site).as_posix()
        yield from feed_rules.complaints(content, address)
        root = etree.fromstring(content, etree.XMLParser(resolve_entities=False))
        for item in root.iter("item"):
            description = item.findtext("description", "")
            summary = html5lib.parseFragment(description, treebuilder="etree")
            told = item.findtext("title", ""), "".join(summary.itertext())
            items[item.findtext("link", "").removeprefix(tree.base_url)] = told
        for item in root.iter("{*}entry"):
            told = item.findtext("{*}title", ""), item.findtext("{*}summary", "")
            link = item.find("{*}link")
            items["" if link is None else link.get("href", "").removeprefix(tree.base_url)] = told
    for (kind, name), field_name, text in tree.shown():
        if kind != "incident" or field_name not in {"title", "summary"}:
            continue
        title, summary = items[f"incidents/{name}/"]
        if field_name == "title" and squeezed(text) not in squeezed(title):
            yield f"feed: {name} does not have the title {text[:200]}"
        if field_name == "summary" and squeezed(text) not in squeezed(summary):
            yield f"feed: {name} does not have the summary {text[:200]}"


def squeezed(text: str) -> str:
    """Return a text without white space, with the signs that a feed's titles have lookalikes of."""
    return "".join(text.replace("\u2039", "<").replace("\uff06", "&").split())


def _is_worth_it(place: int, address: str) -> bool:
    """Tell whether a page is among those that are shown where not all of them are."""
    of_one_record = address.count("/") > 2
    return not of_one_record or f"/{STANDING}" in address or place % SPARING == 0


def _texts_by_page(tree: HostileTree, site: Path) -> dict[str, list[str]]:
    """Return the texts that each page must show, by its address."""
    texts: dict[str, list[str]] = {}
    for (kind, name), field_name, text in tree.shown():
        folder = PAGES.get(kind)
        if folder is None or field_name not in SHOWN or (kind, field_name) in NOT_SHOWN:
            continue
        address = f"{folder}{name}/"
        if (site / address / "index.html").is_file():
            texts.setdefault(f"{site.name}/{address}", []).append(text)
    return texts


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
