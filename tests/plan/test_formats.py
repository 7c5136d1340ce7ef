"""Dates, numbers and lists, as readers of English see them."""

from datetime import date
from fractions import Fraction

import pytest

from sourcebook.model.dates import parse
from sourcebook.plan import formats

DATES = {
    # One date
    "2022-03-30": ("30 March 2022", "30 Mar 2022", "2022-03-30"),
    "2022-03": ("March 2022", "Mar 2022", "2022-03"),
    "2022": ("2022", "2022", "2022"),
    "0987": ("987", "987", "0987"),
    "2022-21": ("spring 2022", "spring 2022", None),
    "2022-22": ("summer 2022", "summer 2022", None),
    "2022-23": ("autumn 2022", "autumn 2022", None),
    "2022-24": ("winter 2022–23", "winter 2022–23", None),
    "202X": ("the 2020s", "the 2020s", None),
    "20XX": ("between 2000 and 2099", "between 2000 and 2099", None),
    # What is not known
    "2022-03-XX": ("in March 2022, day unknown", "in March 2022, day unknown", None),
    "2022-XX": ("in 2022, month unknown", "in 2022, month unknown", None),
    "2022-XX-XX": ("in 2022, day and month unknown", "in 2022, day and month unknown", None),
    # How sure it is
    "2022-03-30~": ("on or around 30 March 2022", "c. 30 Mar 2022", None),
    "2022-03-30?": ("possibly 30 March 2022", "30 Mar 2022 (?)", None),
    "2022-03-30%": ("around 30 March 2022, uncertain", "c. 30 Mar 2022 (?)", None),
    "2022-03~": ("around March 2022", "c. Mar 2022", None),
    "2022?": ("possibly 2022", "2022 (?)", None),
    "2022-24~": ("around winter 2022–23", "c. winter 2022–23", None),
    # Intervals
    "2022-03-04/2022-03-05": ("4–5 March 2022", "4–5 Mar 2022", None),
    "2022-02-28/2022-03-04": ("28 February – 4 March 2022", "28 Feb – 4 Mar 2022", None),
    "2022-12-30/2023-01-02": (
        "30 December 2022 – 2 January 2023",
        "30 Dec 2022 – 2 Jan 2023",
        None,
    ),
    "2022-03-04/2022-03-04": ("4 March 2022", "4 Mar 2022", None),
    "2022-03/2022-05": ("March–May 2022", "Mar–May 2022", None),
    "2022-11/2023-02": ("November 2022 – February 2023", "Nov 2022 – Feb 2023", None),
    "2022/2024": ("2022–2024", "2022–2024", None),
    "2022-03/2022-05-04": ("March 2022 – 4 May 2022", "Mar 2022 – 4 May 2022", None),
    "2022-03-04~/2022-03-09": (
        "from around 4 March 2022 to 9 March 2022",
        "c. 4 Mar 2022 – 9 Mar 2022",
        None,
    ),
    "2022-03-04/2022-03-09?": (
        "from 4 March 2022 to possibly 9 March 2022",
        "4 Mar 2022 – 9 Mar 2022 (?)",
        None,
    ),
    # Intervals without one of their ends
    "../2024-11-11": ("before 12 November 2024, day unknown", "before 12 Nov 2024", None),
    "../2024-12-31": ("before 1 January 2025, day unknown", "before 1 Jan 2025", None),
    "../2024-06": ("before July 2024, date unknown", "before Jul 2024", None),
    "../2024-12": ("before January 2025, date unknown", "before Jan 2025", None),
    "../2024-22": ("before September 2024, date unknown", "before Sept 2024", None),
    "../2024": ("before 2025, date unknown", "before 2025", None),
    "../9999-12-31": ("until 31 December 9999, day unknown", "until 31 Dec 9999", None),
    "../2024-11-11~": ("until around 11 November 2024, day unknown", "until c. 11 Nov 2024", None),
    "/2024-11-11": ("before 12 November 2024, beginning unknown", "before 12 Nov 2024", None),
    "2024-11-11/..": ("11 November 2024 or later", "11 Nov 2024 or later", None),
    "2024-11-11~/..": ("around 11 November 2024 or later", "c. 11 Nov 2024 or later", None),
    "2024-11/": ("since November 2024, end unknown", "since Nov 2024", None),
    # Sets
    "[2022-03-04,2022-03-05]": ("4 or 5 March 2022", "4 or 5 Mar 2022", None),
    "{2022-03-04,2022-03-05}": ("4 and 5 March 2022", "4 and 5 Mar 2022", None),
    "{2023-02-01,2023-02-08,2023-02-15}": (
        "1, 8 and 15 February 2023",
        "1, 8 and 15 Feb 2023",
        None,
    ),
    "[2022-02-28,2022-03-01]": ("28 February or 1 March 2022", "28 Feb or 1 Mar 2022", None),
    "[2022-12-31,2023-01-01]": (
        "31 December 2022 or 1 January 2023",
        "31 Dec 2022 or 1 Jan 2023",
        None,
    ),
    "[2022-03,2022-05]": ("March 2022 or May 2022", "Mar 2022 or May 2022", None),
    "[2022-03-04~,2022-03-05]": (
        "on or around 4 March 2022 or 5 March 2022",
        "c. 4 Mar 2022 or 5 Mar 2022",
        None,
    ),
    "[2022-03-04]": ("4 March 2022", "4 Mar 2022", None),
}


@pytest.mark.parametrize("text", DATES)
def test_a_date_is_told_as_it_is_known(text: str) -> None:
    value = parse(text)
    told = (formats.edtf(value), formats.edtf(value, short=True), formats.machine_date(value))
    assert told == DATES[text]


def test_a_full_date() -> None:
    assert formats.day(date(2024, 9, 4)) == "4 September 2024"
    assert formats.day(date(2024, 9, 4), short=True) == "4 Sept 2024"
    assert formats.month(12) == "December"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("2024", "2024"),
        ("2025-01/2025-05", "Jan–May 2025"),
        ("2025-05", "May 2025"),
        ("2024-01-01/2024-12-31", "2024"),
        ("2023-12/2024-02", "Dec 2023 – Feb 2024"),
        ("2024/..", "2024 or later"),
    ],
)
def test_the_period_of_a_bar_is_short(text: str, told: str) -> None:
    assert formats.period(parse(text)) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0, "0"),
        (2_500, "2,500"),
        (3_000_000, "3 m"),
        (3_500_000, "3,500,000"),
        (10**12, "1,000 bn"),
    ],
)
def test_the_marks_of_an_axis_are_short_and_exact(value: int, told: str) -> None:
    assert formats.shortened(value) == told


def test_whole_numbers_have_commas() -> None:
    assert [formats.number(value) for value in (0, 999, 1000, 1234567)] == [
        "0",
        "999",
        "1,000",
        "1,234,567",
    ]


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(3, 3, "3"), (1, 4, "1–4"), (3, None, "at least 3"), (0, 0, "0"), (1000, 2000, "1,000–2,000")],
)
def test_one_count(low: int, high: int | None, told: str) -> None:
    assert formats.count_range(low, high) == told


@pytest.mark.parametrize(
    ("low", "high", "open_ended", "told"),
    [
        (3, 3, False, "3"),
        (3, 3, True, "at least 3"),
        (1, 4, False, "1–4"),
        (1, 4, True, "1–4 or more"),
    ],
)
def test_the_range_of_several_counts(low: int, high: int, told: str, *, open_ended: bool) -> None:
    assert formats.envelope(low, high, open_ended=open_ended) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (Fraction(1), "1.0"),
        (Fraction(4, 3), "1.3"),
        (Fraction(5, 4), "1.3"),
        (Fraction(29, 30), "1.0"),
        (Fraction(0), "0.0"),
    ],
)
def test_a_ratio_has_one_decimal(value: Fraction, told: str) -> None:
    assert formats.ratio(value) == told


@pytest.mark.parametrize(
    ("latitude", "longitude", "decimals", "told"),
    [
        (50.46, 30.17, 2, "50.46° N, 30.17° E"),
        (-40.7, -0.1, 1, "40.7° S, 0.1° W"),
        (51.0, 36.0, 0, "51° N, 36° E"),
    ],
)
def test_coordinates_have_the_decimals_of_their_precision(
    latitude: float, longitude: float, decimals: int, told: str
) -> None:
    assert formats.coordinates(latitude, longitude, decimals) == told


def test_lists_are_joined_for_a_sentence() -> None:
    told = [formats.listing(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])]
    assert told == ["", "a", "a and b", "a, b and c"]
    assert formats.either(["a", "b"]) == "a or b"
    assert formats.either(["a", "b", "c", "d"]) == "a, b, c or d"


def test_countries_have_names() -> None:
    assert [formats.country(code) for code in ("UA", "XX")] == ["Ukraine", "XX"]


def test_languages_have_names() -> None:
    assert [formats.language(tag) for tag in ("uk", "en-GB", "tlh")] == [
        "Ukrainian",
        "English",
        "tlh",
    ]
