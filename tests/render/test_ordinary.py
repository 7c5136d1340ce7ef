"""Hold the HTML that is made without a parser to that of the parser, byte for byte.

A long search: make unit ARGS="tests/render/test_ordinary.py --hypothesis-profile=long"
"""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sourcebook.load.assets import load_assets
from sourcebook.load.content import load_content
from sourcebook.plan.assets import published
from sourcebook.plan.outputs import PageOutput
from sourcebook.plan.plan import plan
from sourcebook.plan.views.prose import CitationView, Prose
from sourcebook.relate.library import Library
from sourcebook.render.ordinary import ordinary_html
from sourcebook.render.parsed import ProseParser
from tests.tools.building import CONTENT, RICH, ROOT

PARSER = ProseParser()
CITATIONS = {
    "times": CitationView(2, "#source-times", 'The "Times" & Co, 6\xa0April 2022'),
    "hrw-1": CitationView(13, "../hrw/#x", "[Statement of _a_ *day*]"),
}
LINKS = {"incident:bay-2024": "../bay-2024/", "page:method": "../../about/method/"}

ASSETS = published(load_assets(ROOT / "assets"))
MANY = max(800, settings().max_examples)


def prose(markdown: str, heading_level: int = 3) -> Prose:
    return Prose(markdown, CITATIONS, LINKS, heading_level)


def hold_together(text: Prose) -> None:
    made = ordinary_html(text)
    if made is not None:
        assert made == PARSER.html(text)


ORDINARY = [
    "One.",
    "One\ntwo, three\n\nFour.\n\n\n\nFive.\n",
    "\n\nOne.\n\n",
    "### The men\n\nSeven men [@times] [@hrw-1].\n\n#### 4 March\n\nWords\n[@times].",
    "## A & B\n\n## A & B\n\n# …\n\nText.",
    "[@nobody]",
    "Held back [@nobody], and [@times][@nobody].",
    "See [the *other* page's words".replace("*", "")
    + "](incident:bay-2024) (or [this](page:method)).",
    "[Held\nback](incident:nobody) [a & b](https://a-b.example.org/c_d/e-f?g=h+i).",
    "*One* **two\nthree**, (*four*) and «**five**».*Six*[@times]",
    "AT&T, R & D, a && b; 5 % of 3 \u2212 2 = 1! ~ @home {a} $b (c) 'd' \"e\" – «f» …",
    "A line that ends\n2024. And goes on\n1984 too.",
    "Була\xa0«злива», ٣ شهداء, हिन्दी, 中文\u2028x 🌊",
    "1) One\n\n- *One*\n- Two\n  and [@times]\n- Three\n  [@hrw-1]\n\n4. A,\n   b [@times]\n4. C",
    "1. One\n2. Two\n\n> Said &\n> done\n[@times]\n\nText\n\n> Again\n\n- a\n1984. b\n\n### End",
    "Filed as `x-1.b`, `2`\nand (`a.html`)`c`.\n\n- a `b` [@times]\n- *c*`d`**e**",
    "a!\n[@times]! b [c](page:method)! d",
    "A long text [@times].\n\n" * 3_000,
]


@pytest.mark.parametrize("markdown", ORDINARY, ids=lambda markdown: repr(markdown[:20]))
def test_an_ordinary_text_needs_no_parser(markdown: str) -> None:
    assert ordinary_html(prose(markdown)) == PARSER.html(prose(markdown))


@pytest.mark.parametrize(
    "markdown",
    [
        *("", " ", "a\n\n \n\nb", " a", "a ", "a \nb", "a  \nb", "a\n b", "a\tb", "a\r\nb"),
        *(
            "٣. a",
            "01. a",
            "1. a\n   2. b",
            "1. a\n\n2. b",
            "1. 2. a",
            "+ a",
            "* a",
            "-  a",
            "- - a",
            "- a\n   b",
            "- a\n    - b",
            "- a\n\n- b",
            "- a\n\n  b",
            "- # a",
            "-",
            ">a",
            "> ",
            "> a\n>\n> b",
            "> a\n\n> b",
            "> > a",
            "> - a",
            "a\n> b",
            "    a",
            "a\n=",
            "a\n---",
            "a\n# b",
        ),
        *("#a", "# ", "# a #", "# a\nb", "# *a*", "# [@times]", "####### a"),
        *(
            "a*b",
            "*a **b***",
            "* a*",
            "*a *",
            "***a***",
            "_a_",
            "a_b",
            "`a`",
            "a ``b``",
            "a ` b`",
            "a `b",
            "a `b``c`",
            "a `*b*`",
            "*a `b`*",
            "a\\*",
            "**a*",
            "*a*b*",
        ),
        *("[a]", "[a][b]", "[@times", "[@a b]", "![a](page:method)", "[a](b)", "[](page:method)"),
        *(
            "[ a](page:method)",
            "[[@times]](page:method)",
            "[*a*](page:method)",
            "[a](page:method 'b')",
        ),
        *(
            "[a](http://localhost/)",
            "[a](https://1.2.3.4/)",
            "[a](https://x.org/?a&b)",
            "<https://x.org>",
        ),
        *(
            "a < b",
            "a > b",
            "a | b",
            "a &amp; b",
            "&#1;",
            "&nosuch; b",
            "a\x00",
            "a\x02b",
            "a\x85b",
        ),
        *("a\ufffe", "\ufeffa", "a\ud800", "\U0001fffe", "\xa0a", "a\xa0", "a\xa0\nb"),
        "a\n" * 10_000,
        "[@times] " * 1_000,
    ],
    ids=lambda markdown: repr(markdown[:20]),
)
def test_what_may_be_more_than_words_is_left_to_the_parser(markdown: str) -> None:
    assert ordinary_html(prose(markdown)) is None


@pytest.mark.parametrize("label", ["a < b", "a > b", "a &amp; b", "a\x02b", "a\nb", "\ufffe"])
def test_a_label_that_is_more_than_words_is_left_to_the_parser(label: str) -> None:
    cited = {"times": CitationView(1, "#a", label)}
    assert ordinary_html(Prose("[@times]", cited, {}, 3)) is None


@pytest.mark.parametrize("address", ["javascript:x", "//x.org", "a:b", 'a"b', "a?b&c", "a b", ""])
def test_an_address_that_is_not_one_of_ours_is_left_to_the_parser(address: str) -> None:
    assert ordinary_html(Prose("a", {"times": CitationView(1, address, "a")}, {}, 3)) is None
    assert ordinary_html(Prose("a", {}, {"page:method": address}, 3)) is None


@pytest.mark.parametrize("content", [CONTENT, RICH], ids=["own", "rich"])
def test_what_people_wrote_is_ordinary_and_made_alike(content: Path) -> None:
    texts = [
        text
        for output in plan(Library(load_content(content, "content").records), ASSETS)
        if isinstance(output, PageOutput)
        for name in ("account", "abstract", "body")
        if isinstance(text := getattr(output.view, name, None), Prose)
    ]
    for text in texts:
        hold_together(text)
    assert sum(ordinary_html(text) is not None for text in texts) > len(texts) * 2 / 3


PLAIN = st.sampled_from(
    [*("a", "Words", "Було", "2024", "2024.", "٣", "(b)", "c.", "d,", '"e"', "'f", "–", "…", "«g»")]
)
SPECIAL = st.sampled_from(
    [
        *("[@times]", "[@hrw-1]", "[@nobody]", "[h](incident:bay-2024)", "[i\nj](page:method)"),
        *(
            "[k](incident:nobody)",
            "[l](https://x.org/a_b)",
            "*m*",
            "**n o**",
            "*p\nq*",
            "&",
            "AT&T",
            "`x-1`",
            " `a`",
        ),
        *("\xa0", "é", "e\u0301", "🌊", "!", "?", ";", ":", "%", "=", "~", "{", "}", "$", "@", "/"),
    ]
)
WORDS = st.one_of(PLAIN, PLAIN, SPECIAL)
GAPS = st.sampled_from(
    [
        *("", ". ", *[" "] * 8, *["\n"] * 3, *["\n\n"] * 3, "\n\n## ", "\n\n### "),
        *("\n\n- ", "\n- ", "\n  ", "\n\n1. ", "\n\n7. ", "\n2. ", "\n   ", "\n\n> ", "\n> "),
    ]
)
MARKS = st.sampled_from(
    [
        *"\\`*_[]()<>#+-.!|:~=&;'\"@^{}/1a \n\t\r\x00\x02\x03\x0b\x0c\x1f\x7f\x85\xa0\xad",
        *"\u061c\u1680\u2003\u200b\u200d\u200e\u2028\u2029\u202e\u202f\u3000\ufeff\ufffd\ufffe\uffff",
        *"\U0001fffe\U0010ffff\U000e0001٣\u017f\u212a\ud800",
        *(
            "  \n",
            "\n\n",
            "\n    ",
            "\n- ",
            "\n1. ",
            "\n> ",
            "\n===",
            "\n---",
            "\n***",
            "\n|-|",
            "[@",
            "](",
        ),
        *(
            "](incident:",
            "&#",
            "&lt;",
            "&copy",
            "<b>",
            "</p>",
            "![",
            "\x02klzzwxh:0000\x03",
            "\x0242\x03",
        ),
        *(
            "**",
            "***",
            "__",
            "``",
            "\\[",
            "\\*",
            "[^1]",
            "[a]: b",
            "<!--",
            "]]>",
            "https://",
            "mailto:",
        ),
    ]
)


@st.composite
def nearly_ordinary(draw: st.DrawFn) -> str:
    """Draw a text of ordinary pieces, joined in any way, often with something that is not."""
    pieces = [draw(st.sampled_from(["", "", "## ", "- ", "1. ", "> "])), draw(PLAIN)]
    for _ in range(draw(st.integers(0, 8))):
        pieces += [draw(GAPS), draw(WORDS)]
    for mark in draw(st.one_of(st.just([]), st.lists(MARKS, max_size=2))):
        pieces.insert(draw(st.integers(0, len(pieces))), mark)
    return "".join(pieces)


@settings(max_examples=MANY)
@given(nearly_ordinary(), st.integers(1, 6))
@example("*a* b *c*", 3)
def test_a_nearly_ordinary_text_is_made_alike(markdown: str, heading_level: int) -> None:
    hold_together(prose(markdown, heading_level))


@settings(max_examples=MANY // 2)
@given(st.lists(st.one_of(MARKS, WORDS, st.characters()), max_size=30).map("".join))
def test_a_text_of_anything_is_made_alike(markdown: str) -> None:
    hold_together(prose(markdown))


@settings(max_examples=MANY // 4)
@given(
    st.text(
        st.one_of(st.characters(), st.sampled_from("&;#<>\"'=\\\x02\x03\xa0\n\tamp1")), max_size=20
    )
)
def test_a_label_of_anything_is_made_alike(label: str) -> None:
    hold_together(Prose("a [@times].", {"times": CitationView(1, "#a", label)}, {}, 3))


@settings(max_examples=MANY // 4)
@given(st.text(st.one_of(st.sampled_from("/.:#?%&-_a1 \"'<\n"), st.characters()), max_size=12))
def test_an_address_of_anything_is_made_alike(address: str) -> None:
    cited = {"times": CitationView(1, address, "a")}
    hold_together(Prose("a [@times] [b](page:method)", cited, {"page:method": address}, 3))


HOSTS = st.lists(
    st.sampled_from(
        ["a", "x", "org", "xn--", "-", "--", ".", "1", "0x1", "localhost", "com", "A", "_"]
    ),
    min_size=1,
    max_size=6,
).map("".join)


@settings(max_examples=MANY // 4)
@given(
    HOSTS, st.text("/?=+~_-.ab1#%&:@", max_size=10), st.sampled_from(["http", "https", "mailto"])
)
def test_a_link_to_anywhere_is_made_alike(host: str, path: str, scheme: str) -> None:
    hold_together(prose(f"See [a]({scheme}://{host}{path})."))
