"""Make the content of a folder whose records are read only when somebody asks for them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sourcebook.incremental.files import Folder, thawed
from sourcebook.load.content import Content, taken, together
from sourcebook.load.document import Document
from sourcebook.load.one_file import Entry
from sourcebook.model.ids import Key, Kind
from sourcebook.model.records import Records
from sourcebook.problems import in_reading_order
from sourcebook.relate.reading import Reading, Shelf


@dataclass(frozen=True, slots=True)
class Remembered:
    """Hold the content of a folder, and the file of each record in the large folders."""

    content: Content
    owned: Mapping[Key, str]


class _Records(Mapping[str, Any]):
    """Fetch the records of one kind from their files, each when it is first asked for."""

    def __init__(self, files: Mapping[str, str], entry: Callable[[str], Entry]) -> None:
        self._files = files
        self._entry = entry

    def __getitem__(self, name: str) -> Any:  # noqa: ANN401 - of one kind
        return self._entry(self._files[name]).record

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
        entry: Callable[[str], Entry],
    ) -> None:
        self._known = known
        self._files = files
        self._entry = entry

    def __getitem__(self, key: Key) -> Document:
        if key in self._known:
            return self._known[key]
        document = self._entry(self._files[key]).document
        if document is None:
            raise KeyError(key)
        return document

    def __iter__(self) -> Iterator[Key]:
        yield from self._known
        yield from self._files

    def __len__(self) -> int:
        return len(self._known) + len(self._files)


def remembered(folder: Folder) -> Remembered:
    """Return the content of the folder: the same as if every file had been read."""
    rest = together(
        (folder.others[name] for name in folder.others), folder.problems, folder.shown_as
    )
    owned: dict[Key, str] = {}
    problems = list(rest.problems)
    kinds = {kind.value: kind for kind in (Kind.INCIDENT, Kind.ARTICLE)}
    for inside, known in folder.known.items():
        if known.key is None:
            problems += [thawed(problem, folder.shown_as) for problem in known.problems]
            continue
        key = Key(kinds[known.key[0]], known.key[1])
        first = owned.setdefault(key, inside)
        if first != inside:
            problems.append(taken(key, f"{folder.shown_as}/{inside}", f"{folder.shown_as}/{first}"))
        elif known.problems:
            problems += [thawed(problem, folder.shown_as) for problem in known.problems]

    def entry(inside: str) -> Entry:
        return folder.fetch(inside).entries[0]

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
                "incidents": _Records(files[Kind.INCIDENT], entry),
                "articles": _Records(files[Kind.ARTICLE], entry),
            }
        ),
        _Documents(rest.documents, owned, entry),
        {**rest.names, **names},
        in_reading_order(problems),
        rest.unreadable,
    )
    return Remembered(content, owned)


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
        Records(site=records.site, **shelves),
        content.documents,
        names,
        content.problems,
        content.unreadable,
    )


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
}
"""The kind of record in each field of `Records`."""


def vars_of(records: Records) -> dict[str, Any]:
    """Return the fields of the records by name."""
    return {name: getattr(records, name) for name in ("site", *KINDS)}
