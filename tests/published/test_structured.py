"""Read what pages say of themselves in the terms of schema.org, and hold it to the pages."""

import json
import re
from html import unescape

import pytest
from html5lib import parse

from tests.published.schema_terms import Data, faults
from tests.tools.site import Page, Site

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SPOKEN = {
    "": {
        name: name for name in ("alleged", "corroborated", "verified", "adjudicated", "contested")
    },
    "uk/": {
        "стверджується": "alleged",
        "підкріплено незалежно": "corroborated",
        "верифіковано": "verified",
        "є вирок суду": "adjudicated",
        "contested": "оспорюється",
    },
}
"""Which status each word is, and what is said beside it."""
KINDS = {"home", "one-of-incidents", "one-of-sources", "corrections"}


def data_of(page: Page) -> Data:
    (block,) = BLOCK.findall(page.file.read_text(encoding="utf-8"))
    return json.loads(block)


def data_at(site: Site, address: str) -> Data:
    (page,) = (page for page in site.pages() if page.address == address)
    return data_of(page)


def telling(site: Site) -> list[Page]:
    return [
        page
        for page in site.pages()
        if "application/ld+json" in page.file.read_text(encoding="utf-8")
    ]


def test_these_kinds_of_pages_say_what_they_are(published: Site) -> None:
    for edition in published.editions():
        pages = [page for page in telling(published) if page.edition == edition]
        assert {page.plain_kind for page in pages} == KINDS


def test_all_of_it_is_as_schema_org_has_it(published: Site) -> None:
    wrong = {page.address: list(faults(data_of(page))) for page in telling(published)}
    assert {address: found for address, found in wrong.items() if found} == {}


def test_the_table_finds_what_is_wrong() -> None:
    bad = {
        "@context": "https://schema.org",
        "@type": "Report",
        "headline": "",
        "ratingValue": 5,
        "about": {"@type": "Slander"},
        "datePublished": "yesterday",
        "publisher": {"@type": "Place", "name": "A"},
        "isBasedOn": {"@id": "https://example.org/none"},
    }
    assert list(faults(bad)) == [
        "Report.headline is ''",
        "Report.headline is empty",
        "Report has no ratingValue",
        "Report.about is a Slander",
        "Slander is no type",
        "Report.datePublished is 'yesterday'",
        "Report.publisher is a Place",
        "Report.isBasedOn names what is not there",
    ]


def test_nobody_is_rated(published: Site) -> None:
    for page in telling(published):
        text = page.file.read_text(encoding="utf-8")
        assert "ClaimReview" not in text, page.address
        assert "reviewRating" not in text, page.address


def test_it_says_nothing_that_the_page_does_not_show(rich: Site) -> None:
    """Names and words, that is; addresses, dates and codes are shown in other forms."""
    for page in telling(rich):
        if page.kind != "one-of-incidents":
            continue
        source = page.file.read_text(encoding="utf-8")
        tree = parse(source, treebuilder="etree", namespaceHTMLElements=False)
        for script in [*tree.iter("script")]:
            script.text = ""
        shown = " ".join("".join(tree.itertext()).split())
        data = data_of(page)
        for claim in data["mentions"]:
            said = claim.get("author", {}).get("name") or claim["creditText"]
            for words in (claim["abstract"], claim.get("text", ""), said):
                assert " ".join(words.split()) in shown, page.address
        assert " ".join(data["abstract"].split()) in shown


def test_names_of_people_are_left_to_the_page(rich: Site) -> None:
    for page in telling(rich):
        if page.kind == "one-of-incidents":
            assert '"Person"' not in json.dumps(data_of(page)), page.address


def test_an_incident_is_never_told_without_its_status(published: Site) -> None:
    for page in telling(published):
        if page.plain_kind == "one-of-incidents":
            source = page.file.read_text(encoding="utf-8")
            statuses = [term["name"] for term in data_of(page)["creativeWorkStatus"]]
            words = SPOKEN[page.edition]
            value, contested = words[statuses[0]], words["contested"]
            assert f'data-status="{value}"' in source
            assert statuses[1:] == ([contested] if 'class="contested"' in source else [])


def test_corrections_are_told_with_their_places(rich: Site) -> None:
    corrections = data_at(rich, "corrections/")["hasPart"]
    assert corrections
    for correction in corrections:
        address = correction["url"].removeprefix(rich.base_url)
        page, _, anchor = address.partition("#")
        file = rich.file_at(page)
        assert file
        source = file.read_text(encoding="utf-8")
        assert f'id="{anchor}"' in source if anchor else page.startswith("figures/")
        assert correction["text"] in unescape(source)


def test_a_source_page_leads_to_the_original(rich: Site) -> None:
    data = data_at(rich, "sources/lantern-2019-04-02-aurelia/")
    assert data["@type"] == "WebPage"
    assert data["citation"] == {"@id": data["mainEntity"]["@id"]}
    assert not data["mainEntity"].get("url", "").startswith(rich.base_url)


@pytest.mark.parametrize("kind", ["WebSite", "Dataset"])
def test_the_home_page_says_what_the_site_is(kind: str, published: Site) -> None:
    for edition in published.editions():
        (thing,) = (t for t in data_at(published, edition)["@graph"] if t["@type"] == kind)
        assert thing["url"] == published.base_url + edition
        assert thing["license"].startswith("https://")
