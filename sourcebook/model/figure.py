"""A figure: a published count over time, by one counter."""

from typing import Annotated

from pydantic import Field

from sourcebook.model.naming import ActorId, ArticleId
from sourcebook.model.record import Part, Publishable
from sourcebook.model.text import Count, Day, EdtfDate, Language, Line, Paragraph
from sourcebook.model.translation import FigureTranslation
from sourcebook.model.words import ABasis, AFigureKind


class Coverage(Part):
    """The days that the count covers."""

    start: Annotated[Day, Field(alias="from")]
    """The first day."""
    to: Day | None = None
    """The last day; left out while the count goes on."""


class ValueCorrection(Part):
    """One correction of a value that this record had wrong."""

    date: Day
    """The day of the correction."""
    was: Count
    """The number that stood here until then."""
    note: Paragraph | None = None
    """What was wrong and why, for readers."""


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
    corrections: tuple[ValueCorrection, ...] = ()
    """The corrections of this value, oldest first; feeds tell of each."""

    def value_after(self, correction: int) -> int:
        """Return the value that a correction led to, by its number, which counts from 0."""
        later = self.corrections[correction + 1 :]
        return later[0].was if later else self.value


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
    translations: dict[Language, FigureTranslation] = Field(default={})
    """Its texts in the languages of the site's editions."""

    @property
    def corrected(self) -> tuple[tuple[int, int], ...]:
        """Return every correction as the numbers of the point and within it, from 0."""
        return tuple(
            (point, number)
            for point, found in enumerate(self.points)
            for number in range(len(found.corrections))
        )
