"""Lay one corpus out for every generator, edit it for all of them, and build."""

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from benchmarks.corpus import SEED, write_corpus
from benchmarks.corpus.edits import Edit, edits, read_files
from benchmarks.export import Item, items
from benchmarks.measure import Cost, measure
from benchmarks.tools import SOURCEBOOK, WORK, Tool
from sourcebook.program import CACHE


class Sites:
    """Hold the site of one size for a number of generators, each in a folder of its own."""

    def __init__(self, incidents: int, tools: Sequence[Tool], seed: int = SEED) -> None:
        """Write the corpus and export it; what stood there before goes."""
        self.incidents = incidents
        self.tools = tuple(tools)
        self._folder = WORK / "sites" / str(incidents)
        shutil.rmtree(self._folder, ignore_errors=True)
        content = self.folder_of(SOURCEBOOK) / "content"
        write_corpus(content, incidents, seed)
        peers = [tool for tool in self.tools if tool is not SOURCEBOOK]
        self.items: dict[str, Item] = {}
        if peers:
            self.items = {f"{item.section}/{item.id}": item for item in items(content)}
        for tool in peers:
            tool.prepare(self.folder_of(tool), self.items.values())
        self._edits: Iterator[Edit] = edits(read_files(content), seed, ["reword"])

    def folder_of(self, tool: Tool) -> Path:
        """Return the folder in which a generator works."""
        return self._folder / tool.name

    def output_of(self, tool: Tool) -> Path:
        """Return the folder of the built site."""
        return self.folder_of(tool) / tool.output

    def forget(self, tool: Tool) -> None:
        """Make the next build of a generator a clean one."""
        tool.forget(self.folder_of(tool))
        if tool == SOURCEBOOK:  # which keeps what it remembers in the cache of the program
            for path in CACHE.iterdir() if CACHE.is_dir() else ():
                if path.is_file():
                    path.unlink()

    def build(self, tool: Tool) -> Cost:
        """Build with a generator and return what it cost."""
        return measure(tool.command(), self.folder_of(tool))

    def check(self) -> Cost:
        """Run Sourcebook's check alone."""
        command = [*SOURCEBOOK.command()[:-1], "check"]
        return measure(command, self.folder_of(SOURCEBOOK))

    def edit(self) -> None:
        """Change the summary of one incident, the same for every generator."""
        edit = next(self._edits)
        edit.write_to(self.folder_of(SOURCEBOOK) / "content")
        item = self.items.get(f"incidents/{edit.record}")
        if item is None:
            return
        (text,) = edit.written.values()
        summary = " ".join(yaml.safe_load(text)["summary"].split())
        for tool in self.tools:
            tool.reword(self.folder_of(tool), item, summary)
