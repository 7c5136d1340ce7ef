"""Name each asset after its content, so that a changed one has a new address."""

import hashlib
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass

from sourcebook.model.assets import Assets

STYLE_SHEET = "css/main.css"
"""The one style sheet that pages load; all others are imported by it and inlined."""

PUBLISHED_SUFFIXES = (".js", ".svg", ".png", ".ico")
"""What is published as it is; licences and notes beside the files stay in the repository."""

FONT_SUFFIX = ".woff2"
"""Fonts are published where the style sheet names them; pictures are drawn with the others."""

_IMPORT = re.compile(
    r"""^@import url\("(?P<path>[^"]+)"\)(?: layer\((?P<layer>[\w.-]+)\))?;\n?""", re.MULTILINE
)
_URL = re.compile(r"""url\(\s*["']?(?P<path>[^"')]+)["']?\s*\)""")
_COMMENT = re.compile(r"/\*.*?\*/\n*", re.DOTALL)
_DIGEST_LENGTH = 10


@dataclass(frozen=True, slots=True)
class PublishedAssets:
    """Hold the bytes of every published asset by its new name, and that name by the old one.

    `fonts` are all fonts by the names that they have in the assets folder.
    """

    files: Mapping[str, bytes]
    names: Mapping[str, str]
    fonts: Mapping[str, bytes]

    @property
    def style_sheet(self) -> str:
        """Return the name of the style sheet."""
        return self.names[STYLE_SHEET]


def published(assets: Assets) -> PublishedAssets:
    """Inline imports, point the style sheet at the new names, and name all files anew.

    A missing import or file raises KeyError: assets belong to the program, not to the content.
    """
    files: dict[str, bytes] = {}
    names: dict[str, str] = {}
    plain = bundled(assets, STYLE_SHEET)
    wanted = {match["path"] for match in _URL.finditer(plain)}
    for path in sorted(assets.files):
        if path.endswith(PUBLISHED_SUFFIXES) or (path.endswith(FONT_SUFFIX) and path in wanted):
            names[path] = _named(path, assets.files[path])
            files[names[path]] = assets.files[path]
    style = _with_new_names(plain, names).encode()
    names[STYLE_SHEET] = _named(STYLE_SHEET, style)
    files[names[STYLE_SHEET]] = style
    fonts = {path: file for path, file in assets.files.items() if path.endswith(FONT_SUFFIX)}
    return PublishedAssets(files, names, fonts)


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
        return f'url("{posixpath.relpath(names[match["path"]], folder)}")'

    return _URL.sub(renamed, style)


def _named(path: str, content: bytes) -> str:
    stem, suffix = posixpath.splitext(path)
    return f"{stem}.{hashlib.sha256(content).hexdigest()[:_DIGEST_LENGTH]}{suffix}"
