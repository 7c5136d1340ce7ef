"""A figure: a published count over time, by one counter."""

from typing import Annotated

from pydantic import Field

from sourcebook.model.naming import ActorId, ArticleId
from sourcebook.model.record import Part, Publishable
from sourcebook.model.text import Count, Day, EdtfDate, Line, Paragraph
from sourcebook.model.words import ABasis, AFigureKind


class Coverage(Part):
    """The days that the count covers."""

    start: Annotated[Day, Field(alias="from")]
    """The first day."""
    to: Day | None = None
    """The last day; left out while the count goes on."""


class FigurePoint(Part):
    """One published value."""

    as_of: EdtfDate
    """The date of the count."""
    period: EdtfDate | None = None
    """The period that the value counts; only where the figure is per-period."""
    value: Count
    """The number counted."""
    cases: Count | None = None
    """The number of cases or proceedings that it comes from."""
    source: ArticleId
    """The article that states it."""
    quote: Line | None = None
    """The words that carry the figure, short."""
    added: Day | None = None
    """The day that it came into this record, for feeds; left out it is that of its article."""
    note: Paragraph | None = None
    """Who said it, and what is particular to it."""


class Figure(Publishable):
    """One count by one counter, with one definition; never joined with another."""

    title: Line
    """What is counted, and by whom."""
    counter: ActorId
    """The actor who counts."""
    counts: Line
    """What one unit is, such as "people killed"."""
    scope: Paragraph
    """What is counted and what is not."""
    basis: ABasis
    """Whether the counter has verified what is counted."""
    kind: AFigureKind
    """A running total, or one value a period."""
    covers: Coverage
    """The days that the count covers."""
    note: Paragraph | None = None
    """What a reader must know of the count."""
    points: tuple[FigurePoint, ...]
    """The published values, in order of time."""
