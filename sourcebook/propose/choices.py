"""Find what somebody means among the things that are known: by id, by name, by a part of either."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from sourcebook.model.countries import COUNTRIES
from sourcebook.model.records import Records
from sourcebook.model.words import Word


class Choice(NamedTuple):
    """Hold one thing to choose: what the file will hold, its name, and a word on it."""

    id: str
    name: str
    note: str = ""


def of_words(kind: type[Word], only: Iterable[Word] | None = None) -> tuple[Choice, ...]:
    """Return words of the model, each with what it means."""
    return tuple(
        Choice(str(word), str(word), word.definition)
        for word in kind
        if only is None or word in only
    )


def chosen(typed: str, known: tuple[Choice, ...]) -> tuple[Choice | None, str]:
    """Return the one that has this id or name, else None and why.

    Names are compared without regard to case; one that two things share means neither.
    """
    plain = _plain(typed)
    found = [choice for choice in known if choice.id == typed.strip()]
    found = found or [
        choice for choice in known if plain in (_plain(choice.id), _plain(choice.name))
    ]
    if len(found) == 1:
        return found[0], ""
    if found:
        return None, f"`{typed}` is the name of {' and of '.join(f'`{c.id}`' for c in found)}"
    guesses = " or ".join(map(_shown, alike(typed, known)[:2]))
    return None, f"`{typed.strip()}` is not known.{f' Did you mean {guesses}?' if guesses else ''}"


def _shown(choice: Choice) -> str:
    return f"`{choice.id}`" if choice.id == choice.name else f"`{choice.id}` ({choice.name})"


def matching(typed: str, known: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return those that can be meant: the exact one, else all that hold the words.

    A word is found wherever it stands in the id or the name; those that begin with what was typed
    come first.
    """
    exact, _ = chosen(typed, known)
    if exact:
        return (exact,)
    plain = _plain(typed)
    found = [
        choice
        for choice in known
        if plain and all(word in _plain(f"{choice.id} {choice.name}") for word in plain.split())
    ]
    return tuple(sorted(found, key=lambda choice: not _begins(choice, plain)))


def _begins(choice: Choice, plain: str) -> bool:
    return _plain(choice.name).startswith(plain) or choice.id.startswith(plain)


def alike(typed: str, known: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Return those that are spelt like what was typed, the nearest first."""
    by_name = {
        name: choice for choice in known for name in (_plain(choice.id), _plain(choice.name))
    }
    near = get_close_matches(_plain(typed)[:80], by_name, n=3, cutoff=0.6)
    return tuple(dict.fromkeys(by_name[name] for name in near))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def of_countries() -> tuple[Choice, ...]:
    """Return the countries of ISO 3166-1, by name."""
    by_name = sorted(COUNTRIES.values(), key=lambda country: country.name)
    return tuple(Choice(country.code, country.name) for country in by_name)


def of_actors(records: Records) -> tuple[Choice, ...]:
    """Return the actors."""
    return tuple(Choice(a.id, a.name, f"{a.kind}, side: {a.side}") for a in records.actors.values())


def of_publishers(records: Records) -> tuple[Choice, ...]:
    """Return the publishers."""
    return tuple(Choice(p.id, p.name, p.kind) for p in records.publishers.values())


def of_articles(records: Records) -> tuple[Choice, ...]:
    """Return the articles, the newest first."""
    newest_first = sorted(
        records.articles.values(), key=lambda a: (a.published.sort_day, a.id), reverse=True
    )
    return tuple(
        Choice(a.id, a.title, f"{_publisher(a.publisher, records)}, {a.published}")
        for a in newest_first
    )


def _publisher(name: str, records: Records) -> str:
    publisher = records.publishers.get(name)
    return publisher.name if publisher else name


def of_incidents(records: Records) -> tuple[Choice, ...]:
    """Return the incidents."""
    return tuple(Choice(i.id, i.title, str(i.when.date)) for i in records.incidents.values())


def of_tags(records: Records) -> tuple[Choice, ...]:
    """Return the tags."""
    return tuple(Choice(t.id, t.name, t.description) for t in records.tags.values())


def of_warnings(records: Records) -> tuple[Choice, ...]:
    """Return the content warnings."""
    return tuple(Choice(w.id, w.name, w.description) for w in records.warnings.values())


def of_groups(records: Records) -> tuple[Choice, ...]:
    """Return the groups of people."""
    return tuple(Choice(g.id, g.name, g.description or "") for g in records.groups.values())


def of_regions(records: Records, country: str) -> tuple[Choice, ...]:
    """Return the regions of a country; incidents write their names."""
    return tuple(
        Choice(r.name, r.name, r.note or "")
        for r in records.regions.values()
        if r.country == country
    )
