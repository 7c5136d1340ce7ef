"""Lead back from a source to each place on the page that cites it."""

from dataclasses import dataclass

from sourcebook.model import prose
from sourcebook.model.incident import Incident
from sourcebook.plan.here import Here
from sourcebook.plan.views.anchors import Anchors


@dataclass(frozen=True, slots=True)
class UseView:
    """Hold one use of a source: what it is cited for, and where.

    `kind` is `date`, `place`, `claim`, `count`, `party` or `account`. Of a claim `by` is who makes
    it and `word` the stance, of a count who counts and the outcome.
    """

    kind: str
    url: str
    by: str | None = None
    word: str | None = None


def uses_of(here: Here, incident: Incident, anchors: Anchors) -> dict[str, tuple[UseView, ...]]:
    """Return by the id of each article what it is cited for, in the order of the page."""
    found: dict[str, dict[UseView, None]] = {}

    def add(source: str | None, use: UseView) -> None:
        if source is not None:
            found.setdefault(source, {})[use] = None

    name = here.library.actors
    add(incident.when.source, UseView("date", "#place"))
    add(incident.where.source, UseView("place", "#place"))
    for claim, anchor in zip(incident.claims, anchors.claims, strict=True):
        add(claim.source, UseView("claim", f"#{anchor}", name[claim.by].name, claim.stance.value))
    for row, anchor in zip(incident.casualties, anchors.counts, strict=True):
        add(row.source, UseView("count", f"#{anchor}", name[row.by].name, row.outcome.value))
    for party in incident.parties:
        for source in (party.source, party.named.source if party.named else None):
            add(source, UseView("party", "#parties"))
    for source in prose.citations(incident.account):
        add(source, UseView("account", "#account"))
    return {source: tuple(uses) for source, uses in found.items()}
