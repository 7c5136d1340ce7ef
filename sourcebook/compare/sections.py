"""Put a comparison into the order in which a reviewer reads it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from sourcebook.compare.comparison import (
    AddressChange,
    Answer,
    Caution,
    Comparison,
    FeedChange,
    FeedNature,
    Nature,
    RecordChange,
    Side,
)
from sourcebook.compare.differences import counted, difference_lines, left_out, shown
from sourcebook.compare.outline import Line, Mark, Outline, Section, Span, Spans, Style, plain
from sourcebook.model.ids import Kind
from sourcebook.model.words import ChangeKind
from sourcebook.plan import formats
from sourcebook.problems import Problem

T = TypeVar("T")

MOST_ITEMS = 100
"""The most records, addresses, feed items or problems of a section."""
MOST_LINES = 60
"""The most lines of one record."""

HEADINGS = {
    Kind.INCIDENT: "Incidents",
    Kind.ARTICLE: "Articles",
    Kind.FIGURE: "Figures",
    Kind.PAGE: "Pages",
    Kind.RELEASE: "Releases",
    Kind.SITE: "Settings",
}
VOCABULARY = "Vocabulary"
GROUPS = ("Incidents", "Articles", "Figures", "Pages", VOCABULARY, "Releases", "Settings")
"""The headings of the records, in the order in which a reviewer meets them."""
_MARKS = {Nature.ADDED: Mark.ADDED, Nature.REMOVED: Mark.REMOVED}
_DONE = {
    Nature.ADDED: "new",
    Nature.REMOVED: "removed",
    Nature.RENAMED: "renamed",
    Nature.MERGED: "merged into another",
    Nature.WITHDRAWN: "withdrawn",
    Nature.RESTORED: "stands again",
    Nature.PUBLISHED: "now published",
    Nature.HELD_BACK: "no longer published",
    Nature.CHANGED: "changed",
    Nature.AFFECTED: "affected by other records",
    Nature.UNREADABLE: "cannot be compared",
}
_COUNTED = {**_DONE, Nature.MERGED: "merged"}
_FEED = {
    FeedNature.APPEARS: (Mark.ADDED, "new item"),
    FeedNature.RETURNS: (Mark.ADDED, "at the top again"),
    FeedNature.CHANGES: (Mark.CHANGED, "changed in its place"),
    FeedNature.LEAVES: (Mark.REMOVED, "no longer in the feed"),
}


def outline(comparison: Comparison) -> Outline:
    """Return what the writers draw."""
    sections = (
        _section("Look at this first", comparison.cautions, _caution_line, urgent=True),
        _section("New problems", comparison.new_problems, _problem_line, urgent=True),
        *_record_sections(comparison.records),
        _section("Addresses", _gone_first(comparison.addresses or ()), _address_line),
        _section("Feed", comparison.feed or (), _feed_line),
    )
    return Outline(
        (Span("Compared with "), Span(comparison.before.label, Style.STRONG)),
        tuple(_summary(comparison)),
        tuple(section for section in sections if section.lines),
    )


def _summary(comparison: Comparison) -> Iterator[Spans]:
    if comparison.empty:
        yield plain("The records say the same.")
    elif comparison.records:
        yield plain(" ".join(_counts(comparison.records)))
    else:
        yield plain("No record differs.")
    if comparison.empty and not comparison.before.errors:
        return
    solved = len(comparison.solved_problems)
    fixed = f"; {counted(solved, 'problem')} solved" if solved else ""
    counts = f"before {_problems(comparison.before)}; now {_problems(comparison.after)}"
    yield plain(f"Problems: {counts}{fixed}.")
    if comparison.addresses is None:
        broken = [side.label for side in (comparison.before, comparison.after) if not side.checks]
        yield (
            Span("Addresses and feed are not compared: no site can be built from "),
            Span(formats.listing(broken), Style.STRONG),
            Span("."),
        )
    else:
        items = [change.nature for change in comparison.feed or ()]
        top = sum(nature in (FeedNature.APPEARS, FeedNature.RETURNS) for nature in items)
        new = sum(change.before is None for change in comparison.addresses)
        gone = sum(change.after is None for change in comparison.addresses)
        yield plain(
            f"Addresses: {new:,} new, {gone:,} that answer no more. "
            f"Feed: {counted(top, 'item')} that subscribers will see."
        )


def _counts(records: Sequence[RecordChange]) -> Iterator[str]:
    """Yield a sentence for each group: "Incidents: 2 new, 1 changed."."""
    count = Counter((_group(change), change.nature) for change in records)
    for group in GROUPS:
        told = [
            f"{number:,} {_COUNTED[nature]}"
            for nature in Nature
            if (number := count[group, nature])
        ]
        if told:
            yield f"{group}: {', '.join(told)}."


def _problems(side: Side) -> str:
    parts = [
        counted(number, what)
        for number, what in (
            (side.errors, "error"),
            (side.warnings, "warning"),
            (side.notes, "note"),
        )
        if number
    ]
    return formats.listing(parts) or "none"


def _section(
    heading: str, items: Sequence[T], line: Callable[[T], Line], *, urgent: bool = False
) -> Section:
    lines = [line(item) for item in items[:MOST_ITEMS]]
    return Section(heading, (*lines, *left_out(len(items) - MOST_ITEMS, "line", 0)), urgent=urgent)


def _group(change: RecordChange) -> str:
    return HEADINGS.get(change.kind, VOCABULARY)


def _record_sections(records: Sequence[RecordChange]) -> Iterator[Section]:
    for heading in GROUPS:
        changes = [change for change in records if _group(change) == heading]
        lines = [line for change in changes[:MOST_ITEMS] for line in _record_lines(change)]
        yield Section(heading, (*lines, *left_out(len(changes) - MOST_ITEMS, "record", 0)))


def _record_lines(change: RecordChange) -> Iterator[Line]:
    title = Span(change.title, Style.STRONG)
    name: Spans = (
        (Span(change.id, Style.CODE), Span(" "), title)
        if change.kind is not Kind.SITE
        else (title,)
    )
    if change.kind not in HEADINGS:
        name = (Span(f"{change.kind} "), *name)
    done = formats.listing(_told(change))
    mark = _MARKS.get(change.nature, Mark.CHANGED)
    yield Line(0, (*name, Span(f" ({done})")), mark)
    yield from shown(tuple(difference_lines(change, 1)), MOST_LINES)


def _told(change: RecordChange) -> Iterator[str]:
    for nature in change.natures:
        if nature is Nature.RENAMED:
            yield f"renamed from {change.former_id}"
        elif nature is Nature.UNREADABLE:
            sides = formats.listing(
                "now" if side == "after" else side for side in change.unreadable
            )
            yield f"cannot be compared: it has errors {sides}"
        else:
            yield _DONE[nature]
    was, now = change.held
    if now:
        yield "a draft, not published" if now == "draft" else "embargoed, not published"
    elif was and change.nature is Nature.REMOVED:
        yield f"was never published: {was}"


def _caution_line(caution: Caution) -> Line:
    where = (
        ()
        if caution.kind is Kind.SITE
        else (Span(f"{caution.kind} "), Span(caution.id, Style.CODE), Span(": "))
    )
    return Line(
        0,
        (Span(caution.rule, Style.STRONG), Span(" "), *where, Span(caution.message)),
        Mark.CAUTION,
    )


def _problem_line(problem: Problem) -> Line:
    place = problem.location
    at = f"{place.path}:{place.line}:{place.column}" if place.line else place.path
    label = Span(f"{problem.severity}[{problem.rule}]", Style.STRONG)
    return Line(
        0, (label, Span(" "), Span(at, Style.CODE), Span(f": {problem.message}")), Mark.CAUTION
    )


def _gone_first(changes: Iterable[AddressChange]) -> list[AddressChange]:
    """Order addresses by how much they matter to readers who have them."""
    return sorted(changes, key=lambda change: (change.after is not None, change.before is None))


def _address_line(change: AddressChange) -> Line:
    address = Span(change.address, Style.CODE)
    if change.after is None:
        return Line(0, (address, Span(" answers no more")), Mark.REMOVED)
    mark = Mark.ADDED if change.before is None else Mark.CHANGED
    if change.after.answer is Answer.REDIRECT:
        target = Span(change.after.target or "", Style.CODE)
        return Line(0, (address, Span(" now leads to "), target), mark)
    if change.after.answer is Answer.NOTICE:
        return Line(0, (address, Span(" is now a notice")), mark)
    told = " is new" if change.before is None else " is a page again"
    return Line(0, (address, Span(told)), mark)


def _feed_line(change: FeedChange) -> Line:
    mark, told = _FEED[change.nature]
    fallen = change.change in (ChangeKind.MERGED, ChangeKind.WITHDRAWN)
    lead = (change.change if fallen else change.status or change.change).capitalize()
    day = formats.day(datetime.fromisoformat(change.moment).date())
    title = Span(f"{lead}: {change.title}", Style.STRONG)
    return Line(0, (title, Span(f" ({told}; {change.change}, {day})")), mark)
