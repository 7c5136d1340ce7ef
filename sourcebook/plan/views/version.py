"""A version as references name it."""

from dataclasses import dataclass

from sourcebook.plan import formats, routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.parts import DateView, Link, day_view
from sourcebook.relate.versions import SHORT, DataVersion, Version, day_of


@dataclass(frozen=True, slots=True)
class VersionView:
    """Hold a version; `digest` are its first digits, `release` is the one that recorded it."""

    date: DateView
    digest: str
    release: Link | None


def version_view(version: Version, release: Link | None = None) -> VersionView:
    """Return a version; of its digest no more than the first digits need be known."""
    return VersionView(day_view(version.date), version.digest[:SHORT], release)


def standing_version(version: DataVersion) -> VersionView | None:
    """Return the version of the data that stands, None for a site without records."""
    return version_view(Version(version.date, version.digest)) if version.date else None


def release_link(here: Here, name: str) -> Link:
    """Link to a release by its day, with the number of those that are not the first of it."""
    number = name[len("2026-11-23-") :]
    day = formats.day(day_of(name))
    return Link(f"{day} ({number})" if number else day, here.to(routes.release(name)))
