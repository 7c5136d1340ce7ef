"""Rules on figures: the order and the meaning of their points."""

from itertools import pairwise

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.model.dates import Edtf
from sourcebook.model.ids import Kind
from sourcebook.model.words import FigureKind
from sourcebook.problems import Severity


@rule("empty-figure", Severity.ERROR, Kind.FIGURE)
def empty_figure(review: Review) -> Findings:
    """A figure without a value says nothing."""
    for figure, document in review.figures:
        if not figure.points:
            yield Finding(document.at_key("points"), "the figure has no points", "Add one.")


@rule("missing-period", Severity.ERROR, Kind.FIGURE)
def missing_period(review: Review) -> Findings:
    """A value that counts one period is meaningless without it."""
    for figure, document in review.figures:
        for number, point in enumerate(figure.points):
            if figure.kind is FigureKind.PER_PERIOD and point.period is None:
                yield Finding(
                    document.at("points", number),
                    "the figure is per-period, and this point has no `period`",
                    "Add `period:`, such as `2024` or `2024-01/2024-06`.",
                )


@rule("needless-period", Severity.ERROR, Kind.FIGURE)
def needless_period(review: Review) -> Findings:
    """A running total counts from the start: a period would make it another number."""
    for figure, document in review.figures:
        for number, point in enumerate(figure.points):
            if figure.kind is FigureKind.CUMULATIVE and point.period is not None:
                yield Finding(
                    document.at_key("points", number, "period"),
                    "the figure is a running total, and this point has a `period`",
                    "Remove it, or put the point into a figure with `kind: per-period`.",
                )


@rule("points-out-of-order", Severity.ERROR, Kind.FIGURE)
def points_out_of_order(review: Review) -> Findings:
    """Points stand in the order of time, so that a chart reads from left to right."""
    for figure, document in review.figures:
        days = [_place_in_time(point.period or point.as_of) for point in figure.points]
        for number, (before, after) in enumerate(pairwise(days), start=1):
            if after < before:
                key = "as_of" if figure.points[number].period is None else "period"
                yield Finding(
                    document.at("points", number, key),
                    "this point is earlier than the one above it",
                    "Put the newest point last, or correct the date.",
                )


def _place_in_time(value: Edtf) -> tuple[int, int]:
    earliest = value.earliest or value.sort_day
    return earliest.toordinal(), value.sort_day.toordinal()


@rule("falling-total", Severity.WARNING, Kind.FIGURE)
def falling_total(review: Review) -> Findings:
    """A running total does not fall, unless its counter has corrected it: then a note says so."""
    for figure, document in review.figures:
        if figure.kind is not FigureKind.CUMULATIVE:
            continue
        for number, (before, after) in enumerate(pairwise(figure.points), start=1):
            if after.value < before.value and after.note is None:
                yield Finding(
                    document.at("points", number, "value"),
                    f"the running total falls from {before.value:,} to {after.value:,}",
                    "Check both values; if they are right, say in `note` why.",
                )


@rule("outside-coverage", Severity.ERROR, Kind.FIGURE)
def outside_coverage(review: Review) -> Findings:
    """A value lies within the days that the figure covers, and counts nothing that is to come."""
    for figure, document in review.figures:
        start, end = figure.covers.start, figure.covers.to
        if end is not None and end < start:
            yield Finding(
                document.at("covers", "to"),
                f"the figure covers nothing: it ends on {end} and begins on {start}",
                "Exchange the two days, or correct them.",
            )
            continue
        for number, point in enumerate(figure.points):
            path = ("points", number, "period" if point.period else "as_of")
            counted = point.period or point.as_of
            first, last = counted.earliest, counted.latest
            if last is not None and last < start:
                message = f"{counted} comes before the figure begins, on {start}"
                yield Finding(document.at(*path), message, "Check the date, or `covers.from`.")
            elif point.period and end is not None and first is not None and first > end:
                message = f"{counted} comes after the figure ends, on {end}"
                yield Finding(document.at(*path), message, "Check the period, or `covers.to`.")
            elif point.period and first and point.as_of.latest and first > point.as_of.latest:
                message = f"the period {counted} had not begun when it was counted, {point.as_of}"
                yield Finding(document.at(*path), message, "Check both dates.")
