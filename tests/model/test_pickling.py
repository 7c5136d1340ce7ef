"""A record comes back from pickle as it was, and can still be copied with changes."""

import pickle
from collections.abc import Iterator
from functools import cache

import pytest

from sourcebook.load.content import load_content
from sourcebook.model.dates import parse
from sourcebook.model.incident import Incident
from sourcebook.model.record import Part, Record
from sourcebook.model.records import by_kind
from sourcebook.model.words import Seen, Stance
from tests.tools.building import CONTENT, ROOT

SITES = [CONTENT, *sorted((ROOT / "tests" / "sites").glob("*/content"))]


@cache
def records() -> tuple[Record, ...]:
    return tuple(
        record
        for content in SITES
        for group in by_kind(load_content(content, "content").records).values()
        for record in group.values()
    )


def parts(value: object) -> Iterator[Part]:
    """Yield every group of fields in a value, the outer ones first."""
    if isinstance(value, Part):
        yield value
        yield from parts(tuple(vars(value).values()))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)
    elif isinstance(value, dict):
        yield from parts(tuple(value.values()))


def test_every_record_comes_back_as_it_was() -> None:
    assert len(records()) > 200
    for record in records():
        again = pickle.loads(pickle.dumps(record, 5))  # noqa: S301 - made in this line
        assert again == record
        assert repr(again) == repr(record)
        for one, other in zip(parts(record), parts(again), strict=True):
            assert type(one) is type(other)
            assert list(vars(one).items()) == list(vars(other).items())


def test_what_came_back_is_as_frozen_and_as_easily_copied() -> None:
    record = next(record for record in records() if isinstance(record, Incident))
    again = pickle.loads(pickle.dumps(record, 5))  # noqa: S301 - made in this line
    with pytest.raises(ValueError, match="frozen"):
        again.summary = "another"
    copy = again.model_copy(update={"summary": "Another."})
    assert copy.summary == "Another."
    assert again == record != copy
    assert copy.model_copy(update={"summary": record.summary}) == record


def test_words_and_dates_are_one_and_the_same_again() -> None:
    held = (Stance.DENIES, Seen.FULL, parse("2022-03-30~"), parse("../2022"))
    again = pickle.loads(pickle.dumps(held, 5))  # noqa: S301 - made in this line
    assert all(one is other for one, other in zip(held, again, strict=True))
