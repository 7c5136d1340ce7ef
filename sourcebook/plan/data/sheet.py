"""Say what a table is, and write it as CSV that spreadsheets, too, read right.

The form is that of RFC 4180, in UTF-8 with the byte order mark without which Excel takes it for
another encoding. A spreadsheet runs a cell that begins like a formula, and where semicolons part
cells in its country, it takes what stands behind one for a cell. In both places an apostrophe is
put before what could be run; taking one away where such a thing stands behind it gives the text.
"""

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from types import SimpleNamespace
from typing import Any, NamedTuple, TypeAlias

from sourcebook.plan.here import Here

MARK = "'"
"""What stands before a text that would else be run."""
BYTE_ORDER_MARK = "\ufeff"

_HIDDEN = "\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff"
_FORMULA = rf"(?=['\s{_HIDDEN}]*[=+\-@\uff0b\uff0d\uff1d\uff20])"
"""What follows where a formula begins; space and what nobody sees may stand before its sign."""
_SEPARATED = re.compile("[;\t\r\n]")
_BEGINS = re.compile(rf"(\A|[;\t\r\n]){_FORMULA}")
_MARKED = re.compile(rf"(\A|[;\t\r\n])'{_FORMULA}")
_HARMLESS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789[(")
"""What most texts begin with."""

Cell: TypeAlias = str | int | float | bool | None
Row: TypeAlias = tuple[Cell, ...]


class Column(NamedTuple):
    """Describe a column: name, type in the words of Frictionless, meaning.

    `about` is English in the files, and marked, since a page says it in the language of readers.
    `of` names the table and column in which each of its ids stands; `always` tells that no cell of
    it is empty.
    """

    name: str
    type: str
    about: str
    of: tuple[str, str] | None = None
    always: bool = False


class Table(NamedTuple):
    """Describe a table. `key` names a row; `rows` makes those of one record."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[Here, str], Iterable[Row]]


def cell(value: Cell) -> str:
    """Write a cell; nothing stands in one that says nothing."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        if value[:1] in _HARMLESS and not _SEPARATED.search(value):
            return value
        return _BEGINS.sub(rf"\1{MARK}", value)
    return repr(value)


def original(text: str) -> str:
    """Return the text of a cell as it was in the record."""
    return _MARKED.sub(r"\1", text)


def csv_of(columns: Sequence[Column], rows: Iterable[Row]) -> str:
    """Write a table, with the names of the columns in its first line."""
    lines: list[str] = [BYTE_ORDER_MARK]
    writer: Any = csv.writer(SimpleNamespace(write=lines.append), lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerows([cell(value) for value in row] for row in rows)
    return "".join(lines)
