"""What a verification says: about one path, about one list or the records, about the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sourcebook.problems import Severity


class Kind(StrEnum):
    """Name what is wrong with a path, or strange about it."""

    ALTERED = "altered"
    MISSING = "missing"
    EXTRA = "extra"
    NOT_A_FILE = "not-a-file"
    NOT_A_FOLDER = "not-a-folder"
    UNREADABLE = "unreadable"
    LIST = "list"
    """Something is wrong with the list itself."""
    DEBRIS = "debris"
    """A desktop left a file of its own: a note."""
    NOT_SERVED = "not-served"
    """A file that is meant for hosts is not in a copy made from one: a note."""


NOTES = frozenset({Kind.DEBRIS, Kind.NOT_SERVED})
"""What is said, and does not count against the site."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold the first line in which two texts differ; both count from 1.

    `expected` and `given` are cut around the column; None is the end of the text.
    """

    line: int
    column: int
    expected: str | None
    given: str | None


@dataclass(frozen=True, slots=True)
class Finding:
    """Say what is wrong with one path; `record` is the file of the record that it comes from."""

    kind: Kind
    path: str
    message: str = ""
    record: str | None = None
    difference: Difference | None = None

    @property
    def severity(self) -> Severity:
        """Tell a note from what keeps the site from agreeing."""
        return Severity.NOTE if self.kind in NOTES else Severity.ERROR


class Against(StrEnum):
    """Name what a site is compared with."""

    OWN_LIST = "own-list"
    LIST = "list"
    RECORDS = "records"


@dataclass(frozen=True, slots=True)
class Check:
    """Hold one comparison; `name` is the list or the folder of the records, `files` its size."""

    against: Against
    name: str
    files: int
    findings: tuple[Finding, ...]

    @property
    def agrees(self) -> bool:
        """Tell whether nothing but notes was found."""
        return not self.errors

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Return what keeps the site from agreeing."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


@dataclass(frozen=True, slots=True)
class Verification:
    """Hold all that is said of a site; `digest` is that of its list, None where it has none."""

    site: str
    digest: str | None
    checks: tuple[Check, ...]

    @property
    def agrees(self) -> bool:
        """Tell whether the site agrees with everything that it was compared with."""
        return all(check.agrees for check in self.checks)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings by path, what is wrong with the list first."""
    return tuple(sorted(findings, key=lambda found: (found.kind is not Kind.LIST, found.path)))
