"""Draw who says what of an incident, and the status that this supports."""

from dataclasses import dataclass
from datetime import date

from benchmarks.corpus.cast import Actor, Cast
from benchmarks.corpus.draw import Draw
from benchmarks.corpus.sentences import statement
from benchmarks.corpus.story import Report, Story

_STATUSES = ("alleged", "corroborated", "verified", "adjudicated")
_ASSERTING = ("alleges", "reports", "verifies", "charges", "convicts")


@dataclass(frozen=True, slots=True)
class Claim:
    """Hold what one actor says."""

    by: str
    stance: str
    on: date
    says: str
    source: Report


@dataclass(frozen=True, slots=True)
class Count:
    """Hold how many people one actor counts."""

    outcome: str
    low: int
    high: int
    by: str
    source: Report
    verified: bool


@dataclass(frozen=True, slots=True)
class Testimony:
    """Hold all that is said of one incident."""

    accused: Actor
    claims: tuple[Claim, ...]
    counts: tuple[Count, ...]
    status: str
    supported: str

    @property
    def is_conviction(self) -> bool:
        """Tell whether a court has convicted."""
        return any(claim.stance == "convicts" for claim in self.claims)


def testimony(draw: Draw, people: Cast, story: Story) -> Testimony:
    """Return what is said of an incident, with the highest status that it supports, or one less."""
    accused = draw.early(people.companies if draw.chance(0.85) else people.authorities)
    claims = [_first(draw, story.own[0])]
    claims += [_claim(draw, people, report) for report in story.own[1:] if draw.chance(0.7)]
    claims += _answers(draw, people, accused, story)
    if story.summary and draw.chance(0.6):
        claims.append(_first(draw, story.summary))
    if draw.chance(0.05):
        court = draw.early(people.courts).id
        stance = "convicts" if draw.chance(0.8) else "acquits"
        last = story.own[-1]
        claims.append(Claim(court, stance, last.published, statement(draw), last))
    supported = _supported(story, claims)
    lower = supported in _STATUSES[1:] and draw.chance(0.08)
    status = _STATUSES[_STATUSES.index(supported) - 1] if lower else supported
    return Testimony(accused, tuple(claims), _counts(draw, story), status, supported)


def _first(draw: Draw, report: Report) -> Claim:
    verifies = {"ngo-report": 0.5, "un-report": 0.6, "investigation": 0.4}.get(report.kind, 0.0)
    if report.basis == "original" and draw.chance(verifies):
        stance = "verifies"
    else:
        stance = "alleges" if report.kind in ("official-statement", "ngo-report") else "reports"
    return Claim(report.publisher.actor, stance, report.published, statement(draw), report)


def _claim(draw: Draw, people: Cast, report: Report) -> Claim:
    if draw.chance(0.7):
        return _first(draw, report)
    by, stance = draw.by_weight(
        (
            (0.5, (draw.early(people.authorities), "investigates")),
            (0.3, (draw.early(people.prosecutors), "investigates")),
            (0.2, (draw.early(people.prosecutors), "charges")),
        )
    )
    return Claim(by.id, stance, report.published, statement(draw), report)


def _answers(draw: Draw, people: Cast, accused: Actor, story: Story) -> list[Claim]:
    stance = draw.by_weight(
        (
            (0.36, "denies"),
            (0.20, "disputes"),
            (0.27, "responds"),
            (0.14, "declines-comment"),
            (0.03, ""),
        )
    )
    source = draw.pick(story.own)
    found = []
    if stance:
        found.append(Claim(accused.id, stance, source.published, statement(draw), source))
    if draw.chance(0.15):
        by = draw.early(people.authorities).id
        found.append(Claim(by, "responds", source.published, statement(draw), source))
    return found


def _counts(draw: Draw, story: Story) -> tuple[Count, ...]:
    number = draw.by_weight(((0.35, 0), (0.45, 1), (0.15, 2), (0.05, 3)))
    outcome = draw.by_weight(
        ((0.70, "injured"), (0.12, "missing"), (0.10, "killed"), (0.08, "detained"))
    )
    found: dict[tuple[str, date], Count] = {}
    for report in story.reports[:number]:
        low = draw.whole(1, 6) if draw.chance(0.8) else draw.whole(7, 90)
        high = low + (draw.whole(1, 9) if draw.chance(0.2) else 0)
        by = report.publisher.actor
        verified = report.basis == "original" and draw.chance(0.3)
        count = Count(outcome, low, high, by, report, verified)
        found.setdefault((by, report.published), count)
    return tuple(found.values())


def _supported(story: Story, claims: list[Claim]) -> str:
    stances = {claim.stance for claim in claims}
    if stances & {"convicts", "acquits"}:
        return "adjudicated"
    if any(_verifies(claim) for claim in claims):
        return "verified"
    asserting = [claim.source for claim in claims if claim.stance in _ASSERTING]
    origins = {origin for report in asserting for origin in _origins(report, story)}
    return "corroborated" if len(origins) > 1 else "alleged"


def _verifies(claim: Claim) -> bool:
    return claim.stance == "verifies" and claim.source.publisher.kind != "official-body"


def _origins(report: Report, story: Story) -> set[str]:
    if report.basis == "original":
        return {report.id}
    by_id = {one.id: one for one in story.reports}
    steps = [edge for edge in report.edges if edge.about in ("", story.event.id)]
    return {origin for edge in steps for origin in _origins(by_id[edge.report], story)}
