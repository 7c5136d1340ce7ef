"""Render the Markdown that nearly all texts are made of, without a parser.

An ordinary text is made of paragraphs, and of headings on a line of their own. Its paragraphs hold
words, citations, links to records, links to plain web addresses, and emphasis that is neither
nested nor left open. Whatever else a text holds, it is not ordinary, and the parser reads it.

What is made here is byte for byte what the parser and the sanitiser make of the same text;
tests/render/test_ordinary.py holds the two together.
"""

import re

from sourcebook.model.prose import RECORD_KINDS
from sourcebook.plan.views.prose import Prose
from sourcebook.render.bounds import plainly_within_bounds
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
_STRESS = rf"(?<!\*)(?P<stars>\*\*?)(?![\s*]){_WORDS}(?<!\s)(?P=stars)(?!\*)"

_PARAGRAPH = re.compile(
    rf"(?!\d+\.){_BEGINNING}(?:{_WORDS}|{_CITATION}|{_LINK}|{_STRESS})++(?<!\s)"
)
_HEADING = re.compile(
    r"(?P<marks>\#{1,6})[ ]"
    rf"(?P<words>(?!\s)(?:[^\\`*_\[\]<>&|\#\t\n{SUSPECT}]++|{_AMPERSAND})++(?<!\s))"
)
_MARKUP = re.compile(
    r"\[@(?P<cited>[^\]]+)\]|\[(?P<words>[^\]]+)\]\((?P<target>[^)]+)\)"
    r"|(?P<stars>\*\*?)(?P<stressed>[^*]+)(?P=stars)"
)
"""Where a paragraph, known to be ordinary, holds more than words."""
_BETWEEN = re.compile(r"\n{2,}")

_OWN_ADDRESS = re.compile(r"(?!//)(?!\#?$)[A-Za-z0-9./_-]*(?:\#[A-Za-z0-9_-]*)?")
"""An address within the site: without a colon there is no scheme."""
_LABEL = re.compile(rf"(?:[^<>&\t\n{SUSPECT}]|{_AMPERSAND})*+")


def ordinary_html(prose: Prose) -> str | None:
    """Return the HTML of an ordinary text, and None for any other."""
    text = prose.markdown.strip("\n")
    if not plainly_within_bounds(text) or not _is_sound(prose):
        return None
    blocks: list[str] = []
    outline = Outline(prose.heading_level)

    def markup(match: re.Match[str]) -> str:
        return _markup(match, prose)

    for block in _BETWEEN.split(text):
        if _PARAGRAPH.fullmatch(block):
            blocks.append(f"<p>{_MARKUP.sub(markup, _closed_up(_escaped(block)))}</p>")
        elif heading := _HEADING.fullmatch(block):
            level = outline.level(len(heading["marks"]))
            anchor = outline.anchor(heading["words"])
            named = f' id="{anchor}"' if anchor else ""
            blocks.append(f"<h{level}{named}>{_escaped(heading['words'])}</h{level}>")
        else:
            return None
    return "\n".join(blocks)


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


def _markup(match: re.Match[str], prose: Prose) -> str:
    """Return what is made of a citation, a link or a stressed word."""
    cited, words, target, stars, stressed = match.groups()
    if cited:
        citation = prose.citations.get(cited)
        if citation is None:
            return ""
        label = _escaped(f"{citation.number}: {citation.label}").replace('"', "&quot;")
        return (
            f'<a aria-label="{label}" class="citation" href="{citation.url}">{citation.number}</a>'
        )
    if stars:
        tag = "em" if stars == "*" else "strong"
        return f"<{tag}>{stressed}</{tag}>"
    if target.startswith("http"):
        return f'<a href="{target}" rel="noopener noreferrer">{words}</a>'
    address = prose.links.get(target)
    return words if address is None else f'<a href="{address}">{words}</a>'


def _closed_up(text: str) -> str:
    """Take away the space before a citation, as in print."""
    return text.replace(" [@", "[@").replace("\n[@", "[@")


def _escaped(text: str) -> str:
    """Write as references what the sanitiser writes so, of the characters that get here."""
    return text.replace("&", "&amp;").replace("\xa0", "&nbsp;")
