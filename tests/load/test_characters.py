# ruff: noqa: RUF001 - letters of other scripts are what this is about
import unicodedata

import pytest

from sourcebook.load.characters import any_forbidden, forbidden, is_forbidden, name_of, refused_as

INVISIBLE = [
    *[0x0, 0x7, 0x1B, 0x7F, 0x85, 0xAD, 0x200B, 0x200D, 0x200E, 0x202A, 0x202E, 0x2066],
    *[0x2028, 0x2060, 0xFEFF, 0xFE0F, 0xE0041, 0xE0100, 0xE000, 0xFFFF, 0xD800, 0x3164, 0x378],
]


@pytest.mark.parametrize("code", INVISIBLE, ids=hex)
def test_what_a_reader_cannot_see_is_forbidden(code: int) -> None:
    character = chr(code)
    assert is_forbidden(character)
    assert list(forbidden(f"a{character}b")) == [(1, character)]


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "Київ, Źdźbło",
        "名前",
        "عربي",
        "हिन्दी",
        "Việt",
        "\u00a0 \u2009",
        "🦭",
        "a\tb\nc",
        "«»“”‘’–—…",
    ],
)
def test_letters_and_signs_of_any_script_pass(text: str) -> None:
    assert list(forbidden(text)) == []


def test_every_control_and_format_character_is_known() -> None:
    """Hold the table against Unicode itself: only tab, line feed and the visible signs pass."""
    passing = {
        code
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs", "Co", "Cn"}
        and not is_forbidden(chr(code))
    }
    assert {9, 10} <= passing
    assert all(unicodedata.category(chr(code)) == "Cf" for code in passing - {9, 10})
    assert len(passing) == 2 + 13


def test_a_character_is_named_for_the_message() -> None:
    assert name_of("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert name_of("\x00") == "U+0000, a character without a name"


def test_a_whole_text_is_judged_as_its_characters_are() -> None:
    """Hold the blocks that pass at a glance against the judgement of each single character."""
    found = [place for place, _ in forbidden("a".join(map(chr, range(0x110000))))]
    assert found == [2 * code for code in range(0x110000) if is_forbidden(chr(code))]


@pytest.mark.parametrize("text", ["plain\n", "Київ\u200bу", "🦭", "🦭\ufe0f", "", "\x00"])
def test_whether_a_text_holds_any_is_told_without_where(text: str) -> None:
    assert any_forbidden(text) is bool(list(forbidden(text)))


@pytest.mark.parametrize(
    "text",
    ["می\u200cروم", "क्\u200dष", "क्\u200cष", "שָׁל֭וֹם", "за́мок", "Ки\u0456\u0308в", "a" + "\u0301" * 6],
)  # fmt: skip
def test_the_joiners_and_marks_that_spelling_needs_pass(text: str) -> None:
    assert list(forbidden(text)) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("oil\u200cspilt", 3),
        ("oil\u200dspilt", 3),
        ("م\u200d", 1),
        ("\u200cم", 0),
        ("مa\u200cم", 2),
        ("क\u200dष", 1),
        ("a" + "\u0301" * 7, 7),
        ("a" + "\u0335\u0489" * 40, 7),
        ("a\ufffdb", 1),
        ("\u2800", 0),
    ],
)
def test_joiners_elsewhere_and_heaps_of_marks_are_refused(text: str, place: int) -> None:
    assert [found for found, _ in forbidden(text)][:1] == [place]
    assert any_forbidden(text)


def test_a_refusal_says_why() -> None:
    assert refused_as("\u202e").endswith("OVERRIDE, which a reader cannot see")
    assert refused_as("\u0301").endswith("and more than 6 marks on one letter")
    assert refused_as("\ufffd").endswith("which stands where a character was lost")
