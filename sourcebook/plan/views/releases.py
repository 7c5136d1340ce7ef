"""The releases of the data: each with notes that are made of what changed since the one before."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sourcebook.model.incident import Incident
from sourcebook.model.plain import plain_changes
from sourcebook.model.shown_text import retold
from sourcebook.plan import formats, routes
from sourcebook.plan.anchors import change_anchors
from sourcebook.plan.bibliography import References
from sourcebook.plan.citing import data_references
from sourcebook.plan.data.releases import KIND
from sourcebook.plan.here import Here
from sourcebook.plan.views import stated
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.parts import DateView, Link, day_view
from sourcebook.plan.views.version import VersionView, release_link, standing_version, version_view
from sourcebook.relate.releases import InRelease
from sourcebook.relate.versions import (
    Version,
    data_version,
    day_of,
    release_names,
    release_of,
)
from sourcebook.wording import ngettext

MOST_NAMED = 100
"""The most incidents that the notes of a release name, of those new and of those changed."""


@dataclass(frozen=True, slots=True)
class NumberView:
    """Hold how many records of a kind there are, and `change` since before, where there is one."""

    kind: str
    number: str
    change: str | None


@dataclass(frozen=True, slots=True)
class ToldChange:
    """Hold a change in the notes of a release; a notice tells only of its end."""

    kind: str
    date: DateView
    url: str
    note: str | None


@dataclass(frozen=True, slots=True)
class ChangedView:
    """Hold an incident that changed; without `changes` it was edited without an entry."""

    incident: Link
    changes: tuple[ToldChange, ...]


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """Hold a release; `unnamed` are how many more were new, or changed, than the notes name.

    `gone` are how many incidents were new or had changed and are no longer public.
    """

    frame: Frame
    title: str
    version: VersionView
    digest: str
    note: str | None
    numbers: tuple[NumberView, ...]
    new: tuple[Link, ...]
    unnamed_new: int
    changed: tuple[ChangedView, ...]
    unnamed_changed: int
    gone: int
    first: bool
    index: Link
    newer: Link | None
    older: Link | None
    data: str
    all_data: Link
    references: References


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """Hold a release in the list of all."""

    link: Link
    version: VersionView
    note: str | None
    new: int
    changed: int


@dataclass(frozen=True, slots=True)
class ReleasesView:
    """Hold the list of all releases, newest first, and the version that stands."""

    frame: Frame
    version: VersionView | None
    is_released: bool
    releases: tuple[ReleaseRow, ...]
    data: Link
    file: str


def releases_view(here: Here) -> ReleasesView:
    """Return the page of all releases; there is one where there is a release."""
    library = here.library
    version = data_version(library)
    return ReleasesView(
        frame(here, data=here.to(routes.data(KIND))),
        standing_version(version),
        version.release is not None,
        tuple(_row(here, name) for name in release_names(library)),
        Link("data", here.to(routes.DATA)),
        here.to(routes.CITATION),
    )


def release_view(here: Here, name: str) -> ReleaseView:
    """Return the page of a release."""
    library = here.library
    names = release_names(library)
    place = names.index(name)
    older = names[place + 1] if place + 1 < len(names) else None
    made, held = release_of(library, name)
    before = dict(release_of(library, older)[0].records) if older else None
    public = [version for version in held if version.incident]
    new = [version for version in public if not version.before]
    changed = [version for version in public if version.before]
    version = Version(day_of(name), made.digest)
    return ReleaseView(
        frame=frame(here, data=here.to(routes.record(KIND, name))),
        title=release_link(here, name).text,
        version=version_view(version),
        digest=version.digest,
        note=retold(made.note, made.language) or None,
        numbers=tuple(
            NumberView(kind, formats.number(number), _difference(number, before, kind))
            for kind, number in made.records
        ),
        new=tuple(_incident(here, version) for version in new[:MOST_NAMED]),
        unnamed_new=max(len(new) - MOST_NAMED, 0),
        changed=tuple(_changed(here, version) for version in changed[:MOST_NAMED]),
        unnamed_changed=max(len(changed) - MOST_NAMED, 0),
        gone=len(held) - len(public),
        first=older is None,
        index=Link("releases", here.to(routes.RELEASES)),
        newer=release_link(here, names[place - 1]) if place else None,
        older=release_link(here, older) if older else None,
        data=here.to(routes.record(KIND, name)),
        all_data=Link("data", here.to(routes.DATA)),
        references=data_references(here, version, name),
    )


def _row(here: Here, name: str) -> ReleaseRow:
    made, held = release_of(here.library, name)
    new = sum(not version.before for version in held)
    shown = version_view(Version(day_of(name), made.digest))
    return ReleaseRow(
        release_link(here, name),
        shown,
        retold(made.note, made.language) or None,
        new,
        len(held) - new,
    )


def _difference(number: int, before: dict[str, int] | None, kind: str) -> str | None:
    if before is None or number == before[kind]:
        return None
    more = number - before[kind]
    if more > 0:
        # Translators: incidents, sources, figures …; it stands in brackets behind their number.
        told = ngettext(
            "%(number)s more than in the release before",
            "%(number)s more than in the release before",
            more,
        )
    else:
        # Translators: incidents, sources, figures …; it stands in brackets behind their number.
        told = ngettext(
            "%(number)s fewer than in the release before",
            "%(number)s fewer than in the release before",
            -more,
        )
    return told % {"number": formats.number(abs(more))}


def _incident(here: Here, version: InRelease) -> Link:
    incident = here.library.incidents[version.incident]
    return Link(incident.title, here.to(routes.incident(incident.id)))


def _changed(here: Here, version: InRelease) -> ChangedView:
    incident = here.library.incidents[version.incident]
    told = tuple(_told(here, incident, range(version.before, version.changes)))
    return ChangedView(_incident(here, version), told)


def _told(here: Here, incident: Incident, places: Iterable[int]) -> Iterator[ToldChange]:
    history, anchors = here.to(routes.history(incident.id)), change_anchors(incident)
    changes = plain_changes(incident)  # of a notice, without what they said
    for place in places:
        if place < len(changes):
            change = changes[place]
            day = day_view(date.fromisoformat(change["date"]))
            said = change.get("note") or (
                stated.after(incident.changes[place]) if "now" in change else None
            )
            yield ToldChange(change["kind"], day, f"{history}#{anchors[place]}", said)
