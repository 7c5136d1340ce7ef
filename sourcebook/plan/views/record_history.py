"""What changed in an incident, for readers who hold a citation of an earlier version."""

from dataclasses import dataclass
from datetime import date

from sourcebook.plan.data.collections import own_file
from sourcebook.plan.here import Here
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.history import ChangeView, history
from sourcebook.plan.views.parts import Link, incident_link
from sourcebook.plan.views.version import VersionView, release_link, version_view
from sourcebook.relate.versions import Version, released_versions, version_of


@dataclass(frozen=True, slots=True)
class StateView:
    """Hold a state of the record: the change that led to it, and how many came since.

    `versions` are those known of it, newest first: the one that stands, and those released. Of one
    state there are several where something was put right without an entry of its own. `again` tells
    that another change came later on the same day.
    """

    change: ChangeView
    since: int
    again: bool
    versions: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True)
class HistoryView:
    """Hold the page; `end` is `merged` or `withdrawn` where only a notice remains, "" otherwise."""

    frame: Frame
    title: str
    page: Link
    end: str
    reason: str | None
    merged_into: Link | None
    former_ids: tuple[str, ...]
    version: VersionView
    states: tuple[StateView, ...]
    releases: str | None


def history_view(here: Here, name: str) -> HistoryView:
    """Return the history of an incident, newest state first."""
    library = here.library
    incident = library.incidents[name]
    version = version_of(library, incident)
    current = version_view(version)
    total = len(incident.changes)
    told = history(incident)
    known: dict[int, dict[str, VersionView]] = {total: {current.digest: current}}
    for released in released_versions(library, name):
        link = release_link(here, released.release)
        found = version_view(Version(date.fromordinal(released.day), released.digest), link)
        known.setdefault(min(released.changes, total), {})[found.digest] = found
    target = library.incidents.get(incident.merged_into or "")
    end = ("withdrawn" if incident.withdrawn else "merged") if incident.tombstone else ""
    return HistoryView(
        frame=frame(
            here,
            library.updated_on("incident", name),
            data=own_file(here, "incidents", name),
        ),
        title=incident.title,
        page=incident_link(here, incident),
        end=end,
        reason=incident.withdrawn,
        merged_into=incident_link(here, target) if target else None,
        former_ids=incident.former_ids,
        version=current,
        states=tuple(
            StateView(
                change,
                place,
                place > 0 and told[place - 1].date == change.date,
                tuple(known.get(total - place, {}).values()),
            )
            for place, change in enumerate(told)
        ),
        releases=here.to_if(here.directory.indexes.get("releases")),
    )
