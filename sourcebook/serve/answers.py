"""Answer requests for the files of the current edition, and for the server's own."""

import mimetypes
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from sourcebook.serve.edition import Edition, Preview
from sourcebook.serve.pages import OWN, Pages

FILES = Path(__file__).resolve().parent
NOT_FOUND_PAGE = "404.html"

PLAIN = "text/plain; charset=utf-8"
_HTML = "text/html; charset=utf-8"
_OWN_FILES = {"live.js": "text/javascript; charset=utf-8", "panel.css": "text/css; charset=utf-8"}
_TYPES = mimetypes.MimeTypes()  # the tables of Python, not those of this machine
_TYPES.add_type("font/woff2", ".woff2")
_TYPES.add_type("application/geo+json", ".geojson")


@dataclass(frozen=True, slots=True)
class Answer:
    """Hold a whole answer to a request; `location` is where a redirect leads."""

    status: HTTPStatus
    kind: str
    body: bytes
    location: str = ""


class Answers:
    """Find the answer to every address of the site at `url`."""

    def __init__(self, preview: Preview, url: str) -> None:
        """Read the server's own files."""
        self._preview = preview
        self._url = url
        self._own = {name: (FILES / name).read_bytes() for name in _OWN_FILES}
        self._pages = Pages(
            preview.run,
            {
                name: (FILES / name).read_text(encoding="utf-8")
                for name in ("panel.html", "problems.html")
            },
        )

    def to(self, target: str, host: str) -> Answer:
        """Answer a request for a target, made to a host by the name that the browser knows it by.

        Nothing in a target leads to a file that is not one of the site: it is looked up among the
        paths that the build made, and never joined to a folder before it was found there.
        """
        path = unquote(urlsplit(target).path)
        if path.startswith(OWN):
            return self._own_file(path.removeprefix(OWN))
        edition = self._preview.after(0)  # the first build may still be under way
        if not edition.site:
            page = self._pages.without_site(edition)
            return Answer(HTTPStatus.SERVICE_UNAVAILABLE, _HTML, page.encode())
        name = path.removeprefix("/")
        if not name or name.endswith("/"):
            name += "index.html"
        elif f"{name}/index.html" in edition.files:
            return Answer(HTTPStatus.FOUND, PLAIN, b"", f"/{quote(name)}/")
        return self._file(name, edition, host) or self._missing(name, edition, host)

    def state(self, edition: Edition) -> dict[str, str]:
        """Return what an open page is told of an edition."""
        return {
            "edition": self._pages.mark(edition.number),
            "site": self._pages.mark(edition.site),
            "panel": self._pages.panel(edition),
        }

    def _own_file(self, name: str) -> Answer:
        if name not in self._own:
            return Answer(HTTPStatus.NOT_FOUND, PLAIN, b"There is nothing at this address.\n")
        return Answer(HTTPStatus.OK, _OWN_FILES[name], self._own[name])

    def _file(self, name: str, edition: Edition, host: str) -> Answer | None:
        if name not in edition.files:
            return None
        try:
            body = (self._preview.folder / name).read_bytes()
        except FileNotFoundError:  # the next build has just put its site there
            return None
        kind = _TYPES.guess_type(name)[0] or "application/octet-stream"
        if kind == "text/html":
            # The 404 page names the site by its address; the browser may know it by another name.
            page = body.decode().replace(self._url, f"http://{host}/")
            body = self._pages.live(page, edition).encode()
        if kind.startswith("text/"):
            kind += "; charset=utf-8"
        return Answer(HTTPStatus.OK, kind, body)

    def _missing(self, name: str, edition: Edition, host: str) -> Answer:
        """Say that there is nothing, in the language below whose address somebody looked for it."""
        below = f"{name.partition('/')[0]}/{NOT_FOUND_PAGE}"
        page = self._file(below, edition, host) or self._file(NOT_FOUND_PAGE, edition, host)
        if page is None:
            return Answer(HTTPStatus.NOT_FOUND, PLAIN, b"There is no page at this address.\n")
        return Answer(HTTPStatus.NOT_FOUND, page.kind, page.body)
