"""Say what a change to the records means: compare what two content folders say.

Pure: `compare` takes two states that were read and returns values before → after; the writers
(`as_text`, `as_markdown`, `as_json`) put them into words.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from sourcebook.compare.addresses import address_changes
from sourcebook.compare.cautions import Review, cautions
from sourcebook.compare.comparison import Comparison
from sourcebook.compare.feed import feed_changes
from sourcebook.compare.records import twins
from sourcebook.compare.renames import renames
from sourcebook.compare.state import State
from sourcebook.problems import Problem

__all__ = ["Comparison", "State", "compare"]


def compare(before: State, after: State) -> Comparison:
    """Return what differs between two states of the records.

    Records are compared as far as they can be read; addresses and feed only where neither side has
    an error, since no site can be planned otherwise.
    """
    found = renames(before.content, after.content)
    changed = tuple(twins(before, after, found))
    old, new = before.library, after.library
    return Comparison(
        before=before.side,
        after=after.side,
        cautions=cautions(Review(before, after, found, changed)),
        records=tuple(twin.change for twin in changed),
        addresses=address_changes(old, new) if old and new else None,
        feed=feed_changes(old, new) if old and new else None,
        new_problems=tuple(_only_in(after.problems, before.problems)),
        solved_problems=tuple(_only_in(before.problems, after.problems)),
    )


def _only_in(problems: Iterable[Problem], others: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that the others do not hold; that one moved within a file is no news."""
    known = Counter(_identity(problem) for problem in others)
    for problem in problems:
        identity = _identity(problem)
        if known[identity]:
            known[identity] -= 1
        else:
            yield problem


def _identity(problem: Problem) -> tuple[str, str, str, str]:
    place = problem.location
    return (problem.rule, place.path, place.field, problem.message)
