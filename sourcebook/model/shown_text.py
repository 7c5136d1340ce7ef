"""Texts of an edition that know where they come from.

An edition of a site shows the same records in another language. Most of its texts are translations,
some are still those of the original; a page can say of each which it is.
"""

from typing import Any, Self


class Original(str):  # noqa: SLOT000 - a text that has a language
    """Hold a text that an edition shows as it was written, in the language of the records."""

    language: str

    def __new__(cls, text: str, language: str) -> Self:
        """Make it of the text and its language."""
        made = super().__new__(cls, text)
        made.language = language
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Tell pickle to keep the language as well."""
        return Original, (str(self), self.language)


class Translated(str):  # noqa: SLOT000 - a text that knows what it says
    """Hold a translation: what it translates, and whether that has changed meanwhile."""

    original: str
    is_stale: bool

    def __new__(cls, text: str, original: str, *, is_stale: bool = False) -> Self:
        """Make it of the text in the language of the edition, and in that of the records."""
        made = super().__new__(cls, text)
        made.original = original
        made.is_stale = is_stale
        return made

    def __reduce__(self) -> tuple[Any, ...]:
        """Tell pickle to keep what it says of the original."""
        return _translated, (str(self), self.original, self.is_stale)


def _translated(text: str, original: str, is_stale: bool) -> Translated:  # noqa: FBT001 - pickle's
    return Translated(text, original, is_stale=is_stale)


def as_recorded(text: str) -> str:
    """Return a text in the language of the records, whichever edition shows it."""
    return text.original if isinstance(text, Translated) else str(text)


def told(text: str) -> tuple[str, str]:
    """Return a text that knows no language, and the language that it is in where that matters."""
    return str(text), text.language if isinstance(text, Original) else ""


def retold(text: str, language: str) -> str:
    """Return the text of which `told` gave these two."""
    return Original(text, language) if language else text
