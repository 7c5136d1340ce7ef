"""Name each asset after its content, so that a changed one has a new address."""

import hashlib
import posixpath
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass

from sourcebook.model.assets import Assets

STYLE_SHEET = "css/main.css"
"""The one style sheet that pages load; all others are imported by it and inlined."""
FEED_STYLE = "css/feed.css"
"""The style sheet of feeds that are opened in a browser."""

PUBLISHED_SUFFIXES = (".js", ".svg", ".png", ".ico")
"""What is published as it is; licences and notes beside the files stay in the repository."""

FONT_SUFFIX = ".woff2"
"""Fonts are published where the style sheet names them; pictures are drawn with the others."""

_IMPORT = re.compile(
    r"""^@import url\("(?P<path>[^"]+)"\)(?: layer\((?P<layer>[\w.-]+)\))?;\n?""", re.MULTILINE
)
_URL = re.compile(r"""url\(\s*["']?(?P<path>[^"')]+)["']?\s*\)""")
_COMMENT = re.compile(r"/\*.*?\*/\n*", re.DOTALL)
_DRAWN = "data:image/svg+xml;base64,"
_DIGEST_LENGTH = 10


@dataclass(frozen=True, slots=True)
class PublishedAssets:
    """Hold the bytes of every published asset by its new name, and that name by the old one.

    `fonts` are all fonts by the names that they have in the assets folder. `feed_style` is the
    style sheet of feeds, whose address may not change: a feed is not made again for its looks.
    """

    files: Mapping[str, bytes]
    names: Mapping[str, str]
    fonts: Mapping[str, bytes]
    feed_style: str = ""

    @property
    def style_sheet(self) -> str:
        """Return the name of the style sheet."""
        return self.names[STYLE_SHEET]


def published(assets: Assets, *, portable: bool = False) -> PublishedAssets:
    """Inline imports, point the style sheet at the new names, and name all files anew.

    With `portable`, its drawings are in the style sheet: browsers take no mask from another file of
    a disk. A missing import or file raises KeyError: assets belong to the program, not to the
    content.
    """
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    plain = bundled(assets, STYLE_SHEET)
    wanted = {match["path"] for match in _URL.finditer(plain)}
    for path in sorted(assets.files):
        if path.endswith(PUBLISHED_SUFFIXES) or (path.endswith(FONT_SUFFIX) and path in wanted):
            names[path] = _named(path, assets.files[path])
            files[names[path]] = assets.files[path]
    if portable:
        plain = _with_drawings(plain, assets)
    style = _with_new_names(plain, names).encode()
    names[STYLE_SHEET] = _named(STYLE_SHEET, style)
    files[names[STYLE_SHEET]] = style
    fonts = {path: file for path, file in assets.files.items() if path.endswith(FONT_SUFFIX)}
    return PublishedAssets(files, names, fonts, bundled(assets, FEED_STYLE))


def bundled(assets: Assets, path: str) -> str:
    """Return a style sheet with each import in its place, comments left out.

    Addresses in it are relative to the assets folder afterwards.
    """
    folder = posixpath.dirname(path)
    text = _COMMENT.sub("", assets.files[path].decode())

    def inlined(match: re.Match[str]) -> str:
        inner = bundled(assets, posixpath.normpath(posixpath.join(folder, match["path"])))
        return f"@layer {match['layer']} {{\n{inner}}}\n" if match["layer"] else inner

    def rebased(match: re.Match[str]) -> str:
        return f'url("{posixpath.normpath(posixpath.join(folder, match["path"]))}")'

    pieces: list[str] = []
    end = 0
    for match in _IMPORT.finditer(text):
        pieces += [_URL.sub(rebased, text[end : match.start()]), inlined(match)]
        end = match.end()
    pieces.append(_URL.sub(rebased, text[end:]))
    return "".join(pieces)


def _with_new_names(style: str, names: Mapping[str, str]) -> str:
    folder = posixpath.dirname(STYLE_SHEET)

    def renamed(match: re.Match[str]) -> str:
        if match["path"].startswith(_DRAWN):
            return match[0]
        return f'url("{posixpath.relpath(names[match["path"]], folder)}")'

    return _URL.sub(renamed, style)


def _with_drawings(style: str, assets: Assets) -> str:
    def drawn(match: re.Match[str]) -> str:
        if not match["path"].endswith(".svg"):
            return match[0]
        return f'url("{_DRAWN}{b64encode(assets.files[match["path"]]).decode()}")'

    return _URL.sub(drawn, style)


def _named(path: str, content: bytes) -> str:
    stem, suffix = posixpath.splitext(path)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:_DIGEST_LENGTH]}{suffix}"
