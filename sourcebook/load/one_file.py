"""Read one content file: the records that it claims to hold, and what is wrong with it.

Nothing here depends on any other file, so what was found once holds for as long as path and bytes
stay the same.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sourcebook.load.borders import read_borders
from sourcebook.load.decode import decode
from sourcebook.load.document import Document, error
from sourcebook.load.files import SourceFile
from sourcebook.load.misplaced import Home, belongs_elsewhere, id_meant, is_left_behind, misplaced
from sourcebook.load.reading import read_markdown_file, read_yaml_file
from sourcebook.model.article import Article
from sourcebook.model.borders import Layer, LayerKind
from sourcebook.model.figure import Figure
from sourcebook.model.ids import Key, Kind
from sourcebook.model.incident import Incident
from sourcebook.model.link import Link
from sourcebook.model.record import Record
from sourcebook.model.release import Release
from sourcebook.model.site import Page, Site
from sourcebook.model.text import LANGUAGE, is_id, refused_id
from sourcebook.model.translation import PageTranslation
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
LINKS_FILE = "links.yaml"
MOST_PROBLEMS = 100
"""The most problems of reading one file that are listed."""

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
    Kind.LINK: Link,
    Kind.RELEASE: Release,
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
    "releases": Folder(Kind.RELEASE, ".yaml"),
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

_HOMES = {
    name: Home(
        f"an {folder.kind}" if folder.kind.startswith(("a", "i")) else f"a {folder.kind}",
        folder.suffix,
        frozenset(MODELS[folder.kind].model_fields),
    )
    for name, folder in FOLDERS.items()
}
_PLACES = {
    "site": SITE_FILE,
    "links": LINKS_FILE,
    **{stem: f"{VOCABULARY}/{stem}.yaml" for stem in VOCABULARIES},
}

MAP = "map"
_LAYERS = {f"{kind}.geojson": kind for kind in LayerKind}
"""The files of content/map, by their names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Hold one record of a file.

    `document` is None where the file cannot be read, `record` where what it says is no record.
    """

    key: Key
    document: Document | None
    record: Record | None


@dataclass(frozen=True, slots=True)
class FileReading:
    """Hold what one file says, and what is wrong with it; `layer` is that of a file of the map."""

    path: str
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()
    layer: Layer | None = None


def read_file(file: SourceFile) -> FileReading:
    """Return what a file says."""
    folder, *below = file.inside.parts
    if folder == SITE_FILE and not below:
        return _one(file, Key(Kind.SITE, "site"))
    if folder == LINKS_FILE and not below:
        return _listed(file, Kind.LINK, "a list of the ids of articles, each with its fields")
    if folder == VOCABULARY and len(below) == 1:
        return _vocabulary(file)
    if folder == MAP and below:
        return _borders(file)
    if folder in FOLDERS and below:
        return _record(file, FOLDERS[folder])
    return FileReading(file.path, problems=(misplaced(file, _HOMES, _PLACES),))


def _record(file: SourceFile, folder: Folder) -> FileReading:
    stem, suffix = file.inside.stem, file.inside.suffix
    page = _translated_page(stem) if folder.kind is Kind.PAGE and suffix == folder.suffix else None
    if page:
        return _one(file, Key(Kind.PAGE, stem), folder.body_field, PageTranslation)
    if suffix != folder.suffix or is_left_behind(file.inside.name):
        return FileReading(file.path, problems=(misplaced(file, _HOMES, _PLACES),))
    if not is_id(stem):
        return FileReading(file.path, problems=(_bad_name(file, stem),))
    reading = _one(file, Key(folder.kind, stem), folder.body_field)
    if reading.problems and belongs_elsewhere(file, _HOMES):
        return FileReading(file.path, problems=(misplaced(file, _HOMES, _PLACES),))
    return reading


def _translated_page(stem: str) -> str | None:
    """Return the page that a file of this name translates, None where it is a page itself."""
    page, _, language = stem.partition(".")
    return page if is_id(page) and LANGUAGE.fullmatch(language) else None


def _one(
    file: SourceFile, key: Key, body_field: str = "", model: type[Record] | None = None
) -> FileReading:
    if body_field:
        document, problems = read_markdown_file(file.text, file.path, body_field)
    else:
        document, problems = read_yaml_file(file.text, file.path)
    if document is None:
        return FileReading(file.path, (Entry(key, None, None),), _bounded(problems, file.path))
    record, wrong = decode(model or MODELS[key.kind], key.id, document)
    found = _bounded([*problems, *wrong], file.path)
    return FileReading(file.path, (Entry(key, document, record),), found)


def _borders(file: SourceFile) -> FileReading:
    kind = _LAYERS.get(str(file.inside.relative_to(MAP)))
    if kind is None:
        message = "the map is not drawn from this file"
        hint = f"Its files are {' and '.join(f'{MAP}/{name}' for name in _LAYERS)}."
        wrong = error("misplaced-file", Location(file.path), message, hint)
        return FileReading(file.path, problems=(wrong,))
    layer, problems = read_borders(file.text, file.path, kind)
    return FileReading(file.path, problems=_bounded(problems, file.path), layer=layer)


def _bounded(problems: list[Problem], path: str) -> tuple[Problem, ...]:
    """Return the problems of a file, the first ones only where they are too many to be read."""
    if len(problems) <= MOST_PROBLEMS:
        return tuple(problems)
    first = in_reading_order(problems)[:MOST_PROBLEMS]
    message = f"the file has more than {MOST_PROBLEMS} problems; the others are not listed"
    hint = "Mend these first, or begin anew from a record that is like it."
    return (*first, error("too-long", Location(path), message, hint))


def _vocabulary(file: SourceFile) -> FileReading:
    kind = VOCABULARIES.get(file.inside.stem)
    if file.inside.stem.partition(".")[0].lower() in VOCABULARIES and (
        kind is None or file.inside.suffix != ".yaml"
    ):
        return FileReading(file.path, problems=(misplaced(file, _HOMES, _PLACES),))
    if kind is None or file.inside.suffix != ".yaml":
        wrong = error(
            "misplaced-file",
            Location(file.path),
            f"there is no vocabulary of this name.{did_you_mean(file.inside.stem, VOCABULARIES)}",
            f"The vocabularies are: {', '.join(f'{name}.yaml' for name in VOCABULARIES)}.",
        )
        return FileReading(file.path, problems=(wrong,))
    return _listed(file, kind, "a list of ids, each with its fields")


def _listed(file: SourceFile, kind: Kind, what: str) -> FileReading:
    """Read a file that holds all records of a kind, by their ids."""
    document, problems = read_yaml_file(file.text, file.path)
    data = document.data if document else None
    if document is None or data is None:
        return FileReading(file.path, problems=tuple(problems))
    if not isinstance(data, dict):
        message = f"this file is {what}"
        hint = "Write `id:` on a line of its own, and the fields below it, indented by two."
        wrong = error("wrong-type", document.whole(), message, hint)
        return FileReading(file.path, problems=(*problems, wrong))
    entries: list[Entry] = []
    for entry, wrongs in _entries(kind, document, data):
        problems += wrongs
        entries += [entry] if entry else []
    return FileReading(file.path, tuple(entries), tuple(problems))


def _entries(
    kind: Kind, document: Document, names: Mapping[str, object]
) -> Iterator[tuple[Entry | None, list[Problem]]]:
    for name in names:
        place = document.entry(name)
        if kind is not Kind.LOADED_WORD and not is_id(name):
            message, hint = refused_id(name)
            meant = id_meant(name)
            lost = Entry(Key(kind, meant), None, None) if meant and meant not in names else None
            yield lost, [error("malformed-id", place.whole(), message, hint)]
        else:
            record, problems = decode(MODELS[kind], name, place)
            yield Entry(Key(kind, name), place, record), problems


def _bad_name(file: SourceFile, stem: str) -> Problem:
    message, hint = refused_id(stem)
    meant = id_meant(file.inside.name)
    if meant:
        hint += f" For example {meant}{file.inside.suffix}."
    return error("malformed-id", Location(file.path), f"{message}: the file's name is the id", hint)
