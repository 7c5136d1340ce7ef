"""Find every place of the records that holds a value, from the schemas that the model makes.

A field that is new in the model is a new context: nothing is listed here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

from sourcebook.load.document import Plain
from sourcebook.model.records import Records
from sourcebook.model.schema import Schema, schemas

Path = tuple[str, ...]
"""The keys that lead to a value; `ENTRY` stands for the last entry of a list."""
ENTRY = "*"
BODIES = {"article": "abstract", "page": "body"}
"""The kinds of records with a Markdown text below their fields, and what it is called."""


@dataclass(frozen=True)
class Form:
    """One way to put a text into a value: what it is called, and the value that it makes."""

    name: str
    value: Callable[[str], Plain]


@dataclass(frozen=True)
class Context:
    """One place of a kind of record, and the forms to try there, the plainest first."""

    kind: str
    path: Path
    forms: tuple[Form, ...]
    free: bool
    """Whether any words can stand there: no word of a list, no id, no number, no address."""

    @property
    def name(self) -> str:
        """Name the context as messages name fields: `claims[].says`."""
        return f"{self.kind} {'.'.join(self.path).replace(f'.{ENTRY}', '[]')}"


@cache
def contexts() -> Mapping[str, tuple[Context, ...]]:
    """Return the contexts of every kind of record, named as its schema is."""
    return {name: tuple(_contexts_of(name, schema)) for name, schema in _kinds().items()}


def _kinds() -> Mapping[str, Schema]:
    """Return the schema of one record of each kind: for a vocabulary, that of one entry."""
    return {
        name: entry if isinstance(entry := schema.get("additionalProperties"), dict) else schema
        for name, schema in schemas(Records()).items()
    }


def _contexts_of(kind: str, schema: Schema) -> Iterator[Context]:
    found: dict[Path, list[Form]] = {}
    free: set[Path] = set()
    for path, value in _values(schema, ()):
        # `seen` is a word or a group of keys: where both fit, the group is one more form.
        outer = next((path[:n] for n in range(1, len(path)) if path[:n] in found), None)
        if outer is None:
            found.setdefault(path, []).extend(_forms(path, value))
            if value.get("type") == "string" and not {"enum", "format", "pattern"} & value.keys():
                free.add(path)
        else:
            found[outer].append(Form(f"as {path[-1]}", _grouped(path[len(outer) :])))
    for path, forms in found.items():
        yield Context(kind, path, tuple({form.name: form for form in forms}.values()), path in free)


def _values(schema: Schema, path: Path) -> Iterator[tuple[Path, Schema]]:
    """Yield the path and the schema of every value that is no group and no list."""
    if choices := schema.get("anyOf"):
        for choice in choices:
            yield from _values(choice, path)
    elif schema.get("type") == "array":
        yield from _values(schema["items"], (*path, ENTRY))
    elif schema.get("type") == "object":
        for key, value in schema.get("properties", {}).items():
            yield from _values(value, (*path, key))
        for value in schema.get("patternProperties", {}).values():
            yield from _values(value, (*path, ENTRY))
    elif "$ref" not in schema:  # a list of known ids, beside the form of an id
        yield path, schema


def _forms(path: Path, schema: Schema) -> Iterator[Form]:
    yield Form("", _itself)
    if schema.get("pattern") == "^https?://":
        # No two sources have one address.
        start = f"https://{path[0].replace('_', '-')}.example/"
        yield Form("as a host", lambda text: f"https://{text}/")
        yield Form("in a path", lambda text: f"{start}{text}")
        yield Form("in a query", lambda text: f"{start}?q={_escaped(text)}")
    if schema.get("format") == "email":
        yield Form("as a mailbox", lambda text: f"{text}@hostile.example")


def _escaped(text: str) -> str:
    return quote(text, safe="", errors="replace")


def _itself(text: str) -> str:
    return text


def _grouped(path: Path) -> Callable[[str], Plain]:
    def value(text: str) -> Plain:
        made: Plain = text
        for key in reversed(path):
            made = {key: made}
        return made

    return value


MARKDOWN = (
    ("paragraph", "{}"),
    ("bold", "**{}**"),
    ("link target", "[words]({})"),
    ("link target in brackets", "[words](<{}>)"),
    ("link title", '[words](https://hostile.example/ "{}")'),
    ("link words", "[{}](https://hostile.example/)"),
    ("link query", "[words](https://hostile.example/?q={})"),
    ("record link", "[words](incident:{})"),
    ("mailbox", "[words](mailto:{})"),
    ("address", "<https://hostile.example/{}>"),
    ("citation", "Words [@{}]."),
    ("code", "`{}`"),
    ("block of code", "Words:\n\n    {}"),
    ("quotation", "> {}"),
    ("list", "- {}"),
    ("table", "| {} | words |\n| --- | --- |\n| words | {} |"),
    ("heading", "{heading} {}"),
)
"""The ways to put a text of one line into Markdown, by name."""
