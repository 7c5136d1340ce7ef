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
from sourcebook.model.records import Records
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

    @property
    def side(self) -> Side:
        """Return what is told of this side."""
        count = Counter(problem.severity for problem in self.problems)
        return Side(
            self.label,
            sum(len(group) for group in by_kind(self.content.records).values()),
            count[Severity.ERROR],
            count[Severity.WARNING],
            count[Severity.NOTE],
        )


def by_kind(records: Records) -> Mapping[Kind, Mapping[str, Record]]:
    """Return the records of each kind by id; the settings are a record as well."""
    return {
        Kind.INCIDENT: records.incidents,
        Kind.ARTICLE: records.articles,
        Kind.FIGURE: records.figures,
        Kind.PAGE: records.pages,
        Kind.ACTOR: records.actors,
        Kind.PUBLISHER: records.publishers,
        Kind.TAG: records.tags,
        Kind.WARNING: records.warnings,
        Kind.GROUP: records.groups,
        Kind.REGION: records.regions,
        Kind.LOADED_WORD: records.loaded_words,
        Kind.SITE: {} if records.site is None else {records.site.id: records.site},
    }


def former_ids(record: Record | None) -> tuple[str, ...]:
    """Return the ids that a record had before, none for a kind that keeps no list of them."""
    found: tuple[str, ...] = getattr(record, "former_ids", ())
    return found


def is_published(record: Record | None) -> bool:
    """Tell whether there is a record and readers of the site can see it."""
    return record is not None and bool(getattr(record, "is_public", True))
