"""Name places on the page of an incident by what stands there, so that links to them last."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from sourcebook.model.incident import Incident

_BETWEEN = re.compile(r"[^a-z0-9]+")


class Anchors(NamedTuple):
    """Hold the anchor of each claim and of each count, in the order of the record."""

    claims: tuple[str, ...]
    counts: tuple[str, ...]


def anchors_of(incident: Incident) -> Anchors:
    """Name each claim by speaker, day and stance, each count by who counts, day and outcome."""
    return Anchors(
        _anchors(
            (f"claim {claim.by} {claim.date.text} {claim.stance.value}", claim.source)
            for claim in incident.claims
        ),
        _anchors(
            (f"count {row.by} {row.as_of.text} {row.outcome.value}", row.source)
            for row in incident.casualties
        ),
    )


def _anchors(stated: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return an anchor for each statement, whatever stands before or behind it.

    Of several that are told alike the first in the record keeps the short name, the next are named
    by their source as well; only those that share that, too, are numbered.
    """
    taken: dict[str, None] = {}
    alike: Counter[str] = Counter()
    for told, source in stated:
        name = _plain(told)
        if name in taken:
            name = longer = f"{name}-{source}"
            while name in taken:
                alike[longer] += 1
                name = f"{longer}-{alike[longer] + 1}"
        taken[name] = None
    return tuple(taken)


def _plain(text: str) -> str:
    """Return small letters, digits and hyphens: how sure a date is changes no address."""
    return _BETWEEN.sub("-", text.lower()).strip("-")
