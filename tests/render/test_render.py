"""Hold the renderer to making every kind of output."""

import xml.etree.ElementTree as ET

from sourcebook.plan.outputs import (
    AssetOutput,
    PageOutput,
    SitemapEntry,
    SitemapOutput,
    TextOutput,
)
from sourcebook.render.render import Renderer

RENDERER = Renderer({"pages/note.html": "<p>{{ view }}</p>\n"})


def test_a_page_is_its_template_given_its_view() -> None:
    page = PageOutput("note/index.html", "pages/note.html", lambda: "a < b")
    assert RENDERER.render(page) == b"<p>a &lt; b</p>\n"


def test_text_and_assets_are_what_they_are() -> None:
    assert RENDERER.render(TextOutput("robots.txt", "é\n")) == b"\xc3\xa9\n"
    assert RENDERER.render(AssetOutput("a.woff2", b"\x00\xff")) == b"\x00\xff"


def test_a_sitemap_lists_its_entries_in_order() -> None:
    entries = (
        SitemapEntry("https://a.example/?x=1&y=<"),
        SitemapEntry("https://a.example/b/", "2024-05-06"),
    )
    data = RENDERER.render(SitemapOutput("sitemap.xml", lambda: entries))
    assert data.startswith(b"<?xml version='1.0' encoding='UTF-8'?>\n<urlset xmlns=")
    root = ET.fromstring(data)  # noqa: S314 - our own
    assert [[child.text for child in page] for page in root] == [
        ["https://a.example/?x=1&y=<"],
        ["https://a.example/b/", "2024-05-06"],
    ]
    assert data.endswith(b"</urlset>\n")
    index = RENDERER.render(SitemapOutput("sitemap.xml", lambda: entries, index=True))
    root = ET.fromstring(index)  # noqa: S314 - our own
    assert root.tag.endswith("}sitemapindex")
    assert [part.tag.rpartition("}")[2] for part in root] == ["sitemap", "sitemap"]
