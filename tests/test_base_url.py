"""Hold a site to the same bytes wherever it lies, but for the few that must name its address."""

import re
from pathlib import Path
from urllib.parse import quote
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.tools.building import RICH, build_here, contents
from tests.tools.site import Site

BASE = "https://mirror.example.net/below/a/path/"
# The sums of the files change with them.
SUMS = "SHA256SUMS"


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the rich site for another address and give its files."""
    site = tmp_path_factory.mktemp("moved") / "site"
    build_here("--content", RICH, "--output", site, "--base-url", BASE)
    return contents(site)


def elements(page: bytes) -> list[Element]:
    tree: Element = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
    return list(tree.iter())


def test_nothing_but_the_address_changes(rich: Site, moved: dict[str, bytes]) -> None:
    before = contents(rich.folder)
    assert before.keys() == moved.keys()
    old, new = rich.base_url, BASE
    addresses = [(new, old), (quote(new, safe=""), quote(old, safe=""))]  # also within a letter

    def moved_back(data: bytes) -> bytes:
        for one, other in addresses:
            data = data.replace(one.encode(), other.encode())
        return data

    changed = [path for path, data in moved.items() if moved_back(data) != before[path]]
    # A card is a picture, and shows where the site lies; the sizes of files count addresses.
    expected = {SUMS, "data/index.html"}
    changed = [path for path in changed if path not in expected and not path.endswith(".png")]
    assert changed == []


def test_the_files_for_robots_and_readers_name_the_address(moved: dict[str, bytes]) -> None:
    assert f"Sitemap: {BASE}sitemap.xml\n".encode() in moved["robots.txt"]
    places = re.findall(rb"<loc>(.+?)</loc>", moved["sitemap.xml"])
    assert places
    assert all(place.startswith(BASE.encode()) for place in places)
    feed = moved["feed.xml"]
    assert f'href="{BASE}feed.xml"'.encode() in feed
    assert f"<link>{BASE}</link>".encode() in feed
    items = re.findall(rb"<item>.*?<link>(.+?)</link>", feed, re.DOTALL)
    assert items
    assert all(item.startswith(BASE.encode()) for item in items)


def test_items_of_the_feed_keep_their_identity(rich: Site, moved: dict[str, bytes]) -> None:
    """A reader that follows a site to a new address must not show all of it as new."""
    identities = re.compile(rb"<guid[^>]*>.+?</guid>")
    before = (rich.folder / "feed.xml").read_bytes()
    assert identities.findall(before)
    assert identities.findall(moved["feed.xml"]) == identities.findall(before)


def test_only_canonical_links_and_the_404_page_lead_to_the_address(
    moved: dict[str, bytes],
) -> None:
    followed = {
        (path, name)
        for path, data in moved.items()
        if path.endswith(".html") and path != "404.html"
        for element in elements(data)
        for name, value in element.attrib.items()
        if name in {"href", "src", "action", "srcset"} and value.startswith(BASE)
        if element.get("rel") != "canonical"
        # What other programs look for names the whole address, since some do not resolve it.
        if element.get("type") != "application/json+oembed"
    }
    assert followed == set()


def test_the_404_page_leads_to_the_address_from_anywhere(moved: dict[str, bytes]) -> None:
    links = [e.attrib["href"] for e in elements(moved["404.html"]) if "href" in e.attrib]
    inside = [link for link in links if link.startswith(BASE)]
    assert f"{BASE}incidents/" in inside
    assert [link for link in links if not re.match(r"https?://|mailto:|#", link)] == []


@pytest.mark.parametrize("base", [BASE.rstrip("/"), BASE])
def test_the_last_slash_makes_no_difference(
    base: str, moved: dict[str, bytes], tmp_path: Path
) -> None:
    build_here("--content", RICH, "--output", tmp_path / "site", "--base-url", base)
    assert contents(tmp_path / "site") == moved
