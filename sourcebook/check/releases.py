"""Rules on releases: what was cited once can still be found and understood."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.model.ids import Key, Kind
from sourcebook.model.release import Release, ReleasedVersion
from sourcebook.problems import Location, Severity
from sourcebook.relate.facts import IncidentFacts


@rule("release-name", Severity.ERROR, Kind.RELEASE)
def release_name(review: Review) -> Findings:
    """The name of a release is its day; the second of a day has `-2` behind it."""
    for release, document in review.subjects(Kind.RELEASE):
        if isinstance(release, Release) and release.order is None:
            yield Finding(
                document.whole(),
                f"`{release.id}` is no day",
                "Name the file like `2026-11-23.yaml`; `build.py release` does.",
            )


@rule("released-incident-gone", Severity.WARNING, whole=True)
def released_incident_gone(review: Review) -> Findings:
    """Who cites a released incident must find at least a notice at its address.

    Its id, or one of its former ids, belongs to a public record, which may be withdrawn or merged.
    """
    for version in _released(review):
        if version.facts is None and version.named not in review.names[Kind.INCIDENT]:
            yield Finding(
                version.location,
                f"`{version.named}` was released, and no public incident has, or had, this id",
                "Take the record back with `withdrawn:`, or add the id to the `former_ids` of the "
                "one that it is now.",
            )
        elif version.facts is not None and not version.facts.public:
            yield Finding(
                version.location,
                f"`{version.named}` was released, and is held back now",
                "Publish it again, as soon as nobody is in danger by it, at least as withdrawn.",
            )


@rule("released-history-cut", Severity.WARNING, whole=True)
def released_history_cut(review: Review) -> Findings:
    """The history of an incident only grows: whoever cited it counts on what stood there."""
    for version in _released(review):
        changes = version.facts.changes if version.facts else ()
        if version.facts is None:
            continue
        if len(changes) < version.value.changes:
            were, are = version.value.changes, len(changes)
            message = f"`{version.named}` was released with {were} changes, and has {are} now"
            yield Finding(version.location, message, "Put back what was taken out of `changes`.")
        elif date.fromordinal(changes[version.value.changes - 1][0]) != version.value.date:
            message = (
                f"change {version.value.changes} of `{version.named}` was released as of "
                f"{version.value.date}, and is of another day now"
            )
            yield Finding(version.location, message, "Put back the day that it had.")


class _Released(NamedTuple):
    named: str
    value: ReleasedVersion
    facts: IncidentFacts | None
    place: tuple[Review, str]

    @property
    def location(self) -> Location:
        """Return the line of the release; it is looked up only for a finding."""
        review, release = self.place
        return review.documents[Key(Kind.RELEASE, release)].at("incidents", self.named)


def _released(review: Review) -> Iterator[_Released]:
    """Yield every released version, with the facts of the incident that it is of today."""
    releases = review.records.releases
    if not releases:
        return
    incidents = review.facts.incidents
    today = {former: f for f in incidents.values() for former in f.former_ids} | dict(incidents)
    for release in releases.values():
        for named, version in release.incidents.items():
            yield _Released(named, version, today.get(named), (review, release.id))
