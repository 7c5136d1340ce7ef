"""Play the web on one port of this machine: every host, its faults, and an archive."""

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Self
from urllib.parse import parse_qs, urlsplit

Reply = bytes | Callable[["Asked"], bytes]
"""What is sent, byte by byte; nothing at all breaks the connection off."""


@dataclass(frozen=True)
class Asked:
    """Hold one request."""

    method: str
    host: str
    path: str
    headers: dict[str, str]
    body: bytes = b""

    @property
    def form(self) -> dict[str, str]:
        """Give the fields of a form."""
        return {name: values[0] for name, values in parse_qs(self.body.decode()).items()}


def reply(status: int = 200, body: bytes = b"", **headers: str) -> bytes:
    """Give a whole answer; underscores in the names of headers are hyphens."""
    said = {"Content-Type": "text/html", "Content-Length": str(len(body))}
    said |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in said.items())
    return f"HTTP/1.1 {status} Told\r\n{head}\r\n".encode("latin-1") + body


def led(to: str, status: int = 301) -> bytes:
    """Give a redirect."""
    return reply(status, Location=to)


def told(data: object, status: int = 200, **headers: str) -> bytes:
    """Give an answer in JSON."""
    return reply(status, json.dumps(data).encode(), Content_Type="application/json", **headers)


@dataclass
class Playing:
    """Answer for every host, in the words that `says` has for its name and path, in turn.

    The last of several replies is given for ever after. A robots.txt is there only where it is
    played.
    """

    port: int = 0
    says: dict[str, list[Reply]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    endless: bytes = b""

    def play(self, address: str, *replies: Reply) -> str:
        """Say how an address answers, and give it whole."""
        self.says[address] = list(replies)
        return self.address(address)

    def address(self, address: str) -> str:
        """Give a whole address."""
        host, slash, path = address.partition("/")
        return f"http://{host}:{self.port}{slash}{path}"

    def paths(self, host: str = "") -> list[str]:
        """Give what was asked for, without what is asked of programs."""
        return [
            f"{asked.method} {asked.host}{asked.path}"
            for asked in self.asked
            if asked.host.startswith(host) and asked.path != "/robots.txt"
        ]

    def resolve(self, _host: str, _port: int) -> list[str]:
        """Give the number of every host."""
        return ["127.0.0.1"]

    def answer(self, connection: socket.socket) -> None:
        """Answer one request."""
        with connection, connection.makefile("rb") as incoming:
            first = incoming.readline().decode("latin-1").split()
            headers: dict[str, str] = {}
            while (line := incoming.readline().strip()) != b"":
                name, _, value = line.decode("latin-1").partition(":")
                headers[name.lower()] = value.strip()
            body = incoming.read(int(headers.get("content-length", "0")))
            host = headers["host"].partition(":")[0]
            asked = Asked(first[0], host, first[1], headers, body)
            self.asked.append(asked)
            known = self.says.get(host + urlsplit(first[1]).path, [reply(404)])
            say = known.pop(0) if len(known) > 1 else known[0]
            data = say if isinstance(say, bytes) else say(asked)
            if asked.method == "HEAD" and b"\r\n\r\n" in data:
                data = data.partition(b"\r\n\r\n")[0] + b"\r\n\r\n"
            connection.sendall(data)
            while self.endless and data.endswith(self.endless):
                connection.sendall(self.endless)


class _Serving:
    def __init__(self, playing: Playing) -> None:
        self._playing = playing
        self._socket = socket.create_server(("127.0.0.1", 0))
        playing.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_how: object) -> None:
        # A thread that waits in accept() is woken by shutdown, not by close.
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._one, args=(connection,), daemon=True).start()

    def _one(self, connection: socket.socket) -> None:
        try:
            self._playing.answer(connection)
        except (OSError, IndexError):
            return  # whoever asked has gone


@contextmanager
def playing() -> Iterator[Playing]:
    """Play the web while the block runs."""
    found = Playing()
    with _Serving(found):
        yield found


@dataclass
class Watch:
    """Be a clock that goes only while somebody waits."""

    time: float = 1_800_000_000.0
    waits: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        """Tell the time."""
        return self.time

    def pause(self, seconds: float) -> None:
        """Let time pass."""
        self.waits.append(seconds)
        self.time += seconds


@dataclass
class Archive:
    """Play the Wayback Machine at `archive.example`: copies that it has, and captures."""

    web: Playing
    copies: dict[str, str] = field(default_factory=dict)
    captures: dict[str, list[dict[str, object]]] = field(default_factory=dict)
    jobs: dict[str, str] = field(default_factory=dict)

    def open(self) -> None:
        """Begin to answer."""
        self.web.play("archive.example/available", self.available)
        self.web.play("archive.example/save", self.save)

    @property
    def settings(self) -> str:
        """Give what site.yaml says of it."""
        at = self.web.address("archive.example")
        places = f"  save: {at}/save\n  find: {at}/available\n  copies: {at}/web/\n"
        return f"archive:\n{places}  pause: 10\n"

    def copy(self, url: str, stamp: str) -> str:
        """Give the address of a copy."""
        return f"{self.web.address('archive.example')}/web/{stamp}/{url}"

    def available(self, asked: Asked) -> bytes:
        """Answer whether there is a copy."""
        url = parse_qs(urlsplit(asked.path).query)["url"][0]
        if url not in self.copies:
            return told({"url": url, "archived_snapshots": {}})
        stamp = self.copies[url]
        closest = {
            "available": True,
            "status": "200",
            "timestamp": stamp,
            "url": f"http://archive.example/web/{stamp}/{url}",
        }
        return told({"url": url, "archived_snapshots": {"closest": closest}})

    def save(self, asked: Asked) -> bytes:
        """Begin a capture."""
        url = asked.form["url"]
        job = f"spn2-{len(self.jobs)}"
        self.jobs[job] = url
        states = [
            {"original_url": url, **state}
            for state in self.captures.get(url, [{"status": "success", "timestamp": STAMP}])
        ]
        self.web.play(f"archive.example/save/status/{job}", *map(told, states))
        return told({"url": url, "job_id": job})


STAMP = "20270115080000"
"""When captures are made: the day on which the clock of these tests begins."""
