"""Rules on Markdown: what a text may hold, so that it is safe, accessible and quick to render."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from sourcebook.check.rule import Finding, Findings, articles, incidents, rule
from sourcebook.load.content import Content
from sourcebook.load.document import Document
from sourcebook.model import prose
from sourcebook.model.ids import Key, Kind
from sourcebook.problems import Severity, did_you_mean

MAX_BRACKETS = 500
"""The most `[` in one text: each can begin a link, and unclosed ones take long to read."""
MAX_MARKS = 2_000
"""The most marks of emphasis and code in one text."""
MAX_DEPTH = 10
"""The deepest nesting of quotations and lists."""
MAX_LINE = 5_000
"""The longest line, in characters."""


@dataclass(frozen=True, slots=True)
class Text:
    """Hold one Markdown text: where it stands, and the level that its headings begin at."""

    document: Document
    field: str
    markdown: str
    top_heading: int

    def finding(self, needle: str, start: int, message: str, hint: str) -> Finding:
        """Point at a piece of the text that begins at the given place."""
        occurrence = self.markdown[:start].count(needle)
        place = self.document.at_text(needle, self.field, occurrence=occurrence)
        return Finding(place, message, hint)


def _texts(content: Content) -> Iterator[Text]:
    for incident, document in incidents(content):
        yield Text(document, "account", incident.account, 3)
    for article, document in articles(content):
        yield Text(document, "abstract", article.abstract, 3)
    for page in content.records.pages.values():
        yield Text(content.documents[Key(Kind.PAGE, page.id)], "body", page.body, 2)


_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]{0,5000}?(?<!`)\1(?!`)")


def _without_code(markdown: str) -> str:
    """Return the text with code spans blanked out: what stands in them is shown as it is."""
    if "`" not in markdown or markdown.count("`") > MAX_MARKS:
        return markdown
    return _CODE.sub(lambda match: " " * (match.end() - match.start()), markdown)


_HTML = re.compile(r"<(?!https?://[^\s<>]*>)[a-zA-Z/!?][^>\n]{0,40}>?")


@rule("raw-html", Severity.ERROR)
def raw_html(content: Content) -> Findings:
    """HTML in a text could run code, load from elsewhere, or break the page."""
    for text in _texts(content):
        if "<" not in text.markdown:
            continue
        for match in _HTML.finditer(_without_code(text.markdown)):
            yield text.finding(
                match[0],
                match.start(),
                f"`{match[0][:40]}` is HTML",
                "Write it in Markdown; a `<` that is meant as such is written `\\<`.",
            )


@rule("image", Severity.ERROR)
def image(content: Content) -> Findings:
    """Pictures of the dead and the ill-treated are not shown here, and no page loads a file."""
    for text in _texts(content):
        if "![" not in text.markdown:
            continue
        for match in re.finditer(r"(?<!\\)!\[", _without_code(text.markdown)):
            yield text.finding(
                match[0],
                match.start(),
                "a picture is put into the text",
                "Say what it shows, and link to the source that published it.",
            )


_DEFINITION = re.compile(r"^[ \t>]*(?:[-*+][ \t]+|\d+\.[ \t]+)*\[[^\]\n]{0,200}\]:", re.MULTILINE)


@rule("link-definition", Severity.ERROR)
def link_definition(content: Content) -> Findings:
    """A link says where it leads where it stands, so that nothing can lead elsewhere unseen."""
    for text in _texts(content):
        if "]:" not in text.markdown:
            continue
        for match in _DEFINITION.finditer(text.markdown):
            start = match[0].index("[") + match.start()
            needle = text.markdown[start : match.end()]
            yield text.finding(
                needle,
                start,
                f"`{needle[:40]}` at the beginning of a line defines a link",
                "Write links as `[text](https://…)`; put another word before a citation, or "
                "leave the colon out.",
            )


_LINK = re.compile(r"\]\([ \t]*<?(?P<target>[^)\s>]{0,2000})")
_EMPTY = re.compile(r"(?<!\\)\[[ \t]*\]\(")


@rule("unsafe-link", Severity.ERROR)
def unsafe_link(content: Content) -> Findings:
    """A link leads to a web address, a record or the editors' mailbox, and cannot run code."""
    site = content.records.site
    for text in _texts(content):
        if "](" not in text.markdown:
            continue
        for match in _LINK.finditer(_without_code(text.markdown)):
            target = match["target"]
            mail = f"mailto:{site.contact.email}" if site and site.contact.email else None
            if not (_is_web_address(target) or _is_record_link(target) or target == mail):
                yield text.finding(
                    target or match[0],
                    match.start("target" if target else 0),
                    f"`{target[:80]}` is neither a web address nor a record.{_near_kind(target)}",
                    "Write https:// and a host, or one of "
                    f"{', '.join(f'{kind}:' for kind in prose.RECORD_KINDS)} and an id.",
                )


def _is_web_address(target: str) -> bool:
    if any(ord(c) < 0x21 or c in '"\\^`{|}' for c in target):  # noqa: PLR2004 - up to the space
        return False
    try:
        parts = urlsplit(target)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and parts.username is None
            and parts.port != 0
        )
    except ValueError:
        return False


def _is_record_link(target: str) -> bool:
    match = prose.RECORD_LINK.fullmatch(target)
    return match is not None and match["kind"] in prose.RECORD_KINDS


def _near_kind(target: str) -> str:
    kind, colon, _ = target.partition(":")
    return did_you_mean(kind, prose.RECORD_KINDS) if colon else ""


@rule("empty-link", Severity.ERROR)
def empty_link(content: Content) -> Findings:
    """A link without words cannot be seen, and a screen reader has nothing to say for it."""
    for text in _texts(content):
        for match in _EMPTY.finditer(_without_code(text.markdown)):
            yield text.finding(
                match[0], match.start(), "the link has no words", "Write what it leads to."
            )


_CITATION_LIKE = re.compile(r"\[\s*@[^\]\n]{0,200}\]?")


@rule("malformed-citation", Severity.ERROR)
def malformed_citation(content: Content) -> Findings:
    """A citation that is not understood would stand in the text as it was typed."""
    for text in _texts(content):
        for match in _CITATION_LIKE.finditer(_without_code(text.markdown)):
            if not prose.CITATION.fullmatch(match[0]):
                yield text.finding(
                    match[0].partition("\n")[0],
                    match.start(),
                    f"`{match[0][:60]}` is not a citation",
                    "Write `[@article-id]`, each source in brackets of its own.",
                )


_HEADING = re.compile(
    r"^(?P<marks>#+)(?P<words>[^\n]*)$|^(?!\s*$)[^\n]+\n(?P<rule>=+|-+)[ \t]*$", re.MULTILINE
)


@rule("heading-level", Severity.ERROR)
def heading_level(content: Content) -> Findings:
    """Headings go on from those of the page, one level at a time, so that it can be read aloud."""
    for text in _texts(content):
        level = text.top_heading - 1
        for match in _HEADING.finditer(text.markdown):
            if match["rule"]:
                found = 1 if match["rule"].startswith("=") else 2
                shown = match["rule"]
                start = match.start("rule")
            else:
                found, shown, start = len(match["marks"]), match[0], match.start()
            deepest = min(level + 1, 6)
            if not text.top_heading <= found <= deepest:
                top, allowed = "#" * text.top_heading, "#" * deepest
                yield text.finding(
                    shown,
                    start,
                    f"a heading of level {found} cannot stand here",
                    f"Headings of this text begin at `{top} `, and no level is left out."
                    if top == allowed
                    else f"Write one from `{top} ` to `{allowed} `.",
                )
            level = max(min(found, 6), text.top_heading - 1)


_QUOTE_OR_LIST = re.compile(r"^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])))+", re.MULTILINE)
_INDENTED = re.compile(r"^[ \t]+(?=\S)", re.MULTILINE)


@rule("tangled-text", Severity.ERROR)
def tangled_text(content: Content) -> Findings:
    """A text that takes a machine long to read is no text for people either."""
    for text in _texts(content):
        markdown = text.markdown
        for marks, most in (("[", MAX_BRACKETS), ("*_`", MAX_MARKS), ("<&\\", MAX_MARKS)):
            count = sum(markdown.count(mark) for mark in marks)
            if count > most:
                names = " ".join(f"`{mark}`" for mark in marks)
                yield Finding(
                    text.document.at(text.field),
                    f"the text holds {count:,} of {names}, where {most:,} fit",
                    "Shorten it; a long text belongs onto a page of its own.",
                )
        for line in markdown.split("\n") if len(markdown) > MAX_LINE else ():
            if len(line) > MAX_LINE:
                yield text.finding(
                    line[:40],
                    markdown.index(line),
                    f"a line has {len(line):,} characters, where {MAX_LINE:,} fit",
                    "Break it between words.",
                )
                break
        yield from _too_deep(text)


def _too_deep(text: Text) -> Findings:
    for match in _QUOTE_OR_LIST.finditer(text.markdown):
        marks = len(re.findall(r">|[-*+]|\d+[.)]", match[0]))
        width = len(match[0]) - len(match[0].lstrip(" \t"))
        if marks > MAX_DEPTH or marks + width // 2 > 2 * MAX_DEPTH:
            yield text.finding(
                match[0],
                match.start(),
                f"quotations and lists are nested deeper than {MAX_DEPTH}",
                "Use one or two levels.",
            )
            return
    for match in _INDENTED.finditer(text.markdown):
        if len(match[0].expandtabs(4)) > 4 * MAX_DEPTH:
            yield text.finding(
                match[0],
                match.start(),
                f"a line is indented deeper than {MAX_DEPTH} levels",
                "Use one or two levels.",
            )
            return
