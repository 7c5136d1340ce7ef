"""Run the commands that ask the web, in a world that is played."""

import io
import shutil
from argparse import ArgumentParser
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from sourcebook.commands.outgoing import Around
from sourcebook.web.asking import Limits
from tests.tools.building import ROOT
from tests.tools.playing import Playing, Watch

MINIMAL = ROOT / "tests" / "sites" / "minimal" / "content"
KEYS = {"SOURCEBOOK_ARCHIVE_KEY": "KeyThatNobodySees", "SOURCEBOOK_ARCHIVE_SECRET": "s3cr3t"}


@dataclass
class World:
    """Hold a copy of a small site whose sources are on hosts that are played."""

    folder: Path
    web: Playing
    watch: Watch = field(default_factory=Watch)
    environment: Mapping[str, str] = field(default_factory=dict)
    said: str = ""

    @property
    def content(self) -> Path:
        """Give the folder of the records."""
        return self.folder / "content"

    @property
    def around(self) -> Around:
        """Give the world as commands see it."""
        return Around(
            now=self.watch,
            clock=self.watch,
            pause=self.watch.pause,
            environment=self.environment,
            memory=self.folder / "memory",
            resolve=self.web.resolve,
            limits=Limits(whole=20),
        )

    def article(self, name: str) -> Path:
        """Give the file of a source."""
        return self.content / "articles" / f"{name}.md"

    def add(self, name: str, url: str, more: str = "") -> str:
        """Write a source with an address, and give the address."""
        text = (ROOT / "tests/tools/a_source.md").read_text(encoding="utf-8")
        text = text.replace("URL", url).replace("MORE\n", more)
        self.article(name).write_text(text, encoding="utf-8")
        return url

    def run(self, command: str, *arguments: str, local: bool = True) -> int:
        """Run a command; what it says is in `said`."""
        module = import_module(f"sourcebook.commands.{command}")
        parser = ArgumentParser()
        module.add_options(parser)
        words = ["--content", str(self.content), *arguments, *(["--allow-local"] * local)]
        heard = io.StringIO()
        with redirect_stdout(heard), redirect_stderr(heard):
            status: int = module.run_in(parser.parse_args(words), self.around)
        self.said = heard.getvalue()
        return status

    def links(self) -> str:
        """Give what is written of addresses, without the comments above it."""
        path = self.content / "links.yaml"
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        return "\n".join(line for line in text.splitlines() if line and line[0] != "#")


def world(folder: Path, web: Playing) -> World:
    """Make a world without any source of its own."""
    shutil.copytree(MINIMAL, folder / "content")
    for article in (folder / "content" / "articles").rglob("*.md"):
        lines = article.read_text(encoding="utf-8").splitlines(keepends=True)
        kept = (line for line in lines if not line.startswith(("url:", "archived:")))
        article.write_text("".join(kept), encoding="utf-8")
    return World(folder, web)
