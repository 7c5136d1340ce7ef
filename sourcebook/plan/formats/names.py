"""Name what every site has: languages, countries, and the status of an incident."""

from collections.abc import Mapping

from sourcebook.model.countries import country_in_words as country
from sourcebook.model.words import Status
from sourcebook.wording import NP_, pgettext

LANGUAGES: Mapping[str, tuple[str, str]] = {
    "ar": NP_("language", "Arabic"),
    "be": NP_("language", "Belarusian"),
    "de": NP_("language", "German"),
    "en": NP_("language", "English"),
    "es": NP_("language", "Spanish"),
    "fa": NP_("language", "Persian"),
    "fr": NP_("language", "French"),
    "he": NP_("language", "Hebrew"),
    "it": NP_("language", "Italian"),
    "ja": NP_("language", "Japanese"),
    "ka": NP_("language", "Georgian"),
    "lt": NP_("language", "Lithuanian"),
    "nl": NP_("language", "Dutch"),
    "pl": NP_("language", "Polish"),
    "pt": NP_("language", "Portuguese"),
    "ro": NP_("language", "Romanian"),
    "ru": NP_("language", "Russian"),
    "sl": NP_("language", "Slovene"),
    "tr": NP_("language", "Turkish"),
    "uk": NP_("language", "Ukrainian"),
    "und": NP_("language", "language not known"),
    "zh": NP_("language", "Chinese"),
}
"""The languages that have a name, by their tags."""
_STATUSES: Mapping[str, tuple[str, str]] = {
    Status.ALLEGED: NP_("status", "Alleged"),
    Status.CORROBORATED: NP_("status", "Corroborated"),
    Status.VERIFIED: NP_("status", "Verified"),
    Status.ADJUDICATED: NP_("status", "Adjudicated"),
}
_STATUS_WORDS: Mapping[str, tuple[str, str]] = {
    Status.ALLEGED: NP_("status, within a sentence", "alleged"),
    Status.CORROBORATED: NP_("status, within a sentence", "corroborated"),
    Status.VERIFIED: NP_("status, within a sentence", "verified"),
    Status.ADJUDICATED: NP_("status, within a sentence", "adjudicated"),
}

__all__ = ("LANGUAGES", "country", "language", "status", "status_word")


def language(tag: str) -> str:
    """Name the language of a tag of BCP 47, or give the tag itself where no name is known here."""
    known = LANGUAGES.get(tag.partition("-")[0])
    return pgettext(*known) if known else tag


def status(value: str) -> str:
    """Write a status by itself, as a title."""
    return pgettext(*_STATUSES[value])


def status_word(value: str) -> str:
    """Write a status where other words lead it."""
    return pgettext(*_STATUS_WORDS[value])
