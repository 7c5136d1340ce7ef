"""Write dates, numbers and lists for readers, in English.

An edition in another language replaces this module, and nothing else of the stage.
"""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from sourcebook.model.dates import Edtf, Point, Precision, Shape, day_after

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SHORT_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sept", "Oct", "Nov", "Dec"),
)
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}


# Dates


def day(value: date, *, short: bool = False) -> str:
    """Write a full date: 30 March 2022."""
    return f"{value.day} {_month(value, short=short)} {value.year}"


def month(number: int) -> str:
    """Write the name of a month, counted from 1."""
    return MONTHS[number - 1]


def edtf(value: Edtf, *, short: bool = False) -> str:
    """Write a date as it is known: "on or around 30 March 2022", "4–5 March 2022"."""
    if value.shape is Shape.POINT:
        return _unspecified(value) or _point(_only(value), short=short)
    if value.shape is Shape.INTERVAL:
        return _interval(value, short=short)
    word = "or" if value.shape is Shape.ONE_OF else "and"
    return _set([point for point in value.points if point], word, short=short)


def tick(value: date, *, years: bool) -> str:
    """Write a mark of a time axis: "2024", or "Jan 2024" where the marks are months."""
    return str(value.year) if years else f"{_month(value, short=True)} {value.year}"


def period(value: Edtf) -> str:
    """Write what a bar of a chart counts, as shortly as it can be: "2024", "Jan–May 2025"."""
    first, last = value.earliest, value.latest
    if first is None or last is None or first.year != last.year:
        return edtf(value, short=True)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year)
    return f"{_month(first, short=True)}–{_month(last, short=True)} {last.year}"


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


def _unspecified(value: Edtf) -> str | None:
    """Write a date whose source says that the day or the month is not known (`XX`)."""
    point = _only(value)
    if "-XX" not in value.text or point.approximate or point.uncertain:
        return None
    if point.precision is Precision.MONTH:
        return f"in {_plain(point)}, day unknown"
    missing = "day and month unknown" if value.text.endswith("-XX-XX") else "month unknown"
    return f"in {_plain(point)}, {missing}"


def _point(point: Point, *, short: bool = False, alone: bool = True) -> str:
    """Write one date with how sure it is; "on" fits only where no other preposition leads it."""
    plain = _plain(point, short=short)
    if short:
        about = f"c. {plain}" if point.approximate else plain
        return f"{about} (?)" if point.uncertain else about
    if point.approximate and point.uncertain:
        return f"around {plain}, uncertain"
    if point.approximate:
        day_alone = alone and point.precision is Precision.DAY
        return f"on or around {plain}" if day_alone else f"around {plain}"
    return f"possibly {plain}" if point.uncertain else plain


def _plain(point: Point, *, short: bool = False) -> str:
    """Write the unit that is known, without how sure it is."""
    first = point.earliest
    match point.precision:
        case Precision.DAY:
            return day(first, short=short)
        case Precision.MONTH:
            return f"{_month(first, short=short)} {first.year}"
        case Precision.SEASON:
            season = _SEASONS[point.season or 0]
            return f"{season} {_years(first, point.latest)}"
        case Precision.YEAR:
            return str(first.year)
        case Precision.DECADE:
            return f"the {first.year}s"
        case Precision.CENTURY:
            return f"between {first.year} and {point.latest.year}"


def _month(value: date, *, short: bool) -> str:
    return (SHORT_MONTHS if short else MONTHS)[value.month - 1]


def _years(first: date, last: date) -> str:
    return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year % 100:02}"


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
        return f"{_point(first, short=True)} – {_point(last, short=True)}"
    return f"from {_point(first, alone=False)} to {_point(last, alone=False)}"


def _until(last: Point, *, short: bool, unknown: bool) -> str:
    """Write an interval without a beginning; the day after its end is the first it cannot be."""
    if not _sure(last):
        text = f"until {_point(last, short=short, alone=False)}"
    elif last.latest == date.max:
        text = f"until {_plain(last, short=short)}"
    else:
        text = f"before {_first_after(last, short=short)}"
    if short:
        return text
    if unknown:
        return f"{text}, beginning unknown"
    return f"{text}, day unknown" if last.precision is Precision.DAY else f"{text}, date unknown"


def _first_after(last: Point, *, short: bool) -> str:
    """Write the unit that follows: 12 November after the 11th, July after June."""
    after = day_after(last.latest)
    match last.precision:
        case Precision.DAY:
            return day(after, short=short)
        case Precision.MONTH | Precision.SEASON:
            return f"{_month(after, short=short)} {after.year}"
        case _:
            return str(after.year)


def _since(first: Point, *, short: bool, unknown: bool) -> str:
    """Write an interval without an end: an open one can be any later day, an unknown one lasted."""
    start = _point(first, short=short, alone=False)
    if not unknown:
        return f"{start} or later"
    return f"since {start}" if short else f"since {start}, end unknown"


def _span(first: Point, last: Point, *, short: bool) -> str:
    """Write an interval with two sure ends, without saying a month or a year twice."""
    start, end = first.earliest, last.earliest
    if first.precision is last.precision and start.year == end.year:
        if start == end:
            return _plain(last, short=short)
        if first.precision is Precision.DAY and start.month == end.month:
            return f"{start.day}–{_plain(last, short=short)}"
        if first.precision is Precision.DAY:
            return f"{start.day} {_month(start, short=short)} – {_plain(last, short=short)}"
        if first.precision is Precision.MONTH:
            return f"{_month(start, short=short)}–{_plain(last, short=short)}"
    if first.precision is last.precision is Precision.YEAR:
        return f"{start.year}–{end.year}"
    return f"{_plain(first, short=short)} – {_plain(last, short=short)}"


def _set(points: list[Point], word: str, *, short: bool) -> str:
    last = points[-1]
    months = {(point.earliest.year, point.earliest.month) for point in points}
    if all(_sure(point) and point.precision is Precision.DAY for point in points):
        ending = _plain(last, short=short)
        if len(months) == 1:
            return listing([*(str(point.earliest.day) for point in points[:-1]), ending], word)
        if len({year for year, _ in months}) == 1:
            days = [f"{p.earliest.day} {_month(p.earliest, short=short)}" for p in points[:-1]]
            return listing([*days, ending], word)
    return listing([_point(point, short=short) for point in points], word)


def _sure(point: Point) -> bool:
    return not (point.approximate or point.uncertain)


# Numbers


def number(value: int) -> str:
    """Write a whole number, with commas from a thousand on."""
    return f"{value:,}"


def ratio(value: Fraction) -> str:
    """Write a ratio with one decimal, halves rounded up."""
    tenths = (value.numerator * 10 * 2 + value.denominator) // (value.denominator * 2)
    return f"{tenths // 10:,}.{tenths % 10}"


def count_range(low: int, high: int | None) -> str:
    """Write one claimant's count: "3", "1–4", or "at least 3" where no upper number is stated."""
    if high is None:
        return f"at least {number(low)}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def envelope(low: int, high: int, *, open_ended: bool) -> str:
    """Write the range of several counts; an open end means that somebody states only a minimum."""
    if low == high:
        return count_range(low, None if open_ended else high)
    return f"{count_range(low, high)} or more" if open_ended else count_range(low, high)


def coordinates(latitude: float, longitude: float, decimals: int) -> str:
    """Write a place in degrees, with the decimals that its precision allows."""
    north = "N" if latitude >= 0 else "S"
    east = "E" if longitude >= 0 else "W"
    return f"{abs(latitude):.{decimals}f}° {north}, {abs(longitude):.{decimals}f}° {east}"


# Lists


def listing(items: Iterable[str], word: str = "and") -> str:
    """Join items for a sentence: "a", "a and b", "a, b and c"."""
    parts = list(items)
    if len(parts) < 2:  # noqa: PLR2004 - two make a list
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {word} {parts[-1]}"


# Languages

_LANGUAGES = {
    "ar": "Arabic",
    "be": "Belarusian",
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "he": "Hebrew",
    "it": "Italian",
    "ja": "Japanese",
    "ka": "Georgian",
    "lt": "Lithuanian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ro": "Romanian",
    "ru": "Russian",
    "sl": "Slovene",
    "tr": "Turkish",
    "uk": "Ukrainian",
    "zh": "Chinese",
}


def language(tag: str) -> str:
    """Name the language of a tag of BCP 47, or give the tag itself where no name is known here."""
    return _LANGUAGES.get(tag.partition("-")[0], tag)
