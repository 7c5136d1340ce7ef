"""Read the entries on the rules in docs/content-format.md: their examples, and what those break.

An entry is a heading with the name of a rule, a part made from the code, and examples by hand.
Each example is one sentence that names a file, and below it a block of YAML or Markdown:

    Wrong, in `content/…`:                       the keys of the block are put in the place of those
                                                 of the file; Markdown in the place of its text
    Wrong, in `content/…`, a copy of `content/…`:    the same in a copy of another file
    Wrong, as the whole of `content/…`:          the block is the file

What begins with `Right` or `And` is read alike; `And` goes on with the example above it. A file
that the minimal site does not have is what the block says and nothing else.
"""

import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from sourcebook.problems import Problem
from tests.tools.trees import MINIMAL, Edit, problems

CHAPTER = "## The rules of the check\n"
_ENTRY = re.compile(r"^### `(?P<rule>[a-z0-9-]+)`$", re.MULTILINE)
_CHANGE = re.compile(
    r"^(?P<verdict>Wrong,|Right,|And) (?P<how>in|as the whole of) `content/(?P<file>[^`\n]+)`"
    r"(?:, a copy of `content/(?P<model>[^`\n]+)`)?:\n\n"
    r"```(?P<language>yaml|markdown|json)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_KEY = re.compile(r"^(?P<key>\w[\w -]*):", re.MULTILINE)


@dataclass(frozen=True)
class Change:
    """A block, and the file of the minimal site that it changes."""

    file: str
    model: str
    whole: bool
    language: str
    text: str

    @property
    def step(self) -> Edit:
        """Return the change as the tables of tests/check write it."""
        there = MINIMAL / self.file
        before = there.read_text(encoding="utf-8") if there.exists() else ""
        model = (MINIMAL / self.model).read_text(encoding="utf-8") if self.model else before
        if self.whole or not model:
            return Edit(self.file, before, self.text)
        if not self.file.endswith(".md"):
            return Edit(self.file, before, _with_keys(model, self.text))
        _, front, body = model.split("---\n", 2)
        if self.language == "markdown":
            body = self.text
        else:
            front = _with_keys(front, self.text)
        return Edit(self.file, before, f"---\n{front}---\n{body}")


@dataclass(frozen=True)
class Example:
    """What the entry on a rule shows, and whether it is what the rule forbids."""

    rule: str
    number: int
    wrong: bool
    changes: tuple[Change, ...]

    def __str__(self) -> str:
        return f"{self.rule}-{self.number}-{'wrong' if self.wrong else 'right'}"


def entries(document: str) -> dict[str, str]:
    """Return the text below the heading of every rule, in the order of the document."""
    _, _, chapter = document.partition(CHAPTER)
    _, *parts = _ENTRY.split(chapter)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def examples(document: str) -> tuple[Example, ...]:
    """Return every example of every entry."""
    return tuple(
        example for rule, text in entries(document).items() for example in _examples(rule, text)
    )


@cache
def broken_by(example: Example) -> tuple[Problem, ...]:
    """Check the minimal site with an example put into it."""
    with tempfile.TemporaryDirectory() as folder:
        found = problems(Path(folder), [change.step for change in example.changes])
    # A site in two languages that is as small as this one lacks translations everywhere.
    return tuple(problem for problem in found if problem.rule != "translation-missing")


def _examples(rule: str, text: str) -> Iterator[Example]:
    groups: list[list[re.Match[str]]] = []
    for found in _CHANGE.finditer(text):
        if found["verdict"] == "And":
            groups[-1].append(found)
        else:
            groups.append([found])
    for number, group in enumerate(groups, 1):
        changes = tuple(
            Change(m["file"], m["model"] or "", m["how"] != "in", m["language"], m["text"])
            for m in group
        )
        yield Example(rule, number, group[0]["verdict"] == "Wrong,", changes)


def _with_keys(record: str, block: str) -> str:
    """Put what a block says of its keys in the place of what a record says of them."""
    said = _by_key(block)
    kept = [said.pop(key, text) for key, text in _by_key(record).items()]
    return "".join([*kept, *said.values()])


def _by_key(text: str) -> dict[str, str]:
    """Cut a text before every key that is not indented, and join what one key says twice."""
    starts = [0, *(match.start() for match in _KEY.finditer(text)), len(text)]
    found: dict[str, str] = {}
    for start, end in pairwise(starts):
        key = _KEY.match(text, start)
        name = key["key"] if key else ""
        found[name] = found.get(name, "") + text[start:end]
    return found
