"""Hold addresses to what they promise: they lead to their record for ever, and only to that."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from sourcebook.load.content import load_content
from sourcebook.model.records import Records
from tests.tools.building import RICH, build_here, contents
from tests.tools.site import Site, is_redirect
from tests.tools.trees import INCIDENT, PAGE, RADIO, Copy, Edit, Step, tree

LEADS_TO = re.compile(r'http-equiv="refresh" content="0; url=([^"]+)"')
OLD, NEW = "incidents/evans-bay-2020", "incidents/oriental-bay-2020"
SECOND = Copy(INCIDENT, "incidents/shelly-bay-2021.yaml", (("Evans Bay", "Shelly Bay"),))
TOLD_APART = Edit("incidents/shelly-bay-2021.yaml", "", "related: [evans-bay-2020]\n")


def built(folder: Path, steps: Iterable[Step] = ()) -> dict[str, bytes]:
    """Build the minimal site, changed, and give its files."""
    content = tree(folder, steps)
    build_here("--content", content, "--output", folder / "site")
    return contents(folder / "site")


def naming(site: dict[str, bytes], name: str) -> list[str]:
    """List the files that name a record, by their paths or in their texts."""
    return [path for path, data in site.items() if name in path or name.encode() in data]


@pytest.fixture(scope="module")
def records() -> Records:
    return load_content(RICH, "content").records


def test_every_former_id_leads_to_its_record(rich: Site, records: Records) -> None:
    former = [
        (f"{folder}/{name}", f"{folder}/{record.id}")
        for folder, group in (("incidents", records.incidents), ("sources", records.articles))
        for record in group.values()
        if record.is_public
        for name in record.former_ids
    ]
    assert len(former) > 3
    for old, new in former:
        page = rich.folder / old / "index.html"
        assert is_redirect(page)
        text = page.read_text(encoding="utf-8")
        found = LEADS_TO.search(text)
        assert found, old
        assert (page.parent / found[1]).resolve() == (rich.folder / new).resolve()
        assert (rich.folder / new / "index.html").is_file()
        assert f'<link rel="canonical" href="{rich.base_url}{new}/">' in text
        # Those whose browser does not follow by itself have a link, and robots are kept off.
        assert f'<a href="{found[1]}">' in text
        assert '<meta name="robots" content="noindex">' in text


def test_a_former_address_is_in_no_list(rich: Site, records: Records) -> None:
    # The names of items keep the first id: they are no addresses.
    feed = re.sub(rb"<guid[^>]*>.+?</guid>", b"", (rich.folder / "feed.xml").read_bytes())
    listed = (rich.folder / "sitemap.xml").read_bytes() + feed
    former = [name for i in records.incidents.values() for name in i.former_ids]
    former += [name for a in records.articles.values() for name in a.former_ids]
    assert [name for name in former if f"/{name}/".encode() in listed] == []


def test_a_renamed_record_is_found_at_both_addresses(tmp_path: Path) -> None:
    renamed = Copy(INCIDENT, f"{NEW}.yaml")
    former = Edit(f"{NEW}.yaml", "", "former_ids: [evans-bay-2020]\n")
    linked = Edit(PAGE, "incident:evans-bay-2020", "incident:oriental-bay-2020")
    content = tree(tmp_path)
    site = tmp_path / "site"
    build_here("--content", content, "--output", site)
    before = contents(site)
    for step in (renamed, former, linked):
        step.apply(content)
    (content / INCIDENT).unlink()
    build_here("--content", content, "--output", site)
    after = contents(site)
    assert set(after) - set(before) == {f"{NEW}/index.html", f"{NEW}/history/index.html"}
    assert set(before) <= set(after)
    assert is_redirect(site / OLD / "index.html")
    same = re.compile(rb"<guid[^>]*>.+?</guid>")
    assert same.findall(after["feed.xml"]) == same.findall(before["feed.xml"])


@pytest.mark.parametrize(
    "folder", ["incidents", "years/2019", "years/2022", "regions", "balance", "."]
)
def test_a_tombstone_has_left_the_timeline(rich: Site, folder: str) -> None:
    text = (rich.folder / folder / "index.html").read_text(encoding="utf-8")
    # The pages of prose and of changes may still lead there.
    assert "phantom-slick-2022/" not in text
    assert "vesterlund-harbour-2019/" not in text


def test_a_tombstone_keeps_its_page_and_its_history(rich: Site) -> None:
    changes = (rich.folder / "corrections" / "index.html").read_text(encoding="utf-8")
    for name in ("phantom-slick-2022", "vesterlund-harbour-2019"):
        page = (rich.folder / "incidents" / name / "index.html").read_text(encoding="utf-8")
        assert 'http-equiv="refresh"' not in page
        assert f"../incidents/{name}/" in changes
    assert 'href="../vesterlund-2019/"' in page


def test_a_withdrawn_record_keeps_its_address(tmp_path: Path) -> None:
    before = built(tmp_path / "before", [SECOND, TOLD_APART])
    withdrawn = Edit("incidents/shelly-bay-2021.yaml", "", "withdrawn: It was a shadow.\n")
    change = Edit(
        "incidents/shelly-bay-2021.yaml",
        "kind: published}\n",
        "kind: published}\n  - {date: 2020-05-01, kind: withdrawn, note: A shadow.}\n",
    )
    after = built(tmp_path / "after", [SECOND, TOLD_APART, withdrawn, change])
    assert set(after) == set(before)
    assert b"shelly-bay-2021" not in after["index.html"]
    assert b"It was a shadow." in after["incidents/shelly-bay-2021/index.html"]


def test_a_record_that_is_removed_leaves_no_trace(tmp_path: Path) -> None:
    content = tree(tmp_path)
    site = tmp_path / "site"
    build_here("--content", content, "--output", site)
    before = contents(site)
    SECOND.apply(content)
    TOLD_APART.apply(content)
    build_here("--content", content, "--output", site)
    assert len(naming(contents(site), "shelly-bay-2021")) > 5
    (content / SECOND.to).unlink()
    build_here("--content", content, "--output", site)
    assert contents(site) == before


def test_an_article_that_nobody_cites_any_more_keeps_its_page(tmp_path: Path) -> None:
    extra = Copy(RADIO, "articles/radio-2020-03-04.md", (("company-denies", "company-silent"),))
    site = built(tmp_path, [extra])
    assert "sources/radio-2020-03-04/index.html" in site


def test_a_page_of_a_known_value_stays_without_incidents(tmp_path: Path) -> None:
    """A shared link to "verified" does not die with the last verified incident."""
    site = built(tmp_path)
    values = {
        "statuses": ("alleged", "corroborated", "verified", "adjudicated"),
        "origins": ("none", "one", "several"),
        "answers": ("contested", "answered"),
    }
    shown = {
        f"{folder}/{value}": site[f"{folder}/{value}/index.html"].decode()
        for folder, names in values.items()
        for value in names
    }
    without = {address for address, text in shown.items() if "None now." in text}
    assert without
    assert without != set(shown)
    for address in shown:
        assert f'href="{address}/"' in site["index.html"].decode()
