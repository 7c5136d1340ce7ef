"""What the tables of this folder are made of: a change to the minimal site, and what it breaks."""

from dataclasses import dataclass
from pathlib import Path

from tests.tools.trees import Step, problems


@dataclass(frozen=True)
class Case:
    """One rule, what breaks it, and what is said of it.

    `at` is what the line shows from the column on, `says` a part of the message or of the remedy,
    `also` the other rules that the same change breaks.
    """

    rule: str
    steps: tuple[Step, ...]
    at: str
    says: str
    also: frozenset[str] = frozenset()

    def __str__(self) -> str:
        return f"{self.rule}: {self.says}"


def breaks(rule: str, *steps: Step, at: str, says: str, also: str = "") -> Case:
    """Make a case of a change that breaks a rule."""
    return Case(rule, steps, at, says, frozenset(also.split()))


def assert_breaks(case: Case, folder: Path) -> None:
    """Hold that the change breaks the rule, there, with these words, and no other rule."""
    found = problems(folder, case.steps)
    rules = {problem.rule for problem in found}
    assert rules == {case.rule, *case.also}, [(p.rule, p.location, p.message) for p in found]
    matching = [
        problem
        for problem in found
        if problem.rule == case.rule
        and problem.location.excerpt[problem.location.column - 1 :].startswith(case.at)
    ]
    assert matching, [(p.location, p.message) for p in found if p.rule == case.rule]
    assert any(case.says in f"{p.message} {p.hint}" for p in matching), [
        (p.message, p.hint) for p in matching
    ]


def assert_passes(steps: tuple[Step, ...], folder: Path) -> None:
    """Hold that the change breaks nothing."""
    assert [(p.rule, p.location, p.message) for p in problems(folder, steps)] == []
