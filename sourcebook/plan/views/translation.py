"""Say of the page of a record what its text is: a translation, one that is behind, the original."""

from dataclasses import dataclass
from enum import StrEnum

from sourcebook.editions.texts import TEXTS
from sourcebook.model.record import Record
from sourcebook.model.shown_text import Original, Translated
from sourcebook.plan import formats
from sourcebook.plan.here import Here


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
        text
        for field, how in TEXTS[type(record)].items()
        if how.is_named and (text := getattr(record, field))
    ]
    language = here.edition.languages[0]
    return TranslationNote(
        _told(texts), language, formats.language(language), here.to_edition(language)
    )


def _told(texts: list[str]) -> Told:
    if any(isinstance(text, Translated) and text.is_stale for text in texts):
        return Told.BEHIND
    if not any(isinstance(text, Translated) for text in texts):
        return Told.ORIGINAL
    if any(isinstance(text, Original) for text in texts):
        return Told.IN_PART
    return Told.TRANSLATED
