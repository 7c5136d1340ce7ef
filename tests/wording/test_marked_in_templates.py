"""Hold templates to one rule: each word that a reader gets is marked, and whole."""

import re
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser

import pytest
from jinja2 import Environment, nodes
from jinja2.ext import InternationalizationExtension

from tests.tools.building import ROOT

TEMPLATES = ROOT / "templates"
LOOKED_UP = {"_", "gettext", "pgettext", "ngettext", "npgettext"}
READ_OUT = {"alt", "aria-description", "aria-label", "aria-roledescription", "label"} | {
    *("placeholder", "summary", "title")
}
"""The attributes that a reader sees or hears."""
NO_WORDS = {"code", "pre", "script", "style"}
"""The elements whose content is no wording."""
KEYS = {"many", "og_type"}
"""The blocks whose words are no wording, but what something is known by."""
_VALUE = "\x00"
_LETTER = re.compile(r"[^\W\d_]")
_LEVEL = re.compile(f"(?<=<h){_VALUE}|(?<=</h){_VALUE}")
_FILE = re.compile(f"{_VALUE}\\.[a-z]+")
_SEVERAL = re.compile(r"[^\W\d_] [^\W\d_]")
_DRAWN = re.compile(r"M[\d.-]")
NAMES = frozenset(
    ("APA", "Atom", "BibTeX", "CSL-JSON", "Chicago", "JSON", "RIS", "RSS"),
)
"""Names of formats and styles, which are the same in every language."""


class _Marked(InternationalizationExtension):
    """Take what is marked out of a template."""

    def _make_node(self, *_: object) -> nodes.Output:
        return nodes.Output([nodes.TemplateData(_VALUE)])


class _Words(HTMLParser):
    """Collect the words between tags, and those in attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what is read out of a tag."""
        if tag in NO_WORDS:
            self._within.append(tag)
        given = dict(attrs)
        for name, value in attrs:
            described = name == "content" and given.get("name") == "description"
            if (name in READ_OUT or described) and _LETTER.search(value or ""):
                self.found.append(f"{name}={value}")

    def handle_endtag(self, tag: str) -> None:
        """Note where other words begin again."""
        if self._within and self._within[-1] == tag:
            self._within.pop()

    def handle_data(self, data: str) -> None:
        """Note the words between two tags."""
        if not self._within and _LETTER.search(data):
            said = " ".join(data.split())
            if not _FILE.fullmatch(said):
                self.found.append(said)


@cache
def environment() -> Environment:
    return Environment(  # noqa: S701 - nothing is rendered
        extensions=[_Marked], lstrip_blocks=True, trim_blocks=True
    )


def parsed(source: str) -> nodes.Template:
    return environment().parse(source)


def words_in(source: str) -> list[str]:
    """Return the words that stand in a template without a mark."""
    reader = _Words()
    reader.feed(_LEVEL.sub("2", "".join(_written(parsed(source)))))
    reader.close()
    return reader.found


def _written(node: nodes.Node) -> Iterator[str]:
    """Yield what a template writes itself, in the order in which it stands there."""
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block) and child.name in KEYS:
            continue
        if isinstance(child, nodes.TemplateData):
            yield child.data
        elif isinstance(child, nodes.Expr):
            yield from _printed(child) if isinstance(node, nodes.Output) else ()
        else:
            yield from _written(child)


def _printed(expression: nodes.Expr) -> Iterator[str]:
    """Yield the words that an expression can come to; a mark stands for all that is not here."""
    match expression:
        case nodes.Const(value=str(text)):
            yield text
        case nodes.CondExpr():
            yield from _printed(expression.expr1)
            yield " "
            if expression.expr2:
                yield from _printed(expression.expr2)
        case nodes.Or() | nodes.And():
            yield from _printed(expression.left)
            yield " "
            yield from _printed(expression.right)
        case nodes.Filter(name="lang"):
            yield " "
        case nodes.Filter() if expression.node:
            yield from _printed(expression.node)
        case nodes.Concat():
            for part in expression.nodes:
                yield from _printed(part)
        case _:
            yield _VALUE


def texts_in(source: str) -> list[str]:
    """Return the texts that a template hands on without a mark."""
    return list(_handed_on(parsed(source)))


def _handed_on(node: nodes.Node) -> Iterator[str]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Call) and getattr(child.node, "name", "") in LOOKED_UP:
            continue
        if isinstance(child, nodes.Compare | nodes.Getitem):
            continue  # keys
        if isinstance(child, nodes.Pair):
            yield from _handed_on(nodes.List([child.value]))
            continue
        if isinstance(child, nodes.Const) and isinstance(child.value, str):
            yield from _said(child.value)
        yield from _handed_on(child)


def _said(text: str) -> Iterator[str]:
    begins = text[:1].isupper() and not _DRAWN.match(text)
    if text not in NAMES and (begins or _SEVERAL.search(text)):
        yield text


@cache
def templates() -> dict[str, str]:
    return {
        file.relative_to(TEMPLATES).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(TEMPLATES.rglob("*.html"))
    }


@pytest.mark.parametrize("name", templates())
def test_words_are_marked(name: str) -> None:
    assert not words_in(templates()[name])


@pytest.mark.parametrize("name", templates())
def test_texts_that_are_handed_on_are_marked(name: str) -> None:
    assert not texts_in(templates()[name])
