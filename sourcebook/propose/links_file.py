"""Write down what is known of the addresses of sources, so that versions can be merged.

Entries stand in the order of their ids, and one that says the same stays as it is, with whatever
was written beside it by hand.
"""

from collections.abc import Iterator, Mapping

from sourcebook.load.one_file import LINKS_FILE
from sourcebook.model.link import Link
from sourcebook.propose.editing import CannotEdit, end_of, lines_of, read_back
from sourcebook.propose.layout import Group, entry_lines

HEAD = """\
# yaml-language-server: $schema=../schema/links.schema.json
# What `build.py links` found at the addresses of sources that are not plainly alive.
# Every key is explained in docs/content-format.md.
"""


def with_links(data: bytes, links: Mapping[str, Link]) -> bytes:
    """Return the file with these entries and no others; empty bytes for one that is not there.

    Raises CannotEdit where the file as it is cannot be read.
    """
    if not data and not links:
        return b""
    data = data or HEAD.encode()
    known = _links(data)
    lines = lines_of(data)
    end = end_of(lines)
    head, blocks = _blocks(lines, _starts(data))
    if lines and not lines[-1].endswith("\n"):
        (blocks[next(reversed(blocks))] if blocks else head).append(end)
    parts = [*head, *([end] if links and head and head[-1].strip() and not blocks else [])]
    for name in sorted(links):
        same = known.get(name) == links[name]
        parts += blocks[name] if same else _written(links[name], end)
    edited = "".join(parts).encode("utf-8")
    if _links(edited) != dict(links):
        raise CannotEdit("it would not say what was found")
    return edited


def _written(link: Link, end: str) -> Iterator[str]:
    group: Group = {"url": link.url, "state": link.state.value, "found": link.found.isoformat()}
    if link.to is not None:
        group["to"] = link.to
    for line in entry_lines(Link, link.id, group):
        yield line + end


def _links(data: bytes) -> dict[str, Link]:
    reading = read_back(data, LINKS_FILE)
    if reading.problems:
        raise CannotEdit(reading.problems[0].message)
    return {e.key.id: e.record for e in reading.entries if isinstance(e.record, Link)}


def _starts(data: bytes) -> dict[str, int]:
    """Return the number of the line on which each entry begins."""
    found: dict[str, int] = {}
    for entry in read_back(data, LINKS_FILE).entries:
        if entry.document is not None:
            found[entry.key.id] = entry.document.whole().line - 1
    return found


def _blocks(lines: list[str], starts: Mapping[str, int]) -> tuple[list[str], dict[str, list[str]]]:
    """Return the lines above all entries, and those of each; comments above one belong to it."""
    begins = {name: _with_comments(lines, start) for name, start in starts.items()}
    if not begins:
        return list(lines), {}
    order = sorted(begins, key=begins.__getitem__)
    ends = [*(begins[name] for name in order[1:]), len(lines)]
    return lines[: begins[order[0]]], {
        name: lines[begins[name] : end] for name, end in zip(order, ends, strict=True)
    }


def _with_comments(lines: list[str], start: int) -> int:
    """Return where the comments begin that stand right above a line, but for the first lines."""
    first = start
    while first > 0 and lines[first - 1].startswith("#"):
        first -= 1
    return first if first > 0 else start
