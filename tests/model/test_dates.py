# ruff: noqa: E501 - a row of a table stays on one line
"""EDTF: every day of chosen years, and bounds that an oracle of its own finds by looking."""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.model.dates import (
    MAX_LENGTH,
    DateError,
    Edtf,
    Precision,
    Shape,
    day_after,
    parse,
)

FIRST, LAST = date(2000, 1, 1), date(2010, 2, 28)
YEARS = st.integers(2000, 2009)
DAYS = st.dates(FIRST, date(2009, 12, 31))
SEASONS = {21: (3, 4, 5), 22: (6, 7, 8), 23: (9, 10, 11), 24: (12, 1, 2)}


@cache
def all_days() -> tuple[date, ...]:
    return tuple(FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))


@cache
def days_meant(text: str) -> list[date]:
    """Find every day that a single date can mean, by trying them all."""
    text = text.rstrip("~?%")
    if re.fullmatch(r"\d{4}-2[1-4]", text):
        year, months = int(text[:4]), SEASONS[int(text[5:])]
        return [
            day
            for day in all_days()
            if day.month in months and day.year == year + (day.month < months[0])
        ]
    return [day for day in all_days() if re.match(text.replace("X", "."), day.isoformat())]


@pytest.mark.parametrize("year", [1900, 1999, 2000, 2022, 2024, 2100])
def test_every_day_of_a_year_is_read_and_every_other_number_refused(year: int) -> None:
    for month in range(100):
        for day in range(34):
            text = f"{year}-{month:02}-{day:02}"
            try:
                expected = date(year, month, day)
            except ValueError:
                with pytest.raises(DateError):
                    parse(text)
            else:
                found = parse(text)
                assert (found.earliest, found.latest, found.text) == (expected, expected, text)
                assert found.points[0] is not None
                assert found.points[0].precision is Precision.DAY


@pytest.mark.parametrize("year", range(1995, 2005))
def test_every_month_and_year_has_its_bounds(year: int) -> None:
    assert (parse(f"{year}").earliest, parse(f"{year}").latest) == (
        date(year, 1, 1),
        date(year, 12, 31),
    )
    for month in range(1, 13):
        found = parse(f"{year}-{month:02}")
        assert found.earliest == date(year, month, 1)
        assert found.latest == date(year, month, monthrange(year, month)[1])


POINTS = st.one_of(
    DAYS.map(str),
    DAYS.map(lambda day: f"{day:%Y-%m}"),
    YEARS.map(str),
    st.builds(lambda y, s: f"{y}-{s}", YEARS, st.integers(21, 24)),
    DAYS.map(lambda day: f"{day:%Y-%m}-XX"),
    YEARS.map(lambda year: f"{year}-XX-XX"),
    YEARS.map(lambda year: f"{year}-XX"),
    st.just("200X"),
)
QUALIFIED = st.builds(
    lambda point, mark: point + mark, POINTS, st.sampled_from(["", "~", "?", "%"])
)


@given(QUALIFIED)
def test_a_single_date_means_the_days_that_an_oracle_finds(text: str) -> None:
    meant = days_meant(text)
    found = parse(text)
    assert (found.earliest, found.latest) == (meant[0], meant[-1])
    assert found.sort_day == meant[-1]
    assert found.shape is Shape.POINT
    (point,) = found.points
    assert point is not None
    assert (point.approximate, point.uncertain) == (text[-1] in "~%", text[-1] in "?%")


@given(QUALIFIED, QUALIFIED)
def test_an_interval_lies_between_its_ends(first: str, last: str) -> None:
    begins, ends = days_meant(first)[0], days_meant(last)[-1]
    if begins > ends:
        with pytest.raises(DateError) as refused:
            parse(f"{first}/{last}")
        assert refused.value.impossible
    else:
        found = parse(f"{first}/{last}")
        assert (found.earliest, found.latest, found.shape) == (begins, ends, Shape.INTERVAL)


@given(QUALIFIED, st.sampled_from(["..", ""]))
def test_an_open_end_has_no_bound(text: str, end: str) -> None:
    since, until = parse(f"{text}/{end}"), parse(f"{end}/{text}")
    assert (since.earliest, since.latest) == (days_meant(text)[0], None)
    assert (until.earliest, until.latest) == (None, days_meant(text)[-1])
    assert since.sort_day == days_meant(text)[0]
    assert until.sort_day == days_meant(text)[-1]


@given(st.lists(QUALIFIED, min_size=1, max_size=4), st.booleans())
def test_a_set_reaches_from_its_first_day_to_its_last(texts: list[str], all_of: bool) -> None:  # noqa: FBT001
    text = ("{%s}" if all_of else "[%s]") % ", ".join(texts)
    found = parse(text)
    assert found.shape is (Shape.ALL_OF if all_of else Shape.ONE_OF)
    assert found.earliest == min(days_meant(part)[0] for part in texts)
    assert found.latest == max(days_meant(part)[-1] for part in texts)


WINDOW = [f"2022-03-{day:02}" for day in range(1, 13)]
ENDS = st.tuples(st.sampled_from(WINDOW[:-1]), st.sampled_from(WINDOW[1:])).filter(
    lambda ends: ends[0] <= ends[1]
)


@given(ENDS, ENDS, st.sampled_from(["", "first", "last"]), st.sampled_from(["", "first", "last"]))
def test_two_dates_overlap_where_they_share_a_day(
    one: tuple[str, str], other: tuple[str, str], one_open: str, other_open: str
) -> None:
    def interval(ends: tuple[str, str], which: str) -> Edtf:
        return parse(
            f"{'..' if which == 'first' else ends[0]}/{'..' if which == 'last' else ends[1]}"
        )

    def days(ends: tuple[str, str], which: str) -> set[str]:
        first = WINDOW[0] if which == "first" else ends[0]
        last = WINDOW[-1] if which == "last" else ends[1]
        return {day for day in WINDOW if first <= day <= last}

    a, b = interval(one, one_open), interval(other, other_open)
    assert a.may_overlap(b) is bool(days(one, one_open) & days(other, other_open))
    assert b.may_overlap(a) is a.may_overlap(b)


@given(st.one_of(st.text(), st.text("0123456789X-/.~?%[]{}, ", max_size=30)))
def test_any_text_is_a_date_or_is_refused_with_a_remedy(text: str) -> None:
    try:
        found = parse(text)
    except DateError as refused:
        said = (str(refused), refused.hint)
        assert all(said)
        return
    assert str(found) == found.text == text
    assert found == parse(text)
    assert found.sort_day in (found.latest, found.earliest)
    assert (found.earliest or date.min) <= (found.latest or date.max)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("30.03.2022", "`2022-03-30`"),
        ("3/4/2022", "`2022-04-03` or `2022-03-04`"),
        ("13-04-2022", "`2022-04-13`"),
        ("2022-3-4", "`2022-03-04`"),
        ("2022.03", "`2022-03`"),
        ("2022/03/30", "`2022-03-30`"),
        ("2022-03-30T12:00", "Write the day alone, `2022-03-30`"),
        ("2022-03-30 12:00", "put the time of day into `note`"),
        ("around 2022", "`2022-03-30~` for about that day"),
        ("2022-03-04/2022-03-05/2022-03-06", "`2022-03-04/2022-03-05`"),
        ("[2022-03-04", "`[2022-03-04,2022-03-05]`"),
        ("{2022-03-04]", "`{2022-03-04,2022-03-05}`"),
        ("../..", "Write the end that is known."),
        ("/", "Write the end that is known."),
        ("202X-03", "`202X`"),
        ("2022-XX-30", "`2022-XX-XX`"),
        ("2022-21-01", "`2022-21`"),
        ("x" * (MAX_LENGTH + 1), "Put the explanation into `note`."),
    ],
)
def test_a_refusal_guesses_what_was_meant(text: str, remedy: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(text)
    assert remedy in refused.value.hint
    assert not refused.value.impossible


@pytest.mark.parametrize(
    "text", ["2022-02-30", "2023-02-29", "2022-13", "2022-00", "0000", "2022-03-05/2022-03-04", "9999-24"]
)  # fmt: skip
def test_a_date_that_no_calendar_has_is_impossible(text: str) -> None:
    with pytest.raises(DateError) as refused:
        parse(text)
    assert refused.value.impossible


@pytest.mark.parametrize(
    "text",
    ["", " 2022", "2022 ", "-2022", "12022", "2022-3", "2022~-03", "20XX-03", "2022-03-3X", "٢٠٢٢", "2022-03-30~~", "Y2022", "22"],
)  # fmt: skip
def test_what_records_do_not_use_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse(text)


def test_the_ends_of_the_calendar_hold() -> None:
    assert parse("0001").earliest == date.min
    assert parse("00XX").earliest == date.min
    assert parse("9999-12-31").latest == date.max
    assert day_after(date.max) == date.max
    assert day_after(date(2024, 2, 28)) == date(2024, 2, 29)
