"""Hold the rich site to its purpose: it uses all of the model, and tells nothing it must not."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest
from pydantic import BaseModel

from sourcebook.load.content import Content, load_content
from sourcebook.model import prose
from sourcebook.model.archiving import ArchiveForm
from sourcebook.model.dates import Edtf, Point, Precision, Shape
from sourcebook.model.ids import Kind
from sourcebook.model.record import Publishable
from sourcebook.model.words import Word
from tests.tools.building import RICH, build
from tests.tools.site import Site

# Every text of the rich site that no reader may see holds this word, ids and addresses included.
UNSPOKEN = "unspoken"

# What a browser would do if a text of the rich site were taken for markup.
ACTING = {"iframe", "img", "script", "style"}
HARM = re.compile(r"alert\(|onerror|onmouseover|display:none|elsewhere\.example\.org>")


@pytest.fixture(scope="module")
def content() -> Content:
    """Read the records of the rich site."""
    return load_content(RICH, "content")


def parts(content: Content) -> Iterator[BaseModel]:
    """Yield every record and every group of fields in it."""
    records = content.records
    waiting: list[Any] = [records.site]
    waiting += [getattr(records, name) for name in records.__slots__ if name != "site"]
    while waiting:
        value = waiting.pop()
        if isinstance(value, BaseModel):
            yield value
            waiting += [getattr(value, name) for name in type(value).model_fields]
        elif isinstance(value, tuple):
            waiting += value
        elif hasattr(value, "values"):
            waiting += value.values()


def values(content: Content) -> Iterator[tuple[str, Any]]:
    """Yield every field that says something, by the name of its model and its own."""
    for part in parts(content):
        for name, field in type(part).model_fields.items():
            value = getattr(part, name)
            if value is not None and value not in ((), field.default):
                yield f"{type(part).__name__}.{name}", value


def test_every_field_of_the_model_is_used(content: Content) -> None:
    fields = {f"{type(p).__name__}.{name}" for p in parts(content) for name in type(p).model_fields}
    # Notes of the editors are gone once they are read; the files hold them all the same.
    unread = {name for name in fields if name.endswith(".private")}
    # It has one language; tests/editions/two_languages.py has two.
    unread |= {name for name in fields if name.endswith((".translations", ".editions"))}
    assert fields - unread == {name for name, _ in values(content)}
    documents = content.documents.items()
    noted = {key.kind for key, document in documents if "private" in (document.data or ())}
    assert noted == {Kind.INCIDENT, Kind.ARTICLE, Kind.FIGURE, Kind.PAGE}


def test_every_word_of_the_model_is_used(content: Content) -> None:
    said = [value for _, value in values(content)]
    said += [each for value in said if isinstance(value, tuple) for each in value]
    used = {(type(value), value) for value in said if isinstance(value, Word)}
    known = {(kind, word) for kind in Word.__subclasses__() for word in kind}
    assert known - {(ArchiveForm, ArchiveForm.WAYBACK)} == used  # a site has one archive


def test_every_kind_of_date_is_used(content: Content) -> None:
    dates = [value for _, value in values(content) if isinstance(value, Edtf)]
    points = [point for date in dates for point in date.points if point]
    assert {date.shape for date in dates} == set(Shape)
    assert {point.precision for point in points} == set(Precision)
    assert {qualifier(point) for point in points} == {"", "~", "?", "%"}
    intervals = [date.text.split("/") for date in dates if date.shape is Shape.INTERVAL]
    assert {".."} < {start for start, _ in intervals}
    assert {"..", ""} < {end for _, end in intervals}
    assert any(date.text.endswith("-XX") for date in dates)


def qualifier(point: Point) -> str:
    return {(0, 0): "", (1, 0): "~", (0, 1): "?", (1, 1): "%"}[point.approximate, point.uncertain]


def test_records_of_every_kind_are_held_back(content: Content) -> None:
    records = [part for part in parts(content) if isinstance(part, Publishable)]
    kinds = set(Publishable.__subclasses__())
    assert {type(record) for record in records if record.draft} == kinds
    assert {type(record) for record in records if record.embargoed} == kinds


def test_texts_link_to_records_of_every_kind(content: Content) -> None:
    for texts in (
        [incident.account for incident in content.records.incidents.values()],
        [page.body for page in content.records.pages.values()],
    ):
        linked = {kind for text in texts for kind, _ in prose.record_links(text)}
        assert linked == set(prose.RECORD_KINDS)


def test_what_must_stay_unsaid_is_in_the_records() -> None:
    speaking = [file for file in RICH.rglob("*") if UNSPOKEN in said_in(file)]
    assert len(speaking) > 10


def said_in(file: Path) -> str:
    """Return what a file says, its name included, in lower case."""
    data = file.read_bytes() if file.is_file() else b""
    return f"{file.name}\n{data.decode(errors='replace')}".lower()


def test_what_is_private_or_held_back_reaches_no_file_of_the_site(rich: Site) -> None:
    told = [file for file in rich.folder.rglob("*") if UNSPOKEN in said_in(file)]
    assert told == []


@pytest.mark.parametrize("command", ["build", "check"])
def test_what_is_private_or_held_back_reaches_no_message(command: str, tmp_path: Path) -> None:
    options = ["--output", str(tmp_path / "site")] if command == "build" else []
    said = build(command, "--content", str(RICH), *options)
    assert "warning" in said.stdout + said.stderr
    assert UNSPOKEN not in (said.stdout + said.stderr).lower()


def test_no_text_becomes_markup(rich: Site) -> None:
    faults = []
    for file in rich.files(".html"):
        for element in parsed(file).iter():
            if element.attrib.get("type") == "application/ld+json":
                json.loads(element.text or "")  # data: nothing runs it
                continue
            # What html5lib makes of a comment has a function for a tag.
            could_act = str(element.tag) in ACTING or not isinstance(element.tag, str)
            if could_act and HARM.search(f"{element.text}{element.attrib}"):
                faults.append(f"{file}: {element.tag}")
            faults += [f"{file}: {name}" for name in element.attrib if name.startswith("on")]
    assert faults == []


def parsed(file: Path) -> Element:
    tree: Element = html5lib.parse(
        file.read_bytes(), treebuilder="etree", namespaceHTMLElements=False
    )
    return tree


def test_home_and_narrow_feeds_hold_as_many_as_the_settings_say(
    rich: Site, content: Content
) -> None:
    site = content.records.site
    assert site is not None
    home = parsed(rich.folder / "index.html")
    entries = {
        link.attrib["href"]
        for link in home.iter("a")
        if re.fullmatch(r"incidents/[\w-]+/", link.get("href", ""))
    }
    assert len(entries) == site.home.length
    lengths = [
        file.read_text(encoding="utf-8").count("<item>")
        for file in (rich.folder / "feeds").rglob("*.rss.xml")
        if file.parent.name not in {"feeds", "archive"}
    ]
    # What does not fill an older part yet stays in front.
    assert site.feeds.archives
    assert site.feeds.length <= max(lengths) < 2 * site.feeds.length
    public = [incident for incident in content.records.incidents.values() if incident.is_public]
    assert len(public) > site.home.length
