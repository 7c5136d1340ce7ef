"""The plan of a whole site."""

import dataclasses
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from sourcebook.load.assets import load_assets
from sourcebook.load.content import load_content
from sourcebook.model.incident import Incident
from sourcebook.plan import plan as planning
from sourcebook.plan.assets import published
from sourcebook.plan.outputs import Output, PageOutput, SitemapOutput, TextOutput, distinct
from sourcebook.plan.plan import plan
from sourcebook.plan.views.citing import SourceItem
from sourcebook.plan.views.prose import CitationView
from sourcebook.relate.library import Library
from tests.tools.building import CONTENT, ROOT

SITES = {"own": CONTENT, "rich": ROOT / "tests/sites/rich/content"}


@cache
def library(content: Path) -> Library:
    return Library(load_content(content, "content").records)


@cache
def planned(content: Path) -> dict[str, Output]:
    outputs = plan(library(content), published(load_assets(ROOT / "assets")))
    return {output.path: output for output in outputs}


def standing(records: Library) -> list[Incident]:
    """Return the incidents that were neither merged nor withdrawn."""
    return [records.incidents[name] for name in records.ids("timeline")]


def pages(content: Path) -> dict[str, PageOutput]:
    found = planned(content)
    return {path: output for path, output in found.items() if isinstance(output, PageOutput)}


def view(content: Path, address: str) -> Any:  # noqa: ANN401 - of any page
    """Return the view of the page at an address."""
    return pages(content)[f"{address}index.html"].view


def parts(value: object) -> Iterator[object]:
    """Yield a view and all that it is made of."""
    yield value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from parts(getattr(value, field.name))
    elif isinstance(value, tuple):
        for item in value:
            yield from parts(item)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from (key, *parts(item))


def test_a_page_is_the_same_whichever_was_made_before_it() -> None:
    records = load_content(SITES["rich"], "content").records
    assets = published(load_assets(ROOT / "assets"))

    def made(shared: Library | None, path: str) -> tuple[str, set[str]]:
        one = shared or Library(records)
        page = next(output for output in plan(one, assets) if output.path == path)
        assert isinstance(page, PageOutput)
        with one.reading.noted() as names:
            return repr(page.view), names  # all that it holds

    among_others = Library(records)
    for path in pages(SITES["rich"]):
        assert made(among_others, path) == made(None, path), path


def test_two_outputs_of_one_path_are_a_bug() -> None:
    with pytest.raises(AssertionError, match="two outputs at a"):
        distinct([TextOutput("a", "1"), TextOutput("a", "2")])


@pytest.mark.parametrize("content", SITES.values(), ids=SITES)
def test_views_are_frozen_and_plain(content: Path) -> None:
    for page in pages(content).values():
        for part in parts(page.view):
            if dataclasses.is_dataclass(part):
                with pytest.raises(dataclasses.FrozenInstanceError):
                    setattr(part, dataclasses.fields(part)[0].name, None)
            else:
                # Subclasses of str, such as the words of the model, would print otherwise.
                assert part is None or type(part) in {str, int, float, bool, tuple, dict}, part


@pytest.mark.parametrize("content", SITES.values(), ids=SITES)
def test_every_public_record_has_its_page(content: Path) -> None:
    records = library(content)
    found = pages(content)
    assert {f"incidents/{name}/index.html" for name in records.incidents} <= set(found)
    assert {f"sources/{name}/index.html" for name in records.articles} <= set(found)
    assert {f"figures/{name}/index.html" for name in records.figures} <= set(found)
    assert {f"{page}/index.html" for page in records.pages} <= set(found)
    assert {f"years/{year}/index.html" for year in records.years} <= set(found)


def test_lists_have_pages_for_what_something_refers_to_and_for_nothing_else() -> None:
    records = library(SITES["rich"])
    found = {path.split("/")[1] for path in pages(SITES["rich"]) if path.startswith("tags/")}
    used = {tag for incident in standing(records) for tag in incident.tags}
    assert used <= found
    assert found - used - {"index.html"} < set(records.tags) or found - {"index.html"} == used


@pytest.mark.parametrize("content", SITES.values(), ids=SITES)
def test_a_former_address_leads_to_the_new_one(content: Path) -> None:
    found = pages(content)
    for incident in library(content).incidents.values():
        for former in incident.former_ids:
            redirect = found[f"incidents/{former}/index.html"]
            assert redirect.template == "pages/redirect.html"
            assert redirect.view.url == f"../{incident.id}/"


def test_tombstones_keep_their_page() -> None:
    records = library(SITES["rich"])
    templates = {
        pages(SITES["rich"])[f"incidents/{incident}/index.html"].template
        for incident in records.ids("tombstones")
    }
    assert templates == {"pages/tombstone.html"}


def test_the_chain_of_dmytrivka_leads_to_one_origin() -> None:
    incident = view(CONTENT, "incidents/dmytrivka-2022/")
    assert (incident.articles, incident.origins) == (4, 1)
    assert [level.met for level in incident.standing.levels] == [True, False, True, False]
    assert incident.standing.levels[1].shortfall == "too-few-origins"
    origins = {
        item.number
        for item in parts(incident.sources)
        if isinstance(item, SourceItem) and item.is_origin
    }
    assert len(origins) == 1


@pytest.mark.parametrize("content", SITES.values(), ids=SITES)
def test_every_citation_leads_to_a_source_of_its_page(content: Path) -> None:
    for page in pages(content).values():
        everything = list(parts(page.view))
        anchors = {
            item.anchor for item in everything if isinstance(item, SourceItem) and item.anchor
        }
        cited = {
            item.url.removeprefix("#") for item in everything if isinstance(item, CitationView)
        }
        assert cited <= anchors, page.path


@pytest.mark.parametrize("content", SITES.values(), ids=SITES)
def test_each_source_has_one_place_in_the_list_of_its_page(content: Path) -> None:
    for path, page in pages(content).items():
        if not path.startswith("incidents/") or page.template != "pages/incident.html":
            continue
        anchors = [
            item.anchor
            for item in parts(page.view.sources)
            if isinstance(item, SourceItem) and item.anchor
        ]
        assert len(anchors) == len(set(anchors)), path


def test_the_timeline_is_grouped_by_year_and_month_newest_first() -> None:
    timeline = view(CONTENT, "").timeline
    assert [year.link.year for year in timeline] == [2024, 2022]
    assert [month.name for month in timeline[0].months] == [
        "November",
        "September",
        "August",
        "June",
    ]
    assert [entry.id for entry in timeline[1].months[0].entries] == [
        "dmytrivka-2022",
        "mala-rohan-2022",
        "bucha-2022",
    ]


def test_an_incident_without_a_month_is_listed_under_none() -> None:
    records = library(SITES["rich"])
    vague = [i.id for i in standing(records) if i.when.date.text in {"2022", "2020", "2022-XX-XX"}]
    for year in records.years:
        for month in view(SITES["rich"], f"years/{year}/").year.months:
            for entry in month.entries:
                assert (entry.id in vague) <= (month.name is None), entry.id


@pytest.mark.parametrize("content", SITES.values(), ids=SITES)
def test_totals_are_sums_of_minima(content: Path) -> None:
    records = library(content)
    told = {row.outcome: row.minimum for row in view(content, "incidents/").totals}
    for outcome, minimum in told.items():
        rows = [
            min(row.min for row in incident.casualties if row.outcome == outcome)
            for incident in standing(records)
            if any(row.outcome == outcome for row in incident.casualties)
        ]
        assert minimum == f"{sum(rows):,}"


def test_the_page_that_is_not_found_links_to_the_published_address() -> None:
    missing = pages(CONTENT)["404.html"].view
    base = library(CONTENT).site.base_url
    assert missing.frame.shared.home == base
    assert missing.incidents.startswith(base)
    assert missing.frame.shared.style_sheet.startswith(base)


def test_every_side_is_put_the_same_questions() -> None:
    balance = view(CONTENT, "balance/")
    assert [side.name for side in balance.sides] == ["Ukraine", "Russia"]
    for metric in (*balance.metrics, *balance.statuses):
        assert len(metric.values) == len(metric.wholes) == len(balance.sides)


@pytest.mark.parametrize("content", SITES.values(), ids=SITES)
def test_what_is_kept_back_reaches_no_view(content: Path) -> None:
    records = load_content(content, "content").records
    kept = {name for name, record in records.incidents.items() if not record.is_public}
    kept |= {name for name, record in records.articles.items() if not record.is_public}
    assert not [path for path in planned(content) if set(path.split("/")) & kept]


@pytest.mark.parametrize("content", SITES.values(), ids=SITES)
def test_the_balance_leaves_no_incident_out(content: Path) -> None:
    """Whoever is not in the columns is counted below them; origins add up to all of a side."""
    page = view(content, "balance/")
    values = {
        metric.name: [int(v) for v in metric.values if v.isdigit()] for metric in page.metrics
    }
    parts_of_all = zip(
        values["no-origin"], values["single-origin"], values["several-origins"], strict=True
    )
    assert [sum(numbers) for numbers in parts_of_all] == values["incidents"]
    accusing = {
        i.id for i in standing(library(content)) if library(content).card(i.id).accused_sides
    }
    assert page.unattributed == len(standing(library(content))) - len(accusing)


def test_a_sitemap_of_too_many_pages_is_several_and_an_index(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As search engines refuse a longer one; all lie at the top: each may list what is below it."""
    whole = planned(SITES["rich"])["sitemap.xml"]
    assert isinstance(whole, SitemapOutput)
    assert not whole.index
    monkeypatch.setattr(planning, "MOST_IN_SITEMAP", 40)
    outputs = plan(library(SITES["rich"]), published(load_assets(ROOT / "assets")))
    files = {one.path: one for one in outputs if isinstance(one, SitemapOutput)}
    base = whole.entries[0].address
    index = files.pop("sitemap.xml")
    assert index.index
    assert [entry.address for entry in index.entries] == [f"{base}{path}" for path in files]
    assert list(files) == [f"sitemap-{number}.xml" for number in range(1, len(files) + 1)]
    assert [len(part.entries) for part in files.values()][:-1] == [40] * (len(files) - 1)
    assert tuple(entry for part in files.values() for entry in part.entries) == whole.entries
    # On a disk, no search engine comes by.
    offline = plan(library(SITES["rich"]), published(load_assets(ROOT / "assets")), portable=True)
    assert not any(isinstance(one, SitemapOutput) for one in offline)
