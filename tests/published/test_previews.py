"""Look at pages as programs do that show a preview of a link."""

import re
from html import unescape
from io import BytesIO

import pytest
from PIL import Image

from tests.tools.site import Page, Site

META = re.compile(r'<meta (?:property|name)="((?:og|article|twitter):[\w:]+)" content="([^"]*)">')
ALWAYS = {
    "og:type",
    "og:title",
    "og:description",
    "og:url",
    "og:site_name",
    "og:locale",
    "og:image",
    "og:image:type",
    "og:image:width",
    "og:image:height",
    "og:image:alt",
    "twitter:card",
}


def told(page: Page) -> dict[str, str]:
    pairs = META.findall(page.file.read_text(encoding="utf-8"))
    assert len(dict(pairs)) == len(pairs), page.address
    return {name: unescape(value) for name, value in pairs}


def test_every_page_tells_all_of_it_but_those_that_nobody_shares(published: Site) -> None:
    for page in published.whole_pages():
        found = told(page)
        if page.plain_kind == "404":
            assert found == {}
            continue
        assert found.keys() >= ALWAYS, page.address
        assert all(found.values()), page.address
        assert found["twitter:card"] == "summary_large_image"
        is_article = found["og:type"] == "article"
        dated = {"article:published_time", "article:modified_time"} <= found.keys()
        assert is_article == dated, page.address


def test_the_picture_is_there_and_as_large_as_is_said(published: Site) -> None:
    for page in published.whole_pages():
        found = told(page)
        if "og:image" in found:
            path = found["og:image"].removeprefix(published.base_url)
            image = Image.open(BytesIO((published.folder / path).read_bytes()))
            assert image.format == "PNG"
            assert image.size == (int(found["og:image:width"]), int(found["og:image:height"]))


def test_every_picture_is_that_of_a_page(published: Site) -> None:
    used = {told(page).get("og:image") for page in published.whole_pages()}
    drawn = {
        published.base_url + file.relative_to(published.folder).as_posix()
        for file in published.files(".png")
        if "cards" in file.parts
    }
    assert drawn == used - {None}


STATUSES = {
    "": r"(Alleged|Corroborated|Verified|Adjudicated)( · Contested)?\. ",
    "uk/": r"(Стверджується|Підкріплено незалежно|Верифіковано|Є вирок суду)( · Оспорюється)?\. ",
}


def test_the_words_for_a_picture_begin_with_the_status(published: Site) -> None:
    own = [
        page for page in published.pages() if "/cards/incidents/" in told(page).get("og:image", "")
    ]
    assert {page.edition for page in own} == set(published.editions())
    for page in own:
        words = told(page)["og:image:alt"]
        assert re.match(STATUSES[page.edition], words)
        assert told(page)["og:title"] in words


@pytest.mark.parametrize("name", ["emoji-quay-2023"])
def test_what_cannot_be_written_is_shown_by_the_card_of_the_site(name: str, rich: Site) -> None:
    (page,) = (page for page in rich.pages() if page.address == f"incidents/{name}/")
    assert told(page)["og:image"] == f"{rich.base_url}cards/site.png"
    assert not (rich.folder / "cards" / "incidents" / f"{name}.png").exists()
