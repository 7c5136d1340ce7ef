"""Render the Markdown that nearly all texts are made of, without a parser.

An ordinary text is made of paragraphs, headings, simple lists and quotations, with empty lines
between them. They hold words, citations, links to records, links to plain web addresses, code that
is one plain word, and emphasis that is neither nested nor left open. A text that holds anything
else is not ordinary, and the parser reads all of it.

What is made here is byte for byte what the parser and the sanitiser make of the same text;
tests/render/test_ordinary.py holds the two together.
"""

import re

from sourcebook.model.prose import RECORD_KINDS
from sourcebook.plan.views.prose import Prose
from sourcebook.render.bounds import is_soon_read
from sourcebook.render.characters import SUSPECT
from sourcebook.render.outline import Outline

_AMPERSAND = r"&(?!\#?[0-9A-Za-z]+;)"
"""An ampersand that begins no character reference."""
_BEGINNING = r"""(?=[^\W_]|["'(«„“\u2018’…–—\[*])"""
"""What a line begins with that is no heading, list, quotation, rule or code."""
_LETTERS = rf"[^\\`*_\[\]<>&|\t\n{SUSPECT}]++"
_WORDS = rf"(?:{_LETTERS}|(?<!\s)\n{_BEGINNING}|{_AMPERSAND})++"
"""Characters that mean themselves, and ends of lines between words."""
_CITATION = r"\[@[A-Za-z0-9-]{1,100}\]"
_HOST = r"[a-z0-9]+(?:[.-][a-z0-9]+)*\.[a-z]{2,}"
_ADDRESS = rf"https?://{_HOST}(?:/[A-Za-z0-9./?=+~_-]*)?"
_RECORD = rf"(?:{'|'.join(RECORD_KINDS)}):[A-Za-z0-9-]+"
_LINK = rf"(?<!!)\[(?!\s){_WORDS}\]\((?:{_RECORD}|{_ADDRESS})\)"
_STRESSED = rf"(?![\s*]){_WORDS}(?<!\s)"
# No group is captured here: Python 3.11 can lose count of those that a possessive choice gives up.
_STRESS = rf"(?<!\*)(?:\*{_STRESSED}\*|\*\*{_STRESSED}\*\*)(?!\*)"
_CODE = r"(?<!`)`[A-Za-z0-9][A-Za-z0-9.-]*`(?!`)"

_PARAGRAPH = re.compile(
    rf"(?!\d+\.){_BEGINNING}(?:{_WORDS}|{_CITATION}|{_LINK}|{_CODE}|{_STRESS})++(?<!\s)"
)
_HEADING = re.compile(
    r"(?P<marks>\#{1,6})[ ]"
    rf"(?P<words>(?!\s)(?:[^\\`*_\[\]<>&|\#\t\n{SUSPECT}]++|{_AMPERSAND})++(?<!\s))"
)
_NUMBER = re.compile(r"([1-9][0-9]{0,5})\.[ ]")
_NEXT_NUMBER = re.compile(r"\n[0-9]{1,6}\.[ ]")
_ANY_NUMBER = re.compile(r"\n *\d+\.")
_MARKUP = re.compile(
    r"\[@(?P<cited>[^\]]+)\]|\[(?P<words>[^\]]+)\]\((?P<target>[^)]+)\)"
    r"|(?P<stars>\*\*?)(?P<stressed>[^*]+)(?P=stars)|`(?P<code>[^`]+)`"
)
"""Where a paragraph, known to be ordinary, holds more than words."""
_BETWEEN = re.compile(r"\n{2,}")
_JOINING = ("<ul", "<ol", "<blockquote")
"""What becomes one with its like in spite of an empty line."""

_OWN_ADDRESS = re.compile(r"(?!//)(?!\#?$)[A-Za-z0-9./_-]*(?:\#[A-Za-z0-9_-]*)?")
"""An address within the site: without a colon there is no scheme."""
_LABEL = re.compile(rf"(?:[^<>&\t\n{SUSPECT}]|{_AMPERSAND})*+")


def ordinary_html(prose: Prose) -> str | None:
    """Return the HTML of an ordinary text, and None for any other."""
    markdown = prose.markdown.strip("\n")
    if not is_soon_read(markdown) or not _is_sound(prose):
        return None
    text = _Text(prose)
    made: list[str] = []
    for block in _BETWEEN.split(markdown):
        html = text.block(block)
        if html is None or (made and html[:3] == made[-1][:3] and html.startswith(_JOINING)):
            return None
        made.append(html)
    return "\n".join(made)


def _is_sound(prose: Prose) -> bool:
    """Tell whether all that the text refers to can stand in an attribute as it is."""
    return (
        prose.heading_level > 1
        and all(
            _OWN_ADDRESS.fullmatch(cited.url) and _LABEL.fullmatch(cited.label)
            for cited in prose.citations.values()
        )
        and all(map(_OWN_ADDRESS.fullmatch, prose.links.values()))
    )


class _Text:
    """Make the HTML of one text, block after block; of a block that is not ordinary, None."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._outline = Outline(prose.heading_level)

    def block(self, block: str) -> str | None:
        """Return the HTML of what is between empty lines."""
        if _PARAGRAPH.fullmatch(block):
            return f"<p>{self._words(block)}</p>"
        if heading := _HEADING.fullmatch(block):
            return self._heading(len(heading["marks"]), heading["words"])
        if block.startswith("> "):
            return self._quotation(block[2:].replace("\n> ", "\n"))
        if block.startswith("- "):
            return self._list("<ul>", block[2:].split("\n- "), "\n  ", "</ul>")
        if (number := _NUMBER.match(block)) and not _ANY_NUMBER.search(_NEXT_NUMBER.sub("", block)):
            start = "" if number[1] == "1" else f' start="{number[1]}"'
            entries = _NEXT_NUMBER.split(block[number.end() :])
            return self._list(f"<ol{start}>", entries, "\n   ", "</ol>")
        return None

    def _heading(self, typed: int, words: str) -> str:
        level = self._outline.level(typed)
        anchor = self._outline.anchor(words)
        named = f' id="{anchor}"' if anchor else ""
        return f"<h{level}{named}>{_escaped(words)}</h{level}>"

    def _quotation(self, words: str) -> str | None:
        if not _PARAGRAPH.fullmatch(words):
            return None
        return f"<blockquote>\n<p>{self._words(words)}</p>\n</blockquote>"

    def _list(self, begin: str, entries: list[str], indent: str, end: str) -> str | None:
        if not all(_PARAGRAPH.fullmatch(entry.replace(indent, "\n")) for entry in entries):
            return None
        return "\n".join((begin, *(f"<li>{self._words(entry)}</li>" for entry in entries), end))

    def _words(self, block: str) -> str:
        return _MARKUP.sub(self._markup, _closed_up(_escaped(block)))

    def _markup(self, match: re.Match[str]) -> str:
        """Return what is made of a citation, a link, a stressed word or code."""
        cited, words, target, stars, stressed, code = match.groups()
        if cited:
            return self._citation(cited)
        if stars:
            tag = "em" if stars == "*" else "strong"
            return f"<{tag}>{stressed}</{tag}>"
        if code:
            return f"<code>{code}</code>"
        if target.startswith("http"):
            return f'<a href="{target}" rel="noopener noreferrer">{words}</a>'
        address = self._prose.links.get(target)
        return words if address is None else f'<a href="{address}">{words}</a>'

    def _citation(self, cited: str) -> str:
        citation = self._prose.citations.get(cited)
        if citation is None:
            return ""
        label = _escaped(f"{citation.number}: {citation.label}").replace('"', "&quot;")
        return (
            f'<a aria-label="{label}" class="citation" href="{citation.url}">{citation.number}</a>'
        )


def _closed_up(text: str) -> str:
    """Take away the space before a citation, as in print."""
    return text.replace(" [@", "[@").replace("\n[@", "[@")


def _escaped(text: str) -> str:
    """Write as references what the sanitiser writes so, of the characters that get here."""
    return text.replace("&", "&amp;").replace("\xa0", "&nbsp;")
