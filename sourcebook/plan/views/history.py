"""What changed in the records, and when."""

from dataclasses import dataclass

from sourcebook.model.incident import Change, Incident
from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.parts import DateView, Link, day_view


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
    """Hold the changes of one day."""

    date: DateView
    changes: tuple[DatedChangeView, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """Hold every change of every incident, newest first, and how many are corrections."""

    frame: Frame
    changes: int
    corrections: int
    days: tuple[ChangeDay, ...]


def history(incident: Incident) -> tuple[ChangeView, ...]:
    """Return the changes of an incident, newest first."""
    numbered = enumerate(incident.changes, start=1)
    return tuple(_change(change, number) for number, change in numbered)[::-1]


def corrections_view(here: Here) -> CorrectionsView:
    """Return the page of all changes."""
    days: dict[DateView, list[DatedChangeView]] = {}
    dated_changes = here.library.changes(here.library.members("changes"))
    for dated in dated_changes:
        change = _change(dated.change, dated.number)
        address = f"{routes.incident(dated.incident.id)}#{change.anchor}"
        link = Link(dated.incident.title, here.to(address))
        status = None if dated.incident.tombstone else dated.incident.status.value
        days.setdefault(change.date, []).append(DatedChangeView(link, status, change))
    return CorrectionsView(
        frame(here, here.library.updated),
        changes=len(dated_changes),
        corrections=here.library.corrections,
        days=tuple(ChangeDay(day, tuple(changes)) for day, changes in days.items()),
    )


def _change(change: Change, number: int) -> ChangeView:
    return ChangeView(
        anchor=f"change-{number}",
        kind=change.kind.value,
        date=day_view(change.date),
        note=change.note,
        was=change.was,
        now=change.now,
    )
