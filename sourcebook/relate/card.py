"""What lists, totals and the balance tell of an incident, worked out once for all of them."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from sourcebook.model.shown_text import Original, Translated


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
    convicted; `least` holds the lowest number stated of each outcome. `originals` names the texts
    that are not in the language of the edition, each with the language that it is in, and with
    none those whose translation is behind the original.
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
    originals: tuple[tuple[str, str], ...] = ()

    @property
    def tally(self) -> Tally:
        """Return what of the incident is added up."""
        return Tally(self.status, self.origins, self.contested, self.responded, self.least)

    @property
    def plain(self) -> tuple[Any, ...]:
        """Return what is kept of it between builds: texts that know no language."""
        if not self.originals:
            return tuple(self)
        place, region, country = self.place
        return tuple(
            self._replace(
                title=str(self.title),
                summary=str(self.summary),
                place=(str(place), str(region), country),
                warnings=tuple(map(str, self.warnings)),
            )
        )


def card(values: Card) -> Card:
    """Return a card whose texts are as an edition shows them: translated, or in the original."""
    place, region, country = values.place
    texts = (values.title, values.summary, place, region, *values.warnings)
    if all(type(text) is str for text in texts):
        return values
    return values._replace(
        title=_shown(values.title),
        summary=_shown(values.summary),
        place=(_shown(place), _shown(region), country),
        warnings=tuple(map(_shown, values.warnings)),
        originals=tuple(
            (name, language)
            for name, text in zip(_names(values.warnings), texts, strict=True)
            if (language := _in_the_original(text)) is not None
        ),
    )


def restored(plain: tuple[Any, ...]) -> Card:
    """Return the card of which this was kept."""
    made = Card._make(plain)
    if not made.originals:
        return made
    languages = dict(made.originals)

    def told(name: str, text: str) -> str:
        return Original(text, languages[name]) if languages.get(name) else text

    place, region, country = made.place
    names = _names(made.warnings)
    return made._replace(
        title=told("title", made.title),
        summary=told("summary", made.summary),
        place=(told("place", place), told("region", region), country),
        warnings=tuple(map(told, names[4:], made.warnings)),
    )


def _in_the_original(text: str) -> str | None:
    """Return the language of a text that nobody has translated, "" of a translation behind it."""
    if isinstance(text, Translated):
        return "" if text.is_stale else None
    return text.language if isinstance(text, Original) else None


def _names(warnings: tuple[str, ...]) -> tuple[str, ...]:
    return ("title", "summary", "place", "region", *map(str, range(len(warnings))))


def _shown(text: str) -> str:
    return text if isinstance(text, Original) else str(text)


@dataclass(frozen=True, slots=True)
class KnownCard:
    """Hold a card with the names of the answers that it was made from."""

    card: Card
    made_from: tuple[str, ...]
