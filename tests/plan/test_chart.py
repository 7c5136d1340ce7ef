"""Drawings of figures."""

from datetime import date

import pytest

from sourcebook.model.dates import parse
from sourcebook.model.figure import Coverage, Figure, FigurePoint
from sourcebook.model.words import Basis, FigureKind
from sourcebook.plan.views import chart
from sourcebook.plan.views.chart import ChartView


def drawn(kind: FigureKind, *points: tuple[str, int]) -> ChartView | None:
    """Draw a figure with the given dates and values."""
    figure = Figure.model_construct(
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
                as_of=parse(day),
                period=parse(day) if kind is FigureKind.PER_PERIOD else None,
                value=value,
                cases=None,
                source="s",
                quote=None,
                note=None,
            )
            for day, value in points
        ),
    )
    return chart.chart(figure)


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


def test_values_of_periods_are_bars_and_no_line() -> None:
    drawing = shown(FigureKind.PER_PERIOD, ("2023", 5), ("2024", 10))
    assert [bar.value for bar in drawing.bars] == ["5", "10"]
    assert [bar.label for bar in drawing.bars] == ["2023", "2024"]
    assert drawing.bars[1].height == pytest.approx(2 * drawing.bars[0].height)
    assert drawing.line == ""
    assert not drawing.dots


def test_every_mark_stays_inside_of_the_drawing() -> None:
    days = [f"20{year:02}-{month:02}-01" for year in range(10, 24) for month in (1, 6)]
    drawing = shown(FigureKind.CUMULATIVE, *((day, place * 317) for place, day in enumerate(days)))
    for dot in drawing.dots:
        assert drawing.left <= dot.x <= drawing.right
        assert drawing.top <= dot.y <= drawing.bottom
    for tick in drawing.x_ticks:
        assert drawing.left <= tick.at <= drawing.right
    assert 2 <= len(drawing.x_ticks) <= 6
    assert [tick.label for tick in drawing.y_ticks] == [
        "0",
        "2,000",
        "4,000",
        "6,000",
        "8,000",
        "10,000",
    ]


def test_labels_never_touch_and_the_newest_value_has_one() -> None:
    drawing = shown(
        FigureKind.CUMULATIVE,
        ("2024-04-09", 54),
        ("2024-06-18", 61),
        ("2024-09-04", 62),
        ("2024-09-06", 73),
        ("2025-05-08", 268),
    )
    assert [dot.label for dot in drawing.dots] == ["54", "61", None, "73", "268"]


def test_a_figure_that_stays_at_nought_can_be_drawn() -> None:
    drawing = shown(FigureKind.CUMULATIVE, ("2024-01-01", 0), ("2024-01-01", 0))
    assert {dot.y for dot in drawing.dots} == {drawing.bottom}


@pytest.mark.parametrize(
    ("last", "labels"),
    [
        ("2024-03-01", ["Jan 2024", "Feb 2024", "Mar 2024"]),
        ("2024-12-31", ["Jan 2024", "Apr 2024", "Jul 2024", "Oct 2024"]),
        ("2027-12-31", ["2024", "2025", "2026", "2027"]),
    ],
)
def test_the_time_axis_has_few_and_round_marks(last: str, labels: list[str]) -> None:
    drawing = shown(FigureKind.CUMULATIVE, ("2024-01-01", 1), (last, 2))
    assert [tick.label for tick in drawing.x_ticks] == labels
