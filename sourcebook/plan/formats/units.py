"""Write the units that dates are known to: days, months, seasons, years and longer.

A unit has another form where a word leads it: "until March 2022" needs another case of the month
than "March 2022" in many languages. So there are two forms of each, which English has one of: by
itself, and after until, since, from, to or around.
"""

from datetime import date

from sourcebook.model.dates import Point, Precision
from sourcebook.plan.formats.lists import ranging
from sourcebook.plan.formats.months import (
    month,
    month_after,
    month_of_a_day,
    short_month,
)
from sourcebook.wording import NP_, pgettext

_DAY = NP_("a full date", "%(day)s %(month)s %(year)s")
_SHORT_DAY = NP_("a full date, short", "%(day)s %(month)s %(year)s")
_DAY_OF_A_YEAR = NP_("a date without its year", "%(day)s %(month)s")
_SHORT_DAY_OF_A_YEAR = NP_("a date without its year, short", "%(day)s %(month)s")
_MONTH = NP_("a month", "%(month)s %(year)s")
_MONTH_AFTER = NP_("a month after until, since, from, to or around", "%(month)s %(year)s")
_SHORT_MONTH = NP_("a month, short", "%(month)s %(year)s")
_SEASONS = {
    21: NP_("a season", "spring %(year)s"),
    22: NP_("a season", "summer %(year)s"),
    23: NP_("a season", "autumn %(year)s"),
    # Translators: winter 2022–23; %(next)s are the last two digits of the second year.
    24: NP_("a season", "winter %(year)s–%(next)s"),
}
_SEASONS_AFTER = {
    21: NP_("a season after until, since, from, to or around", "spring %(year)s"),
    22: NP_("a season after until, since, from, to or around", "summer %(year)s"),
    23: NP_("a season after until, since, from, to or around", "autumn %(year)s"),
    24: NP_("a season after until, since, from, to or around", "winter %(year)s–%(next)s"),
}
# Translators: a number alone in English; others may add the word for a year.
_YEAR = NP_("a year", "%(year)s")
_YEAR_AFTER = NP_("a year after until, since, from, to or around", "%(year)s")
_YEARS = NP_("a range of years", "%(first)s–%(last)s")
_DECADE = NP_("a decade", "the %(year)ss")
_DECADE_AFTER = NP_("a decade after until, since, from, to or around", "the %(year)ss")
_CENTURY = NP_("a century", "between %(first)s and %(last)s")
_CENTURY_AFTER = NP_(
    "a century after until, since, from, to or around", "between %(first)s and %(last)s"
)


def day(value: date, *, short: bool = False) -> str:
    """Write a full date: 30 March 2022."""
    return days(str(value.day), value, short=short)


def days(numbers: str, of: date, *, short: bool) -> str:
    """Write one day of a month, or several: "4–5" of March 2022."""
    pattern, named = (_SHORT_DAY, short_month) if short else (_DAY, month_of_a_day)
    return pgettext(*pattern) % {"day": numbers, "month": named(of.month), "year": of.year}


def day_of_a_year(value: date, *, short: bool) -> str:
    """Write a day where another one tells the year: 28 February."""
    pattern, named = (
        (_SHORT_DAY_OF_A_YEAR, short_month) if short else (_DAY_OF_A_YEAR, month_of_a_day)
    )
    return pgettext(*pattern) % {"day": value.day, "month": named(value.month)}


def months(names: str, of: date, *, short: bool) -> str:
    """Write one month of a year, or several: "March–May" of 2022."""
    return pgettext(*(_SHORT_MONTH if short else _MONTH)) % {"month": names, "year": of.year}


def month_of(value: date, *, short: bool, after: bool) -> str:
    """Write the month of a day, with its year."""
    if short:
        return months(short_month(value.month), value, short=True)
    if after:
        said = {"month": month_after(value.month), "year": value.year}
        return pgettext(*_MONTH_AFTER) % said
    return months(month(value.month), value, short=False)


def year_of(value: date, *, short: bool, after: bool) -> str:
    """Write the year of a day."""
    if short:
        return str(value.year)
    return pgettext(*(_YEAR_AFTER if after else _YEAR)) % {"year": value.year}


def years(first: date, last: date, *, short: bool) -> str:
    """Write a range of years: 2022–2024."""
    if short:
        return ranging(str(first.year), str(last.year))
    return pgettext(*_YEARS) % {"first": first.year, "last": last.year}


def plain(point: Point, *, short: bool = False, after: bool = False) -> str:
    """Write the unit that is known, without how sure it is; `after` a word that leads it."""
    first, last = point.earliest, point.latest
    match point.precision:
        case Precision.DAY:
            return day(first, short=short)
        case Precision.MONTH:
            return month_of(first, short=short, after=after)
        case Precision.SEASON:
            seasons = _SEASONS_AFTER if after else _SEASONS
            said = {"year": first.year, "next": f"{last.year % 100:02}"}
            return pgettext(*seasons[point.season or 0]) % said
        case Precision.YEAR:
            return year_of(first, short=short, after=after)
        case Precision.DECADE:
            return pgettext(*(_DECADE_AFTER if after else _DECADE)) % {"year": first.year}
        case Precision.CENTURY:
            century = _CENTURY_AFTER if after else _CENTURY
            return pgettext(*century) % {"first": first.year, "last": last.year}
