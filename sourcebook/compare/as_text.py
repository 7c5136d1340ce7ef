"""Write a comparison for a terminal."""

from sourcebook.compare.comparison import Comparison
from sourcebook.compare.outline import Line, Mark, Outline, Section, Span, Style
from sourcebook.compare.sections import outline
from sourcebook.report import painted, quoted, without_commands

_INDENT = "    "
_MOST = 2_000
_COLOURS = {
    Style.STRONG: "1",
    Style.FAINT: "2",
    Style.CODE: "36",
    Style.BEFORE: "31",
    Style.AFTER: "32",
    Style.DELETED: "31",
    Style.INSERTED: "32",
}
_MARK_COLOURS = {Mark.ADDED: "32", Mark.REMOVED: "31", Mark.CHANGED: "36", Mark.CAUTION: "1;33"}
"""Select Graphic Rendition of ECMA-48."""
_BRACKETS = {Style.DELETED: ("[-", "-]"), Style.INSERTED: ("{+", "+}")}
"""Words that change carry signs as well, as git's word diff has them: colour is not for all."""


def as_text(comparison: Comparison, *, colour: bool = False) -> str:
    """Return the comparison as lines of text; no line begins with what a record says."""
    drawn = outline(comparison)
    blocks = [_head(drawn, colour), *(_section(section, colour) for section in drawn.sections)]
    return "\n".join(map(without_commands, "\n".join(blocks).split("\n")))


def _head(drawn: Outline, colour: bool) -> str:  # noqa: FBT001 - handed on as it came
    lines = (drawn.title, *drawn.summary)
    return "".join(f"{''.join(_span(span, colour) for span in line)}\n" for line in lines)


def _section(section: Section, colour: bool) -> str:  # noqa: FBT001 - handed on as it came
    heading = painted(section.heading, "1;33" if section.urgent else "1", colour)
    return "".join(
        f"{line}\n" for line in (heading, *(_line(line, colour) for line in section.lines))
    )


def _line(line: Line, colour: bool) -> str:  # noqa: FBT001 - handed on as it came
    mark = painted(line.mark, _MARK_COLOURS[line.mark], colour) if line.mark else "·"
    text = "".join(_span(span, colour) for span in line.spans)
    return f"  {_INDENT * line.level}{mark} {text}"


def _span(span: Span, colour: bool) -> str:  # noqa: FBT001 - handed on as it came
    text = quoted(span.text, _MOST)
    if span.style in _BRACKETS:
        opening, closing = _BRACKETS[span.style]
        text = f"{opening}{text}{closing}"
    return painted(text, _COLOURS[span.style], colour) if span.style in _COLOURS else text
