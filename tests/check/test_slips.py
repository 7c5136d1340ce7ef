# ruff: noqa: RUF001, E501 - letters that look like others are what this is about
from pathlib import Path

import pytest

from tests.check.cases import Case, assert_breaks, assert_passes, breaks
from tests.tools.trees import DAILY, INCIDENT, PAGE, SITE, Edit, Step

TITLE = "Oil spilt from a barge"
BODY = "This timeline is an example."
ACTORS = "vocabulary/actors.yaml"


def captured(address: str) -> Edit:
    return Edit(DAILY, "seen: full", f"seen: full\narchived: {{url: {address}, date: 2020-03-03}}")


def said(text: str) -> Edit:
    return Edit(PAGE, BODY, text)


CASES = [
    breaks("unfinished-text", Edit(INCIDENT, TITLE, "FILL IN what"), at="FILL IN", says="`FILL IN` stands where"),
    breaks("unfinished-text", said("Lorem ipsum dolor."), at="Lorem", says="Write it"),
    breaks("unfinished-text", Edit(SITE, "title: Spills", "title: FILL IN"), at="FILL IN", says="remove the line"),
    breaks("unfinished-text", Edit(ACTORS, "name: The Daily", "name: FILL IN"), at="FILL IN", says="Write it"),
    breaks("mixed-alphabets", Edit(INCIDENT, TITLE, "Oil sрilt from a barge"), at="sрilt", says="two alphabets: р"),
    breaks("mixed-alphabets", Edit(ACTORS, "name: The Daily", "name: The Dаily"), at="Dаily", says="on one keyboard"),
    breaks("mixed-alphabets", said("Київ i Харкiв"), at="Харкiв", says="alphabets: i"),
    breaks("archived-elsewhere", captured("https://archive.example/1/https://other.example/"), at="https", says="one of `https://other.example/`"),
    breaks("archived-elsewhere", captured("https://daily.example/oil-in-the-bay"), at="https", says="not a capture"),
    breaks("literal-markup", said("See **this."), at="**", says="not closed"),
    breaks("literal-markup", said("See *this."), at="*", says="not closed"),
    breaks("literal-markup", said("See `this."), at="`", says="not closed"),
    breaks("literal-markup", said("See [this](https://a.example/ and that."), at="](", says="the address of the link"),
    breaks("literal-markup", said("See [this] (page:about)."), at="[this]", says="a space parts"),
    breaks("literal-markup", said("See (this)[https://a.example/]."), at="(this)", says="wrong way round"),
    breaks("literal-markup", said("See this.[^1]"), at="[^1]", says="no footnotes"),
    breaks("literal-markup", said("See [[this]]."), at="[[this]]", says="no link"),
    breaks("literal-markup", said("See:\n\n[TOC]\n\n"), at="[TOC]", says="table of contents"),
    breaks("literal-markup", said("See this{: .wide}"), at="{:", says="no attributes"),
    breaks("literal-markup", said("See ~~this~~ that."), at="~~", says="struck"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_slip_is_found(case: Case, tmp_path: Path) -> None:
    assert_breaks(case, tmp_path)


@pytest.mark.parametrize(
    "steps",
    [
        (Edit(INCIDENT, "", "private: FILL IN, sрilt\n"),),
        (said("Fill in the form. **Bold**, *light*, ***both***, `a * b`, 5 * 3 and fact*."),),
        (said("***\n\n\\*not\\* and 2 ** 3\n\n* one\n* two\n\n```\na ** b\n```"),),
        (said("[A](https://a.example/b_(c) 'title') and <https://a.example/>."),),
        (said("Т-72Б3, COVID-вакцина, Telegram-канал, Київ/Kyiv, Обʼєкт, за́мок."),),
        (captured("https://archive.example/web/2020/http://www.daily.example/oil-in-the-bay?a=1"),),
        (captured("https://archive.example/Xy7Zq"),),
    ],
)
def test_what_only_looks_like_a_slip_passes(steps: tuple[Step, ...], tmp_path: Path) -> None:
    assert_passes(steps, tmp_path)
