"""Write harmless records with every group of keys, into which hostile texts are put.

The records of one number name each other, so that what is in one of them shows on the pages of the
others; two records that all share stand behind them.
"""

from datetime import date, timedelta
from typing import Any

FIRST = date(2015, 1, 1)
SPACED = 3
"""Days from one incident to the next: so that no two are one event to the check."""
HEADINGS = {"article": "###", "page": "##"}


def site() -> dict[str, Any]:
    return {
        "title": "Spills",
        "tagline": "What is known of spills",
        "description": "A timeline with invented records.",
        "base_url": "https://spills.example/",
        "language": "en",
        "timezone": "Europe/Kyiv",
        "editors": [
            {"name": "The desk"},
            {"name": "The editors", "url": "https://spills.example/editors"},
        ],
        "licence": {"name": "CC0", "url": "https://creativecommons.org/publicdomain/zero/1.0/"},
        "contact": {"email": "desk@spills.example", "url": "https://spills.example/desk"},
        "repository": "https://spills.example/repository",
        "sides": {"authorities": {"name": "Authorities"}, "operators": {"name": "Operators"}},
        "feed": {"length": "1000"},
        "home": {"length": "1000"},
        "lists": {"spills": {"name": "A list", "note": "A note.", "status": ["alleged"]}},
        "embeds": {"incidents": "true"},
    }


def shared() -> dict[tuple[str, str], dict[str, Any]]:
    """Return what all records rest on: an actor with a side of its own, and an article."""
    return {
        ("actors", "operator"): {"name": "Operator", "kind": "company", "side": "operators"},
        ("publishers", "gazette"): {
            "name": "Gazette",
            "kind": "news-organisation",
            "languages": ["en"],
        },
        ("article", "origin"): {
            "title": "Where it began",
            "publisher": "gazette",
            "kind": "news-report",
            "published": "2014-01-01",
            "language": "en",
            "url": "https://gazette.example/origin",
            "seen": "full",
            "basis": "original",
            "abstract": "Tells of it.",
        },
    }


def records(number: int) -> dict[tuple[str, str], dict[str, Any]]:
    """Return the records of a number by kind and id."""
    day = FIRST + timedelta(days=SPACED * number)
    n, today, later = number, day.isoformat(), (day + timedelta(days=1)).isoformat()
    incident = _incident(n, today, later)
    return {
        ("incident", f"incident-{n}"): incident,
        ("incident", f"withdrawn-{n}"): {
            **{
                key: incident[key]
                for key in ("summary", "status", "warnings", "account", "claims", "when")
            },
            "where": {"name": "New Zealand", "country": "NZ", "precision": "country"},
            "title": f"An incident that was withdrawn, {n}",
            "parties": [{"role": "victim", "actor": "operator"}],
            "changes": [
                {"date": later, "kind": "published"},
                {"date": later, "kind": "withdrawn", "note": "It was none."},
            ],
            "withdrawn": "It was none.",
        },
        ("article", f"article-{n}"): {
            "title": f"Report {n}",
            "publisher": f"publisher-{n}",
            "kind": "news-report",
            "authors": ["One", "Two"],
            "published": later,
            "language": "uk",
            "url": f"https://gazette.example/{n}",
            "seen_at": f"https://mirror.example/{n}",
            "archived": {"url": f"https://archive.example/{n}", "date": later},
            "accessed": later,
            "seen": "full",
            "basis": "derived",
            "derived_from": [
                {"article": "origin", "how": "reports", "about": [f"incident-{n}"]},
            ],
            "fixity": {"sha256": f"{n:064x}", "bytes": "100"},
            "problems": ["It does not say when."],
            "former_ids": [f"former-article-{n}"],
            "abstract": "Restates it.",
        },
        ("figure", f"figure-{n}"): {
            "title": f"Spills, count {n}",
            "counter": f"actor-{n}",
            "counts": "spills",
            "scope": "All spills.",
            "basis": "alleged",
            "kind": "cumulative",
            "covers": {"from": "2010-01-01", "to": later},
            "note": "A note.",
            "points": [
                {"as_of": "2014-01-01", "value": "3", "source": "origin"},
                {
                    "as_of": later,
                    "value": "5",
                    "cases": "4",
                    "source": f"article-{n}",
                    "quote": "5 spills",
                    "note": "A note.",
                },
            ],
        },
        ("page", f"page-{n}"): {
            "title": f"Page {n}",
            "summary": "A page.",
            "order": "1",
            "body": "Words.",
        },
        ("actors", f"actor-{n}"): {
            "name": f"Actor {n}",
            "kind": "government",
            "side": "authorities",
            "note": "A note.",
            "url": f"https://actor.example/{n}",
        },
        ("publishers", f"publisher-{n}"): {
            "name": f"Publisher {n}",
            "kind": "news-organisation",
            "country": "NZ",
            "languages": ["en"],
            "note": "A note.",
            "url": f"https://publisher.example/{n}",
        },
        ("tags", f"tag-{n}"): {"name": f"Tag {n}", "description": "Words."},
        ("warnings", f"warning-{n}"): {
            "name": f"Warning {n}",
            "description": "Words.",
            "required_for": {"outcomes": ["detained"], "tags": [f"tag-{n}"]},
        },
        ("groups", f"group-{n}"): {"name": f"Group {n}", "description": "Words."},
        ("regions", f"region-{n}"): {
            "name": f"Region {n}",
            "country": "NZ",
            "iso_3166_2": f"NZ-{n % 1000:03}",
            "note": "A note.",
        },
        ("loaded-words", f"ratherloaded{n}"): {"suggest": "plainer words", "languages": ["en"]},
    }


def _incident(n: int, today: str, later: str) -> dict[str, Any]:
    article = f"article-{n}"
    return {
        "title": f"Oil is spilt at Place {n}",
        "summary": "Oil is spilt.",
        "status": "alleged",
        "status_note": "A note.",
        "warnings": [f"warning-{n}"],
        "when": {"date": today, "note": "A note.", "source": article},
        "where": {
            "name": f"Place {n}",
            "district": "District",
            "region": f"Region {n}",
            "country": "NZ",
            "latitude": "-41.31",
            "longitude": "174.81",
            "precision": "settlement",
            "note": "A note.",
            "source": article,
        },
        "parties": [
            {"role": "alleged-perpetrator", "actor": "operator"},
            {
                "role": "victim",
                "actor": f"actor-{n}",
                "group": f"group-{n}",
                "count": "2",
                "name": "A person",
                "named": {"why": "The family made it public.", "source": article},
                "note": "A note.",
                "source": article,
            },
        ],
        "casualties": [
            {
                "outcome": "injured",
                "min": "2",
                "max": "3",
                "by": f"actor-{n}",
                "as_of": later,
                "basis": "alleged",
                "source": article,
                "quote": "2 or 3 people",
                "note": "A note.",
            }
        ],
        "claims": [
            {
                "by": "operator",
                "stance": "denies",
                "date": later,
                "says": "Denies it.",
                "source": article,
            },
            {
                "by": f"actor-{n}",
                "stance": "alleges",
                "date": later,
                "says": "Says that oil was spilt.",
                "source": article,
                "quote": "oil was spilt",
            },
        ],
        "sources": ["origin"],
        "account": f"Oil was spilt [@{article}].",
        "tags": [f"tag-{n}"],
        "related": [f"incident-{n - 1}" if n else "withdrawn-0"],
        "changes": [
            {"date": later, "kind": "published"},
            {
                "date": later,
                "kind": "correction",
                "note": "A note.",
                "was": "Before.",
                "now": "After.",
            },
        ],
        "former_ids": [f"former-{n}"],
    }
