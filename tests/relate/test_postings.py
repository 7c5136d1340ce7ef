"""The postings of the search, and the shards that they are kept in."""

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.relate import shards
from sourcebook.relate.postings import (
    COUNT_BITS,
    counted,
    inverted,
    number_of,
    revised,
    stepped,
    words,
)
from sourcebook.relate.shards import divide, shard_of

TERMS = st.text("abжї", min_size=1, max_size=5)
WORDS = st.dictionaries(TERMS, st.integers(1, (1 << COUNT_BITS) - 1), max_size=6)
DOCUMENTS = st.dictionaries(st.integers(0, 1 << 36), WORDS, max_size=8)


def test_words_count_a_term_in_each_field() -> None:
    known = words([["oil", "quay", "oil"], [], ["oil"], ["quay"]])
    assert {term: counted(counts) for term, counts in known.items()} == {
        "oil": (2, 0, 1, 0),
        "quay": (1, 0, 0, 1),
    }


def test_counts_stop_where_a_posting_has_no_room() -> None:
    known = words([["oil"] * 300, ["oil"] * 20, ["oil"] * 16, ["oil"] * 15])
    assert counted(known["oil"]) == (255, 15, 15, 15)


@given(DOCUMENTS)
def test_postings_hold_what_documents_have(documents: dict[int, dict[str, int]]) -> None:
    found: dict[int, dict[str, int]] = {number: {} for number in documents}
    for term, packed in inverted(documents.items()).items():
        number_of_steps = 0
        for counts, steps in stepped(packed).items():
            number = 0
            for step in steps:
                number += step
                number_of_steps += 1
                found[number][term] = counts
        assert number_of_steps == number_of(inverted(documents.items()), term)
    assert found == documents


@given(DOCUMENTS, DOCUMENTS)
def test_an_edit_gives_what_a_new_index_gives(
    before: dict[int, dict[str, int]], after: dict[int, dict[str, int]]
) -> None:
    old, new = inverted(before.items()), inverted(after.items())
    gone = before.keys() - after.keys()
    postings, terms = revised(old, gone, after)
    assert postings == new
    assert terms == {t for t in {*old, *new} if old.get(t) != new.get(t)}


@given(DOCUMENTS, DOCUMENTS)
def test_a_shard_that_is_not_said_to_have_changed_is_the_same(
    before: dict[int, dict[str, int]], after: dict[int, dict[str, int]]
) -> None:
    with mock.patch.multiple(shards, MOST=120, LEAST=40):
        old, new = inverted(before.items()), inverted(after.items())
        were, are = divide(old), divide(new)
        terms = {t for t in {*old, *new} if old.get(t) != new.get(t)}
        changed = shards.changed(were, are, terms)
    same = {
        name
        for name, held in are.items()
        if were.get(name) == held and all(old[term] == new[term] for term in held)
    }
    assert changed <= are.keys()
    assert are.keys() - changed <= same


@given(DOCUMENTS)
def test_every_term_is_in_the_shard_that_is_looked_into(
    documents: dict[int, dict[str, int]],
) -> None:
    postings = inverted(documents.items())
    with mock.patch.multiple(shards, MOST=120, LEAST=40):
        divided = divide(postings)
    assert sorted(term for held in divided.values() for term in held) == sorted(postings)
    for name, held in divided.items():
        assert all(shard_of(term, divided) == name for term in held)


def test_shards_stay_small_however_many_documents_there_are() -> None:
    documents = (
        (number, {f"{letter}{number % 400:03}": 1 for letter in "abcdefgh"})
        for number in range(10_000)
    )
    postings = inverted(documents)
    divided = divide(postings)
    weights = [
        sum(6 * number_of(postings, term) + 34 for term in held) for held in divided.values()
    ]
    assert len(divided) > 8
    assert max(weights) <= shards.MOST + shards.LEAST * 10


def test_a_small_site_has_one_shard() -> None:
    assert divide(inverted([(1, {"oil": 1, "quay": 1})])) == {"": ("oil", "quay")}
    assert divide({}) == {}
