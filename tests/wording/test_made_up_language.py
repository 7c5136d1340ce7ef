"""An edition has no English in it but names: shown by one that is spelt in other letters."""

import html
import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

from sourcebook.plan.data import collections
from sourcebook.plan.data.package import ALL_TABLES
from sourcebook.plan.outputs import FeedOutput, OutlineOutput, Output, PageOutput
from sourcebook.render.feed_texts import for_both
from tests.wording.made_up import TAG, MadeUp
from tests.wording.test_marked_in_templates import NO_WORDS, READ_OUT

NAMES = {"APA", "Atom", "BibTeX", "CSL", "Chicago", "JSON", "RIS", "RSS"} | {
    *("CC", "BY", "CSV", "EDTF", "GeoJSON", "ISO", "QGIS", "Sourcebook", "UTF"),
    *("English", TAG),  # in the choice of a language, where each is called as it calls itself
    *("mi", "nb", "sr", "Latn", "RS"),  # tags of languages that have no name here
}
IN_DATA = {"boolean", "date", "integer", "number", "string"} | {
    *(table.name for table in ALL_TABLES),
    *collections.IN_PARTS,
    *collections.WHOLE_KINDS,
}
_WORD = re.compile(r"[A-Za-z]{2,}")
_ADDRESS = re.compile(r"https?://\S+|mailto:\S+|[\w.+-]+@[\w.-]+|[\w{}-]+(?:\.[\w-]+)+\S*")
_SCRIPTS = re.compile(r"%\(\w+\)s")
"""A place for a value that only a script knows."""
_TOLD = re.compile(r"<(title|subtitle|summary|description|content)\b[^>]*>(.*?)</\1>", re.DOTALL)


class Reader(HTMLParser):
    """Collect what readers see and hear of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is read out of a tag."""
        if tag in NO_WORDS:
            self._within.append(tag)
        given = dict(attrs)
        described = (given.get("name") or given.get("property") or "").endswith(
            ("description", ":title", ":alt", ":site_name")
        )
        self.found += [
            value or ""
            for name, value in attrs
            if name in READ_OUT or (name == "content" and described)
        ]

    def handle_endtag(self, tag: str) -> None:
        """Note where other words begin again."""
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        """Note the words between two tags."""
        if not self._within:
            self.found.append(data)


@cache
def made_up() -> MadeUp:
    return MadeUp()


@cache
def staying() -> tuple[str, ...]:
    """Return what stays in every edition: names, headlines and quotations, the longest first."""
    records = made_up().records
    site = records.site
    assert site is not None
    assert site.map is not None
    incidents, figures = records.incidents.values(), records.figures.values()
    found = {
        *(editor.name for editor in site.editors),
        *(publisher.name for publisher in records.publishers.values()),
        *(article.title for article in records.articles.values()),
        *(author for article in records.articles.values() for author in article.authors),
        *(claim.quote for one in incidents for claim in one.claims if claim.quote),
        *(row.quote for one in incidents for row in one.casualties if row.quote),
        *(point.quote for one in figures for point in one.points if point.quote),
        *(f"{source.name} ({source.licence})" for source in site.map.sources),
        *(source.name for source in site.map.sources),
    }
    # In feeds nothing looks like a tag.
    known = {plain(text) for name in found for text in (name, for_both(name))}
    return tuple(sorted(known, key=len, reverse=True))


def plain(text: str) -> str:
    return " ".join(text.split())


def english_in(text: str, names: set[str]) -> Iterator[str]:
    """Yield the texts in which there is English."""
    reader = Reader()
    reader.feed(text)
    reader.close()
    for found in map(plain, reader.found):
        left = found
        for name in staying() if set(_WORD.findall(found)) - names else ():
            left = left.replace(name, " ")
        left = _SCRIPTS.sub(" ", _ADDRESS.sub(" ", left))
        if set(_WORD.findall(left)) - names:
            yield found


def one_of_each() -> list[Output]:
    """Return a page of every template, every page of an incident, and a feed of every kind."""
    found: dict[str, Output] = {}
    for output in made_up().outputs:
        if isinstance(output, PageOutput):
            every = "incident" in output.template or "source" in output.template
            found.setdefault(output.path if every else output.template, output)
        elif isinstance(output, FeedOutput) and output.path.endswith(".rss.xml"):
            found.setdefault(output.path.split("/")[-2], output)
        elif isinstance(output, OutlineOutput):
            found.setdefault(output.path, output)
    return list(found.values())


def test_an_edition_has_no_english_but_names() -> None:
    found = {}
    for output in one_of_each():
        text = made_up().text(output)
        if not isinstance(output, PageOutput):
            text = " ".join(html.unescape(told) for _, told in _TOLD.findall(text))
        # The page that explains the data names their files and types.
        names = NAMES | IN_DATA if output.path == f"{TAG}/data/index.html" else NAMES
        if english := list(english_in(text, names)):
            found[output.path] = english
    assert found == {}


def test_english_is_seen() -> None:
    assert list(english_in('<p title="Said here">Тут</p> <p>And <b>here</b></p>', NAMES)) == [
        "Said here",
        "And",
        "here",
    ]
