"""Tell how far the translation of a record has come: what is missing, stale, or fits nothing now.

A named text counts as translated from when it is stamped: before, nobody has said that it is done.
A text under `texts` needs no stamp, since its key is made of what it translates.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sourcebook.editions.sentences import folded, sentences, text_key
from sourcebook.editions.stamp import (
    MOST_SENTENCES,
    Stamped,
    overall,
    read_stamp,
    sentence_keys,
)
from sourcebook.editions.texts import TEXTS, How, RecordText, texts_of
from sourcebook.model.incident import Incident
from sourcebook.model.record import Record
from sourcebook.model.translation import PageTranslation, Translation

AnyTranslation = Translation | PageTranslation


class Missing(NamedTuple):
    """Hold a text without a translation, and whether one is there that nobody has stamped."""

    path: tuple[str | int, ...]
    how: How
    text: str
    is_unstamped: bool = False


class Stale(NamedTuple):
    """Hold a named text whose original has changed since it was translated.

    `new` are the sentences that the translation does not know, `gone` the places, from 1, of those
    that it was made of and that are no longer there. Neither is given where only their order has
    changed, or where it cannot be told which of them did.
    """

    field: str
    new: tuple[str, ...] = ()
    gone: tuple[int, ...] = ()


class Orphan(NamedTuple):
    """Hold a translation of nothing that the record says now; the path is within translations."""

    path: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Standing:
    """Hold how far the translation of a record into a language has come."""

    language: str
    missing: tuple[Missing, ...]
    stale: tuple[Stale, ...]
    orphans: tuple[Orphan, ...]

    @property
    def is_up_to_date(self) -> bool:
        """Tell whether nothing is to be done."""
        return not (self.missing or self.stale or self.orphans)


def translation_of(record: Record, language: str) -> AnyTranslation | None:
    """Return the translation of a record, None where it has none into the language."""
    translations: Mapping[str, AnyTranslation] = getattr(record, "translations", {})
    return translations.get(language)


def words_of(translation: AnyTranslation) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every text of a translation that somebody has written, with its path within it."""
    for name, value in vars(translation).items():
        if name not in {"id", "of", "texts"} and value:
            yield (name,), value
    yield from ((("texts", key), text) for key, text in listed(translation).items() if text)


def standing(record: Record, language: str) -> Standing:
    """Return how far the translation of a record has come."""
    found = list(texts_of(record))
    translation = translation_of(record, language)
    stale = tuple(stale_in(named_texts(found), translation))
    return Standing(
        language,
        tuple(_missing(record, found, translation)),
        stale,
        tuple(_orphans(record, found, translation)) if translation else (),
    )


def named_texts(texts: list[RecordText]) -> dict[str, str]:
    """Return the texts that are translated under their own names."""
    return {str(text.path[0]): text.text for text in texts if text.how.is_named}


def usable(translation: AnyTranslation | None) -> dict[str, str]:
    """Return the named texts of a translation that count: written, and stamped."""
    if translation is None or not translation.of:
        return {}
    texts = ((name, getattr(translation, name, "")) for name in read_stamp(translation.of).texts)
    return {name: text for name, text in texts if text and name not in {"of", "texts", "id"}}


def listed(translation: AnyTranslation | None, record: Record | None = None) -> Mapping[str, str]:
    """Return the translations under `texts`, by their keys.

    With `record`, those that could stand for two texts of it are left out: somebody has looked for
    two that have the same digits, and no speaker is given the words of another.
    """
    texts: Mapping[str, str] = getattr(translation, "texts", {})
    if record is None or not texts:
        return texts
    known: dict[str, str] = {}
    doubtful = {
        key
        for found in texts_of(record)
        if found.how.is_listed
        for key in [text_key(found.text)]
        if known.setdefault(key, folded(found.text)) != folded(found.text)
    }
    return {key: text for key, text in texts.items() if key not in doubtful} if doubtful else texts


def _missing(
    record: Record, texts: list[RecordText], translation: AnyTranslation | None
) -> Iterator[Missing]:
    done = usable(translation)
    by_key = listed(translation, record)
    for path, how, text, _ in texts:
        if not is_needed(record, path):
            continue
        if how.is_named and path[0] not in done:
            given = getattr(translation, str(path[0]), "") if translation else ""
            if given or not how.may_stay:
                yield Missing(path, how, text, is_unstamped=bool(given))
        elif how is How.LISTED and not by_key.get(text_key(text)):
            yield Missing(path, how, text)


def is_needed(record: Record, path: tuple[str | int, ...]) -> bool:
    """Tell whether readers see a text: of a record merged or withdrawn only a notice is left."""
    if not (isinstance(record, Incident) and record.tombstone):
        return True
    return path[0] in {"title", "withdrawn", "changes"}


def stale_in(originals: Mapping[str, str], translation: AnyTranslation | None) -> Iterator[Stale]:
    """Yield the named texts whose originals have changed since they were stamped."""
    done = usable(translation)
    if translation is None or not done:
        return
    stamped = read_stamp(translation.of)
    told = [
        _changed(name, originals[name], stamped)
        for name in done
        if name in originals and sentence_keys(originals[name]) != stamped.texts[name]
    ]
    yield from told
    if not told and stamped.texts.keys() <= originals.keys():
        now = {name: originals[name] for name in stamped.texts}
        if overall(now) != stamped.digest:
            yield from (Stale(name) for name in done)


def _changed(name: str, text: str, stamped: Stamped) -> Stale:
    before, now = stamped.texts[name], sentence_keys(text)
    unknown, lost = Counter(now) - Counter(before), Counter(before) - Counter(now)
    said = sentences(text)[:MOST_SENTENCES]
    new = tuple(s for key, s in zip(now, said, strict=True) if _taken(unknown, key))
    gone = tuple(place for place, key in enumerate(before, start=1) if _taken(lost, key))
    return Stale(name, new, gone)


def _taken(left: Counter[str], key: str) -> bool:
    """Tell whether some of these are left, and take one away."""
    left[key] -= 1
    return left[key] >= 0


def _orphans(
    record: Record, texts: list[RecordText], translation: AnyTranslation
) -> Iterator[Orphan]:
    named = named_texts(texts)
    for name, how in TEXTS[type(record)].items():
        given = getattr(translation, name, "") if how.is_named else ""
        if given and name not in named:
            yield Orphan((name,), given)
    known = {text_key(text.text) for text in texts if text.how.is_listed}
    for key, given in listed(translation).items():
        if key not in known:
            yield Orphan(("texts", key), given)
