"""Texts that are written plainly are excused from most rules on Markdown, which would pass them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sourcebook.check import slips, texts
from sourcebook.check.markdown_text import Text
from sourcebook.check.review import Review
from sourcebook.load.content import Content
from sourcebook.load.document import Document
from sourcebook.load.reading import KeptText
from sourcebook.model.ids import Kind
from sourcebook.model.records import Records

EXCUSED = (
    texts.raw_html,
    texts.hidden_character,
    texts.image,
    texts.link_definition,
    texts.unsafe_link,
    texts.empty_link,
    texts.malformed_citation,
    slips.literal_markup,
)
NAMES = {Kind.ARTICLE: frozenset(["the-daily", "b-c"])}
PIECES = st.sampled_from(
    [
        "[@the-daily]",
        "[@b-c]",
        "[the-daily]",
        "@the-daily",
        "[b-c](tag:oil)",
        "[the](source:the-daily)",
        "[there](https://a.example/b-c)",
        "(see)[https://a.example/]",
        "[https](https://a.example/)",
        "*so*",
        "**so**",
        "*so",
        "**so**",
        "**",
        "*",
        "[",
        "]",
        "(",
        ")",
        ":",
        "!",
        "~~",
        "~",
        "`",
        "\\",
        "<",
        ">",
        "&",
        "&amp;",
        "#",
        "-",
        "=",
        "|",
        "{",
        "{:",
        "}",
        "^",
        "_",
        "@",
        "/",
        ".",
        ",",
        "https://",
    ]
)
NEARLY_PLAIN = st.lists(
    st.one_of(PIECES, st.sampled_from([" ", " ", "\n", "\n\n", "word", "été"])), max_size=12
).map("".join)


def found(markdown: str) -> list[str]:
    """Return the excused rules that find something in a text after all."""
    text = Text(Document(KeptText("content/articles/a.md", markdown)), ("abstract",), markdown, 3)
    review = Review(Content(Records(), {}, NAMES, ()))
    vars(review).update(readable_texts=(text,), marked_texts=(text,))
    return [rule.name for rule in EXCUSED if any(rule.problems(review))]


def is_plain(markdown: str) -> bool:
    return Text(Document(KeptText("a.md", markdown)), ("abstract",), markdown, 3).is_plain


@given(NEARLY_PLAIN)
@example("![@the-daily]")
@example("(see)[https://a.example/](tag:oil)")
@example("[_](tag:oil)")
@example("[@the-daily]: there")
def test_what_is_plain_breaks_none_of_the_rules_that_it_is_excused_from(markdown: str) -> None:
    assert not is_plain(markdown) or not found(markdown)


@pytest.mark.parametrize(
    "text",
    [
        "Residents say so [@the-daily], *others* do **not** [@b-c][@the-daily].",
        "### Since\n\n- A [similar case](incident:b-c)\n- [its method](https://a.example/b/c.html)",
        '| Where | Before |\n| --- | ---: |\n| Point 1 | 135 |\n\n> Said later: "Nothing."',
    ],
)
def test_ordinary_texts_are_plain(text: str) -> None:
    assert is_plain(text)
    assert not found(text)
