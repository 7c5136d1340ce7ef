"""Read the edition that opens from a disk as it lies there: every link names a file of it."""

import json
import re
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from sourcebook.model.text import MAX_ID
from sourcebook.publish.paths import ClaimedPaths
from tests.conftest import built_once
from tests.published.test_links import Document, Link
from tests.tools.building import contents
from tests.tools.site import Site, editions_of, is_redirect

LONGEST = 140
"""The longest path in an edition: Windows takes 259 characters for all of a path, the folder
into which a ZIP file is unpacked, and that in it, included."""
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?")
OFFLINE = {"": "offline copy", "uk/": "офлайн-копія"}
FOR_SERVERS = ("404.html", "_headers", "robots.txt", "sitemap.xml")
HANDED_OVER = re.compile(r"handOver\('(?P<text>(?:[^'\\]|\\['\\]|\\u202[89])*)'\);\n")


@pytest.fixture(scope="module")
def documents(portable: Site) -> list[Document]:
    return [Document(file, portable) for file in portable.files(".html")]


def is_elsewhere(link: Link) -> bool:
    """Tell whether a link leads to where the site is published, or to another site."""
    named = {"canonical", "hreflang", "license"} & link.rel
    return link.leaves and (link.element == "a" or bool(named))


def test_every_link_leads_to_a_file_and_to_a_place_in_it(
    portable: Site, documents: list[Document]
) -> None:
    places = {document.file: set(document.ids) for document in documents}
    assert len(places) > 100
    wrong = []
    for document in documents:
        for link in document.links:
            if is_elsewhere(link) or link.address.endswith("/oembed.json") or not link.address:
                continue
            whole, fragment = urldefrag(urljoin(document.file.as_uri(), link.address))
            file = Path(unquote(urlsplit(whole).path))
            if link.address.partition("?")[0].endswith("/") or not file.is_file():
                wrong.append(f"{document.file}: {link}")
            elif not file.is_relative_to(portable.folder):
                wrong.append(f"{document.file}: {link} leads out of the edition")
            elif fragment and unquote(fragment) not in places.get(file, set()):
                wrong.append(f"{document.file}: {link}: no such place")
    assert wrong == []


def test_it_has_the_pages_of_the_site_and_nothing_for_servers(portable: Site, beside: Path) -> None:
    site, edition = contents(beside), contents(portable.folder)
    pages = {path for path in site if path.endswith(".html") and "embed/" not in path}
    roots = editions_of(portable.folder)
    for_servers = {f"{root}{name}" for root in roots for name in FOR_SERVERS}
    assert {path for path in edition if path.endswith(".html")} == pages - for_servers
    assert edition.keys().isdisjoint(for_servers)
    folders = tuple(f"{root}{name}/" for root in roots for name in ("data", "feeds"))
    feeds = {path for path in site if path.endswith(".xml") or path.startswith(folders)}
    same = feeds - for_servers - {f"{folder}index.html" for folder in folders}
    assert len(same) > 100
    assert all(edition[path] == site[path] for path in same)


@pytest.fixture
def beside(portable: Site, run_folder: Path) -> Path:
    """Give the folder of the same records as a site."""
    return built_once(portable.content, run_folder).folder


def test_data_are_those_of_the_site_as_text_that_is_handed_over(
    portable: Site, beside: Path
) -> None:
    """What stands in a file must end where it ends: nothing of a record is run."""
    found = (beside.glob(f"{root}find/**/*.json") for root in editions_of(beside))
    files = sorted(chain.from_iterable(found))
    assert len(files) > 4
    for file in files:
        inside = file.relative_to(beside)
        script = portable.folder / inside.parent / f"data-{file.stem}.js"
        match = HANDED_OVER.fullmatch(script.read_text(encoding="utf-8"))
        assert match, script
        text = re.sub(r"\\(u202[89]|['\\])", unquoted, match["text"])
        given, expected = json.loads(text), json.loads(file.read_text(encoding="utf-8"))
        assert links_as_files(expected) == given


def unquoted(match: re.Match[str]) -> str:
    return chr(int(match[1][1:], 16)) if match[1].startswith("u") else match[1]


def links_as_files(data: object) -> object:
    """Return data with the addresses of pages as those of their files."""
    if isinstance(data, dict):
        return {
            key: f"{value}index.html" if key == "url" else links_as_files(value)
            for key, value in data.items()
        }
    return [links_as_files(one) for one in data] if isinstance(data, list) else data


def test_windows_can_hold_every_file(portable: Site) -> None:
    claimed = ClaimedPaths()
    for file in portable.files():
        path = file.relative_to(portable.folder).as_posix()
        claimed.claim(path)
        # As it would be with the longest id.
        assert len(path) - max(map(len, path.split("/"))) + MAX_ID + len(".atom.xml") <= LONGEST
        assert not [part for part in path.split("/") if RESERVED.fullmatch(part)]


def test_every_page_says_once_what_it_is(portable: Site) -> None:
    for file in portable.files(".html"):
        text = file.read_text(encoding="utf-8")
        said = OFFLINE[portable.edition_of(file.relative_to(portable.folder).as_posix())]
        assert text.count(said) == (0 if is_redirect(file) else 1), file
        assert "default-src 'none'" in text


def test_pages_of_the_site_say_nothing_of_it(beside: Path) -> None:
    for edition in editions_of(beside):
        assert OFFLINE[edition] not in (beside / edition / "index.html").read_text(encoding="utf-8")
    assert not list(beside.glob("assets/js/from-disk*"))
