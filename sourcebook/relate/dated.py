"""Find the change that an entry of the relation `changes` stands for: of an incident or a value."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sourcebook.model.figure import Figure, FigurePoint, ValueCorrection
from sourcebook.model.incident import Change, Incident
from sourcebook.relate.answers import Members
from sourcebook.relate.log import CHANGE

if TYPE_CHECKING:
    from sourcebook.relate.library import Library


class DatedChange(NamedTuple):
    """Hold one change of one incident; `number` counts from 1 within the incident."""

    incident: Incident
    change: Change
    number: int


class DatedCorrection(NamedTuple):
    """Hold one correction of a value: the value counts from 1, its correction from 0."""

    figure: Figure
    number: int
    place: int

    @property
    def point(self) -> FigurePoint:
        """Return the value as it stands."""
        return self.figure.points[self.number - 1]

    @property
    def correction(self) -> ValueCorrection:
        """Return the correction."""
        return self.point.corrections[self.place]


Dated: TypeAlias = DatedChange | DatedCorrection


def dated(library: "Library", members: Members) -> Iterator[Dated]:
    """Yield what a part of the relation `changes` stands for."""
    for _, kind, name, place in members:
        if kind == CHANGE:
            incident = library.incidents[name]
            yield DatedChange(incident, incident.changes[-place - 1], -place)
        else:
            figure = library.figures[name]
            at, number = figure.corrected[-place - 1]
            yield DatedCorrection(figure, at + 1, number)
