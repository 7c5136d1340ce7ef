"""Hold that proposed ids are ids, are free, and say nothing that their reader did not type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.model.dates import parse
from sourcebook.model.text import is_id
from sourcebook.propose.names import article_id, entry_id, incident_id, without_accents


@pytest.mark.parametrize(
    ("place", "date", "proposal"),
    [
        ("Sandvik", "2024-03-30~", "sandvik-2024"),
        ("Sandvik, the old pier", "2024-03", "sandvik-2024"),
        ("Saint John's Bay", "../2024-11-11", "saint-johns-bay-2024"),
        ("Sandvik", "2023-12-31/2024-01-01", "sandvik-2023"),
        ("Sandvik", "2024-03/..", "sandvik-2024"),
        ("Sandvik", "202X", "sandvik-2020s"),
        ("Sandvik", "20XX", "sandvik-2000s"),
        ("Pier 7", "[2021-01-01,2022-01-01]", "pier-7-2021"),
    ],
)
def test_an_incident_is_named_by_place_and_year(place: str, date: str, proposal: str) -> None:
    assert incident_id(place, parse(date), frozenset()) == proposal


@pytest.mark.parametrize("name", ["Київ", "São Paulo", "Łódź", "東京", "Sandvík", "!?", ""])
def test_a_name_that_is_not_in_plain_letters_gives_no_id(name: str) -> None:
    assert incident_id(name, parse("2024"), frozenset()) is None
    assert entry_id(name, frozenset()) is None
    assert article_id("daily", parse("2024"), name, frozenset()) is None


def test_accents_can_be_left_off_when_somebody_agrees() -> None:
    assert without_accents("São Tomé") == "Sao Tome"
    assert without_accents("Łódź") == "Łodz"
    assert without_accents("Київ") == "Киів"


def test_a_taken_id_gets_a_number_never_a_date() -> None:
    taken = {"sandvik-2024", "sandvik-2024-2"}
    assert incident_id("Sandvik", parse("2024-03-30"), taken) == "sandvik-2024-3"


@pytest.mark.parametrize(
    ("published", "about", "proposal"),
    [
        ("2024-11-11", "Sandvik, pier", "daily-2024-11-11-sandvik"),
        ("2024-11-11~", "Sandvik", "daily-2024-11-11-sandvik"),
        ("2024-11", "court case", "daily-2024-11-court-case"),
        ("2024", "Sandvik", "daily-2024-sandvik"),
        ("2024-21", "Sandvik", "daily-2024-sandvik"),
    ],
)
def test_an_article_is_named_by_publisher_date_and_place(
    published: str, about: str, proposal: str
) -> None:
    assert article_id("daily", parse(published), about, frozenset()) == proposal


def test_an_entry_is_named_by_its_name() -> None:
    assert entry_id("The Daily Gannet", frozenset()) == "daily-gannet"
    assert entry_id("The", frozenset()) == "the"
    assert entry_id("Con", frozenset()) == "con-2"  # a name that some systems reserve


@given(st.text(st.sampled_from("ab1-, '."), max_size=200), st.sets(st.sampled_from(["a-2024"])))
def test_what_is_proposed_is_a_free_id(name: str, taken: set[str]) -> None:
    day = parse("2024-11-11")
    long_publisher = "-".join(["publisher"] * 6)
    for proposal in (
        incident_id(name, day, taken),
        article_id(long_publisher, day, name, taken),
        entry_id(name, taken),
    ):
        assert proposal is None or (is_id(proposal) and proposal not in taken)
    assert "-2024-11-11-" in (article_id(long_publisher, day, name, taken) or "-2024-11-11-")
