"""List the pages of a built site and tell their kinds apart by where they lie."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

REDIRECT = re.compile(rb"<meta\s[^>]*http-equiv=\"?refresh", re.IGNORECASE)


@dataclass(frozen=True)
class Page:
    """One HTML file: where it lies, its address below the site's root, and its kind."""

    file: Path
    address: str
    kind: str


def pages_of(site: Path) -> list[Page]:
    """List every page of a built site, redirects left out, in the order of their addresses."""
    found = [
        _page(file, site) for file in site.rglob("*.html") if not REDIRECT.search(file.read_bytes())
    ]
    return sorted(found, key=lambda page: page.address)


def one_of_each_kind(site: Path) -> list[Page]:
    """Choose the longest page of every kind, since it shows most of what the kind can hold."""
    longest: dict[str, Page] = {}
    for page in pages_of(site):
        rival = longest.get(page.kind)
        if rival is None or page.file.stat().st_size > rival.file.stat().st_size:
            longest[page.kind] = page
    return [longest[kind] for kind in sorted(longest)]


def _page(file: Path, site: Path) -> Page:
    path = file.relative_to(site)
    address = path.as_posix().removesuffix("index.html")
    return Page(file, address, _kind(path))


def _kind(path: Path) -> str:
    """Name the kind: a page of its own by its name, one of many by the folder that holds them."""
    folders = path.parts[:-1] if path.name == "index.html" else (*path.parts[:-1], path.stem)
    if not folders:
        return "home"
    if re.fullmatch(r"\d{4}", folders[-1]):
        return "year"
    if len(folders) > 1:
        return f"one-of-{folders[0]}"
    return folders[0]
