"""Rules on slips of the keyboard and the clipboard: what was forgotten, and what was not meant."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from sourcebook.check.markdown_text import Text
from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.load.document import Document, location
from sourcebook.model.ids import Kind
from sourcebook.model.prose import RECORD_KINDS
from sourcebook.problems import Location, Severity
from sourcebook.relate.facts import plain_address

UNFINISHED = "FILL IN"
"""What stands in a skeleton wherever something is still to be written."""
_PLACEHOLDER = re.compile(rf"\b{UNFINISHED}\b|\b[Ll]orem ipsum\b")


@rule("unfinished-text", Severity.ERROR)
def unfinished_text(review: Review) -> Findings:
    """What stands in a skeleton is nobody's statement, and must not be published as one.

    In a skeleton, `FILL IN` marks what is still to be written. Editors' notes may hold it.
    """
    for document, line, match in _written(review, _PLACEHOLDER, _holds_placeholder):
        yield Finding(
            _place(document, line, match.start()),
            f"`{match[0]}` stands where a text is still to be written",
            "Write it, or remove the line if nothing is known.",
        )


_MIXED = re.compile(
    r"\w*(?:[A-Za-z\u00c0-\u024f][\u0370-\u03ff\u0400-\u052f]"
    r"|[\u0370-\u03ff\u0400-\u052f][A-Za-z\u00c0-\u024f])\w*"
)
_SEAM = re.compile(
    r"[A-Za-z\u00c0-\u024f][\u0370-\u03ff\u0400-\u052f]"
    r"|[\u0370-\u03ff\u0400-\u052f][A-Za-z\u00c0-\u024f]"
)
_CYRILLIC = re.compile("[\u0400-\u052f]")


@rule("mixed-alphabets", Severity.WARNING)
def mixed_alphabets(review: Review) -> Findings:
    """A word of letters that only look right is not found, and can pass for another name."""
    for document, line, match in _written(review, _MIXED, _holds_mixture):
        if "://" in document.lines[line][: match.start()].rpartition(" ")[2]:
            continue  # an address has rules of its own
        odd = _CYRILLIC.findall(match[0]) or [match[0]]
        latin = re.findall("[A-Za-z]", match[0])
        fewer = min(odd, latin or odd, key=len)
        yield Finding(
            _place(document, line, match.start()),
            f"`{match[0][:40]}` mixes two alphabets: {' '.join(dict.fromkeys(fewer))[:40]}",
            "Type the word anew on one keyboard.",
        )


def _holds_placeholder(text: str) -> bool:
    return UNFINISHED in text or "orem ipsum" in text


def _holds_mixture(text: str) -> bool:
    return not text.isascii() and _SEAM.search(text) is not None


def _written(
    review: Review, pattern: re.Pattern[str], may_hold: Callable[[str], bool]
) -> Iterator[tuple[Document, int, re.Match[str]]]:
    """Yield what matches in the files of the records under review, but for the editors' notes.

    `may_hold` tells quickly of nearly every text that nothing in it can match.
    """
    seen: set[str] = set()
    for kind in review.kinds:
        for _, document in review.written(kind):
            if document.path in seen:
                continue
            seen.add(document.path)
            if not may_hold(document.text):
                continue
            for number, line in enumerate(document.lines):
                if number not in document.lines.notes:
                    for match in pattern.finditer(line):
                        yield document, number, match


def _place(document: Document, line: int, column: int) -> Location:
    return location(document.path, document.lines, line, column)


_KINDS = "|".join(RECORD_KINDS)
_LITERAL = re.compile(
    rf"""
      (?<!\\)(?P<gap>\[[^\[\]\n@]{{1,200}}\][ ]+\((?:https?://|(?:{_KINDS}):)[^)\s]{{1,200}}\))
    | (?P<order>\([^()\n]{{1,200}}\)\[https?://)
    | (?P<open>\]\((?:https?://|(?:{_KINDS}):[^\s()])[^\s()]*+(?:\([^\s()]*+\)[^\s()]*+)*+
        (?=[ ]*$|[ ]+[^"' ]))
    | (?P<note>\[\^(?![a-z0-9]+-)[^\]\s]{{1,60}}\](?!:))
    | (?<!\\)(?P<wiki>\[\[[^\[\]\n]{{1,200}}\]\])
    | (?P<contents>^\[TOC\][ ]*$)
    | (?P<attributes>\{{:[^}}\n]{{0,100}}\}})
    | (?P<strike>~~(?=\S)[^~\n]{{1,200}}~~)
    """,
    re.VERBOSE | re.MULTILINE,
)
_NEEDED = re.compile(r"[*`]|\][ (]|\)\[|\[[\^\[T]|\{:|~~")
"""What some of it is part of, whatever it is."""
_SAID = {
    "gap": "a space parts the words of the link from its address",
    "order": "the link is written the wrong way round",
    "open": "the address of the link is not closed",
    "note": "there are no footnotes here",
    "wiki": "this is no link here",
    "contents": "there is no table of contents here",
    "attributes": "there are no attributes here",
    "strike": "no text is struck through here",
}
_HOW = "Write links as `[words](https://…)`, sources as `[@article-id]`, and no other marks."
_PAIRS = (
    (re.compile(r"(?<![\\`])(`+)(?!`)[^`]+?(?<!`)\1(?!`)"), re.compile(r"(?<!\\)`+")),
    (re.compile(r"(?<!\\)\*\*(?=\S)[^*]+?(?<=\S)\*\*"), re.compile(r"\*\*(?=\S)|(?<=\S)\*\*")),
    (re.compile(r"(?<![\\*])\*(?=[^\s*])[^*]+?\*"), re.compile(r"(?<![\w*\\.])\*(?=\w)")),
)
_RULE = re.compile(r"^[ ]{0,3}\*(?:[ ]*\*){2,}[ ]*$", re.MULTILINE)
_PARAGRAPH = re.compile(r"(?:[^\n]+\n?)+")


@rule("literal-markup", Severity.WARNING)
def literal_markup(review: Review) -> Findings:
    """Markup that is not understood stands on the page as it was typed."""
    for text in review.marked_texts:
        plain = text.without_code
        if not _NEEDED.search(plain):
            continue
        for match in _LITERAL.finditer(plain):
            said = f"would stand on the page as it is: {_SAID[match.lastgroup or '']}"
            yield Finding(text.at(match[0], match.start()), f"`{match[0][:40]}` {said}", _HOW)
        if "*" in plain or "`" in plain:
            yield from _left_open(text, plain)


def _left_open(text: Text, plain: str) -> Findings:
    for paragraph in _PARAGRAPH.finditer(plain):
        rest = _RULE.sub(lambda match: " " * len(match[0]), paragraph[0])
        for closed, mark in _PAIRS:
            rest = closed.sub(lambda match: "x" * len(match[0]), rest)
            found = mark.search(rest)
            if found:
                yield Finding(
                    text.at(found[0], paragraph.start() + found.start()),
                    f"`{found[0]}` would stand on the page as it is: it is not closed",
                    "Close it in the same paragraph; a mark that is meant has a `\\` before it.",
                )
                break


@rule("archived-elsewhere", Severity.WARNING, Kind.ARTICLE)
def archived_elsewhere(review: Review) -> Findings:
    """A capture proves what it captured, and nothing of another page."""
    for article, document in review.articles:
        if article.archived is None:
            continue
        copy = article.archived.url
        own = {_page(url) for url in (article.url, article.seen_at) if url}
        _, scheme, captured = urlsplit(copy).path.rpartition("http")
        inner = f"{scheme}{captured}".replace(":/", "://", 1).replace(":///", "://", 1)
        if _page(copy) in own:
            message = "this is the page itself, not a capture of it"
            yield Finding(document.at("archived", "url"), message, "Give the address of the copy.")
        elif own and scheme and "://" in inner and _page(inner) not in own:
            message = f"the capture is one of `{inner[:80]}`, which is not this source"
            hint = "Look for a capture of the source itself, or correct `url`."
            yield Finding(document.at("archived", "url"), message, hint)


def _page(url: str) -> str:
    """Return what tells a page from others, as archives write it: without its query."""
    return plain_address(url).partition("?")[0]
