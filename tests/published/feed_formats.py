"""Say what is wrong with an Atom feed or a JSON Feed.

Of Atom the rules are those of RFC 4287 (section 4.1, the RELAX NG grammar among them), RFC 5005 and
the warnings of the W3C feed validation service, as far as they concern the elements that a feed of
ours may hold; any other element is reported. Of JSON Feed they are those of version 1.1.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from lxml import etree

from tests.published.feed_rules import (
    LANGUAGE,
    MARKUP,
    TAG_URI,
    Element,
    is_full,
    no_control_characters,
    unsafe_markup,
)

ATOM = "{http://www.w3.org/2005/Atom}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

# How often each element may stand: at least, at most; None for any number.
FEED: dict[str, tuple[int, int | None]] = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "author": (1, None),
    "link": (2, None),
    "generator": (0, 1),
    "rights": (0, 1),
    "subtitle": (0, 1),
    "entry": (0, None),
}
ENTRY: dict[str, tuple[int, int | None]] = {
    "id": (1, 1),
    "title": (1, 1),
    "updated": (1, 1),
    "published": (1, 1),
    "summary": (1, 1),
    "content": (1, 1),
    "link": (1, None),
    "category": (0, None),
}
RELATIONS = {
    "feed": {"self", "alternate", "hub", "current", "prev-archive", "next-archive"},
    "entry": {"alternate", "via"},
}
# RFC 3339, as RFC 4287 narrows it: a capital T, seconds, and an offset.
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)")


def atom_complaints(data: bytes, address: str) -> list[str]:
    """Return everything that is wrong with the Atom feed that is published at an address."""
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    if root.tag != f"{ATOM}feed":
        return ["the root is no <feed> of Atom"]
    return [
        *_elements(root),
        *_values(root),
        *_texts(root),
        *_links(root, address),
        *_identities(root),
        *no_control_characters(root, address),
        *_contents(root),
    ]


def _elements(root: Element) -> Iterator[str]:
    for parent in (root, *root.iter(f"{ATOM}entry")):
        allowed = FEED if parent is root else ENTRY
        times = Counter(str(child.tag) for child in parent)
        for tag, number in times.items():
            name = tag.removeprefix(ATOM)
            if name not in allowed and (tag != f"{HISTORY}archive" or parent is not root):
                yield f"unknown element {tag}"
            elif allowed.get(name, (0, 1))[1] is not None and number > 1:
                yield f"{tag} stands {number} times"
        for name, (least, _) in allowed.items():
            if times[f"{ATOM}{name}"] < least:
                yield f"{parent.tag}: too few {name}"
    if not LANGUAGE.fullmatch(root.get(_LANG, "")):
        yield "no language"


def _values(root: Element) -> Iterator[str]:
    for tag in ("updated", "published"):
        for element in root.iter(f"{ATOM}{tag}"):
            if not _is_moment(element.text or ""):
                yield f"{tag} {element.text!r} is no moment"
    for element in root.iter(f"{ATOM}id"):
        if not TAG_URI.fullmatch(element.text or ""):
            yield f"id {element.text!r} is no tag URI"
    for element in root.iter(f"{ATOM}category"):
        if not element.get("term", "").strip():
            yield "a category without a term"


def _texts(root: Element) -> Iterator[str]:
    for element in root.iter(f"{ATOM}name", f"{ATOM}title", f"{ATOM}summary"):
        if not (element.text or "").strip():
            yield f"{element.tag} is blank"
        if MARKUP.search(element.text or ""):
            yield f"markup in {element.tag}: {element.text}"
        if element.get("type", "text") != "text" or len(element):
            yield f"{element.tag} is no plain text"


def _links(root: Element, address: str) -> Iterator[str]:
    for element in root.iter(f"{ATOM}link"):
        kind = "feed" if element.getparent() is root else "entry"
        if element.get("rel", "alternate") not in RELATIONS[kind]:
            yield f"a {kind} with a link of rel {element.get('rel')}"
        if not is_full(element.get("href", "")):
            yield f"link {element.get('href')!r} is no full address"
    for parent in (root, *root.iter(f"{ATOM}entry")):
        relations = Counter(e.get("rel", "alternate") for e in parent.findall(f"{ATOM}link"))
        if relations["alternate"] != 1 or any(number > 1 for number in relations.values()):
            yield f"links {dict(relations)} of one parent"
    own = [e.get("href") for e in root.findall(f"{ATOM}link") if e.get("rel") == "self"]
    if own != [address]:
        yield f"no link of rel self to {address}"
    archive = root.find(f"{HISTORY}archive") is not None
    current = any(e.get("rel") == "current" for e in root.findall(f"{ATOM}link"))
    if archive != current:
        yield "an archive and nothing else leads to the current feed"


def _identities(root: Element) -> Iterator[str]:
    found = Counter(entry.findtext(f"{ATOM}id", "") for entry in root.iter(f"{ATOM}entry"))
    yield from (f"id {name} stands {number} times" for name, number in found.items() if number > 1)
    moments = [
        datetime.fromisoformat(entry.findtext(f"{ATOM}updated", ""))
        for entry in root.iter(f"{ATOM}entry")
    ]
    if moments != sorted(moments, reverse=True):
        yield "the entries are not ordered from the newest to the oldest"
    if moments and datetime.fromisoformat(root.findtext(f"{ATOM}updated", "")) != moments[0]:
        yield "the feed was not updated when its newest entry was"


def _contents(root: Element) -> Iterator[str]:
    for element in root.iter(f"{ATOM}content"):
        if element.get("type") != "html" or len(element):
            yield "content that is not escaped HTML"
        yield from unsafe_markup(element.text or "", "content")


JSON_FEED = {
    "version": str,
    "title": str,
    "home_page_url": str,
    "feed_url": str,
    "description": str,
    "next_url": str,
    "authors": list,
    "language": str,
    "hubs": list,
    "items": list,
}
JSON_ITEM = {
    "id": str,
    "url": str,
    "external_url": str,
    "title": str,
    "content_html": str,
    "summary": str,
    "date_published": str,
    "authors": list,
    "tags": list,
}


def json_complaints(data: bytes, address: str) -> list[str]:
    """Return everything that is wrong with the JSON Feed that is published at an address."""
    feed = json.loads(data.decode("utf-8"))
    found = [*_fields(feed, JSON_FEED, {"version", "title", "items", "feed_url", "authors"})]
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        found.append("another version")
    if feed.get("feed_url") != address:
        found.append(f"feed_url is not {address}")
    if feed.get("next_url") == address:
        found.append("next_url leads to the feed itself")
    if not LANGUAGE.fullmatch(feed.get("language", "")):
        found.append("no language")
    found += [f"hub {hub}" for hub in feed.get("hubs", ()) if not is_full(hub.get("url", ""))]
    for item in feed["items"]:
        found += _fields(item, JSON_ITEM, {"id", "url", "title", "content_html", "date_published"})
        if not _is_moment(item.get("date_published", "")):
            found.append(f"{item['id']}: no moment")
        found += unsafe_markup(item.get("content_html", ""), item["id"])
    identities = [item["id"] for item in feed["items"]]
    found += [f"id {name} is no tag URI" for name in identities if not TAG_URI.fullmatch(name)]
    if len(set(identities)) < len(identities):
        found.append("an id stands twice")
    return found


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return bool(MOMENT.fullmatch(text))


def _fields(data: dict[str, Any], known: Mapping[str, type], required: set[str]) -> Iterator[str]:
    yield from (f"unknown key {key}" for key in data.keys() - known.keys())
    yield from (f"no {key}" for key in required - data.keys())
    for key, value in data.items():
        if key in known and not isinstance(value, known[key]):
            yield f"{key} is {value!r}"
        if value in ("", [], None) and key != "items":
            yield f"{key} says nothing"
        if key.endswith("url") and not is_full(str(value)):
            yield f"{key} {value!r} is no full address"
        if key == "tags" and any(not isinstance(tag, str) or not tag for tag in value):
            yield f"tags {value}"
        if key == "authors" and any(not author.get("name") for author in value):
            yield f"authors {value}"
