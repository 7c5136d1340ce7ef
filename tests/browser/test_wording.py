"""Hold what scripts say to the wording of templates: the same form for the same number."""

from gettext import GNUTranslations
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from playwright.sync_api import Browser

from sourcebook.load.templates import load_templates
from sourcebook.render.environment import environment
from sourcebook.wording import Words, words_of
from tests.tools.building import ROOT

SCRIPT = ROOT / "assets" / "js" / "wording.js"
ARTICLES = ("%(n)s article", "%(n)s articles")
NUMBERS = (*range(240), 999, 1000, 1001, 1002, 12345, 1_000_000)


def spoken(language: str) -> Words:
    """Make a catalogue that says of two messages which form it is, and what stands around it."""
    catalogue = Catalog(locale=language)
    forms = tuple(f"{form}: %(n)s" for form in range(catalogue.num_plurals))
    catalogue.add(ARTICLES, forms)
    catalogue.add("Clear all filters", "<b>& “x” %(n)s")
    file = BytesIO()
    write_mo(file, catalogue)
    return words_of(language, GNUTranslations(BytesIO(file.getvalue())), b"made")


def page_in(language: str) -> str:
    templates = {
        **load_templates(ROOT / "templates"),
        "page.html": '{% from "components/filter-wording.html" import filter_wording %}'
        "{{ filter_wording() }}",
    }
    made = environment(templates, words=spoken(language)).get_template("page.html").render()
    return f'<!doctype html><html lang="{language}"><title>x</title>{made}</html>'


@pytest.mark.parametrize("language", ["ar", "de", "fr", "ja", "lt", "pl", "ru", "sl", "uk"])
def test_a_script_takes_the_form_that_the_catalogue_has_for_a_number(
    language: str, browser: Browser
) -> None:
    words = spoken(language)
    tab = browser.new_page()
    tab.set_content(page_in(language))
    tab.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
    said = tab.evaluate(
        "numbers => numbers.map((n) => say('articles', { n }).split(':')[0])", list(NUMBERS)
    )
    tab.close()
    assert said == [words.catalogue.ngettext(*ARTICLES, n).split(":")[0] for n in NUMBERS]


def test_a_script_writes_numbers_as_the_language_does_and_texts_as_they_are(
    browser: Browser,
) -> None:
    tab = browser.new_page()
    tab.set_content(page_in("uk"))
    tab.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
    assert tab.evaluate("[sayNumber(12345), say('articles', { n: 12345 })]") == [
        "12\N{NO-BREAK SPACE}345",
        "2: 12\N{NO-BREAK SPACE}345",
    ]
    assert tab.evaluate("say('clear', { n: '$&%(n)s<i>' })") == "<b>& “x” $&%(n)s<i>"
    tab.close()
