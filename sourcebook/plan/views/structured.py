"""Say in the terms of schema.org what a page is, for search engines and archives.

All of it is plain data and says nothing that the page does not show. We judge no claim, so there is
no `ClaimReview`: a claim is a `Claim` with the place where it was read. Parties are left out.
"""

from typing import Any

from sourcebook.model.article import Article
from sourcebook.model.dates import Edtf, Point, Precision, Shape
from sourcebook.model.incident import Change, Claim, Incident, Where
from sourcebook.model.vocabulary import Actor, Publisher
from sourcebook.model.words import (
    ActorKind,
    ArticleKind,
    ChangeKind,
    PlacePrecision,
    PublisherKind,
    Status,
)
from sourcebook.plan import formats, routes
from sourcebook.plan.anchors import change_address
from sourcebook.plan.here import Here
from sourcebook.plan.views.thing import Structured, thing
from sourcebook.relate.answers import LongList
from sourcebook.relate.dated import DatedCorrection, dated
from sourcebook.wording import N_, pgettext
from sourcebook.wording import gettext as _

CONTEXT = "https://schema.org"

CONTESTED = N_("The accused side denies or disputes it.")

WORKS = {
    ArticleKind.NEWS_REPORT: "NewsArticle",
    ArticleKind.INVESTIGATION: "NewsArticle",
    ArticleKind.WIRE_REPORT: "NewsArticle",
    ArticleKind.NGO_REPORT: "Report",
    ArticleKind.UN_REPORT: "Report",
    ArticleKind.FOOTAGE: "MediaObject",
    ArticleKind.SOCIAL_POST: "SocialMediaPosting",
}
"""What schema.org calls each kind of source; any other is a `CreativeWork`."""

_NEWSROOMS = (PublisherKind.NEWS_ORGANISATION, PublisherKind.NEWS_AGENCY)
_MAYBE_A_PERSON = (ActorKind.OFFICIAL, ActorKind.WITNESS, ActorKind.OTHER)
"""Kinds of actors that can be one person or several, so that we cannot say which."""
_SPOTS = (PlacePrecision.EXACT, PlacePrecision.SETTLEMENT)
"""How precisely a place must be known for a pin to be no lie."""


def home_data(here: Here) -> Structured:
    """Say of the home page what the site is, and that it is a set of data."""
    site, library = here.library.site, here.library
    years = library.years
    described: dict[str, Any] = {
        "url": here.whole(routes.HOME),
        "description": site.description,
        "inLanguage": site.language,
        "isAccessibleForFree": True,
        "license": site.licence.url,
        "publisher": _publication(here),
        "dateModified": library.updated.isoformat() if library.updated else None,
    }
    return {
        "@context": CONTEXT,
        "@graph": (
            {
                "@id": _website(here),
                **thing("WebSite", name=site.title, alternateName=site.tagline, **described),
            },
            {
                "@id": f"{here.whole(routes.HOME)}#records",
                **thing(
                    "Dataset",
                    name=site.title,
                    **described,
                    temporalCoverage=f"{years[-1]:04}/{years[0]:04}" if years else None,
                    isPartOf={"@id": _website(here)},
                ),
            },
        ),
    }


def incident_data(here: Here, incident: Incident, image: str | None) -> Structured:
    """Say of the page of an incident that it is a report, what about, and on what it rests."""
    library = here.library
    contested = library.card(incident.id).contested
    return {
        **_page(here, "Report"),
        **thing(
            "Report",
            headline=incident.title,
            abstract=incident.summary,
            image=image,
            creativeWorkStatus=(_status(incident.status), *((_contested(),) if contested else ())),
            isFamilyFriendly=False if incident.warnings else None,
            datePublished=incident.changes[0].date.isoformat(),
            dateModified=incident.changes[-1].date.isoformat(),
            temporalCoverage=incident.when.date.text,
            keywords=tuple(library.tags[tag].name for tag in incident.tags),
            about=_event(incident),
            citation=tuple(
                _cited(here, library.articles[name]) for name in library.article_ids(incident)
            ),
            isBasedOn=tuple({"@id": _work(here, name)} for name in library.origins_of(incident)),
            mentions=tuple(_claim(here, claim) for claim in incident.claims),
            correction=tuple(
                _correction(here, incident, change, number)
                for number, change in enumerate(incident.changes, start=1)
                if change.kind is ChangeKind.CORRECTION
            ),
        ),
    }


def source_data(here: Here, article: Article) -> Structured:
    """Say of the page of a source that it tells of a work elsewhere, and on what that rests."""
    library = here.library
    cited = _cited(here, article)
    work = cited | thing(
        cited["@type"],
        author=tuple(thing("Person", name=name) for name in article.authors),
        archivedAt=article.archived.url if article.archived else None,
        isBasedOn=tuple(
            _cited(here, library.articles[edge.article])
            for edge in article.derived_from
            if edge.article in library.articles
        ),
    )
    return {
        **_page(here, "WebPage"),
        "name": article.title,
        "mainEntity": work,
        "citation": {"@id": work["@id"]},
    }


def corrections_data(here: Here, page: LongList) -> Structured:
    """Say of a page of changes which of them are corrections, and of what."""
    found = dated(here.library, page.members)
    corrections = tuple(
        _correction_of_value(here, change)
        if isinstance(change, DatedCorrection)
        else {
            **_correction(here, change.incident, change.change, change.number),
            "about": {
                "@id": here.whole(routes.incident(change.incident.id)),
                **thing("Report", headline=change.incident.title),
            },
        }
        for change in found
        if isinstance(change, DatedCorrection) or change.change.kind is ChangeKind.CORRECTION
    )
    return {**_page(here, "CollectionPage"), **thing("CollectionPage", hasPart=corrections)}


def _page(here: Here, kind: str) -> Structured:
    """Return what every page says of itself."""
    return {
        "@context": CONTEXT,
        "@id": here.permalink,
        "@type": kind,
        "url": here.permalink,
        **here.library.reading.once("structured page", _site, here),
    }


def _site(here: Here) -> Structured:
    """Return what all pages say alike."""
    site = here.library.site
    website = thing("WebSite", name=site.title, url=here.whole(routes.HOME))
    return {
        "inLanguage": site.language,
        "isAccessibleForFree": True,
        "license": site.licence.url,
        "publisher": _publication(here),
        "isPartOf": {"@id": _website(here), **website},
    }


def _publication(here: Here) -> Structured:
    """Name the site as who publishes: whether its editors are people or bodies nobody says."""
    return thing("Organization", name=here.library.site.title, url=here.whole(routes.HOME))


def _website(here: Here) -> str:
    return f"{here.whole(routes.HOME)}#website"


def _work(here: Here, article: str) -> str:
    """Return the name of a work that a page of the site tells of."""
    return f"{here.whole(routes.source(article))}#work"


def _cited(here: Here, article: Article) -> Structured:
    """Return a work with what finds it: the same on its own page and on all that cite it."""
    return here.library.reading.once(("structured", article.id), _described, here, article)


def _described(here: Here, article: Article) -> Structured:
    kind = WORKS.get(article.kind, "CreativeWork")
    return {
        "@id": _work(here, article.id),
        **thing(
            kind,
            # Our description in brackets is no title, and a copy elsewhere is not the work.
            **{"description" if article.title.startswith("[") else "name": article.title},
            url=article.url,
            datePublished=formats.machine_date(article.published),
            inLanguage=article.language,
            publisher=_publisher(here.library.publishers[article.publisher]),
        ),
    }


def _publisher(publisher: Publisher) -> Structured | None:
    if publisher.kind is PublisherKind.UNKNOWN:
        return None
    newsroom = publisher.kind in _NEWSROOMS
    return thing("NewsMediaOrganization" if newsroom else "Organization", name=publisher.name)


def _claim(here: Here, claim: Claim) -> Structured:
    """Return a claim: our sentence on it, the words that were quoted, and where they stand."""
    return thing(
        "Claim",
        abstract=claim.says,
        text=claim.quote,
        genre=claim.stance.value,
        datePublished=formats.machine_date(claim.date),
        **_speaker(here.library.actors[claim.by]),
        appearance={"@id": _work(here, claim.source)},
    )


def _speaker(actor: Actor) -> Structured:
    if actor.kind in _MAYBE_A_PERSON:
        return {"creditText": actor.name}
    return {"author": thing("Organization", name=actor.name)}


def _status(status: Status) -> Structured:
    return thing("DefinedTerm", name=formats.status_word(status), description=status.meaning)


def _contested() -> Structured:
    return thing(
        "DefinedTerm",
        name=pgettext("status, within a sentence", "contested"),
        description=_(CONTESTED),
    )


def _correction(here: Here, incident: Incident, change: Change, number: int) -> Structured:
    return thing(
        "CorrectionComment",
        datePublished=change.date.isoformat(),
        text=change.note or f"{change.was} → {change.now}",
        url=here.whole(change_address(incident, number)),
    )


def _correction_of_value(here: Here, found: DatedCorrection) -> Structured:
    correction = found.correction
    page = here.whole(routes.figure(found.figure.id))
    now = found.point.value_after(found.place)
    told = thing(
        "CorrectionComment",
        datePublished=correction.date.isoformat(),
        text=correction.note or f"{correction.was} → {now}",
        url=page,
    )
    return {**told, "about": {"@id": page, **thing("Dataset", name=found.figure.title)}}


def _event(incident: Incident) -> Structured:
    start, end = _ends(incident.when.date)
    return thing(
        "Event",
        name=incident.title,
        startDate=start,
        endDate=end,
        location=_place(incident.where),
    )


def _ends(when: Edtf) -> tuple[str | None, str | None]:
    """Return when it began and ended, as far as that is sure; EDTF tells the rest."""
    if when.shape is Shape.POINT:
        return formats.machine_date(when), None
    points = when.points if when.shape is Shape.INTERVAL else ()
    found = [_sure_day(point) for point in points]
    return (found[0], found[1]) if found else (None, None)


def _sure_day(point: Point | None) -> str | None:
    if point is None or point.approximate or point.uncertain:
        return None
    return point.earliest.isoformat() if point.precision is Precision.DAY else None


def _place(where: Where) -> Structured:
    pinned = where.precision in _SPOTS and where.latitude is not None
    return thing(
        "Place",
        name=where.name,
        address=thing("PostalAddress", addressRegion=where.region, addressCountry=where.country),
        geo=thing("GeoCoordinates", latitude=where.latitude, longitude=where.longitude)
        if pinned
        else None,
    )
