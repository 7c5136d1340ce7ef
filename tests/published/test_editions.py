"""Hold the editions of a site to one another: the same pages, each in its own language."""

import json
import re
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import feedparser
import html5lib
import pytest
from lxml import etree

from sourcebook.editions import Translated, records_in
from sourcebook.load.content import load_content
from sourcebook.model.records import Records
from tests.conftest import built_once
from tests.published.test_feed import feeds_of
from tests.tools.building import CONTENT
from tests.tools.site import Page, Site, is_redirect

FIRST, OTHER = "en", "uk"
LOCALES = {FIRST: "en_US", OTHER: "uk_UA"}
XML = "http://www.w3.org/XML/1998/namespace"
ONCE = {"CITATION.cff", "SHA256SUMS", "_headers", "robots.txt"}
WORDS = re.compile(r"find/words/.*")
"""The index has a file for the first letter of words, which are others in every language."""
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def site(run_folder: Path) -> Site:
    """Give the site of this repository, which is in two languages."""
    return built_once(CONTENT, run_folder)


@cache
def tree(file: Path) -> Element:
    found: Element = html5lib.parse(
        file.read_bytes(), treebuilder="etree", namespaceHTMLElements=False
    )
    return found


def language_of(page: Page) -> str:
    return page.edition.rstrip("/") or FIRST


def in_search_of_one(site: Site) -> list[Page]:
    """List the pages that stand by themselves, but that of an address that leads nowhere."""
    return [page for page in site.whole_pages() if page.plain_kind != "404"]


def links(file: Path, *, rel: str) -> list[dict[str, str]]:
    return [one.attrib for one in tree(file).iter("link") if one.get("rel") == rel]


def metas(file: Path) -> dict[str, str]:
    return {
        one.get("property") or one.get("name") or "": one.get("content") or ""
        for one in tree(file).iter("meta")
    }


def test_the_site_has_two_editions(site: Site) -> None:
    assert site.editions() == ["", f"{OTHER}/"]


def test_every_file_has_its_like_in_the_other_edition(site: Site) -> None:
    files = {file.relative_to(site.folder).as_posix() for file in site.files()}
    files = {path for path in files if not path.startswith(("assets/", "data/v1/"))} - ONCE
    other = {path.removeprefix("uk/") for path in files if path.startswith("uk/")}
    first = {path for path in files if not path.startswith("uk/")}
    assert {p for p in first if not WORDS.fullmatch(p)} == {
        p for p in other if not WORDS.fullmatch(p)
    }
    assert len(first) > 300


def test_assets_and_data_are_there_once(site: Site) -> None:
    for name in ("assets", "data/v1", *ONCE):
        assert (site.folder / name).exists()
        assert not (site.folder / OTHER / name).exists()


def test_every_page_says_which_language_it_is_in(site: Site) -> None:
    for file in site.files(".html"):
        edition = site.edition_of(file.relative_to(site.folder).as_posix())
        root = next(iter(tree(file).iter("html")))
        assert root.get("lang") == (OTHER if edition else FIRST), file
        assert "dir" not in root.attrib


def test_pages_name_one_another_both_ways(site: Site) -> None:
    for page in in_search_of_one(site):
        told = {
            link["hreflang"]: link["href"]
            for link in links(page.file, rel="alternate")
            if "hreflang" in link
        }
        assert told == {
            FIRST: f"{site.base_url}{page.place}",
            "x-default": f"{site.base_url}{page.place}",
            OTHER: f"{site.base_url}{OTHER}/{page.place}",
        }, page.address
        for address in told.values():
            assert site.file_at(address.removeprefix(site.base_url)), address


def test_the_page_for_no_page_and_former_addresses_name_no_others(site: Site) -> None:
    for file in site.files(".html"):
        if file.name == "404.html" or is_redirect(file):
            assert not [link for link in links(file, rel="alternate") if "hreflang" in link], file


def switch(page: Page) -> list[Element]:
    (menu,) = (one for one in tree(page.file).iter("nav") if one.get("class") == "languages")
    return list(menu.iter("a"))


def test_the_choice_of_a_language_stays_on_the_page(site: Site) -> None:
    for page in site.whole_pages():
        (link,) = switch(page)
        there = FIRST if page.edition else OTHER
        assert link.get("hreflang") == link.get("lang") == there
        folder = site.folder / ("" if page.edition else OTHER)
        address = link.get("href") or ""
        if page.plain_kind == "404":
            # It is shown at any address, of which nobody knows whether it is one of the other.
            assert address == site.base_url + ("" if page.edition else f"{OTHER}/")
        else:
            file = (page.file.parent / address / "index.html").resolve()
            assert file == (folder / page.place / "index.html").resolve(), page.address


def test_programs_are_told_of_the_language(site: Site) -> None:
    for page in in_search_of_one(site):
        found = metas(page.file)
        there = FIRST if page.edition else OTHER
        assert found["og:locale"] == LOCALES[language_of(page)]
        assert found["og:locale:alternate"] == LOCALES[there]
        for block in BLOCK.findall(page.file.read_text(encoding="utf-8")):
            assert json.loads(block).get("inLanguage", language_of(page)) == language_of(page)
            things = json.loads(block).get("@graph", [])
            assert {t["inLanguage"] for t in things if "inLanguage" in t} <= {language_of(page)}


def test_items_of_feeds_are_of_one_edition_alone(site: Site) -> None:
    ids: dict[str, set[str]] = {}
    for edition in site.editions():
        language, root = edition.rstrip("/") or FIRST, site.base_url + edition
        others = tuple(site.base_url + other for other in site.editions() if other)
        seen = ids.setdefault(edition, set())
        for file in feeds_of(site, edition):
            text = file.read_bytes()
            if file.suffix == ".json":
                feed = json.loads(text)
                assert feed["language"] == language
                seen |= {item["id"] for item in feed["items"]}
                links = [item["url"] for item in feed["items"]] + [feed["home_page_url"]]
            else:
                read = feedparser.parse(text)
                told = etree.fromstring(text)
                assert read.feed.get("language", told.get(f"{{{XML}}}lang")) == language
                seen |= {entry.id for entry in read.entries}
                links = [entry.link for entry in read.entries] + [read.feed.link]
            assert all(link.startswith(root) for link in links), file
            assert edition or not any(link.startswith(others) for link in links), file
    first, other = ids.values()
    assert len(first) == len(other) > 40
    assert first.isdisjoint(other)


def test_the_search_tells_of_records_in_their_language(site: Site) -> None:
    records = edition_records()
    shown = {
        told["url"]: told
        for file in (site.folder / OTHER / "find/documents").glob("*.json")
        for told in json.loads(file.read_bytes()).values()
    }
    for incident in records.incidents.values():
        if incident.is_public and not incident.tombstone:
            told = shown[f"incidents/{incident.id}/"]
            assert told["title"] == incident.title
            assert isinstance(incident.title, Translated) == ("language" not in told)
    terms = {
        term
        for file in (site.folder / OTHER / "find/words").glob("*.json")
        for term in json.loads(file.read_bytes())
    }
    assert {"бучі", "методологія"} <= terms


def test_a_site_of_one_language_carries_no_trace(rich: Site) -> None:
    assert rich.editions() == [""]
    for page in rich.pages():
        text = page.file.read_text(encoding="utf-8")
        for trace in ("hreflang", "og:locale:alternate", 'class="languages"', "translation-note"):
            assert trace not in text, page.address
    assert (rich.folder / "robots.txt").read_text(encoding="utf-8").count("Sitemap:") == 1


@cache
def edition_records() -> Records:
    return records_in(load_content(CONTENT, "content").records, OTHER)
