"""Say what a built site holds: its editions, its pages, their kinds by where they lie, its files.

The first edition of a site lies at its root. Each other one is a folder with a feed of its own, and
has the same addresses below.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

REDIRECT = re.compile(rb"<meta\s[^>]*http-equiv=\"?refresh", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """One HTML file: where it lies, its address below the site's root, and its kind.

    `edition` is the folder of its edition, `uk/`, empty for the first. Kinds of pages of another
    edition are named apart: `uk-incidents`.
    """

    file: Path
    address: str
    kind: str
    edition: str = ""

    @property
    def place(self) -> str:
        """Return the address in its edition, which is the same in every edition."""
        return self.address.removeprefix(self.edition)

    @property
    def plain_kind(self) -> str:
        """Return the kind, which is the same in every edition."""
        return self.kind.removeprefix(self.edition.replace("/", "-"))


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
        return [page for page in self.pages() if not page.plain_kind.startswith("embed-")]

    def editions(self) -> list[str]:
        """List the folders of the editions, the first one, which is the site's own, first."""
        return editions_of(self.folder)

    def edition_of(self, address: str) -> str:
        """Return the folder of the edition that an address below the root is part of."""
        return _edition(address, self.editions())

    def file_at(self, address: str) -> Path | None:
        """Return the file that a web server gives for an address below the root, if any."""
        path = self.folder / unquote(address)
        file = path / "index.html" if address.endswith("/") or not address else path
        return file if file.is_file() else None


def pages_of(folder: Path) -> list[Page]:
    """List every page of a built site, redirects left out, in the order of their addresses."""
    editions = editions_of(folder)
    files = (file for file in folder.rglob("*.html") if not is_redirect(file))
    found = [_page(file, folder, editions) for file in files]
    return sorted(found, key=lambda page: page.address)


def one_of_each_kind(folder: Path, edition: str | None = None) -> list[Page]:
    """Choose the longest page of every kind, since it shows most of what the kind can hold.

    Where an edition is named by its folder, its pages alone.
    """
    longest: dict[str, Page] = {}
    for page in pages_of(folder):
        if edition not in (None, page.edition):
            continue
        rival = longest.get(page.kind)
        if rival is None or page.file.stat().st_size > rival.file.stat().st_size:
            longest[page.kind] = page
    return [longest[kind] for kind in sorted(longest)]


def editions_of(folder: Path) -> list[str]:
    """List the folders of the editions of a built site, that of the first, its root, first."""
    return ["", *sorted(f"{feed.parent.name}/" for feed in folder.glob("*/feed.xml"))]


def is_redirect(file: Path) -> bool:
    """Tell whether a page only sends its reader on."""
    return REDIRECT.search(file.read_bytes()) is not None


def _edition(address: str, editions: list[str]) -> str:
    return next((each for each in editions if each and address.startswith(each)), "")


def _page(file: Path, folder: Path, editions: list[str]) -> Page:
    path = file.relative_to(folder)
    address = path.as_posix().removesuffix("index.html")
    edition = _edition(address, editions)
    kind = _kind(path.relative_to(edition))
    return Page(file, address, edition.replace("/", "-") + kind, edition)


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
