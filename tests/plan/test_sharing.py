"""Plan what other sites show of this one: what the settings ask for, and nothing for search."""

import json
import re
from dataclasses import replace
from html import unescape

import pytest

from sourcebook.load.assets import load_assets
from sourcebook.load.content import load_content
from sourcebook.model.site import CardSettings, EmbedSettings
from sourcebook.pipeline import ASSETS
from sourcebook.plan.assets import published as published_assets
from sourcebook.plan.locales import locale
from sourcebook.plan.plan import plan
from sourcebook.plan.views.embed import LENGTH
from sourcebook.relate.library import Library
from tests.tools.building import RICH
from tests.tools.site import Site

FRAME = re.compile(r'<iframe src="([^"]+)" title="([^"]+)" width="(\d+)" height="(\d+)" ')
NOTICE = re.compile(r'class="embed-facts">(?:Merged|Withdrawn)<')
CODE = re.compile(r'<pre class="embed-code-text"[^>]*><code>(.*?)</code></pre>', re.DOTALL)


def paths(*, embeds: bool, cards: bool, title: str = "Slick") -> set[str]:
    """Plan the rich site with other settings, and return the files for other sites."""
    records = load_content(RICH, "content").records
    assert records.site
    changes = {
        "title": title,
        "tagline": "Oil",
        "embeds": EmbedSettings().model_copy(update={"incidents": embeds}),
        "cards": CardSettings().model_copy(update={"incidents": cards}),
    }
    library = Library(replace(records, site=records.site.model_copy(update=changes)))
    outputs = plan(library, published_assets(load_assets(ASSETS)))
    return {o.path for o in outputs if o.path.startswith(("embed/", "cards/"))}


def test_lists_and_one_card_are_always_there() -> None:
    found = paths(embeds=False, cards=False)
    assert {"embed/timeline/index.html", "embed/tags/night/index.html", "cards/site.png"} <= found
    assert {path.split("/")[1] for path in found} == {
        "site.png",
        "timeline",
        "tags",
        "regions",
        "sides",
        "lists",
    }


def test_incidents_have_what_the_settings_ask_for() -> None:
    least = paths(embeds=False, cards=False)
    embeds = paths(embeds=True, cards=False) - least
    cards = paths(embeds=False, cards=True) - least
    assert all(path.startswith("embed/incidents/") for path in embeds)
    assert all(path.startswith("cards/incidents/") for path in cards)
    assert "embed/incidents/vesterlund-2019/oembed.json" in embeds
    assert "cards/incidents/vesterlund-2019.png" in cards


def test_a_site_whose_name_cannot_be_written_has_no_card() -> None:
    assert "cards/site.png" not in paths(embeds=False, cards=False, title="漏油")


def test_an_embed_outlives_its_incident(rich: Site) -> None:
    """Who shows an incident that was merged, withdrawn or renamed is not left with nothing."""
    for page in sorted((rich.folder / "incidents").glob("*/index.html")):
        assert (rich.folder / "embed" / page.relative_to(rich.folder)).is_file(), page
    notice = (rich.folder / "embed/incidents/phantom-slick-2022/index.html").read_text("utf-8")
    assert "withdrawn" in notice


def test_warnings_come_before_all_else(rich: Site) -> None:
    warned = 0
    for file in rich.folder.glob("embed/incidents/*/index.html"):
        main = file.read_text(encoding="utf-8").partition("<main")[2]
        if 'class="warnings"' in main:
            warned += 1
            assert main.index('class="warnings"') < main.index("<h1"), file
    assert warned


def test_a_list_is_short_and_says_how_many_there_are(rich: Site) -> None:
    text = (rich.folder / "embed/timeline/index.html").read_text(encoding="utf-8")
    assert text.count('class="embed-entry"') == LENGTH
    assert f"These are the newest {LENGTH}." in text
    assert 'href="../../incidents/" target="_blank" rel="noopener"' in text


def test_every_link_of_an_embed_opens_a_tab(published: Site) -> None:
    for page in published.pages():
        if page.plain_kind.startswith("embed-"):
            text = page.file.read_text(encoding="utf-8")
            links = re.findall(r"<a [^>]*>", text)
            assert links
            assert all('target="_blank" rel="noopener"' in link for link in links), page.address
            assert '<meta name="robots" content="noindex">' in text
            assert "<script" not in text


def test_oembed_says_what_the_page_offers(published: Site) -> None:
    files = published.files("oembed.json")
    assert files
    for file in files:
        data = json.loads(file.read_text(encoding="utf-8"))
        assert (data["version"], data["type"]) == ("1.0", "rich")
        frame = FRAME.match(data["html"])
        assert frame
        address, title, width, height = frame.groups()
        assert (int(width), int(height)) == (data["width"], data["height"])
        assert published.file_at(address.removeprefix(published.base_url))
        assert unescape(title).startswith(data["title"])
        name = file.parent.name
        edition = published.edition_of(file.relative_to(published.folder).as_posix())
        folder = published.folder / edition
        page = (folder / "incidents" / name / "index.html").read_text(encoding="utf-8")
        (code,) = CODE.findall(page)
        assert unescape(code) == data["html"]
        whole = f"{published.base_url}{edition}embed/incidents/{name}/oembed.json"
        assert 'type="application/json+oembed"' in page
        assert f'href="{whole}"' in page


def test_lists_offer_their_code_too(published: Site) -> None:
    offered = 0
    for page in published.whole_pages():
        for code in CODE.findall(page.file.read_text(encoding="utf-8")):
            frame = FRAME.match(unescape(code))
            assert frame
            assert published.file_at(frame[1].removeprefix(published.base_url)), page.address
            offered += 1
    embeds = [page for page in published.pages() if page.plain_kind.startswith("embed-")]
    notices = [page for page in embeds if NOTICE.search(page.file.read_text(encoding="utf-8"))]
    assert offered == len(embeds) - len(notices)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en", "en_US"), ("en-GB", "en_GB"), ("uk", "uk_UA"), ("sr-Latn-RS", "sr_RS"), ("eo", None)],
)
def test_a_locale_has_a_territory(tag: str, expected: str | None) -> None:
    assert locale(tag) == expected
