# ruff: noqa: RUF001 - it is Ukrainian
"""Dates, numbers and lists in a language with cases: each form is what its place asks for."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction

import pytest

from sourcebook.load.catalogues import load_words
from sourcebook.model.dates import parse
from sourcebook.model.shown_text import Original
from sourcebook.model.words import Status
from sourcebook.plan import formats
from sourcebook.plan.bibliography import Work, apa, bibtex, chicago
from sourcebook.plan.views.entry import _entry
from sourcebook.plan.views.parts import date_view, day_view
from sourcebook.plan.views.thing import thing
from sourcebook.relate.card import Card
from sourcebook.relate.versions import Version
from sourcebook.wording import ENGLISH, speaking
from tests.plan.test_formats import DATES as IN_ENGLISH
from tests.tools.building import ROOT

UKRAINIAN = load_words(ROOT / "locale", "uk") or ENGLISH

DATES = {
    "2022-03-30": ("30 березня 2022 року", "30 бер. 2022"),
    "2022-03": ("березень 2022 року", "бер. 2022"),
    "2022": ("2022 рік", "2022"),
    "2022-21": ("навесні 2022 року", "навесні 2022 року"),
    "2022-24": ("взимку 2022/23 року", "взимку 2022/23 року"),
    "202X": ("2020-ті роки", "2020-ті роки"),
    "20XX": ("між 2000 і 2099 роками", "між 2000 і 2099 роками"),
    "2022-03-XX": (
        "у березні 2022 року, день невідомий",
        "у березні 2022 року, день невідомий",
    ),
    "2022-XX": ("у 2022 році, місяць невідомий", "у 2022 році, місяць невідомий"),
    "2022-03-30~": ("близько 30 березня 2022 року", "бл. 30 бер. 2022"),
    "2022-03~": ("близько березня 2022 року", "бл. бер. 2022"),
    "2022~": ("близько 2022 року", "бл. 2022"),
    "2022-21~": ("близько весни 2022 року", "бл. навесні 2022 року"),
    "202X~": ("близько 2020-х років", "бл. 2020-ті роки"),
    "2022-03?": ("можливо, березень 2022 року", "бер. 2022 (?)"),
    "2022-03-30%": ("близько 30 березня 2022 року, непевно", "бл. 30 бер. 2022 (?)"),
    "2022-03-04/2022-03-05": ("4–5 березня 2022 року", "4–5 бер. 2022"),
    "2022-02-28/2022-03-03": ("28 лютого – 3 березня 2022 року", "28 лют. – 3 бер. 2022"),
    "2022-12-30/2023-01-02": (
        "30 грудня 2022 року – 2 січня 2023 року",
        "30 груд. 2022 – 2 січ. 2023",
    ),
    "2022-03/2022-05": ("березень–травень 2022 року", "бер.–трав. 2022"),
    "2022/2023": ("2022–2023 роки", "2022–2023"),
    "2022-03~/2022-05": (
        "від приблизно березня 2022 року до травня 2022 року",
        "бл. бер. 2022 – трав. 2022",
    ),
    "../2024-11-11": ("до 12 листопада 2024 року, день невідомий", "до 12 лист. 2024"),
    "../2024-06": ("до липня 2024 року, дата невідома", "до лип. 2024"),
    "../2024": ("до 2025 року, дата невідома", "до 2025"),
    "../2024-11~": (
        "не пізніше приблизно листопада 2024 року, дата невідома",
        "не пізніше бл. лист. 2024",
    ),
    "/2024-11-11": ("до 12 листопада 2024 року, початок невідомий", "до 12 лист. 2024"),
    "2024-11/..": ("листопад 2024 року або пізніше", "лист. 2024 або пізніше"),
    "2024-11~/..": ("близько листопада 2024 року або пізніше", "бл. лист. 2024 або пізніше"),
    "2024-11/": ("від листопада 2024 року, кінець невідомий", "від лист. 2024"),
    "[2022-03-04,2022-03-05]": ("4 або 5 березня 2022 року", "4 або 5 бер. 2022"),
    "{2023-02-01,2023-02-08,2023-02-15}": ("1, 8 і 15 лютого 2023 року", "1, 8 і 15 лют. 2023"),
    "[2022-02-28,2022-03-01]": ("28 лютого або 1 березня 2022 року", "28 лют. або 1 бер. 2022"),
    "[2022-03,2022-05]": (
        "березень 2022 року або травень 2022 року",
        "бер. 2022 або трав. 2022",
    ),
}


@pytest.fixture(autouse=True)
def _in_ukrainian() -> Iterator[None]:
    with speaking(UKRAINIAN):
        yield


@pytest.mark.parametrize("text", DATES)
def test_a_date_has_the_case_that_its_words_ask_for(text: str) -> None:
    value = parse(text)
    assert (formats.edtf(value), formats.edtf(value, short=True)) == DATES[text]


@pytest.mark.parametrize("text", IN_ENGLISH)
def test_no_date_is_told_in_two_languages(text: str) -> None:
    value = parse(text)
    told = formats.edtf(value) + formats.edtf(value, short=True) + formats.period(value)
    assert not re.search("[A-Za-z]", told), told


def test_numbers_have_the_signs_of_the_language() -> None:
    told = [formats.number(value) for value in (0, 999, 1000, 1234567)]
    space = "\N{NO-BREAK SPACE}"
    assert told == ["0", "999", f"1{space}000", f"1{space}234{space}567"]
    assert formats.ratio(Fraction(4, 3)) == "1,3"
    assert formats.coordinates(50.46, -30.17, 2) == "50,46° пн. ш., 30,17° зх. д."
    assert formats.shortened(3_000_000) == "3 млн"


def test_counts() -> None:
    assert formats.count_range(3, None) == "щонайменше 3"
    assert formats.envelope(1, 4, open_ended=True) == "1–4 або більше"


def test_names() -> None:
    assert formats.listing(["а", "б", "в"]) == "а, б і в"
    assert [formats.month(3), formats.month_of_a_day(3)] == ["березень", "березня"]
    assert [formats.language("uk"), formats.country("UA")] == ["українська", "Україна"]
    assert all(formats.status(word) != word.capitalize() for word in Status)
    assert all(word.meaning != word.definition for word in Status)
    assert Status.ALLEGED.definition.startswith("At least one")


def test_what_is_kept_of_a_date_is_kept_for_its_language() -> None:
    value, day = parse("2022-03-30"), date(2022, 3, 30)
    assert date_view(value).text == day_view(day).text == "30 березня 2022 року"
    known = date_view(value)
    with speaking(ENGLISH):
        assert date_view(value).text == day_view(day).text == "30 March 2022"
    assert date_view(value) is known


def test_what_lists_keep_of_an_incident_is_kept_for_its_language() -> None:
    card = Card(
        id="a",
        title="A",
        summary="B",
        when="2022-03~",
        place=("Буча", "", "UA"),
        status="alleged",
        warnings=(),
        articles=1,
        origins=1,
        contested=False,
        responded=False,
        accused_sides=(),
        least=(),
    )
    shown = _entry(UKRAINIAN, card, "a/")
    assert (shown.date.text, shown.place) == ("близько березня 2022 року", "Буча, Україна")
    with speaking(ENGLISH):
        shown = _entry(ENGLISH, card, "a/")
    assert (shown.date.text, shown.place) == ("around March 2022", "Буча, Ukraine")


def test_data_on_a_page_name_the_language_of_what_is_in_the_original() -> None:
    told = thing("Report", headline=Original("Shots", "en"), abstract="Постріли")
    assert told == {
        "@type": "Report",
        "headline": {"@value": "Shots", "@language": "en"},
        "abstract": "Постріли",
    }


def test_references_are_in_the_words_of_the_page() -> None:
    work = Work(
        id="a",
        title="Що означає «вибув із ладу»?",
        authors=("А. Перша", "Б. Друга"),
        site="Вибулі з ладу",
        status="підтверджено",
        version=Version(date(2025, 3, 9), "0123456789abcdef" * 4),
        language="uk",
        address="https://example.org/uk/incidents/a/",
    )
    assert apa(work) == (
        "А. Перша і Б. Друга. (2025, 9 березня). Що означає «вибув із ладу»? "
        "[Статус: підтверджено; версія 01234567]. Вибулі з ладу. "
        "https://example.org/uk/incidents/a/"
    )
    assert chicago(work) == (
        "А. Перша і Б. Друга. «Що означає „вибув із ладу“?» Вибулі з ладу. Статус: підтверджено. "
        "Версія 01234567, остання зміна 9 березня 2025 року. "
        "https://example.org/uk/incidents/a/."
    )
    assert "month = mar," in bibtex(work)
    assert "Версія від 9 березня 2025 року" in bibtex(work)
