"""The tables of incidents, a row each of what they hold; names of columns stay as they are."""

from collections.abc import Iterable, Iterator

from sourcebook.model.countries import country_name
from sourcebook.model.plain import plain_changes
from sourcebook.plan import routes
from sourcebook.plan.anchors import change_address
from sourcebook.plan.data.documents import STANDING, bounds, state_of
from sourcebook.plan.data.sheet import Column, Row, Table
from sourcebook.plan.here import Here
from sourcebook.plan.identities import change_identity

_INCIDENT = Column("incident", "string", "The incident.", ("incidents", "id"), always=True)
_NUMBER = Column("number", "integer", "Its place in the record, counted from 1.", always=True)
_SOURCE = Column("source", "string", "The source that states it.", ("articles", "id"), always=True)


def _incident(here: Here, name: str) -> Iterator[Row]:
    library = here.library
    incident = library.incidents[name]
    state = state_of(incident)
    first, last = incident.changes[0].date.isoformat(), incident.changes[-1].date.isoformat()
    page = here.whole(routes.incident(name))
    left = incident.merged_into, incident.withdrawn
    if state != STANDING:
        nothing = (None,) * (len(INCIDENTS.columns) - 8)
        yield (name, state, incident.title, *nothing, first, last, *left, page)
        return
    where, card = incident.where, library.card(name)
    region = library.region_of(name)
    happened = bounds(incident.when.date)
    supported = library.status_of(incident).supported
    yield (
        name,
        state,
        incident.title,
        incident.summary,
        incident.status.value,
        supported.value if supported else None,
        card.contested,
        card.responded,
        incident.when.date.text,
        happened["earliest"],
        happened["latest"],
        where.name,
        where.district,
        where.region,
        region.id if region else None,
        where.country,
        country_name(where.country),
        where.latitude,
        where.longitude,
        where.precision.value,
        _listed(incident.warnings),
        _listed(incident.tags),
        _listed(card.accused_sides),
        card.articles,
        card.origins,
        _listed(library.article_ids(incident)),
        _listed(library.origins_of(incident)),
        _listed(incident.related),
        first,
        last,
        *left,
        page,
    )


def _claims(here: Here, name: str) -> Iterator[Row]:
    incident = here.library.incidents[name]
    for number, claim in enumerate(() if incident.tombstone else incident.claims, start=1):
        yield (
            name,
            number,
            claim.by,
            *_who(here, claim.by),
            claim.stance.value,
            claim.date.text,
            claim.says,
            claim.quote,
            claim.source,
        )


def _casualties(here: Here, name: str) -> Iterator[Row]:
    incident = here.library.incidents[name]
    for number, row in enumerate(() if incident.tombstone else incident.casualties, start=1):
        yield (
            name,
            number,
            row.outcome.value,
            row.min,
            row.max,
            row.by,
            *_who(here, row.by),
            row.as_of.text,
            row.basis.value,
            row.note,
            row.quote,
            row.source,
        )


def _parties(here: Here, name: str) -> Iterator[Row]:
    library = here.library
    incident = library.incidents[name]
    for number, party in enumerate(() if incident.tombstone else incident.parties, start=1):
        yield (
            name,
            number,
            party.role.value,
            party.actor,
            *(_who(here, party.actor) if party.actor else (None, None)),
            party.group,
            library.groups[party.group].name if party.group else None,
            party.count,
            party.name,
            party.note,
            party.source,
        )


def _changes(here: Here, name: str) -> Iterator[Row]:
    incident = here.library.incidents[name]
    for number, change in enumerate(plain_changes(incident), start=1):
        said = (change.get(word) for word in ("note", "was", "now"))
        guid = change_identity(here.library.site, incident, number)
        address = here.whole(change_address(incident, number))
        yield (name, number, change["date"], change["kind"], *said, guid, address)


def _who(here: Here, name: str) -> tuple[str, str]:
    actor = here.library.actors[name]
    return actor.name, actor.side


def _listed(names: Iterable[str]) -> str | None:
    return " ".join(names) or None


INCIDENTS = Table(
    "incidents",
    "Incidents, one a row. Of one merged or withdrawn no more is told than that.",
    (
        Column("id", "string", "Its permanent name.", always=True),
        Column("state", "string", "standing, merged or withdrawn.", always=True),
        Column("title", "string", "A neutral title.", always=True),
        Column("summary", "string", "What is said to have happened, shortly."),
        Column("status", "string", "The status that the editors declare."),
        Column("supported_status", "string", "Computed: the status that the evidence supports."),
        Column("contested", "boolean", "Computed: whether the accused side denies or disputes it."),
        Column("answered", "boolean", "Computed: whether the accused side has answered."),
        Column("date", "string", "When it happened, as far as known, in EDTF (ISO 8601-2)."),
        Column("date_earliest", "date", "Computed: the first day that the date can mean."),
        Column("date_latest", "date", "Computed: the last day that the date can mean."),
        Column("place", "string", "Where it happened."),
        Column("district", "string", "The second-level unit."),
        Column("region", "string", "The first-level unit."),
        Column("region_id", "string", "Its id.", ("regions", "id")),
        Column("country_code", "string", "The country, ISO 3166-1 alpha-2."),
        Column("country", "string", "The name of the country."),
        Column("latitude", "number", "Degrees north, as precise as `precision` allows."),
        Column("longitude", "number", "Degrees east, as precise as `precision` allows."),
        Column("precision", "string", "How near the coordinates are to the event."),
        Column("warnings", "string", "Ids of content warnings, with a space between them."),
        Column("tags", "string", "Ids of subjects, with a space between them."),
        Column("accused_sides", "string", "Computed: sides accused or convicted."),
        Column("articles", "integer", "Computed: how many sources the record names."),
        Column("origins", "integer", "Computed: how many independent origins they lead to."),
        Column("article_ids", "string", "Computed: the ids of these sources."),
        Column("origin_ids", "string", "Computed: the ids of these origins."),
        Column("related", "string", "Ids of related incidents."),
        Column("published", "date", "The day that it was published here.", always=True),
        Column("changed", "date", "The day of the newest change.", always=True),
        Column("merged_into", "string", "The incident that it became part of."),
        Column("withdrawn", "string", "Why it was withdrawn."),
        Column("page", "string", "The address of its page.", always=True),
    ),
    ("id",),
    _incident,
)
CLAIMS = Table(
    "claims",
    "What each actor says or does about an incident, one claim a row.",
    (
        _INCIDENT,
        _NUMBER,
        Column("by", "string", "The actor.", ("actors", "id"), always=True),
        Column("by_name", "string", "The name of the actor.", always=True),
        Column("by_side", "string", "The side of the actor, or none.", always=True),
        Column("stance", "string", "What the actor does by it.", always=True),
        Column("date", "string", "When it was said or done, in EDTF.", always=True),
        Column("says", "string", "What is said, in our words.", always=True),
        Column("quote", "string", "The words that carry it."),
        _SOURCE,
    ),
    ("incident", "number"),
    _claims,
)
CASUALTIES = Table(
    "casualties",
    "How many people each claimant counts, one count a row. Counts of several claimants tell of "
    "the same people: never add them up.",
    (
        _INCIDENT,
        _NUMBER,
        Column("outcome", "string", "What happened to them.", always=True),
        Column("min", "integer", "The lowest number stated.", always=True),
        Column("max", "integer", "The highest number stated; empty means “at least”."),
        Column("by", "string", "The actor who counts.", ("actors", "id"), always=True),
        Column("by_name", "string", "The name of the actor.", always=True),
        Column("by_side", "string", "The side of the actor, or none.", always=True),
        Column("as_of", "string", "The date of the count, in EDTF.", always=True),
        Column("basis", "string", "Whether who counts has verified it.", always=True),
        Column("note", "string", "What the count covers."),
        Column("quote", "string", "The words that carry it."),
        _SOURCE,
    ),
    ("incident", "number"),
    _casualties,
)
PARTIES = Table(
    "parties",
    "Who is said to have done it, and to whom, one party a row.",
    (
        _INCIDENT,
        _NUMBER,
        Column("role", "string", "What the party is to the incident.", always=True),
        Column("actor", "string", "Who.", ("actors", "id")),
        Column("actor_name", "string", "The name of the actor."),
        Column("actor_side", "string", "The side of the actor, or none."),
        Column("group", "string", "Which group of people."),
        Column("group_name", "string", "The name of the group."),
        Column("count", "integer", "How many people."),
        Column("name", "string", "The name of a person, where there is a ground to give it."),
        Column("note", "string", "What else is said of the party."),
        Column("source", "string", "The source that says so.", ("articles", "id")),
    ),
    ("incident", "number"),
    _parties,
)
CHANGES = Table(
    "changes",
    "What changed in the records since they were published, one change a row.",
    (
        _INCIDENT,
        _NUMBER,
        Column("date", "date", "The day of the change.", always=True),
        Column("kind", "string", "What kind of change it is.", always=True),
        Column("note", "string", "What changed and why."),
        Column("was", "string", "What the record said before."),
        Column("now", "string", "What it said after the change."),
        Column("guid", "string", "What names the change for ever; in feeds too.", always=True),
        Column("address", "string", "The address at which it is told.", always=True),
    ),
    ("incident", "number"),
    _changes,
)
OF_INCIDENTS = (INCIDENTS, CLAIMS, CASUALTIES, PARTIES, CHANGES)
"""The tables that are made of incidents."""
