"""Serve a folder on the loopback address below a sub-path, as a plain web host would.

The page for addresses that lead nowhere names the site by its published address; here it names the
address that it is served at, as if the site had been built for it.
"""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

SUB_PATH = "/below/a/path/"
NO_PAGE = "404.html"


class _SubPathHandler(SimpleHTTPRequestHandler):
    """Answer below SUB_PATH only, so that a link that starts at the host's root is found out."""

    published_at = ""
    """The address that the site was built for."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(SUB_PATH):
            return str(self.directory) + "/outside-of-the-site"
        return super().translate_path(path.removeprefix(SUB_PATH.rstrip("/")))

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":  # Chromium asks by itself, whatever a page says.
            self.send_response(HTTPStatus.NO_CONTENT)
            self.end_headers()
            return
        if self.path.startswith(SUB_PATH) and self.path.endswith(f"/{NO_PAGE}"):
            # That of an edition lies in its folder.
            self._show_no_page(HTTPStatus.OK, self.path.removeprefix(SUB_PATH))
            return
        super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page where there is none, as hosts of static sites do."""
        if code == HTTPStatus.NOT_FOUND and (Path(self.directory) / NO_PAGE).is_file():
            self._show_no_page(code)
        else:
            super().send_error(code, message, explain)

    def _show_no_page(self, status: int, path: str = NO_PAGE) -> None:
        body = (Path(self.directory) / path).read_bytes()
        if self.published_at:
            here = f"http://{self.headers['Host']}{SUB_PATH}"
            body = body.replace(self.published_at.encode(), here.encode())
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Stay silent: the tests say what went wrong."""


class _Server(ThreadingHTTPServer):
    """Answer each request in a thread of its own."""

    def handle_error(self, *_where: object) -> None:
        """Say what went wrong, but not that a browser left before the answer was whole."""
        if not isinstance(sys.exception(), ConnectionError):
            traceback.print_exc()


@contextmanager
def serving(site: Path, published_at: str = "") -> Iterator[str]:
    """Serve a built site until the block ends and give the address of its home page."""
    handler = type("Handler", (_SubPathHandler,), {"published_at": published_at})
    server = _Server(("127.0.0.1", 0), partial(handler, directory=str(site)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
