"""The page of a record says in an edition whether its text is a translation, and leads to it."""

import html
import re
from pathlib import Path

import pytest

from sourcebook import pipeline
from sourcebook.editions import text_key
from sourcebook.load.templates import load_templates
from sourcebook.render.render import Renderer
from tests.editions.two_languages import EDITION, TITLE, TWO_LANGUAGES
from tests.tools.building import ROOT
from tests.tools.trees import INCIDENT, Edit, Step, tree

PAGE = "incidents/evans-bay-2020/index.html"
NOTE = re.compile(r'<div class="translation-note" data-told="([^"]*)">(.*?)</div>', re.DOTALL)
HEADING = re.compile(r"<h1([^>]*)>(.*?)</h1>", re.DOTALL)
UNSTAMPED = Edit(INCIDENT, "", "translations: {uk: {title: Розлив нафти}}\n")
FINDS = "Finds that the oil came from the barge and that two divers were injured."
REST = Edit(INCIDENT, "", f"      {text_key(FINDS)}: Доходить висновку, що нафта з баржі.\n")
CHANGED = Edit(INCIDENT, f"title: {TITLE}", f"title: {TITLE}, Wellington")


def page(folder: Path, path: str, steps: tuple[Step, ...]) -> str:
    site = pipeline.planned(
        tree(folder, steps), shown_as="content", base_url=None, progress=lambda *_: None
    )
    for each in site.editions:
        for output in each.outputs:
            if output.path == path:
                renderer = Renderer(
                    load_templates(ROOT / "templates"),
                    words=each.words,
                    original=each.edition.is_first,
                )
                return renderer.render(output).decode()
    raise AssertionError(path)


@pytest.mark.parametrize(
    ("steps", "told", "heading"),
    [
        ((*TWO_LANGUAGES, REST), "translated", ("", "Розлив нафти з баржі в затоці Еванс")),
        (TWO_LANGUAGES, "in-part", ("", "Розлив нафти з баржі в затоці Еванс")),
        (
            (*TWO_LANGUAGES, CHANGED),
            "behind",
            ("", "Розлив нафти з баржі в затоці Еванс"),
        ),
        ((EDITION,), "original", (' lang="en"', TITLE)),
        ((EDITION, UNSTAMPED), "original", (' lang="en"', TITLE)),
    ],
    ids=["translated", "in-part", "changed-since", "not-translated", "not-stamped"],
)
def test_a_reader_knows_what_the_text_is(
    tmp_path: Path, steps: tuple[Step, ...], told: str, heading: tuple[str, str]
) -> None:
    shown = page(tmp_path, f"uk/{PAGE}", steps)
    ((found, note),) = NOTE.findall(shown)
    assert found == told
    assert '<a href="../../../incidents/evans-bay-2020/" hreflang="en">' in note
    assert [(at, html.unescape(text)) for at, text in HEADING.findall(shown)] == [heading]


def test_the_original_says_nothing_of_translations(tmp_path: Path) -> None:
    shown = page(tmp_path, PAGE, TWO_LANGUAGES)
    assert not NOTE.search(shown)
    assert HEADING.findall(shown) == [("", TITLE)]


def test_a_claim_that_nobody_translated_stands_in_the_original(tmp_path: Path) -> None:
    shown = page(tmp_path, f"uk/{PAGE}", TWO_LANGUAGES)
    says = re.findall(r'<p class="claim-says"([^>]*)>([^<]*)', shown)
    assert (' lang="en"', FINDS) in says
    assert ("", "Заперечує, що її баржа втратила нафту.") in says


NOT_YET = '<p class="entry-original">Ще не перекладено. Мова оригіналу: англійська</p>'
QUOTED = re.compile(r'<blockquote class="claim-quote"([^>]*)>')


@pytest.mark.parametrize(
    ("path", "steps", "times"),
    [
        ("uk/index.html", (EDITION,), 1),
        ("uk/index.html", TWO_LANGUAGES, 0),
        ("index.html", (EDITION,), 0),
    ],
    ids=["not-translated", "translated", "original"],
)
def test_lists_say_which_language_an_incident_is_still_in(
    tmp_path: Path, path: str, steps: tuple[Step, ...], times: int
) -> None:
    assert page(tmp_path, path, steps).count(NOT_YET) == times


@pytest.mark.parametrize(("path", "told"), [(PAGE, ""), (f"uk/{PAGE}", ' lang="en"')])
def test_words_of_others_are_in_the_language_of_their_source(
    tmp_path: Path, path: str, told: str
) -> None:
    assert set(QUOTED.findall(page(tmp_path, path, TWO_LANGUAGES))) == {told}


@pytest.mark.parametrize("path", ["uk/index.html", "uk/incidents/index.html", "uk/feed.xml"])
def test_lists_and_feeds_say_what_is_behind(tmp_path: Path, path: str) -> None:
    shown = page(tmp_path, path, (*TWO_LANGUAGES, CHANGED))
    assert shown.count("Після цього перекладу оригінал змінився.") == 1


def test_lists_say_nothing_of_what_is_up_to_date(tmp_path: Path) -> None:
    for path in ("uk/index.html", "uk/incidents/index.html"):
        assert "entry-original" not in page(tmp_path / path, path, TWO_LANGUAGES)
