"""Articles, actors and incidents in as few words as a test of evidence needs."""

from typing import Any

from sourcebook.model.article import Article
from sourcebook.model.incident import Incident
from sourcebook.model.vocabulary import Actor

EDGE = tuple[str, ...]


def article(
    name: str, *edges: EDGE, basis: str | None = None, kind: str = "news-report"
) -> Article:
    """Make an article; each edge is (article, how) or (article, how, incidents)."""
    return Article.model_validate(
        {
            "id": name,
            "title": name,
            "publisher": "p",
            "kind": kind,
            "published": "2022-01-01",
            "language": "en",
            "seen": "full",
            "basis": basis or ("derived" if edges else "original"),
            "derived_from": [
                {
                    "article": edge[0],
                    "how": edge[1],
                    **({"about": edge[2].split()} if edge[2:] else {}),
                }
                for edge in edges
            ],
            "abstract": "Text.",
        }
    )


def by_id(*articles: Article) -> dict[str, Article]:
    return {one.id: one for one in articles}


ACTORS = {
    name: Actor.model_validate({"id": name, "name": name, "kind": kind, "side": side})
    for name, kind, side in (
        ("army-a", "armed-force", "a"),
        ("army-b", "armed-force", "b"),
        ("ministry-a", "government", "a"),
        ("newsroom", "news-organisation", "none"),
        ("un-mission", "un-body", "none"),
        ("court", "court", "none"),
        ("court-a", "court", "a"),
    )
}


def incident(*claims: tuple[str, str, str], accused: str = "army-a", **fields: Any) -> Incident:  # noqa: ANN401
    """Make an incident; each claim is (actor, stance, source)."""
    return Incident.model_validate(
        {
            "id": "x-2022",
            "title": "x",
            "summary": "x",
            "status": "alleged",
            "warnings": [],
            "when": {"date": "2022-01-01"},
            "where": {"name": "x", "country": "UA", "precision": "country"},
            "parties": [
                {"role": "alleged-perpetrator", "actor": accused},
                {"role": "victim", "group": "civilians"},
            ],
            "claims": [
                {"by": by, "stance": stance, "date": "2022-01-02", "says": "x", "source": source}
                for by, stance, source in claims
            ],
            "account": "x",
            "changes": [{"date": "2022-02-01", "kind": "published"}],
            **fields,
        }
    )
