"""Hold the pages of another edition to what the first one's are held to, each kind opened once."""

from tests.browser.conftest import Opening
from tests.browser.test_accessibility import NOTE, stops, violations
from tests.browser.test_layout import sticking_out
from tests.tools.site import Page, Site, one_of_each_kind

STOPS = 12


def kinds_of_others(site: Site) -> list[Page]:
    others = site.editions()[1:]
    return [page for edition in others for page in one_of_each_kind(site.folder, edition)]


def test_every_kind_of_page_serves_everybody_on_a_phone(opened: Opening, published: Site) -> None:
    found = []
    with opened(360) as reader:
        for page in kinds_of_others(published):
            tab = reader.open(page)
            found += [*reader.complaints, *sticking_out(tab), *violations(tab)]
            tab.evaluate(NOTE)
            for _ in range(STOPS):
                tab.keyboard.press("Tab")
            for focus in stops(tab):
                if not focus["onPage"]:
                    break
                if not (focus["marked"] and focus["onScreen"]):
                    found.append(f"{page.address}: not seen: {focus['name']}")
    assert not found, "\n".join(found)


def test_the_choice_of_a_language_stays_on_the_page(opened: Opening, published: Site) -> None:
    with opened(360) as reader:
        for page in kinds_of_others(published):
            if page.plain_kind not in {"home", "one-of-incidents", "search"}:
                continue  # tests/published/test_editions.py follows the link of every page
            tab = reader.open(page)
            there = tab.url
            for address in (there.replace(reader.home + page.edition, reader.home), there):
                tab.locator(".languages a").first.click()
                assert tab.url == address
            assert reader.complaints == []
