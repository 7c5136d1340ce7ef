"""Read a `_headers` file as hosts do, and serve a site with what it says."""

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import unquote, urlsplit

MOST_RULES = 100
MOST_CHARACTERS = 2000
"""The bounds of Cloudflare Pages: rules in the file, characters in a line."""

_PATH = re.compile(r"/(?:[\w.-]+/)*(?:[\w.-]+|\*)?", re.ASCII)
_HEADER = re.compile(r"  (?P<name>[A-Za-z0-9-]+): (?P<value>[\x21-\x7e]+(?: [\x21-\x7e]+)*)")

_PACKED = ("text/", "application/json", "application/javascript", "image/svg+xml")
"""What hosts pack on the way, by the beginnings of its types; the rest is packed in itself."""

Rules = dict[str, dict[str, str]]


@cache
def packed(body: bytes) -> bytes:
    """Pack what is sent as most hosts do."""
    return gzip.compress(body, compresslevel=6, mtime=0)


@cache
def rules_of(text: str) -> Rules:
    """Read the rules; fail where a host might read them differently, or not at all."""
    rules: Rules = {}
    headers: dict[str, str] = {}
    for line in text.splitlines():
        assert len(line) <= MOST_CHARACTERS, line
        if not line or line.startswith("#"):
            continue
        if header := _HEADER.fullmatch(line):
            assert rules, line
            assert header["name"] not in headers, line
            headers[header["name"]] = header["value"]
        else:
            assert _PATH.fullmatch(line), line
            assert line not in rules, line
            headers = rules[line] = {}
    assert len(rules) <= MOST_RULES
    return rules


def headers_for(path: str, rules: Rules) -> dict[str, str]:
    """Give what is sent for the path of a request: of all rules that hold, values joined."""
    sent: dict[str, str] = {}
    for pattern, headers in rules.items():
        if _holds(pattern, path):
            for name, value in headers.items():
                sent[name] = f"{sent[name]}, {value}" if name in sent else value
    return sent


def _holds(pattern: str, path: str) -> bool:
    if pattern.endswith("*"):
        return path.startswith(pattern.removesuffix("*"))
    return path == pattern


class _Host(SimpleHTTPRequestHandler):
    """Answer as a host of static sites that reads `_headers` and does not hand it out."""

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        file = Path(self.directory) / f"{path}index.html".lstrip("/")
        if not path.endswith("/"):
            file = Path(self.directory) / path.lstrip("/")
        status = HTTPStatus.OK
        if path == "/_headers" or not file.is_file():
            file, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        kind = self.guess_type(str(file))
        rules = rules_of((Path(self.directory) / "_headers").read_text(encoding="utf-8"))
        body = file.read_bytes()
        sent = {"Content-Type": kind, **headers_for(path, rules)}
        if kind.startswith(_PACKED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = packed(body)
            sent |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        self.send_response(status)
        for name, value in {**sent, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments: object) -> None:
        """Stay silent: the tests say what went wrong."""


@contextmanager
def hosting(site: Path) -> Iterator[str]:
    """Serve a folder, which may still be empty, until the block ends, and give its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(site)))
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
