"""Lists that are too long for one page."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from lxml import etree

from sourcebook.load.assets import load_assets
from sourcebook.load.content import load_content
from sourcebook.load.templates import load_templates
from sourcebook.plan import lists, routes
from sourcebook.plan.assets import published
from sourcebook.plan.outputs import Output, PageOutput
from sourcebook.plan.plan import plan
from sourcebook.relate.answers import WHOLE
from sourcebook.relate.library import Library
from sourcebook.render.render import Renderer
from tests.tools.building import ROOT
from tests.tools.long_site import add, long_site

ADDED = 296
"""How many incidents stand beside that of the minimal site: of 300 entries 100 are in front,
of 299 the newest 199."""

FRONTS = {
    "/incidents/": "incidents",
    "/years/2020/": "incidents",
    "/regions/wellington/": "incidents",
    "/tags/oil/": "incidents",
    "/actors/barge-company/": "incidents",
    "/actors/harbour-authority/": "incidents",
    "/actors/the-daily/": "incidents",
    "/sides/operators/": "incidents",
    "/sides/authorities/": "incidents",
    "/statuses/verified/": "incidents",
    "/origins/one/": "incidents",
    "/corrections/": "incidents",
    "/sources/": "sources",
    "/publishers/the-daily/": "sources",
}
"""Where each long list of the site begins, and what it lists."""
SHORT = ".//section[@aria-labelledby='speaking']"
"""A list on the page of the company that is short, beside the long one."""


@dataclass
class Built:
    """A site whose pages are made when somebody looks at them."""

    library: Library
    outputs: dict[str, Output]
    renderer: Renderer

    def bytes_at(self, address: str) -> bytes:
        return self.renderer.render(self.outputs[routes.file_of(address)])

    @cached_property
    def older(self) -> dict[str, bytes]:
        """Return every older page by its address."""
        return {page.address: self.bytes_at(page.address) for page in self.pages}

    @cached_property
    def pages(self) -> list[lists.OlderPage]:
        return list(lists.older_pages(self.library))


def built(content: Path) -> Built:
    library = Library(load_content(content, "content").records)
    outputs = plan(library, published(load_assets(ROOT / "assets")))
    renderer = Renderer(load_templates(ROOT / "templates"))
    return Built(library, {output.path: output for output in outputs}, renderer)


@dataclass(frozen=True)
class Growing:
    """The same site with one incident more each time; the last makes new front pages."""

    before: Built
    after: Built
    rolled: Built


Tree = etree._Element


@pytest.fixture(scope="module")
def growing(tmp_path_factory: pytest.TempPathFactory) -> Growing:
    content = long_site(tmp_path_factory.mktemp("long"), ADDED)
    before = built(content)
    add(content, ADDED)
    after = built(content)
    for number in range(ADDED + 1, ADDED + 4):
        add(content, number)
    return Growing(before, after, built(content))


def tree(page: bytes) -> Tree:
    return etree.fromstring(page, etree.HTMLParser(encoding="utf-8"))


def only(page: Tree, path: str) -> Tree:
    """Return the only element of a page that matches."""
    (element,) = page.findall(path)
    return element


def text(element: Tree | None) -> str:
    assert element is not None
    return "".join(map(str, element.itertext())).strip()


def links(page: Tree, below: str, rel: str | None = None) -> list[str]:
    """Return what the links of the parts of a page that match lead to."""
    return [
        link.get("href", "")
        for part in page.findall(below)
        for link in part.iter("a")
        if rel is None or link.get("rel") == rel
    ]


def resolved(address: str, link: str) -> str:
    """Return the address that a link of a page leads to, its fragment left out."""
    folders = address.split("/")[1:-1]
    link = link.partition("#")[0]
    climbed = link.count("../")
    kept = folders[: len(folders) - climbed]
    return "/" + "".join(f"{folder}/" for folder in kept) + link.replace("../", "")


def walk(site: Built, front: str) -> list[list[str]]:
    """Follow `Older` from the front page of each list on it; return the addresses, by list."""
    first = tree(site.bytes_at(front))
    found = []
    for nav in first.iterfind(".//nav[@class='parts']"):
        way = [front]
        older = links(nav, ".", "prev")
        while older:
            (link,) = older
            way.append(resolved(way[-1], link))
            page = tree(site.bytes_at(way[-1]))
            newer = links(page, ".//nav[@class='parts']", "next")
            assert [resolved(way[-1], link) for link in newer] == [way[-2]]
            older = links(page, ".//nav[@class='parts']", "prev")
        found.append(way)
    return found


@pytest.mark.parametrize(("front", "kind"), FRONTS.items())
def test_every_entry_is_on_exactly_one_page_of_its_list(
    growing: Growing, front: str, kind: str
) -> None:
    site = growing.rolled
    (way,) = walk(site, front)
    assert len(way) == 3
    entry = re.compile(rf"/{kind}/[a-z0-9-]+/")
    pages = {address: only(tree(site.bytes_at(address)), ".//main") for address in way}
    if front == "/actors/barge-company/":
        pages[front].remove(only(pages[front], SHORT))
    shown = Counter(
        target
        for address in way
        for target in {resolved(address, link) for link in links(pages[address], ".")}
        if entry.fullmatch(target)
    )
    if kind == "incidents":
        expected = {routes.incident(name) for name in site.library.ids("timeline")}
    else:
        publisher = front.split("/")[2]
        expected = {
            routes.source(name)
            for name, article in site.library.articles.items()
            if publisher in ("", article.publisher)
        }
    missing_of_actor = (
        {routes.incident("evans-bay-2020")}
        if "harbour" in front or "authorities" in front
        else set()
    )
    assert shown == Counter(expected - missing_of_actor)


def test_older_pages_stay_when_something_newer_is_added(growing: Growing) -> None:
    assert len(growing.before.older) == len(FRONTS)
    assert growing.after.older == growing.before.older


def test_a_full_front_page_becomes_an_older_one(growing: Growing) -> None:
    rolled, after = growing.rolled.older, growing.after.older
    assert {address for address in rolled if address.endswith("/1/")} == set(after)
    assert len(rolled) == 2 * len(after)
    for address, page in after.items():
        # All that changes is the way to the page after it, which is no longer the front page.
        main = '<ul class="cluster">\n<li><a href=.*?</nav>'
        was, now = (
            re.sub(main, "", bytes_.decode(), flags=re.DOTALL) for bytes_ in (page, rolled[address])
        )
        assert was == now, address


def test_an_older_page_is_made_from_what_it_shows_and_what_is_next_to_it(growing: Growing) -> None:
    site = growing.rolled
    for page in site.pages:
        with site.library.reading.noted() as names:
            site.bytes_at(page.address)
        noted = {name for name in names if name.startswith(("card ", "incident ", "article "))}
        listed = site.library.page_of(page.relation, page.key, page.number)
        assert len(noted) <= len(listed.members) + 2, page
        assert not [name for name in names if name.startswith(("length of timeline", "tallies"))]
        assert page.relation not in names


def test_an_older_page_says_which_part_it_is_and_where_the_others_are(growing: Growing) -> None:
    for address, bytes_ in growing.rolled.older.items():
        page = tree(bytes_)
        entries = "1–100" if address.endswith("/1/") else "101–200"
        assert text(page.find(".//h1")).endswith(entries)
        assert text(page.find(".//title")).startswith(text(page.find(".//h1")))
        canonical = page.find(".//link[@rel='canonical']")
        assert canonical is not None
        assert canonical.attrib["href"] == f"https://spills.example{address}"
        way = [resolved(address, link) for link in links(page, ".//nav[@class='breadcrumb']")]
        assert way[-1] in FRONTS


def test_an_older_page_of_a_facet_spells_its_value_out(growing: Growing) -> None:
    for value, named in (
        ("statuses/verified", "Status: Verified"),
        ("origins/one", "Independent origins: One"),
    ):
        page = tree(growing.rolled.older[f"/older/{value}/1/"])
        assert text(page.find(".//h1")) == f"{named}, incidents 1–100"
        trail = [text(link) for link in page.findall(".//nav[@class='breadcrumb']//a")]
        assert trail[-1] == named


def test_the_sitemap_lists_older_pages_with_their_own_day(growing: Growing) -> None:
    sitemap = growing.rolled.renderer.render(growing.rolled.outputs["sitemap.xml"]).decode()
    for address in growing.rolled.older:
        assert f"<loc>https://spills.example{address}</loc>" in sitemap
    (day,) = re.findall(r"/older/incidents/1/</loc>\n<lastmod>(.*?)<", sitemap)
    changes = [
        growing.rolled.library.incidents[name].changes[-1].date
        for name in growing.rolled.library.page_of("timeline", WHOLE, 1).members
    ]
    assert day == max(changes).isoformat()


def test_what_goes_on_on_another_page_says_so(growing: Growing) -> None:
    older = tree(growing.rolled.older["/older/years/2020/2/"])
    first, *others = [text(heading) for heading in older.findall(".//h2")]
    assert first.endswith(", continued")
    assert not [heading for heading in others if "continued" in heading]
    (rest,) = links(older, ".//p[@class='month-more']")
    assert resolved("/older/years/2020/2/", rest) == "/older/years/2020/1/"
    oldest = tree(growing.rolled.older["/older/years/2020/1/"])
    assert text(oldest.find(".//h2")) == f"{others[-1]}, continued"
    assert not links(oldest, ".//p[@class='month-more']")
    sources = tree(growing.rolled.older["/older/sources/1/"])
    assert text(sources.find(".//h2")) == "2020, continued"


def test_front_pages_tell_how_many_there_are_and_add_up_all_of_them(growing: Growing) -> None:
    page = tree(growing.rolled.bytes_at("/incidents/"))
    said = text(page.find(".//main"))
    assert "301 incidents, newest first" in said
    assert "incidents 201–301 of 301, counted from the oldest" in said
    assert "at least 302 injured (in 301 incidents)" in " ".join(said.split())
    assert "older pages included" in said


def test_small_sites_have_no_older_pages() -> None:
    small = built(ROOT / "tests/sites/rich/content")
    assert small.older == {}
    assert not [path for path in small.outputs if path.startswith("older")]
    assert all(
        isinstance(small.outputs[routes.file_of(page)], PageOutput) for page in ["/", "/incidents/"]
    )
