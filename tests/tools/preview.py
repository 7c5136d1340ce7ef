"""Run `build.py serve` as a person would, and listen to what it tells open pages."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from tests.tools.building import ROOT
from tests.tools.trees import Edit

PATIENCE = 60.0
"""Seconds after which a server that says nothing is taken for stuck."""
MOST_IDLE = 4
"""How often in a row a stream may say that there is nothing new."""


@dataclass
class Edition:
    """What an open page is told."""

    edition: str
    site: str
    panel: str


class Stream:
    """Listen to the editions, as an open page does."""

    def __init__(self, port: int) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        self._connection.request("GET", "/.sourcebook/events")
        self._answer = self._connection.getresponse()
        assert self._answer.getheader("Content-Type") == "text/event-stream; charset=utf-8"

    def next(self) -> Edition:
        """Wait for the next edition; the first one is that which is shown now."""
        idle = 0
        while (line := self._answer.readline().decode()) and idle < MOST_IDLE:
            if line.startswith("data: "):
                return Edition(**json.loads(line.removeprefix("data: ")))
            idle += line.startswith(":")
        raise AssertionError("the stream has ended, or nothing new came")

    def until(self, wanted: Callable[[Edition], bool]) -> Edition:
        """Wait for an edition of a kind: one save can be seen as two."""
        while not wanted(edition := self.next()):
            pass
        return edition

    def close(self) -> None:
        self._answer.close()
        self._connection.close()


@dataclass
class Served:
    """A running server; `lines` is what it says on its standard output."""

    program: subprocess.Popen[str]
    url: str
    port: int
    temporary: Path

    def get(
        self, path: str, method: str = "GET", host: str | None = None
    ) -> tuple[HTTPResponse, str]:
        """Ask for exactly this path, whatever it is, and give the answer with its text."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", f"127.0.0.1:{self.port}" if host is None else host)
        connection.endheaders()
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer, text

    @contextmanager
    def stream(self) -> Iterator[Stream]:
        stream = Stream(self.port)
        try:
            yield stream
        finally:
            stream.close()

    def line(self) -> str:
        """Wait for the next line that the server says."""
        assert self.program.stdout
        return self.program.stdout.readline()

    def stop(self, how: signal.Signals = signal.SIGINT) -> tuple[int, str]:
        """Stop the server; give its exit status and what else it said."""
        self.program.send_signal(how)
        said, _ = self.program.communicate(timeout=PATIENCE)
        return self.program.returncode, said


def save(edit: Edit, content: Path) -> None:
    """Change a record in one step, so that no build can read it half written."""
    aside = content.with_name("aside") / edit.file
    aside.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(content / edit.file, aside)
    edit.apply(content.with_name("aside"))
    aside.replace(content / edit.file)


@contextmanager
def serving(content: Path, *arguments: str) -> Iterator[Served]:
    """Serve a content folder on a free port until the block ends."""
    around = content.parent
    temporary = around / "temporary"
    temporary.mkdir()
    errors = around / "errors.txt"
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--content", content.name]
    with (
        errors.open("w", encoding="utf-8") as stderr,
        subprocess.Popen(
            [*command, *(arguments or ("--port", "0"))],
            cwd=around,
            encoding="utf-8",
            env={**os.environ, "TMPDIR": str(temporary)},
            stdout=subprocess.PIPE,
            stderr=stderr,
        ) as program,
    ):
        try:
            said = ""
            while not (found := re.search(r"Open (http://\S+:(\d+)/)", said)):
                assert program.stdout
                line = program.stdout.readline()
                assert line, said + errors.read_text(encoding="utf-8")
                said += line
            yield Served(program, found[1], int(found[2]), temporary)
        finally:
            program.kill()
