"""Know of languages what does not depend on who reads: names in themselves, directions, locales.

All three are as the CLDR has them (https://cldr.unicode.org).
"""

_LIKELY = {
    "ar": "EG",
    "be": "BY",
    "de": "DE",
    "en": "US",
    "es": "ES",
    "fa": "IR",
    "fr": "FR",
    "he": "IL",
    "it": "IT",
    "ja": "JP",
    "ka": "GE",
    "lt": "LT",
    "nl": "NL",
    "pl": "PL",
    "pt": "BR",
    "ro": "RO",
    "ru": "RU",
    "sl": "SI",
    "tr": "TR",
    "uk": "UA",
    "zh": "CN",
}
"""The likely territory of a language that comes without one, as the CLDR has it
(https://www.unicode.org/cldr/charts/latest/supplemental/likely_subtags.html)."""

_TERRITORY = 2


def locale(tag: str) -> str | None:
    """Name a language as Open Graph does, with its likely territory: `en_GB`; None if unknown."""
    language, *others = tag.split("-")
    named = [part.upper() for part in others if len(part) == _TERRITORY]
    territory = named[0] if named else _LIKELY.get(language.lower())
    return f"{language.lower()}_{territory}" if territory else None


_IN_ITSELF = {
    "ar": "العربية",
    "be": "Беларуская",
    "de": "Deutsch",
    "en": "English",
    "es": "Español",
    "fa": "فارسی",
    "fr": "Français",
    "he": "עברית",
    "it": "Italiano",
    "ja": "日本語",
    "ka": "ქართული",
    "lt": "Lietuvių",
    "nl": "Nederlands",
    "pl": "Polski",
    "pt": "Português",
    "ro": "Română",
    "ru": "Русский",
    "sl": "Slovenščina",
    "tr": "Türkçe",
    "uk": "Українська",
    "zh": "中文",
}
_RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def in_itself(tag: str) -> str:
    """Name a language as those who speak it do, or give the tag where no name is known here."""
    return _IN_ITSELF.get(tag.partition("-")[0].lower(), tag)


def direction(tag: str) -> str:
    """Return `rtl` for a language that is written from right to left, else nothing."""
    return "rtl" if tag.partition("-")[0].lower() in _RIGHT_TO_LEFT else ""
