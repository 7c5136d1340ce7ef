"""What a check found, as far as it is asked about, with what is known of each rule."""

from collections.abc import Mapping
from dataclasses import dataclass

from sourcebook.check import RULES
from sourcebook.check.rule import Rule
from sourcebook.problems import Problem

DOCUMENT = "docs/content-format.md"
"""Where every rule has an entry under its name, below the root of the repository."""

BY_NAME: Mapping[str, Rule] = {rule.name: rule for rule in RULES}


@dataclass(frozen=True, slots=True)
class Findings:
    """Hold the problems that are reported, and those in files that nobody asked about."""

    problems: tuple[Problem, ...]
    elsewhere: tuple[Problem, ...] = ()

    @property
    def rules(self) -> tuple[str, ...]:
        """Return the name of every rule that is broken, in the order of the problems."""
        return tuple(dict.fromkeys(problem.rule for problem in self.problems))


def reason_of(rule: str) -> str:
    """Return why a rule exists, in a sentence."""
    return BY_NAME[rule].reason


def entry_of(rule: str) -> str:
    """Return where the documentation explains a rule, as a path below the repository."""
    return f"{DOCUMENT}#{rule}"
