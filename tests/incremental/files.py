"""Take the files of a content folder apart, and write them."""

import re
from pathlib import Path

from tests.incremental.world import World

_BLOCK = re.compile(r"^(?=[a-z][\w-]*:)", re.MULTILINE)


def files_in(world: World, *folders: str) -> list[Path]:
    """Return the files of records in some folders of the content."""
    found = [
        path
        for folder in folders
        for path in sorted((world.content / folder).rglob("*"))
        if path.is_file() and not path.is_symlink()
    ]
    return [path for path in found if path.suffix in {".yaml", ".md"}]


def parts_of(path: Path) -> tuple[str, list[str], str]:
    """Return what stands before the fields of a file, the fields, and what comes after."""
    text = read(path)
    before, after = "", ""
    if path.suffix == ".md" and text.startswith("---\n") and "\n---\n" in text:
        before, text, after = ("---\n", *text[4:].split("\n---\n", 1))
        text, after = f"{text}\n", f"---\n{after}"
    return before, blocks_of(text), after


def read(path: Path) -> str:
    """Read a file that another deed may have left in no encoding at all."""
    return path.read_text(encoding="utf-8", errors="surrogateescape")


def write(path: Path, text: str) -> None:
    """Write a file as `read` reads it."""
    path.write_text(text, encoding="utf-8", errors="surrogateescape", newline="\n")


def key_of(block: str) -> str:
    """Return the name of a field."""
    return block.partition(":")[0]


def blocks_of(text: str) -> list[str]:
    """Return the fields at the top of a text, each with all that stands below it."""
    return [block for block in _BLOCK.split(text) if block]
