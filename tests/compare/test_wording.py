"""Which words of a text are said to differ."""

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.compare.wording import (
    MOST_PARAGRAPHS,
    MOST_WORDS,
    Fate,
    Passage,
    Piece,
    passages,
    pieces,
)

WORDS = st.lists(st.sampled_from(["oil", "bay", "barge", "the", "of", "lost"]), max_size=12)
TEXTS = st.lists(WORDS.map(" ".join), max_size=6).map("\n\n".join)


def test_a_word_is_shown_among_its_neighbours() -> None:
    kept = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
    assert pieces(f"{kept} old {kept}", f"{kept} new {kept}") == (
        Piece(Fate.KEPT, "… nine ten eleven twelve thirteen fourteen"),
        Piece(Fate.OLD, "old"),
        Piece(Fate.NEW, "new"),
        Piece(Fate.KEPT, "one two three four five six …"),
    )


def test_a_paragraph_that_moved_its_line_breaks_does_not_differ() -> None:
    assert passages("one two\nthree\n\nfour", "one\ntwo three\n\n\nfour\n") == ()


def test_paragraphs_are_new_gone_or_rewritten() -> None:
    before = "It rained all day.\n\nNobody saw the barge leave.\n\nThe harbour was shut."
    after = "It rained all night.\n\nThe harbour was shut.\n\nOil came ashore."
    found = passages(before, after)
    assert found is not None
    assert [(passage.number, passage.fate) for passage in found] == [
        (1, Fate.KEPT),
        (2, Fate.OLD),
        (3, Fate.NEW),
    ]
    assert found[0] == Passage(
        1, (Piece(Fate.KEPT, "It rained all"), Piece(Fate.OLD, "day."), Piece(Fate.NEW, "night."))
    )


def test_a_paragraph_put_in_front_of_a_rewritten_one_is_new() -> None:
    found = passages("The barge lost oil in the bay.", "Rain.\n\nThe barge lost soot in the bay.")
    assert found is not None
    assert [(passage.number, passage.fate) for passage in found] == [(1, Fate.NEW), (2, Fate.KEPT)]


def test_too_long_a_text_is_not_compared_by_its_words() -> None:
    many = "\n\n".join("word" for _ in range(MOST_PARAGRAPHS + 1))
    assert passages(many, "word") is None
    long = " ".join("word" for _ in range(MOST_WORDS + 1))
    assert pieces(long, "word") == (Piece(Fate.OLD, long), Piece(Fate.NEW, "word"))


@given(TEXTS, TEXTS)
def test_texts_differ_where_their_words_do(before: str, after: str) -> None:
    same = [block.split() for block in before.split("\n\n") if block] == [
        block.split() for block in after.split("\n\n") if block
    ]
    assert (passages(before, after) == ()) is same


@given(WORDS, WORDS)
def test_no_word_is_lost_between_old_and_new(before: list[str], after: list[str]) -> None:
    found = pieces(" ".join(before), " ".join(after))
    old = [word for piece in found if piece.fate is Fate.OLD for word in piece.text.split()]
    new = [word for piece in found if piece.fate is Fate.NEW for word in piece.text.split()]
    for word in {*before, *after}:
        assert before.count(word) - after.count(word) == old.count(word) - new.count(word)
