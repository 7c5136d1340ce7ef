"""Say on what kind of machine something was measured, and with which versions."""

import os
import platform
import re
import subprocess
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.tools import ROOT, WORK, Tool, node


def machine() -> str:
    """Return the kind of the machine; nothing that names this one."""
    model = _first(r"^model name\s*: (.*)$", Path("/proc/cpuinfo")) or platform.machine()
    kibibytes = int(_first(r"^MemTotal:\s*(\d+)", Path("/proc/meminfo")) or 0)
    cores = len(os.sched_getaffinity(0))
    return (
        f"{cores} cores of {model}, {kibibytes / (1 << 20):.0f} GiB of memory, {platform.system()}"
    )


def versions(tools: Sequence[Tool]) -> Iterator[str]:
    """Yield the version of each generator."""
    commit = _said(["git", "-C", str(ROOT), "describe", "--always", "--dirty"])
    names = {tool.name.partition("-")[0]: tool for tool in tools}
    for name, tool in names.items():
        match name:
            case "sourcebook":
                libraries = ", ".join(f"{n} {version(n)}" for n in ("jinja2", "markdown", "pyyaml"))
                yield f"Sourcebook {commit} (Python {platform.python_version()}, {libraries})"
            case "hugo":
                found = re.search(r"v[0-9.]+", _said([tool.command()[0], "version"]))
                yield f"Hugo {found[0] if found else '?'}"
            case "eleventy":
                package = WORK / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "package.json"
                own = _first(r'"version": "([^"]+)"', package)
                yield f"Eleventy {own} (Node {_said([node(), '--version'])})"
            case "pelican":
                yield f"Pelican {_said([tool.command()[0], '--version'])}"


def _first(pattern: str, file: Path) -> str:
    """Return the first match in a file, nothing where there is no such file."""
    try:
        text = file.read_text(encoding="utf-8")
    except OSError:
        return ""
    found = re.search(pattern, text, re.MULTILINE)
    return found[1].strip() if found else ""


def _said(command: Sequence[str]) -> str:
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout.strip()
