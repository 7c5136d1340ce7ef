"""Read the assets folder, which belongs to the program and is trusted."""

from pathlib import Path

from sourcebook.model.assets import Assets


def load_assets(folder: Path) -> Assets:
    """Read every file below the folder, hidden ones left out.

    Raises OSError where the folder cannot be read.
    """
    return Assets(
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        }
    )
