"""Hold the published feed to RSS 2.0 and to what feed readers make of it."""

import re

import feedparser
import pytest

from tests.published import feed_rules
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


def test_the_feed_keeps_the_rules(published: Site) -> None:
    data = (published.folder / "feed.xml").read_bytes()
    assert feed_rules.complaints(data, f"{published.base_url}feed.xml") == []


def test_a_reader_understands_the_feed(published: Site) -> None:
    feed = feedparser.parse((published.folder / "feed.xml").read_bytes())
    assert not feed.bozo
    assert feed.version == "rss20"
    assert feed.entries
    for entry in feed.entries:
        assert entry.published_parsed
        assert entry.summary


def test_titles_carry_the_status(published: Site) -> None:
    feed = feedparser.parse((published.folder / "feed.xml").read_bytes())
    for entry in feed.entries:
        assert re.match(r"(\w+: )?(Alleged|Corroborated|Verified|Adjudicated)\b.*: ", entry.title)


def test_items_lead_to_pages_of_the_site(published: Site) -> None:
    feed = feedparser.parse((published.folder / "feed.xml").read_bytes())
    for entry in feed.entries:
        address = entry.link.partition("#")[0]
        assert address.startswith(published.base_url)
        assert published.file_at(address.removeprefix(published.base_url)), entry.link
