"""Rules that protect people: names, warnings, and what a party is."""

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.model.ids import Kind
from sourcebook.model.words import ActorKind, Role, Stance
from sourcebook.problems import Severity


@rule("suspect-named", Severity.ERROR, Kind.INCIDENT)
def suspect_named(review: Review) -> Findings:
    """Nobody is named as a perpetrator before a court has convicted."""
    for incident, document in review.incidents:
        for number, party in enumerate(incident.parties):
            if party.role is Role.ALLEGED_PERPETRATOR and party.name is not None:
                yield Finding(
                    document.at_key("parties", number, "name"),
                    "an alleged perpetrator is named",
                    "Remove `name`; a person is named only as a convicted-perpetrator, with the "
                    "conviction among the claims.",
                )


@rule("convicted-without-conviction", Severity.ERROR, Kind.INCIDENT)
def convicted_without_conviction(review: Review) -> Findings:
    """Whoever is called convicted has been convicted by a court, and a claim says which."""
    for incident, document in review.incidents:
        convicted = [
            n for n, p in enumerate(incident.parties) if p.role is Role.CONVICTED_PERPETRATOR
        ]
        if not convicted or any(
            _is_conviction(claim.stance, claim.by, review) for claim in incident.claims
        ):
            continue
        for number in convicted:
            yield Finding(
                document.at("parties", number, "role"),
                "a party is called convicted, and no claim records the conviction",
                "Add the court's `convicts` claim, or write `role: alleged-perpetrator`.",
            )


def _is_conviction(stance: Stance, actor: str, review: Review) -> bool:
    known = review.records.actors.get(actor)
    # An actor whose own entry has problems is taken for what the claim makes of it.
    return stance is Stance.CONVICTS and (known is None or known.kind is ActorKind.COURT)


@rule("victim-named", Severity.ERROR, Kind.INCIDENT)
def victim_named(review: Review) -> Findings:
    """A victim is named only where the name was made public by who had the right to."""
    for incident, document in review.incidents:
        for number, party in enumerate(incident.parties):
            if party.role is Role.VICTIM and party.name is not None and party.named is None:
                yield Finding(
                    document.at_key("parties", number, "name"),
                    "a victim is named, and `named` does not say why",
                    "Add `named: {why: …, source: …}`, or remove `name`.",
                )


@rule("named-nobody", Severity.WARNING, Kind.INCIDENT)
def named_nobody(review: Review) -> Findings:
    """A reason to name somebody belongs to a name."""
    for incident, document in review.incidents:
        for number, party in enumerate(incident.parties):
            if party.named is not None and party.name is None:
                yield Finding(
                    document.at_key("parties", number, "named"),
                    "`named` says why a person may be named, and nobody is",
                    "Add `name:`, or remove `named`.",
                )


@rule("empty-party", Severity.ERROR, Kind.INCIDENT)
def empty_party(review: Review) -> Findings:
    """A party is an actor, a group of people, or both."""
    for incident, document in review.incidents:
        for number, party in enumerate(incident.parties):
            if party.actor is None and party.group is None:
                yield Finding(
                    document.at("parties", number),
                    "the party has neither an `actor` nor a `group`",
                    "Add the one that a source gives.",
                )


@rule("missing-content-warning", Severity.ERROR, Kind.INCIDENT)
def missing_content_warning(review: Review) -> Findings:
    """Readers are warned before they meet what the vocabulary says needs a warning."""
    if len(review.records.warnings) < len(review.names[Kind.WARNING]):
        return  # which warnings there are is not known until their own problems are mended
    for incident, document in review.standing_incidents:
        outcomes = {row.outcome for row in incident.casualties}
        for warning in review.records.warnings.values():
            if warning.id in incident.warnings:
                continue
            needed = warning.required_for
            because = [f"casualties `{o}`" for o in needed.outcomes if o in outcomes]
            because += [f"the tag `{tag}`" for tag in needed.tags if tag in incident.tags]
            if because:
                yield Finding(
                    document.at("warnings"),
                    f"the content warning `{warning.id}` is missing, which {because[0]} asks for",
                    f"Add `{warning.id}` to `warnings`.",
                )
