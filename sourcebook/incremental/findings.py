"""Check again what an edit concerns, and take the other findings from memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from sys import intern
from typing import Any

from sourcebook.check import check_all, check_one
from sourcebook.check.review import MANY, THE_REST
from sourcebook.incremental import crew
from sourcebook.incremental.content import noted
from sourcebook.incremental.plain import Frozen, frozen, thawed
from sourcebook.load.content import Content
from sourcebook.model.ids import Key, Kind
from sourcebook.problems import Problem, in_reading_order
from sourcebook.relate.facts import Facts
from sourcebook.relate.reading import Reading

Names = tuple[str, ...]
Found = tuple[tuple[Frozen, ...], Names]
"""The problems of one record, and the answers that the check asked for to find them."""


@dataclass(frozen=True, slots=True)
class Findings:
    """Hold what the check found, by kind and id of the record, and in comparing all records."""

    of_one: Mapping[str, Found]
    of_all: Found
    checked: int = 0

    def problems(self, content: Content, shown_as: str) -> tuple[Problem, ...]:
        """Return every problem of the content, in reading order."""
        data = [*self.of_all[0], *(one for found, _ in self.of_one.values() for one in found)]
        return in_reading_order([*content.problems, *(thawed(one, shown_as) for one in data)])


NOTHING = Findings({}, ((), ()))


def examined(
    content: Content,
    facts: Facts,
    shown_as: str,
    before: Findings,
    changed: set[str] | None,
) -> Findings:
    """Check what the changed answers concern, everything where they are not known (None).

    `before` are the findings to which `changed` is relative; `facts` is the name of all facts.
    """
    if changed is not None and not changed:
        return Findings(before.of_one, before.of_all)
    if changed is not None and "unreadable" in changed:
        changed = None  # what names an unknown id may be a finding now, or none any more
    reading = Reading()
    seen = noted(content, reading)

    def looked_at(subjects: Iterable[tuple[str, Key]]) -> list[Any]:
        results = []
        for _, key in subjects:
            with reading.noted() as names:
                problems = tuple(frozen(p, shown_as) for p in check_one(seen, key))
            results.append((problems, tuple(sorted(names | {"site"}))))
        return results

    found: dict[str, Found] = {}
    todo: list[tuple[str, Key]] = []
    for name, key in _subjects(content):
        known = before.of_one.get(name)
        if known is not None and changed is not None and changed.isdisjoint(known[1]):
            found[name] = known
        else:
            todo.append((name, key))
    # Neighbours in time have records in common, and not all records may be in memory.
    todo.sort(key=lambda subject: _day(facts, subject[1]))
    for (name, _), (problems, names) in zip(todo, crew.shared(todo, looked_at), strict=True):
        found[name] = problems, tuple(map(intern, names))
    of_all = before.of_all
    if changed is None or not changed.isdisjoint(of_all[1]):
        with reading.noted() as answers:
            problems = tuple(frozen(p, shown_as) for p in check_all(seen, facts))
        of_all = problems, tuple(map(intern, sorted(answers | {"site", "facts"})))
    return Findings(found, of_all, len(todo))


def _day(facts: Facts, key: Key) -> int:
    """Return the day of a record of many, as an ordinal; any for one that cannot be read."""
    incident, article = facts.incidents.get(key.id), facts.articles.get(key.id)
    if key.kind is Kind.INCIDENT and incident:
        return -incident.order[0]
    return article.order[0] if key.kind is Kind.ARTICLE and article else 0


def _subjects(content: Content) -> Iterable[tuple[str, Key]]:
    groups = {Kind.INCIDENT: content.records.incidents, Kind.ARTICLE: content.records.articles}
    for kind in MANY:
        for name in groups[kind]:
            yield f"{kind.value} {name}", Key(kind, name)
    yield "the rest", THE_REST
