"""Edit a corpus as editors do: the same edits for the same seed, each leaving it without errors.

    files = read_files(folder)
    for edit in islice(edits(files, seed=1), 20):
        edit.write_to(folder)

An edit says which files it writes and removes, so that a test can follow it on disk or in memory.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

from benchmarks.corpus import wording
from benchmarks.corpus.draw import Draw
from benchmarks.corpus.sentences import paragraph, sentence
from benchmarks.corpus.yaml import entry, listed
from benchmarks.corpus.yaml import paragraph as folded

_SUMMARY = re.compile(r"^summary:.*?\n(?=status:)", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r"^title: (?P<title>.*)$", re.MULTILINE)
_TAGS = re.compile(r"^tags: .*$", re.MULTILINE)
_FORMER = re.compile(r"^former_ids: \[(?P<ids>.*)\]\n", re.MULTILINE)
_DATE = re.compile(r"\bdate: (?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})\b")
_SOURCE = re.compile(r"^ {4}source: (?P<id>\S+)$", re.MULTILINE)
_PUBLISHED = re.compile(r"^published: (?P<day>\S+)$", re.MULTILINE)
_PUBLISHER = re.compile(r"^publisher: (?P<id>\S+)$", re.MULTILINE)
_NOT_STANDING = re.compile(r"^(?:draft|embargoed|withdrawn|merged_into):", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Edit:
    """Hold one edit: the files that it writes, by path below the folder, and those it removes."""

    kind: str
    record: str
    """The id of the record that it is about."""
    written: Mapping[str, str]
    removed: Sequence[str] = ()

    def write_to(self, folder: Path) -> None:
        """Do the edit on disk."""
        for name in self.removed:
            (folder / name).unlink()
        for name, text in self.written.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")


Files = dict[str, str]
Editing = Callable[[Draw, Files, str], Edit]


def read_files(folder: Path) -> Files:
    """Return every file of a corpus on disk: its path below the folder, and its text."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def edits(files: Mapping[str, str], seed: int, kinds: Sequence[str] = ()) -> Iterator[Edit]:
    """Yield edits without end, each on top of those before it; `kinds` are all of KINDS if empty.

    One round has an edit of each kind, so that a short sequence holds every kind as well.
    """
    now = dict(files)
    number = 0
    while True:
        for kind in kinds or KINDS:
            draw = Draw(seed, "edit", number)
            number += 1
            edit = KINDS[kind](draw, now, _incident(draw, now))
            for name in edit.removed:
                del now[name]
            now.update(edit.written)
            yield edit


def _incident(draw: Draw, files: Files) -> str:
    """Return the path of an incident that readers see."""
    paths = [path for path in files if path.startswith("incidents/")]
    while _NOT_STANDING.search(files[path := draw.pick(paths)]):
        pass
    return path


def _id(path: str) -> str:
    return PurePosixPath(path).stem


def _reword(draw: Draw, files: Files, path: str) -> Edit:
    summary = folded("summary", paragraph(draw, 2, 3))
    text = _SUMMARY.sub(lambda _: f"{summary}\n", files[path])
    return Edit("reword", _id(path), {path: text})


def _retag(draw: Draw, files: Files, path: str) -> Edit:
    tags = listed(draw.some(tuple(wording.TAGS), 3))
    return Edit("retag", _id(path), {path: _TAGS.sub(f"tags: {tags}", files[path])})


def _correct(draw: Draw, files: Files, path: str) -> Edit:
    """Change the title, and say so in the history, which stands last in the file."""
    text = files[path]
    found = _TITLE.search(text)
    if found is None:
        raise ValueError(f"{path} is no file of a corpus: it has no title")
    was = found["title"]
    event, site = draw.pick(wording.EVENTS), draw.pick(wording.SITES)
    now = f"{event} at {site} near {was.rpartition(' near ')[2]}"
    days = [date.fromisoformat(match["day"]) for match in _DATE.finditer(text)]
    change = entry(
        f"date: {max(days) + timedelta(draw.whole(1, 90))}",
        "kind: correction",
        folded("note", sentence(draw), "    "),
        f"was: {was}",
        f"now: {now}",
    )
    return Edit("correct", _id(path), {path: _TITLE.sub(f"title: {now}", text) + f"{change}\n"})


def _add(draw: Draw, files: Files, path: str) -> Edit:
    """Add an article that restates one which the incident cites."""
    text = files[path]
    sources = sorted({match["id"] for match in _SOURCE.finditer(text)})
    original = draw.pick(sources)
    parent = files[next(name for name in files if name.endswith(f"/{original}.md"))]
    day_found, publisher = _PUBLISHED.search(parent), _PUBLISHER.search(parent)
    if day_found is None or publisher is None:
        raise ValueError(f"{original} is no article of a corpus")
    day = date.fromisoformat(day_found["day"]) + timedelta(1)
    name = f"restated-{draw.whole(100_000, 999_999)}-{day}"
    article = (
        f'---\ntitle: "[{sentence(draw)}]"\n'
        f"publisher: {publisher['id']}\nkind: news-report\npublished: {day}\nlanguage: en\n"
        f"url: https://restated.example/{name}\naccessed: {day + timedelta(2)}\nseen: full\n"
        f"basis: derived\nderived_from:\n  - {{article: {original}, how: reports}}\n"
        f"---\n{paragraph(draw, 1, 2)}\n"
    )
    if "\nsources:\n" in text:
        text = text.replace("\nsources:\n", f"\nsources:\n  - {name}\n", 1)
    else:
        text = text.replace("\naccount: |\n", f"\nsources:\n  - {name}\naccount: |\n", 1)
    return Edit("add", name, {f"articles/{day.year}/{name}.md": article, path: text})


def _rename(draw: Draw, files: Files, path: str) -> Edit:
    """Give an incident another id, and change every record that names it."""
    old = _id(path)
    new = f"{old[:50]}-{draw.whole(1_000, 9_999)}"
    name = re.compile(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])")
    written = {
        other: name.sub(new, text)
        for other, text in files.items()
        if old in text and name.search(text)
    }
    own = written.pop(path, files[path])
    former = _FORMER.search(own)
    before = f"{former['ids']}, " if former else ""
    own = _FORMER.sub("", own).replace("\nchanges:\n", f"\nformer_ids: [{before}{old}]\nchanges:\n")
    moved = str(PurePosixPath(path).with_stem(new))
    return Edit("rename", new, {**written, moved: own}, [path])


KINDS: Mapping[str, Editing] = {
    "reword": _reword,
    "add": _add,
    "retag": _retag,
    "correct": _correct,
    "rename": _rename,
}
"""The kinds of edits by name: a new summary, a new article, other tags, a correction, a new id."""
