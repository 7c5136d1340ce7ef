"""Turn any Markdown into HTML, with a parser and a sanitiser.

Python-Markdown parses, without raw HTML, images or reference links. Our own extension resolves what
the text refers to. Then nh3 holds the result to the tags, attributes and schemes listed here,
whatever the parser let through.
"""

import html
import re

import nh3
from markdown import Markdown
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from sourcebook.load.characters import forbidden
from sourcebook.plan.views.prose import Prose
from sourcebook.render.bounds import TooIntricateError, within_bounds
from sourcebook.render.characters import FORBIDDEN
from sourcebook.render.references import References

_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_TAGS = frozenset(
    (
        *_HEADINGS,
        *("a", "blockquote", "br", "code", "div", "em", "hr", "li", "ol", "p", "pre"),
        *("strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
    )
)
_ATTRIBUTES = {
    **{heading: {"id"} for heading in _HEADINGS},
    "a": {"aria-label", "href", "rel"},
    "div": {"aria-label", "role", "tabindex"},
    "ol": {"start"},
    "th": {"scope"},
}
_CLASSES = {
    "a": {"citation"},
    "div": {"table-scroll"},
    "td": {"align-center", "align-end"},
    "th": {"align-center", "align-end"},
}
_SCHEMES = {"http", "https", "mailto"}

_LINE_END = re.compile("\r\n?")
_REPLACEMENT = "\ufffd"
_REFERENCE = re.compile(r"&#?\w+;")
_UNWANTED_BLOCKS = ("reference",)
_UNWANTED_INLINE = (
    "autolink",
    "automail",
    "html",
    "image_link",
    "image_reference",
    "reference",
    "short_image_ref",
    "short_reference",
)


class ProseParser:
    """Make HTML of texts, one after another."""

    def __init__(self) -> None:
        """Set parser and sanitiser up once, since that takes longer than most texts."""
        self._references = References()
        self._parser = Markdown(
            output_format="html",
            extensions=[TableExtension(), SaneListExtension(), self._references],
        )
        self._parser.ESCAPED_CHARS.append("<")  # as the check tells people to write it
        self._parser.preprocessors.deregister("html_block")
        for name in _UNWANTED_BLOCKS:
            self._parser.parser.blockprocessors.deregister(name)
        for name in _UNWANTED_INLINE:
            self._parser.inlinePatterns.deregister(name)
        self._sanitiser = nh3.Cleaner(
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            allowed_classes=_CLASSES,
            url_schemes=_SCHEMES,
            link_rel=None,  # set for the links that leave the site, where they are made
        )

    def html(self, prose: Prose) -> str:
        """Return the text as sanitised HTML.

        A text that is nested or entangled beyond what anybody writes by hand takes the parser very
        long; it is shown as it was typed, paragraph by paragraph.
        """
        text = FORBIDDEN.sub(_REPLACEMENT, _LINE_END.sub("\n", prose.markdown))
        try:
            within_bounds(text)
            parsed = self._parsed(text, prose)
        except (RecursionError, TooIntricateError):
            parsed = _as_typed(text)
        cleaned = FORBIDDEN.sub(_REPLACEMENT, self._sanitiser.clean(parsed))
        # A character reference such as `&#x202e;` has become its character only here.
        return _without_hidden(cleaned) if _REFERENCE.search(text) else cleaned

    def _parsed(self, text: str, prose: Prose) -> str:
        self._parser.reset()  # or a text would see the last one's placeholders
        with self._references.of(prose):
            return self._parser.convert(text)


def _without_hidden(cleaned: str) -> str:
    characters = list(cleaned)
    for place, _ in forbidden(cleaned):
        characters[place] = _REPLACEMENT
    return "".join(characters)


def _as_typed(text: str) -> str:
    paragraphs = (paragraph.strip() for paragraph in re.split(r"\n[ \t]*\n", text))
    return "\n".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs if paragraph)
