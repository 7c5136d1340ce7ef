"""Serve a site while its records are edited, from the outside: requests, events, signals."""

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest

from tests.editions.two_languages import TWO_LANGUAGES
from tests.tools.building import ROOT
from tests.tools.preview import Served, save, serving
from tests.tools.trees import INCIDENT, SITE, Edit, tree

PAGE = "/incidents/evans-bay-2020/"
RENAMED = Edit(INCIDENT, "title: Oil spilt from a barge in Evans Bay", "title: Diesel on the beach")
BROKEN = Edit(INCIDENT, "status: verified", "status: <b>certain</b>")
MENDED = Edit(INCIDENT, "status: <b>certain</b>", "status: verified")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return tree(tmp_path)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve records that no test changes."""
    with serving(tree(tmp_path_factory.mktemp("served"))) as served:
        yield served


def test_a_saved_record_reaches_the_open_page(content: Path) -> None:
    with serving(content) as served, served.stream() as stream:
        assert "Diesel on the beach" not in served.get(PAGE)[1]
        before = stream.next()
        save(RENAMED, content)
        after = stream.until(lambda edition: edition.site != before.site)
        assert after.panel == ""
        assert "Diesel on the beach" in served.get(PAGE)[1]


def test_a_saved_translation_reaches_the_page_of_its_edition(tmp_path: Path) -> None:
    content = tree(tmp_path, TWO_LANGUAGES)
    with serving(content) as served, served.stream() as stream:
        before = stream.next()
        save(Edit(INCIDENT, "Розлив нафти", "Пролиття нафти"), content)
        stream.until(lambda edition: edition.site != before.site)
        assert "Пролиття нафти" in served.get(f"/uk{PAGE}")[1]
        assert "Oil spilt from a barge" in served.get(PAGE)[1]
        answer, text = served.get("/uk/no/such/page/")
        assert answer.status == HTTPStatus.NOT_FOUND
        assert '<html lang="uk">' in text
        save(Edit(SITE, "editions: [uk]", "editions: [uk, de]"), content)
        stream.until(lambda _: served.get(f"/de{PAGE}")[0].status == HTTPStatus.OK)


def test_a_broken_record_is_shown_over_the_last_good_site(content: Path) -> None:
    with serving(content) as served, served.stream() as stream:
        before = stream.next()
        save(BROKEN, content)
        broken = stream.until(lambda edition: bool(edition.panel))
        assert broken.site == before.site
        assert 'role="alert"' in broken.panel
        assert "content/incidents/evans-bay-2020.yaml:3:9" in broken.panel
        assert "<mark>&lt;b&gt;certain&lt;/b&gt;</mark>" in broken.panel
        answer, text = served.get(PAGE)
        assert answer.status == HTTPStatus.OK
        assert "Oil spilt from a barge" in text
        save(MENDED, content)
        mended = stream.until(lambda edition: not edition.panel)
        assert mended.site != before.site
    assert not (content.parent / "site").exists()


def test_a_site_that_was_never_built_shows_its_problems(content: Path) -> None:
    save(BROKEN, content)
    with serving(content) as served, served.stream() as stream:
        answer, text = served.get(PAGE)
        assert answer.status == HTTPStatus.SERVICE_UNAVAILABLE
        assert "content/incidents/evans-bay-2020.yaml:3:9" in text
        assert "<b>certain" not in text
        first = stream.next()
        assert f'data-edition="{first.edition}"' in text
        save(MENDED, content)
        stream.until(lambda edition: edition.site == edition.edition)
        assert served.get(PAGE)[0].status == HTTPStatus.OK


def test_each_build_is_one_line_with_its_reason(content: Path) -> None:
    with serving(content) as served:
        save(RENAMED, content)
        built = r"\d\d:\d\d:\d\d  Built \d\d pages in \d+\.\d s: "
        assert re.fullmatch(built + rf"content/{INCIDENT} changed\n", served.line())
        save(BROKEN, content)
        assert served.line().endswith(
            f"  1 error in 1 file, the last good site stays: content/{INCIDENT} changed\n"
        )
    said = (content.parent / "errors.txt").read_text(encoding="utf-8")
    assert f"content/{INCIDENT}:3:9: error[unknown-word]" in said


def test_a_removed_and_a_new_file_are_seen(content: Path) -> None:
    with serving(content) as served, served.stream() as stream:
        stream.next()
        (content / "pages/about.md").rename(content / "pages/method.md")
        gone = stream.until(lambda edition: bool(edition.panel))
        assert "about" in gone.panel
        (content / "pages/method.md").rename(content / "pages/about.md")
        stream.until(lambda edition: not edition.panel)


def test_a_content_folder_that_is_replaced_is_watched_again(content: Path) -> None:
    """As a change of branch replaces it."""
    with serving(content) as served, served.stream() as stream:
        before = stream.next()
        content.rename(content.with_name("elsewhere"))
        gone = stream.until(lambda edition: bool(edition.panel))
        assert gone.site == before.site
        content.with_name("elsewhere").rename(content)
        back = stream.until(lambda edition: not edition.panel)
        save(RENAMED, content)
        stream.until(lambda edition: edition.site != back.site)
        assert "Diesel on the beach" in served.get(PAGE)[1]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_it_ends_cleanly_and_leaves_nothing(content: Path, ending: signal.Signals) -> None:
    with serving(content) as served, served.stream() as stream:
        stream.next()
        assert list(served.temporary.iterdir())
        status, said = served.stop(ending)
        assert (status, said) == (0, "\nStopped.\n")
        assert list(served.temporary.iterdir()) == []
    assert (content.parent / "errors.txt").read_text(encoding="utf-8") == ""


def test_a_port_that_is_taken_is_said(content: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        done = subprocess.run(
            [sys.executable, str(ROOT / "build.py"), "serve", "--port", str(port)],
            capture_output=True,
            check=False,
            cwd=content.parent,
            encoding="utf-8",
        )
    assert done.returncode == 2
    assert done.stderr.startswith(f"error: port {port} is taken by another program\nhelp: ")


def test_without_a_port_the_next_free_one_is_taken(content: Path) -> None:
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", 8000))
        other.listen()
        with serving(content, "--host", "127.0.0.1") as served:
            assert 8000 < served.port < 8020


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--content", "nowhere"], "nowhere: No such file or directory"),
        (["--content", "content/site.yaml"], "Not a directory"),
        (["--port", "65536"], "a port is a number from 0 to 65535"),
        (["--port", "-1"], "a port is a number from 0 to 65535"),
        (["--host", "192.0.2.1"], "invalid choice: '192.0.2.1'"),
    ],
)
def test_what_cannot_be_served_is_said(content: Path, arguments: list[str], says: str) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "serve", *arguments],
        capture_output=True,
        check=False,
        cwd=content.parent,
        encoding="utf-8",
    )
    assert done.returncode == 2
    assert says in done.stderr


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost@evil.example", ""],
)
@pytest.mark.parametrize("path", ["/", "/.sourcebook/events", "/.sourcebook/live.js"])
def test_a_name_that_was_bound_to_this_machine_gets_nothing(
    served: Served, host: str, path: str
) -> None:
    answer, text = served.get(path, host=host)
    assert answer.status == HTTPStatus.MISDIRECTED_REQUEST
    assert text == "This server answers to localhost and 127.0.0.1 only.\n"


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:1", "127.0.0.1", "[::1]:8000"])
def test_the_names_of_this_machine_are_known(served: Served, host: str) -> None:
    answer, text = served.get("/no/such/page/", host=host)
    assert answer.status == HTTPStatus.NOT_FOUND
    # The links of the 404 page are absolute: they lead to where the browser found it.
    assert f'href="http://{host}/assets/css/main.' in text
    assert served.url not in text or host in served.url


@pytest.mark.parametrize(
    "path",
    [
        "/../temporary.txt",
        "/../../temporary.txt",
        "/%2e%2e/%2e%2e/temporary.txt",
        "/..%2f..%2ftemporary.txt",
        "/incidents/../../../temporary.txt",
        "/%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd",
        "//etc/passwd",
        "/etc/passwd",
        "/.sourcebook/../../../../../../../../etc/passwd",
        "/.sourcebook/server.py",
        "/.sourcebook/",
        "/index.html%00.txt",
        "/\\..\\..\\temporary.txt",
        "/%ff",
        "/assets/",
        "/assets/css/",
        "/assets",
    ],
)
def test_only_files_of_the_site_are_served(served: Served, path: str) -> None:
    (served.temporary / "temporary.txt").write_text("not of the site", encoding="utf-8")
    answer, text = served.get(path)
    assert answer.status == HTTPStatus.NOT_FOUND
    assert "not of the site" not in text
    assert "root:" not in text


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "NONE"])
def test_nothing_but_reading_is_allowed(served: Served, method: str) -> None:
    answer, text = served.get("/", method)
    assert answer.status == HTTPStatus.METHOD_NOT_ALLOWED
    assert answer.getheader("Allow") == "GET, HEAD"
    assert text == "Method Not Allowed\n"


@pytest.mark.parametrize("path", ["/", PAGE, "/feed.xml", "/.sourcebook/events", "/nowhere"])
def test_a_head_is_an_answer_without_its_body(served: Served, path: str) -> None:
    answer, text = served.get(path, "HEAD")
    assert text == ""
    assert answer.getheader("Cache-Control") == "no-store"
    assert answer.getheader("Cross-Origin-Resource-Policy") == "same-origin"


def test_a_folder_leads_to_its_page(served: Served) -> None:
    answer, _ = served.get("/incidents/evans-bay-2020?x=//evil.example")
    assert answer.status == HTTPStatus.FOUND
    assert answer.getheader("Location") == PAGE


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/feed.xml", "text/xml; charset=utf-8"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/.sourcebook/live.js", "text/javascript; charset=utf-8"),
        ("/.sourcebook/panel.css", "text/css; charset=utf-8"),
    ],
)
def test_files_have_their_types(served: Served, path: str, kind: str) -> None:
    answer, _ = served.get(path)
    assert answer.status == HTTPStatus.OK
    assert answer.getheader("Content-Type") == kind


def test_only_pages_are_changed_on_their_way(served: Served) -> None:
    folder = next(served.temporary.glob("sourcebook-*/site"))
    _, page = served.get(PAGE)
    published = (folder / PAGE.strip("/") / "index.html").read_text(encoding="utf-8")
    assert ".sourcebook" in page
    assert ".sourcebook" not in published
    assert "script-src 'none'" in published
    assert served.get("/feed.xml")[1] == (folder / "feed.xml").read_text(encoding="utf-8")
