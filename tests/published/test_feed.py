"""Hold the published feeds to their formats and to what feed readers make of them."""

import json
import re
from pathlib import Path

import feedparser
import pytest
from lxml import etree

from tests.published import feed_formats, feed_rules
from tests.tools.site import Site

SOUND = """<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/"
     version="2.0">
<channel>
<title>Spills</title>
<link>https://spills.example/</link>
<description>Oil, where it should not be</description>
<atom:link href="https://spills.example/feed.xml" rel="self" type="application/rss+xml"/>
<language>en</language>
<lastBuildDate>Sun, 22 Nov 2026 00:00:00 +0000</lastBuildDate>
<item>
<title>Alleged: a spill</title>
<link>https://spills.example/incidents/a/</link>
<description>A &amp;amp; &lt;a href="https://spills.example/x/"&gt;a hole&lt;/a&gt;</description>
<dc:creator>An editor</dc:creator>
<guid isPermaLink="false">tag:spills.example,2026:a</guid>
<pubDate>Sun, 22 Nov 2026 00:00:00 +0000</pubDate>
</item>
<item>
<title>Verified: another spill</title>
<link>https://spills.example/incidents/b/</link>
<description>A pipe</description>
<guid>https://spills.example/incidents/b/</guid>
<pubDate>Sat, 21 Nov 2026 00:00:00 +0000</pubDate>
</item>
</channel>
</rss>
"""
ADDRESS = "https://spills.example/feed.xml"


def test_the_rules_accept_a_sound_feed() -> None:
    assert feed_rules.complaints(SOUND.encode(), ADDRESS) == []


@pytest.mark.parametrize(
    ("sound", "spoilt", "complaint"),
    [
        ("<?xml version='1.0' encoding='UTF-8'?>\n", "", "XML declaration"),
        ('version="2.0"', 'version="0.91"', "version='2.0'"),
        ("<language>en</language>", "", "no language"),
        ("<language>en</language>", "<language>English</language>", "no language tag"),
        ("<language>en</language>", "<language>en</language>stray", "text between"),
        ("<title>Spills</title>", "<title></title>", "title is blank"),
        ("<title>Spills</title>", "<title>Spills</title><title>S</title>", "stands 2 times"),
        ("<title>Spills</title>", "<title>&lt;b&gt;Spills&lt;/b&gt;</title>", "markup in title"),
        ("An editor", "An &lt;editor&gt;", "markup in"),
        ("<title>Spills</title>", "<title>Spi\u0085\u0086lls</title>", "control character"),
        ("<title>Spills</title>", "<title>Spills</title><rating>1</rating>", "unknown element"),
        ('rel="self"', 'rel="alternate"', "rel self"),
        ("example/feed.xml", "example/rss.xml", "rel self"),
        (' type="application/rss+xml"', "", "another type"),
        ("<link>https://spills.example/</link>", "<link>/</link>", "no full address"),
        ("example/</link>", "example/feed.xml</link>", "lead to the site"),
        ("example/x/", 'example/x/" onclick="x()', "onclick in description"),
        ("https://spills.example/x/", "../x/", "relative address"),
        ("A pipe", "&lt;img src='https://a.example/b.png'&gt;", "<img> in description"),
        (' isPermaLink="false"', "", "is no full address, yet"),
        ("tag:spills.example,2026:a", "https://spills.example/incidents/b/", "stands 2 times"),
        ("Sat, 21 Nov", "Fri, 21 Nov", "wrong day of the week"),
        ("Sat, 21 Nov 2026 00:00:00 +0000", "2026-11-21", "no RFC 822 date"),
        ("Sat, 21 Nov 2026 00:00:00 +0000", "Sat, 32 Nov 2026 00:00:00 +0000", "no RFC 822"),
        ("Sat, 21 Nov 2026", "Mon, 23 Nov 2026", "newer than lastBuildDate"),
        ("Sat, 21 Nov 2026", "Mon, 23 Nov 2026", "not ordered"),
        ("<dc:creator>An editor</dc:creator>", "<author>An editor</author>", "mail address"),
        ("<dc:creator>", "<author>a@b.example</author><dc:creator>", "mean the same"),
        ("</item>\n</channel>", "</item>\n<ttl>60</ttl></channel>", "follows the items"),
    ],
)
def test_the_rules_find_what_is_wrong(sound: str, spoilt: str, complaint: str) -> None:
    feed = SOUND.replace(sound, spoilt, 1)
    assert feed != SOUND
    assert complaint in "\n".join(feed_rules.complaints(feed.encode(), ADDRESS))


STYLE_SHEET = re.compile(r'<\?xml-stylesheet type="text/css" href="([^"]+)"\?>')
ALTERNATE = re.compile(
    r'<link rel="alternate" type="(application/(?!json")[^"]+)" title="([^"]+)" href="([^"]+)">'
)
COMPLAINTS = {
    ".atom.xml": feed_formats.atom_complaints,
    ".json": feed_formats.json_complaints,
    ".xml": feed_rules.complaints,
}
ATOM = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<id>tag:spills.example,2026:feed/all</id>
<title>Spills</title>
<updated>2026-11-22T12:00:00+02:00</updated>
<author><name>An editor</name></author>
<link href="https://spills.example/feeds/all.atom.xml" rel="self"/>
<link href="https://spills.example/" rel="alternate"/>
<entry>
<id>tag:spills.example,2026:incident/a</id>
<title>Alleged: a spill</title>
<updated>2026-11-22T12:00:00+02:00</updated>
<published>2026-11-22T12:00:00+02:00</published>
<link href="https://spills.example/incidents/a/"/>
<summary>A pipe</summary>
<content type="html">&lt;p&gt;A pipe&lt;/p&gt;</content>
<category term="Pipes"/>
</entry>
</feed>
"""
ATOM_ADDRESS = "https://spills.example/feeds/all.atom.xml"


def test_the_rules_of_atom_accept_a_sound_feed() -> None:
    assert feed_formats.atom_complaints(ATOM.encode(), ATOM_ADDRESS) == []


@pytest.mark.parametrize(
    ("sound", "spoilt", "complaint"),
    [
        (' xml:lang="en"', "", "no language"),
        ("<title>Spills</title>", "", "too few title"),
        ("<title>Spills</title>", "<title> </title>", "is blank"),
        ("<title>Spills</title>", '<title type="html">Spills</title>', "no plain text"),
        ('rel="self"', 'rel="via"', "rel via"),
        ('<link href="https://spills.example/" rel="alternate"/>', "", "too few link"),
        ("<id>tag:spills.example,2026:incident/a</id>", "<id>a</id>", "no tag URI"),
        ("<published>2026-11-22T12:00:00+02:00", "<published>2026-11-22", "no moment"),
        ("<category", "<rating", "unknown element"),
        ('term="Pipes"', 'term=""', "without a term"),
        ('type="html"', "", "not escaped HTML"),
        ("<summary>A pipe", "<summary>A &lt;b&gt;pipe", "markup in"),
        ("&lt;p&gt;", "&lt;script&gt;", "<script>"),
        ("<updated>2026-11-22", "<updated>2026-11-23", "newest entry"),
    ],
)
def test_the_rules_of_atom_find_what_is_wrong(sound: str, spoilt: str, complaint: str) -> None:
    found = feed_formats.atom_complaints(ATOM.replace(sound, spoilt, 1).encode(), ATOM_ADDRESS)
    assert complaint in "\n".join(found)


def feeds(site: Site) -> list[Path]:
    """List every feed of every edition, in every format."""
    return [file for edition in site.editions() for file in feeds_of(site, edition)]


def feeds_of(site: Site, edition: str) -> list[Path]:
    folder = site.folder / edition
    below = [file for file in (folder / "feeds").rglob("*.*") if file.suffix in {".xml", ".json"}]
    return [folder / "feed.xml", *sorted(below)]


def address(site: Site, file: Path) -> str:
    return site.base_url + file.relative_to(site.folder).as_posix()


def test_every_feed_keeps_the_rules_of_its_format(published: Site) -> None:
    found = []
    for file in feeds(published):
        ending = next(ending for ending in COMPLAINTS if file.name.endswith(ending))
        former = file.read_bytes() if "/incidents/" in file.as_posix() else b""
        told = COMPLAINTS[ending](file.read_bytes(), address(published, file))
        # A renamed incident keeps its feed at the former address, which leads to the new one.
        moved = former and not former.count(address(published, file).encode())
        found += [c for c in told if not (moved and ("rel self" in c or "feed_url" in c))]
    assert found == []


def test_the_same_item_has_the_same_words_in_every_feed(published: Site) -> None:
    for edition in published.editions():
        told: dict[str, tuple[str, str, str]] = {}
        for file in feeds_of(published, edition):
            if file.suffix == ".json":
                for item in json.loads(file.read_bytes())["items"]:
                    words = (item["title"], item["content_html"], item["date_published"])
                    assert told.setdefault(item["id"], words) == words
        assert len(told) > 40
        log = json.loads((published.folder / edition / "feeds/all.json").read_bytes())["items"]
        assert {item["id"] for item in log} == told.keys()


def test_readers_understand_every_feed(published: Site) -> None:
    versions = set()
    for file in feeds(published):
        if file.suffix == ".xml":
            read = feedparser.parse(file.read_bytes())
            assert not read.bozo
            versions.add(read.version)
            assert all(entry.published_parsed and entry.summary for entry in read.entries)
    assert versions == {"rss20", "atom10"}


def test_whoever_follows_a_feed_back_meets_all_its_parts(rich: Site) -> None:
    met: set[str] = set()
    for file in feeds(rich):
        if file.suffix != ".xml" or "archive" in file.parts:
            continue
        seen: list[str] = []
        older: str | None = address(rich, file)
        while older:
            read = feedparser.parse((rich.folder / older.removeprefix(rich.base_url)).read_bytes())
            seen += [entry.id for entry in read.entries]
            older = {link.rel: link.href for link in read.feed.links}.get("prev-archive")
            met.update([older] if older else [])
        assert len(seen) == len(set(seen)), file
    archives = {address(rich, file) for file in rich.folder.glob("feeds/archive/**/*.atom.xml")}
    assert met == archives
    assert any("/archive/incidents/" in part for part in archives)


def test_items_lead_to_pages_of_the_site(published: Site) -> None:
    entries = [
        (f"{published.base_url}{edition}", entry)
        for edition in published.editions()
        for entry in feedparser.parse(
            (published.folder / edition / "feed.xml").read_bytes()
        ).entries
    ]
    for root, entry in entries:
        page, _, place = entry.link.partition("#")
        assert page.startswith(root)
        file = published.file_at(page.removeprefix(published.base_url))
        assert file, entry.link
        assert not place or f' id="{place}"' in file.read_text(encoding="utf-8"), entry.link


def test_the_list_of_feeds_names_every_feed_but_those_of_incidents(published: Site) -> None:
    for edition in published.editions():
        hold_the_list_of_feeds(published, edition)


def hold_the_list_of_feeds(published: Site, edition: str) -> None:
    root = etree.fromstring((published.folder / edition / "feeds/feeds.opml").read_bytes())
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title")
    outlines = [outline for outline in root.iter("outline") if outline.get("xmlUrl")]
    assert all(outline.get("text") and outline.get("type") == "rss" for outline in outlines)
    assert [o for o in outlines if feed_rules.MARKUP.search(o.get("text", ""))] == []
    listed = [outline.get("xmlUrl", "").removeprefix(published.base_url) for outline in outlines]
    known = {
        file.relative_to(published.folder).as_posix()
        for file in feeds_of(published, edition)
        if file.name.endswith((".rss.xml", "feed.xml")) and file.parent.name != "incidents"
    }
    assert set(listed) == known
    assert len(listed) == len(known)


def test_browsers_find_the_style_sheet_of_a_feed(published: Site) -> None:
    for edition in published.editions():
        for file in feeds_of(published, edition):
            if file.suffix == ".xml":
                found = STYLE_SHEET.search(file.read_text(encoding="utf-8"))
                assert found
                sheet = published.folder / edition / "feeds/feed.css"
                assert (file.parent / found[1]).resolve() == sheet


def test_a_page_leads_to_the_feed_that_follows_it(rich: Site) -> None:
    page = (rich.folder / "tags/tanker/index.html").read_text(encoding="utf-8")
    links = ALTERNATE.findall(page)
    assert links == [
        (kind, "Slick &amp; Shore: Tankers", f"../../feeds/tags/tanker.{ending}")
        for kind, ending in (
            ("application/rss+xml", "rss.xml"),
            ("application/atom+xml", "atom.xml"),
            ("application/feed+json", "json"),
        )
    ] + [("application/rss+xml", "Slick &amp; Shore", "../../feed.xml")]
