"""Render hostile texts as Markdown without a check before it: what is left holds by itself."""

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser

from sourcebook.plan.views.prose import Prose
from sourcebook.render.markdown import ProseRenderer
from tests.corpora.browsing import window
from tests.corpora.builds import Outcome
from tests.corpora.contexts import MARKDOWN

TEXTS_A_PAGE = 60


def unchecked_judged(
    browser: Browser, folder: Path, texts: Sequence[str], known: frozenset[str]
) -> Outcome:
    """Put each text into Markdown in every form, render it, and judge pages of many of them."""
    folder.mkdir(parents=True)
    markup = ProseRenderer().markup
    addresses = []
    for start in range(0, len(texts), TEXTS_A_PAGE):
        made = [
            markup(Prose(form.replace("{heading}", "##").replace("{}", text), {}, {}, 2))
            for text in texts[start : start + TEXTS_A_PAGE]
            for _, form in MARKDOWN
        ]
        addresses.append(f"{start}.html")
        page = "\n".join(("<!doctype html><meta charset=utf-8><body>", *made))
        # What is half of a pair of surrogates reaches no page: no file that holds it can be read.
        (folder / addresses[-1]).write_bytes(page.encode(errors="replace"))
    outcome = Outcome(texts=len(texts))
    with window(browser, folder) as opened:
        for address, _, faults in opened.judge(addresses, {}, known):
            outcome.faults += [f"Markdown, {address}: {fault}" for fault in faults]
    outcome.pages, outcome.opened = opened.parsed, opened.opened
    outcome.faults += opened.faults()
    return outcome
