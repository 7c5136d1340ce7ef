"""Make a site whose lists are too long for one page: the minimal one, with many more spills."""

from datetime import date, timedelta
from pathlib import Path

from sourcebook.load.assets import load_assets
from sourcebook.load.content import load_content
from sourcebook.load.templates import load_templates
from sourcebook.plan.assets import published
from sourcebook.plan.lists import LISTS, older_pages
from sourcebook.plan.outputs import AssetOutput, PageOutput
from sourcebook.plan.plan import plan
from sourcebook.plan.routes import file_of
from sourcebook.relate.library import Library
from sourcebook.render.render import Renderer
from tests.tools.building import ROOT
from tests.tools.site import Site
from tests.tools.trees import tree

FIRST = date(2020, 1, 20)
"""The day of the first added incident; each other is a day later than the one before."""

_INCIDENT = """\
title: Oil spilt on day {number}
summary: The Daily found that oil reached the harbour on {day}.
status: verified
warnings: [injury]
when: {{date: {day}, source: daily-{day}}}
where: {{name: Evans Bay, region: Wellington, country: NZ, precision: region}}
parties:
  - {{role: alleged-perpetrator, actor: barge-company}}
  - {{role: victim, actor: harbour-authority}}
casualties:
  - outcome: injured
    min: 1
    max: 1
    by: the-daily
    as_of: {day}
    basis: verified
    source: daily-{day}
    quote: one sailor
claims:
  - by: the-daily
    stance: verifies
    date: {day}
    says: Finds that the oil came from a barge.
    source: daily-{day}
    quote: it was from a barge
account: |
  Oil reached the harbour [@daily-{day}].
tags: [oil]
changes:
  - {{date: {changed}, kind: published}}
"""

_ARTICLE = """\
---
title: Oil on day {number}
publisher: the-daily
kind: news-report
published: {day}
language: en
url: https://daily.example/oil-{number}
accessed: {day}
seen: full
basis: original
---
The newspaper saw oil in the harbour.
"""


def add(content: Path, number: int) -> None:
    """Add an incident and its article; a higher number is a later day."""
    day = FIRST + timedelta(days=number)
    values = {"number": number, "day": day, "changed": f"{day + timedelta(days=7):%Y-%m-28}"}
    (content / f"incidents/spill-{day}.yaml").write_text(
        _INCIDENT.format_map(values), encoding="utf-8"
    )
    (content / f"articles/daily-{day}.md").write_text(_ARTICLE.format_map(values), encoding="utf-8")


def long_site(folder: Path, incidents: int = 330) -> Path:
    """Write the site into a folder, and return its content folder.

    The incidents of one day each have the same actors, tag and region; what happened in a month
    was published on one day.
    """
    content = tree(folder)
    for number in range(incidents):
        add(content, number)
    return content


def pages_of_lists(folder: Path) -> Site:
    """Make the pages of all lists of the site, without those of records, into a folder."""
    content = long_site(folder)
    library = Library(load_content(content, "content").records)
    pages = list(older_pages(library))
    wanted = {file_of(page.address) for page in pages}
    wanted |= {file_of(LISTS[page.relation](page.key).front) for page in pages}
    renderer = Renderer(load_templates(ROOT / "templates"))
    for output in plan(library, published(load_assets(ROOT / "assets"))):
        is_wanted = isinstance(output, PageOutput) and output.path in wanted
        if is_wanted or isinstance(output, AssetOutput):
            file = folder / "site" / output.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(renderer.render(output))
    return Site(folder / "site", library.site.base_url, content)
