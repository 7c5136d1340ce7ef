"""Meet every call of the operating system that publishing makes: count them, or let one fail."""

import io
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest import mock

from sourcebook.publish import disk, signature, swap

IN_OS = (
    "chmod",
    "fchmod",
    "fstat",
    "fsync",
    "link",
    "listdir",
    "lstat",
    "mkdir",
    "open",
    "read",
    "rename",
    "replace",
    "rmdir",
    "scandir",
    "stat",
    "unlink",
    "utime",
    "write",
)
Happening = Callable[[], None]


@dataclass
class Calls:
    """Remember the calls that were made; the one with the number `at` meets what happens."""

    at: int
    happening: Happening
    names: list[str] = field(default_factory=list)

    @property
    def is_over(self) -> bool:
        """Tell whether the call was never reached."""
        return len(self.names) < self.at

    def met(self, function: Callable[..., Any], name: str) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - of any function
            self.names.append(name)
            if len(self.names) == self.at:
                self.happening()
            return function(*arguments, **named)

        return call


@contextmanager
def one_call_meets(at: int, happening: Happening) -> Iterator[Calls]:
    """Let something happen at the call with a number, as long as the block runs."""
    calls = Calls(at, happening)
    with mock.patch.object(signature, "_statx_is_offered", return_value=False):
        patches = [
            mock.patch.object(module, name, calls.met(getattr(module, name), name))
            for module, name in (
                *((os, name) for name in IN_OS),
                (io, "open"),
                (swap, "exchanged"),
                (disk, "_synced"),
            )
        ]
        for patch in patches:
            patch.start()
        try:
            yield calls
        finally:
            for patch in patches:
                patch.stop()


def failing(number: int) -> Happening:
    """Return what fails as the system would, with an error number."""

    def fail() -> None:
        raise OSError(number, os.strerror(number))

    return fail


def killed() -> None:
    """End this program at once, as the system does when it runs out of memory."""
    os.kill(os.getpid(), signal.SIGKILL)
