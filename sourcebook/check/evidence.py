"""Rules on what the records rest on: derivation, and the status that it supports."""

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.evidence.origins import counts_as_origin, depths, loops
from sourcebook.evidence.status import (
    Requirement,
    Shortfall,
    accused_sides,
    is_answered_by,
)
from sourcebook.model.ids import Key, Kind
from sourcebook.model.words import (
    ActorKind,
    ArticleBasis,
    ArticleKind,
    Derivation,
    Stance,
    Status,
)
from sourcebook.problems import Severity

MOST_STEPS = 30
"""The most articles of one loop that are listed."""
MOST_RESTATED = 20
"""The most steps from a source to what it rests on; reports pass through three or four hands."""


@rule("derivation-loop", Severity.ERROR, whole=True)
def derivation_loop(review: Review) -> Findings:
    """Sources that rest on one another in a circle rest on nothing."""
    rests_on = {name: facts.rests_on for name, facts in review.facts.articles.items()}
    for loop in loops(rests_on):
        first, second = loop[0], loop[1]
        way = loop if len(loop) <= MOST_STEPS else (*loop[: MOST_STEPS - 2], "…", *loop[-2:])
        edges = review.records.articles[first].derived_from
        number = next(n for n, edge in enumerate(edges) if edge.article == second)
        yield Finding(
            review.documents[Key(Kind.ARTICLE, first)].at("derived_from", number, "article"),
            f"the derivation comes back to where it began: {' → '.join(way)}",
            "Find out which of them came first, and remove the edge that leads out of it.",
        )


@rule("long-derivation", Severity.ERROR, whole=True)
def long_derivation(review: Review) -> Findings:
    """A chain of sources that nobody can follow to its end shows readers nothing."""
    rests_on = {name: facts.rests_on for name, facts in review.facts.articles.items()}
    for name, steps in sorted(depths(rests_on).items()):
        if steps == MOST_RESTATED + 1:  # what rests on it in turn is longer all the more
            yield Finding(
                review.documents[Key(Kind.ARTICLE, name)].at("derived_from"),
                f"the source rests on others over more than {MOST_RESTATED} steps",
                "Name in `derived_from` what it says itself that it rests on.",
            )


@rule("derived-without-sources", Severity.ERROR, Kind.ARTICLE)
def derived_without_sources(review: Review) -> Findings:
    """A source that restates others must say which, or nobody can count the origins."""
    for article, document in review.articles:
        if article.basis is ArticleBasis.DERIVED and not article.derived_from:
            yield Finding(
                document.at("basis"),
                "the source is derived, and `derived_from` names nothing that it rests on",
                "Name at least one source in `derived_from`, or write `basis: unknown`.",
            )


@rule("original-with-sources", Severity.ERROR, Kind.ARTICLE)
def original_with_sources(review: Review) -> Findings:
    """What is original rests on its own work: it can analyse the same evidence, not restate it."""
    for article, document in review.articles:
        if article.basis is not ArticleBasis.ORIGINAL:
            continue
        for number, edge in enumerate(article.derived_from):
            if edge.how is not Derivation.ANALYSES:
                yield Finding(
                    document.at("derived_from", number, "how"),
                    f"an original source cannot be one that `{edge.how}` another",
                    "Write `basis: derived`; or `how: analyses` where it did work of its own on "
                    "the same evidence.",
                )


@rule("unknown-with-sources", Severity.ERROR, Kind.ARTICLE)
def unknown_with_sources(review: Review) -> Findings:
    """What a source rests on cannot be both unknown and named."""
    for article, document in review.articles:
        if article.basis is ArticleBasis.UNKNOWN and article.derived_from:
            yield Finding(
                document.at("basis"),
                "the basis is unknown, yet `derived_from` names sources",
                "Write `basis: derived`; `about` restricts an edge to the incidents for which it "
                "is known.",
            )


@rule("copy-as-original", Severity.ERROR, Kind.ARTICLE)
def copy_as_original(review: Review) -> Findings:
    """A copy adds nothing of its own and never counts as an origin."""
    for article, document in review.articles:
        if article.kind is ArticleKind.COPY and article.basis is ArticleBasis.ORIGINAL:
            yield Finding(
                document.at("basis"),
                "a copy cannot be original",
                "Write `basis: derived` and what it copies, or correct `kind`.",
            )


@rule("needless-about", Severity.WARNING, Kind.ARTICLE)
def needless_about(review: Review) -> Findings:
    """An edge for an incident that does not use the article counts nowhere, which nobody meant."""
    for article, document in review.articles:
        for number, edge in enumerate(article.derived_from):
            for place, name in enumerate(edge.about):
                evidence = review.evidence_of(name)
                if evidence is not None and article.id not in evidence:
                    yield Finding(
                        document.at("derived_from", number, "about", place),
                        f"`{name}` does not cite this article, nor anything that rests on it",
                        "Cite the article in the incident, or remove the id from `about`.",
                    )


@rule("no-origin", Severity.WARNING, Kind.INCIDENT)
def no_origin(review: Review) -> Findings:
    """An incident whose sources lead to no origin rests on nothing that is known."""
    for incident, document in review.standing_incidents:
        if review.supported(incident) and not any(
            article and counts_as_origin(article)
            for article in (review.evidence_of(incident.id) or {}).values()
        ):
            yield Finding(
                document.at_key("claims"),
                "none of the sources of this incident leads to an origin",
                "Find out what they rest on, and record it in their `derived_from`.",
            )


@rule("status-above-evidence", Severity.ERROR, Kind.INCIDENT)
def status_above_evidence(review: Review) -> Findings:
    """A status says what the evidence carries, never more."""
    for incident, document in review.standing_incidents:
        finding = review.supported(incident)
        if finding is None:  # what it rests on has problems of its own
            continue
        declared, supported = incident.status, finding.supported
        if supported is not None and declared.rank <= supported.rank:
            continue
        missing = _missing(finding.requirement(declared))
        carried = f"it carries `{supported}`" if supported else "nothing here asserts the event"
        hint = f"Write `status: {supported}`" if supported else "Record who asserts it"
        yield Finding(
            document.at("status"),
            f"the evidence does not carry `{declared}`: {missing}; {carried}",
            f"{hint}, or add the evidence that is missing.",
        )


def _missing(requirement: Requirement) -> str:
    """Say which evidence a status lacks."""
    rejected = ", ".join(f"`{claim.by}`" for claim in requirement.rejected)
    match requirement.shortfall:
        case Shortfall.TOO_FEW_ORIGINS if requirement.origins:
            names = ", ".join(f"`{name}`" for name in requirement.origins)
            return (
                "it needs two independent origins, and what asserts the event leads to "
                f"{len(requirement.origins)}, {names}"
            )
        case Shortfall.TOO_FEW_ORIGINS:
            return "it needs two independent origins, and what asserts the event leads to none"
        case Shortfall.BY_A_PARTY:
            return (
                "it needs a `verifies` claim by an actor that is no party, and the ones here are "
                f"by a party: {rejected}"
            )
        case Shortfall.NOT_A_COURT:
            return f"it needs a judgment by a court, and {rejected} is not listed as one"
        case _:
            return {
                Status.ALLEGED: "it needs a claim that asserts the event",
                Status.CORROBORATED: "it needs claims with two independent origins",
                Status.VERIFIED: "it needs a `verifies` claim by an actor that is no party",
                Status.ADJUDICATED: "it needs a `convicts` or `acquits` claim by a court",
            }[requirement.status]


@rule("status-below-evidence", Severity.WARNING, Kind.INCIDENT)
def status_below_evidence(review: Review) -> Findings:
    """A status lower than the evidence carries is a judgement that readers must be told of."""
    for incident, document in review.standing_incidents:
        finding = review.supported(incident)
        supported = finding.supported if finding else None
        if supported and incident.status.rank < supported.rank and not incident.status_note:
            yield Finding(
                document.at("status"),
                f"the status is `{incident.status}`, and the evidence carries `{supported}`",
                f"Write `status: {supported}`, or say in `status_note` why it is lower.",
            )


@rule("judgment-by-no-court", Severity.ERROR, Kind.INCIDENT)
def judgment_by_no_court(review: Review) -> Findings:
    """Only a court convicts or acquits."""
    for incident, document in review.incidents:
        for number, claim in enumerate(incident.claims):
            if claim.stance not in (Stance.CONVICTS, Stance.ACQUITS):
                continue
            actor = review.records.actors.get(claim.by)
            if actor is not None and actor.kind is not ActorKind.COURT:
                yield Finding(
                    document.at("claims", number, "stance"),
                    f"`{claim.by}` `{claim.stance}`, and is listed as `{actor.kind}`",
                    "Name the court as the actor, or choose another stance, such as `reports`.",
                )


@rule("no-response", Severity.NOTE, Kind.INCIDENT)
def no_response(review: Review) -> Findings:
    """Whoever is accused is asked, or it is recorded that no answer is known."""
    actors = review.records.actors
    for incident, document in review.standing_incidents:
        if review.supported(incident) is None:
            continue
        accused = accused_sides(incident, actors)
        if accused and not is_answered_by(accused, incident, actors):
            yield Finding(
                document.at_key("parties"),
                "a side is accused, and no claim records its answer",
                "Look for a denial, a comment or a refusal to comment, and add it to `claims`; "
                "say in the account where none is known.",
            )
