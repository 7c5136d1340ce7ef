"""What a rule is: a name, how grave a breach is, the reason, and what finds breaches."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, TypeAlias

from sourcebook.check.review import Review
from sourcebook.model.ids import Kind
from sourcebook.problems import Location, Problem, Severity


class Finding(NamedTuple):
    """Hold one breach of a rule: where it is, what is wrong, and what to do."""

    location: Location
    message: str
    hint: str


MOST_PROBLEMS = 100
"""The most breaches of one rule that are listed of one file."""

Findings: TypeAlias = Iterator[Finding]


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one rule: why it is there in one sentence, and how it is meant where that needs words.

    `find` is None where reading the files finds the breaches already. A rule that is `whole`
    compares records with one another, by their facts; any other is about one record of `kinds`
    (empty: of any kind), and may look at others that this one names.
    """

    name: str
    severity: Severity
    reason: str
    details: str = ""
    find: Callable[[Review], Findings] | None = None
    whole: bool = False
    kinds: tuple[Kind, ...] = ()

    def problems(self, review: Review) -> Iterable[Problem]:
        """Return a problem for every breach; of one file, no more than can be read."""
        findings = self.find(review) if self.find else iter(())
        # Nearly every rule finds nothing in nearly every record, and is asked a million times.
        first = next(findings, None)
        return () if first is None else self._worded(chain((first,), findings))

    def _worded(self, findings: Findings) -> Iterator[Problem]:
        listed = Counter[str]()
        for location, message, hint in findings:
            listed[location.path] += 1
            if self.whole or listed[location.path] <= MOST_PROBLEMS:
                yield Problem(self.name, self.severity, location, message, hint)
            elif listed[location.path] == MOST_PROBLEMS + 1:
                yield Problem(
                    self.name,
                    self.severity,
                    location,
                    f"this rule is broken more than {MOST_PROBLEMS} times here; "
                    "the others are not listed",
                    "Mend these first.",
                )


def rule(
    name: str, severity: Severity, *kinds: Kind, whole: bool = False
) -> Callable[[Callable[[Review], Findings]], Rule]:
    """Make a generator into a rule; its docstring is the reason, and below it the details."""

    def made(find: Callable[[Review], Findings]) -> Rule:
        reason, _, details = (find.__doc__ or "").partition("\n\n")
        return Rule(
            name, severity, " ".join(reason.split()), " ".join(details.split()), find, whole, kinds
        )

    return made
