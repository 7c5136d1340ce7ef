"""Put hostile texts into every field: nothing of them runs, leads away, or shows as markup.

A sample, the same in every run; `make corpora` takes all of them.
"""

import random
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, expect

from sourcebook.model.words import Status
from tests.corpora.browsing import window
from tests.corpora.builds import build, judged, known_parts
from tests.corpora.contexts import contexts
from tests.corpora.hostile import HostileTree
from tests.corpora.settings import settings_judged
from tests.corpora.sources import hostile_texts
from tests.corpora.unchecked import unchecked_judged

SAMPLE = {"blns": 1, "brs-kb": 3, "feedparser": 1}
SEED = 2026

EVIL = {
    "script": "<script>document.title = 'ran'</script>",
    "dialog": "<script>alert(1)</script>",
    "console message": "<script>console.log(1)</script>",
    "error of a script": "<script>throw new Error('thrown')</script>",
    "navigation": "<script>location = 'elsewhere.html'</script>",
    "popup": "<script>open('about:blank')</script>",
    "download": "<a download href='data:text/plain,x' id=a>x</a><script>a.click()</script>",
    "request": "<img src='https://elsewhere.example/x.png'>",
    "worker": "<script>new Worker(URL.createObjectURL(new Blob(['1'])))</script>",
    "service worker": "<script>navigator.serviceWorker.register('worker.js')</script>",
}
MARKUP = {
    "holds img": "<img alt=x>",
    "holds p onclick": "<p onclick=x>",
    "href is no address: https://%3c/": "<a href='https://%3c/'>x</a>",
    "href leads to javascript:x": "<a href='javascript:x'>x</a>",
    "link href names https://elsewhere.example/": "<link href='https://elsewhere.example/'>",
    "does not show words": "<p>other",
    "goes on to 9;url=https://elsewhere.example/": (
        "<meta http-equiv=refresh content='9;url=https://elsewhere.example/'>"
    ),
}
ENTRY_PARTS = frozenset(
    [
        "li",
        "article",
        "p",
        "h2",
        "h3",
        "ol",
        "span",
        "a",
        "section",
        "button",
        "svg",
        "use",
        "path",
        "circle",
    ]
)
"""The elements that entries and results consist of."""
LIKE_OURS = {
    "a script in the text": "<script src=/assets/js/own.0123456789.js></script>",
    "a script with another query": "<script src=assets/js/own.0123456789.js?x defer></script>",
    "a script elsewhere": "<script src=//elsewhere.example/assets/js/own.0123456789.js></script>",
    "a script that is no asset": "<script src=assets/js/../own.0123456789.js></script>",
    "data in the text": "<script type=application/ld+json>{}</script>",
    "data with a type to be run": "<script type='module'>1</script>",
    "a control of its own": "<input>",
    "a control in our form": "<form class=search-form><p><input></p></form>",
    "a frame": "<iframe></iframe>",
}
"""What looks like something of ours, on pages where it has no place."""


@pytest.fixture(scope="module")
def known(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> frozenset[str]:
    """Give the elements and attributes that harmless pages consist of."""
    return known_parts(browser, tmp_path_factory.mktemp("known"))


def test_what_a_page_does_is_seen(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "worker.js").write_text("1", encoding="utf-8")
    (tmp_path / "elsewhere.html").write_text("<!doctype html><body>", encoding="utf-8")
    pages = write_pages(tmp_path, EVIL)
    with window(browser, tmp_path) as opened:
        list(opened.judge(list(pages), {}))
    assert set(EVIL) - set(opened.happened) == set()
    assert len(opened.faults()) > len(EVIL)


def test_what_a_page_holds_is_seen(browser: Browser, tmp_path: Path) -> None:
    pages = write_pages(tmp_path, MARKUP)
    known = frozenset(["html", "head", "body", "a", "a href", "p", "link", "link href"])
    with window(browser, tmp_path) as opened:
        judged = list(opened.judge(list(pages), {page: ["words"] for page in pages}, known))
    assert [pages[page] for page, _, faults in judged if pages[page] not in faults] == []


def test_what_looks_like_ours_is_told_from_it(browser: Browser, tmp_path: Path) -> None:
    """Pages of harmless words have scripts, data and forms: none of that makes any other known."""
    script = tmp_path / "assets" / "js" / "own.0123456789.js"
    script.parent.mkdir(parents=True)
    script.write_text("1", encoding="utf-8")
    own = (
        "<!doctype html><html><head><meta charset=utf-8><title>x</title>"
        "<script src=assets/js/own.0123456789.js defer></script>"
        '<script type=application/ld+json>{"@context":"https://schema.org"}</script></head><body>'
        "<div class=page><main><div class=search><form class=search-form><input></form></div>"
    )
    (tmp_path / "own.html").write_text(own, encoding="utf-8")
    foreign = write_pages(tmp_path, LIKE_OURS)
    with window(browser, tmp_path) as opened:
        [(_, known, faults)] = opened.judge(["own.html"], {})
        assert (faults, opened.faults()) == ([], [])
        judged = list(opened.judge(list(foreign), {}, frozenset(known), only_parsed=foreign))
    assert [foreign[page] for page, _, faults in judged if not faults] == []


def write_pages(folder: Path, bodies: Mapping[str, str]) -> dict[str, str]:
    """Write a page for each body, and return what each is about by its address."""
    pages = {}
    for number, (about, body) in enumerate(bodies.items()):
        pages[f"{number}.html"] = about
        (folder / f"{number}.html").write_text(f"<!doctype html><body>{body}", encoding="utf-8")
    return pages


def test_every_kind_of_record_has_contexts_for_words() -> None:
    found = contexts()
    assert {context.name for context in found["incident"]} > {"incident claims[].says"}
    # What was found at addresses is told by a word of ours, with the addresses and a day.
    closed = {name for name, each in found.items() if not any(context.free for context in each)}
    assert closed == {"links"}


def test_a_sample_of_hostile_texts_stays_text(
    browser: Browser, tmp_path: Path, known: frozenset[str]
) -> None:
    chosen = random.Random(SEED)  # noqa: S311 - a sample, no secret
    texts = [
        text
        for name, number in SAMPLE.items()
        for text in chosen.sample(hostile_texts()[name], number)
    ]
    outcome = judged(browser, tmp_path / "hostile", texts, known)
    outcome.add(settings_judged(browser, tmp_path / "settings", texts, known))
    assert outcome.faults == []
    assert outcome.pages > 8 * len(texts)
    assert outcome.tally.accepted["incident title"] > len(texts) / 2
    assert outcome.tally.refused["incident account"] > 0


def test_what_scripts_write_stays_text(browser: Browser, tmp_path: Path) -> None:
    """The filtered timeline and the results of a search are made in the browser, of the data."""
    chosen = random.Random(SEED)  # noqa: S311 - a sample, no secret
    texts = ["<img src=x onerror=alert(1)>", *chosen.sample(hostile_texts()["brs-kb"], 5)]
    tree = HostileTree(tmp_path / "content", texts, texts[0])
    tree.settle()
    site = tmp_path / "sites" / "hostile"
    build(tree.content, site)
    incidents = len(list(site.glob("incidents/*/")))
    with window(browser, site.parent) as opened:
        tab = opened.follow()
        tab.goto(f"{opened.home}hostile/?{'&'.join(f'status={s}' for s in Status)}&tag=<img+src=x>")
        expect(tab.locator(".found .entry")).not_to_have_count(0)
        for box in tab.locator(".filter-facet input").all():
            box.evaluate("box => { box.checked = true; }")
        shown = tab.locator(".found *, .filter-state *, .filter-chips *")
        names = set(shown.evaluate_all("all => all.map(one => one.localName)"))
        assert names <= ENTRY_PARTS
        titles = " ".join(tab.locator(".found .entry-title").all_inner_texts())
        assert "onerror" in titles
        assert tab.locator(".found .entry").count() <= incidents
        for query in ("alert", "img onerror", texts[0], "script <b>x", '"><svg onload=alert(1)>'):
            tab.goto(f"{opened.home}hostile/search/?q={quote(query)}&kind=<b>&year=1")
            tab.locator('#search-results[aria-busy="false"]').wait_for(state="attached")
            shown = tab.locator("#search-results *, #search-told *")
            names = set(shown.evaluate_all("all => all.map(one => one.localName)"))
            assert names <= {*ENTRY_PARTS, "mark"}
        assert opened.faults() == []


def test_markdown_is_safe_without_a_check_before_it(
    browser: Browser, tmp_path: Path, known: frozenset[str]
) -> None:
    texts = [text for texts in hostile_texts().values() for text in texts][::40]
    outcome = unchecked_judged(browser, tmp_path / "unchecked", texts, known)
    assert outcome.faults == []
    assert outcome.opened > 1
