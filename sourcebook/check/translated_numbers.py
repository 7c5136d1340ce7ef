"""Compare the numbers of a text with those of its translation.

Each number in digits must be found on the other side, in whatever form a language has for it:
`1,200` and `1 200`, `3.5` and `3,5`, `two` and `2`, `9 p.m.` and `21:00`, `2 thousand` and `2000`,
`the 20th century` and `XX`. Months are words here and numbers there, and count as neither.
"""

import re
import unicodedata
from collections.abc import Iterator

from sourcebook.check.number_words import numbers_in

_CITED = re.compile(r"\[@[^\]\s]{1,100}\]|\]\([^)\s\]]{0,300}\)|https?://\S+")
"""What holds digits that are no numbers: ids, and addresses."""
_LIST_MARKER = re.compile(r"^[ \t>]*\d{1,3}[.)](?=[ \t])", re.MULTILINE)
_DATE = re.compile(r"(?<!\d)(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)")
_ISO_DATE = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_HALF_DAY = re.compile(
    r"(?<![\d.,:])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?"
    r"[ \u00a0\u202f]?(?P<half>[ap])\.?m\b\.?",
    re.IGNORECASE,
)
_TIME = re.compile(r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)(?![\d:]|[.,]\d)")
_NUMBER = re.compile(r"\d{1,3}(?:[,.' \u00a0\u202f\u2009]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_THOUSANDS = re.compile(r"[,.' \u00a0\u202f\u2009](?=\d{3}(?!\d))")
_ROMAN = re.compile(r"(?<!\w)[IVXІХ]{1,6}(?!\w)")  # noqa: RUF001 - Cyrillic ones are typed, too
_ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first перш",
            "second друг",
            "third трет",
            "fourth четверт",
            "fifth п'ят п’ят пʼят",
            "sixth шост",
            "seventh сьом",
            "eighth восьм",
            "ninth дев'ят дев’ят девʼят",
            "tenth десят",
            "eleventh одинадцят",
            "twelfth дванадцят",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_SEPARATORS = {"\u066b": ".", "\u066c": ","}
"""What Arabic digits are parted by."""
_OTHER_DIGIT = re.compile(r"(?![0-9])\d|[\u066b\u066c]")
_HOURS = 12
_SCALES = (1_000, 1_000_000, 1_000_000_000)
_FEW = 12
"""Up to this number a language may have a word of its own, such as "both" or "a pair"."""


def different_numbers(original: str, translation: str) -> tuple[list[str], list[str]]:
    """Return the numbers in digits that only the original has, and those that only the other has.

    A number that is written in digits on one side may be a word on the other.
    """
    one, other = _plain(original), _plain(translation)
    lacking = _only_in(one, other)
    extra = _only_in(other, one)
    # Small numbers have words in every language, more than any list holds.
    return [n for n in lacking if not _is_small(n)], extra


def _plain(text: str) -> str:
    plain = _LIST_MARKER.sub(" ", _CITED.sub(" ", text))
    return plain if plain.isascii() else _OTHER_DIGIT.sub(_as_ascii, plain)


def _as_ascii(match: re.Match[str]) -> str:
    return _SEPARATORS.get(match[0]) or str(unicodedata.decimal(match[0]))


def _only_in(text: str, other: str) -> list[str]:
    known = _forms_in(other)
    return [n for n in dict.fromkeys(_numbers(text)) if not _forms(n) & known]


def _is_small(number: str) -> bool:
    return number.isdigit() and len(number) <= len(str(_FEW)) and int(number) <= _FEW


def _numbers(text: str) -> Iterator[str]:
    """Yield the numbers that stand in digits, times as `21:00`, dates as day and year."""
    rest = _DATE.sub(r" \1 \3 ", _ISO_DATE.sub(r" \3 \1 ", text))
    times: list[str] = []

    def taken(match: re.Match[str]) -> str:
        hour, minute = int(match["hour"]), match["minute"] or "00"
        half = match.groupdict().get("half", "").lower()
        if half:
            hour = hour % _HOURS + (_HOURS if half == "p" else 0)
        times.append(f"{hour}:{minute}")
        return " "

    rest = _TIME.sub(taken, _HALF_DAY.sub(taken, rest))
    yield from times
    for match in _NUMBER.finditer(rest):
        yield _normal(match[0])


def _normal(number: str) -> str:
    plain = _THOUSANDS.sub("", number).replace(",", ".")
    whole, point, part = plain.partition(".")
    part = part.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{part}" if point and part else "")


def _forms(number: str) -> frozenset[str]:
    """Return what a number in digits can be on the other side."""
    hour, colon, minute = number.partition(":")
    if colon:  # 21:00 is "at 21", "9 in the evening", or 21.00
        twelve = str(int(hour) % _HOURS or _HOURS)
        short = {hour, twelve} if minute == "00" else set()
        return frozenset({number, f"{twelve}:{minute}", _normal(f"{hour}.{minute}"), *short})
    return frozenset({number, *_scaled(number)})


def _scaled(number: str) -> Iterator[str]:
    """Yield the number of thousands or millions, and the number that these are."""
    digits = number.replace(".", "")
    decimals = len(number.partition(".")[2])
    if len(digits) > 15:  # noqa: PLR2004 - more than any count has
        return
    for scale in _SCALES:
        value = int(digits) * scale
        if value % 10**decimals == 0:
            yield str(value // 10**decimals)
        if not decimals and int(digits) % (scale // 1000 or 1) == 0 and int(digits) >= scale:
            yield _normal(f"{int(digits) // scale}.{int(digits) % scale:0{len(str(scale)) - 1}d}")


def _forms_in(text: str) -> frozenset[str]:
    """Return all forms of all numbers of a text, in digits and in words."""
    found: set[str] = set()
    for number in _numbers(text):
        found |= _forms(number)
    found |= {str(number) for number in numbers_in(text)}
    lower = text.lower()
    found |= {str(number) for word, number in _ORDINALS.items() if word in lower}
    found |= {str(_roman(match[0])) for match in _ROMAN.finditer(text)}
    return frozenset(found)


def _roman(text: str) -> int:
    values = {"I": 1, "V": 5, "X": 10, "І": 1, "Х": 10}  # noqa: RUF001 - Cyrillic
    total, before = 0, 0
    for letter in reversed(text):
        value = values[letter]
        total += value if value >= before else -value
        before = max(before, value)
    return total
