"""Say what is wrong with an RSS 2.0 feed.

The rules are those of the RSS 2.0 specification, of the RSS Advisory Board's best-practices
profile, and the warnings of the W3C feed validation service, as far as they concern the elements
that a feed of ours may hold; any other element is reported. Each rule is a generator of complaints.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from email.utils import format_datetime, parsedate_to_datetime
from urllib.parse import urlsplit

import html5lib
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
HISTORY = "{http://purl.org/syndication/history/1.0}"
DC = "{http://purl.org/dc/elements/1.1/}"

CHANNEL_ELEMENTS = {
    "title",
    "link",
    "description",
    "language",
    "copyright",
    "managingEditor",
    "webMaster",
    "pubDate",
    "lastBuildDate",
    "category",
    "generator",
    "docs",
    "ttl",
    "image",
    "item",
    f"{ATOM}link",
    f"{DC}creator",
    f"{DC}rights",
    f"{HISTORY}archive",
}
ITEM_ELEMENTS = {
    "title",
    "link",
    "description",
    "author",
    "category",
    "enclosure",
    "guid",
    "pubDate",
    "source",
    f"{ATOM}link",
    f"{ATOM}updated",
    f"{CONTENT}encoded",
    f"{DC}creator",
}
REPEATABLE = {"category", "item", f"{ATOM}link", f"{DC}creator"}
# Two elements that say one thing make readers choose.
SAME_MEANING = (
    ("managingEditor", f"{DC}creator"),
    ("copyright", f"{DC}rights"),
    ("author", f"{DC}creator"),
)
DATES = ("pubDate", "lastBuildDate")
PEOPLE = ("author", "managingEditor", "webMaster")

# RFC 822 with the four-digit year that RSS asks for.
RFC_822 = re.compile(
    r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} "
    r"(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d{2}:\d{2}:\d{2} ([+-]\d{4}|GMT)"
)
MAIL = re.compile(r"[^@\s<>()]+@[^@\s<>()]+\.[a-z]{2,}( \(.+\))?", re.IGNORECASE)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# RFC 4151, section 2.1, without a fragment.
_DNS = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
TAG_URI = re.compile(
    rf"tag:(?:[A-Za-z0-9._-]+@)?{_DNS}(?:\.{_DNS})*,\d{{4}}(?:-\d\d(?:-\d\d)?)?:"
    r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})*"
)
MARKUP = re.compile(r"<[a-z!/]|&(#\d+|#x[0-9a-f]+|[a-z]+);", re.IGNORECASE)
# What a reader must not be made to load or run by a feed.
UNSAFE_TAGS = {
    "script",
    "style",
    "link",
    "meta",
    "base",
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "img",
    "audio",
    "video",
    "svg",
    "math",
}
UNSAFE_ATTRIBUTES = re.compile(r"on\w+|style|srcset")
# A date later than this is a mistake in a feed that takes no time from the clock.
LAST_PLAUSIBLE_YEAR = 2100

Element = etree._Element


def complaints(data: bytes, address: str) -> list[str]:
    """Return everything that is wrong with the feed that is published at an address."""
    if not data.startswith((b"<?xml version='1.0' encoding='UTF-8'?>", b'<?xml version="1.0" enc')):
        return ["the feed does not start with an XML declaration"]
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    channel = root.find("channel")
    if root.tag != "rss" or root.get("version") != "2.0" or len(root) != 1 or channel is None:
        return ["the root is not <rss version='2.0'> with one <channel>"]
    return [complaint for rule in RULES for complaint in rule(channel, address)]


def known_elements(channel: Element, _address: str) -> Iterator[str]:
    """Hold elements to those of RSS 2.0 and the namespaces that readers know, once each."""
    for parent in (channel, *items(channel)):
        known = CHANNEL_ELEMENTS if parent is channel else ITEM_ELEMENTS
        times = Counter(child.tag for child in parent)
        for tag, number in times.items():
            if tag not in known:
                yield f"{at(parent)}: unknown element {tag}"
            elif number > 1 and tag not in REPEATABLE:
                yield f"{at(parent)}: {tag} stands {number} times"
        for one, other in SAME_MEANING:
            if one in times and other in times:
                yield f"{at(parent)}: {one} and {other} mean the same"


def required_elements(channel: Element, _address: str) -> Iterator[str]:
    """Ask for what RSS requires, and for what every reader relies on."""
    for tag in ("title", "link", "description", "language", "lastBuildDate", f"{ATOM}link"):
        if channel.find(tag) is None:
            yield f"channel: no {tag}"
    for item in items(channel):
        for tag in ("title", "link", "description", "guid", "pubDate"):
            if item.find(tag) is None:
                yield f"{at(item)}: no {tag}"


def nothing_blank(channel: Element, _address: str) -> Iterator[str]:
    """Refuse elements without text and text between elements."""
    for element in channel.iter(etree.Element):
        text = (element.text or "").strip()
        if (
            not len(element)
            and not text
            and not element.attrib
            and element.tag != f"{HISTORY}archive"
        ):
            yield f"{element.tag} is blank"
        if (len(element) and text) or (element.tail or "").strip():
            yield f"{element.tag}: text between elements"


def order_of_the_channel(channel: Element, _address: str) -> Iterator[str]:
    """Place what describes the channel before its items: some readers stop at the first item."""
    tags = [child.tag for child in channel]
    if "item" in tags and any(tag != "item" for tag in tags[tags.index("item") :]):
        yield "channel: an element follows the items"
    for item in items(channel):
        tags = [child.tag for child in item]
        if f"{CONTENT}encoded" in tags and "description" not in tags:
            yield f"{at(item)}: content without a description"


def link_to_itself(channel: Element, address: str) -> Iterator[str]:
    """Let the feed name its own address, so that it can be found again from a copy."""
    own = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if [link.get("href") for link in own] != [address]:
        yield f"channel: no atom:link of rel self to {address}"
    if any(link.get("type") != "application/rss+xml" for link in own):
        yield "channel: the atom:link of rel self has another type than application/rss+xml"
    if channel.findtext("link") == address:
        yield "channel: link leads to the feed, where it should lead to the site"


def full_addresses(channel: Element, _address: str) -> Iterator[str]:
    """Refuse relative addresses: a feed is read away from the site."""
    for tag in ("link", "docs"):
        for element in channel.iter(tag):
            if not is_full(element.text or ""):
                yield f"{at(element)}: {tag} {element.text!r} is no full address"
    for element in channel.iter(f"{ATOM}link"):
        if not is_full(element.get("href", "")):
            yield f"atom:link {element.get('href')!r} is no full address"


def guids(channel: Element, _address: str) -> Iterator[str]:
    """Give every item an identity of its own; one that calls itself a link must be one."""
    values = [(guid, guid.text or "") for guid in channel.iter("guid")]
    for value, times in Counter(text for _, text in values).items():
        if times > 1:
            yield f"guid {value} stands {times} times"
    for guid, text in values:
        permalink = guid.get("isPermaLink", "true")
        if permalink not in {"true", "false"}:
            yield f"guid {text}: isPermaLink is {permalink!r}"
        if permalink == "true" and not is_full(text):
            yield f"guid {text} is no full address, yet says that it is a link"
        if permalink == "false" and not TAG_URI.fullmatch(text):
            yield f"guid {text} is no tag URI"


def dates(channel: Element, _address: str) -> Iterator[str]:
    """Write dates as RFC 822 has them, with the day of the week that the date has."""
    for tag in DATES:
        for element in channel.iter(tag):
            text = element.text or ""
            moment = when(text)
            if moment is None:
                yield f"{tag} {text!r} is no RFC 822 date"
            elif format_datetime(moment)[:3] != text[:3]:
                yield f"{tag} {text!r} names the wrong day of the week"
            elif not 1990 < moment.year < LAST_PLAUSIBLE_YEAR:
                yield f"{tag} {text!r} is not plausible"
    newest = [when(item.findtext("pubDate", "")) for item in items(channel)]
    built = when(channel.findtext("lastBuildDate", ""))
    if built and any(moment and moment > built for moment in newest):
        yield "channel: an item is newer than lastBuildDate"


def newest_first(channel: Element, _address: str) -> Iterator[str]:
    """List the newest item first: readers that show a few take them from the top."""
    moments = [when(item.findtext("pubDate", "")) for item in items(channel)]
    known = [moment for moment in moments if moment]
    if known != sorted(known, reverse=True):
        yield "channel: the items are not ordered from the newest to the oldest"


def people(channel: Element, _address: str) -> Iterator[str]:
    """Ask for a mail address where RSS wants one; a name alone belongs into dc:creator."""
    for tag in PEOPLE:
        for element in channel.iter(tag):
            if not MAIL.fullmatch(element.text or ""):
                yield f"{tag} {element.text!r} is no mail address"


def language(channel: Element, _address: str) -> Iterator[str]:
    """Name the language by its tag."""
    text = channel.findtext("language", "")
    if not LANGUAGE.fullmatch(text):
        yield f"channel: {text!r} is no language tag"


def plain_titles(channel: Element, _address: str) -> Iterator[str]:
    """Keep markup out of titles, names and the channel's description: readers print it as text."""
    plain = [channel.find("title"), channel.find("description")]
    plain += [item.find("title") for item in items(channel)]
    plain += [*channel.iter("category", "copyright", "managingEditor", f"{DC}creator")]
    for element in plain:
        if element is not None and MARKUP.search(element.text or ""):
            yield f"{at(element)}: markup in {element.tag}: {element.text}"


def safe_content(channel: Element, _address: str) -> Iterator[str]:
    """Hold the HTML of an item to what loads and runs nothing, with full addresses."""
    for item in items(channel):
        for tag in ("description", f"{CONTENT}encoded"):
            for complaint in unsafe_markup(item.findtext(tag, ""), tag):
                yield f"{at(item)}: {complaint}"


def unsafe_markup(content: str, tag: str) -> Iterator[str]:
    """Yield what of an item's HTML loads or runs something, or leads nowhere from a reader."""
    parsed = html5lib.parseFragment(content, treebuilder="etree", namespaceHTMLElements=False)
    for element in parsed.iter():
        name = str(element.tag).rpartition("}")[2]
        if name in UNSAFE_TAGS:
            yield f"<{name}> in {tag}"
        for attribute, value in element.attrib.items():
            if UNSAFE_ATTRIBUTES.fullmatch(attribute):
                yield f"{attribute} in {tag}"
            if attribute in {"href", "src", "cite"} and not is_full(value):
                yield f"relative address {value!r} in {tag}"


def no_control_characters(channel: Element, _address: str) -> Iterator[str]:
    """Refuse invisible controls, which XML 1.0 allows and readers show as boxes."""
    for element in channel.iter(etree.Element):
        if re.search("[\x7f-\x84\x86-\x9f\ufdd0-\ufdef\ufffd-\uffff]", element.text or ""):
            yield f"{at(element)}: control character in {element.tag}"


RULES: tuple[Callable[[Element, str], Iterator[str]], ...] = (
    known_elements,
    required_elements,
    nothing_blank,
    order_of_the_channel,
    link_to_itself,
    full_addresses,
    guids,
    dates,
    newest_first,
    people,
    language,
    plain_titles,
    safe_content,
    no_control_characters,
)


def items(channel: Element) -> list[Element]:
    """Return the items in their order."""
    return channel.findall("item")


def at(element: Element) -> str:
    """Name the item that an element belongs to, or the channel."""
    item = element if element.tag == "item" else next(element.iterancestors("item"), None)
    return "channel" if item is None else f"item {item.findtext('guid', 'without guid')}"


def when(text: str) -> datetime | None:
    """Read an RFC 822 date; None when it is none."""
    if not RFC_822.fullmatch(text):
        return None
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def is_full(address: str) -> bool:
    """Tell whether an address names a web host and has no white space around it, or is a mailto."""
    parts = urlsplit(address)
    web = parts.scheme in {"http", "https"} and bool(parts.netloc)
    return (web or parts.scheme == "mailto") and address == address.strip()
