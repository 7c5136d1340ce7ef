"""Make the document of each record: what editors wrote, and apart from it what follows from it."""

from collections.abc import Iterable

from sourcebook.evidence.origins import counts_as_origin
from sourcebook.evidence.status import Requirement, accused_sides, contesting, responding
from sourcebook.model.article import Article
from sourcebook.model.dates import Edtf
from sourcebook.model.incident import Claim, Incident
from sourcebook.model.plain import Plain, plain_record
from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.relate.library import Library
from sourcebook.relate.links import link_of
from sourcebook.relate.versions import version_of

STANDING, MERGED, WITHDRAWN = "standing", "merged", "withdrawn"
"""What became of an incident."""


def incident_document(here: Here, name: str) -> Plain:
    """Return the document of an incident, or of the notice that remains of it."""
    incident = here.library.incidents[name]
    version = version_of(here.library, incident)
    document: Plain = {
        "kind": "incident",
        "id": name,
        "state": state_of(incident),
        "page": here.whole(routes.incident(name)),
        "version": {"date": version.date.isoformat(), "digest": version.digest},
        "record": plain_record(incident),
    }
    if incident.tombstone:
        return document
    return {
        **document,
        "computed": _of_incident(here.library, incident),
        "names": _names(here.library, incident),
    }


def article_document(here: Here, name: str) -> Plain:
    """Return the document of a source."""
    library = here.library
    article = library.articles[name]
    return {
        "kind": "article",
        "id": name,
        "page": here.whole(routes.source(name)),
        "record": plain_record(article),
        **_link(library, article),
        "computed": {
            "published": bounds(article.published),
            "is_origin": counts_as_origin(article),
            "incidents": list(library.ids("citing", name)),
            "figures": list(library.ids("figures citing", name)),
            "resting_on_it": list(library.ids("resting on", name)),
        },
        "names": {"publishers": {article.publisher: library.publishers[article.publisher].name}},
    }


def _link(library: Library, article: Article) -> Plain:
    """Return what was found at the address of a source; nothing where it is plainly alive."""
    link = link_of(library, article)
    if link is None:
        return {}
    found = {"state": link.state.value, "found": link.found.isoformat()}
    return {"link": {**found, "to": link.to} if link.to else found}


def figure_document(here: Here, name: str) -> Plain:
    """Return the document of a figure."""
    figure = here.library.figures[name]
    return {
        "kind": "figure",
        "id": name,
        "page": here.whole(routes.figure(name)),
        "record": plain_record(figure),
        "computed": {
            "points": [
                {"as_of": bounds(point.as_of)}
                | ({"period": bounds(point.period)} if point.period else {})
                for point in figure.points
            ]
        },
        "names": {"actors": {figure.counter: here.library.actors[figure.counter].name}},
    }


def actor_document(here: Here, name: str) -> Plain:
    """Return the document of an actor."""
    library = here.library
    actor = library.actors[name]
    return {
        "kind": "actor",
        "id": name,
        "page": here.whole(routes.actor(name)),
        "record": plain_record(actor),
        "computed": {
            **{
                relation: library.count(relation, name)
                for relation in ("accused", "harmed", "speaking")
            },
            "figures": list(library.ids("counted by", name)),
        },
    }


def publisher_document(here: Here, name: str) -> Plain:
    """Return the document of a publisher."""
    publisher = here.library.publishers[name]
    return {
        "kind": "publisher",
        "id": name,
        "page": here.whole(routes.publisher(name)),
        "record": plain_record(publisher),
        "computed": {"articles": here.library.count("by publisher", name)},
    }


def tag_document(here: Here, name: str) -> Plain:
    """Return the document of a subject."""
    tag = here.library.tags[name]
    return {
        "kind": "tag",
        "id": name,
        "page": here.whole(routes.tag(name)),
        "record": plain_record(tag),
        "computed": {"incidents": here.library.count("tagged", name)},
    }


def region_document(here: Here, name: str) -> Plain:
    """Return the document of a region."""
    region = here.library.regions[name]
    return {
        "kind": "region",
        "id": name,
        "page": here.whole(routes.region(name)),
        "record": plain_record(region),
        "computed": {"incidents": here.library.count("in region", name)},
    }


def state_of(incident: Incident) -> str:
    """Tell whether an incident stands, became part of another, or was withdrawn."""
    if incident.withdrawn is not None:
        return WITHDRAWN
    return MERGED if incident.merged_into is not None else STANDING


def bounds(value: Edtf) -> Plain:
    """Return the first and the last day that a date can mean, None where an end is open."""
    return {
        "earliest": value.earliest.isoformat() if value.earliest else None,
        "latest": value.latest.isoformat() if value.latest else None,
    }


def _of_incident(library: Library, incident: Incident) -> Plain:
    """Return what follows from the evidence; claims are told by their place in the record."""
    place = {id(claim): number for number, claim in enumerate(incident.claims)}
    finding = library.status_of(incident)
    denials = _places(contesting(incident, library.actors), place)
    answers = _places(responding(incident, library.actors), place)
    region = library.region_of(incident.id)
    return {
        "when": bounds(incident.when.date),
        "region": region.id if region else None,
        "articles": list(library.article_ids(incident)),
        "origins": list(library.origins_of(incident)),
        "accused_sides": sorted(accused_sides(incident, library.actors)),
        "contested": {"value": bool(denials), "claims": denials},
        "answered": {"value": bool(answers), "claims": answers},
        "status": {
            "supported": finding.supported.value if finding.supported else None,
            "requirements": [_requirement(r, place) for r in finding.requirements],
        },
        "casualties": [
            {
                "outcome": row.outcome.value,
                "low": row.low,
                "high": row.high,
                "open_ended": row.open_ended,
                "claimants": row.claimants,
            }
            for row in library.envelopes_of(incident)
        ],
    }


def _requirement(requirement: Requirement, place: dict[int, int]) -> Plain:
    return {
        "status": requirement.status.value,
        "met": requirement.met,
        "shortfall": requirement.shortfall.value if requirement.shortfall else None,
        "claims": _places(requirement.claims, place),
        "origins": list(requirement.origins),
        "rejected_claims": _places(requirement.rejected, place),
    }


def _places(claims: Iterable[Claim], place: dict[int, int]) -> list[int]:
    return [place[id(claim)] for claim in claims]


def _names(library: Library, incident: Incident) -> Plain:
    """Return the names behind the ids of the record, so that it can be read by itself."""
    actors = {
        **{party.actor: None for party in incident.parties if party.actor},
        **{claim.by: None for claim in incident.claims},
        **{row.by: None for row in incident.casualties},
    }
    groups = {party.group: None for party in incident.parties if party.group}
    return {
        "actors": {name: library.actors[name].name for name in actors},
        "groups": {name: library.groups[name].name for name in groups},
        "tags": {name: library.tags[name].name for name in incident.tags},
        "warnings": {name: library.warnings[name].name for name in incident.warnings},
    }
