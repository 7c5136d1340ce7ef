from pathlib import Path

import pytest

from tests.check.cases import Case, assert_breaks, assert_passes, breaks
from tests.tools.trees import DAILY, INCIDENT, PAGE, Edit, Step, problems

PLACE = "Oil reached the bay"
LINK = "(figure:spills-counted)"


def account(text: str) -> Edit:
    return Edit(INCIDENT, PLACE, f"{text} {PLACE}")


def abstract(text: str) -> Edit:
    return Edit(DAILY, "", f"\n{text}\n")


CASES = [
    breaks("raw-html", account("<script>"), at="<script>", says="`<script>` is HTML"),
    breaks("raw-html", account("<!-- x -->"), at="<!-- x -->", says="is HTML"),
    breaks("raw-html", abstract("</div >"), at="</div >", says="is HTML"),
    breaks("raw-html", abstract("<?php"), at="<?php", says="is HTML"),
    breaks("raw-html", account("<x `y` z>"), at="<x `y` z>", says="`<x `y` z>` is HTML"),
    breaks("raw-html", account("<javascript:x>"), at="<javascript:x>", says="is HTML"),
    breaks(
        "hidden-character",
        account("x&#x202e;y"),
        at="&#x202e;",
        says="stands for a character that a reader cannot see",
    ),
    breaks("hidden-character", abstract("x &shy; y"), at="&shy;", says="`&shy;`"),
    breaks("hidden-character", abstract("x &#1; y"), at="&#1;", says="`&#1;`"),
    breaks(
        "image",
        account("![A barge](https://x.example/a.png)"),
        at="![",
        says="a picture is put into the text",
    ),
    breaks(
        "link-definition",
        abstract("[it]: https://x.example/"),
        at="[it]:",
        says="defines a link",
    ),
    breaks(
        "link-definition",
        abstract("> [@daily-2020-03-02-spill]: so it says"),
        at="[@daily-2020-03-02-spill]:",
        says="put another word before a citation",
    ),
    breaks(
        "unsafe-link",
        Edit(INCIDENT, LINK, "(javascript:alert)"),
        at="javascript:alert",
        says="neither a web address nor a record",
    ),
    breaks("unsafe-link", Edit(INCIDENT, LINK, "(../x/)"), at="../x/", says="a web address"),
    breaks("unsafe-link", Edit(INCIDENT, LINK, "(//x.example)"), at="//x", says="a web address"),
    breaks("unsafe-link", Edit(INCIDENT, LINK, "(https:/x)"), at="https:/x", says="a web address"),
    breaks("unsafe-link", Edit(INCIDENT, LINK, "(https://x/%zz)"), at="https://x/", says="a web"),
    breaks("unsafe-link", Edit(INCIDENT, LINK, "(https://u@x/)"), at="https://u@x/", says="a web"),
    breaks("unsafe-link", Edit(INCIDENT, LINK, "(https://x:0/)"), at="https://x:0/", says="a web"),
    breaks("unsafe-link", Edit(INCIDENT, LINK, "(https://[::1/)"), at="https://[", says="a web"),
    breaks("unsafe-link", Edit(INCIDENT, LINK, "()"), at="]()", says="a web address"),
    breaks(
        "unsafe-link",
        Edit(INCIDENT, LINK, "(java&#115;cript:alert)"),
        at="java&#115;cript",
        says="a web address",
    ),
    breaks(
        "unsafe-link",
        Edit(INCIDENT, LINK, "(figur:spills-counted)"),
        at="figur:spills-counted",
        says="Did you mean `figure`?",
    ),
    breaks(
        "unsafe-link",
        Edit(INCIDENT, LINK, "(mailto:somebody@x.example)"),
        at="mailto:somebody@x.example",
        says="a web address",
    ),
    breaks(
        "empty-link",
        Edit(INCIDENT, "[the count]", "[ ]"),
        at="[ ](",
        says="the link has no words",
    ),
    breaks(
        "malformed-citation",
        account("[@daily-2020-03-02-spill; @radio-2020-03-03-spill]"),
        at="[@daily-2020-03-02-spill; @",
        says="each source in brackets of its own",
    ),
    breaks(
        "malformed-citation",
        account("[ @daily-2020-03-02-spill]"),
        at="[ @daily",
        says="is not a citation",
    ),
    breaks(
        "heading-level",
        Edit(INCIDENT, "### The spill", "## The spill"),
        at="## The spill",
        says="a heading of level 2 cannot stand here",
    ),
    breaks(
        "heading-level",
        Edit(INCIDENT, "### The spill", "#### The spill"),
        at="#### The spill",
        says="Headings of this text begin at `### `",
    ),
    breaks(
        "heading-level",
        abstract("### One\n\n##### Three"),
        at="##### Three",
        says="Write one from `### ` to `#### `.",
    ),
    breaks("heading-level", abstract("One\n==="), at="===", says="level 1 cannot stand here"),
    breaks("heading-level", abstract("One\n---"), at="---", says="level 2 cannot stand here"),
    breaks("heading-level", abstract("#One"), at="#One", says="level 1 cannot stand here"),
    breaks("heading-level", Edit(PAGE, "## Who", "# Who"), at="# Who", says="level 1"),
    breaks(
        "tangled-text",
        abstract("[ " * 501),
        at="The newspaper",
        says="the text holds 501 of `[`, where 500 fit",
    ),
    breaks("tangled-text", abstract("*" * 2001), at="The newspaper", says="2,001 of"),
    breaks(
        "tangled-text",
        abstract("x" * 5001),
        at="x" * 40,
        says="a line has 5,001 characters",
    ),
    breaks(
        "tangled-text",
        abstract(">" * 11 + " deep"),
        at=">" * 11,
        says="nested deeper than 10",
    ),
    breaks(
        "tangled-text",
        abstract("- one\n" + " " * 44 + "- deep"),
        at=" " * 44,
        says="nested deeper than 10",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_markdown_that_may_not_stand_here_is_found(case: Case, tmp_path: Path) -> None:
    assert_breaks(case, tmp_path)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param((account("3 < 4, a<3, <https://x.example/>, `<b>`"),), id="no HTML"),
        pytest.param((account(r"\<b> and \</b>"),), id="escaped HTML"),
        pytest.param((account(r"\![not a picture] and \[x]"),), id="escaped"),
        pytest.param((account("[that](https://x.example/a?b=c#d 'Title')"),), id="a web address"),
        pytest.param((account("[that](<https://x.example/>)"),), id="in angle brackets"),
        pytest.param((Edit(PAGE, "", "[Write](mailto:editors@spills.example).\n"),), id="mailbox"),
        pytest.param((abstract("### One\n\n#### Two\n\n### Three"),), id="levels in order"),
        pytest.param((abstract("One.\n\n---\n\nTwo."),), id="a rule after an empty line"),
        pytest.param((Edit(PAGE, "", "\nA heading\n---------\n"),), id="an underlined heading"),
        pytest.param((abstract("- one\n    - two\n        - three\n\n> > quoted"),), id="lists"),
        pytest.param((abstract("A note [1]: it stands in a line."),), id="no definition"),
    ],
)
def test_markdown_that_may_stand_here_passes(steps: tuple[Step, ...], tmp_path: Path) -> None:
    assert_passes(steps, tmp_path)


def test_a_text_without_end_is_one_problem(tmp_path: Path) -> None:
    text = "](" * 20_000 + "<b" * 5_000 + "\n" + "`" * 3_000 + '"“' * 5_000 + "catastrophe"
    found = problems(tmp_path, [abstract(text)])
    assert {p.rule for p in found} == {"tangled-text", "loaded-word"}
