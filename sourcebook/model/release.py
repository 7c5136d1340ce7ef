"""A release: what version the data set, and each incident that changed, had on a day."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from pydantic import Field, PlainValidator, WithJsonSchema

from sourcebook.model.record import Part, Record
from sourcebook.model.text import Count, Id, Paragraph, Sha256, refusal, shown

DIGITS = 16
"""How many digits of the digest of an incident are kept: more than a reference names."""
_DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_VERSION = re.compile(rf"({_DAY}) ([1-9][0-9]{{0,5}}) ([0-9a-f]{{{DIGITS}}})")
_NAME = re.compile(rf"({_DAY})(?:-([2-9]|[1-9][0-9]{{1,3}}))?")


@dataclass(frozen=True, slots=True)
class ReleasedVersion:
    """Hold the version that an incident had: its day, how many changes it had, and its digest.

    `digest` are the first digits of it.
    """

    date: date
    changes: int
    digest: str

    def __str__(self) -> str:
        """Return the version as it is written in a release."""
        return f"{self.date.isoformat()} {self.changes} {self.digest}"


def _version(value: Any) -> ReleasedVersion:
    found = _VERSION.fullmatch(value.strip()) if isinstance(value, str) else None
    day = _day(found[1]) if found else None
    if found is None or day is None:
        raise refusal(
            "wrong-type",
            f"{shown(value)} is not the version of an incident"
            if isinstance(value, str)
            else "this is not the version of an incident",
            "`build.py release` writes these: a day, how many changes there were, and "
            f"{DIGITS} digits of the digest. Take back what was edited by hand.",
        )
    return ReleasedVersion(day, int(found[2]), found[3])


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


AReleasedVersion = Annotated[
    ReleasedVersion,
    PlainValidator(_version),
    WithJsonSchema({"type": "string", "pattern": f"^{_VERSION.pattern}$"}),
]


class Contents(Part):
    """How many public records of each kind the data set had."""

    incidents: Count
    """Incidents, with the notices of those merged and withdrawn."""
    articles: Count
    """Sources."""
    figures: Count
    """Figures."""
    actors: Count
    """Actors that have a page."""
    publishers: Count
    """Publishers that have a page."""
    tags: Count
    """Subjects that have a page."""
    regions: Count
    """Regions that have a page."""


class Release(Record):
    """One release of the data set; its name is the day, with a number where it is not the first."""

    digest: Sha256
    """The digest of the data set (see docs/citing.md)."""
    records: Contents
    """How many records it had."""
    note: Paragraph | None = None
    """What editors say of the release."""
    incidents: dict[Id, AReleasedVersion] = Field(default={})
    """The version of each incident that was new or had changed since the release before."""

    @property
    def order(self) -> tuple[date, int] | None:
        """Return the day and the number on that day; None for a name that tells no day."""
        return order_of(self.id)


def order_of(name: str) -> tuple[date, int] | None:
    """Return what the name of a release tells: its day, and which of that day's releases it is."""
    found = _NAME.fullmatch(name)
    day = _day(found[1]) if found else None
    return (day, int(found[2] or 1)) if found and day else None
