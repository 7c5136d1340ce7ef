"""Say what a built site holds: its pages, their kinds by where they lie, its other files."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

REDIRECT = re.compile(rb"<meta\s[^>]*http-equiv=\"?refresh", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """One HTML file: where it lies, its address below the site's root, and its kind."""

    file: Path
    address: str
    kind: str


@dataclass(frozen=True)
class Site:
    """A built site: its folder, the address that its settings promise, and its records."""

    folder: Path
    base_url: str
    content: Path

    def files(self, suffix: str = "") -> list[Path]:
        """List the files whose name ends with a suffix, in order."""
        return sorted(file for file in self.folder.rglob(f"*{suffix}") if file.is_file())

    def pages(self) -> list[Page]:
        """List every page, redirects left out, in the order of their addresses."""
        return pages_of(self.folder)

    def whole_pages(self) -> list[Page]:
        """List the pages that stand by themselves: all but those for frames of other sites."""
        return [page for page in self.pages() if not page.kind.startswith("embed-")]

    def file_at(self, address: str) -> Path | None:
        """Return the file that a web server gives for an address below the root, if any."""
        path = self.folder / unquote(address)
        file = path / "index.html" if address.endswith("/") or not address else path
        return file if file.is_file() else None


def pages_of(folder: Path) -> list[Page]:
    """List every page of a built site, redirects left out, in the order of their addresses."""
    found = [_page(file, folder) for file in folder.rglob("*.html") if not is_redirect(file)]
    return sorted(found, key=lambda page: page.address)


def one_of_each_kind(folder: Path) -> list[Page]:
    """Choose the longest page of every kind, since it shows most of what the kind can hold."""
    longest: dict[str, Page] = {}
    for page in pages_of(folder):
        rival = longest.get(page.kind)
        if rival is None or page.file.stat().st_size > rival.file.stat().st_size:
            longest[page.kind] = page
    return [longest[kind] for kind in sorted(longest)]


def is_redirect(file: Path) -> bool:
    """Tell whether a page only sends its reader on."""
    return REDIRECT.search(file.read_bytes()) is not None


def _page(file: Path, folder: Path) -> Page:
    path = file.relative_to(folder)
    address = path.as_posix().removesuffix("index.html")
    return Page(file, address, _kind(path))


def _kind(path: Path) -> str:
    """Name the kind: a page of its own by its name, one of many by the folder that holds them."""
    folders = path.parts[:-1] if path.name == "index.html" else (*path.parts[:-1], path.stem)
    if not folders:
        return "home"
    if folders[0] in {"embed", "older"}:
        return f"{folders[0]}-{folders[1]}"
    if folders[-1] == "history":
        return "history"
    if re.fullmatch(r"\d{4}", folders[-1]):
        return "year"
    if len(folders) > 1:
        return f"one-of-{folders[0]}"
    return folders[0]
