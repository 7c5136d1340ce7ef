"""What changed in the records, and when."""

from dataclasses import dataclass
from datetime import date

from sourcebook.model.incident import Change, Incident
from sourcebook.plan import routes
from sourcebook.plan.anchors import change_anchors
from sourcebook.plan.here import Here
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.paging import Paging, paging
from sourcebook.plan.views.parts import DateView, Link, day_view
from sourcebook.plan.views.structured import Structured, corrections_data
from sourcebook.relate.answers import LongList


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Hold one change of one incident; `anchor` is its place on the incident's page."""

    anchor: str
    kind: str
    date: DateView
    note: str | None
    was: str | None
    now: str | None


@dataclass(frozen=True, slots=True)
class DatedChangeView:
    """Hold one change with its incident, and the status of that: None for a tombstone."""

    incident: Link
    status: str | None
    change: ChangeView


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """Hold the changes of one day; `continued` are those whose newer ones another page has."""

    date: DateView
    changes: tuple[DatedChangeView, ...]
    continued: bool


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """Hold every change of every incident, newest first, and how many are corrections."""

    frame: Frame
    structured: Structured
    changes: int
    corrections: int
    days: tuple[ChangeDay, ...]
    paging: Paging | None


def history(incident: Incident) -> tuple[ChangeView, ...]:
    """Return the changes of an incident, newest first."""
    return tuple(map(_change, incident.changes, change_anchors(incident)))[::-1]


def corrections_view(here: Here) -> CorrectionsView:
    """Return the page of all changes, or the newest of many."""
    page = here.library.page_of("changes")
    return CorrectionsView(
        frame(here, here.library.updated),
        structured=corrections_data(here, page),
        changes=page.length or 0,
        corrections=here.library.corrections,
        days=change_days(here, page),
        paging=paging(here, page, "changes"),
    )


def change_days(here: Here, page: LongList) -> tuple[ChangeDay, ...]:
    """Return the changes of a page by day, newest first."""
    days: dict[date, list[DatedChangeView]] = {}
    for dated in here.library.changes(page.members):
        change = _change(dated.change, change_anchors(dated.incident)[dated.number - 1])
        address = f"{routes.incident(dated.incident.id)}#{change.anchor}"
        link = Link(dated.incident.title, here.to(address))
        status = None if dated.incident.tombstone else dated.incident.status.value
        days.setdefault(dated.change.date, []).append(DatedChangeView(link, status, change))
    newer = date.fromordinal(-page.part.newer[0]) if page.part.newer else None
    return tuple(
        ChangeDay(day_view(day), tuple(changes), continued=day == newer)
        for day, changes in days.items()
    )


def _change(change: Change, anchor: str) -> ChangeView:
    return ChangeView(
        anchor=anchor,
        kind=change.kind.value,
        date=day_view(change.date),
        note=change.note,
        was=change.was,
        now=change.now,
    )
