"""Hold that what is typed means what a person would mean by it."""

import pytest

from sourcebook.model.words import Stance
from sourcebook.propose.choices import Choice, alike, chosen, matching, of_countries, of_words

KNOWN = (
    Choice("harbour-police", "Harbour Police"),
    Choice("police", "The Police"),
    Choice("24ur", "24ur"),
    Choice("north", "Region"),
    Choice("south", "Region"),
)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("police", "police"),
        ("the  police", "police"),
        ("HARBOUR police", "harbour-police"),
        ("24ur", "24ur"),
        (" north ", "north"),
    ],
)
def test_an_id_or_a_name_means_one_thing(typed: str, name: str) -> None:
    choice, _ = chosen(typed, KNOWN)
    assert choice is not None
    assert choice.id == name


def test_what_is_not_known_is_said_with_what_is_near() -> None:
    choice, why = chosen("polcie", KNOWN)
    assert choice is None
    assert why.startswith("`polcie` is not known. Did you mean `police` (The Police)")
    assert chosen("xyz", KNOWN) == (None, "`xyz` is not known.")


def test_a_name_of_two_things_means_neither() -> None:
    choice, why = chosen("region", KNOWN)
    assert choice is None
    assert why == "`region` is the name of `north` and of `south`"


def test_a_part_of_a_name_finds_all_that_hold_it() -> None:
    assert [choice.id for choice in matching("pol", KNOWN)] == ["police", "harbour-police"]
    assert [choice.id for choice in matching("police harb", KNOWN)] == ["harbour-police"]
    assert [choice.id for choice in matching("police", KNOWN)] == ["police"]
    assert matching("", KNOWN) == ()


def test_a_misspelt_name_finds_the_near_ones() -> None:
    assert alike("harbor police", KNOWN)[0].id == "harbour-police"
    assert alike("entirely different", KNOWN) == ()


def test_words_of_the_model_say_what_they_mean() -> None:
    assert of_words(Stance)[0] == Choice(
        "alleges", "alleges", "States that it happened, as an accusation."
    )


def test_countries_are_known_by_code_and_by_name() -> None:
    for typed in ("NO", "norway", "Norway"):
        choice, _ = chosen(typed, of_countries())
        assert choice is not None
        assert choice.id == "NO"
