"""Make the content of a folder whose records are read only when somebody asks for them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sourcebook.incremental.files import Folder
from sourcebook.incremental.plain import thawed
from sourcebook.load.content import Content, together
from sourcebook.load.document import Document
from sourcebook.load.one_file import Entry, FileReading
from sourcebook.model.ids import Key, Kind
from sourcebook.model.records import Records
from sourcebook.relate.reading import Reading, Shelf


@dataclass(frozen=True, slots=True)
class Remembered:
    """Hold the content of a folder, and the file of each record in the large folders."""

    content: Content
    owned: Mapping[Key, str]


class _Records(Mapping[str, Any]):
    """Fetch the records of one kind from their files, each when it is first asked for."""

    def __init__(self, files: Mapping[str, str], folder: Folder) -> None:
        self._files = files
        self._folder = folder

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - of one kind
        return self._folder.record(self._files[name])

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class _Documents(Mapping[Key, Document]):
    """Fetch the document of any record from its file."""

    def __init__(
        self,
        known: Mapping[Key, Document],
        files: Mapping[Key, str],
        folder: Folder,
    ) -> None:
        self._known = known
        self._files = files
        self._folder = folder

    def __getitem__(self, key: Key) -> Document:
        if key in self._known:
            return self._known[key]
        document = self._folder.document(self._files[key])
        if document is None:
            raise KeyError(key)
        return document

    def __iter__(self) -> Iterator[Key]:
        yield from self._known
        yield from self._files

    def __len__(self) -> int:
        return len(self._known) + len(self._files)


class _NotedDocuments(Mapping[Key, Document]):
    """Note whose document is looked at: it tells places, and those change with the whole file."""

    def __init__(self, documents: Mapping[Key, Document], reading: Reading) -> None:
        self._documents = documents
        self._reading = reading

    def __getitem__(self, key: Key) -> Document:
        is_alone = key.kind in {Kind.INCIDENT, Kind.ARTICLE}
        self._reading.names.add(f"{key.kind.value} {key.id}" if is_alone else "other files")
        return self._documents[key]

    def __iter__(self) -> Iterator[Key]:
        self._reading.names.update(("all incidents", "all articles", "other files"))
        return iter(self._documents)

    def __len__(self) -> int:
        self._reading.names.update(("all incidents", "all articles", "other files"))
        return len(self._documents)


def remembered(folder: Folder) -> Remembered:
    """Return the content of the folder: the same as if every file had been read."""
    owned: dict[Key, str] = {}
    keys: dict[str, Key] = {}
    contested: set[Key] = set()
    for inside, known in folder.known.items():
        if known.key is not None:
            keys[inside] = key = Key(_OF_MANY[known.key[0]], known.key[1])
            if owned.setdefault(key, inside) != inside:
                contested.add(key)
    unsettled = {None, *contested}
    # Of all others there is nothing to say but that they are there.
    remarkable = (
        _reading(folder, inside, keys.get(inside))
        for inside, known in folder.known.items()
        if known.problems or keys.get(inside) in unsettled
    )
    rest = together([*folder.others.values(), *remarkable], folder.problems, folder.shown_as)

    files: dict[Kind, dict[str, str]] = {Kind.INCIDENT: {}, Kind.ARTICLE: {}}
    for key, inside in sorted(owned.items()):
        if folder.known[inside].facts is not None:
            files[key.kind][key.id] = inside
    names = {
        kind: frozenset(rest.names[kind]) | {key.id for key in owned if key.kind is kind}
        for kind in files
    }
    content = Content(
        Records(
            **{
                **vars_of(rest.records),
                "incidents": _Records(files[Kind.INCIDENT], folder),
                "articles": _Records(files[Kind.ARTICLE], folder),
                "borders": rest.records.borders,
            }
        ),
        _Documents(rest.documents, owned, folder),
        {**rest.names, **names},
        rest.problems,
        rest.unreadable,
    )
    return Remembered(content, owned)


def _reading(folder: Folder, inside: str, key: Key | None) -> FileReading:
    """Return what is wrong with a file and which id it claims, without its record."""
    problems = (thawed(problem, folder.shown_as) for problem in folder.known[inside].problems)
    entries = () if key is None else (Entry(key, None, None),)
    return FileReading(f"{folder.shown_as}/{inside}", entries, tuple(problems))


def noted(content: Content, reading: Reading) -> Content:
    """Return the content with every look at a record, or for one, noted."""
    records = content.records
    shelves = {
        name: Shelf(KINDS[name].value, group, group.__getitem__, reading)
        for name, group in vars_of(records).items()
        if name != "site"
    }
    names = {
        kind: Shelf(kind.value, dict.fromkeys(sorted(ids)), str, reading)
        for kind, ids in content.names.items()
    }
    return Content(
        Records(site=records.site, borders=records.borders, **shelves),
        _NotedDocuments(content.documents, reading),
        names,
        content.problems,
        content.unreadable,
    )


_OF_MANY = {kind.value: kind for kind in (Kind.INCIDENT, Kind.ARTICLE)}
KINDS = {
    "incidents": Kind.INCIDENT,
    "articles": Kind.ARTICLE,
    "figures": Kind.FIGURE,
    "pages": Kind.PAGE,
    "actors": Kind.ACTOR,
    "publishers": Kind.PUBLISHER,
    "tags": Kind.TAG,
    "warnings": Kind.WARNING,
    "groups": Kind.GROUP,
    "regions": Kind.REGION,
    "loaded_words": Kind.LOADED_WORD,
    "links": Kind.LINK,
    "releases": Kind.RELEASE,
}
"""The kind of record in each field of `Records`."""


def vars_of(records: Records) -> dict[str, Any]:
    """Return the fields of the records by name."""
    return {name: getattr(records, name) for name in ("site", *KINDS)}
