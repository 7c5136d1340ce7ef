# ruff: noqa: RUF001 - it is Ukrainian
"""The alphabetical order of names in a language."""

import pytest

from sourcebook.wording import name_key

UKRAINIAN = (
    "24 канал",
    "Гадяч",
    "Ґалаґан",
    "Донецьк",
    "Ель",
    "Єнакієве",
    "Жовква",
    "Знамя",
    "Знам'янка",
    "Ивасик",
    "Іва",
    "Їжакевич",
    "Йосипівка",
    "«Київ»",
    "ТАСС",
    "Ялта",
    "Ытык",
    "élan",
    "Reuters",
    "Zeit",
)
ENGLISH = ("24 канал", "Ajax", "Élan", "Elba", "reuters", "Zeit", "Донецьк")


@pytest.mark.parametrize(("language", "names"), [("uk", UKRAINIAN), ("en", ENGLISH)])
def test_names_stand_in_the_order_of_the_language(language: str, names: tuple[str, ...]) -> None:
    assert tuple(sorted(set(names), key=lambda name: name_key(name, language))) == names


@pytest.mark.parametrize("language", ["uk", "uk-UA"])
def test_the_whole_alphabet_is_in_order(language: str) -> None:
    alphabet = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ"
    assert sorted(alphabet, key=lambda letter: name_key(letter, language)) == list(alphabet)
    assert name_key("щаслива", language) == name_key("Щаслива", language)
