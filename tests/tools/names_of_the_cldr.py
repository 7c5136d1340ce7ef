"""Look up what countries and languages are called in other languages, as the CLDR has it."""

from babel import Locale
from babel.messages.catalog import Message

from sourcebook.model.countries import COUNTRIES
from sourcebook.plan.formats.names import LANGUAGES

_COUNTRIES = {country.said: code for code, country in COUNTRIES.items()}
_LANGUAGES = {said: tag for tag, said in LANGUAGES.items()}


def told(language: str, message: Message) -> str | None:
    """Return the name that a message stands for, None if it is none."""
    said = (message.context, message.id)
    if said not in _COUNTRIES and said not in _LANGUAGES:
        return None
    locale = Locale.parse(language, sep="-")
    if said in _COUNTRIES:
        return locale.territories.get(_COUNTRIES[said])
    return locale.languages.get(_LANGUAGES[said])
