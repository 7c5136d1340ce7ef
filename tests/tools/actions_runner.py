"""Read a log as the runner of GitHub Actions does, to see which commands it would carry out.

After github.com/actions/runner, src/Runner.Common/ActionCommand.cs: today's form begins a line,
the old form stands anywhere in one, and both know the same commands.
"""

import re
from dataclasses import dataclass

KNOWN = frozenset(
    [
        *("add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group"),
        *("internal-set-repo-path", "notice", "remove-matcher", "save-state", "set-env"),
        *("set-output", "stop-commands", "warning"),
    ]
)
LINES = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Command:
    """One command, with its properties and its text as the runner understands them."""

    name: str
    properties: dict[str, str]
    text: str


def commands_in(log: str) -> list[Command]:
    """List the commands of a log in their order."""
    found = (_today(line) or _old(line) for line in LINES.split(log))
    return [command for command in found if command]


def _today(line: str) -> Command | None:
    match = re.match(r"::(.*?)::(.*)", line.lstrip(), re.DOTALL)
    if match is None:
        return None
    name, _, properties = match[1].partition(" ")
    if name not in KNOWN:
        return None
    return Command(name, _properties(properties), _unescaped_data(match[2]))


def _old(line: str) -> Command | None:
    match = re.search(r"##\[(.*?)\](.*)", line, re.DOTALL)
    if match is None:
        return None
    name = match[1].partition(" ")[0]
    return Command(name, {}, match[2]) if name in KNOWN else None


def _properties(text: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in text.strip().split(",") if part)
    return {name: _unescaped_property(value) for name, _, value in pairs if value}


def _unescaped_data(text: str) -> str:
    return text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def _unescaped_property(text: str) -> str:
    found = text.replace("%0D", "\r").replace("%0A", "\n")
    return found.replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
