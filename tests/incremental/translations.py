"""Edit what a site says in other languages: translations, stamps, editions, the catalogue.

Each edit takes a world, alters it, and says in a few words what it did, "" where nothing was to do.
"""

import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from sourcebook.editions import How, stamp, text_key, texts_of
from sourcebook.load.content import Content, load_content
from sourcebook.load.one_file import FOLDERS, VOCABULARIES
from sourcebook.model.ids import Kind
from sourcebook.model.record import Record
from sourcebook.model.records import by_kind
from tests.editions.two_languages import TWO_LANGUAGES as WITH_TRANSLATIONS
from tests.incremental.files import files_in, key_of, parts_of, read, write
from tests.incremental.world import Snapshot, World, snapshot
from tests.tools.building import ROOT
from tests.tools.trees import INCIDENT, SITE, Copy, Edit, tree

EDITIONS = ("uk", "uk", "uk, de", "de, uk", "de", "uk, ar", "")
"""Those that a site may have: of `de` and `ar` there is no catalogue."""
WORDS = ("Слово", "Річка", "Вікно", "Ähre", "Обрій")
CATALOGUE = Path("uk/LC_MESSAGES/messages.mo")

Told = dict[str, Any]
"""A translation as it stands in a file: texts by name, and under `texts` those by digest."""


class _Yaml(yaml.SafeLoader):
    """Read YAML as records are written: `NO` is a country."""

    yaml_implicit_resolvers = {  # noqa: RUF012 - as the library has it
        first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:bool"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


_Yaml.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


class _Place(NamedTuple):
    """Hold a record, its file, and what its translations are written in: a file, or an entry."""

    record: Any  # of a kind that has translations
    path: Path
    is_entry: bool = False

    @property
    def is_page(self) -> bool:
        return self.path.parent.name == "pages" or "pages" in self.path.parts


def _content(world: World) -> Content:
    return load_content(world.content, "content")


def _places(world: World) -> Iterator[_Place]:
    """Yield the records that could be read and can be translated, one of a kind like the other."""
    records = by_kind(_content(world).records)
    kinds = {folder.kind: name for name, folder in FOLDERS.items() if name != "releases"}
    for kind, folder in kinds.items():
        for path in files_in(world, folder):
            record = records[kind].get(path.stem)
            if record is not None:
                yield _Place(record, path)
    for stem, kind in VOCABULARIES.items():
        if kind is not Kind.LOADED_WORD:
            path = world.content / "vocabulary" / f"{stem}.yaml"
            yield from (_Place(record, path, is_entry=True) for record in records[kind].values())
    yield from (_Place(site, world.content / "site.yaml") for site in records[Kind.SITE].values())


def _one(world: World, *, told: bool = False) -> _Place | None:
    """Return any record; with `told`, one that has a translation. Kinds have the same chance."""
    kinds: dict[str, list[_Place]] = {}
    for place in _places(world):
        if not told or place.record.translations:
            kinds.setdefault(type(place.record).__name__, []).append(place)
    if not kinds:
        return None
    return world.chance.choice(kinds[world.chance.choice(sorted(kinds))])


def _originals(record: Record) -> tuple[dict[str, str], dict[str, str]]:
    """Return the texts that are translated under their names, and those under digests."""
    texts = list(texts_of(record))
    named = {str(text.path[0]): text.text for text in texts if text.how is How.NAMED}
    return named, {text_key(text.text): text.text for text in texts if text.how is How.LISTED}


def _in_other_words(world: World, text: str) -> str:
    """Say a text otherwise, with its numbers and sources; now and then with its own words."""
    if world.chance.random() < 0.2:
        return text
    return f"{world.chance.choice(WORDS)} {text}".removesuffix("\n")


def _told(place: _Place, language: str) -> Told:
    """Return the translation of a record as its model has it."""
    found = place.record.translations.get(language)
    if found is None:
        return {}
    return {name: value for name, value in vars(found).items() if value and name != "id"}


def _tell(place: _Place, language: str, told: Told) -> None:
    """Write the translation of a record, or take it away where it says nothing."""
    told = {name: value for name, value in told.items() if value}
    if place.is_page:
        path = place.path.with_name(f"{place.record.id}.{language}.md")
        if not told:
            path.unlink(missing_ok=True)
            return
        body = told.pop("body", "")
        write(path, f"---\n{_dumped(told)}---\n{body}\n")
        return
    before, blocks, after = parts_of(place.path)
    if place.is_entry:
        at = next((n for n, b in enumerate(blocks) if key_of(b) == place.record.id), None)
        if at is None:
            return
        entry = _loaded(blocks[at])[place.record.id]
        _set(entry, language, told)
        blocks[at] = _dumped({place.record.id: entry})
    else:
        at = next((n for n, b in enumerate(blocks) if key_of(b) == "translations"), len(blocks))
        data = _loaded("".join(blocks[at : at + 1])) or {}
        _set(data, language, told)
        blocks[at : at + 1] = [_dumped(data)] if data else []
        if at and not blocks[at - 1].endswith("\n"):
            blocks[at - 1] += "\n"
    write(place.path, before + "".join(blocks) + after)


def _set(data: dict[str, Any], language: str, told: Told) -> None:
    translations = data.pop("translations", None) or {}
    translations.pop(language, None)
    if told:
        translations[language] = told
    if translations:
        data["translations"] = translations


def _loaded(text: str) -> Any:  # noqa: ANN401
    return yaml.load(text, _Yaml)  # noqa: S506 - a SafeLoader


def _dumped(data: object) -> str:
    return yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)


def _edited(how: Callable[[World, _Place, Told], str], *, told: bool = True) -> Any:  # noqa: ANN401
    """Return an edit of the translation of one record."""

    def edit(world: World) -> str:
        place = _one(world, told=told)
        if place is None:
            return ""
        site = _content(world).records.site
        wanted = site.editions if site and site.editions else ("uk",)
        language = world.chance.choice(sorted(place.record.translations) if told else wanted)
        data = _told(place, language)
        try:
            said = how(world, place, data)
            if said:
                _tell(place, language, data)
        except (yaml.YAMLError, KeyError, TypeError):  # a file that another deed has spoilt
            return ""
        return said and f"{said} of {place.record.id} in {language}"

    edit.__name__ = how.__name__.lstrip("_")
    return edit


def _translate(world: World, place: _Place, told: Told) -> str:
    """Translate what is missing, all of it or some; mostly, stamp it."""
    named, listed = _originals(place.record)
    share = world.chance.choice((1.0, 0.5))
    texts = dict(told.get("texts", {}))
    for name, text in named.items():
        if not told.get(name) and world.chance.random() < share:
            told[name] = _in_other_words(world, text)
    for key, text in listed.items():
        if not texts.get(key) and world.chance.random() < share:
            texts[key] = _in_other_words(world, text)
    told["texts"] = texts
    if world.chance.random() < 0.8:
        _stamp_again(world, place, told)
    return "translate what is missing"


def _stamp_again(_: World, place: _Place, told: Told) -> str:
    named, _listed = _originals(place.record)
    told["of"] = stamp({name: text for name, text in named.items() if told.get(name)})
    return "stamp the translation"


def _take_off_the_stamp(_: World, __: _Place, told: Told) -> str:
    return "take off the stamp" if told.pop("of", "") else ""


def _reword_a_translation(world: World, place: _Place, told: Told) -> str:
    """Say a translated text otherwise, or just as the original has it."""
    named, listed = _originals(place.record)
    places = _texts(told)
    if not places:
        return ""
    where, name = world.chance.choice(places)
    text = named.get(name) or listed.get(name) or "Більше ніщо"
    where[name] = said = _in_other_words(world, text)
    return f"say {name} {'as the original does' if said == text else 'otherwise'}"


def _drop_a_text(world: World, _: _Place, told: Told) -> str:
    """Take away one translated text, or put an empty one in its place."""
    places = _texts(told)
    if not places:
        return ""
    where, name = world.chance.choice(places)
    del where[name]
    return f"take away {name}"


def _drop_a_translation(_: World, __: _Place, told: Told) -> str:
    told.clear()
    return "take away the translation"


def _texts(told: Told) -> list[tuple[Told, str]]:
    told["texts"] = listed = dict(told.get("texts", {}))
    return [
        *((told, name) for name in told if name not in {"of", "texts"}),
        *((listed, key) for key in listed),
    ]


def reword_an_original(world: World) -> str:
    """Change an original, so that its translation is stale or stands alone."""
    place = _one(world, told=True)
    if place is None or not place.path.is_file():
        return ""
    named, listed = _originals(place.record)
    texts = [text for text in (*named.values(), *listed.values()) if text in read(place.path)]
    if not texts:
        return ""
    text = world.chance.choice(texts).rstrip()
    write(place.path, read(place.path).replace(text, f"{text} So", 1))
    return f"reword an original of {place.record.id}"


def editions(world: World) -> str:
    """Give the site other editions, or the same ones in another order."""
    path = world.content / "site.yaml"
    if not path.is_file():
        return ""
    before, blocks, after = parts_of(path)
    kept = [block for block in blocks if key_of(block) != "editions"]
    asked = world.chance.choice(EDITIONS)
    if asked:
        kept.append(f"editions: [{asked}]\n")
    write(path, before + "".join(kept) + after)
    return f"have the editions {asked}"


def forget_a_language(world: World) -> str:
    """Take an edition away with all that is written in it."""
    site = _content(world).records.site
    if site is None or not site.editions:
        return ""
    gone = world.chance.choice(site.editions)
    try:
        for place in _places(world):
            if gone in place.record.translations:
                _tell(place, gone, {})
    except (yaml.YAMLError, KeyError, TypeError):
        return ""
    path = world.content / "site.yaml"
    before, blocks, after = parts_of(path)
    left = ", ".join(language for language in site.editions if language != gone)
    kept = [block for block in blocks if key_of(block) != "editions"]
    kept += [f"editions: [{left}]\n"] if left else []
    write(path, before + "".join(kept) + after)
    return f"forget {gone}"


def catalogue(world: World) -> str:
    """Change a word of the catalogue, take it away, or bring it back."""
    path = world.locale / CATALOGUE
    if not path.exists() or world.chance.random() < 0.4:
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / "locale" / CATALOGUE, path)
        return "bring the catalogue back"
    if world.chance.random() < 0.3:
        path.unlink()
        return "take the catalogue away"
    old, new = "Джерела".encode(), "Джерело".encode()
    path.write_bytes(path.read_bytes().replace(old, new))
    return "change the catalogue"


translate = _edited(_translate, told=False)
stamp_again = _edited(_stamp_again)
take_off_the_stamp = _edited(_take_off_the_stamp)
reword_a_translation = _edited(_reword_a_translation)
drop_a_text = _edited(_drop_a_text)
drop_a_translation = _edited(_drop_a_translation)

TRANSLATIONS = (
    *(translate, translate, translate, translate, stamp_again, stamp_again, stamp_again),
    *(reword_a_translation, reword_a_translation, reword_a_translation, drop_a_text, drop_a_text),
    *(drop_a_translation, take_off_the_stamp, reword_an_original, reword_an_original),
    *(reword_an_original, editions, forget_a_language, catalogue),
)

_OTHER = "incidents/lyall-bay-2021.yaml"
_THIRD = "incidents/oriental-bay-2019.yaml"
_OF_SITE = f"""\
translations:
  uk:
    of: {stamp({"title": "Spills"})}
    title: Розливи
    texts: {{{text_key("Operators")}: Оператори}}
"""
CONTENT = (
    Copy(INCIDENT, _OTHER, (("Evans Bay", "Lyall Bay"), (": Wellington", ": Auckland"))),
    *WITH_TRANSLATIONS,
    Copy(INCIDENT, _THIRD, (("title: Oil", "title: Much oil"), ("2020-03-01", "2019-03-01"))),
    Edit(SITE, "", _OF_SITE),
)
"""What makes the minimal site one in two languages.

Of its incidents one is translated, one is not, and one no longer says what was translated.
"""


def two_languages() -> Snapshot:
    """Return the content of a small site in two languages."""
    with tempfile.TemporaryDirectory() as folder:
        return snapshot(tree(Path(folder), CONTENT))
