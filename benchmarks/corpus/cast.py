"""Invent who acts and who publishes, and write the vocabularies."""

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.corpus import wording
from benchmarks.corpus.draw import Draw
from benchmarks.corpus.places import COUNTRIES, MOST_PLACES, Place, place, region_name

_COMPANIES = ("Works", "Chemicals", "Paper", "Energy", "Logistics", "Foods", "Metals", "Textiles")
_AUTHORITIES = ("Water Authority", "District Office", "Environment Agency", "Health Office")
_PAPERS = ("Courier", "Gazette", "Morning Post", "Observer", "Herald", "Chronicle", "Tribune")
_GROUPS = {
    "anglers": "Anglers",
    "bathers": "Bathers",
    "residents": "Residents",
    "visitors": "Visitors",
    "workers": "Workers",
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Hold one invented actor."""

    id: str
    name: str
    kind: str
    side: str = "none"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Hold one invented publisher; `actor` is the name under which it makes claims."""

    id: str
    name: str
    kind: str
    country: str
    language: str
    actor: str


@dataclass(frozen=True, slots=True)
class Cast:
    """Hold everybody who can appear, those who appear often first."""

    companies: tuple[Actor, ...]
    authorities: tuple[Actor, ...]
    prosecutors: tuple[Actor, ...]
    courts: tuple[Actor, ...]
    newsrooms: tuple[Publisher, ...]
    agencies: tuple[Publisher, ...]
    offices: tuple[Publisher, ...]
    observers: tuple[Publisher, ...]
    """Non-governmental organisations and bodies of the United Nations, who verify."""
    speakers: tuple[Actor, ...]
    """The actors behind the publishers."""

    @property
    def publishers(self) -> tuple[Publisher, ...]:
        """Return every publisher."""
        return self.newsrooms + self.agencies + self.offices + self.observers

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Return every actor."""
        parties = self.companies + self.authorities
        return parties + self.prosecutors + self.courts + self.speakers


def cast(incidents: int, seed: int) -> Cast:
    """Return the cast of a corpus: an archive of many incidents has more people in it."""
    draw = Draw(seed, "cast")
    grown = incidents // 100
    # The last places of the list, which few incidents reach, give the names.
    towns = iter(place(MOST_PLACES - 1 - number) for number in range(MOST_PLACES))
    newsrooms = tuple(_newsroom(draw, next(towns)) for _ in range(30 + grown // 4))
    agencies = tuple(_agency(next(towns)) for _ in range(5))
    offices = tuple(_office(draw, next(towns)) for _ in range(16))
    observers = tuple(_observer(next(towns), number) for number in range(14))
    return Cast(
        companies=tuple(_company(draw, next(towns)) for _ in range(30 + grown)),
        authorities=tuple(_authority(draw, next(towns)) for _ in range(12)),
        prosecutors=tuple(_state(next(towns), "Prosecutors", "prosecutor") for _ in range(8)),
        courts=tuple(_state(next(towns), "Court", "court") for _ in range(12)),
        newsrooms=newsrooms,
        agencies=agencies,
        offices=offices,
        observers=observers,
        speakers=tuple(_speaker(one) for one in newsrooms + agencies + offices + observers),
    )


def _named(town: Place, what: str) -> tuple[str, str]:
    return f"{town.slug}-{what.lower().replace(' ', '-')}", f"{town.name} {what}"


def _company(draw: Draw, town: Place) -> Actor:
    return Actor(*_named(town, draw.pick(_COMPANIES)), "company", "operators")


def _authority(draw: Draw, town: Place) -> Actor:
    return Actor(*_named(town, draw.pick(_AUTHORITIES)), "government", "authorities")


def _state(town: Place, what: str, kind: str) -> Actor:
    side = "authorities" if kind == "prosecutor" else "none"
    return Actor(*_named(town, what), kind, side)


def _newsroom(draw: Draw, town: Place) -> Publisher:
    language = {"UA": "uk", "RU": "ru", "KZ": "ru", "PL": "pl"}[town.country]
    language = "en" if draw.chance(0.6) else language
    name, title = _named(town, draw.pick(_PAPERS))
    return Publisher(name, title, "news-organisation", town.country, language, name)


def _agency(town: Place) -> Publisher:
    name, title = _named(town, "News Agency")
    return Publisher(name, title, "news-agency", town.country, "en", name)


def _office(draw: Draw, town: Place) -> Publisher:
    name, title = _named(town, draw.pick(("Inspectorate", "Laboratory", "Fire Service")))
    return Publisher(name, title, "official-body", town.country, "en", name)


def _observer(town: Place, number: int) -> Publisher:
    what, kind = ("River Watch", "ngo") if number % 4 else ("Panel on Water", "un-body")
    name, title = _named(town, what)
    return Publisher(name, title, kind, town.country, "en", name)


def _speaker(publisher: Publisher) -> Actor:
    kinds = {"news-agency": "news-organisation", "official-body": "government"}
    side = "authorities" if publisher.kind == "official-body" else "none"
    kind = kinds.get(publisher.kind, publisher.kind)
    return Actor(publisher.actor, publisher.name, kind, side)


def vocabularies(people: Cast) -> Iterator[tuple[str, str]]:
    """Yield the files of the vocabularies."""
    yield (
        "actors",
        "".join(
            f"{one.id}:\n  name: {one.name}\n  kind: {one.kind}\n  side: {one.side}\n"
            for one in people.actors
        ),
    )
    yield (
        "publishers",
        "".join(
            f"{one.id}:\n  name: {one.name}\n  kind: {one.kind}\n  country: {one.country}\n"
            f"  languages: [{one.language}]\n"
            for one in people.publishers
        ),
    )
    yield "groups", "".join(f"{name}:\n  name: {title}\n" for name, title in _GROUPS.items())
    yield (
        "tags",
        "".join(
            f"{name}:\n  name: {title}\n"
            f"  description: Incidents in which {title.lower()} played a part.\n"
            for name, title in wording.TAGS.items()
        ),
    )
    yield "warnings", _WARNINGS
    yield (
        "loaded-words",
        "".join(f'{word}: {{suggest: "{better}"}}\n' for word, better in wording.LOADED.items()),
    )
    yield (
        "regions",
        "".join(
            f"{country.code.lower()}-{number + 1}:\n  name: {region_name(country, number)}\n"
            f"  country: {country.code}\n"
            for country in COUNTRIES
            for number in range(country.regions)
        ),
    )


def groups() -> tuple[str, ...]:
    """Return the ids of the groups of people."""
    return tuple(_GROUPS)


_WARNINGS = """\
death:
  name: Death
  description: Mentions that people lost their lives.
  required_for:
    outcomes: [killed]
illness:
  name: Illness
  description: Mentions that people fell ill or were hurt.
  required_for:
    outcomes: [injured]
"""
