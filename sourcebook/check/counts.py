"""Rules on numbers: ranges, and quotations that must say the same as the record."""

from sourcebook.check.number_words import numbers_in
from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.model.ids import Kind
from sourcebook.problems import Severity


@rule("min-above-max", Severity.ERROR, Kind.INCIDENT)
def min_above_max(review: Review) -> Findings:
    """The lowest number stated cannot be above the highest."""
    for incident, document in review.incidents:
        for number, row in enumerate(incident.casualties):
            if row.max is not None and row.min > row.max:
                yield Finding(
                    document.at("casualties", number, "min"),
                    f"`min` is {row.min} and `max` is {row.max}",
                    "Exchange the two, or correct the one that is wrong.",
                )


@rule("repeated-count", Severity.WARNING, Kind.INCIDENT)
def repeated_count(review: Review) -> Findings:
    """One claimant gives one count a day; two rows of one kind are a slip, or two claimants."""
    for incident, document in review.incidents:
        first: dict[tuple[object, ...], int] = {}
        for number, row in enumerate(incident.casualties):
            # A note says what is counted, so rows with different notes can stand side by side.
            key = (row.outcome, row.by, row.as_of, row.basis, row.note)
            if first.setdefault(key, number) != number:
                yield Finding(
                    document.at("casualties", number),
                    f"`{row.by}` has a row for {row.outcome} on {row.as_of} already",
                    "Keep one of the two, or say in `note` what each of them counts.",
                )


_REMEDY = (
    "Correct the number or the quotation; shorten the quotation to the words that carry the figure."
)


@rule("quote-differs", Severity.ERROR, Kind.INCIDENT, Kind.FIGURE)
def quote_differs(review: Review) -> Findings:
    """A quotation proves the figure beside it, so it must carry the same one.

    Digits and number words of English and Ukrainian are compared; years, days and shares are not.
    """
    for incident, document in review.incidents:
        for number, row in enumerate(incident.casualties):
            quoted = numbers_in(row.quote or "")
            stated = {row.min} if row.max is None else {row.min, row.max}
            if quoted and not quoted & stated:
                yield Finding(
                    document.at("casualties", number, "quote"),
                    f"the quotation has {_listed(quoted)}, and the row has {_listed(stated)}",
                    _REMEDY,
                )
        for number, claim in enumerate(incident.claims):
            if not claim.quote:
                continue
            quoted, stated = numbers_in(claim.quote), set(numbers_in(claim.says))
            if stated - quoted and quoted - stated:
                yield Finding(
                    document.at("claims", number, "quote"),
                    f"the quotation has {_listed(quoted - stated)}, and `says` has "
                    f"{_listed(stated - quoted)}",
                    _REMEDY,
                )
    for figure, document in review.figures:
        for number, point in enumerate(figure.points):
            quoted = numbers_in(point.quote or "") - {point.cases}
            if quoted and point.value not in quoted:
                yield Finding(
                    document.at("points", number, "quote"),
                    f"the quotation has {_listed(quoted)}, and `value` is {point.value}",
                    _REMEDY,
                )


def _listed(numbers: frozenset[int] | set[int] | frozenset[int | None]) -> str:
    return " and ".join(f"{number:,}" for number in sorted(n for n in numbers if n is not None))
