"""Rules on Markdown: what a text may hold, so that it is safe, accessible and quick to render."""

import re
from html import unescape

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.load.characters import any_forbidden
from sourcebook.model import addresses, prose
from sourcebook.model.ids import Kind
from sourcebook.problems import Severity, did_you_mean

_HTML = re.compile(r"(?<!\\)<(?!https?://[^\s<>]*>)[a-zA-Z/!?][^>\n]{0,40}>?")


@rule("raw-html", Severity.ERROR)
def raw_html(review: Review) -> Findings:
    """HTML in a text could run code, load from elsewhere, or break the page."""
    for text in review.marked_texts:
        if "<" not in text.markdown:
            continue
        found = list(_HTML.finditer(text.without_code))
        opened = any(not match[0].startswith("</") for match in found)
        for match in found:
            if opened and match[0].startswith("</"):  # said where the element begins
                continue
            typed = text.markdown[match.start() : match.end()]
            yield Finding(
                text.at(typed, match.start()),
                f"`{typed[:40]}` is HTML",
                "Write it in Markdown; a `<` that is meant as such is written `\\<`.",
            )


_REFERENCE = re.compile(r"&#?\w+;")


@rule("hidden-character", Severity.ERROR)
def hidden_character(review: Review) -> Findings:
    """Written by its number or its name, a character is as invisible to readers as typed."""
    for text in review.marked_texts:
        if "&" not in text.markdown:
            continue
        for match in _REFERENCE.finditer(text.without_code):
            meant = unescape(match[0])
            if not meant or any_forbidden(meant):
                yield Finding(
                    text.at(match[0], match.start()),
                    f"`{match[0]}` stands for a character that a reader cannot see",
                    "Delete it; `&amp;` writes the sign `&` itself.",
                )


@rule("image", Severity.ERROR)
def image(review: Review) -> Findings:
    """Pictures of the dead and the ill-treated are not shown here, and no page loads a file."""
    for text in review.marked_texts:
        if "![" not in text.markdown:
            continue
        for match in re.finditer(r"(?<![\\<])!\[", text.without_code):
            yield Finding(
                text.at(match[0], match.start()),
                "a picture is put into the text",
                "Say what it shows, and link to the source that published it.",
            )


_DEFINITION = re.compile(r"^[ \t>]*(?:[-*+][ \t]+|\d+\.[ \t]+)*\[[^\]\n]{0,200}\]:", re.MULTILINE)


@rule("link-definition", Severity.ERROR)
def link_definition(review: Review) -> Findings:
    """A link says where it leads where it stands, so that nothing can lead elsewhere unseen."""
    for text in review.marked_texts:
        if "]:" not in text.markdown:
            continue
        for match in _DEFINITION.finditer(text.markdown):
            start = match[0].index("[") + match.start()
            needle = text.markdown[start : match.end()]
            yield Finding(
                text.at(needle, start),
                f"`{needle[:40]}` at the beginning of a line defines a link",
                "Write links as `[text](https://…)`; put another word before a citation, or "
                "leave the colon out.",
            )


_LINK = re.compile(r"\]\([ \t]*<?(?P<target>[^)\s>]{0,2000})")
_BRACKET = re.compile(r"[\[\]\s]")
_EMPTY = re.compile(r"(?<!\\)\[(?:[ \t*_`\u00a0]|&nbsp;|&#160;|&#x[aA]0;)*\]\(")


@rule("unsafe-link", Severity.ERROR)
def unsafe_link(review: Review) -> Findings:
    """A link leads to a web address, a record or the editors' mailbox, and cannot run code."""
    site = review.site
    for text in review.marked_texts:
        if "](" not in text.markdown:
            continue
        for match in _LINK.finditer(text.without_code):
            target = match["target"]
            mail = f"mailto:{site.contact.email}" if site and site.contact.email else None
            if not (_is_web_address(target) or _is_record_link(target) or target == mail):
                yield Finding(
                    text.at(target or match[0], match.start("target" if target else 0)),
                    f"`{target[:80]}` is neither a web address nor a record.{_near_kind(target)}",
                    "Write https:// and a host, or one of "
                    f"{', '.join(f'{kind}:' for kind in prose.RECORD_KINDS)} and an id.",
                )


def _is_web_address(target: str) -> bool:
    """Tell whether a page may link to an address; brackets would end it for some readers."""
    return not _BRACKET.search(target) and addresses.fault_of(target) is None


def _is_record_link(target: str) -> bool:
    match = prose.RECORD_LINK.fullmatch(target)
    return match is not None and match["kind"] in prose.RECORD_KINDS


def _near_kind(target: str) -> str:
    kind, colon, _ = target.partition(":")
    return did_you_mean(kind, prose.RECORD_KINDS) if colon else ""


@rule("empty-link", Severity.ERROR)
def empty_link(review: Review) -> Findings:
    """A link without words cannot be seen, and a screen reader has nothing to say for it."""
    for text in review.marked_texts:
        if "](" not in text.markdown:
            continue
        for match in _EMPTY.finditer(text.without_code):
            yield Finding(
                text.at(match[0], match.start()), "the link has no words", "Write what it leads to."
            )


_CITATION_LIKE = re.compile(r"\[\s*@[^\]\n]{0,200}\]?")


_NAMED = re.compile(
    r"(?<![\w\[@/.])@(?P<at>[a-z0-9]+(?:-[a-z0-9]+)+)"
    r"|(?<![\]\\\[])\[\^?(?P<within>[a-z0-9]+(?:-[a-z0-9]+)+)\](?![\[(:])"
)
"""What can be a citation without its brackets, or without its sign."""


@rule("malformed-citation", Severity.ERROR)
def malformed_citation(review: Review) -> Findings:
    """A citation that is not understood would stand in the text as it was typed."""
    for text in review.marked_texts:
        for match in _CITATION_LIKE.finditer(text.without_code):
            if not prose.CITATION.fullmatch(match[0]):
                yield Finding(
                    text.at(match[0].partition("\n")[0], match.start()),
                    f"`{match[0][:60]}` is not a citation",
                    "Write `[@article-id]`, each source in brackets of its own.",
                )
        for match in _NAMED.finditer(_CITATION_LIKE.sub(_blank, text.without_code)):
            name = match["at"] or match["within"]
            if name in review.names[Kind.ARTICLE]:
                yield Finding(
                    text.at(match[0], match.start()),
                    f"`{match[0]}` names a source, and is not a citation",
                    f"Write `[@{name}]`.",
                )


_HEADING = re.compile(
    r"^(?P<marks>#+)(?P<words>[^\n]*)$|^(?![ \t]*$)[^\n]+\n(?P<rule>=+|-+)[ \t]*$", re.MULTILINE
)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


@rule("heading-level", Severity.ERROR)
def heading_level(review: Review) -> Findings:
    """Headings go on from those of the page, one level at a time, so that it can be read aloud."""
    for text in review.readable_texts:
        if not text.may_hold_headings:
            continue
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
                yield Finding(
                    text.at(shown, start),
                    f"a heading of level {found} cannot stand here",
                    f"Headings of this text begin at `{top} `, and no level is left out."
                    if top == allowed
                    else f"Write one from `{top} ` to `{allowed} `.",
                )
            level = max(min(found, 6), text.top_heading - 1)


@rule("tangled-text", Severity.ERROR)
def tangled_text(review: Review) -> Findings:
    """A text that takes a machine long to read is no text for people either."""
    for text in review.texts:
        for tangle in text.tangles:
            place = text.at(tangle.needle, tangle.start) if tangle.needle else None
            yield Finding(
                place or text.document.at(*text.path),
                tangle.message,
                tangle.hint,
            )
