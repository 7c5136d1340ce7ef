# ruff: noqa: RUF001 - apostrophes and letters of other scripts are what this is about
"""Take a text apart into the terms by which it is found.

The search page does the same to what a reader types, in `assets/js/search/terms.js`: the two agree
on every character that Python knows, which tests/browser/test_search_terms.py holds them to. Terms
are no word stems: they are found by how they begin.
"""

import re
import unicodedata

MOST_LETTERS = 40
"""How long a term is at most; what is longer is no word."""

_WORD = re.compile(r"[^\W_]+(?:['’‘`′‛][^\W_]+)*")
_ELISION = re.compile(r"^(?:[dl]|(?:jus|lors|puis|quoi)?qu|d?all|dell|nell|sull)['’‘`′‛ʼ](?=..)")
_POSSESSIVE = re.compile(r"['’ʼ]s$")
_APOSTROPHES = "'’‘`′‛ʼʹʺʻ"
_HAS_APOSTROPHE = re.compile(f"[{_APOSTROPHES}]")
_REMOVED = str.maketrans("", "", _APOSTROPHES)
_ACCENTED = re.compile("([a-z])[\u0300-\u036f]+")
_ACCENT = re.compile("[\u0300-\u036f]")
_SAME = str.maketrans({"ё": "е", "ς": "σ"})

_ENGLISH_UKRAINIAN_RUSSIAN = (
    "a an and are as at be been but by for from had has have he her him his i if in into is it its "
    "me my no nor not of on or our she so than that the their them then there these they this "
    "those to us was we were what when where which who whom whose will with would you your "
    "а але б би був була були було в вже від він вона вони воно для до ж за з зі і із й їх його її "
    "коли на не ні о об от по при про та так те ти ті то того той у це цей ця ці що щоб як який "
    "яка які якої яких "
    "без бы был была были было во вы где да для его ее если есть еще же из или им их к как ко "
    "когда который которая которые ли мы над нас него нее них но обо она они оно ото под со такой "
    "там тем тех тоже только ты уже чем что чтобы эта эти это этот я и с"
)
FUNCTION_WORDS = frozenset(_ENGLISH_UKRAINIAN_RUSSIAN.split())
"""Words that stand in nearly every text, so that they find nothing; nobody is helped by them."""


def terms(text: str) -> list[str]:
    """Return the terms of a text in order, with repetitions and without function words."""
    return [term for term in all_terms(text) if term not in FUNCTION_WORDS]


def all_terms(text: str) -> list[str]:
    """Return the terms of a text in order, with repetitions and with function words.

    Compatible forms of a letter are one, so are small and capital ones; accents of Latin letters
    and marks of stress go, and so do apostrophes within a word: `п'ять`, `п’ять` and `пʼять` are
    one word. A possessive `'s` goes as a whole, so does a French or Italian article before a vowel:
    who looks for `armée` finds `l'armée`.
    """
    text = _plain(text)
    words = _WORD.findall(text)
    if _HAS_APOSTROPHE.search(text):
        words = [_joined(word) if _HAS_APOSTROPHE.search(word) else word for word in words]
    return [word[:MOST_LETTERS] for word in words if word]


def _joined(word: str) -> str:
    """Return a word without its apostrophes, and what belongs to them."""
    return _ELISION.sub("", _POSSESSIVE.sub("", word)).translate(_REMOVED)


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    # An acute accent on its own is typed for an apostrophe; its compatible form is a space.
    text = unicodedata.normalize("NFKC", text.replace("´", "'")).lower()
    text = _ACCENTED.sub(r"\1", unicodedata.normalize("NFD", text))
    return _ACCENT.sub("", unicodedata.normalize("NFC", text)).translate(_SAME)
