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
from sourcebook.wording import N_

_INCIDENT = Column("incident", "string", N_("The incident."), ("incidents", "id"), always=True)
_NUMBER = Column("number", "integer", N_("Its place in the record, counted from 1."), always=True)
_SOURCE = Column(
    "source", "string", N_("The source that states it."), ("articles", "id"), always=True
)


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
    N_("Incidents, one a row. Of one merged or withdrawn no more is told than that."),
    (
        Column("id", "string", N_("Its permanent name."), always=True),
        # Translators: the words themselves stand in the file, in English.
        Column("state", "string", N_("standing, merged or withdrawn."), always=True),
        Column("title", "string", N_("A neutral title."), always=True),
        Column("summary", "string", N_("What is said to have happened, shortly.")),
        Column("status", "string", N_("The status that the editors declare.")),
        Column(
            "supported_status", "string", N_("Computed: the status that the evidence supports.")
        ),
        Column(
            "contested", "boolean", N_("Computed: whether the accused side denies or disputes it.")
        ),
        Column("answered", "boolean", N_("Computed: whether the accused side has answered.")),
        Column("date", "string", N_("When it happened, as far as known, in EDTF (ISO 8601-2).")),
        Column("date_earliest", "date", N_("Computed: the first day that the date can mean.")),
        Column("date_latest", "date", N_("Computed: the last day that the date can mean.")),
        Column("place", "string", N_("Where it happened.")),
        Column("district", "string", N_("The second-level unit.")),
        Column("region", "string", N_("The first-level unit.")),
        Column("region_id", "string", N_("Its id."), ("regions", "id")),
        Column("country_code", "string", N_("The country, ISO 3166-1 alpha-2.")),
        Column("country", "string", N_("The name of the country.")),
        Column("latitude", "number", N_("Degrees north, as precise as `precision` allows.")),
        Column("longitude", "number", N_("Degrees east, as precise as `precision` allows.")),
        Column("precision", "string", N_("How near the coordinates are to the event.")),
        Column("warnings", "string", N_("Ids of content warnings, with a space between them.")),
        Column("tags", "string", N_("Ids of subjects, with a space between them.")),
        Column("accused_sides", "string", N_("Computed: sides accused or convicted.")),
        Column("articles", "integer", N_("Computed: how many sources the record names.")),
        Column("origins", "integer", N_("Computed: how many independent origins they lead to.")),
        Column("article_ids", "string", N_("Computed: the ids of these sources.")),
        Column("origin_ids", "string", N_("Computed: the ids of these origins.")),
        Column("related", "string", N_("Ids of related incidents.")),
        Column("published", "date", N_("The day that it was published here."), always=True),
        Column("changed", "date", N_("The day of the newest change."), always=True),
        Column("merged_into", "string", N_("The incident that it became part of.")),
        Column("withdrawn", "string", N_("Why it was withdrawn.")),
        Column("page", "string", N_("The address of its page."), always=True),
    ),
    ("id",),
    _incident,
)
CLAIMS = Table(
    "claims",
    N_("What each actor says or does about an incident, one claim a row."),
    (
        _INCIDENT,
        _NUMBER,
        Column("by", "string", N_("The actor."), ("actors", "id"), always=True),
        Column("by_name", "string", N_("The name of the actor."), always=True),
        Column("by_side", "string", N_("The side of the actor, or none."), always=True),
        Column("stance", "string", N_("What the actor does by it."), always=True),
        Column("date", "string", N_("When it was said or done, in EDTF."), always=True),
        Column("says", "string", N_("What is said, in our words."), always=True),
        Column("quote", "string", N_("The words that carry it.")),
        _SOURCE,
    ),
    ("incident", "number"),
    _claims,
)
CASUALTIES = Table(
    "casualties",
    N_(
        "How many people each claimant counts, one count a row. Counts of several claimants tell "
        "of the same people: never add them up."
    ),
    (
        _INCIDENT,
        _NUMBER,
        Column("outcome", "string", N_("What happened to them."), always=True),
        Column("min", "integer", N_("The lowest number stated."), always=True),
        Column("max", "integer", N_("The highest number stated; empty means “at least”.")),
        Column("by", "string", N_("The actor who counts."), ("actors", "id"), always=True),
        Column("by_name", "string", N_("The name of the actor."), always=True),
        Column("by_side", "string", N_("The side of the actor, or none."), always=True),
        Column("as_of", "string", N_("The date of the count, in EDTF."), always=True),
        Column("basis", "string", N_("Whether who counts has verified it."), always=True),
        Column("note", "string", N_("What the count covers.")),
        Column("quote", "string", N_("The words that carry it.")),
        _SOURCE,
    ),
    ("incident", "number"),
    _casualties,
)
PARTIES = Table(
    "parties",
    N_("Who is said to have done it, and to whom, one party a row."),
    (
        _INCIDENT,
        _NUMBER,
        Column("role", "string", N_("What the party is to the incident."), always=True),
        Column("actor", "string", N_("Who."), ("actors", "id")),
        Column("actor_name", "string", N_("The name of the actor.")),
        Column("actor_side", "string", N_("The side of the actor, or none.")),
        Column("group", "string", N_("Which group of people.")),
        Column("group_name", "string", N_("The name of the group.")),
        Column("count", "integer", N_("How many people.")),
        Column("name", "string", N_("The name of a person, where there is a ground to give it.")),
        Column("note", "string", N_("What else is said of the party.")),
        Column("source", "string", N_("The source that says so."), ("articles", "id")),
    ),
    ("incident", "number"),
    _parties,
)
CHANGES = Table(
    "changes",
    N_("What changed in the records since they were published, one change a row."),
    (
        _INCIDENT,
        _NUMBER,
        Column("date", "date", N_("The day of the change."), always=True),
        Column("kind", "string", N_("What kind of change it is."), always=True),
        Column("note", "string", N_("What changed and why.")),
        Column("was", "string", N_("What the record said before.")),
        Column("now", "string", N_("What it said after the change.")),
        Column("guid", "string", N_("What names the change for ever; in feeds too."), always=True),
        Column("address", "string", N_("The address at which it is told."), always=True),
    ),
    ("incident", "number"),
    _changes,
)
OF_INCIDENTS = (INCIDENTS, CLAIMS, CASUALTIES, PARTIES, CHANGES)
"""The tables that are made of incidents."""
