"""What views say themselves is said in the language of an edition; what programs read is not."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from sourcebook.load.content import load_content
from sourcebook.model.records import Records
from sourcebook.model.shown_text import Original
from sourcebook.model.site import Contact
from sourcebook.plan import routes
from sourcebook.plan.assets import PublishedAssets
from sourcebook.plan.data.package import ALL_TABLES
from sourcebook.plan.directory import Directory
from sourcebook.plan.edition import editions_of
from sourcebook.plan.here import Here
from sourcebook.plan.suggestion import FORM, suggestion
from sourcebook.plan.views.data import data_view
from sourcebook.plan.views.finding import entries_data
from sourcebook.plan.views.history import history
from sourcebook.plan.views.prose import prose_view
from sourcebook.plan.views.releases import release_view
from sourcebook.plan.views.search import documents_data
from sourcebook.relate.library import Library
from sourcebook.wording import Words, speaking
from tests.tools.building import CONTENT, ROOT

RICH = ROOT / "tests/sites/rich/content"
PAGE = "https://slick.example.org/uk/incidents/dock-2019/"


class Backwards(NullTranslations):
    """Put every text between arrows, which no English text is; a plural says which form it is."""

    def gettext(self, message: str) -> str:
        return f"←{message}→"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        form = slavic(n)
        return f"←{form} {msgid2 if form else msgid1}→"

    def pgettext(self, context: str, message: str) -> str:
        del context
        return self.gettext(message)


def slavic(number: int) -> int:
    """Return which of three forms a number takes, as in Ukrainian."""
    tens, ones = number % 100 // 10, number % 10
    if ones == 1 and tens != 1:
        return 0
    return 1 if ones in {2, 3, 4} and tens != 1 else 2


BACKWARDS = Words("qps", Backwards(), slavic, (1, 2, 5), b"backwards")


@pytest.fixture
def backwards() -> Iterator[None]:
    with speaking(BACKWARDS):
        yield


@cache
def records(content: Path) -> Records:
    return load_content(content, "content").records


def here(known: Records, address: str = routes.HOME) -> Here:
    assets = PublishedAssets({}, {"css/main.css": "main.css", "images/icon.svg": "icon.svg"}, {})
    library = Library(known)
    return Here(address, Directory(library), assets, editions_of(library.site)[0])


def in_original(known: Records) -> Records:
    """Return records of which every title and summary is shown in the original."""

    def foreign(text: str) -> Original:
        return Original(text, "en")

    return replace(
        known,
        incidents={
            name: one.model_copy(
                update={"title": foreign(one.title), "summary": foreign(one.summary)}
            )
            for name, one in known.incidents.items()
        },
        figures={
            name: one.model_copy(update={"title": foreign(one.title)})
            for name, one in known.figures.items()
        },
        pages={
            name: one.model_copy(update={"title": foreign(one.title)})
            for name, one in known.pages.items()
        },
    )


@pytest.mark.usefixtures("backwards")
def test_a_letter_to_the_editors_is_in_the_language_of_who_sends_it() -> None:
    site = records(CONTENT).site
    assert site is not None
    site = site.model_copy(update={"repository": None, "contact": Contact(email="a@b.example")})
    found = suggestion(site, "Dock & 7", PAGE, "9 березня 2025 року")
    fields = dict(field.split("=", 1) for field in found.url.partition("?")[2].split("&"))
    subject, body = unquote(fields["subject"]), unquote(fields["body"])
    assert subject == "←Correction: Dock & 7→"
    lines = [line for line in body.split("\r\n") if line]
    assert lines[:2] == [f"←Page: {PAGE}→", "←Version: 9 березня 2025 року→"]
    assert len(lines) == 5
    assert all(line.startswith("←") and line.endswith("→") for line in lines)


@pytest.mark.usefixtures("backwards")
def test_what_the_form_of_an_issue_is_filled_by_stays() -> None:
    site = records(CONTENT).site
    assert site is not None
    site = site.model_copy(update={"repository": "https://github.com/slick/ledger"})
    fields = parse_qs(urlsplit(suggestion(site, "Dock", PAGE, "today").url).query)
    assert (fields["template"], fields["page"]) == ([FORM], [PAGE])


@pytest.mark.usefixtures("backwards")
def test_the_columns_of_tables_are_explained_to_readers_in_their_language() -> None:
    view = data_view(here(records(CONTENT), routes.DATA))
    told = [table.about for table in view.tables]
    told += [column.about for table in view.tables for column in table.columns]
    assert told == [
        f"←{about}→"
        for about in (
            *(table.about for table in ALL_TABLES),
            *(column.about for table in ALL_TABLES for column in table.columns),
        )
    ]


@pytest.mark.usefixtures("backwards")
def test_the_numbers_of_a_release_take_the_forms_of_the_language() -> None:
    known = here(records(RICH), routes.release("2025-03-09"))
    changes = [number.change for number in release_view(known, "2025-03-09").numbers]
    said = [change for change in changes if change]
    assert said
    for change in said:
        form, number, *_ = change.removeprefix("←").split()
        assert int(form) == slavic(int(number))


@pytest.mark.usefixtures("backwards")
def test_a_status_that_was_is_named_in_the_language() -> None:
    told = [
        (change.was, change.now)
        for incident in records(RICH).incidents.values()
        for change, record in zip(history(incident), reversed(incident.changes), strict=True)
        if record.status_before
    ]
    assert ("←Alleged→", "←Corroborated→") in told


def test_a_status_that_was_is_named_as_the_editors_did() -> None:
    for incident in records(RICH).incidents.values():
        for change, record in zip(history(incident), reversed(incident.changes), strict=True):
            assert (change.was, change.now) == (record.was, record.now)


def test_scripts_are_told_which_texts_are_in_the_original() -> None:
    found = entries_data(here(in_original(records(RICH))), 1)["entries"]
    assert found
    assert all(one["languages"] == {"title": "en", "summary": "en"} for one in found)


def test_scripts_are_told_of_no_language_where_there_is_one() -> None:
    found = entries_data(here(records(CONTENT)), 1)["entries"]
    assert found
    assert not any("languages" in one for one in found)


def test_the_search_is_told_which_titles_are_in_the_original() -> None:
    known = records(RICH)
    plain, found = (
        {
            told["url"]: told.get("language")
            for chunk in here(known).library.entire("documents")
            for told in documents_data(here(one), chunk).values()
        }
        for one in (known, in_original(known))
    )
    ours = {url for url in found if not url.startswith("sources/")}
    assert ours
    assert {found[url] for url in ours} == {"en"}
    assert {plain[url] for url in ours} == {None}
    assert {url: found[url] for url in found.keys() - ours} == {
        url: plain[url] for url in plain.keys() - ours
    }


@pytest.mark.parametrize(("text", "language"), [(Original("Words.", "en"), "en"), ("Words.", "")])
def test_a_text_of_markdown_knows_its_language(text: str, language: str) -> None:
    assert prose_view(here(records(RICH)), text, {}, 2).language == language
