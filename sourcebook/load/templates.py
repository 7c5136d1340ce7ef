"""Read the templates folder, which belongs to the program and is trusted."""

from pathlib import Path


def load_templates(folder: Path) -> dict[str, str]:
    """Return the text of every template by its path below the folder, with `/`.

    Raises OSError where the folder cannot be read.
    """
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*.html"))
    }
