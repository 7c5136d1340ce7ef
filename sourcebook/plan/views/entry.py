"""An incident as lists show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sourcebook.model.countries import country_name
from sourcebook.model.incident import Incident
from sourcebook.model.words import Outcome
from sourcebook.plan import formats, routes
from sourcebook.plan.here import Here
from sourcebook.plan.views.parts import DateView, Link, date_view, incident_link, place_text


@dataclass(frozen=True, slots=True)
class EntryView:
    """Hold an incident for a list: enough to decide whether to open it."""

    id: str
    url: str
    title: str
    summary: str
    date: DateView
    place: str
    status: str
    contested: bool
    articles: int
    origins: int
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelatedView:
    """Hold an incident in one line, never without its status."""

    link: Link
    date: DateView
    status: str


@dataclass(frozen=True, slots=True)
class TotalView:
    """Hold the least number of people that a list of incidents accounts for, by outcome.

    `minimum` is the sum of the lowest stated numbers; `incidents` is how many state one.
    """

    outcome: str
    minimum: str
    incidents: int


def entry(here: Here, incident: Incident) -> EntryView:
    """Return an incident as lists show it."""
    library = here.library
    return EntryView(
        id=incident.id,
        url=here.to(routes.incident(incident.id)),
        title=incident.title,
        summary=incident.summary,
        date=date_view(incident.when.date),
        place=place_text(incident.where, country_name(incident.where.country)),
        status=incident.status.value,
        contested=library.is_contested(incident),
        articles=len(library.articles_of(incident)),
        origins=len(library.origins_of(incident)),
        warnings=tuple(library.warnings[name].name for name in incident.warnings),
    )


def related_view(here: Here, incident: Incident) -> RelatedView:
    """Return an incident in one line."""
    return RelatedView(
        incident_link(here, incident), date_view(incident.when.date), incident.status.value
    )


def entries(here: Here, incidents: Iterable[Incident]) -> tuple[EntryView, ...]:
    """Return incidents as lists show them."""
    return tuple(entry(here, incident) for incident in incidents)


def totals(here: Here, incidents: Iterable[Incident]) -> tuple[TotalView, ...]:
    """Add the lowest number of each incident, so that no total claims more than is listed."""
    low: dict[Outcome, list[int]] = {}
    for incident in incidents:
        for envelope in here.library.envelopes_of(incident):
            low.setdefault(envelope.outcome, []).append(envelope.low)
    return tuple(
        TotalView(outcome.value, formats.number(sum(low[outcome])), len(low[outcome]))
        for outcome in Outcome
        if outcome in low
    )


def newest_change(incidents: Iterable[Incident]) -> date | None:
    """Return the day of the newest change of some incidents."""
    days = [change.date for incident in incidents for change in incident.changes]
    return max(days, default=None)
