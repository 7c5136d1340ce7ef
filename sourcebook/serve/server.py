"""Serve the current edition on this machine, to pages of this machine only."""

import json
import re
import sys
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socket import AF_INET, AF_INET6
from socketserver import TCPServer
from typing import Any

from sourcebook.serve.answers import PLAIN, Answer, Answers
from sourcebook.serve.edition import Preview
from sourcebook.serve.pages import EVENTS

HEARTBEAT = 15.0
"""Seconds without news after which a stream says that it is alive, and learns if its page is."""

_HOST = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?", re.IGNORECASE)
"""What a browser on this machine calls us. Another name that leads here is an attack: a foreign
site that bound its name to this machine, so that its scripts could read what is served here."""


class PreviewServer(ThreadingHTTPServer):
    """Listen on a loopback address."""

    daemon_threads = True

    def __init__(self, host: str, port: int, preview: Preview) -> None:
        """Listen at once; raise OSError where the port is taken. Port 0 is any free one."""
        self.address_family = AF_INET6 if ":" in host else AF_INET
        self.preview = preview
        super().__init__((host, port), _Handler)
        name = f"[{host}]" if ":" in host else host
        self.url = f"http://{name}:{self.server_port}/"
        self.answers = Answers(preview, self.url)

    def server_bind(self) -> None:
        """Bind without asking for the name of this machine, which can take long."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = str(self.server_address[0]), self.server_address[1]

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ANN401 - inherited
        """Say nothing of browsers that hang up; show everything else."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    timeout = 60.0

    def do_GET(self) -> None:
        if self._is_ours():
            if self.path == EVENTS:
                self._stream()
            else:
                self._send(self.server.answers.to(self.path, self.headers["Host"]))

    def do_HEAD(self) -> None:
        self.do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer in plain words; what the base class cannot do is not allowed here."""
        del message, explain
        if code == HTTPStatus.NOT_IMPLEMENTED:
            code = HTTPStatus.METHOD_NOT_ALLOWED
        status = HTTPStatus(code)
        self._send(Answer(status, PLAIN, f"{status.phrase}\n".encode()))

    def version_string(self) -> str:
        """Name the program, and none of its versions."""
        return "Sourcebook"

    def log_message(self, *_arguments: object) -> None:
        """Say nothing: the terminal is for what is built."""

    def _is_ours(self) -> bool:
        hosts = self.headers.get_all("Host") or []
        if len(hosts) == 1 and _HOST.fullmatch(hosts[0]):
            return True
        text = b"This server answers to localhost and 127.0.0.1 only.\n"
        self._send(Answer(HTTPStatus.MISDIRECTED_REQUEST, PLAIN, text))
        return False

    def _send(self, answer: Answer) -> None:
        self._start(answer.status, answer.kind)
        self.send_header("Content-Length", str(len(answer.body)))
        if answer.location:
            self.send_header("Location", answer.location)
        if answer.status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(answer.body)

    def _start(self, status: HTTPStatus, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        # Pages of other sites may load nothing from here, not even as an image.
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")

    def _stream(self) -> None:
        """Tell the current edition, then every further one, as server-sent events (HTML 9.2)."""
        self._start(HTTPStatus.OK, "text/event-stream; charset=utf-8")
        self.end_headers()
        if self.command == "HEAD":
            return
        preview = self.server.preview
        self.wfile.write(b"retry: 500\n\n")
        told = 0
        while not preview.closed:
            edition = preview.after(told, HEARTBEAT)
            if edition.number > told:
                told = edition.number
                data = json.dumps(self.server.answers.state(edition))
                self.wfile.write(f"event: edition\ndata: {data}\n\n".encode())
            else:
                self.wfile.write(b": nothing new\n\n")
