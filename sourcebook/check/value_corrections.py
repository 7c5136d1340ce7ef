"""Rules on the corrections of values of figures."""

from itertools import pairwise

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.model.ids import Kind
from sourcebook.problems import Severity


@rule("nothing-corrected", Severity.ERROR, Kind.FIGURE)
def nothing_corrected(review: Review) -> Findings:
    """A correction tells readers of a number that was another one before."""
    for figure, document in review.figures:
        for at, number in figure.corrected:
            point = figure.points[at]
            led_to = point.value_after(number)
            if point.corrections[number].was == led_to:
                yield Finding(
                    document.at("points", at, "corrections", number, "was"),
                    f"the correction changes nothing: it was {led_to:,}, and then {led_to:,}",
                    "Write as `was` the number that stood here before, and as `value` the right"
                    " one.",
                )


@rule("corrections-out-of-order", Severity.ERROR, Kind.FIGURE)
def corrections_out_of_order(review: Review) -> Findings:
    """Corrections stand oldest first, and none comes before the value that it corrects."""
    for figure, document in review.figures:
        for at, point in enumerate(figure.points):
            days = [correction.date for correction in point.corrections]
            path = ("points", at, "corrections")
            for number, (before, after) in enumerate(pairwise(days), start=1):
                if after < before:
                    yield Finding(
                        document.at(*path, number, "date"),
                        "this correction is earlier than the one above it",
                        "Put the newest correction last, or correct the date.",
                    )
            if days and point.added and days[0] < point.added:
                yield Finding(
                    document.at(*path, 0, "date"),
                    f"corrected on {days[0]}, and the value was added on {point.added}",
                    "Check both days.",
                )
