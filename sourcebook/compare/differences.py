"""Write what differs in one record as lines."""

from collections.abc import Iterable, Iterator, Sequence

from sourcebook.compare.comparison import (
    Difference,
    EntriesChange,
    EntryChange,
    ListChange,
    Nature,
    RecordChange,
    Value,
    ValueChange,
)
from sourcebook.compare.outline import Line, Mark, Span, Spans, Style, plain
from sourcebook.compare.wording import Fate, Passage, Piece, passages, pieces

MOST_PASSAGES = 12
"""The most paragraphs of one text that are shown."""
MOST_ENTRIES = 25
"""The most entries of one list that are shown."""
SHORT = 60
"""The most characters of a value that is shown as before → after; longer ones by their words."""
LONG = 400
"""The most characters of one value that are shown."""

LABELS = {
    "supported-status": "supported status",
    "number-of-origins": "independent origins",
    "number-of-articles": "articles it rests on",
    "origins": "origins",
    "articles": "articles",
    "answered": "answer of the accused side",
    "people.killed": "people killed, all claimants",
    "people.injured": "people injured, all claimants",
    "people.missing": "people missing, all claimants",
    "people.detained": "people detained, all claimants",
    "status_note": "note on the status",
    "when.date": "date",
    "when.note": "note on the date",
    "when.source": "source of the date",
    "where.name": "place",
    "where.district": "district",
    "where.region": "region",
    "where.country": "country",
    "where.latitude": "latitude",
    "where.longitude": "longitude",
    "where.precision": "precision of the place",
    "where.note": "note on the place",
    "where.source": "source of the place",
    "warnings": "content warnings",
    "sources": "further sources",
    "changes": "history",
    "derived_from": "derived from",
    "seen.extent": "read",
    "seen.through": "known through",
    "seen_at": "address of the copy that was read",
    "url": "address",
    "covers.from": "covers from",
    "covers.to": "covers to",
    "as_of": "as of",
    "max": "highest number",
    "min": "lowest number",
    "by": "who says it",
}
"""What a reviewer calls a field, where that is not its name."""
ORDER = (
    *("status", "supported-status", "status_note", "contested", "answered"),
    *("number-of-origins", "origins", "number-of-articles", "articles", "people", "casualties"),
    *("when", "where", "parties", "claims", "sources", "warnings", "tags", "related"),
    *("merged_into", "withdrawn", "title", "summary"),
    *("basis", "derived_from", "seen", "problems", "publisher", "kind", "published"),
)
"""What a reviewer asks first; everything else follows in the order of the model."""
LAST = ("account", "abstract", "body", "changes", "former_ids")
_TEXTS = frozenset({"account", "abstract", "body"})
_HEADED = frozenset({"title", "name", "draft", "embargoed"})
"""Fields that the heading of a new record tells."""


def difference_lines(change: RecordChange, level: int) -> Iterator[Line]:
    """Yield the lines of a record; a removed one has none, for nothing of it is left to judge."""
    if change.nature is Nature.REMOVED:
        return
    new = change.nature is Nature.ADDED
    for difference in sorted((*change.consequences, *change.differences), key=_place):
        if new and difference.field in _HEADED:
            continue
        yield from _lines(difference, level, new=new)


def _place(difference: Difference) -> int:
    root = difference.field.partition(".")[0]
    if root in LAST:
        return len(ORDER) + 1 + LAST.index(root)
    return ORDER.index(root) if root in ORDER else len(ORDER)


def _lines(difference: Difference, level: int, *, new: bool = False) -> Iterator[Line]:
    label = LABELS.get(difference.field, difference.field.replace("_", " ").replace(".", ", "))
    match difference:
        case ValueChange():
            yield from _value_lines(difference, label, level, new=new)
        case ListChange():
            yield from _list_lines(difference, label, level, new=new)
        case EntriesChange():
            yield from _entry_lines(difference, label, level, new=new)


def _value_lines(change: ValueChange, label: str, level: int, *, new: bool) -> Iterator[Line]:
    before, after = change.before, change.after
    lead = Span(f"{label}: ")
    if new and after:
        count = len(after.words.split())
        words = f"{count:,} words" if change.field in _TEXTS else _cut(after.words)
        yield Line(level, (lead, Span(words)))
    elif before is None and after:
        yield Line(level, (lead, Span("none → "), Span(_cut(after.words), Style.AFTER)))
    elif before and after is None:
        yield Line(level, (lead, Span(_cut(before.words), Style.BEFORE), Span(" → none")))
    elif before and after and _is_prose(before, after):
        yield from _prose_lines(before.words, after.words, label, level)
    elif before and after:
        arrow = (
            Span(_cut(before.words), Style.BEFORE),
            Span(" → "),
            Span(_cut(after.words), Style.AFTER),
        )
        # Two dates can be written differently and read alike, such as 2022-03 and 2022-03-XX.
        written = f" (written {before.data} → {after.data})" if before.words == after.words else ""
        yield Line(level, (lead, *arrow, Span(_cut(written), Style.FAINT)))


def _is_prose(before: Value, after: Value) -> bool:
    """Tell whether a value is a text of which some words change; dates and numbers are not."""
    if before.data != before.words or after.data != after.words:
        return False
    texts = (before.words, after.words)
    return any(" " in text for text in texts) and any(len(text) > SHORT for text in texts)


def _prose_lines(before: str, after: str, label: str, level: int) -> Iterator[Line]:
    if "\n" not in before and "\n" not in after:
        yield Line(level, (Span(f"{label}: "), *_drawn(pieces(before, after))))
        return
    found = passages(before, after)
    if found is None:
        counts = f"{len(before.split()):,} → {len(after.split()):,} words, too many to compare"
        yield Line(level, plain(f"{label}: {counts}"))
    elif not found:
        yield Line(level, plain(f"{label}: only spaces and line breaks differ"))
    else:
        one = "1 paragraph differs" if len(found) == 1 else f"{len(found)} paragraphs differ"
        yield Line(level, plain(f"{label}: {one}"))
        yield from (_passage_line(passage, level + 1) for passage in found[:MOST_PASSAGES])
        yield from left_out(len(found) - MOST_PASSAGES, "paragraph", level + 1)


def _passage_line(passage: Passage, level: int) -> Line:
    mark = {Fate.OLD: Mark.REMOVED, Fate.NEW: Mark.ADDED, Fate.KEPT: Mark.CHANGED}[passage.fate]
    lead = Span(f"paragraph {passage.number}: ", Style.FAINT)
    return Line(level, (lead, *_drawn(passage.pieces)), mark)


def _drawn(found: Iterable[Piece]) -> Spans:
    styles = {Fate.OLD: Style.DELETED, Fate.NEW: Style.INSERTED, Fate.KEPT: Style.PLAIN}
    spans: list[Span] = []
    for piece in found:
        spans += [Span(" ")] if spans else []
        spans.append(Span(_cut(piece.text), styles[piece.fate]))
    return tuple(spans)


def _list_lines(change: ListChange, label: str, level: int, *, new: bool) -> Iterator[Line]:
    words = [held.words for held in (*change.removed, *change.added)]
    if new and sum(map(len, words)) <= LONG:
        yield Line(level, plain(f"{label}: {', '.join(words)}"))
        return
    if not words:
        yield Line(level, plain(f"{label}: in another order"))
        return
    yield Line(level, plain(f"{label}:"))
    marked = [
        *((Mark.REMOVED, held.words, Style.BEFORE) for held in change.removed),
        *((Mark.ADDED, held.words, Style.AFTER) for held in change.added),
    ]
    for mark, text, style in marked[:MOST_ENTRIES]:
        yield Line(level + 1, (Span(_cut(text), style),), mark)
    yield from left_out(len(marked) - MOST_ENTRIES, "entry", level + 1)


def _entry_lines(change: EntriesChange, label: str, level: int, *, new: bool) -> Iterator[Line]:
    if not change.entries:
        yield Line(level, plain(f"{label}: in another order"))
        return
    yield Line(level, plain(f"{label}:"))
    for entry in change.entries[:MOST_ENTRIES]:
        yield from _one_entry(entry, level + 1, new=new)
    yield from left_out(len(change.entries) - MOST_ENTRIES, "entry", level + 1)


def _one_entry(entry: EntryChange, level: int, *, new: bool) -> Iterator[Line]:
    if entry.before is None and entry.after:
        mark, style = (Mark.NONE, Style.PLAIN) if new else (Mark.ADDED, Style.AFTER)
        yield Line(level, (Span(_cut(entry.after.words), style),), mark)
    elif entry.after is None and entry.before:
        yield Line(level, (Span(_cut(entry.before.words), Style.BEFORE),), Mark.REMOVED)
    elif entry.before and entry.after:
        name = Span(_cut(entry.before.name))
        yield Line(level, (name,), Mark.CHANGED)
        for difference in entry.differences:
            yield from _lines(difference, level + 1)


def left_out(number: int, what: str, level: int) -> Iterator[Line]:
    """Yield a line that says how much is not shown, where something is not."""
    if number > 0:
        told = counted(number, what).replace(" ", " more ", 1)
        yield Line(level, (Span(f"… and {told}", Style.FAINT),))


def counted(number: int, what: str) -> str:
    """Write a number of things: "1 entry", "2 entries"."""
    many = f"{what.removesuffix('y')}ies" if what.endswith("y") else f"{what}s"
    return f"{number:,} {what if number == 1 else many}"


def _cut(text: str) -> str:
    """Return a text on one line, cut where it is long, with the number of characters left out."""
    line = " ".join(text.split())
    if len(line) <= LONG:
        return line
    return f"{line[:LONG].rstrip()} … ({len(line) - LONG:,} more characters)"


def shown(lines: Sequence[Line], most: int) -> Iterator[Line]:
    """Yield lines up to a number, and how many are left out."""
    yield from lines[:most]
    yield from left_out(len(lines) - most, "line", lines[0].level if lines else 0)
