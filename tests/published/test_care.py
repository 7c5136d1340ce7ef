"""Hold pages to care: warnings before content, nothing graphic in lists and previews."""

from itertools import product
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from sourcebook.editions import records_in
from sourcebook.load.content import Content, load_content
from sourcebook.model.incident import Incident
from sourcebook.model.records import Records
from sourcebook.model.words import Status
from tests.tools.site import Page, Site

SHOWING = {"audio", "canvas", "embed", "iframe", "img", "object", "picture", "video"}
TELLING = ("incidents/", "sources/", "corrections/", "older/corrections/")
"""Pages that tell what happened, beside those of prose: their reader has chosen one record."""


@pytest.fixture(scope="module")
def content(published: Site) -> Content:
    """Read the records of the site."""
    return load_content(published.content, "content")


@pytest.fixture(scope="module")
def editions(published: Site, content: Content) -> dict[str, Records]:
    """Give the records as each edition has them, by its folder."""
    return {
        edition: records_in(content.records, edition[:-1]) if edition else content.records
        for edition in published.editions()
    }


def tree(file: Path) -> Element:
    found: Element = html5lib.parse(
        file.read_bytes(), treebuilder="etree", namespaceHTMLElements=False
    )
    return found


def standing(records: Records) -> list[Incident]:
    incidents = records.incidents.values()
    return [one for one in incidents if one.is_public and not one.tombstone]


def lists(site: Site, records: Records, edition: str) -> list[Page]:
    """Return the pages that list incidents: all but those of single records, and of prose."""
    prose = {f"{name}/" for name in records.pages}
    pages = [page for page in site.pages() if page.edition == edition]
    return [
        page for page in pages if not (page.place.startswith(TELLING) or page.place in prose)
    ] + [page for page in pages if page.place == "incidents/"]


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


def test_lists_tell_no_more_than_title_and_summary(
    published: Site, editions: dict[str, Records]
) -> None:
    for edition, records in editions.items():
        pages = lists(published, records, edition)
        texts = {page.address: " ".join(tree(page.file).itertext()) for page in pages}
        told = [text for incident in standing(records) for text in details(incident)]
        assert len(pages) > 5
        assert len(told) > 5
        assert [(at, text) for at, shown in texts.items() for text in told if text in shown] == []


STATUSES = {
    "": ("Alleged", "Corroborated", "Verified", "Adjudicated"),
    "uk/": ("Стверджується", "Підкріплено незалежно", "Верифіковано", "Є вирок суду"),
}


def test_previews_of_an_incident_hold_title_status_and_summary(
    published: Site, editions: dict[str, Records]
) -> None:
    for edition, records in editions.items():
        named = dict(zip(Status, STATUSES[edition], strict=True))
        for incident in standing(records):
            page = tree(published.folder / edition / "incidents" / incident.id / "index.html")
            metas = {
                meta.get("property") or meta.get("name"): meta.get("content")
                for meta in page.iter("meta")
            }
            preview = f"{named[incident.status]}. {incident.summary}"
            assert metas["description"] == metas["og:description"] == preview
            assert metas["og:title"] == incident.title


def test_warnings_come_before_anything_is_told(published: Site, content: Content) -> None:
    warned = [incident for incident in standing(content.records) if incident.warnings]
    assert warned
    for incident, edition in product(warned, published.editions()):
        page = tree(published.folder / edition / "incidents" / incident.id / "index.html")
        marks = [
            element.get("class") or ""
            for element in page.iter()
            if element.get("class") in {"advice", "standfirst", "claims", "glance"}
        ]
        assert marks[0] == "advice", incident.id


LABELS = {"": "Content:", "uk/": "Застереження:"}


def test_warnings_come_first_in_lists(published: Site, editions: dict[str, Records]) -> None:
    """What is told is the title and the summary; the date stands beside the warning."""
    for edition, records in editions.items():
        warned = {one.title for one in standing(records) if one.warnings}
        entries = [
            entry
            for page in lists(published, records, edition)
            for entry in tree(page.file).iter("article")
            if entry.get("class") == "entry" and _told(entry)[0]
        ]
        assert warned & {_told(entry)[0] for entry in entries}
        for entry in entries:
            title, before = _told(entry)
            assert (LABELS[edition] in before) == (title in warned), title


def _told(entry: Element) -> tuple[str, str]:
    """Give the title of an entry, and all that stands before it."""
    (title,) = (part for part in entry if part.get("class") == "entry-title")
    before = list(entry)[: list(entry).index(title)]
    return "".join(title.itertext()), "".join(text for part in before for text in part.itertext())
