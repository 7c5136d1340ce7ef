"""Write dates as they are known.

A pattern names the whole of what stands around a date, and the date in it has the form that the
pattern asks for (see `units`).
"""

from datetime import date

from sourcebook.model.dates import Edtf, Point, Precision, Shape, day_after
from sourcebook.plan.formats.lists import either, listing, ranging
from sourcebook.plan.formats.months import month, month_in, short_month
from sourcebook.plan.formats.units import (
    day,
    day_of_a_year,
    days,
    month_of,
    months,
    plain,
    year_of,
    years,
)
from sourcebook.wording import NP_, pgettext

# What is not known

_IN_A_MONTH = NP_("a date", "in %(month)s %(year)s, day unknown")
_IN_A_YEAR = NP_("a date", "in %(year)s, month unknown")
_SOMETIME_IN_A_YEAR = NP_("a date", "in %(year)s, day and month unknown")

# How sure it is

_ON_OR_AROUND = NP_("a date", "on or around %(date)s")
_AROUND = NP_("a date", "around %(date)s")
_AROUND_UNCERTAIN = NP_("a date", "around %(date)s, uncertain")
_POSSIBLY = NP_("a date", "possibly %(date)s")
_AROUND_AFTER = NP_("a date after until, since, from or to", "around %(date)s")
_AROUND_UNCERTAIN_AFTER = NP_("a date after until, since, from or to", "around %(date)s, uncertain")
_POSSIBLY_AFTER = NP_("a date after until, since, from or to", "possibly %(date)s")
# Translators: "c." is short for around (circa).
_SHORT_AROUND = NP_("a date, short", "c. %(date)s")

# Intervals

_SPAN = NP_("a range of dates", "%(first)s – %(last)s")
_FROM_TO = NP_("a range of dates", "from %(first)s to %(last)s")
_OR_LATER = NP_("a date", "%(date)s or later")
_SINCE = NP_("a date, short", "since %(date)s")
_SINCE_END_UNKNOWN = NP_("a date", "since %(date)s, end unknown")
_UNTIL = {
    "": NP_("a date, short", "until %(date)s"),
    "beginning": NP_("a date", "until %(date)s, beginning unknown"),
    "day": NP_("a date", "until %(date)s, day unknown"),
    "date": NP_("a date", "until %(date)s, date unknown"),
}
_BEFORE = {
    "": NP_("a date, short", "before %(date)s"),
    "beginning": NP_("a date", "before %(date)s, beginning unknown"),
    "day": NP_("a date", "before %(date)s, day unknown"),
    "date": NP_("a date", "before %(date)s, date unknown"),
}


def edtf(value: Edtf, *, short: bool = False) -> str:
    """Write a date as it is known: "on or around 30 March 2022", "4–5 March 2022"."""
    if value.shape is Shape.POINT:
        return _unspecified(value) or _point(_only(value), short=short)
    if value.shape is Shape.INTERVAL:
        return _interval(value, short=short)
    points = [point for point in value.points if point]
    return _set(points, one=value.shape is Shape.ONE_OF, short=short)


def period(value: Edtf) -> str:
    """Write what a bar of a chart counts, as shortly as it can be: "2024", "Jan–May 2025"."""
    first, last = value.earliest, value.latest
    if first is None or last is None or first.year != last.year:
        return edtf(value, short=True)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    if first.month == last.month:
        return months(short_month(first.month), first, short=True)
    return months(ranging(short_month(first.month), short_month(last.month)), last, short=True)


def machine_date(value: Edtf) -> str | None:
    """Return the date for `<time datetime>`, None unless it is one sure day, month or year."""
    if value.shape is not Shape.POINT or "X" in value.text:
        return None
    point = _only(value)
    if point.approximate or point.uncertain:
        return None
    return {
        Precision.DAY: f"{point.earliest:%Y-%m-%d}",
        Precision.MONTH: f"{point.earliest:%Y-%m}",
        Precision.YEAR: f"{point.earliest.year:04}",
    }.get(point.precision)


def _only(value: Edtf) -> Point:
    (point,) = value.points
    if point is None:  # only an interval has ends without a point
        raise AssertionError(value.text)
    return point


# Points


def _unspecified(value: Edtf) -> str | None:
    """Write a date whose source says that the day or the month is not known (`XX`)."""
    point = _only(value)
    if "-XX" not in value.text or not _sure(point):
        return None
    first = point.earliest
    if point.precision is Precision.MONTH:
        return pgettext(*_IN_A_MONTH) % {"month": month_in(first.month), "year": first.year}
    pattern = _SOMETIME_IN_A_YEAR if value.text.endswith("-XX-XX") else _IN_A_YEAR
    return pgettext(*pattern) % {"year": first.year}


def _point(point: Point, *, short: bool = False, on: bool = True) -> str:
    """Write one date with how sure it is; `on` is said only where the date stands by itself."""
    if short:
        said = plain(point, short=True)
        said = pgettext(*_SHORT_AROUND) % {"date": said} if point.approximate else said
        return f"{said} (?)" if point.uncertain else said
    if not point.approximate:
        said = plain(point)
        return pgettext(*_POSSIBLY) % {"date": said} if point.uncertain else said
    pattern = _AROUND_UNCERTAIN if point.uncertain else _AROUND
    if on and pattern is _AROUND and point.precision is Precision.DAY:
        pattern = _ON_OR_AROUND
    return pgettext(*pattern) % {"date": plain(point, after=True)}


def _led(point: Point, *, short: bool = False) -> str:
    """Write one date with how sure it is, after a word that leads it."""
    if short:
        return _point(point, short=True)
    said = plain(point, after=True)
    if _sure(point):
        return said
    pattern = _POSSIBLY_AFTER
    if point.approximate:
        pattern = _AROUND_UNCERTAIN_AFTER if point.uncertain else _AROUND_AFTER
    return pgettext(*pattern) % {"date": said}


def _sure(point: Point) -> bool:
    return not (point.approximate or point.uncertain)


# Intervals


def _interval(value: Edtf, *, short: bool) -> str:
    first, last = value.points
    if first is None and last is not None:
        return _until(last, short=short, unknown=value.text.startswith("/"))
    if last is None and first is not None:
        return _since(first, short=short, unknown=value.text.endswith("/"))
    if first is None or last is None:  # an interval has at least one end
        raise AssertionError(value.text)
    if _sure(first) and _sure(last):
        return _span(first, last, short=short)
    if short:
        return _from_to(_point(first, short=True), _point(last, short=True))
    return pgettext(*_FROM_TO) % {"first": _led(first), "last": _led(last)}


def _until(last: Point, *, short: bool, unknown: bool) -> str:
    """Write an interval without a beginning; the day after its end is the first it cannot be."""
    if short:
        missing = ""
    elif unknown:
        missing = "beginning"
    else:
        missing = "day" if last.precision is Precision.DAY else "date"
    if not _sure(last) or last.latest == date.max:
        return pgettext(*_UNTIL[missing]) % {"date": _led(last, short=short)}
    return pgettext(*_BEFORE[missing]) % {"date": _first_after(last, short=short)}


def _first_after(last: Point, *, short: bool) -> str:
    """Write the unit that follows: 12 November after the 11th, July after June."""
    following = day_after(last.latest)
    match last.precision:
        case Precision.DAY:
            return day(following, short=short)
        case Precision.MONTH | Precision.SEASON:
            return month_of(following, short=short, after=True)
        case _:
            return year_of(following, short=short, after=True)


def _since(first: Point, *, short: bool, unknown: bool) -> str:
    """Write an interval without an end: an open one can be any later day, an unknown one lasted."""
    if not unknown:
        return pgettext(*_OR_LATER) % {"date": _point(first, short=short, on=False)}
    pattern = _SINCE if short else _SINCE_END_UNKNOWN
    return pgettext(*pattern) % {"date": _led(first, short=short)}


def _span(first: Point, last: Point, *, short: bool) -> str:
    """Write an interval with two sure ends, without saying a month or a year twice."""
    start, end = first.earliest, last.earliest
    unit = first.precision if first.precision is last.precision else None
    if unit and start == end:
        return plain(last, short=short)
    same_year = start.year == end.year
    if unit is Precision.DAY and same_year and start.month == end.month:
        return days(ranging(str(start.day), str(end.day)), end, short=short)
    if unit is Precision.DAY and same_year:
        return _from_to(day_of_a_year(start, short=short), day(end, short=short))
    if unit is Precision.MONTH and same_year:
        named = short_month if short else month
        return months(ranging(named(start.month), named(end.month)), end, short=short)
    if unit is Precision.YEAR:
        return years(start, end, short=short)
    return _from_to(plain(first, short=short), plain(last, short=short))


def _from_to(first: str, last: str) -> str:
    return pgettext(*_SPAN) % {"first": first, "last": last}


# Sets


def _set(points: list[Point], *, one: bool, short: bool) -> str:
    joined = either if one else listing
    last = points[-1].earliest
    months_named = {(point.earliest.year, point.earliest.month) for point in points}
    if all(_sure(point) and point.precision is Precision.DAY for point in points):
        if len(months_named) == 1:
            numbers = joined(str(point.earliest.day) for point in points)
            return days(numbers, last, short=short)
        if len({year for year, _ in months_named}) == 1:
            others = (day_of_a_year(point.earliest, short=short) for point in points[:-1])
            return joined([*others, day(last, short=short)])
    return joined(_point(point, short=short) for point in points)
