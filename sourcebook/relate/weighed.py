"""Relate incidents by what follows from their evidence, which only their cards tell."""

from collections.abc import Iterable, Mapping

from sourcebook.model.site import ListSettings
from sourcebook.model.words import Answer, OriginCount
from sourcebook.relate.answers import WHOLE, Relation, Relations
from sourcebook.relate.card import Card

WEIGHED = ("with origins", "contested", "answered", "in list")
"""The names of these relations; all others follow from facts (see `relations`)."""

NUMBERS_OF_ORIGINS = tuple(number.value for number in OriginCount)
"""The keys of `with origins`."""
ANSWERS = tuple(answer.value for answer in Answer)
"""The values of the facet `answer`; each is a relation of its own."""

RELATIONS = {
    "year": "in year",
    "status": "with status",
    "accused": "by side",
    "harmed": "harming side",
    "group": "harming group",
    "region": "in region",
    "tag": "tagged",
    "origins": "with origins",
    "answer": "contested",
}
"""The relation of each facet; for `answer` see `relation_of`."""


def relation_of(facet: str, value: str) -> tuple[str, str]:
    """Return the relation, and the key in it, that holds the incidents of a value."""
    return (value, WHOLE) if facet == "answer" else (RELATIONS[facet], value)


def weigh(
    timeline: Iterable[Card], relations: Relations, lists: Mapping[str, ListSettings]
) -> dict[str, Relation]:
    """Return the incidents of the timeline, in its order, by what their cards say.

    They are those with no, one or several independent origins; those that the accused side denies
    or disputes; those to which a response of the accused side is recorded; and, since they can ask
    for all of that, those of each list of the settings.
    """
    origins: dict[str, list[str]] = {}
    contested: list[str] = []
    answered: list[str] = []
    order: list[str] = []
    for card in timeline:
        order.append(card.id)
        origins.setdefault(NUMBERS_OF_ORIGINS[min(card.origins, 2)], []).append(card.id)
        if card.contested:
            contested.append(card.id)
        if card.responded:
            answered.append(card.id)
    weighed: dict[str, Relation] = {
        "with origins": {key: tuple(found) for key, found in origins.items()},
        "contested": {WHOLE: tuple(contested)} if contested else {},
        "answered": {WHOLE: tuple(answered)} if answered else {},
    }
    everything = {**relations, **weighed}
    chosen = {name: _chosen(asked.facets, everything) for name, asked in lists.items()}
    return weighed | {
        "in list": {
            name: tuple(incident for incident in order if incident in found)
            for name, found in chosen.items()
            if found
        }
    }


def _chosen(facets: Mapping[str, Iterable[str]], relations: Relations) -> set[str]:
    """Return the incidents that have, of each facet, one of the values."""
    each = [
        {
            incident
            for value in values
            for relation, key in [relation_of(facet, value)]
            for incident in relations[relation].get(key, ())
        }
        for facet, values in facets.items()
    ]
    return set.intersection(*each) if each else set()
