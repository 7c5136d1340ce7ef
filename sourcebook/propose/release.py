"""Write the file of a release: what is new or has changed since the release before, and no more."""

from datetime import date

from sourcebook.model.release import DIGITS, ReleasedVersion, order_of
from sourcebook.propose.scalars import scalar
from sourcebook.relate.library import Library
from sourcebook.relate.versions import (
    data_version,
    day_of,
    release_names,
    released_versions,
)


class CannotRelease(Exception):  # noqa: N818 - an outcome, not a fault
    """Say why there is nothing to release, or not on that day."""


class NothingNew(CannotRelease):
    """Say that the newest release has the version that stands."""


def release_name(library: Library, day: date) -> str:
    """Return the name of a release of the data as they stand, on a day.

    Raises NothingNew where the newest release has this version, CannotRelease where the day is
    before that of the newest release, or of what came in last.
    """
    version = data_version(library)
    newest = next(iter(release_names(library)), None)
    if version.date is None:
        raise CannotRelease("there is no public record to release")
    if version.release is not None:
        raise NothingNew(f"nothing has changed since the release {version.release}")
    if day < version.date:
        what = "a release" if newest and day_of(newest) == version.date else "something"
        raise CannotRelease(f"the records have {what} of {version.date}, which is after {day}")
    if newest is None or day_of(newest) != day:
        return day.isoformat()
    order = order_of(newest)
    return f"{day.isoformat()}-{order[1] + 1 if order else 2}"


def release_text(library: Library, note: str | None) -> str:
    """Return the file of a release: a line for each incident that is new, or is another one."""
    version = data_version(library)
    lines = [
        "# yaml-language-server: $schema=../../schema/release.schema.json",
        "# Written by `build.py release`, and never changed: citations rest on it.",
        f"digest: {version.digest}",
        "records:",
        *(f"  {kind}: {number}" for kind, number in version.records.items()),
    ]
    if note:
        lines.append(f"note: {scalar(note)}")
    changed = [f"  {name}: {found}" for name, found in sorted(_changed(library).items())]
    lines += ["incidents:", *changed] if changed else []
    return "\n".join((*lines, ""))


def _changed(library: Library) -> dict[str, ReleasedVersion]:
    found = {}
    for name, facts in library.facts.incidents.items():
        if facts.public:
            released = released_versions(library, name)
            digest = facts.digest.hex()[:DIGITS]
            if not released or released[0].digest != digest:
                day = date.fromordinal(facts.changes[-1][0])
                found[name] = ReleasedVersion(day, len(facts.changes), digest)
    return found
