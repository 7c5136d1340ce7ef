"""What changed in the records, and when."""

from dataclasses import dataclass
from datetime import date

from sourcebook.model.incident import Change, Incident
from sourcebook.model.words import ChangeKind
from sourcebook.plan import formats, routes
from sourcebook.plan.anchors import change_anchors
from sourcebook.plan.here import Here
from sourcebook.plan.views import stated
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.paging import Paging, paging
from sourcebook.plan.views.parts import DateView, Link, day_view
from sourcebook.plan.views.structured import corrections_data
from sourcebook.plan.views.thing import Structured
from sourcebook.relate.answers import LongList
from sourcebook.relate.dated import Dated, DatedChange, DatedCorrection, dated


@dataclass(frozen=True, slots=True)
class ChangeView:
    """Hold one change of one incident; `anchor` is its place on the incident's page.

    `as_of` and `period` are those of the value that was corrected, None of a change of an incident.
    """

    anchor: str
    kind: str
    date: DateView
    note: str | None
    was: str | None
    now: str | None
    as_of: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class DatedChangeView:
    """Hold one change with its incident or figure, and the status of an incident that stands."""

    record: Link
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
    """Hold every change of incidents and values, newest first, and how many are corrections."""

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
    for found in dated(here.library, page.members):
        days.setdefault(_day(found), []).append(_view(here, found))
    newer = date.fromordinal(-page.part.newer[0]) if page.part.newer else None
    return tuple(
        ChangeDay(day_view(day), tuple(changes), continued=day == newer)
        for day, changes in days.items()
    )


def _day(found: Dated) -> date:
    return found.change.date if isinstance(found, DatedChange) else found.correction.date


def _view(here: Here, found: Dated) -> DatedChangeView:
    if isinstance(found, DatedCorrection):
        link = Link(found.figure.title, here.to(routes.figure(found.figure.id)))
        return DatedChangeView(link, None, _correction(found))
    incident = found.incident
    change = _change(found.change, change_anchors(incident)[found.number - 1])
    link = Link(incident.title, here.to(f"{routes.incident(incident.id)}#{change.anchor}"))
    return DatedChangeView(link, None if incident.tombstone else incident.status.value, change)


def _correction(found: DatedCorrection) -> ChangeView:
    point, correction = found.point, found.correction
    return ChangeView(
        anchor="",
        kind=ChangeKind.CORRECTION.value,
        date=day_view(correction.date),
        note=correction.note,
        was=formats.number(correction.was),
        now=formats.number(point.value_after(found.place)),
        as_of=formats.edtf(point.as_of),
        period=formats.period(point.period) if point.period else None,
    )


def _change(change: Change, anchor: str) -> ChangeView:
    return ChangeView(
        anchor=anchor,
        kind=change.kind.value,
        date=day_view(change.date),
        note=change.note,
        was=stated.before(change),
        now=stated.after(change),
    )
