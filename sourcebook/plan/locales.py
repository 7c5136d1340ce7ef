"""Name the language of a site as Open Graph does: with a territory, `en_GB`."""

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
    """Return language and territory of a tag of BCP 47, None where no territory is known."""
    language, *others = tag.split("-")
    named = [part.upper() for part in others if len(part) == _TERRITORY]
    territory = named[0] if named else _LIKELY.get(language.lower())
    return f"{language.lower()}_{territory}" if territory else None
