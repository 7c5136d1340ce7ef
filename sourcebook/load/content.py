"""Read a whole content folder into records, keeping every problem and every place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from sourcebook.load.decode import decode
from sourcebook.load.document import Document, error
from sourcebook.load.files import SourceFile, read_files
from sourcebook.load.reading import read_markdown_file, read_yaml_file
from sourcebook.model.article import Article
from sourcebook.model.figure import Figure
from sourcebook.model.ids import Key, Kind
from sourcebook.model.incident import Incident
from sourcebook.model.record import Record
from sourcebook.model.records import Records
from sourcebook.model.site import Page, Site
from sourcebook.model.text import is_id, refused_id
from sourcebook.model.vocabulary import (
    Actor,
    Group,
    LoadedWord,
    Publisher,
    Region,
    Tag,
    Warning_,
)
from sourcebook.problems import Location, Problem, did_you_mean, in_reading_order

SITE_FILE = "site.yaml"

MODELS: Mapping[Kind, type[Record]] = {
    Kind.INCIDENT: Incident,
    Kind.ARTICLE: Article,
    Kind.FIGURE: Figure,
    Kind.PAGE: Page,
    Kind.ACTOR: Actor,
    Kind.PUBLISHER: Publisher,
    Kind.TAG: Tag,
    Kind.WARNING: Warning_,
    Kind.GROUP: Group,
    Kind.REGION: Region,
    Kind.LOADED_WORD: LoadedWord,
    Kind.SITE: Site,
}
"""The model of each kind of record."""


@dataclass(frozen=True, slots=True)
class Folder:
    """Say what a folder of the content holds: one record a file, or (vocabulary) a file a kind."""

    kind: Kind
    suffix: str
    body_field: str = ""


FOLDERS: Mapping[str, Folder] = {
    "incidents": Folder(Kind.INCIDENT, ".yaml"),
    "articles": Folder(Kind.ARTICLE, ".md", body_field="abstract"),
    "figures": Folder(Kind.FIGURE, ".yaml"),
    "pages": Folder(Kind.PAGE, ".md", body_field="body"),
}
"""The folders whose files are records."""

VOCABULARY = "vocabulary"
VOCABULARIES: Mapping[str, Kind] = {
    "actors": Kind.ACTOR,
    "publishers": Kind.PUBLISHER,
    "tags": Kind.TAG,
    "warnings": Kind.WARNING,
    "groups": Kind.GROUP,
    "regions": Kind.REGION,
    "loaded-words": Kind.LOADED_WORD,
}
"""The files of content/vocabulary, by their stem."""


@dataclass(frozen=True, slots=True)
class Content:
    """Hold what a content folder says.

    `records` are those that could be read, `documents` the place of each, `names` every id that a
    file or an entry claims, also those whose record has problems; `unreadable` are the kinds of
    vocabularies of which not even the ids are known.
    """

    records: Records
    documents: Mapping[Key, Document]
    names: Mapping[Kind, frozenset[str]]
    problems: tuple[Problem, ...]
    unreadable: frozenset[Kind] = frozenset()


@dataclass(slots=True)
class _Reading:
    """Collect records, documents and problems while the files are read."""

    records: dict[Kind, dict[str, Record]] = field(default_factory=dict)
    documents: dict[Key, Document] = field(default_factory=dict)
    paths: dict[Key, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def claim(self, key: Key, path: str) -> bool:
        """Note that a file claims an id; False where another file has it already."""
        first = self.paths.setdefault(key, path)
        if first == path:
            return True
        self.problems.append(
            error(
                "duplicate-id",
                Location(path),
                f"the id `{key.id}` is taken by {first}",
                "Rename the file: ids are unique over all subfolders.",
            )
        )
        return False

    def take(self, key: Key, document: Document) -> None:
        """Decode the record of a document."""
        record, problems = decode(MODELS[key.kind], key.id, document)
        self.problems += problems
        self.documents[key] = document
        if record is not None:
            self.records.setdefault(key.kind, {})[key.id] = record


def load_content(content: Path, shown_as: str) -> Content:
    """Read the content folder; `shown_as` is its path as the user typed it, for messages.

    Raises OSError where the folder itself cannot be listed.
    """
    files, problems = read_files(content, shown_as)
    return content_of(files, problems, shown_as)


def content_of(files: Iterable[SourceFile], problems: Iterable[Problem], shown_as: str) -> Content:
    """Return what files say that were read already; `problems` are those of reading them."""
    reading = _Reading(problems=list(problems))
    for file in files:
        _read_file(file, reading)
    if Key(Kind.SITE, "site") not in reading.paths:
        reading.problems.append(
            error(
                "missing-file",
                Location(f"{shown_as}/{SITE_FILE}"),
                "the settings of the site are missing",
                f"Write {SITE_FILE} with at least a title and a base_url.",
            )
        )
    names = {kind: frozenset(k.id for k in reading.paths if k.kind is kind) for kind in Kind}
    at_fault = {problem.location.path for problem in reading.problems}
    return Content(
        _records(reading.records),
        reading.documents,
        names,
        in_reading_order(reading.problems),
        frozenset(
            kind
            for stem, kind in VOCABULARIES.items()
            if not names[kind] and f"{shown_as}/{VOCABULARY}/{stem}.yaml" in at_fault
        ),
    )


def _read_file(file: SourceFile, reading: _Reading) -> None:
    folder = file.inside.parts[0]
    if str(file.inside) == SITE_FILE:
        reading.claim(Key(Kind.SITE, "site"), file.path)
        document, problems = read_yaml_file(file.text, file.path)
        reading.problems += problems
        if document:
            reading.take(Key(Kind.SITE, "site"), document)
    elif folder == VOCABULARY and len(file.inside.parts) == 2:  # noqa: PLR2004 - folder and file
        _read_vocabulary(file, reading)
    elif folder in FOLDERS and len(file.inside.parts) > 1:
        _read_record(file, FOLDERS[folder], reading)
    else:
        reading.problems.append(_misplaced(file))


def _read_record(file: SourceFile, folder: Folder, reading: _Reading) -> None:
    stem, suffix = file.inside.stem, file.inside.suffix
    if suffix != folder.suffix:
        reading.problems.append(
            error(
                "misplaced-file",
                Location(file.path),
                f"the files of this folder end in {folder.suffix}, not in {suffix or 'nothing'}",
                f"Rename it to {stem}{folder.suffix}, or put it elsewhere.",
            )
        )
        return
    if not is_id(stem):
        reading.problems.append(_bad_name(file, stem))
        return
    key = Key(folder.kind, stem)
    if not reading.claim(key, file.path):
        return
    if folder.body_field:
        document, problems = read_markdown_file(file.text, file.path, folder.body_field)
    else:
        document, problems = read_yaml_file(file.text, file.path)
    reading.problems += problems
    if document:
        reading.take(key, document)


def _read_vocabulary(file: SourceFile, reading: _Reading) -> None:
    kind = VOCABULARIES.get(file.inside.stem)
    if kind is None or file.inside.suffix != ".yaml":
        guess = did_you_mean(file.inside.stem, VOCABULARIES)
        reading.problems.append(
            error(
                "misplaced-file",
                Location(file.path),
                f"there is no vocabulary of this name.{guess}",
                f"The vocabularies are: {', '.join(f'{name}.yaml' for name in VOCABULARIES)}.",
            )
        )
        return
    document, problems = read_yaml_file(file.text, file.path)
    reading.problems += problems
    if document is None or document.data is None:
        return
    if not isinstance(document.data, dict):
        message = "a vocabulary is a list of ids, each with its fields"
        hint = "Write `id:` on a line of its own, and the fields below it, indented by two."
        reading.problems.append(error("wrong-type", document.whole(), message, hint))
        return
    for name in document.data:
        entry = document.entry(name)
        if kind is not Kind.LOADED_WORD and not is_id(name):
            message, hint = refused_id(name)
            reading.problems.append(error("malformed-id", entry.whole(), message, hint))
        else:
            reading.claim(Key(kind, name), file.path)
            reading.take(Key(kind, name), entry)


def _misplaced(file: SourceFile) -> Problem:
    known = [*FOLDERS, VOCABULARY]
    folder = file.inside.parts[0] if len(file.inside.parts) > 1 else ""
    return error(
        "misplaced-file",
        Location(file.path),
        f"no record belongs here.{did_you_mean(folder, known) if folder else ''}",
        f"Records live in {', '.join(f'{name}/' for name in known)}; the settings in {SITE_FILE}.",
    )


def _bad_name(file: SourceFile, stem: str) -> Problem:
    message, hint = refused_id(stem)
    proposal = "-".join("".join(c if c.isalnum() else " " for c in stem.lower()).split())
    if is_id(proposal):
        hint += f" For example {proposal}{PurePosixPath(file.path).suffix}."
    return error("malformed-id", Location(file.path), f"{message}: the file's name is the id", hint)


def _records(found: Mapping[Kind, Mapping[str, Any]]) -> Records:
    def of(kind: Kind) -> dict[str, Any]:
        return dict(sorted(found.get(kind, {}).items()))

    return Records(
        site=of(Kind.SITE).get("site"),
        incidents=of(Kind.INCIDENT),
        articles=of(Kind.ARTICLE),
        figures=of(Kind.FIGURE),
        pages=of(Kind.PAGE),
        actors=of(Kind.ACTOR),
        publishers=of(Kind.PUBLISHER),
        tags=of(Kind.TAG),
        warnings=of(Kind.WARNING),
        groups=of(Kind.GROUP),
        regions=of(Kind.REGION),
        loaded_words=of(Kind.LOADED_WORD),
    )
