"""Find the characters that no record may hold, because a reader cannot see what they do.

Refused are control characters, surrogates, noncharacters, private-use and unassigned code points,
and the invisible format characters of Unicode category Cf: overrides of the writing direction,
joiners, marks, tags, soft hyphens. Letters of any script, combining marks and the visible signs of
Arabic pass. So do the two joiners that spelling needs, where it needs them (RFC 5892, appendix A):
the non-joiner between letters of Arabic script, as in Persian, and both behind a virama, as in
Hindi. More marks on one letter than any spelling has cover the lines around it, and are refused.

Nearly every character of nearly every text belongs to a few whole blocks of letters and signs, none
of which is refused. Only what is outside them is looked up one by one.
"""

import re
import unicodedata
from collections.abc import Iterator

_ALLOWED_CONTROLS = "\n\t"
_VISIBLE_FORMATS = frozenset(
    [*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD]
)
"""Number signs and verse marks: of category Cf, yet drawn."""
_INVISIBLE_OTHERS = frozenset(
    [
        0x034F,  # combining grapheme joiner
        *range(0x115F, 0x1161),  # Hangul fillers
        *range(0x17B4, 0x17B6),  # Khmer inherent vowels
        *range(0x180B, 0x1810),  # Mongolian selectors
        0x2028,  # line separator
        0x2029,  # paragraph separator
        0x2800,  # Braille pattern without dots
        0x3164,  # Hangul filler
        *range(0xFE00, 0xFE10),  # variation selectors
        0xFFA0,  # half-width Hangul filler
        0xFFFC,  # stands for an object that was copied along
        0xFFFD,  # stands for a character that was lost
        *range(0xE0100, 0xE01F0),  # more variation selectors
    ]
)
"""Characters of other categories that draw nothing, or stand for nothing."""
_REFUSED_CATEGORIES = frozenset(["Cc", "Cf", "Cs", "Co", "Cn"])
_ORDINARY = (
    r"\n\t -~\u00a0-\u00ac\u00ae-\u034e\u0350-\u0377"  # Latin, accents, the first of Greek
    r"\u0391-\u03a1\u03a3-\u052f"  # Greek, Cyrillic
    r"\u05d0-\u05ea\u0620-\u06dc\u0900-\u0983"  # Hebrew, Arabic, Devanagari
    r"\u2000-\u200a\u2010-\u2027\u202f-\u205f\u20a0-\u20c0\u2100-\u218b"  # signs
    r"\u3000-\u303f\u3041-\u3096\u3099-\u30ff\u4e00-\u9fff\uac00-\ud7a3"  # East Asia
)
_ALL_ORDINARY = re.compile(f"[{_ORDINARY}]*+")
_UNUSUAL = re.compile(f"[^{_ORDINARY}]")


_NON_JOINER, _JOINER = "\u200c", "\u200d"
_VIRAMA = 9
"""The combining class of the signs that join the letters of Indian scripts."""
MOST_MARKS = 6
"""The most marks in a row; pointed and accented Hebrew has four."""
_MARKS = (
    r"\u0300-\u034e\u0350-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u06d6-\u06dc"
    r"\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
)
_HEAP = re.compile(f"[{_MARKS}]{{{MOST_MARKS}}}([{_MARKS}])[{_MARKS}]*+")


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Yield place and character wherever a record holds what it may not."""
    if not _ALL_ORDINARY.fullmatch(text):
        for unusual in _UNUSUAL.finditer(text):
            if is_forbidden(unusual[0]) and not _is_spelling(text, unusual.start()):
                yield unusual.start(), unusual[0]
    if not text.isascii():
        for heap in _HEAP.finditer(text):
            yield heap.start(1), heap[1]


def any_forbidden(text: str) -> bool:
    """Tell whether a text holds a character that no record may hold."""
    ordinary = _ALL_ORDINARY.fullmatch(text) is not None
    return not (ordinary and text.isascii()) and next(forbidden(text), None) is not None


def _is_spelling(text: str, place: int) -> bool:
    """Tell whether a joiner stands where a language is spelt with it."""
    if text[place] not in (_NON_JOINER, _JOINER) or not 0 < place < len(text) - 1:
        return False
    before, after = text[place - 1], text[place + 1]
    if unicodedata.combining(before) == _VIRAMA:
        return unicodedata.category(after).startswith("L")
    return text[place] == _NON_JOINER and _is_arabic(before) and _is_arabic(after)


def _is_arabic(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("ARABIC LETTER")


def is_forbidden(character: str) -> bool:
    """Tell whether a record may not hold the character."""
    if character in _ALLOWED_CONTROLS:
        return False
    code = ord(character)
    if code in _INVISIBLE_OTHERS:
        return True
    return unicodedata.category(character) in _REFUSED_CATEGORIES and code not in _VISIBLE_FORMATS


def refused_as(character: str) -> str:
    """Name a character and say why it is refused, to follow "the text holds"."""
    if character == "\ufffd":
        why = "which stands where a character was lost"
    elif unicodedata.category(character).startswith("M") and not is_forbidden(character):
        why = f"and more than {MOST_MARKS} marks on one letter"
    else:
        why = "which a reader cannot see"
    return f"{name_of(character)}, {why}"


def name_of(character: str) -> str:
    """Name a character for a message, such as `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f"{code} {name}" if name else f"{code}, a character without a name"
