"""Serve a folder on the loopback address below a sub-path, as a plain web host would."""

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


class _SubPathHandler(SimpleHTTPRequestHandler):
    """Answer below SUB_PATH only, so that a link that starts at the host's root is found out."""

    def translate_path(self, path: str) -> str:
        if not path.startswith(SUB_PATH):
            return str(self.directory) + "/outside-of-the-site"
        return super().translate_path(path.removeprefix(SUB_PATH.rstrip("/")))

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":  # Chromium asks by itself, whatever a page says.
            self.send_response(HTTPStatus.NO_CONTENT)
            self.end_headers()
            return
        super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Show the site's own page where there is none, as hosts of static sites do."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
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
def serving(site: Path) -> Iterator[str]:
    """Serve a built site until the block ends and give the address of its home page."""
    server = _Server(("127.0.0.1", 0), partial(_SubPathHandler, directory=str(site)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
