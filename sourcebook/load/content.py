"""Put what all files say together: the records of a content folder, every problem, every place."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from sourcebook.load.document import Document, error
from sourcebook.load.files import SourceFile, read_files
from sourcebook.load.misplaced import id_meant
from sourcebook.load.one_file import (
    FOLDERS,
    SITE_FILE,
    VOCABULARIES,
    Entry,
    FileReading,
    read_file,
)
from sourcebook.model.borders import Layer, LayerKind, borders_of
from sourcebook.model.ids import Key, Kind
from sourcebook.model.record import altered
from sourcebook.model.records import Records
from sourcebook.model.translation import PageTranslation
from sourcebook.problems import Location, Problem, in_reading_order

_KINDS_OF_FILES = tuple(folder.kind for folder in FOLDERS.values())


@dataclass(frozen=True, slots=True)
class Content:
    """Hold what a content folder says.

    `records` are those that could be read, `documents` the place of each, `names` every id that a
    file or an entry claims, also those whose record has problems; `unreadable` are the kinds of
    vocabularies of which not even the ids are known.
    """

    records: Records
    documents: Mapping[Key, Document]
    names: Mapping[Kind, Collection[str]]
    problems: tuple[Problem, ...]
    unreadable: frozenset[Kind] = frozenset()


def load_content(content: Path, shown_as: str) -> Content:
    """Read the content folder; `shown_as` is its path as the user typed it, for messages.

    Raises OSError where the folder itself cannot be listed.
    """
    files, problems = read_files(content, shown_as)
    return content_of(files, problems, shown_as)


def content_of(files: Iterable[SourceFile], problems: Iterable[Problem], shown_as: str) -> Content:
    """Return what files say whose text is known; `problems` are those of reading them."""
    return together(map(read_file, files), problems, shown_as)


def together(
    readings: Iterable[FileReading], problems: Iterable[Problem], shown_as: str
) -> Content:
    """Return what the files of a folder say, in the order of their paths.

    Of two files that claim one id, the first has it.
    """
    found = list(problems)
    owners: dict[Key, str] = {}
    entries: list[Entry] = []
    layers: dict[LayerKind, Layer] = {}
    for reading in readings:
        path = reading.path
        late = [e.key for e in reading.entries if owners.setdefault(e.key, path) != path]
        # Of a record that has no right to its id, nothing else is said.
        found += [taken(key, path, owners[key]) for key in late] or reading.problems
        entries += [] if late else reading.entries
        if reading.layer:
            layers[reading.layer.kind] = reading.layer
    found += _stray(entries, owners)
    lost = _lost(found, owners)
    if Key(Kind.SITE, "site") not in owners and "site" not in lost:
        found.append(
            error(
                "missing-file",
                Location(f"{shown_as}/{SITE_FILE}"),
                "the settings of the site are missing",
                f"Write {SITE_FILE} with at least a title and a base_url.",
            )
        )
    names = {
        # What translates a page is no page of its own, which others could name.
        kind: frozenset(key.id for key in owners if key.kind is kind and not is_translation(key))
        for kind in Kind
    }
    for kind in _KINDS_OF_FILES:
        names[kind] |= lost
    at_fault = {PurePosixPath(problem.location.path).name.partition(".")[0] for problem in found}
    return Content(
        _records(entries, layers),
        {entry.key: entry.document for entry in entries if entry.document},
        names,
        in_reading_order(found),
        frozenset(
            kind
            for stem, kind in VOCABULARIES.items()
            if not names[kind] and stem in at_fault | lost
        ),
    )


def is_translation(key: Key) -> bool:
    """Tell whether a file translates a page: it is named after the page and a language."""
    return key.kind is Kind.PAGE and "." in key.id


def _stray(entries: Iterable[Entry], owners: Mapping[Key, str]) -> Iterator[Problem]:
    """Yield the problems of translations of pages that are not there."""
    for entry in entries:
        page = entry.key.id.partition(".")[0]
        if is_translation(entry.key) and Key(Kind.PAGE, page) not in owners:
            yield error(
                "translation-of-nothing",
                Location(owners[entry.key]),
                f"there is no page `{page}` that this file could translate",
                f"Rename it to {page}.md if it is a page of its own; else correct the name.",
            )


def _lost(problems: Iterable[Problem], owners: Mapping[Key, str]) -> frozenset[str]:
    """Return the ids of files that are there, and yet are no record for a fault of their own."""
    read = frozenset(owners.values())
    names = {problem.location.path for problem in problems} - read
    return frozenset(filter(None, (id_meant(PurePosixPath(name).name) for name in names)))


def taken(key: Key, path: str, first: str) -> Problem:
    """Return the problem of a file that claims an id which another one has."""
    return error(
        "duplicate-id",
        Location(path),
        f"the id `{key.id}` is taken by {first}",
        "Rename the file: ids are unique over all subfolders.",
    )


def _records(entries: Iterable[Entry], layers: Mapping[LayerKind, Layer]) -> Records:
    by_kind: dict[Kind, dict[str, Any]] = {kind: {} for kind in Kind}
    for entry in entries:
        if entry.record is not None:
            by_kind[entry.key.kind][entry.key.id] = entry.record

    def of(kind: Kind) -> dict[str, Any]:
        return dict(sorted(by_kind[kind].items()))

    pages = _with_translations(of(Kind.PAGE))
    return Records(
        site=of(Kind.SITE).get("site"),
        incidents=of(Kind.INCIDENT),
        articles=of(Kind.ARTICLE),
        figures=of(Kind.FIGURE),
        pages=pages,
        actors=of(Kind.ACTOR),
        publishers=of(Kind.PUBLISHER),
        tags=of(Kind.TAG),
        warnings=of(Kind.WARNING),
        groups=of(Kind.GROUP),
        regions=of(Kind.REGION),
        loaded_words=of(Kind.LOADED_WORD),
        links=of(Kind.LINK),
        releases=of(Kind.RELEASE),
        borders=borders_of(layers),
    )


def _with_translations(files: Mapping[str, Any]) -> dict[str, Any]:
    """Return the pages, each with its translations, which are files of their own."""
    pages = {name: page for name, page in files.items() if not isinstance(page, PageTranslation)}
    of: dict[str, dict[str, PageTranslation]] = {}
    for file in files.values():
        if isinstance(file, PageTranslation) and file.page in pages:
            of.setdefault(file.page, {})[file.language] = file
    translated = {name: altered(pages[name], {"translations": found}) for name, found in of.items()}
    return {**pages, **translated}
