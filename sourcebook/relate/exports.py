"""Put records into parts for those who take all of them, in the order in which they came in.

What comes in later stands in front, whenever it happened, so that the parts behind stay as they are
when a record is added. Numbers count from the oldest; the part with what is new has no number yet.
"""

from collections.abc import Sequence

from sourcebook.relate.answers import Relation
from sourcebook.relate.facts import ArticleFacts, IncidentFacts

DOCUMENTS = 100
"""How many records a numbered part of JSON holds: about half a megabyte."""
ROWS = 500
"""How many records a numbered part of tables holds."""
NEWEST = "newest"
"""The key of the part with what is new, which grows to twice the others' length."""
NUMBERED = "numbered"
"""The key under which stands how many numbered parts there are."""


def exported(
    incidents: Sequence[IncidentFacts], articles: Sequence[ArticleFacts]
) -> dict[str, Relation]:
    """Return the parts of all public incidents, notices among them, and of all public articles."""
    by_day = sorted(incidents, key=lambda f: (-f.changes[0][0], f.id))
    read = sorted(articles, key=lambda f: (-f.added, f.id))
    return {
        "added incidents": _in_parts([f.id for f in by_day], DOCUMENTS),
        "added articles": _in_parts([f.id for f in read], DOCUMENTS),
        "tabled incidents": _in_parts([f.id for f in by_day], ROWS),
        "tabled articles": _in_parts([f.id for f in read], ROWS),
    }


def _in_parts(newest_first: Sequence[str], size: int) -> Relation:
    numbered = max(len(newest_first) // size - 1, 0)
    front = len(newest_first) - numbered * size
    parts = {
        str(numbered - place): tuple(newest_first[front + place * size :][:size])
        for place in range(numbered)
    }
    return {NUMBERED: (numbered,), NEWEST: tuple(newest_first[:front]), **parts}
