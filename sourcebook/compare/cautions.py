"""Name what a reviewer must look at first; the docstring of each rule is why."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sourcebook.compare.backdated import RULE as BACK_DATED
from sourcebook.compare.backdated import backdated
from sourcebook.compare.comparison import Caution
from sourcebook.compare.records import Twin
from sourcebook.compare.renames import Rename
from sourcebook.compare.state import State, former_ids, is_published
from sourcebook.model import prose
from sourcebook.model.figure import Figure
from sourcebook.model.ids import Kind
from sourcebook.model.incident import Incident
from sourcebook.model.record import Record
from sourcebook.model.records import by_kind
from sourcebook.model.site import Site
from sourcebook.plan import formats

ADDRESSED = (Kind.INCIDENT, Kind.ARTICLE, Kind.FIGURE, Kind.PAGE)
"""The kinds of records whose published ids must never vanish."""
REDIRECTED = (Kind.INCIDENT, Kind.ARTICLE)
"""The kinds of records that can list former ids."""
FACTS = {
    "status": "the status",
    "when": "the date",
    "where": "the place",
    "parties": "the parties",
    "casualties": "the casualties",
    "claims": "the claims",
    "withdrawn": "the withdrawal",
    "merged_into": "the merger",
}
"""Fields of an incident whose change its history must tell."""
TEXTS = ("title", "summary", "account")
"""Fields of an incident in which a number is a fact."""
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")


@dataclass(frozen=True, slots=True)
class Review:
    """Hold what the rules look at."""

    before: State
    after: State
    renames: tuple[Rename, ...]
    twins: tuple[Twin, ...]

    @property
    def published_incidents(self) -> Iterator[tuple[Incident, Incident, Twin]]:
        """Yield the incidents that readers could see before and can see now."""
        for twin in self.twins:
            one, other = twin.before, twin.after
            if not (isinstance(one, Incident) and isinstance(other, Incident)):
                continue
            if is_published(one) and is_published(other):
                yield one, other, twin

    @property
    def settings(self) -> Iterator[tuple[Site, Site]]:
        """Yield the settings of both sides."""
        for twin in self.twins:
            if isinstance(twin.before, Site) and isinstance(twin.after, Site):
                yield twin.before, twin.after


Rule = Callable[[Review], Iterable[Caution]]


def id_vanished(review: Review) -> Iterator[Caution]:
    """Keep what was published at its address for ever."""
    heirs = {(rename.kind, rename.before): rename.after for rename in review.renames}
    for kind in ADDRESSED:
        old, new = by_kind(review.before.content.records), by_kind(review.after.content.records)
        lost = _claimed(old[kind]) - _claimed(new[kind])
        for name in sorted(lost):
            record, standing = old[kind].get(name), new[kind].get(name)
            if standing is None and name in review.after.content.names[kind]:
                continue  # its file is there and has errors, which the problems tell
            heir = heirs.get((kind, name))
            if heir and kind in REDIRECTED:
                message = f"renamed to {heir} without a trace: add {name} to its former_ids"
            elif heir:
                message = f"renamed to {heir}: a {kind} cannot redirect, so keep its id"
            elif standing is not None:
                message = "published before, and now held back: its address answers no more"
            elif record is None:
                message = "no record lists this former id any more: its address answers no more"
            elif kind is Kind.INCIDENT:
                message = "removed without a trace: keep the file with withdrawn or merged_into"
            else:
                message = "removed without a trace: its address answers no more"
            yield Caution("id-vanished", kind, name, message)


def id_used_again(review: Review) -> Iterator[Caution]:
    """Never give one record's id to another: old links would lie."""
    own = {(rename.kind, rename.after): rename.before for rename in review.renames}
    for kind in REDIRECTED:
        old = by_kind(review.before.content.records)[kind]
        for record in old.values():
            for former in former_ids(record):
                taken = former in review.after.content.names[kind]
                if taken and former not in old and own.get((kind, former)) != record.id:
                    yield Caution("id-used-again", kind, former, f"was a former id of {record.id}")


def status_rises(review: Review) -> Iterator[Caution]:
    """Look twice at a higher status: nothing that a record says is stronger."""
    for one, other, _ in review.published_incidents:
        if other.status.rank > one.status.rank:
            message = f"the status rises from {one.status} to {other.status}"
            yield Caution("status-rises", Kind.INCIDENT, other.id, message)


def origin_lost(review: Review) -> Iterator[Caution]:
    """Miss no origin that is lost: the incident stands on less than readers were told."""
    for _, other, twin in review.published_incidents:
        if twin.stood and twin.stands:
            lost = sorted({*twin.stood.origins} - {*twin.stands.origins})
            if lost:
                message = f"no longer rests on {formats.listing(lost)}"
                yield Caution("origin-lost", Kind.INCIDENT, other.id, message)


def contest_lost(review: Review) -> Iterator[Caution]:
    """Miss no denial that disappears: the accusation reads differently."""
    for _, other, twin in review.published_incidents:
        if twin.stood and twin.stands and twin.stood.contested and not twin.stands.contested:
            message = "was contested by the accused side, and no longer is"
            yield Caution("contest-lost", Kind.INCIDENT, other.id, message)


def content_warning_lost(review: Review) -> Iterator[Caution]:
    """Keep the content warnings that readers rely on."""
    for one, other, _ in review.published_incidents:
        lost = [name for name in one.warnings if name not in other.warnings]
        if lost and not other.tombstone:
            message = f"the content warning {formats.listing(lost)} is gone"
            yield Caution("content-warning-lost", Kind.INCIDENT, other.id, message)


def person_named(review: Review) -> Iterator[Caution]:
    """Look twice at a person's name: published, it cannot be taken back."""
    for twin in review.twins:
        if isinstance(twin.after, Incident):
            known = twin.before.parties if isinstance(twin.before, Incident) else ()
            named = {party.name for party in known}
            for party in twin.after.parties:
                if party.name and party.name not in named:
                    message = f"names a person as {party.role}: {party.name}"
                    yield Caution("person-named", Kind.INCIDENT, twin.after.id, message)


def silent_change(review: Review) -> Iterator[Caution]:
    """Tell readers when a fact of a published incident changes."""
    for one, other, _ in review.published_incidents:
        changed = [
            told for name, told in FACTS.items() if getattr(one, name) != getattr(other, name)
        ]
        changed += [
            f"a number in the {name}"
            for name in TEXTS
            if _numbers(getattr(one, name)) != _numbers(getattr(other, name))
        ]
        if changed and all(change in one.changes for change in other.changes):
            message = f"{formats.listing(changed)} changed, and no new entry of changes says so"
            yield Caution("silent-change", Kind.INCIDENT, other.id, message)
    yield from _silent_values(review)


def _silent_values(review: Review) -> Iterator[Caution]:
    for twin in review.twins:
        one, other = twin.before, twin.after
        if not (isinstance(one, Figure) and isinstance(other, Figure)):
            continue
        known = {(p.as_of.text, str(p.period), p.source): p for p in one.points}
        for point in other.points if one.is_public and other.is_public else ():
            was = known.get((point.as_of.text, str(point.period), point.source))
            if was and was.value != point.value and was.corrections == point.corrections:
                message = (
                    f"the value as of {point.as_of.text} changed from {was.value} to {point.value}"
                    ", and no new entry of its corrections says so"
                )
                yield Caution("silent-change", Kind.FIGURE, other.id, message)


def history_rewritten(review: Review) -> Iterator[Caution]:
    """Leave what readers were told of a change as it was told."""
    for one, other, _ in review.published_incidents:
        lost = [change for change in one.changes if change not in other.changes]
        if lost:
            told = formats.listing(
                f"{change.kind} of {formats.day(change.date)}" for change in lost
            )
            message = f"entries of changes were altered or removed: {told}"
            yield Caution("history-rewritten", Kind.INCIDENT, other.id, message)


def back_dated(review: Review) -> Iterator[Caution]:
    """Date what is published by the day on which it is, or feed readers pass over it."""
    yield from backdated(review.before, review.after)


def site_moves(review: Review) -> Iterator[Caution]:
    """Look twice at base_url: every address in feeds and quotations follows it."""
    for one, other in review.settings:
        if one.base_url != other.base_url:
            message = f"base_url changes from {one.base_url} to {other.base_url}"
            yield Caution("site-moves", Kind.SITE, other.id, message)


def all_is_new(review: Review) -> Iterator[Caution]:
    """Keep the identity of what is published: readers of feeds know by it what they have seen."""
    for one, other in review.settings:
        if one.identity != other.identity:
            message = (
                f"whoever follows a feed is shown everything again: keep `identity: {one.identity}`"
                " under `feeds:`"
            )
            yield Caution("all-is-new", Kind.SITE, other.id, message)


RULES: Mapping[str, Rule] = {
    "id-vanished": id_vanished,
    "id-used-again": id_used_again,
    "status-rises": status_rises,
    "origin-lost": origin_lost,
    "contest-lost": contest_lost,
    "content-warning-lost": content_warning_lost,
    "person-named": person_named,
    "silent-change": silent_change,
    "history-rewritten": history_rewritten,
    BACK_DATED: back_dated,
    "site-moves": site_moves,
    "all-is-new": all_is_new,
}
"""Every rule by its name, in the order in which a reviewer meets it."""


def cautions(review: Review) -> tuple[Caution, ...]:
    """Return what a reviewer must look at first."""
    return tuple(caution for rule in RULES.values() for caution in rule(review))


def _numbers(text: str) -> list[str]:
    """Return the numbers that a reader reads: those in citations and addresses are none."""
    return _NUMBER.findall(prose.LINK.sub("]", prose.CITATION.sub("", text)))


def _claimed(records: Mapping[str, Record]) -> set[str]:
    """Return the ids that published records answer to."""
    published = [record for record in records.values() if is_published(record)]
    return {name for record in published for name in (record.id, *former_ids(record))}
