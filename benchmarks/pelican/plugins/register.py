"""Plug-in for Pelican: read front matter in YAML, and relate incidents and sources once.

Pelican's own reader knows flat front matter only and makes a parser a file; this one is shared.
"""

from typing import Any

import yaml
from markdown import Markdown
from markupsafe import Markup
from pelican import signals
from pelican.readers import BaseReader
from pelican.utils import SafeDatetime

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class RegisterReader(BaseReader):  # type: ignore[misc]
    """Read Markdown with front matter in YAML."""

    enabled = True
    file_extensions = ("md",)
    _markdown = Markdown(extensions=["tables", "sane_lists"], output_format="html")

    def read(self, source_path: str) -> tuple[str, dict[str, Any]]:
        """Return the text as HTML, and the front matter."""
        with open(source_path, encoding="utf-8") as file:  # noqa: PTH123 - as Pelican's own readers do
            _, front, body = file.read().split("---\n", 2)
        metadata = yaml.load(front, Loader=LOADER)  # noqa: S506 - a safe loader
        day = metadata["date"]
        metadata["date"] = SafeDatetime(day.year, day.month, day.day)
        return self._markdown.reset().convert(body), metadata


def add_reader(readers: Any) -> None:  # noqa: ANN401 - Pelican's own class
    """Read every Markdown file with it."""
    readers.reader_classes["md"] = RegisterReader


def relate(generators: list[Any]) -> None:
    """Give every incident its sources and neighbours, every source the incidents that cite it."""
    articles = next(g for g in generators if hasattr(g, "articles"))
    pages = next(g for g in generators if hasattr(g, "pages") and g is not articles)
    source_by_id = {page.slug: page for page in pages.pages}
    incident_by_id = {article.slug: article for article in articles.articles}
    for page in pages.pages:
        page.citing = []
        page.rests_on = [(edge["how"], source_by_id[edge["id"]]) for edge in page.restates]
    newest = articles.articles
    for place, article in enumerate(newest):
        article.month_key = f"{article.date:%Y-%m}"
        article.later = newest[place - 1] if place else None
        article.earlier = newest[place + 1] if place + 1 < len(newest) else None
        article.cited = [source_by_id[name] for name in article.sources]
        article.relatives = [incident_by_id[name] for name in article.related]
        for source in article.cited:
            source.citing.append(article)
    articles.context["source_by_id"] = source_by_id
    articles.context["changed"] = sorted(newest, key=lambda one: one.changed, reverse=True)
    articles.context["number_of_sources"] = len(source_by_id)
    articles.context["year_list"] = _years(newest)
    for article in newest:
        article.entry = Markup(articles.get_template("entry").render(incident=article))  # noqa: S704


def _years(newest: list[Any]) -> list[tuple[int, int]]:
    counts: dict[int, int] = {}
    for article in newest:
        counts[article.date.year] = counts.get(article.date.year, 0) + 1
    return list(counts.items())


def register() -> None:
    """Connect to Pelican."""
    signals.readers_init.connect(add_reader)
    signals.all_generators_finalized.connect(relate)
