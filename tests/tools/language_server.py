"""Talk to the YAML language server as an editor does: over its standard input and output.

The Language Server Protocol is JSON-RPC 2.0 in messages that begin with their length. Nothing here
waits for time to pass: each question is followed by reading until its answer.
"""

import json
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Timer
from typing import IO, Any

from tests.tools.building import ROOT

SERVER = ROOT / "tests/tools/node_modules/yaml-language-server/bin/yaml-language-server"
NODE = ROOT / ".venv/bin/node"
MOST_SECONDS = 120
"""After these the server is ended, so that one that never answers cannot hold up the tests."""

Message = dict[str, Any]


@dataclass(frozen=True)
class Place:
    """A place in a document, counted from zero as the protocol does."""

    line: int
    character: int


@dataclass
class LanguageServer:
    """A running server and the documents that are open in it."""

    asks: IO[bytes]
    answers: IO[bytes]
    settings: Mapping[str, Any]
    _found: dict[str, list[Message]] = field(default_factory=dict)
    _versions: dict[str, int] = field(default_factory=dict)
    _last: int = 0

    def start(self, folder: Path) -> None:
        """Begin, as an editor that has opened a folder."""
        self._request(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "workspaceFolders": [{"uri": folder.as_uri(), "name": folder.name}],
                "capabilities": {
                    "workspace": {"configuration": True, "workspaceFolders": True},
                    "textDocument": {
                        "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                        "hover": {"contentFormat": ["markdown"]},
                        "publishDiagnostics": {"relatedInformation": True},
                    },
                },
            },
        )
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": self.settings})

    def problems(self, file: Path, text: str) -> list[str]:
        """Open a document, or change it, and give what is wrong with it: "3: message"."""
        return self.problems_of({file: text})[file]

    def problems_of(self, texts: Mapping[Path, str]) -> dict[Path, list[str]]:
        """Open documents, or change them, and give what is wrong with each."""
        for file, text in texts.items():
            self._found.pop(file.as_uri(), None)
            self._write_document(file.as_uri(), text)
        while any(file.as_uri() not in self._found for file in texts):
            self._read()
        return {file: _lines(self._found[file.as_uri()]) for file in texts}

    def completions(self, file: Path, text: str) -> dict[str, str]:
        """Give what is offered at the mark `‸` in a document, each with its explanation."""
        place = self._opened(file, text)
        answer = self._request("textDocument/completion", self._at(file, place))
        items = answer["items"] if isinstance(answer, dict) else answer or []
        return {item["label"]: _plain(item.get("documentation")) for item in items}

    def hover(self, file: Path, text: str) -> str:
        """Give what is shown over the mark `‸` in a document."""
        place = self._opened(file, text)
        answer = self._request("textDocument/hover", self._at(file, place))
        return _plain(answer["contents"]) if answer else ""

    def _opened(self, file: Path, marked: str) -> Place:
        """Open a document, or change it, without waiting for what is wrong with it.

        That comes later, and would be taken for what is wrong with the next one of the name.
        """
        before, mark, after = marked.partition("‸")
        assert mark, "the document has a mark"
        self._write_document(file.as_uri(), before + after)
        return Place(before.count("\n"), len(before) - before.rfind("\n") - 1)

    def _write_document(self, uri: str, text: str) -> None:
        # The server keeps what it has read by the version of the document.
        version = self._versions[uri] = self._versions.get(uri, 0) + 1
        document: Message = {"uri": uri, "version": version}
        if version == 1:
            document |= {"languageId": "yaml", "text": text}
            self._notify("textDocument/didOpen", {"textDocument": document})
        else:
            changes = [{"text": text}]
            self._notify(
                "textDocument/didChange", {"textDocument": document, "contentChanges": changes}
            )

    def _at(self, file: Path, place: Place) -> Message:
        position = {"line": place.line, "character": place.character}
        return {"textDocument": {"uri": file.as_uri()}, "position": position}

    def _request(self, method: str, params: Message) -> Any:  # noqa: ANN401 - any shape
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while (answer := self._read()).get("id") != self._last or "method" in answer:
            pass
        assert "error" not in answer, answer
        return answer["result"]

    def _notify(self, method: str, params: Message) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.asks.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.asks.flush()

    def _read(self) -> Message:
        """Read one message; keep what it finds, answer what it asks, and give it."""
        length = 0
        while (header := self.answers.readline()) not in {b"\r\n", b""}:
            name, _, value = header.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        assert length, "the language server has ended"
        message: Message = json.loads(self.answers.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self._found[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": self._answer(message)})
        return message

    def _answer(self, asked: Message) -> object:
        if asked["method"] != "workspace/configuration":
            return None
        return [self.settings.get(item.get("section")) for item in asked["params"]["items"]]


def _lines(diagnostics: list[Message]) -> list[str]:
    """Write diagnostics in the order of their lines, which people count from one."""
    found = [(found["range"]["start"]["line"] + 1, found["message"]) for found in diagnostics]
    return [f"{line}: {message}" for line, message in sorted(found)]


def _plain(said: object) -> str:
    """Give an explanation as text, whether it came as such or as Markdown."""
    if isinstance(said, dict):
        return str(said.get("value", ""))
    return str(said or "")


@contextmanager
def language_server(settings: Mapping[str, Any], folder: Path = ROOT) -> Iterator[LanguageServer]:
    """Run the server until the block ends."""
    with subprocess.Popen(
        [NODE, SERVER, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        watch = Timer(MOST_SECONDS, running.kill)
        watch.start()
        try:
            assert running.stdin
            assert running.stdout
            server = LanguageServer(running.stdin, running.stdout, settings)
            server.start(folder)
            yield server
        finally:
            watch.cancel()
            running.kill()
