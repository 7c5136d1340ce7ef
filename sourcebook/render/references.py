"""Let Markdown refer to records: citations, links, and headings that others can link to.

An extension of Python-Markdown that works on the parsed tree. An element that must not stay becomes
a `span`, which the sanitiser takes away while it keeps the text.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from sourcebook.model import prose as references
from sourcebook.plan.views.prose import Prose
from sourcebook.render.bounds import MAX_DEPTH, TooIntricateError
from sourcebook.render.outline import Outline
from sourcebook.render.tables import Tables

_NOTHING = Prose("", {}, {}, 2)
_GONE = "span"
_CITATION = "citation"
_HEADING = re.compile(r"h[1-6]")
_ADDRESS = re.compile(r"https?://[^\s<>\"\\^`{|}\[\]]+")
_HOST = re.compile(r"[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)*")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_MAIL = re.compile(r"mailto:[A-Za-z0-9.+_-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_START = re.compile(r"[0-9]{1,6}")


class References(Extension):
    """Resolve what the text at hand refers to."""

    def __init__(self) -> None:
        """Begin without a text."""
        super().__init__()
        self.prose = _NOTHING

    @contextmanager
    def of(self, prose: Prose) -> Iterator[None]:
        """Resolve the references of one text while the block runs."""
        self.prose = prose
        try:
            yield
        finally:
            self.prose = _NOTHING

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is the library's
        """Register the steps, each after those of the library that it builds on."""
        md.inlinePatterns.register(_Citations(self, md), "citation", 175)
        md.inlinePatterns.register(_Addresses(md), "address", 120)
        # Below 0: the library has put every placeholder and escape back by then.
        md.treeprocessors.register(_Depth(md), "depth", -1)
        md.treeprocessors.register(_Links(self, md), "links", -2)
        md.treeprocessors.register(_Headings(self, md), "headings", -3)
        md.treeprocessors.register(Tables(md), "tables", -4)


class _Citations(InlineProcessor):
    """Make `[@article-id]` the number of a source; the space before it goes, as in print."""

    def __init__(self, extension: References, md: Markdown) -> None:
        super().__init__(rf"[ \n]?{references.CITATION.pattern}", md)
        self._extension = extension

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name is the library's
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str, int, int]:
        """Return the link to the source, or nothing where the source is not published."""
        del data
        cited = self._extension.prose.citations.get(m["id"])
        if cited is None:
            return "", m.start(), m.end()
        link = Element("a", {"class": _CITATION, "href": cited.url})
        link.set("aria-label", f"{cited.number}: {cited.label}")
        link.text = AtomicString(str(cited.number))
        return link, m.start(), m.end()


class _Addresses(InlineProcessor):
    """Make `<https://…>` a link."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(r"<(https?://[^\s<>]{1,2000})>", md)

    def handleMatch(  # type: ignore[override]  # noqa: N802 - the name is the library's
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """Return the link; what its address is worth is judged with all others."""
        del data
        # Characters behind a backslash were taken out of the text before, and left a mark there.
        link = Element("a", {"href": self.unescape(m[1])})
        link.text = AtomicString(m[1])
        return link, m.start(), m.end()


class _Depth(Treeprocessor):
    """Refuse a tree so deep that the steps after this one would call themselves too often."""

    def run(self, root: Element) -> None:
        """Raise TooIntricateError for a tree that is too deep."""
        level = [root]
        for _ in range(MAX_DEPTH):
            level = [child for element in level for child in element]
        if level:
            raise TooIntricateError


class _Links(Treeprocessor):
    """Give every link its address, and take away those that lead nowhere."""

    def __init__(self, extension: References, md: Markdown) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        """Resolve links to records, mark those that leave the site, mend the numbers of lists."""
        within = {inner for link in root.iter("a") for inner in link.iter("a") if inner is not link}
        for link in list(root.iter("a")):
            cites = link.get("class") == _CITATION
            if link in within:
                link.tag = _GONE
                link.text = None if cites else link.text  # a bare number would be part of the words
            elif cites:
                continue  # complete since it was made
            elif _text(link):
                self._resolve(link)
            else:
                link.tag = _GONE
        for numbered in root.iter("ol"):
            if not _START.fullmatch(numbered.get("start", "1")):
                del numbered.attrib["start"]

    def _resolve(self, link: Element) -> None:
        target = link.get("href", "").strip()
        link.attrib.clear()
        record = references.RECORD_LINK.fullmatch(target)
        if record and record["kind"] in references.RECORD_KINDS:
            address = self._extension.prose.links.get(target)
            if address is None:
                link.tag = _GONE
            else:
                link.set("href", address)
        elif _is_web_address(target):
            link.attrib.update({"href": target, "rel": "noopener noreferrer"})
        elif _MAIL.fullmatch(target):
            link.set("href", target)
        else:
            link.tag = _GONE


class _Headings(Treeprocessor):
    """Fit the headings of a text into its page."""

    def __init__(self, extension: References, md: Markdown) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:
        """Give headings levels without a gap below that of the page, and anchors by their text."""
        outline = Outline(self._extension.prose.heading_level)
        for heading in [e for e in root.iter() if _HEADING.fullmatch(str(e.tag))]:
            words = _text(heading)
            if not words:
                heading.tag = _GONE
                continue
            heading.tag = f"h{outline.level(int(heading.tag[1]))}"
            if anchor := outline.anchor(words):
                heading.set("id", anchor)


def _is_web_address(target: str) -> bool:
    if not _ADDRESS.fullmatch(target) or _BAD_ESCAPE.search(target) or target.count("#") > 1:
        return False
    try:
        parts = urlsplit(target)
        port = parts.port
    except ValueError:
        return False
    has_user = parts.username is not None or parts.password is not None
    return bool(_HOST.fullmatch(parts.hostname or "")) and not has_user and port != 0


def _text(element: Element) -> str:
    """Return what a reader sees of an element, citations left out."""
    pieces: list[str] = []
    for inner in element.iter():
        if inner.get("class") != _CITATION:
            pieces.append(inner.text or "")
        if inner is not element:
            pieces.append(inner.tail or "")
    return " ".join("".join(pieces).split())
