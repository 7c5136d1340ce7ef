"""Relate incidents by what follows from their evidence, which only their cards tell."""

from collections.abc import Iterable

from sourcebook.relate.answers import WHOLE, Relation
from sourcebook.relate.card import Card

WEIGHED = ("with origins", "contested", "answered")
"""The names of these relations; all others follow from facts (see `relations`)."""

NUMBERS_OF_ORIGINS = ("none", "one", "several")
"""The keys of `with origins`."""


def weigh(timeline: Iterable[Card]) -> dict[str, Relation]:
    """Return the incidents of the timeline, in its order, by what their cards say.

    They are those with no, one or several independent origins; those that the accused side denies
    or disputes; and those to which a response of the accused side is recorded.
    """
    origins: dict[str, list[str]] = {}
    contested: list[str] = []
    answered: list[str] = []
    for card in timeline:
        origins.setdefault(NUMBERS_OF_ORIGINS[min(card.origins, 2)], []).append(card.id)
        if card.contested:
            contested.append(card.id)
        if card.responded:
            answered.append(card.id)
    return {
        "with origins": {key: tuple(found) for key, found in origins.items()},
        "contested": {WHOLE: tuple(contested)} if contested else {},
        "answered": {WHOLE: tuple(answered)} if answered else {},
    }
