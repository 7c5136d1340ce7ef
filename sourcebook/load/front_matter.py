"""Split a Markdown file into its front matter and its text."""

from dataclasses import dataclass

from sourcebook.load.characters import forbidden, name_of
from sourcebook.load.document import Document, Span, error, location
from sourcebook.load.lines import Lines
from sourcebook.load.yaml_text import read_yaml
from sourcebook.problems import Problem

FENCE = "---"


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


def read_markdown_file(
    text: str, path: str, body_field: str
) -> tuple[Document | None, list[Problem]]:
    """Read a file with front matter and Markdown; the Markdown becomes the field `body_field`."""
    lines = Lines(text.split("\n"))
    matter = split(lines, path)
    if isinstance(matter, Problem):
        return None, [matter]
    result = read_yaml(matter.yaml, path, lines, matter.yaml_line)
    problems = result.problems
    if not result.readable:
        return None, problems
    first = next(
        (n for n in range(matter.body_line, len(lines)) if lines[n].strip()), matter.body_line
    )
    problems += _characters(lines, matter.body_line, path)
    data = result.data if result.data is not None else {}
    if isinstance(data, dict):
        if body_field in data:
            span = result.spans[(body_field,)]
            problems.append(
                error(
                    "unknown-key",
                    location(path, lines, span.key_line, span.key_column),
                    f"`{body_field}` is not a field of the front matter",
                    "Write the text below the second `---`.",
                )
            )
        data[body_field] = matter.body
        result.spans[(body_field,)] = Span(first, 0, first, 0, len(lines), 0)
    return Document(path, lines, data, result.spans), problems


def _characters(lines: Lines, start: int, path: str) -> list[Problem]:
    return [
        error(
            "forbidden-character",
            location(path, lines, number, place),
            f"the text holds {name_of(character)}, which a reader cannot see",
            "Delete it; retype the word if it seems to be nowhere.",
        )
        for number in range(start, len(lines))
        for place, character in list(forbidden(lines[number]))[:1]
    ]


def read_yaml_file(text: str, path: str) -> tuple[Document | None, list[Problem]]:
    """Read a file that is YAML from its first line to its last."""
    lines = Lines(text.split("\n"))
    result = read_yaml(text, path, lines)
    if not result.readable:
        return None, result.problems
    return Document(path, lines, result.data, result.spans), result.problems
