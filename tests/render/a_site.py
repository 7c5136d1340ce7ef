"""Make a small library of checked records, on a subject of its own, to render."""

from collections.abc import Mapping
from typing import Any

from sourcebook.model.article import Article
from sourcebook.model.incident import Incident
from sourcebook.model.records import Records
from sourcebook.model.site import Site
from sourcebook.model.vocabulary import Actor, Publisher, Region, Tag, Warning_
from sourcebook.relate.library import Library

BASE_URL = "https://spills.example/timeline/"

SITE = {
    "title": "Spills",
    "tagline": "Oil where it should not be",
    "description": "A timeline of oil spills.",
    "base_url": BASE_URL,
    "language": "en",
    "timezone": "Europe/Kyiv",
    "editors": [{"name": "Ada"}, {"name": "Grace"}],
    "licence": {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
    "contact": {"email": "spills@spills.example"},
    "sides": {"industry": {"name": "Industry"}},
    "feeds": {"length": "50"},
}
INCIDENT = {
    "title": "A pipe leaks at Bay",
    "summary": "A pipe leaked into the bay.",
    "status": "alleged",
    "warnings": ["grief"],
    "when": {"date": "2024-05-06"},
    "where": {"name": "Bay", "region": "Coast", "country": "UA", "precision": "settlement"},
    "parties": [{"role": "alleged-perpetrator", "actor": "firm"}],
    "claims": [
        {
            "by": "paper",
            "stance": "reports",
            "date": "2024-05-07",
            "says": "Reports a leak.",
            "source": "paper-2024",
        }
    ],
    "account": "A pipe leaked [@paper-2024].",
    "tags": ["pipes"],
    "changes": [{"date": "2024-06-01", "kind": "published"}],
}
ARTICLE = {
    "title": "A leak at Bay",
    "publisher": "paper",
    "kind": "news-report",
    "published": "2024-05-07",
    "language": "en",
    "url": "https://paper.example/leak?a=1&b=2",
    "seen": "full",
    "basis": "original",
    "abstract": "Tells of the leak.",
}


def library(incidents: Mapping[str, Mapping[str, Any]], **site: object) -> Library:
    """Return the library of a site; each incident is the one above with some fields replaced."""
    return Library(
        Records(
            site=Site.model_validate({**SITE, **site, "id": "site"}),
            incidents={
                name: Incident.model_validate({**INCIDENT, **fields, "id": name})
                for name, fields in incidents.items()
            },
            articles={"paper-2024": Article.model_validate({**ARTICLE, "id": "paper-2024"})},
            actors={
                "firm": _actor("firm", "The Firm", "company", "industry"),
                "paper": _actor("paper", "The Paper", "news-organisation", "none"),
            },
            publishers={
                "paper": Publisher.model_validate(
                    {
                        "id": "paper",
                        "name": "The Paper",
                        "kind": "news-organisation",
                        "languages": ["en"],
                    }
                )
            },
            tags={
                "pipes": Tag.model_validate({"id": "pipes", "name": "Pipes", "description": "x"})
            },
            warnings={
                "grief": Warning_.model_validate(
                    {"id": "grief", "name": "Grief", "description": "Tells of grief."}
                )
            },
            regions={
                "coast": Region.model_validate({"id": "coast", "name": "Coast", "country": "UA"})
            },
        )
    )


def _actor(name: str, shown: str, kind: str, side: str) -> Actor:
    return Actor.model_validate({"id": name, "name": shown, "kind": kind, "side": side})
