"""Draw whole content folders: records that the schema allows, and what editors and enemies do."""

import json
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

import yaml
from hypothesis import strategies as st

from sourcebook.load.content import load_content
from sourcebook.load.one_file import VOCABULARIES
from sourcebook.model.schema import schemas
from tests.tools.building import ROOT

SITES = ROOT / "tests" / "sites"
PRIVATE = "quietly4711"
"""Stands under `private:`, and must come out nowhere."""
HELD_BACK = "embargo4711"
"""Stands in a record that is held back, and must come out in no file of the site."""

Tree = dict[str, bytes]
"""The files of a content folder, by their paths in it."""


@dataclass(frozen=True)
class Place:
    """What stands at a path instead of a file: a `link`, a `pipe` or a `folder`."""

    kind: str


@dataclass(frozen=True)
class Folder:
    """A content folder: the files of a test site after some changes, and what else stands in it."""

    site: str
    files: Mapping[str, bytes]
    others: Mapping[str, Place]

    def __repr__(self) -> str:
        """Show what is not as in the test site."""
        known = base(self.site)
        changed = {n: d[:2_000] for n, d in self.files.items() if known.get(n) != d}
        gone = [name for name in known if name not in self.files]
        return f"Folder({self.site!r}: {changed}, others={dict(self.others)}, gone={gone})"

    def write(self, folder: Path, *, backwards: bool = False) -> Path:
        """Write all files below a folder; the disk may list them in the order of writing."""
        content = folder / "content"
        content.mkdir(parents=True)
        for name, data in sorted(self.files.items(), reverse=backwards):
            self._write(content / name, data)
        for name, place in sorted(self.others.items(), reverse=backwards):
            self._put(content / name, place)
        return content

    @staticmethod
    def _write(path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    @staticmethod
    def _put(path: Path, place: Place) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        match place.kind:
            case "link":
                path.symlink_to("/etc/hostname")
            case "pipe":
                os.mkfifo(path)
            case _:
                path.mkdir()


ODD = st.sampled_from(
    [
        *["", " ", "~", "null", "NO", "true", "-1", "1e3", "0x1F", "12:30", "2020-02-30", "202X"],
        *[
            "none",
            "oil",
            "evans-bay-2020",
            "daily-2020-03-02-spill",
            "the-daily",
            "NZ",
            "XX",
            "con",
        ],
        *["../x", "/etc/passwd", "a\u202eb", "\u200b", "\ufeff", "\x85", "\u2028", "а", "ﬁ", "İ"],  # noqa: RUF001
        *["<script>alert(1)</script>", "![x](http://x.example/y.png)", "[a](javascript:alert(1))"],
        *["[@nobody]", "[@daily-2020-03-02-spill]", "[a](page:about)", "=1+1", "::error::x"],
        *["##[error]x", "\x1b[2J", "{{ 7*7 }}", "{% raw %}", "</title>", "]]>", "&#1;", "%s%n"],
        *["https://a.example/", "https://u:p@a.example/", "http://[::1", "data:text/html,x"],
        *["A" * 301, "word " * 700, "[" * 40, "> " * 40, "`" * 9, "\\", "'", '"', "#", "- ", ": "],
        *["catastrophe", "«catastrophe»", "one hundred and", "\ud800", "\U0001f600", "\U0001ffff"],
    ]
)
TEXT = st.one_of(ODD, st.text(max_size=30))
FILE_NAMES = st.sampled_from(
    [
        *[
            "incidents/Evans-Bay.yaml",
            "incidents/a b.yaml",
            "incidents/con.yaml",
            "incidents/.yaml",
        ],
        *["incidents/x.yml", "incidents/x", "incidents/a/b/c/x-2020.yaml", "incidents/é.yaml"],
        *["articles/x.yaml", "articles/x.md", "vocabulary/actors.yml", "vocabulary/a/tags.yaml"],
        *["vocabulary/actor.yaml", "figures/x.yaml", "pages/x.md", "pages/index.md", "x.yaml"],
        *["Site.yaml", "site.yaml/x", "incident/x.yaml", ".hidden/x.yaml", "incidents/a\nb.yaml"],
        *["incidents/\u202ex.yaml", "incidents/" + "a" * 70 + ".yaml", "/".join("abcdefghijklmno")],
        *["incidents/::error::x.yaml", "pages/%0A.md", "pages/\ud800.md", "articles/-x.md"],
    ]
)


@cache
def base(site: str) -> Tree:
    """Read a test site; what it holds back stays out, since the drawing brings its own."""
    folder = SITES / site / "content"
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*.*"))
        if path.is_file() and "held-back" not in path.parts and "unspoken" not in path.name
    }


@cache
def schema_of(site: str) -> dict[str, dict[str, Any]]:
    """Return the schemas of the records, which offer the ids that the site has."""
    return schemas(load_content(SITES / site / "content", "content").records)


def by_schema(  # noqa: C901, PLR0911 - a case a kind of schema
    schema: dict[str, Any], offers: dict[str, Any]
) -> st.SearchStrategy[Any]:
    """Draw data that a schema allows, or nearly: a text is any text, a date any date."""
    if "$ref" in schema:
        return st.sampled_from(offers[schema["$ref"].rpartition("/")[2]]["enum"])
    if "anyOf" in schema:
        known, *others = (by_schema(choice, offers) for choice in schema["anyOf"])
        return st.one_of(known, known, known, *others)
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    match schema.get("type"):
        case "object" if "properties" in schema:
            drawn = {key: by_schema(part, offers) for key, part in schema["properties"].items()}
            required = set(schema.get("required", ()))
            return st.fixed_dictionaries(
                {key: each for key, each in drawn.items() if key in required},
                optional={key: each for key, each in drawn.items() if key not in required},
            )
        case "object":
            parts = schema.get("additionalProperties", {})
            return st.dictionaries(IDS, by_schema(parts, offers), max_size=3)
        case "array":
            return st.lists(by_schema(schema["items"], offers), max_size=3)
        case "boolean":
            return st.sampled_from(["true", "false"])
        case "integer" | "number":
            return st.integers(0, 200).map(str)
        case "string" if schema.get("format") == "date":
            return DAYS
        case "string" if schema.get("pattern", "").startswith("^https"):
            return st.just("https://a.example/x")
        case "string" if "pattern" in schema:
            return IDS
        case "string":
            return LINES
    return st.one_of(DAYS, st.sampled_from(["2020", "2020-03~", "2020-02-01/.."]), LINES)


IDS = st.sampled_from(["x-1", "x-2", "evans-bay-2020", "nobody"])
DAYS = st.sampled_from(["2020-03-02", "2020-03-05", "2021-01-01"])
LINES = st.sampled_from(
    ["Some oil was lost.", "Розлив нафти", "نفط", "12 people", "A [@x] b", "x" * 400]
)


@st.composite
def records(draw: st.DrawFn, site: str) -> tuple[str, bytes]:
    """Draw one new file that the schema allows, or nearly."""
    kind = draw(st.sampled_from(["incident", "article", "figure", "page", *VOCABULARIES]))
    schema = schema_of(site)[kind]
    data = draw(by_schema(schema, schema.get("definitions", {})))
    name = draw(st.sampled_from(["new-2020", "new-2021", "x-1"]))
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_style="'")
    if kind in {"article", "page"}:
        return f"{kind}s/{name}.md", f"---\n{text}---\n{draw(TEXT)}\n".encode("utf-8", "replace")
    if kind in VOCABULARIES:
        return f"vocabulary/{kind}.yaml", text.encode()
    return f"{kind}s/{name}.yaml", text.encode()


def _cut(draw: st.DrawFn, data: bytes) -> bytes:
    return data[: draw(st.integers(0, len(data)))]


def _insert(draw: st.DrawFn, data: bytes) -> bytes:
    place = draw(st.integers(0, len(data)))
    new = st.one_of(
        st.binary(min_size=1, max_size=6), TEXT.map(lambda t: t.encode("utf-8", "replace"))
    )
    return data[:place] + draw(new) + data[place:]


def _repeat(draw: st.DrawFn, data: bytes) -> bytes:
    start = draw(st.integers(0, len(data)))
    stop = draw(st.integers(start, min(len(data), start + 400)))
    return data[:stop] + data[start:stop] * draw(st.sampled_from([0, 1, 2, 50])) + data[stop:]


def _recode(draw: st.DrawFn, data: bytes) -> bytes:
    text = data.decode("utf-8", "replace")
    encoding = draw(st.sampled_from(["utf-16", "utf-8-sig", "cp1251", "latin-1", "utf-7", "crlf"]))
    if encoding == "crlf":
        return text.replace("\n", "\r\n").encode()
    return text.encode(encoding, "replace")


def _line(draw: st.DrawFn, data: bytes) -> bytes:
    lines = data.decode("utf-8", "replace").split("\n")
    number = draw(st.integers(0, len(lines) - 1))
    match draw(st.integers(0, 4)):
        case 0:
            lines.insert(number, lines[draw(st.integers(0, len(lines) - 1))])
        case 1:
            del lines[number]
        case 2:
            lines[number] = draw(st.sampled_from(["  ", "\t", "- ", "# ", "-"])) + lines[number]
        case 3:
            lines[number] = lines[number].strip()
        case _:
            key, colon, _ = lines[number].partition(":")
            lines[number] = f"{key}{colon} {draw(TEXT)}"
    return "\n".join(lines).encode("utf-8", "replace")


def _shape(draw: st.DrawFn, data: bytes) -> bytes:
    """Swap the type of a value, remove or repeat it, or nest it deep."""
    text = data.decode("utf-8", "replace")
    parts = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    front = parts[1] if len(parts) == 3 else text
    try:
        plain = yaml.load(front, yaml.BaseLoader)  # noqa: S506 - it makes nothing but texts
    except (yaml.YAMLError, RecursionError):
        return data
    places = list(_places(plain, ()))
    if not places:
        return data
    *steps, last = draw(st.sampled_from(places))
    group = plain
    for step in steps:
        group = group[step]
    match draw(st.integers(0, 3)):
        case 0:
            del group[last]
        case 1 if isinstance(group, list):
            group.append(group[last])
        case 2:
            group[last] = json.loads("[" * 15 + '"x"' + "]" * 15)
        case _:
            odd = st.one_of(TEXT, st.none(), st.lists(TEXT, max_size=2), st.just({"x": "y"}))
            group[last] = draw(odd)
    made = json.dumps(plain) + "\n"
    return (f"---\n{made}---\n{parts[2]}" if len(parts) == 3 else made).encode("utf-8", "replace")


def _places(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401 - any data
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, below in entries if isinstance(value, dict | list) else ():
        yield (*path, key)
        yield from _places(below, (*path, key))


CHANGES: tuple[Callable[[st.DrawFn, bytes], bytes], ...] = (
    *(_cut, _insert, _repeat, _recode),
    *(_line, _line, _line, _shape, _shape, _shape),
)


@st.composite
def folders(draw: st.DrawFn, *sites: str, most: int = 4) -> Folder:
    """Draw a content folder: that of a test site after some changes."""
    site = draw(st.sampled_from(sites))
    files = dict(base(site))
    others: dict[str, Place] = {}
    for _ in range(draw(st.integers(0, most))):
        name = draw(st.sampled_from(sorted(files)))
        match draw(st.integers(0, 9)):
            case 0:
                new, data = draw(records(site))
                files[new] = data
            case 1:
                files[draw(FILE_NAMES)] = files[name]
            case 2 if len(files) > 1:
                del files[name]
            case 3:
                kind = draw(st.sampled_from(["link", "pipe", "folder"]))
                others[draw(st.sampled_from(["incidents/x-9.yaml", "x", "vocabulary/x.yaml"]))] = (
                    Place(kind)
                )
            case _:
                change = draw(st.sampled_from(CHANGES))
                files[name] = change(draw, files[name])
    name = draw(st.sampled_from(sorted(files)))
    files[name] = _with_notes(draw, files[name], name)
    if draw(st.booleans()):
        new, data = _held_back(draw, site)
        files.setdefault(new, data)
    return Folder(site, _possible(files), others)


NOTES = (
    f"private: {PRIVATE}\n",
    f"private:\n  a: {PRIVATE}\n  b: [{PRIVATE}]\n",
    f"private: |\n  {PRIVATE}\n\n  {PRIVATE} [@x] <b>\n",
    f"private: [{PRIVATE}, '{PRIVATE}']\n",
    f'private: {{a: "{PRIVATE}\\u202e", a: {PRIVATE}}}\n',
    f"private: [{PRIVATE}\n",
    f"private: &{PRIVATE} x\n",
    f"private: !{PRIVATE} x\n",
)


def _with_notes(draw: st.DrawFn, data: bytes, name: str) -> bytes:
    """Put editors' notes before everything else that a record says."""
    notes = draw(st.sampled_from(NOTES)).encode()
    if name.endswith(".md") and data.startswith(b"---\n"):
        return b"---\n" + notes + data[4:]
    if name.endswith(".yaml") and re.match(rb"[a-z]", data) and "vocabulary" not in name:
        return notes + data
    return data


def _held_back(draw: st.DrawFn, site: str) -> tuple[str, bytes]:
    """Draw a copy of a record that is a draft or embargoed, with a title that tells it apart."""
    name = draw(
        st.sampled_from(
            [name for name in base(site) if not name.startswith(("vocabulary", "site"))]
        )
    )
    mark = draw(st.sampled_from(["draft: true", "embargoed: true"]))
    text = base(site)[name].decode()
    text = re.sub(
        r"^title:.*\n(?:[ ].*\n)*", f"title: '{HELD_BACK}'\n{mark}\n", text, flags=re.MULTILINE
    )
    text = re.sub(
        r"^(?:draft|embargoed|former_ids|merged_into|url): (?!true\n).*\n",
        "",
        text,
        flags=re.MULTILINE,
    )
    path = PurePosixPath(name)
    return str(path.with_name(f"{HELD_BACK}{path.suffix}")), text.encode()


def _possible(files: Tree) -> Tree:
    """Leave out what no disk takes: names beside which a folder of that name would have to be."""
    names = {name for name in files if not _unwritable(name)}
    folders = {str(parent) for name in names for parent in PurePosixPath(name).parents}
    return {name: files[name] for name in names - folders}


def _unwritable(name: str) -> bool:
    try:
        return any(len(part.encode()) > 200 for part in name.split("/"))
    except UnicodeEncodeError:
        return True
