"""Split a Markdown file into its front matter and its text."""

import re
from dataclasses import dataclass

from sourcebook.load.document import error, location
from sourcebook.load.lines import Lines
from sourcebook.problems import Problem

FENCE = "---"
_OPENING = re.compile(rf"{FENCE}[^\S\n]*(?=\n)")
_CLOSING = re.compile(rf"\n{FENCE}[^\S\n]*(?:\n|\Z)")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Hold the YAML between the fences, the text below, and the lines that both begin on."""

    yaml: str
    yaml_line: int
    body: str
    body_line: int


def split(lines: Lines, path: str) -> FrontMatter | Problem:
    """Split a file at its fences; lines count from 0."""
    if not lines or lines[0].rstrip() != FENCE:
        return error(
            "front-matter",
            location(path, lines, 0, 0),
            "the file does not begin with a front matter",
            "Put `---` on the first line, the fields below it, and `---` before the text.",
        )
    for number in range(1, len(lines)):
        if lines[number].rstrip() == FENCE:
            return FrontMatter(
                "\n".join(lines[1:number]) + "\n",
                1,
                "\n".join(lines[number + 1 :]),
                number + 1,
            )
    return error(
        "front-matter",
        location(path, lines, 0, 0),
        "the front matter is not closed",
        "Put a line `---` between the fields and the text.",
    )


def split_quickly(text: str) -> tuple[str, str] | None:
    """Return the YAML and the text below it, as `split` does; None where a fence is missing."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None
    return text[opening.end() + 1 : closing.start() + 1], text[closing.end() :]
