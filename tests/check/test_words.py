# ruff: noqa: E501 - a row of a table stays on one line
from pathlib import Path

import pytest

from tests.check.cases import Case, assert_breaks, assert_passes, breaks
from tests.tools.trees import DAILY, FIGURE, INCIDENT, SITE, Edit, Step, problems

ACCOUNT = "Oil reached the bay"
SUMMARY = "summary: The Daily found"
WORDS = "vocabulary/loaded-words.yaml"

CASES = [
    breaks(
        "loaded-word",
        Edit(INCIDENT, "title: Oil spilt", "title: Catastrophe"),
        at="Catastrophe",
        says="Write what exactly happened; or put it into quotation marks",
    ),
    breaks(
        "loaded-word",
        Edit(INCIDENT, SUMMARY, "summary: The polluter says"),
        at="polluter",
        says="`polluter` takes a side",
    ),
    breaks(
        "loaded-word",
        Edit(INCIDENT, "Denies that", "Denies the catastrophe and that"),
        at="catastrophe",
        says="`catastrophe` takes a side",
    ),
    breaks(
        "loaded-word",
        Edit(INCIDENT, ACCOUNT, '"Catastrophe", it said: a Catastrophe'),
        at="Catastrophe on",
        says="`Catastrophe` takes a side",
    ),
    breaks(
        "loaded-word",
        Edit(INCIDENT, ACCOUNT, "It was a war\n  crime"),
        at="|",
        says="Write what was done",
    ),
    breaks(
        "loaded-word",
        Edit(DAILY, "The newspaper took", "Of the polluter, it took"),
        at="polluter",
        says="the company's name",
    ),
    breaks(
        "loaded-word",
        Edit(DAILY, "title: Oil in the bay", 'title: "[Report on a polluter]"'),
        at="polluter",
        says="takes a side",
    ),
    breaks(
        "loaded-word",
        Edit(FIGURE, "title: Spills", "title: Catastrophe"),
        at="Catastrophe",
        says="takes a side",
    ),
    breaks(
        "markup-in-plain-text",
        Edit(INCIDENT, SUMMARY, "summary: The [Daily](source:x) found"),
        at="](",
        says="is markup, and this is plain text",
    ),
    breaks(
        "markup-in-plain-text",
        Edit(DAILY, "seen: full", "seen: full\nproblems:\n  - It says <b>this</b>."),
        at="<b>",
        says="`<b>` is markup",
    ),
    breaks(
        "markup-in-plain-text",
        Edit(SITE, "title: Spills", "title: Spills &amp; leaks"),
        at="&amp;",
        says="`&amp;` is markup",
    ),
    breaks(
        "uncited-account",
        Edit(INCIDENT, " [@daily-2020-03-02-spill]", ""),
        Edit(INCIDENT, " [@radio-2020-03-03-spill]", ""),
        at="account",
        says="the account cites no source",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_wording_that_misleads_is_found(case: Case, tmp_path: Path) -> None:
    assert_breaks(case, tmp_path)


@pytest.mark.parametrize(
    "text",
    [
        'It calls this a "catastrophe" and a "war crime".',
        "It calls this “a catastrophe”.",
        "It calls this «a catastrophe», „a catastrophe“ and ‘a catastrophe’.",  # noqa: RUF001
        'A quotation can go on "over a\n  catastrophe of two lines".',
        "> A catastrophe, says the company.\n",
        "[The count](figure:spills-counted), catastrophes, subcatastrophe.",
        "The word `catastrophe` is not used here.",
    ],
)
def test_a_loaded_word_passes_where_it_is_quoted_or_another(text: str, tmp_path: Path) -> None:
    assert_passes((Edit(INCIDENT, ACCOUNT, f"{text}\n\n  {ACCOUNT}"),), tmp_path)


@pytest.mark.parametrize(
    "steps",
    [
        pytest.param(
            (Edit(DAILY, "title: Oil in the bay", "title: A catastrophe"),), id="a headline"
        ),
        pytest.param((Edit(DAILY, "seen: full", "seen: full\nauthors: ['<b>A. Writer</b>']"),), id="an author"),
        pytest.param((Edit(INCIDENT, "quote: two divers, perhaps three", "quote: '**two** divers'"),), id="a quotation"),
        pytest.param((Edit(SITE, "language: en", "language: uk"), Edit(INCIDENT, ACCOUNT, "A catastrophe")), id="another language"),
        pytest.param((Edit(WORDS, "catastrophe", "disaster"), Edit(INCIDENT, ACCOUNT, "A catastrophe")), id="not listed"),
        pytest.param((Edit(INCIDENT, SUMMARY, "summary: 3 < 4 & 5 > 4, found * the Daily"),), id="signs"),
    ],
)  # fmt: skip
def test_plain_wording_passes(steps: tuple[Step, ...], tmp_path: Path) -> None:
    assert_passes(steps, tmp_path)


def test_a_quotation_that_never_ends_hides_nothing(tmp_path: Path) -> None:
    text = 'He said: "it is\n\n  a catastrophe. '
    (found,) = problems(tmp_path, [Edit(INCIDENT, ACCOUNT, text)])
    assert found.rule == "loaded-word"


def test_private_notes_are_not_judged(tmp_path: Path) -> None:
    step = Edit(INCIDENT, "changes:", "private: '**A catastrophe**, they say'\nchanges:")
    assert problems(tmp_path, [step]) == ()


def test_every_loaded_word_of_a_text_is_pointed_at(tmp_path: Path) -> None:
    text = 'A catastrophe, "a catastrophe", and a catastrophe: a polluter'
    found = problems(tmp_path, [Edit(INCIDENT, ACCOUNT, text)])
    columns = [problem.location.column for problem in found]
    assert [found[0].location.excerpt[c - 1 :][:11] for c in columns] == [
        "catastrophe",
        "catastrophe",
        "polluter on",
    ]
    assert columns == [5, 41, 56]
