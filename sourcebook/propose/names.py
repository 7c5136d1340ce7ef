"""Propose ids: short, in plain letters, and taken by nobody.

Nothing is transliterated: how a name is written in Latin letters is for whoever knows the place.
"""

import re
import unicodedata
from collections.abc import Container
from itertools import chain, count

from sourcebook.model.dates import Edtf, Point, Precision
from sourcebook.model.text import MAX_ID, is_id

_APOSTROPHES = str.maketrans("", "", "'’‘ʼ`´")  # noqa: RUF001 - apostrophes, as they are typed
_WORD = re.compile(r"[a-z0-9]+")

LONGEST_PART = 24
"""The most characters of the publisher, and of the place, in the id of an article."""


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name as an id can hold them, none where a letter is not one of a-z."""
    plain = name.translate(_APOSTROPHES).lower()
    if any(character.isalnum() and not character.isascii() for character in plain):
        return ()
    return tuple(_WORD.findall(plain))


def without_accents(name: str) -> str:
    """Return the name without the marks on its letters, to be offered and never to be assumed."""
    taken_apart = unicodedata.normalize("NFKD", name)
    return "".join(c for c in taken_apart if not unicodedata.combining(c))


def incident_id(place: str, date: Edtf, taken: Container[str]) -> str | None:
    """Propose place-year, None where the place is not written in plain letters.

    What follows a comma says more than an id needs: "Bucha, Yablunska Street" is `bucha`.
    """
    words = words_of(place.partition(",")[0])
    return unused("-".join(words), _year(date), taken) if words else None


def article_id(publisher: str, published: Edtf, about: str, taken: Container[str]) -> str | None:
    """Propose publisher-date-place, None where the place is not written in plain letters."""
    words = words_of(about.partition(",")[0])
    if not words:
        return None
    end = f"{_as_known(published)}-{_cut('-'.join(words), LONGEST_PART)}"
    return unused(_cut(publisher, LONGEST_PART), end, taken)


def entry_id(name: str, taken: Container[str]) -> str | None:
    """Propose the words of a name, None where it is not written in plain letters."""
    words = words_of(name)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return unused("-".join(words), "", taken) if words else None


def unused(start: str, end: str, taken: Container[str]) -> str:
    """Join both parts to an id, with -2, -3 and so on behind it where it is taken.

    The first part is cut where the whole is too long, at a hyphen if there is one.
    """
    tail = f"-{end}" if end else ""
    for suffix in chain([tail], (f"{tail}-{number}" for number in count(2))):
        proposal = _cut(start, MAX_ID - len(suffix)) + suffix
        if is_id(proposal) and proposal not in taken:
            return proposal
    raise AssertionError  # numbers do not end


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    whole_words = text[: length + 1].rpartition("-")[0]
    return whole_words or text[:length]


def _first(date: Edtf) -> Point:
    return next(point for point in date.points if point is not None)


def _year(date: Edtf) -> str:
    """Return the year, or `2020s` where only the decade is known."""
    point = _first(date)
    year = f"{point.earliest.year:04}"
    return f"{year}s" if point.precision in (Precision.DECADE, Precision.CENTURY) else year


def _as_known(date: Edtf) -> str:
    """Return the date as far as it is known: a day, a month or a year."""
    point = _first(date)
    if point.precision is Precision.DAY:
        return point.earliest.isoformat()
    if point.precision is Precision.MONTH:
        return point.earliest.isoformat()[: len("2022-03")]
    return _year(date)
