"""Rules on a record's own history: changes, merging, withdrawal, former ids."""

from itertools import pairwise

from sourcebook.check.review import Review
from sourcebook.check.rule import Finding, Findings, rule
from sourcebook.model.ids import Key, Kind
from sourcebook.model.words import ChangeKind
from sourcebook.problems import Severity


@rule("first-change", Severity.ERROR, Kind.INCIDENT)
def first_change(review: Review) -> Findings:
    """The history of a record begins on the day on which it was published."""
    for incident, document in review.incidents:
        if not incident.changes:
            yield Finding(
                document.at_key("changes"),
                "the history is empty",
                "Add `- {date: …, kind: published}` with the day of publication.",
            )
        elif incident.changes[0].kind is not ChangeKind.PUBLISHED:
            yield Finding(
                document.at("changes", 0, "kind"),
                f"the first change is `{incident.changes[0].kind}`, not `published`",
                "Begin `changes` with the day on which the record was first published.",
            )


@rule("published-twice", Severity.ERROR, Kind.INCIDENT)
def published_twice(review: Review) -> Findings:
    """A record is published once; what comes later is a change of it."""
    for incident, document in review.incidents:
        for number, change in enumerate(incident.changes):
            if number and change.kind is ChangeKind.PUBLISHED:
                yield Finding(
                    document.at("changes", number, "kind"),
                    "the record is published a second time",
                    "Write `update`, `correction` or `status`.",
                )


@rule("changes-out-of-order", Severity.ERROR, Kind.INCIDENT)
def changes_out_of_order(review: Review) -> Findings:
    """A history that runs backwards hides what was known when."""
    for incident, document in review.incidents:
        for number, (before, after) in enumerate(pairwise(incident.changes), start=1):
            if after.date < before.date:
                yield Finding(
                    document.at("changes", number, "date"),
                    f"the change of {after.date} stands after the one of {before.date}",
                    "Put the newest change last, or correct the day.",
                )


@rule("silent-change", Severity.ERROR, Kind.INCIDENT)
def silent_change(review: Review) -> Findings:
    """Readers are told what changed; of a correction, what stood there before and what does now."""
    for incident, document in review.incidents:
        for number, change in enumerate(incident.changes):
            path = ("changes", number, "kind")
            if change.kind is ChangeKind.CORRECTION:
                missing = [key for key in ("was", "now") if getattr(change, key) is None]
                if missing:
                    message = f"the correction has no {' and no '.join(f'`{m}`' for m in missing)}"
                    hint = "Write what the record said (`was`) and what it says now (`now`)."
                    yield Finding(document.at(*path), message, hint)
            elif change.kind is not ChangeKind.PUBLISHED and not (change.note or change.now):
                message = f"the change `{change.kind}` does not say what changed"
                yield Finding(document.at(*path), message, "Add a `note:` for readers.")


@rule("tombstone-history", Severity.ERROR, Kind.INCIDENT)
def tombstone_history(review: Review) -> Findings:
    """A merged or withdrawn record says so in its fields and in its history alike."""
    for incident, document in review.incidents:
        kinds = {change.kind: number for number, change in enumerate(incident.changes)}
        for kind, field, value in (
            (ChangeKind.MERGED, "merged_into", incident.merged_into),
            (ChangeKind.WITHDRAWN, "withdrawn", incident.withdrawn),
        ):
            if value is not None and kind not in kinds:
                yield Finding(
                    document.at_key(field),
                    f"`{field}` is set, and no change is `{kind}`",
                    f"Add `- {{date: …, kind: {kind}, note: …}}` to `changes`.",
                )
            # A record can be taken back into the list: then something comes after the withdrawal.
            elif value is None and kind in kinds and kinds[kind] == len(incident.changes) - 1:
                yield Finding(
                    document.at("changes", kinds[kind], "kind"),
                    f"the last change is `{kind}`, and `{field}` is not set",
                    f"Add `{field}:`, or correct the kind of the change.",
                )
        if incident.merged_into is not None and incident.withdrawn is not None:
            yield Finding(
                document.at_key("withdrawn"),
                "the record is both merged and withdrawn",
                "Keep the one that holds.",
            )


@rule("merged-into-tombstone", Severity.ERROR, Kind.INCIDENT)
def merged_into_tombstone(review: Review) -> Findings:
    """Readers of a merged record are sent to one that stands, in one step."""
    for incident, document in review.incidents:
        target = review.records.incidents.get(incident.merged_into or "")
        if target is None:
            continue
        if target.id == incident.id:
            message = "the incident is merged into itself"
        elif target.tombstone:
            what = "merged" if target.merged_into else "withdrawn"
            message = f"`{target.id}` was {what} itself"
        else:
            continue
        yield Finding(document.at("merged_into"), message, "Name the incident that stands.")


@rule("former-id-taken", Severity.ERROR, whole=True)
def former_id_taken(review: Review) -> Findings:
    """An old address leads to one record for ever, so its id belongs to no other."""
    claimed: dict[Key, str] = {}
    for kind, group in (
        (Kind.INCIDENT, review.facts.incidents),
        (Kind.ARTICLE, review.facts.articles),
    ):
        for owner, facts in group.items():
            for number, former in enumerate(facts.former_ids):
                message = _taken(review, Key(kind, former), owner, claimed)
                if message:
                    yield Finding(
                        review.documents[Key(kind, owner)].at("former_ids", number),
                        message,
                        "Ids are never used again: remove the line.",
                    )


def _taken(review: Review, key: Key, owner: str, claimed: dict[Key, str]) -> str | None:
    """Say who else has a former id, None where nobody has."""
    first = claimed.setdefault(key, owner)
    if key.id == owner:
        return "the record's own id is listed as a former one"
    if key.id in review.names[key.kind]:
        return f"`{key.id}` is the id of another {key.kind}"
    return f"`{key.id}` is a former id of `{first}` as well" if first != owner else None
