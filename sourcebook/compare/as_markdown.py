"""Write a comparison in Markdown, for a comment on a pull request or the summary of a job.

What a record says is text here and nothing else: what Markdown knows is escaped, and what a code
host makes of plain text (mentions, references, addresses, names of emoji) is broken by a
zero-width space. Every line begins with characters of our own.
"""

import re
from collections.abc import Iterator

from sourcebook.compare.comparison import Comparison
from sourcebook.compare.outline import Line, Mark, Outline, Span, Spans, Style
from sourcebook.compare.sections import outline
from sourcebook.report import quoted

MOST = 60_000
"""The most characters: a comment on GitHub holds 65,536."""

_MOST_OF_A_SPAN = 2_000
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SIGNS = frozenset(r"\`*_[](){}!~|#@$^+")
_SIGNS_AT_THE_BEGINNING = frozenset("-=.")
_LEADING = re.compile(r"\s*\d*")
"""What can stand before the sign that makes an entry of a list."""
_BREAK = "&#8203;"
_ACTING = re.compile(
    r"(?P<after>[@#](?=\w)|:(?=//|[+\w-]+:))|(?P<before>www\.|\bGH-(?=\d))", re.IGNORECASE
)
"""Where a code host sees a mention, a reference, an address, or the name of an emoji."""
_ACTING_IN_CODE = re.compile(r"(?P<after>@(?=\w)|:(?=//))|(?P<before>www\.)", re.IGNORECASE)
"""Where it does so even in code; a path with its line can be copied from there as it is."""
_AROUND = {
    Style.STRONG: ("<strong>", "</strong>"),
    Style.CODE: ("<code>", "</code>"),
    Style.FAINT: ("<em>", "</em>"),
    Style.DELETED: ("<del>", "</del>"),
    Style.INSERTED: ("<ins>", "</ins>"),
}


def as_markdown(comparison: Comparison, most: int = MOST) -> str:
    """Return the comparison in Markdown, in at most so many characters; what is cut is counted."""
    lines = list(_lines(outline(comparison)))
    room = most - len(_cut_note(len(lines)))
    for number, line in enumerate(lines):
        room -= len(line) + 1
        if room < 0:
            return "\n".join([*lines[:number], _cut_note(len(lines) - number)])
    return "\n".join([*lines, ""])


def _lines(drawn: Outline) -> Iterator[str]:
    yield "## What this change means"
    yield ""
    yield f"{_text(drawn.title)}."
    for sentence in drawn.summary:
        yield ""
        yield _text(sentence)
    for section in drawn.sections:
        yield ""
        yield f"### {escaped(section.heading)}"
        yield ""
        yield from map(_item, section.lines)


def _item(line: Line) -> str:
    mark = f"`{line.mark}` " if line.mark is not Mark.NONE else ""
    return f"{'  ' * line.level}- {mark}{_text(line.spans)}"


def _text(spans: Spans) -> str:
    return "".join(map(_span, spans)).strip()


def _span(span: Span) -> str:
    before, after = _AROUND.get(span.style, ("", "")) if span.text else ("", "")
    text = escaped(quoted(span.text, _MOST_OF_A_SPAN), in_code=span.style is Style.CODE)
    return f"{before}{text}{after}"


def escaped(text: str, *, in_code: bool = False) -> str:
    """Return a text on one line that Markdown and the hosts of code show as it is."""
    line = re.sub(r"\s+", " ", text)
    acting = (_ACTING_IN_CODE if in_code else _ACTING).finditer(line)
    breaks = {match.start() + 1 if match["after"] else match.end() - 1 for match in acting}
    leading = _LEADING.match(line)
    begins = leading.end() if leading else 0
    return "".join(
        (_BREAK if place in breaks else "") + _escaped_sign(sign, begins=place == begins)
        for place, sign in enumerate(line)
    )


def _escaped_sign(sign: str, *, begins: bool) -> str:
    if sign in _SIGNS or (begins and sign in _SIGNS_AT_THE_BEGINNING):
        return f"\\{sign}"
    return _ENTITIES.get(sign, sign)


def _cut_note(lines: int) -> str:
    told = f"{lines:,} more {'line is' if lines == 1 else 'lines are'} not shown here"
    return f"\n*{told}; `build.py diff` on your own machine shows all.*\n"
