"""Hold pages to care: warnings before content, nothing graphic in lists and previews."""

from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from sourcebook.load.content import Content, load_content
from sourcebook.model.incident import Incident
from tests.tools.site import Page, Site

SHOWING = {"audio", "canvas", "embed", "iframe", "img", "object", "picture", "video"}
TELLING = ("incidents/", "sources/", "corrections/", "older/corrections/")
"""Pages that tell what happened, beside those of prose: their reader has chosen one record."""


@pytest.fixture(scope="module")
def content(published: Site) -> Content:
    """Read the records of the site."""
    return load_content(published.content, "content")


def tree(file: Path) -> Element:
    found: Element = html5lib.parse(
        file.read_bytes(), treebuilder="etree", namespaceHTMLElements=False
    )
    return found


def standing(content: Content) -> list[Incident]:
    incidents = content.records.incidents.values()
    return [one for one in incidents if one.is_public and not one.tombstone]


def lists(site: Site, content: Content) -> list[Page]:
    """Return the pages that list incidents: all but those of single records, and of prose."""
    prose = {f"{name}/" for name in content.records.pages}
    return [
        page
        for page in site.pages()
        if not (page.address.startswith(TELLING) or page.address in prose)
    ] + [page for page in site.pages() if page.address == "incidents/"]


def details(incident: Incident) -> list[str]:
    """Return what of an incident only its own page tells."""
    said = [text for claim in incident.claims for text in (claim.says, claim.quote)]
    counted = [text for row in incident.casualties for text in (row.note, row.quote)]
    account = [line for line in incident.account.splitlines() if "[@" in line]
    return [text for text in (*said, *counted, *account) if text and len(text) > 30]


def test_no_page_shows_a_picture_or_a_recording(published: Site) -> None:
    faults = [
        f"{page.address}: {element.tag}"
        for page in published.pages()
        for element in tree(page.file).iter()
        if element.tag in SHOWING
    ]
    assert faults == []


def test_lists_tell_no_more_than_title_and_summary(published: Site, content: Content) -> None:
    pages = lists(published, content)
    texts = {page.address: " ".join(tree(page.file).itertext()) for page in pages}
    told = [text for incident in standing(content) for text in details(incident)]
    assert len(pages) > 5
    assert len(told) > 5
    assert [(at, text) for at, shown in texts.items() for text in told if text in shown] == []


def test_previews_of_an_incident_hold_title_status_and_summary(
    published: Site, content: Content
) -> None:
    for incident in standing(content):
        page = tree(published.folder / "incidents" / incident.id / "index.html")
        metas = {
            meta.get("property") or meta.get("name"): meta.get("content")
            for meta in page.iter("meta")
        }
        preview = f"{incident.status.value.capitalize()}. {incident.summary}"
        assert metas["description"] == metas["og:description"] == preview
        assert metas["og:title"] == incident.title


def test_warnings_come_before_anything_is_told(published: Site, content: Content) -> None:
    warned = [incident for incident in standing(content) if incident.warnings]
    assert warned
    for incident in warned:
        page = tree(published.folder / "incidents" / incident.id / "index.html")
        marks = [
            element.get("class") or ""
            for element in page.iter()
            if element.get("class") in {"advice", "standfirst", "claims", "glance"}
        ]
        assert marks[0] == "advice", incident.id


def test_warnings_come_first_in_lists(published: Site, content: Content) -> None:
    """What is told is the title and the summary; the date stands beside the warning."""
    warned = {one.title for one in standing(content) if one.warnings}
    entries = [
        entry
        for page in lists(published, content)
        for entry in tree(page.file).iter("article")
        if entry.get("class") == "entry" and _told(entry)[0]
    ]
    assert warned & {_told(entry)[0] for entry in entries}
    for entry in entries:
        title, before = _told(entry)
        assert ("Content:" in before) == (title in warned), title


def _told(entry: Element) -> tuple[str, str]:
    """Give the title of an entry, and all that stands before it."""
    (title,) = (part for part in entry if part.get("class") == "entry-title")
    before = list(entry)[: list(entry).index(title)]
    return "".join(title.itertext()), "".join(text for part in before for text in part.itertext())
