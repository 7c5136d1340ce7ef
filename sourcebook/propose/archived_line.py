"""Write into the record of a source where a copy of it is, and change nothing else."""

from datetime import date

from sourcebook.load.one_file import Entry, FileReading
from sourcebook.model.article import Archived, Article
from sourcebook.propose.editing import CannotEdit, end_of, lines_of, read_back
from sourcebook.propose.scalars import scalar

_BEFORE = ("seen_at", "url")
"""Behind which keys the line stands, the first that is there."""


def with_archived(data: bytes, inside: str, url: str, copy: str, day: date) -> bytes:
    """Return the file of an article with the address and the day of a copy of it.

    `inside` is its path below the content folder, `url` the address that was captured. Raises
    CannotEdit where the record has another address or a copy by now, or is laid out in a way that
    has no place for the line.
    """
    entry, before = _article(read_back(data, inside))
    if before.url != url:
        raise CannotEdit("its `url` was changed meanwhile")
    if before.archived is not None:
        raise CannotEdit("it names a copy by now")
    lines = lines_of(data)
    place = _place(entry)
    line = f"archived: {{url: {scalar(copy, in_flow=True)}, date: {day.isoformat()}}}"
    lines.insert(place, line + end_of(lines))
    edited = "".join(lines).encode("utf-8")
    try:
        _, after = _article(read_back(edited, inside))
    except CannotEdit:
        raise CannotEdit("its front matter has no place for a line of its own") from None
    found = Archived.model_validate({"url": copy, "date": day.isoformat()})
    if after != before.model_copy(update={"archived": found}):
        raise CannotEdit("its front matter has no place for a line of its own")
    return edited


def _article(reading: FileReading) -> tuple[Entry, Article]:
    for entry in reading.entries:
        if isinstance(entry.record, Article):
            return entry, entry.record
    raise CannotEdit("the record cannot be read")


def _place(entry: Entry) -> int:
    """Return the number of the line that the new one comes before."""
    if entry.document is None:
        raise CannotEdit("the record cannot be read")
    spans = entry.document.source.places.spans
    key = next((key for key in _BEFORE if (key,) in spans), None)
    if key is None:
        raise CannotEdit("it has no `url`")
    span = spans[key,]
    ends_before = span.end_column == 0 and span.end_line > span.line
    return span.end_line if ends_before else span.end_line + 1
