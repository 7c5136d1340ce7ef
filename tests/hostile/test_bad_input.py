# ruff: noqa: RUF001, E501 - letters that look like others; a row of a table stays on one line
"""Bad input of every kind: each is one problem, at its line, said safely, and quickly.

A row is a change to the minimal site, the rule that it breaks (none: it must pass), and the line.
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from sourcebook.check import check
from sourcebook.load.characters import is_forbidden
from sourcebook.load.content import load_content
from sourcebook.problems import Problem, Severity
from sourcebook.reports.as_github import as_github
from sourcebook.reports.as_text import as_text
from sourcebook.reports.findings import Findings
from tests.tools.trees import DAILY, INCIDENT, PAGE, SITE, tree

Row = tuple[str, str, str, str]
"""A file, what is replaced, by what, and the rule."""

TITLE, DATE, MIN, NAME = (
    "Oil spilt from a barge in Evans Bay",
    "date: 2020-03-01",
    "min: 2",
    "name: Evans Bay",
)
URL, BODY, END = (
    "https://daily.example/oil-in-the-bay",
    "Nobody: every record is invented.",
    "tags: [oil]",
)
ACTOR, MAIL, ZONE = "actor: barge-company", "editors@spills.example", "Pacific/Auckland"


def each(file: str, old: str, rule: str, *new: str) -> list[Row]:
    return [(file, old, text, rule) for text in new]


ROWS: list[Row] = [
    # Syntax
    *each(INCIDENT, TITLE, "yaml-syntax", "A: b", "[a", "{a: b", '"a', "'a", "'it's'", '"a\\d"', "- a", "? a", "> a", "%a", "@a", "`a`", "a #b"),
    *each(INCIDENT, TITLE, "yaml-syntax", '"\\ud800"', '"\\uDBFF\\uDFFF"', '"\\UFFFFFFFF"', "|9x", "a\nb", "a\x1bb", "a\x00b", "a\ufffeb"),
    *each(INCIDENT, TITLE, "", "NO", "yes", "010", "12:30", "1e3", ".nan", "=", "2022-02-30", "true", "0x1F", "a %0A::error::b"),
    *each(INCIDENT, TITLE, "empty-value", "", '""', '" "', "~", "null", "Null"),
    *each(INCIDENT, TITLE, "wrong-type", "[a]", "{a: b}", "[[a]]"),
    *each(INCIDENT, TITLE, "yaml-alias", "*a"),
    *each(INCIDENT, TITLE, "yaml-anchor", "&a b"),
    *each(INCIDENT, TITLE, "yaml-tag", "!!str a", "!a b", "!!python/object/apply:os.system [ls]"),
    *each(INCIDENT, END, "duplicate-key", f"{END}\n{END}", f'{END}\n"tags": [oil]', f"{END}\n'tags': [oil]"),
    *each(INCIDENT, END, "too-deep", f"{END}\nrelated: {'[' * 50_000}", f"{END}\nrelated:\n  {'- ' * 20_000}a"),
    *each(INCIDENT, END, "malformed-key", f"{END}\n? [a]\n: b", f"{END}\nta\u200bgs: a"),
    *each(INCIDENT, END, "merge-conflict", f"<<<<<<< HEAD\n{END}\n=======\ntags: []\n>>>>>>> b"),
    *each(INCIDENT, END, "yaml-syntax", f"{END}\n...\na: b", f"{END}\n\tindented: a"),
    *each(INCIDENT, END, "second-document", f"{END}\n---\na: b"),
    *each(INCIDENT, END, "unknown-key", f"{END}\n__proto__: a", f"{END}\nsumary: a", f"{END}\nid: a", f"{END}\nsummаry: a"),
    *each(INCIDENT, END, "wrong-type", "tags: oil", "tags: {oil: a}"),
    # Types
    *each(INCIDENT, MIN, "wrong-type", *(f"min: {n}" for n in ("2.0", "-1", "1e3", "1,000", "1_0", "010", "٣", "３", "two", ".inf", "9" * 5_000, "[2]"))),
    *each(INCIDENT, "latitude: -41.31", "wrong-type", *(f"latitude: {n}" for n in ("41,31", "41°S", "nan", "1e1", "91", "−41.31"))),
    *each(INCIDENT, DATE, "malformed-date", *(f"date: {d}" for d in ("today", "1 March 2020", "2020-3-1", "20200301", "2020-03-01T10:00Z", "10000-01-01", "2020-W10", "2020–03–01", "../..", "2" * 500))),
    *each(INCIDENT, DATE, "impossible-date", *(f"date: {d}" for d in ("2020-02-30", "2019-02-29", "2020-13-01", "0000", "2020-03-02/2020-03-01"))),
    *each(INCIDENT, DATE, "", *(f"date: {d}" for d in ("2020-02-29", "2020-03-01?", "2020-XX-XX", "202X", "2020-21", "../2020-03-01", "'[2020-03-01,2020-03-03]'"))),
    *each(SITE, ZONE, "unknown-word", "../../etc/passwd", "/etc/localtime", "Mars/Phobos", "." * 400),
    *each(SITE, MAIL, "wrong-type", "a@b", "a@b.example?bcc=c", "a@b..example", "javascript:a@b.example", "a%0Ab@c.example", "a@b.example,"),
    *each(INCIDENT, "country: NZ", "wrong-type", "country: New Zealand", "country: nz", "country: [NZ]"),
    # Characters
    *(row for c in "\u200b\u200d\ufeff\u00ad\ufe0f\u2066\u202e\u3164\u180e\u2060\u034f\u2800\ufffd\ue000\U000e0041"
      for row in (*each(INCIDENT, TITLE, "forbidden-character", f"Oil{c}spilt"), *each(PAGE, BODY, "forbidden-character", f"No{c}body"),
                  *each(INCIDENT, ACTOR, "forbidden-character", f"actor: barge{c}-company"), *each(INCIDENT, END, "forbidden-character", f"{END}\n# a{c}b"))),
    *each(INCIDENT, TITLE, "forbidden-character", "Z" + "\u0335\u0321\u0353" * 50, '"a\\0b"', '"a\\e[31mb"', '"a\\u202eb"', '"a\\Lb"'),
    *(row for t in ("Обʼєкт під’їзд м'яч за́мок №5", "Ёлка — «съёмка»", "Ў Беларусі, сям’я", "Zażółć gęślą jaźń", "اَلسَّلَامُ عَلَيْكُمْ ١٢٣", "שָׁלוֹם עולם", "می\u200cروم", "क्\u200dष", "Tiếng Việt", "名前")
      for row in (*each(INCIDENT, TITLE, "", t), *each(PAGE, BODY, "", t), *each(INCIDENT, NAME, "", f"name: {t}"))),
    *each(INCIDENT, TITLE, "mixed-alphabets", "Oil sрilt in Evans Bay"),
    # Addresses
    *each(DAILY, URL, "unsafe-url", "javascript:alert(1)", "data:text/html,a", "//a.example", "a.example", "http:/a", "https:///a", "https://u:p@a.example/", "https://a.example\\@b.example/",
          "https://dаily.example/", "https://xn--dily-53d.example/", "https://a.example./", "https://a..example/", "https://0x7f.1/", "https://3221225985/", "https://a.example:0/", "https://a.example:/",
          "https://a.example/%0d%0aa", "https://a.example/%00", "https://a.example/100%", "https://a.example/<b>", "https://a.example/#a#b", "https://ａ.example/", "https://a.example∕b/", f"https://a.example/{'a' * 10_000}"),
    *each(DAILY, URL, "", "https://приклад.укр/новини", "https://192.0.2.1:8443/a", "https://a.example/київ?b=%D0%BA#c"),
    *each(SITE, "https://spills.example/", "base-url", "https://spills.example/../", "https://spills.example//", "https://spills.example/'a/", "https://spills.example/?a", "https://spills.example/%2e%2e/"),
    # Markdown
    *each(PAGE, BODY, "raw-html", "<b>a</b>", "<script>alert(1)</script>", "<!-- a", "<?php a ?>", "<![CDATA[a]]>", "<iframe src=//a>", "<javascript:a>", "</article>"),
    *each(PAGE, BODY, "unsafe-link", *(f"[a]({t})" for t in ("javascript:alert(1)", "javascript&colon;a", "&#106;avascript:a", "java\tscript:a", "data:a", "//a", "../a", "#a", "mailto:b@c.example", "https://u@a.example/", "https://dаily.example/"))),
    *each(PAGE, BODY, "image", "![a](https://a.example/b.png)", "![a][b]"),
    *each(PAGE, BODY, "link-definition", "[a]: https://a.example/", "> [a]: javascript:b"),
    *each(PAGE, BODY, "empty-link", "[](page:about)", "[&nbsp;](page:about)", "[ ](https://a.example/)"),
    *each(PAGE, BODY, "hidden-character", "&#x202e;a", "&#0;", "&#xd800;", "&zwj;"),
    *each(PAGE, BODY, "malformed-citation", "[@ a]", "[@a; @b]", "@daily-2020-03-02-spill", "[daily-2020-03-02-spill]"),
    *each(PAGE, BODY, "heading-level", "# A", "A\n===", "####### A"),
    *each(PAGE, BODY, "tangled-text", "[" * 3_000, "`" * 3_000, "*a " * 3_000, "a" * 6_000, ">" * 50 + " a", "&amp;" * 3_000),
    *each(PAGE, BODY, "literal-markup", "**a", "[a](https://a.example/", "[a] (page:about)", "a[^1]", "a{: onclick=b}", "[TOC]"),
    *each(PAGE, BODY, "merge-conflict", "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c"),
    *each(PAGE, BODY, "", "**a** *b* `<c>`", "a < b, 5 * 3", "***", "| a |\n|---|\n| b |", "{{ 7*7 }} {% raw %}", "=1+1", "]]> ${a}"),
    *each(PAGE, BODY, "unfinished-text", "FILL IN the rest"),
    # References
    *each(INCIDENT, ACTOR, "unknown-actor", "actor: barge-compny", "actor: divers"),
    *each(INCIDENT, ACTOR, "malformed-id", "actor: The Barge Company", "actor: “barge-company”", "actor: bаrge-company", "actor: con", "actor: barge--company", f"actor: {'a' * 65}"),
    *each(INCIDENT, END, "former-id-taken", f"{END}\nformer_ids: [evans-bay-2020]", f"{END}\nformer_ids: [a-2020, a-2020]"),
    *each(INCIDENT, END, "self-reference", f"{END}\nrelated: [evans-bay-2020]"),
    *each(DAILY, "seen: full", "unpublished-reference", "seen: full\ndraft: true"),
]  # fmt: skip

SLOWEST = 5.0
"""Seconds of computing that no single bad file takes: far above what any takes, far below a hang."""


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Row], tuple[Problem, ...]]:
    """Give what changes the one copy of the minimal site, and what the check says of it then."""
    content = tree(tmp_path_factory.mktemp("hostile"))
    kept = {
        path: (content / path).read_text(encoding="utf-8") for path in (INCIDENT, DAILY, PAGE, SITE)
    }

    def judge(row: Row) -> tuple[Problem, ...]:
        file, old, new, _ = row
        assert kept[file].count(old) == 1
        try:
            (content / file).write_text(kept[file].replace(old, new), encoding="utf-8")
            return check(load_content(content, "content"))
        finally:
            (content / file).write_text(kept[file], encoding="utf-8")

    return judge


@pytest.mark.parametrize("rule", sorted({rule for *_, rule in ROWS}))
def test_bad_input_is_said_once_where_it_is_and_safely(
    rule: str, judged: Callable[[Row], tuple[Problem, ...]]
) -> None:
    for row in (row for row in ROWS if row[3] == rule):
        began = time.process_time()
        problems = judged(row)
        grave = [p for p in problems if p.severity is not Severity.NOTE]
        # A reference to a record that is held back is one in each place that names it.
        rules = (
            sorted({p.rule for p in grave})
            if rule == "unpublished-reference"
            else [p.rule for p in grave]
        )
        assert set(rules) == ({rule} if rule else set()), (row, grave)
        assert len(rules) <= 2, (row, grave)
        findings = Findings(problems)
        said = as_text(findings) + as_github(findings)
        assert not any(map(is_forbidden, said.replace("\n", ""))), row
        assert len(said) < 20_000, row
        for problem in grave:
            assert problem.hint, row
            assert problem.location.line, row
        assert time.process_time() - began < SLOWEST, row


def test_the_table_is_large() -> None:
    assert len(ROWS) > 300


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (INCIDENT, "".join(f"a{number}: b\n" for number in range(19_000))),
        (INCIDENT, "tags: [oil]\n" * 9_000),
        (DAILY, "a\u202eb\n" * 100_000),
    ],
)
def test_of_thousands_of_problems_the_first_are_listed(
    file: str, text: str, tmp_path: Path
) -> None:
    content = tree(tmp_path)
    (content / file).write_text((content / file).read_text(encoding="utf-8") + text, "utf-8")
    problems = check(load_content(content, "content"))
    assert len(problems) == 101
    assert problems[0].message == "the file has more than 100 problems; the others are not listed"


def test_a_file_of_problems_ends_soon(tmp_path: Path) -> None:
    content = tree(tmp_path)
    for number, text in enumerate(
        (
            "? " * 500_000,
            "%a\n" * 200_000,
            "&a " * 250_000,
            "{a: " * 200_000,
            "[" + "," * 900_000,
            "#" * 1_000_000,
        )
    ):
        (content / "incidents" / f"huge-{number}.yaml").write_text(text, encoding="utf-8")
    began = time.process_time()
    problems = check(load_content(content, "content"))
    assert len({p.location.path for p in problems}) == 6
    assert time.process_time() - began < 2 * SLOWEST
