"""One side of a comparison: records as they were read, with what the check says of them."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sourcebook.check import check
from sourcebook.compare.comparison import Side
from sourcebook.load.content import Content
from sourcebook.model.ids import Kind
from sourcebook.model.record import Record
from sourcebook.model.records import by_kind
from sourcebook.problems import Problem, Severity, any_error
from sourcebook.relate.library import Library

KINDS = (
    Kind.INCIDENT,
    Kind.ARTICLE,
    Kind.FIGURE,
    Kind.PAGE,
    Kind.ACTOR,
    Kind.PUBLISHER,
    Kind.TAG,
    Kind.WARNING,
    Kind.GROUP,
    Kind.REGION,
    Kind.LOADED_WORD,
    Kind.LINK,
    Kind.RELEASE,
    Kind.SITE,
)
"""Every kind of record, in the order in which a reviewer meets them."""


@dataclass(frozen=True)
class State:
    """Hold what a content folder says at one time; `label` names the time or the folder."""

    label: str
    content: Content

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Return what the check says."""
        return check(self.content)

    @cached_property
    def library(self) -> Library | None:
        """Return the published records; None where errors keep a site from being built."""
        return None if any_error(self.problems) else Library(self.content.records)

    def failed_to_read(self, kind: Kind, name: str) -> bool:
        """Tell whether a record is there, or may be, and errors keep it from being read."""
        if name in self._by_kind[kind]:
            return False
        return name in self.content.names[kind] or kind in self.content.unreadable

    @cached_property
    def _by_kind(self) -> Mapping[Kind, Mapping[str, Record]]:
        return by_kind(self.content.records)

    @property
    def side(self) -> Side:
        """Return what is told of this side."""
        count = Counter(problem.severity for problem in self.problems)
        return Side(
            self.label,
            sum(map(len, self._by_kind.values())),
            count[Severity.ERROR],
            count[Severity.WARNING],
            count[Severity.NOTE],
        )


def former_ids(record: Record | None) -> tuple[str, ...]:
    """Return the ids that a record had before, none for a kind that keeps no list of them."""
    found: tuple[str, ...] = getattr(record, "former_ids", ())
    return found


def is_published(record: Record | None) -> bool:
    """Tell whether there is a record and readers of the site can see it."""
    return record is not None and bool(getattr(record, "is_public", True))
