"""A Markdown text of a record, and the bounds within which a machine reads it quickly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from sourcebook.load.document import Document, FieldPath
from sourcebook.load.lines import count_before
from sourcebook.model.prose import RECORD_KINDS
from sourcebook.problems import Location

MAX_BRACKETS = 500
"""The most `[` in one text: each can begin a link, and unclosed ones take long to read."""
MAX_MARKS = 2_000
"""The most marks of emphasis and code, and the most `<`, `&` and backslashes, in one text."""
MAX_WORK = 100_000_000
"""The most work: marks times characters, added up over the paragraphs."""
MAX_BRACKET_WORK = 5_000_000
"""The same for `[` alone, whose ends are looked for more often."""
MAX_DEPTH = 10
"""The deepest nesting of quotations and lists."""
MAX_LINE = 5_000
"""The longest line, in characters."""

_CODE = re.compile(r"(?<![`\\])(`+)(?!`)[^\n]{0,500}?(?<!`)\1(?!`)")
_PLAIN = re.compile(
    rf"""
    (?:
      [^\[\]<&`*~@{{\\]++                      # words, lines, and what no rule is about
    | (?<!!)\[@[a-z0-9-]{{1,100}}\](?![(:])     # a citation
    | (?<!!)\[[^\W_][\w\ \n,.'’-]{{0,200}}+\]  # the words of a link
      \((?:(?:{"|".join(RECORD_KINDS)}):[a-z0-9-]{{1,100}}
        |https?://(?:[a-z0-9]{{1,60}}\.)+[a-z]{{2,20}}/[A-Za-z0-9/._-]{{0,500}}+)\)
    | (?<![\w*])(\*\*?)(?=[^\W_])[\w\ ]*+(?<=[^\W_])\1(?![\w*])    # emphasis
    )*+
    """,
    re.VERBOSE,
)
"""Words, citations, ordinary links and emphasis, and none of the marks of anything else."""
_LONG_PREFIX = re.compile(rf"^[ \t>*+\-\d][ \t>*+\-\d.)]{{{MAX_DEPTH},}}", re.MULTILINE)
_LONG_PREFIX_BELOW = re.compile(rf"\n[ \t>*+\-\d][ \t>*+\-\d.)]{{{MAX_DEPTH},}}")
"""The same on any line but the first; what begins with a character is found far sooner."""
_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_PIECES = re.compile(r"\n[ \t]*(?:\n|(?=\||(?:[*+-]|[0-9]+\.)[ \t]))")
"""What parts paragraphs, entries of lists and rows of tables."""
_BRACKET = re.compile(r"\[")
_ANY_MARK = re.compile(r"[\[`#=*_\n]")
_MARKER = re.compile(r">|[-*+](?=[ \t])|\d[.)](?=[ \t])")


@dataclass(frozen=True)
class Text:
    """Hold one Markdown text: where it stands, and the level that its headings begin at."""

    document: Document
    path: FieldPath
    markdown: str
    top_heading: int

    def at(self, needle: str, start: int) -> Location:
        """Point at a piece of the text that begins at the given place."""
        occurrence = count_before(self.markdown, needle, start)
        return self.document.at_text(needle, *self.path, occurrence=occurrence)

    @cached_property
    def without_code(self) -> str:
        """Return the text with code spans blanked out, since those are shown as they are."""
        return without_code(self.markdown)

    @cached_property
    def is_plain(self) -> bool:
        """Tell whether the text is written so plainly that only lines can be wrong in it.

        No rule on links, citations, code, HTML or emphasis can find anything in such a text.
        """
        return _PLAIN.fullmatch(self.markdown) is not None

    @property
    def may_hold_headings(self) -> bool:
        """Tell whether some line can be a heading, or the rule that makes the one above it one."""
        markdown = self.markdown
        return "#" in markdown or "\n=" in markdown or "\n-" in markdown

    @cached_property
    def tangles(self) -> "tuple[Tangle, ...]":
        """Return why the text takes a machine long to read; nothing for nearly every text."""
        return tuple(tangles(self.markdown))


@dataclass(frozen=True, slots=True)
class Tangle:
    """Hold one reason why a text takes a machine long to read, and where it is."""

    message: str
    hint: str
    needle: str = ""
    start: int = 0


def tangles(markdown: str) -> Iterator[Tangle]:
    """Yield why a text takes a machine long to read."""
    for marks, most in (("[", MAX_BRACKETS), ("*_`", MAX_MARKS), ("<&\\", MAX_MARKS)):
        if len(markdown) <= most:
            continue
        count = sum(map(markdown.count, marks))
        if count > most:
            names = " ".join(f"`{mark}`" for mark in marks)
            yield Tangle(
                f"the text holds {count:,} of {names}, where {most:,} fit",
                "Shorten it; a long text belongs onto a page of its own.",
            )
    if len(markdown) > MAX_LINE:
        for line in markdown.split("\n"):
            if len(line) > MAX_LINE:
                yield Tangle(
                    f"a line has {len(line):,} characters, where {MAX_LINE:,} fit",
                    "Break it between words.",
                    line[:40],
                    markdown.index(line),
                )
                break
    if (
        _work(markdown, _ANY_MARK, _PARAGRAPHS) > MAX_WORK
        or _work(markdown, _BRACKET, _PIECES) > MAX_BRACKET_WORK
    ):
        yield Tangle(
            "a paragraph, list or table is too long to be read quickly",
            "Put empty lines between its parts, or shorten it.",
        )
    if _LONG_PREFIX.match(markdown) or _LONG_PREFIX_BELOW.search(markdown):
        yield from _too_deep(markdown)


def _too_deep(markdown: str) -> Iterator[Tangle]:
    for match in _LONG_PREFIX.finditer(markdown):
        indented = len(match[0].expandtabs(4)) - len(match[0].expandtabs(4).lstrip())
        if indented // 4 + len(_MARKER.findall(match[0])) > MAX_DEPTH:
            yield Tangle(
                f"quotations and lists are nested deeper than {MAX_DEPTH}",
                "Use one or two levels.",
                match[0],
                match.start(),
            )
            break


def _work(markdown: str, marks: re.Pattern[str], parting: re.Pattern[str]) -> int:
    """Return about how often a parser looks at a character, since it looks from mark to mark."""
    if len(markdown) < MAX_LINE:  # then no bound can be reached
        return 0
    return sum(len(marks.findall(part)) * len(part) for part in parting.split(markdown))


def without_code(markdown: str) -> str:
    """Return a text with code spans blanked out."""
    if "`" not in markdown:
        return markdown
    return _CODE.sub(lambda match: " " * len(match[0]), markdown)
