"""Drawings of figures."""

import re
from datetime import date
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.model.dates import parse
from sourcebook.model.figure import Coverage, Figure, FigurePoint
from sourcebook.model.words import Basis, FigureKind
from sourcebook.plan.views import chart
from sourcebook.plan.views.axis import number_axis, time_axis
from sourcebook.plan.views.chart import ChartView
from sourcebook.plan.views.labels import ON_A_PAGE, Place, place_bars, place_dots


def figure_of(kind: FigureKind, *points: tuple[str, int]) -> Figure:
    """Make a figure with the given dates and values."""
    return Figure.model_construct(
        id="f",
        title="Birds found",
        counter="a",
        counts="birds",
        scope="All.",
        basis=Basis.ALLEGED,
        kind=kind,
        covers=Coverage.model_construct(start=date(2022, 1, 1), to=None),
        note=None,
        points=tuple(
            FigurePoint.model_construct(
                as_of=parse(day.partition(" of ")[0]),
                period=parse(day.partition(" of ")[2] or day)
                if kind is FigureKind.PER_PERIOD
                else None,
                value=value,
                cases=None,
                source="s",
                quote=None,
                note=None,
            )
            for day, value in points
        ),
    )


def drawn(kind: FigureKind, *points: tuple[str, int]) -> ChartView | None:
    """Draw a figure with the given dates and values."""
    return chart.chart(figure_of(kind, *points))


def shown(kind: FigureKind, *points: tuple[str, int]) -> ChartView:
    """Draw a figure that has a drawing."""
    drawing = drawn(kind, *points)
    assert drawing is not None
    return drawing


def test_a_single_value_has_no_drawing() -> None:
    assert drawn(FigureKind.CUMULATIVE, ("2024-01-01", 5)) is None


def test_a_running_total_steps_from_value_to_value() -> None:
    drawing = shown(FigureKind.CUMULATIVE, ("2024-01-01", 50), ("2024-07-01", 100))
    first, last = drawing.dots
    assert drawing.line == f"M{first.x} {first.y}H{last.x}V{last.y}"
    assert first.x < last.x
    assert first.y > last.y
    assert not drawing.bars
    assert (drawing.first, drawing.last) == ("50 (1 Jan 2024)", "100 (1 Jul 2024)")


def test_values_of_periods_are_bars_and_no_line() -> None:
    drawing = shown(FigureKind.PER_PERIOD, ("2023", 5), ("2024", 10))
    assert {bar.period: bar.value for bar in drawing.bars} == {"2023": "5", "2024": "10"}
    tall, short = drawing.bars
    assert tall.height == pytest.approx(2 * short.height)
    assert drawing.line == ""
    assert not drawing.dots
    assert not drawing.gaps
    assert not drawing.overlapping


def test_a_bar_is_as_wide_as_its_period() -> None:
    drawing = shown(FigureKind.PER_PERIOD, ("2023", 5), ("2024-01/2024-06", 5))
    year, half = drawing.bars
    assert half.width == pytest.approx(year.width / 2, rel=0.05)
    assert year.end < half.x


def test_a_time_without_a_value_is_a_gap() -> None:
    drawing = shown(
        FigureKind.PER_PERIOD, ("2018", 0), ("2019", 812), ("2022-01/2022-06", 77), ("2024", 403)
    )
    years = {bar.period: bar for bar in drawing.bars}
    first, second = drawing.gaps
    assert years["2019"].end < first.x + 1 < first.end < years["Jan–Jun 2022"].x
    assert years["Jan–Jun 2022"].end < second.x + 1 < second.end < years["2024"].x
    assert (first.room, second.room) == ("any", "wide")
    assert years["2018"].height == 0  # stated to be nought, which is no gap


def test_periods_with_days_in_common_are_told_and_the_shorter_is_in_front() -> None:
    drawing = shown(FigureKind.PER_PERIOD, ("2024", 9), ("2024-01/2024-06", 4))
    assert drawing.overlapping
    assert not drawing.gaps
    assert [bar.value for bar in drawing.bars] == ["9", "4"]


def test_an_open_period_ends_on_the_day_of_its_count() -> None:
    drawing = shown(
        FigureKind.PER_PERIOD, ("2024-03-31 of 2023", 4), ("2024-03-31 of 2024-01-01/..", 1)
    )
    assert drawing.bars[1].end == pytest.approx(100, abs=1)


def test_a_date_known_to_the_month_is_drawn_as_long() -> None:
    drawing = shown(FigureKind.CUMULATIVE, ("2024-01-05", 1), ("2024-06", 2))
    exact, month = drawing.dots
    assert exact.since is None
    assert month.since is not None
    assert month.since < month.x


def test_every_mark_stays_inside_of_the_drawing() -> None:
    days = [f"20{year:02}-{month:02}-01" for year in range(10, 24) for month in (1, 6)]
    drawing = shown(FigureKind.CUMULATIVE, *((day, place * 317) for place, day in enumerate(days)))
    places = [
        *((dot.x, dot.y) for dot in drawing.dots),
        *((tick.at, 0) for tick in drawing.x_ticks),
    ]
    assert all(0 <= x <= 100 and 0 <= y <= 100 for x, y in places)
    assert 2 <= len(drawing.x_ticks) <= 6
    assert [tick.label for tick in drawing.y_ticks] == [
        "0",
        "2,000",
        "4,000",
        "6,000",
        "8,000",
        "10,000",
    ]


def test_the_newest_value_is_labelled_and_others_where_there_is_room() -> None:
    days = [("2024-04-09", 54), *((f"2024-09-{day:02}", 60 + day) for day in range(1, 10))]
    drawing = shown(FigureKind.CUMULATIVE, *days, ("2025-05-08", 268))
    labels = {dot.value: dot.label for dot in drawing.dots}
    newest = labels["268"]
    assert newest
    assert newest.narrow
    assert newest.dated
    assert labels["54"]
    assert 2 < sum(label is not None for label in labels.values()) < len(labels)


@given(
    st.lists(
        st.tuples(st.floats(0, 100), st.floats(0, 100), st.integers(0, 10**9)),
        min_size=1,
        max_size=25,
    )
)
def test_labels_never_touch(values: list[tuple[float, float, int]]) -> None:
    """The estimate is held to itself here; the browser tests hold it to the letters."""
    places = [Place(x, y, f"{value:,}", "30 Sept 2024") for x, y, value in sorted(values)]
    labels = place_dots(places, ON_A_PAGE)
    for width in (ON_A_PAGE.narrow, ON_A_PAGE.wide):
        boxes = []
        for place, label in zip(places, labels, strict=True):
            wide = width == ON_A_PAGE.wide
            if label and (label.narrow or wide):
                text = place.value + (f" {place.date}" if label.dated and wide else "")
                across = 100 * len(text) * 0.5 / width
                left = place.x - (across if label.anchor == "end" else 0)
                height, lift = 100 * 1.2 / ON_A_PAGE.height, 100 * 0.45 / ON_A_PAGE.height
                top = place.y + lift if label.below else place.y - lift - height
                boxes.append((left, left + across, top, top + height))
        for one, other in combinations(boxes, 2):
            apart_across = one[1] <= other[0] or other[1] <= one[0]
            apart_down = one[3] <= other[2] or other[3] <= one[2]
            assert apart_across or apart_down
    assert labels[-1]


def test_bars_that_are_too_near_lose_their_labels_on_narrow_screens_first() -> None:
    labels = place_bars([Place(4.0 * n, 50, "1,234", "") for n in range(25)], ON_A_PAGE)
    on_wide = [n for n, label in enumerate(labels) if label]
    on_narrow = [n for n, label in enumerate(labels) if label and label.narrow]
    assert 2 < len(on_narrow) < len(on_wide) < 25
    assert set(on_narrow) <= set(on_wide)
    assert all(after - before >= 5 for before, after in pairwise(on_narrow))


def test_a_figure_that_stays_at_nought_can_be_drawn() -> None:
    drawing = shown(FigureKind.CUMULATIVE, ("2024-01-01", 0), ("2024-01-01", 0))
    assert {dot.y for dot in drawing.dots} == {100}


def test_thousands_of_values_make_a_short_drawing() -> None:
    days = [date.fromordinal(730_000 + n).isoformat() for n in range(5_000)]
    drawing = shown(FigureKind.CUMULATIVE, *((day, n) for n, day in enumerate(days)))
    assert len(re.findall("H", drawing.line)) <= 401
    assert drawing.line.endswith(f"V{drawing.dots[-1].y}")
    assert [dot.value for dot in drawing.dots] == ["4,999"]
    assert (
        chart.sketch(
            figure_of(FigureKind.PER_PERIOD, *((day, 1) for day in days)),
            time_axis([date(2000, 1, 1)]),
        )
        is None
    )


def test_small_drawings_share_their_time() -> None:
    figures = [
        figure_of(FigureKind.PER_PERIOD, ("2022", 1)),
        figure_of(FigureKind.CUMULATIVE, ("2025-05-08", 1)),
    ]
    shared = chart.shared_axis(figures)
    one, other = (chart.sketch(figure, shared) for figure in figures)
    assert one
    assert other
    assert one.x_ticks == other.x_ticks
    assert [tick.label for tick in one.x_ticks] == ["2022", "2023", "2024", "2025"]


@pytest.mark.parametrize(
    ("last", "labels"),
    [
        ("2024-03-01", ["Jan 2024", "Feb", "Mar"]),
        ("2024-12-31", ["Jan 2024", "Apr", "Jul", "Oct"]),
        ("2025-07-01", ["Jan 2024", "Jul", "Jan 2025", "Jul"]),
        ("2027-12-31", ["2024", "2025", "2026", "2027"]),
    ],
)
def test_the_time_axis_has_few_and_round_marks(last: str, labels: list[str]) -> None:
    drawing = shown(FigureKind.CUMULATIVE, ("2024-01-01", 1), (last, 2))
    assert [f"{tick.label} {tick.below or ''}".strip() for tick in drawing.x_ticks] == labels


@given(st.dates(), st.dates())
def test_any_span_of_time_has_marks_inside_of_it(one: date, other: date) -> None:
    axis = time_axis([one, other])
    assert axis.first <= min(one, other) <= max(one, other) <= axis.last
    assert 1 <= len(axis.ticks) <= 6
    assert all(0 <= tick.at < 100 for tick in axis.ticks)
    assert axis.along(axis.first) == 0
    assert axis.along(axis.last, end=True) == 100


@given(st.integers(0, 10**15), st.booleans())
def test_any_number_fits_its_axis(highest: int, open_ended: bool) -> None:  # noqa: FBT001
    axis = number_axis(highest, open_ended=open_ended)
    assert axis.highest >= max(1, highest + open_ended)
    assert 2 <= len(axis.ticks) <= 6
    assert axis.ticks[0].label == "0"
    assert axis.ticks[-1].at == 100


def test_round_millions_are_written_shortly() -> None:
    assert [tick.label for tick in number_axis(1_100_000_000).ticks] == [
        *("0", "500 m", "1 bn", "1,500 m")
    ]
