"""Put names into the alphabetical order of a language."""

import unicodedata

_ALPHABETS = {"uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя"}
"""The letters of languages whose order is not that of their numbers in Unicode."""
_OWN, _SAME_SCRIPT, _OTHER = 0x1000, 0x2000, 0x10000
"""From here on stand the letters of the language, of its script, and all others: after digits."""


def name_key(name: str, language: str) -> str:
    """Return what to sort a name by: neither accents nor capital letters tell names apart.

    Where a language has letters of its own, they come first, then other letters of their script,
    then other scripts; what is no letter or digit does not count.
    """
    alphabet = _ALPHABETS.get(language.partition("-")[0])
    folded = unicodedata.normalize("NFC", name.casefold())
    if alphabet is None:
        return folded if folded.isascii() else _bare(folded)
    return "".join(
        _placed(sign, alphabet)
        for letter in folded
        for sign in (letter if letter in alphabet else _bare(letter))
    )


def _bare(text: str) -> str:
    """Return the text without accents."""
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _placed(letter: str, alphabet: str) -> str:
    own = alphabet.find(letter)
    if own >= 0:
        return chr(_OWN + own)
    if not letter.isalpha():
        return letter if letter.isdecimal() or letter.isspace() else ""
    same_script = unicodedata.name(letter, "").startswith(_script(alphabet))
    return chr((_SAME_SCRIPT if same_script else _OTHER) + ord(letter))


def _script(alphabet: str) -> str:
    return unicodedata.name(alphabet[0]).partition(" ")[0]
