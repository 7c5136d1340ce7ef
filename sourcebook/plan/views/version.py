"""A version as references name it."""

from dataclasses import dataclass

from sourcebook.plan.views.parts import DateView, Link, day_view
from sourcebook.relate.versions import SHORT, DataVersion, Version


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
