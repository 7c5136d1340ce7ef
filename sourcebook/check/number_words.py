"""Read the whole numbers in a sentence: digits, and number words of English and Ukrainian.

Years and days of a month are no counts and are left out, and so are shares in per cent, fractions
and ordinals.
"""

import re
from collections.abc import Iterator

_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_UKRAINIAN = {
    0: "нуль",
    1: "один одна одне одного одній одному одним одною однієї одну",
    2: "два дві двох двом двома двоє",
    3: "три трьох трьом трьома троє",
    4: "чотири чотирьох чотирьом чотирма четверо",
    5: "п'ять п'яти п'ятьох п'ятьом п'ятьма п'ятеро",
    6: "шість шести шістьох шістьом шістьма шестеро",
    7: "сім семи сімох сімом сьома сімома семеро",
    8: "вісім восьми вісьмох вісьмом вісьмома восьмеро",
    9: "дев'ять дев'яти дев'ятьох дев'ятьом дев'ятьма дев'ятеро",
    10: "десять десяти десятьох десятьом десятьма десятеро",
    11: "одинадцять одинадцяти одинадцятьох",
    12: "дванадцять дванадцяти дванадцятьох",
    13: "тринадцять тринадцяти тринадцятьох",
    14: "чотирнадцять чотирнадцяти чотирнадцятьох",
    15: "п'ятнадцять п'ятнадцяти п'ятнадцятьох",
    16: "шістнадцять шістнадцяти шістнадцятьох",
    17: "сімнадцять сімнадцяти сімнадцятьох",
    18: "вісімнадцять вісімнадцяти вісімнадцятьох",
    19: "дев'ятнадцять дев'ятнадцяти дев'ятнадцятьох",
    20: "двадцять двадцяти двадцятьох",
    30: "тридцять тридцяти тридцятьох",
    40: "сорок сорока",
    50: "п'ятдесят п'ятдесяти п'ятдесятьох",
    60: "шістдесят шістдесяти шістдесятьох",
    70: "сімдесят сімдесяти сімдесятьох",
    80: "вісімдесят вісімдесяти вісімдесятьох",
    90: "дев'яносто дев'яноста",
    100: "сто ста",
    200: "двісті двохсот",
    300: "триста трьохсот",
    400: "чотириста чотирьохсот",
    500: "п'ятсот п'ятисот",
    600: "шістсот шестисот",
    700: "сімсот семисот",
    800: "вісімсот восьмисот",
    900: "дев'ятсот дев'ятисот",
}
_WORDS = _SMALL | {word: value for value, words in _UKRAINIAN.items() for word in words.split()}
_DOZEN, _HUNDRED, _THOUSAND, _MILLION = 12, 100, 1_000, 1_000_000
_MULTIPLIERS = {
    "dozen": _DOZEN,
    "hundred": _HUNDRED,
    "thousand": _THOUSAND,
    **dict.fromkeys(("тисяча", "тисячі", "тисячу", "тисяч"), _THOUSAND),
    "million": _MILLION,
    **dict.fromkeys(("мільйон", "мільйони", "мільйона", "мільйонів"), _MILLION),
}

_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘`´", "'"))  # noqa: RUF001 - that is their point
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
    r"|січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня)"
)
_NO_COUNTS = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTHS}\b(?:,?\s+\d{{4}}\b)?"
    rf"|\b{_MONTHS}\.?\s+\d{{1,2}}\b(?:st|nd|rd|th)?(?:,?\s+\d{{4}}\b)?"
    r"|\b\d{4}-\d\d(?:-\d\d)?\b"
    r"|\b\d{1,2}[.:]\d\d(?:[.:]\d{2,4})?\b"
    r"|\b\d+[.,]\d{1,2}\b(?:\s+\w+)?"
    r"|\b(?:19|20)\d\d(?:-?(?:х|го|му|s))?\b"  # noqa: RUF001 - Cyrillic
    r"|\b\d[\d.,]*\s*(?:%|per\s?cent\b|відсот\w*)"
    r"|\b\d+(?:st|nd|rd|th|-(?:й|го|му|та|ту|ша|ий))\b"  # noqa: RUF001 - Cyrillic
    r"|\b(?:no|any|some|every|each|this|that|the)[\s-]one\b"
    r"|\bone\s+(?:another|of)\b|\bone[\s-]by[\s-]one\b|\bone-\w+|\b(?:один|одне|одна)\s+одн\w+"
)
_TOKEN = re.compile(
    r"(?P<digits>(?<![\w.,])(?:\d{1,3}(?:[, \u00a0\u202f]\d{3})+(?!\w)|\d{1,9}(?!\w|[.,]\d)))"
    r"|(?P<word>[a-zа-яіїєґ']+)|(?P<break>[^\s\w-])"  # noqa: RUF001 - Cyrillic
)


def numbers_in(text: str) -> frozenset[int]:
    """Return the counts that a text states."""
    if not text:
        return frozenset()
    plain = _NO_COUNTS.sub(" . ", text.lower().translate(_APOSTROPHES))
    return frozenset(_numbers(plain))


def _numbers(text: str) -> Iterator[int]:
    words = _Spoken()
    for token in _TOKEN.finditer(text):
        word = token["word"]
        if word is not None and words.takes(word):
            continue
        yield from words.finished()
        if word is not None:
            words.takes(word)
        elif token["digits"] is not None:
            words.start(int(re.sub(r"\D", "", token["digits"])))
    yield from words.finished()


class _Spoken:
    """Put the words of one number together: "one hundred and twenty-four"."""

    def __init__(self) -> None:
        self._sum: int | None = None
        self._part: int | None = None
        self._digits = False
        self._and = False

    def start(self, value: int) -> None:
        """Begin with digits, which a multiplier can follow: "2 million"."""
        self._part, self._digits = value, True

    def takes(self, word: str) -> bool:
        """Take the word where it goes on with the number; else it begins another, or none."""
        if word in ("and", "a") and (word == "and") == (self._part is not None):
            # "a hundred" begins with `a`; "hundred and two" goes on over `and`.
            self._and = word == "and"
            return True
        if word in _MULTIPLIERS:
            return self._multiply(_MULTIPLIERS[word])
        value = _WORDS.get(word)
        if value is None or self._digits:
            return False
        if self._part is None:
            self._part, self._and = value, False
            return True
        return self._add(value)

    def _multiply(self, by: int) -> bool:
        part = 1 if self._part is None else self._part
        if by in (_DOZEN, _HUNDRED):
            if part >= _HUNDRED:
                return False
            self._part = part * by
        else:
            self._sum = (self._sum or 0) + part * by
            self._part = 0
        self._digits = self._and = False
        return True

    def _add(self, value: int) -> bool:
        part = self._part or 0
        # Twenty takes three, a hundred takes twenty, a thousand takes a hundred; ten takes nothing.
        room = next((unit for unit in (100, 10) if part % unit == 0), 1)
        if part == 0 and self._sum is None:
            return False
        if part == 0:
            room = _THOUSAND
        if room == 10 and part % 100 == 10:  # noqa: PLR2004 - ten is no tens word
            return False
        if self._and and room == 10:  # noqa: PLR2004 - "twenty and three" are two numbers
            return False
        if not 0 < value < room:
            return False
        self._part = part + value
        self._and = False
        return True

    def finished(self) -> Iterator[int]:
        """Yield the number that has come together, and begin anew."""
        if self._part is not None or self._sum is not None:
            yield (self._sum or 0) + (self._part or 0)
        self._sum = self._part = None
        self._digits = self._and = False
