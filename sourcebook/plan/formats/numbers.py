"""Write numbers, counts and coordinates."""

import re
from fractions import Fraction
from functools import lru_cache

from sourcebook.plan.formats.lists import ranging
from sourcebook.wording import NP_, pgettext

# Translators: write this number with the signs of the language; all numbers are written alike.
_SAMPLE = NP_("how numbers are written", "1,234,567.8")
_SIGNS = re.compile(r"1(?P<between>\D?)234(?P=between)567(?P<point>\D)8")
_LONGEST_WITHOUT = 3
"""How many digits need no sign between them."""

_AT_LEAST = NP_("a number of people", "at least %(number)s")
_OR_MORE = NP_("a range of numbers of people", "%(range)s or more")
_SHORTENED = (
    # Translators: "bn" is short for a billion, a thousand millions, on the axis of a chart.
    (1_000_000_000, NP_("a large number, short", "%(number)s bn")),
    # Translators: "m" is short for a million, on the axis of a chart.
    (1_000_000, NP_("a large number, short", "%(number)s m")),
)
_NORTH = NP_("degrees of latitude", "%(degrees)s° N")
_SOUTH = NP_("degrees of latitude", "%(degrees)s° S")
_EAST = NP_("degrees of longitude", "%(degrees)s° E")
_WEST = NP_("degrees of longitude", "%(degrees)s° W")
_PLACE = NP_("coordinates", "%(latitude)s, %(longitude)s")


def number(value: int) -> str:
    """Write a whole number, in English with commas from a thousand on."""
    plain = f"{value:,}"
    if len(plain) <= _LONGEST_WITHOUT:
        return plain
    between, _ = _signs(pgettext(*_SAMPLE))
    return plain if between == "," else plain.replace(",", between)


def ratio(value: Fraction) -> str:
    """Write a ratio with one decimal, halves rounded up."""
    tenths = (value.numerator * 10 * 2 + value.denominator) // (value.denominator * 2)
    return f"{number(tenths // 10)}{_point()}{tenths % 10}"


def shortened(value: int) -> str:
    """Write a round number shortly, so that nothing of it is lost: "5 m"."""
    for unit, pattern in _SHORTENED:
        if value and value % unit == 0:
            return pgettext(*pattern) % {"number": number(value // unit)}
    return number(value)


def count_range(low: int, high: int | None) -> str:
    """Write one claimant's count: "3", "1–4", or "at least 3" where no upper number is stated."""
    if high is None:
        return pgettext(*_AT_LEAST) % {"number": number(low)}
    return number(low) if low == high else ranging(number(low), number(high))


def envelope(low: int, high: int, *, open_ended: bool) -> str:
    """Write the range of several counts; an open end means that somebody states only a minimum."""
    if low == high:
        return count_range(low, None if open_ended else high)
    told = count_range(low, high)
    return pgettext(*_OR_MORE) % {"range": told} if open_ended else told


def coordinates(latitude: float, longitude: float, decimals: int) -> str:
    """Write a place in degrees, with the decimals that its precision allows."""
    north = pgettext(*(_NORTH if latitude >= 0 else _SOUTH))
    east = pgettext(*(_EAST if longitude >= 0 else _WEST))
    return pgettext(*_PLACE) % {
        "latitude": north % {"degrees": _degrees(latitude, decimals)},
        "longitude": east % {"degrees": _degrees(longitude, decimals)},
    }


def _degrees(value: float, decimals: int) -> str:
    return f"{abs(value):.{decimals}f}".replace(".", _point())


def _point() -> str:
    return _signs(pgettext(*_SAMPLE))[1]


@lru_cache(maxsize=64)
def _signs(sample: str) -> tuple[str, str]:
    """Return what stands between thousands, and before decimals, in a number that is written."""
    found = _SIGNS.fullmatch(sample)
    return (found["between"], found["point"]) if found else (",", ".")
