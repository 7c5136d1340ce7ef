"""Read the documents of the repository: what they tell people to type, and where they lead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.tools.building import ROOT

DOCUMENTS = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md")
FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>[\w-]*)[^\n]*\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(r"(?<!!)\[[^\]]*\]\((?P<target>[^)\s]+)\)|!\[[^\]]*\]\((?P<image>[^)\s]+)\)")


@dataclass(frozen=True)
class Fence:
    """A block of text that is shown as it is."""

    document: Path
    line: int
    language: str
    text: str


def documents() -> list[Path]:
    """List every document that people are meant to follow."""
    return [*DOCUMENTS, *sorted((ROOT / "docs").rglob("*.md"))]


def fences(document: Path) -> Iterator[Fence]:
    """Yield the blocks of a document, in order; their first lines are counted from one."""
    text = document.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        indent = found["indent"]
        lines = [line.removeprefix(indent) for line in found["text"].splitlines(keepends=True)]
        line = text.count("\n", 0, found.start()) + 2
        yield Fence(document, line, found["language"], "".join(lines))


def commands(document: Path) -> list[str]:
    """List what a document tells people to type, a line each, without its comment."""
    typed = []
    for fence in fences(document):
        if fence.language == "sh":
            joined = re.sub(r"\\\n\s*", "", fence.text)
            lines = (re.sub(r"(^|\s+)#\s.*$", "", line).strip() for line in joined.splitlines())
            typed += [line for line in lines if line]
    return typed


def links(document: Path) -> list[str]:
    """List where a document leads within the repository."""
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    found = (match["target"] or match["image"] for match in LINK.finditer(text))
    return [target for target in found if not re.match(r"[a-z]+:", target)]


def anchors(document: Path) -> set[str]:
    """List the fragments of a document, as GitHub makes them of its headings."""
    text = FENCE.sub("", document.read_text(encoding="utf-8"))
    found: set[str] = set()
    for heading in re.findall(r"^#{1,6} +(.+?)#*$", text, re.MULTILINE):
        words = re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")
        number = 0
        anchor = words
        while anchor in found:
            number += 1
            anchor = f"{words}-{number}"
        found.add(anchor)
    return found
