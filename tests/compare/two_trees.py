"""Compare the minimal site with itself, changed."""

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from sourcebook.compare import Comparison, State, compare
from sourcebook.compare.comparison import (
    Difference,
    EntriesChange,
    ListChange,
    Nature,
    RecordChange,
    Value,
    ValueChange,
)
from sourcebook.load.content import load_content
from tests.tools.trees import MINIMAL, Step

EVANS_BAY = "evans-bay-2020"


@dataclass(frozen=True)
class Move:
    """Give a file another name."""

    file: str
    to: str

    def apply(self, content: Path) -> None:
        (content / self.file).rename(content / self.to)


@dataclass(frozen=True)
class Remove:
    """Remove a file."""

    file: str

    def apply(self, content: Path) -> None:
        (content / self.file).unlink()


@dataclass(frozen=True)
class Replace:
    """Put other words in the place of some, in every file of the tree."""

    old: str
    new: str

    def apply(self, content: Path) -> None:
        for file in content.rglob("*.*"):
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace(self.old, self.new), encoding="utf-8")


AnyStep = Step | Move | Remove | Replace


def state(folder: Path, name: str, steps: Iterable[AnyStep], start: Path = MINIMAL) -> State:
    """Read the minimal site, changed, under the name of a side."""
    content = folder / name
    shutil.copytree(start, content)
    for step in steps:
        step.apply(content)
    return State(name, load_content(content, "content"))


def compared(folder: Path, after: Iterable[AnyStep], before: Iterable[AnyStep] = ()) -> Comparison:
    """Compare the minimal site with the minimal site, each changed."""
    return compare(state(folder, "before", before), state(folder, "after", after))


def change_of(comparison: Comparison, name: str = EVANS_BAY) -> RecordChange:
    """Return what happened to one record."""
    (change,) = (change for change in comparison.records if change.id == name)
    return change


def natures(comparison: Comparison) -> dict[str, tuple[Nature, ...]]:
    """Return what happened, by the id of the record."""
    return {change.id: change.natures for change in comparison.records}


def told(differences: Iterable[Difference]) -> dict[str, object]:
    """Return differences in a form that a test can spell: words before and after, by field."""
    return {difference.field: _told(difference) for difference in differences}


def _told(difference: Difference) -> object:
    match difference:
        case ValueChange():
            return (_words(difference.before), _words(difference.after))
        case ListChange():
            found = [f"-{value.words}" for value in difference.removed]
            found += [f"+{value.words}" for value in difference.added]
            return found + ["reordered"] * difference.reordered
        case EntriesChange():
            entries: list[object] = []
            for entry in difference.entries:
                if entry.before and entry.after:
                    entries.append((entry.before.name, told(entry.differences)))
                elif entry.before:
                    entries.append(f"-{entry.before.words}")
                elif entry.after:
                    entries.append(f"+{entry.after.words}")
            return entries + ["reordered"] * difference.reordered


def _words(value: Value | None) -> str | None:
    return value.words if value else None
