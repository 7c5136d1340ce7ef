"""Say of the page of a record what its text is: a translation, one that is behind, the original."""

from dataclasses import dataclass
from enum import StrEnum

from sourcebook.editions.standing import is_needed
from sourcebook.editions.texts import How, texts_of
from sourcebook.model.record import Record
from sourcebook.model.shown_text import Original, Translated
from sourcebook.model.vocabulary import Actor, Publisher, Region, Tag
from sourcebook.plan import formats
from sourcebook.plan.here import Here

_TRANSLATED = frozenset({How.NAMED, How.LISTED})
_SHORT = frozenset({Actor, Publisher, Region, Tag})
"""Records of a name and a line, of which only a fault is worth a note."""


class Told(StrEnum):
    """Say how a record is told in an edition that others are translated from, or into."""

    TRANSLATED = "translated"
    BEHIND = "behind"
    IN_PART = "in-part"
    ORIGINAL = "original"


@dataclass(frozen=True, slots=True)
class TranslationNote:
    """Hold how a record is told, and where and in which language its original is."""

    told: Told
    language: str
    language_name: str
    original: str


def translation_note(here: Here, record: Record) -> TranslationNote | None:
    """Return the note of a record, None in the edition in which it was written."""
    if here.edition.is_first:
        return None
    texts = [
        each.text
        for each in texts_of(record)
        if each.how in _TRANSLATED and is_needed(record, each.path)
    ]
    told = _told(texts)
    if not texts or (told is Told.TRANSLATED and type(record) in _SHORT):
        return None
    language = here.edition.languages[0]
    return TranslationNote(told, language, formats.language(language), here.to_edition(language))


def _told(texts: list[str]) -> Told:
    if any(isinstance(text, Translated) and text.is_stale for text in texts):
        return Told.BEHIND
    if not any(isinstance(text, Translated) for text in texts):
        return Told.ORIGINAL
    if any(isinstance(text, Original) for text in texts):
        return Told.IN_PART
    return Told.TRANSLATED
