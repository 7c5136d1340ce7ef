"""Follow every link of the published site, as a reader, a mirror and a search engine would."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element, parse

import html5lib
import pytest

from tests.tools.site import Site

# Where the crawl pretends that the site lies: an address that no page can know.
PRETENDED = "http://mirror.test/below/a/path/"

ADDRESSES = {
    "a": ("href", "ping"),
    "area": ("href", "ping"),
    "audio": ("src",),
    "base": ("href",),
    "blockquote": ("cite",),
    "button": ("formaction",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "image": ("href",),
    "img": ("src",),
    "input": ("src", "formaction"),
    "link": ("href",),
    "object": ("data",),
    "q": ("cite",),
    "script": ("src",),
    "source": ("src",),
    "track": ("src",),
    "use": ("href",),
    "video": ("src", "poster"),
}
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
SOUND_SCHEMES = {"http", "https", "mailto"}
XLINK = "{http://www.w3.org/1999/xlink}href"


@dataclass(frozen=True)
class Link:
    """An address that an element of a page holds, and the text around it for a complaint."""

    page: str
    element: str
    rel: frozenset[str]
    address: str
    edition: str = ""

    def __str__(self) -> str:
        return f"{self.page or 'home'}: <{self.element}> {self.address}"

    @property
    def leaves(self) -> bool:
        """Tell whether the address names a scheme or a host."""
        parts = urlsplit(self.address)
        return bool(parts.scheme or parts.netloc)

    @property
    def is_of_404(self) -> bool:
        return self.page == f"{self.edition}404.html"


class Document:
    """One parsed HTML file of the site."""

    def __init__(self, file: Path, site: Site) -> None:
        self.file = file
        self.address = file.relative_to(site.folder).as_posix().removesuffix("index.html")
        self.edition = site.edition_of(self.address)
        self.tree: Element = html5lib.parse(
            file.read_bytes(), treebuilder="etree", namespaceHTMLElements=False
        )

    @cached_property
    def ids(self) -> list[str]:
        return [element.attrib["id"] for element in self.tree.iter() if "id" in element.attrib]

    @cached_property
    def links(self) -> list[Link]:
        return list(self._links())

    def _links(self) -> Iterator[Link]:
        for element in self.tree.iter():
            # html5lib keeps the namespace of SVG elements.
            tag = str(element.tag).rpartition("}")[2]
            rel = frozenset(element.get("rel", "").lower().split())
            rel |= {"hreflang"} & element.attrib.keys()
            values = [element.get(name) for name in ADDRESSES.get(tag, ())]
            values += [element.get(XLINK)]
            values += [part.split()[0] for part in element.get("srcset", "").split(",") if part]
            values += _css_addresses(element.get("style", ""))
            if tag == "style":
                values += _css_addresses(element.text or "")
            if tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
                values.append(element.get("content", "").partition("=")[2].strip("'\" "))
            yield from (
                Link(self.address, tag, rel, value, self.edition)
                for value in values
                if value is not None
            )


def _css_addresses(text: str) -> list[str]:
    return [first or second for first, second in CSS_ADDRESS.findall(text)]


@pytest.fixture(scope="module")
def documents(published: Site) -> list[Document]:
    return [Document(file, published) for file in published.files(".html")]


@pytest.fixture(scope="module")
def links(documents: list[Document]) -> list[Link]:
    return list(chain.from_iterable(document.links for document in documents))


def uses_full_addresses(link: Link) -> bool:
    """Tell whether a link may name the site's own address.

    A web server shows the 404 page at any address, so nothing in it can be relative. Programs that
    look for oEmbed take no other, and search engines none for the same page in other languages.
    """
    named = bool({"canonical", "hreflang"} & link.rel) or link.address.endswith("/oembed.json")
    return link.is_of_404 or (link.element == "link" and named)


def targets(link: Link, site: Site) -> tuple[str, str] | None:
    """Return the address below the root and the fragment that a link leads to, None if outside."""
    base = site.base_url if uses_full_addresses(link) else PRETENDED
    address, fragment = urldefrag(urljoin(base + link.page, link.address))
    if not address.startswith(base):
        return None
    # What follows a question mark is for the script of the page, and leads to the same file.
    return address.removeprefix(base).partition("?")[0], unquote(fragment)


def test_every_id_is_unique_in_its_page(documents: list[Document]) -> None:
    assert {
        document.address: repeated
        for document in documents
        if (repeated := [name for name, times in Counter(document.ids).items() if times > 1])
    } == {}


def test_links_inside_the_site_lead_to_a_file_and_to_a_place_in_it(
    published: Site, documents: list[Document], links: list[Link]
) -> None:
    places = {document.file: set(document.ids) for document in documents}
    broken = []
    for link in links:
        if link.leaves and not uses_full_addresses(link):
            continue
        target = targets(link, published)
        file = target and published.file_at(target[0])
        if target is None:
            if not (link.element == "a" and link.leaves):
                broken.append(f"{link}: outside of the site")
        elif file is None:
            broken.append(f"{link}: no such file")
        elif target[1] and target[1] not in places.get(file, set()):
            broken.append(f"{link}: no such place")
    assert len(links) > len(documents)
    assert broken == []


def test_links_inside_the_site_are_relative(published: Site, links: list[Link]) -> None:
    assert [
        str(link)
        for link in links
        if not uses_full_addresses(link)
        and (
            link.address.startswith(("/", published.base_url))
            or (not link.leaves and link.address.endswith(".html"))
        )
    ] == []


def test_only_links_to_follow_leave_the_site(published: Site, links: list[Link]) -> None:
    assert [
        str(link)
        for link in links
        if link.leaves
        and not link.address.startswith(published.base_url)
        and not (link.element == "a" or (link.element == "link" and "license" in link.rel))
    ] == []
    assert {urlsplit(link.address).scheme for link in links if link.leaves} <= SOUND_SCHEMES


def test_style_sheets_load_nothing_from_elsewhere(published: Site) -> None:
    for sheet in published.files(".css"):
        for address in _css_addresses(sheet.read_text(encoding="utf-8")):
            if address.startswith("data:"):
                continue
            assert not urlsplit(address).netloc, f"{sheet.name}: {address}"
            assert (sheet.parent / urldefrag(address).url).is_file(), f"{sheet.name}: {address}"


def test_pages_name_their_own_address(published: Site, documents: list[Document]) -> None:
    pages = {page.file for page in published.pages()}
    for document in documents:
        canonical = [link.address for link in document.links if "canonical" in link.rel]
        if document.file in pages and document.address != f"{document.edition}404.html":
            # What stands in a frame names the page that it is a part of.
            page = document.address.removeprefix(document.edition)
            page = page.replace("embed/timeline/", "incidents/").removeprefix("embed/")
            page = document.edition + page
            assert canonical == [published.base_url + page]
            assert published.file_at(page)


def test_the_sitemap_of_each_edition_lists_its_pages_and_nothing_else(published: Site) -> None:
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    for edition in published.editions():
        file = published.folder / edition / "sitemap.xml"
        root = parse(file).getroot()  # noqa: S314 (our own file)
        listed = [element.text for element in root.findall("s:url/s:loc", names)]
        assert len(listed) == len(set(listed))
        assert set(listed) == {
            published.base_url + page.address
            for page in published.whole_pages()
            if page.edition == edition
            # Who looks for an incident, or for the data, shall find their pages.
            and page.plain_kind not in {"404", "history", "one-of-releases"}
        }


def test_robots_txt_names_the_sitemap_of_each_edition(published: Site) -> None:
    text = (published.folder / "robots.txt").read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("Sitemap: ")] == [
        f"Sitemap: {published.base_url}{edition}sitemap.xml" for edition in published.editions()
    ]


def test_every_page_can_be_reached_from_the_home_page_of_its_edition(
    published: Site, documents: list[Document]
) -> None:
    """Without a way through another language, that is."""
    by_file = {document.file: document for document in documents}
    reached = {published.folder / edition / "index.html" for edition in published.editions()}
    waiting = list(reached)
    while waiting:
        document = by_file[waiting.pop()]
        for link in document.links:
            target = None if link.leaves else targets(link, published)
            file = target and published.file_at(target[0])
            if file in by_file and file not in reached:
                if by_file[file].edition != document.edition:
                    continue
                reached.add(file)
                waiting.append(file)
    assert [
        page.address
        for page in published.whole_pages()
        if page.file not in reached and page.plain_kind != "404"
    ] == []


def test_every_page_announces_the_feed(published: Site, documents: list[Document]) -> None:
    pages = {page.file for page in published.whole_pages()}
    for document in documents:
        if document.file in pages:
            feeds = {
                target[0]
                for link in document.links
                if link.element == "link"
                and "alternate" in link.rel
                and (target := targets(link, published))
            }
            assert f"{document.edition}feed.xml" in feeds, document.address
