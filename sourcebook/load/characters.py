"""Find the characters that no record may hold, because a reader cannot see what they do.

Refused are control characters, surrogates, noncharacters, private-use and unassigned code points,
and the invisible format characters of Unicode category Cf: overrides of the writing direction,
joiners, marks, tags, soft hyphens. Letters of any script, combining marks and the visible signs of
Arabic pass.

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
        0x3164,  # Hangul filler
        *range(0xFE00, 0xFE10),  # variation selectors
        0xFFA0,  # half-width Hangul filler
        *range(0xE0100, 0xE01F0),  # more variation selectors
    ]
)
"""Characters of other categories that draw nothing."""
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


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Yield place and character wherever a record holds what it may not."""
    if _ALL_ORDINARY.fullmatch(text):
        return
    for unusual in _UNUSUAL.finditer(text):
        if is_forbidden(unusual[0]):
            yield unusual.start(), unusual[0]


def any_forbidden(text: str) -> bool:
    """Tell whether a text holds a character that no record may hold."""
    return _ALL_ORDINARY.fullmatch(text) is None and next(forbidden(text), None) is not None


def is_forbidden(character: str) -> bool:
    """Tell whether a record may not hold the character."""
    if character in _ALLOWED_CONTROLS:
        return False
    code = ord(character)
    if code in _INVISIBLE_OTHERS:
        return True
    return unicodedata.category(character) in _REFUSED_CATEGORIES and code not in _VISIBLE_FORMATS


def name_of(character: str) -> str:
    """Name a character for a message, such as `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    code = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "")
    return f"{code} {name}" if name else f"{code}, a character without a name"
