"""Rules on the order of days: event, report, reading, and the record's own history."""

from collections.abc import Iterator
from datetime import date

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.load.document import FieldPath
from sourcebook.model.dates import Edtf
from sourcebook.model.ids import Kind
from sourcebook.model.incident import Incident
from sourcebook.model.words import ASSERTING, Derivation
from sourcebook.problems import Severity


@rule("event-after-report", Severity.ERROR, Kind.INCIDENT)
def event_after_report(review: Review) -> Findings:
    """Nothing is reported before it happens."""
    for incident, document in review.incidents:
        earliest = incident.when.date.earliest
        if earliest is None:
            continue
        told: set[str] = set()
        for name, path in _reports(incident):
            article = review.records.articles.get(name)
            latest = article.published.latest if article else None
            if article and latest and earliest > latest and name not in told:
                told.add(name)
                yield Finding(
                    document.at(*path),
                    f"`{name}` was published on {article.published}, before the event on "
                    f"{incident.when.date}",
                    "Check the day of the event, and the day of publication.",
                )


def _reports(incident: Incident) -> Iterator[tuple[str, FieldPath]]:
    """Yield the articles that report the event itself; others may tell of what came before."""
    for number, claim in enumerate(incident.claims):
        if claim.stance in ASSERTING:
            yield claim.source, ("claims", number, "source")
    for number, row in enumerate(incident.casualties):
        yield row.source, ("casualties", number, "source")
    if incident.when.source:
        yield incident.when.source, ("when", "source")


@rule("claim-before-event", Severity.ERROR, Kind.INCIDENT)
def claim_before_event(review: Review) -> Findings:
    """Nobody asserts or counts what has not happened yet."""
    for incident, document in review.incidents:
        earliest = incident.when.date.earliest
        if earliest is None:
            continue
        for number, claim in enumerate(incident.claims):
            latest = claim.date.latest
            if claim.stance in ASSERTING and latest is not None and latest < earliest:
                yield Finding(
                    document.at("claims", number, "date"),
                    f"the claim of {claim.date} comes before the event on {incident.when.date}",
                    "Check both days; `date` is the day of the statement.",
                )
        for number, row in enumerate(incident.casualties):
            counted = row.as_of.latest
            if counted is not None and counted < earliest:
                yield Finding(
                    document.at("casualties", number, "as_of"),
                    f"the count of {row.as_of} comes before the event on {incident.when.date}",
                    "Check both dates; `as_of` is the date of the count.",
                )


@rule("said-after-source", Severity.WARNING, Kind.INCIDENT, Kind.FIGURE)
def said_after_source(review: Review) -> Findings:
    """A source cannot carry what was said or counted after it was published."""
    for incident, document in review.incidents:
        for number, claim in enumerate(incident.claims):
            if message := _later(review, claim.source, claim.date.earliest, str(claim.date)):
                yield Finding(document.at("claims", number, "date"), message, _UPDATED)
        for number, row in enumerate(incident.casualties):
            if message := _later(review, row.source, row.as_of.earliest, str(row.as_of)):
                yield Finding(document.at("casualties", number, "as_of"), message, _UPDATED)
    for figure, document in review.figures:
        for number, point in enumerate(figure.points):
            if message := _later(review, point.source, point.as_of.earliest, str(point.as_of)):
                yield Finding(document.at("points", number, "as_of"), message, _UPDATED)


_UPDATED = (
    "Check both days, or cite the source that carries it. An article that was updated later has an "
    "interval as its `published`."
)


def _later(review: Review, name: str, said: date | None, written: str) -> str:
    article = review.records.articles.get(name)
    if article is None or said is None:
        return ""
    latest = article.published.latest
    if latest is None or said <= latest:
        return ""
    return f"{written} is later than its source, `{name}`, published on {article.published}"


@rule("rests-on-later", Severity.WARNING, Kind.ARTICLE)
def rests_on_later(review: Review) -> Findings:
    """A source cannot rest on one that was published after it."""
    for article, document in review.articles:
        for number, edge in enumerate(article.derived_from):
            other = review.records.articles.get(edge.article)
            if other is None or edge.how is Derivation.ANALYSES:
                continue
            if _is_before(article.published, other.published):
                yield Finding(
                    document.at("derived_from", number, "article"),
                    f"`{other.id}` was published on {other.published}, after this article on "
                    f"{article.published}",
                    "Check both days, and which of the two restates the other.",
                )


def _is_before(one: Edtf, other: Edtf) -> bool:
    """Tell whether every day that the one can mean comes before every day of the other."""
    latest, earliest = one.latest, other.earliest
    return latest is not None and earliest is not None and latest < earliest


@rule("read-before-published", Severity.ERROR, Kind.ARTICLE)
def read_before_published(review: Review) -> Findings:
    """Nothing is read, archived or added before it is published."""
    for article, document in review.articles:
        earliest = article.published.earliest
        if earliest is None:
            continue
        hint = "Check the day, and the day of publication."
        if article.accessed and article.accessed < earliest:
            message = f"read on {article.accessed}, and published on {article.published}"
            yield Finding(document.at("accessed"), message, hint)
        if article.added and article.added < earliest:
            message = f"added on {article.added}, and published on {article.published}"
            yield Finding(document.at("added"), message, hint)
        if article.archived and article.archived.date < earliest:
            message = f"archived on {article.archived.date}, and published on {article.published}"
            yield Finding(document.at("archived", "date"), message, hint)


@rule("later-than-record", Severity.WARNING, Kind.INCIDENT)
def later_than_record(review: Review) -> Findings:
    """A day after the last change of the record is a mistyped year, or a change is missing."""
    for incident, document in review.incidents:
        if not incident.changes:
            continue
        last = max(change.date for change in incident.changes)
        for written, earliest, path in _days(incident):
            if earliest is not None and earliest > last:
                yield Finding(
                    document.at(*path),
                    f"{written} is later than the last change of this record, on {last}",
                    "Check the year; if it is right, add an entry to `changes`.",
                )


def _days(incident: Incident) -> Iterator[tuple[str, date | None, FieldPath]]:
    yield str(incident.when.date), incident.when.date.earliest, ("when", "date")
    for number, claim in enumerate(incident.claims):
        yield str(claim.date), claim.date.earliest, ("claims", number, "date")
    for number, row in enumerate(incident.casualties):
        yield str(row.as_of), row.as_of.earliest, ("casualties", number, "as_of")
