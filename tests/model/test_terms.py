"""The terms of texts; tests/browser/test_search_terms.py holds the browser to the same."""

# ruff: noqa: RUF001 - apostrophes and letters of other scripts are what this is about

import pytest

from sourcebook.model.terms import FUNCTION_WORDS, MOST_LETTERS, all_terms, terms

EXAMPLES = {
    "Captured soldiers, shot on 30 March": ["captured", "soldiers", "shot", "on", "30", "march"],
    "п'ять п’ять пʼять п‘ять п`ять": ["пять"] * 5,
    "п´ять п′ять п＇ять п‛ять": ["пять"] * 4,
    "l'armée, L’Armée d'un État": ["armee", "armee", "un", "etat"],
    "jusqu'aux dell'esercito": ["aux", "esercito"],
    "l' d'a O'Brien": ["l", "da", "obrien"],
    "l＇aviation": ["aviation"],
    "об''їзд 'в лапках' ’тут’": ["об", "їзд", "в", "лапках", "тут"],
    "Kup'iansk and Kupiansk": ["kupiansk", "and", "kupiansk"],
    "Ukraine's, Ukraine’s and Ukraineʼs": ["ukraine", "ukraine", "and", "ukraine"],
    "soldiers' graves": ["soldiers", "graves"],
    "ёлка ЁЛКА елка": ["елка"] * 3,
    "Київ, їжак, ґанок; мій": ["київ", "їжак", "ґанок", "мій"],
    "Ки\u0456\u0308в и\u0306од": ["київ", "йод"],
    "за\u0301мок": ["замок"],
    "Söhne São ångström e\u0301te\u0301": ["sohne", "sao", "angstrom", "ete"],
    "ﬁre Ⅷ ２０２２ ℡": ["fire", "viii", "2022", "tel"],
    "ΟΔΟΣ οδός": ["οδοσ", "οδόσ"],
    "İstanbul ISTANBUL": ["istanbul", "istanbul"],
    "M1A2/T-72_B3": ["m1a2", "t", "72", "b3"],
    "🛢 – — …": [],
    "x" * 50: ["x" * MOST_LETTERS],
    "𐐀" * 50: ["𐐨" * MOST_LETTERS],
}


@pytest.mark.parametrize("text", EXAMPLES)
def test_a_text_has_these_terms(text: str) -> None:
    assert all_terms(text) == EXAMPLES[text]


def test_a_term_is_its_own_term() -> None:
    for found in EXAMPLES.values():
        assert all_terms(" ".join(found)) == found


def test_words_of_every_text_are_left_out() -> None:
    assert terms("The men of the village і люди з села и они") == ["men", "village", "люди", "села"]


def test_function_words_are_written_as_terms() -> None:
    assert [word for word in sorted(FUNCTION_WORDS) if all_terms(word) != [word]] == []
