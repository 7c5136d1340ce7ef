"""What lists, totals and the balance tell of an incident, worked out once for all of them."""

from dataclasses import dataclass
from typing import NamedTuple


class Tally(NamedTuple):
    """Hold what of an incident is added up where many are told of at once (see `Card`)."""

    status: str
    origins: int
    contested: bool
    responded: bool
    least: tuple[tuple[str, int], ...]


class Card(NamedTuple):
    """Hold an incident in short, with what follows from its sources and actors.

    All of it is plain, so that ten thousand cards come from the disk in a moment: `when` is EDTF,
    `place` the place, its region (may be empty) and the country's code, `status` a word of the
    model. `articles` and `origins` are numbers; `accused_sides` are the sides that are accused or
    convicted; `least` holds the lowest number stated of each outcome.
    """

    id: str
    title: str
    summary: str
    when: str
    place: tuple[str, str, str]
    status: str
    warnings: tuple[str, ...]
    articles: int
    origins: int
    contested: bool
    responded: bool
    accused_sides: tuple[str, ...]
    least: tuple[tuple[str, int], ...]

    @property
    def tally(self) -> Tally:
        """Return what of the incident is added up."""
        return Tally(self.status, self.origins, self.contested, self.responded, self.least)


@dataclass(frozen=True, slots=True)
class KnownCard:
    """Hold a card with the names of the answers that it was made from."""

    card: Card
    made_from: tuple[str, ...]
