"""Hold the only maker of markup to what records may say, and to nothing else."""

import re
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.plan.views.prose import CitationView, Prose
from sourcebook.render.bounds import MAX_NESTING
from sourcebook.render.markdown import ProseRenderer, digest
from tests.published.test_html import complaints

MARKUP = ProseRenderer().markup

CITATIONS = {
    "times": CitationView(2, "#source-times", 'The "Times", 6 April 2022'),
    "hrw": CitationView(3, "#source-hrw", "HRW, March 2022"),
}
LINKS = {"incident:bucha-2022": "../bucha-2022/", "page:methodology": "../../methodology/"}
TIMES = (
    '<a aria-label="2: The &quot;Times&quot;, 6 April 2022" class="citation" '
    'href="#source-times">2</a>'
)
HRW = '<a aria-label="3: HRW, March 2022" class="citation" href="#source-hrw">3</a>'

TAGS = {
    *("a", "blockquote", "br", "code", "div", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li"),
    *("ol", "p", "pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
ATTRIBUTES = {
    "aria-label": r".+",
    "class": r"citation|table-scroll|align-(?:center|end)",
    "href": r"#source-(?:times|hrw)|\.\./.*|https?://.+|mailto:.+",
    "id": r"text-.+",
    "rel": "noopener noreferrer",
    "role": "region",
    "scope": "col",
    "start": r"[0-9]{1,6}",
    "tabindex": "0",
}


def rendered(markdown: str, heading_level: int = 3) -> str:
    return str(MARKUP(Prose(markdown, CITATIONS, LINKS, heading_level)))


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Plain *words* and **more**.", "<p>Plain <em>words</em> and <strong>more</strong>.</p>"),
        ("AT&T < 3 & `a<b`", "<p>AT&amp;T &lt; 3 &amp; <code>a&lt;b</code></p>"),
        ("one\\\n\\*two\\*", "<p>one\\\n*two*</p>"),
        ("a \\<b> c", "<p>a &lt;b&gt; c</p>"),
        ("one  \ntwo", "<p>one<br>\ntwo</p>"),
        ("a\r\n\r\nb", "<p>a</p>\n<p>b</p>"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("4. a\n5. b", '<ol start="4">\n<li>a</li>\n<li>b</li>\n</ol>'),
        ("٣. a", "<ol>\n<li>a</li>\n</ol>"),
        ("    x = 1", "<pre><code>x = 1\n</code></pre>"),
        ('He said "no" -- twice...', '<p>He said "no" -- twice...</p>'),
        ("", ""),
        (" \n\t\n ", ""),
    ],
)
def test_a_text_reads_as_it_was_meant(markdown: str, expected: str) -> None:
    assert rendered(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("So they say [@times].", f"<p>So they say{TIMES}.</p>"),
        ("So they say[@times] [@hrw].", f"<p>So they say{TIMES}{HRW}.</p>"),
        ("So they say\n[@times].", f"<p>So they say{TIMES}.</p>"),
        ("*So [@times]*", f"<p><em>So{TIMES}</em></p>"),
        ("Held back [@unknown].", "<p>Held back.</p>"),
        ("`[@times]`", "<p><code>[@times]</code></p>"),
        ("    [@times]", "<pre><code>[@times]\n</code></pre>"),
        ("[see [@times]](incident:bucha-2022)", '<p><a href="../bucha-2022/">see</a></p>'),
    ],
)
def test_a_citation_becomes_the_number_of_its_source(markdown: str, expected: str) -> None:
    assert rendered(markdown) == expected


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("[Bucha](incident:bucha-2022)", '<a href="../bucha-2022/">Bucha</a>'),
        ("[*the* rules](page:methodology)", '<a href="../../methodology/"><em>the</em> rules</a>'),
        ("[Bucha](<incident:bucha-2022>)", '<a href="../bucha-2022/">Bucha</a>'),
        ('[Bucha](incident:bucha-2022 "title")', '<a href="../bucha-2022/">Bucha</a>'),
        ("[held back](incident:secret-2022)", "held back"),
        ("[](incident:bucha-2022)", ""),
        ("[a](https://x.org/?b=1&c=2#d)", '<a href="https://x.org/?b=1&amp;c=2#d">a</a>'),
        ("<https://x.org/a_b_c>", '<a href="https://x.org/a_b_c">https://x.org/a_b_c</a>'),
        (r"<https://x.org/\*a\_b>", '<a href="https://x.org/*a_b">https://x.org/*a_b</a>'),
        ("[a](https://пример.укр/я)", '<a href="https://пример.укр/я">a</a>'),
        ("[a](mailto:a@x.org)", '<a href="mailto:a@x.org">a</a>'),
        ("[a](../b/)", "a"),
        ("[a](#b)", "a"),
        ("[a](//x.org)", "a"),
        ("[a](javascript:alert(1))", "a"),
        ("[a](data:text/html,x)", "a"),
        ("[a](https://u:p@x.org/)", "a"),
        ("[a](https://x.org:0/)", "a"),
        ("[a](https://[::1/)", "a"),
        ("[a](https://x.org/%zz)", "a"),
        ("[a](<https://x.org/ b>)", "a"),
        ("[a](<https:///b>)", "a"),
        ("[a](mailto:a@b?subject=c)", "a"),
        ("[a][b]\n\n[b]: https://x.org", "[a][b]</p>\n<p>[b]: https://x.org"),
    ],
)
def test_a_link_leads_where_it_may(markdown: str, expected: str) -> None:
    assert rendered(markdown).replace(' rel="noopener noreferrer"', "") == f"<p>{expected}</p>"


def test_a_link_that_leaves_the_site_tells_the_other_side_nothing() -> None:
    outside, inside = rendered("[a](https://x.org)"), rendered("[b](page:methodology)")
    assert 'rel="noopener noreferrer"' in outside
    assert "rel=" not in inside


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "<b onclick='x()'>a</b>",
        "<div markdown='1'>a</div>",
        "<!-- a -->",
        "![a](https://x.org/a.png)",
        "![a][b]",
        "a {: onclick='x()' }",
    ],
)
def test_html_images_and_attributes_are_only_text(markdown: str) -> None:
    tree = html5lib.parseFragment(rendered(markdown), namespaceHTMLElements=False)
    assert [element.tag for element in tree.iter()][1:] == ["p"]
    assert "".join(tree.itertext()) == markdown


@pytest.mark.parametrize("hidden", ["&#x202e;", "&#8203;", "&rlm;", "&shy;", "&#1;"])
def test_what_readers_cannot_see_does_not_come_in_by_its_number(hidden: str) -> None:
    assert rendered(f"a{hidden}b") == "<p>a\ufffdb</p>"


@pytest.mark.parametrize(
    ("markdown", "level", "expected"),
    [
        ("### A\n\n#### B\n\n### C", 3, ["h3", "h4", "h3"]),
        ("## A\n\n### B", 2, ["h2", "h3"]),
        ("# A\n\n### B\n\n##### C\n\n## D", 3, ["h3", "h4", "h5", "h4"]),
        ("#### A\n\n## B", 3, ["h3", "h3"]),
        ("# A\n\n## B\n\n### C\n\n#### D", 4, ["h4", "h5", "h6", "h6"]),
        ("A\n=\n\nB\n-", 2, ["h2", "h3"]),
        ("### \n\n### **[@times]**\n\n### A", 3, ["h3"]),
    ],
)
def test_headings_fit_below_those_of_the_page(
    markdown: str, level: int, expected: list[str]
) -> None:
    assert re.findall(r"<(h\d)", rendered(markdown, level)) == expected


def test_headings_have_anchors_of_their_own() -> None:
    html = rendered("### The *way*, 2022\n\n### The way 2022\n\n### Де [@times]\n\n### !!!")
    assert re.findall(r'id="([^"]*)"', html) == [
        "text-the-way-2022",
        "text-the-way-2022--2",
        "text-де",
    ]


def test_a_table_scrolls_by_itself_and_names_its_columns() -> None:
    html = rendered(
        "| Day | Dead |\n|-----|----:|\n| 1 | 2 |\n\n| Day | Dead |\n|:-:|---|\n| 3 | 4 |"
    )
    assert html.startswith(
        '<div aria-label="Day, Dead" class="table-scroll" role="region" tabindex'
    )
    assert 'aria-label="Day, Dead (2)"' in html
    assert '<th class="align-end" scope="col">Dead</th>' in html
    assert '<td class="align-center">3</td>' in html
    assert "style=" not in html


@pytest.mark.parametrize(
    "markdown",
    [
        "[" * 20_000,
        "[a](" * 5_000,
        "".join(" " * 4 * level + "- a\n" for level in range(400)),
        "> " * 400 + "a",
        "- " * 1_000 + "a",
        "1. " * 1_000 + "a",
        "**a *b " * 2_000 + "c" + "* d** " * 2_000,
        "#\n" * 30_000,
        "a\n=\n" * 20_000,
        "`|" * 40_000,
    ],
    ids=lambda markdown: repr(markdown[:8]),
)
def test_an_entangled_text_is_shown_as_it_was_typed(markdown: str) -> None:
    tree = html5lib.parseFragment(rendered(markdown), namespaceHTMLElements=False)
    assert {element.tag for element in tree.iter()} <= {"DOCUMENT_FRAGMENT", "p"}
    assert re.sub(r"\s", "", "".join(tree.itertext())) == re.sub(r"\s", "", markdown)


def test_a_text_may_be_nested_as_deeply_as_anybody_writes() -> None:
    html = rendered("> " * MAX_NESTING + "a")
    assert html.count("<blockquote>") == MAX_NESTING


def test_one_text_leaves_no_trace_in_the_next() -> None:
    rendered("### A\n\n`code` [@times] \\* | [a](https://x.org)")
    assert rendered("### A") == '<h3 id="text-a">A</h3>'
    assert str(MARKUP(Prose("[@times]", {}, {}, 3))) == "<p></p>"


def test_a_text_that_was_parsed_before_is_not_parsed_again() -> None:
    remembered: dict[bytes, str] = {}
    text = Prose("`a` [@times]", CITATIONS, LINKS, 3)
    first = ProseRenderer(remembered).markup(text)
    (key,) = remembered
    assert remembered[key] == first
    remembered[key] = "<p>kept</p>"
    assert str(ProseRenderer(remembered).markup(text)) == "<p>kept</p>"
    assert ProseRenderer({}).markup(text) == first


@pytest.mark.parametrize(
    "other",
    [
        Prose("`b` [@times]", CITATIONS, LINKS, 3),
        Prose("`a` [@times]", CITATIONS, LINKS, 2),
        Prose("`a` [@times]", CITATIONS, {**LINKS, "page:method": "x"}, 3),
        Prose("`a` [@times]", {"times": CitationView(3, "#source-times", "a")}, LINKS, 3),
        Prose("`a` [@times]", {**CITATIONS, "times": CitationView(2, "#x", "a")}, LINKS, 3),
    ],
)
def test_texts_that_read_differently_are_remembered_apart(other: Prose) -> None:
    assert digest(other) != digest(Prose("`a` [@times]", CITATIONS, LINKS, 3))
    turned = dict(reversed(list(other.citations.items())))
    assert digest(other) == digest(replace(other, citations=turned))


@given(st.text(max_size=20))
def test_any_text_has_a_digest(markdown: str) -> None:
    assert len(digest(Prose(markdown + "\ud800", {}, {}, 2))) == 32


PIECES = st.sampled_from(
    [
        *"[]()<>*_`#|-:.!&;=\\\"'@~^{}/ \n\t\x00\x02\x03\x1f\u0085\u202e\ufffe",
        *(
            "\n\n",
            "    ",
            "- ",
            "1. ",
            "> ",
            "### ",
            "a",
            "я",
            "☃",
            "\U0001f600",
            "\ud800",
            "\U0001ffff",
        ),
        *(
            "[@times]",
            "[@nobody]",
            "[a](incident:bucha-2022)",
            "](",
            "javascript:",
            "data:text/html,",
        ),
        *("<script>", "</script>", "<img src=x onerror=alert(1)>", "<svg/onload=x>", "onclick="),
        *(
            "![",
            "https://x.org/",
            "//x.org",
            "<a href=",
            "&#106;",
            "&#x1;",
            "&lt;",
            "style=",
            "<!--",
        ),
        *("|-|-|\n", "| a | b |\n", "\x02wzxhzdk:0\x03", "klzzwxh:0001", "{: onclick=x }", "]]>"),
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))


@given(TEXTS)
def test_whatever_the_text_nothing_runs_and_nothing_loads(markdown: str) -> None:
    html = rendered(markdown)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", html)
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    for element in list(tree.iter())[1:]:
        assert element.tag in TAGS
        for name, value in element.attrib.items():
            assert re.fullmatch(ATTRIBUTES.get(name, "(?!)"), value, re.DOTALL), (name, value)


@given(TEXTS, TEXTS)
def test_whatever_came_before_a_text_reads_the_same(first: str, second: str) -> None:
    alone = rendered(second)
    rendered(first)
    assert rendered(second) == alone


def test_the_nu_checker_accepts_what_is_made(tmp_path: Path) -> None:
    texts = [
        "### A [@times]\n\n#### B\n\ntext [a](incident:bucha-2022) <https://x.org/?a=1&b=2>\n\n---",
        "| a | b |\n|---|--:|\n| [x](https://x.org) | `y` |\n| z |\n\n> - 1\n>\n>     - 2\n\n3. c",
        "# A\n\n###### B\n\n### \n\n- \n\n1. \n\n[](https://x.org) ****\n\n    code",
        "| | |\n|-|-|\n\n- | a | b |\n  |---|---|\n  | 1 | 2 |\n\n&#1; &#xFFFE; &nbsp; \x07 &copy;",
        "[a [b](https://x.org)](https://y.org) *a **b* c** [a\n\nb](https://x.org)",
    ]
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.html").write_text(
            '<!doctype html>\n<html lang="en">\n<head><title>A text</title></head>\n<body>\n'
            '<h1 id="source-times">A page</h1>\n<h2>A part</h2>\n'
            f"{rendered(text)}\n</body>\n</html>\n",
            encoding="utf-8",
        )
    assert complaints(tmp_path) == []
