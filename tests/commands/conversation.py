"""Talk to build.py on a terminal of its own, as a person does."""

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.tools.building import ROOT

PRESSES = 20
"""How often a key is pressed before the program is taken to be deaf to it."""
PATIENCE = 60
"""Seconds without a word after which the program is taken to hang."""


class Conversation:
    """Read what the program says up to a text, and type."""

    def __init__(self, process: subprocess.Popen[bytes], terminal: int) -> None:
        self._process = process
        self._terminal = terminal
        self._unread = ""
        self.heard = ""

    def until(self, text: str) -> str:
        """Read until the program has said a text, and return what it said since the last one."""
        while text not in self._unread:
            more = self._more()
            assert more, f"the program ended before it said {text!r}:\n{self.heard}"
        said, _, self._unread = self._unread.partition(text)
        return said + text

    def answers(self, *lines: str) -> None:
        """Type lines, each once the program waits for one."""
        for line in lines:
            self.until("> ")
            self.types(line + "\n")

    def types(self, text: str) -> None:
        """Type a text."""
        os.write(self._terminal, text.encode())

    def ends(self) -> tuple[int, str]:
        """Wait for the end; return the exit status and what was said since the last text."""
        while self._more():
            pass
        return self._process.wait(PATIENCE), self._unread

    def ends_at(self, key: str) -> tuple[int, str]:
        """Press a key until the program ends; return as `ends` does.

        One press can be missed: a signal that comes before readline listens wakes it only when
        something is typed.
        """
        for _ in range(PRESSES):
            self.types(key)
            while select.select([self._terminal], [], [], 1)[0]:
                if not self._more():
                    return self._process.wait(PATIENCE), self._unread
        raise AssertionError(f"the program does not stop:\n{self.heard}")

    def _more(self) -> str:
        ready, _, _ = select.select([self._terminal], [], [], PATIENCE)
        assert ready, f"the program hangs:\n{self.heard}"
        try:
            data = os.read(self._terminal, 65536)
        except OSError:  # Linux says so when the other end is closed
            return ""
        text = data.decode(errors="replace").replace("\r\n", "\n")
        self._unread += text
        self.heard += text
        return text


@contextmanager
def conversation(*arguments: str | Path, cwd: Path = ROOT) -> Iterator[Conversation]:
    """Run build.py on a new terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "build.py"), *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=cwd,
        start_new_session=True,
        # Ctrl-C reaches the program that the terminal belongs to.
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 - no threads here
        env={**os.environ, "TERM": "dumb", "COLUMNS": "100"},
    )
    os.close(theirs)
    try:
        yield Conversation(process, ours)
    finally:
        process.kill()
        process.wait(PATIENCE)
        os.close(ours)
