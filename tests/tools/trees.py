"""Content folders for tests: the minimal site, with something changed."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sourcebook.check import check
from sourcebook.load.content import Content, load_content
from sourcebook.problems import Problem
from tests.tools.building import ROOT

MINIMAL = ROOT / "tests" / "sites" / "minimal" / "content"

INCIDENT = "incidents/evans-bay-2020.yaml"
DAILY = "articles/daily-2020-03-02-spill.md"
RADIO = "articles/radio-2020-03-03-spill.md"
FIGURE = "figures/spills-counted.yaml"
PAGE = "pages/about.md"
SITE = "site.yaml"


@dataclass(frozen=True)
class Edit:
    """Put other words in the place of some that stand in a file once; without `old`, at its end."""

    file: str
    old: str
    new: str

    def apply(self, content: Path) -> None:
        path = content / self.file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        if self.old:
            assert text.count(self.old) == 1, f"{self.file}: {self.old!r} stands there once"
            text = text.replace(self.old, self.new)
        else:
            text += self.new
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@dataclass(frozen=True)
class Copy:
    """Put a copy of a record beside it, with some words changed in every place."""

    file: str
    to: str
    changes: tuple[tuple[str, str], ...] = ()

    def apply(self, content: Path) -> None:
        text = (content / self.file).read_text(encoding="utf-8")
        for old, new in self.changes:
            assert old in text, f"{self.file}: {old!r} stands there"
            text = text.replace(old, new)
        (content / self.to).write_text(text, encoding="utf-8")


Step = Edit | Copy


def tree(folder: Path, steps: Iterable[Step] = ()) -> Path:
    """Write the minimal site, changed, into a folder, and return its content folder."""
    content = folder / "content"
    shutil.copytree(MINIMAL, content)
    for step in steps:
        step.apply(content)
    return content


def loaded(folder: Path, steps: Iterable[Step] = ()) -> Content:
    """Read the minimal site, changed."""
    return load_content(tree(folder, steps), "content")


def problems(folder: Path, steps: Iterable[Step] = ()) -> tuple[Problem, ...]:
    """Check the minimal site, changed."""
    return check(loaded(folder, steps))
