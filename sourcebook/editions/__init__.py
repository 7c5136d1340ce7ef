"""Show the records in another language, and say how far a translation of them has come."""

from sourcebook.editions.records import in_language, records_in
from sourcebook.editions.sentences import paragraphs, sentences, text_key
from sourcebook.editions.stamp import stamp
from sourcebook.editions.standing import (
    Missing,
    Orphan,
    Stale,
    Standing,
    listed,
    named_texts,
    standing,
    translation_of,
    usable,
    words_of,
)
from sourcebook.editions.texts import How, RecordText, texts_of
from sourcebook.model.shown_text import Original, Translated, as_recorded

__all__ = [
    "How",
    "Missing",
    "Original",
    "Orphan",
    "RecordText",
    "Stale",
    "Standing",
    "Translated",
    "as_recorded",
    "in_language",
    "listed",
    "named_texts",
    "paragraphs",
    "records_in",
    "sentences",
    "stamp",
    "standing",
    "text_key",
    "texts_of",
    "translation_of",
    "usable",
    "words_of",
]
