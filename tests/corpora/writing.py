"""Write records as content files, whatever their texts hold, and remember where each stands."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from sourcebook.load.document import Plain
from tests.corpora.contexts import BODIES

FOLDERS = {"incident": "incidents", "article": "articles", "figure": "figures", "page": "pages"}
_UNSPEAKABLE = re.compile(r"[^ -~\u00a1-\u2027\u2030-\ud7ff]")
"""What a YAML text holds only by its number: controls, and all that some parser minds."""


def file_of(kind: str, name: str) -> str:
    """Return the file that a record is written to, below the content folder."""
    if kind == "site":
        return "site.yaml"
    if kind in FOLDERS:
        return f"{FOLDERS[kind]}/{name}{'.md' if kind in BODIES else '.yaml'}"
    return f"vocabulary/{kind}.yaml"


def lines(values: Plain, name: str = "", before: str = "") -> Iterator[tuple[str, str]]:
    """Yield values as lines of YAML's flow style, each with the field that stands on it.

    Every text is in quotation marks. JSON would do, but for characters beyond 16 bits: it writes
    two numbers where YAML wants one.
    """
    inside = " " * (len(before) - len(before.lstrip()) + 1)
    entries: list[tuple[str, str, Plain]] = []
    if isinstance(values, dict):
        marks = "{}"
        entries = [(f"{name}.{key}", f"{quoted(key)}: ", value) for key, value in values.items()]
    elif isinstance(values, list):
        marks = "[]"
        entries = [(f"{name}[{place}]", "", value) for place, value in enumerate(values, start=1)]
    else:
        yield name, f"{before}{quoted(values or '')}"
        return
    yield name, f"{before}{marks[0]}"
    for place, (field, key, value) in enumerate(entries):
        *most, (last_field, last) = lines(value, field.removeprefix("."), f"{inside}{key}")
        yield from most
        yield last_field, last if place == len(entries) - 1 else f"{last},"
    yield name, f"{inside[1:]}{marks[1]}"


def quoted(text: str) -> str:
    """Write a text in quotation marks, any character of it that could be minded by its number."""
    plain = json.dumps(text, ensure_ascii=False)
    return _UNSPEAKABLE.sub(lambda found: f"\\U{ord(found[0]):08X}", plain)


def write(file: Path, text: str) -> None:
    """Write a file; half of a pair of surrogates becomes bytes that are no UTF-8."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode("utf-8", errors="surrogatepass"))
