"""Hold what Python says to readers to one rule: it is marked, whole, and looked up when it is said.

Templates are held to the same elsewhere. What only editors and programs read stays English.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.tools.building import ROOT

PACKAGE = ROOT / "sourcebook"

LOOKED_UP = {"_": 1, "gettext": 1, "pgettext": 2, "ngettext": 2, "npgettext": 3}
"""How many of its arguments are texts, by what looks one up."""
MARKED = {**LOOKED_UP, "N_": 1, "NP_": 2}
_NUMBERED = {"ngettext", "npgettext"}
_WITH_CONTEXT = {"pgettext", "npgettext", "NP_"}

SPEAKING = ("plan", "render")
"""The parts in which a text that is not marked is a mistake."""
_PROGRAMS = "a file for programs, English in every edition"
EXCEPT: dict[str, dict[str, str]] = {
    "plan/citing.py": {
        "message: If you use": _PROGRAMS,
        "    description: The digest": _PROGRAMS,
    },
    "plan/data/openapi.py": {"": _PROGRAMS},
    "plan/data/package.py": {"Dates are EDTF": _PROGRAMS},
    "plan/data/record_schemas.py": {"": _PROGRAMS},
    "plan/data/schemas.py": {"": _PROGRAMS},
    "plan/headers.py": {"# Read by Netlify": "a comment for whoever runs the host"},
    "plan/plan.py": {"Sitemap: ": "a word of robots.txt"},
}
"""Texts that stay as they are, by module and by how they begin, each with the reason."""

_PLACEHOLDER = re.compile(r"%\(\w+\)s|%%")
_LETTER = re.compile(r"[^\W\d_]")
_WORDS = re.compile(r"[^\W\d_]{2,}[,;:]? [“(]?\w")
_BEGINS = re.compile(r"[“(\s·]*[A-Z]")
_ENDS = re.compile(r"[.!?…:]\s*$")
_VALUE = "1"


@dataclass(frozen=True)
class Said:
    """A text in the code: what it says, where, and whether it is marked."""

    text: str
    line: int
    marked: bool

    @property
    def is_prose(self) -> bool:
        """Tell whether it looks like words for people: several, and a beginning or an end."""
        plain = _PLACEHOLDER.sub(_VALUE, self.text)
        ends = _BEGINS.match(plain) or _ENDS.search(plain)
        return bool(ends and _WORDS.search(plain))


class Module:
    """One module, read for what it says."""

    def __init__(self, file: Path) -> None:
        self.name = file.relative_to(PACKAGE).as_posix()
        self.tree = ast.parse(file.read_text(encoding="utf-8"))

    def __str__(self) -> str:
        return self.name

    @property
    def calls(self) -> Iterator[tuple[str, ast.Call]]:
        """Yield every call that marks a text or looks one up, by its name."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Call) and (name := called(node)) in MARKED:
                yield name, node

    @property
    def said(self) -> Iterator[Said]:
        """Yield every text, but those about the code and for those who run it."""
        yield from _said(self.tree, marked=False)


def called(node: ast.Call) -> str:
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _said(node: ast.AST, *, marked: bool) -> Iterator[Said]:
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.Expr(value=ast.Constant()) | ast.Raise() | ast.Assert():
                continue  # what documents it, and what a mistake of ours ends in
            case ast.Constant(value=str(text)):
                yield Said(text, child.lineno, marked)
            case ast.JoinedStr():
                yield Said(joined(child), child.lineno, marked)
                for part in child.values:
                    if isinstance(part, ast.FormattedValue):
                        yield from _said(part, marked=marked)
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re"))):
                continue  # a pattern
            case ast.Call() if called(child) in MARKED:
                yield from _said(child, marked=True)
            case _:
                yield from _said(child, marked=marked)


def joined(node: ast.JoinedStr) -> str:
    """Return what an f-string says, with a number for each of its values."""
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else _VALUE for part in node.values
    )


def texts_of(name: str, call: ast.Call) -> list[ast.expr]:
    """Return the arguments of a call that are texts; a star may stand for several of them."""
    return call.args[: MARKED[name]]


@cache
def modules() -> tuple[Module, ...]:
    files = sorted(PACKAGE.rglob("*.py"))
    return tuple(Module(file) for file in files if file.parent.name != "wording")


SPEAKERS = [module for module in modules() if module.name.startswith(SPEAKING)]
MARKING = [module for module in modules() if any(module.calls)]


def complaint(module: Module, node: ast.AST, said: str) -> str:
    return f"{module}:{getattr(node, 'lineno', 0)}: {said}"


@pytest.mark.parametrize("module", MARKING, ids=str)
def test_what_is_looked_up_is_a_whole_text(module: Module) -> None:
    """Babel finds what stands in the code; what is put together there is in no catalogue."""
    found = [
        complaint(module, call, ast.unparse(text))
        for name, call in module.calls
        for text in texts_of(name, call)
        if not isinstance(text, ast.Constant | ast.Name | ast.Attribute | ast.Subscript)
        and not isinstance(text, ast.Starred)
    ]
    assert not found


@pytest.mark.parametrize("module", MARKING, ids=str)
def test_a_text_that_is_marked_in_a_table_stands_there(module: Module) -> None:
    found = [
        complaint(module, call, ast.unparse(call))
        for name, call in module.calls
        for text in texts_of(name, call)
        if name not in LOOKED_UP and not isinstance(text, ast.Constant)
    ]
    assert not found


@pytest.mark.parametrize("module", MARKING, ids=str)
def test_each_call_has_the_arguments_that_gettext_takes(module: Module) -> None:
    def fits(name: str, call: ast.Call) -> bool:
        starred = any(isinstance(text, ast.Starred) for text in call.args)
        return not call.keywords and (starred or len(call.args) == MARKED[name] + number(name))

    def number(name: str) -> int:
        return 1 if name in _NUMBERED else 0

    found = [
        complaint(module, call, ast.unparse(call))
        for name, call in module.calls
        if not fits(name, call)
    ]
    assert not found


@pytest.mark.parametrize("module", MARKING, ids=str)
def test_placeholders_have_names(module: Module) -> None:
    """A language puts values in its own order, and a translator must know what they are."""
    found = [
        complaint(module, text, repr(text.value))
        for name, call in module.calls
        for text in texts_of(name, call)
        if isinstance(text, ast.Constant)
        and re.search("[%{]", _PLACEHOLDER.sub("", str(text.value)))
    ]
    assert not found


@pytest.mark.parametrize("module", MARKING, ids=str)
def test_there_is_something_to_translate(module: Module) -> None:
    """Of placeholders alone a pattern can be made, of which its context says what it is for."""
    found = []
    for name, call in module.calls:
        for place, text in enumerate(texts_of(name, call)):
            if not isinstance(text, ast.Constant):
                continue
            is_context = name in _WITH_CONTEXT and place == 0
            plain = _PLACEHOLDER.sub("", str(text.value))
            bare = not _LETTER.search(plain) and (is_context or name not in _WITH_CONTEXT)
            if bare or str(text.value) != str(text.value).strip():
                found.append(complaint(module, text, repr(text.value)))
    assert not found


@pytest.mark.parametrize("module", MARKING, ids=str)
def test_nothing_is_looked_up_before_a_language_is_spoken(module: Module) -> None:
    """A module is loaded once, for all editions: what it looked up then would stay English."""

    def early(node: ast.AST) -> Iterator[ast.Call]:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from (call for default in defaults(child) for call in calls(default))
                continue
            if isinstance(child, ast.Lambda):
                continue
            if isinstance(child, ast.Call) and called(child) in LOOKED_UP:
                yield child
            yield from early(child)

    def defaults(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[ast.expr]:
        given = function.args
        return [*given.defaults, *filter(None, given.kw_defaults), *function.decorator_list]

    def calls(node: ast.AST) -> Iterator[ast.Call]:
        for inner in ast.walk(node):
            if isinstance(inner, ast.Call) and called(inner) in LOOKED_UP:
                yield inner

    assert not [complaint(module, call, ast.unparse(call)) for call in early(module.tree)]


@pytest.mark.parametrize("module", SPEAKERS, ids=str)
def test_words_for_readers_are_marked(module: Module) -> None:
    known = tuple(EXCEPT.get(module.name, ()))
    found = [
        f"{module}:{said.line}: {said.text!r} is not marked: _(…) it, N_(…) it in a table, or let "
        "the template say it"
        for said in module.said
        if said.is_prose and not said.marked and not said.text.startswith(known)
    ]
    assert not found


@pytest.mark.parametrize(
    ("name", "begins"), [(name, text) for name, texts in EXCEPT.items() for text in texts]
)
def test_every_exception_is_needed(name: str, begins: str) -> None:
    said = [text for text in Module(PACKAGE / name).said if text.is_prose and not text.marked]
    assert any(text.text.startswith(begins) for text in said)


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('x = "Two words"', "Two words"),
        ('x = f"{n} of them are here."', "1 of them are here."),
        ('x = f"Version {n}"', "Version 1"),
        ('x = {"a": ("Told here: now",)}', "Told here: now"),
        ('x = "as of the day…"', "as of the day…"),
        ('def f(x="Not known"): ...', "Not known"),
    ],
)
def test_prose_is_seen(code: str, text: str) -> None:
    (said,) = (found for found in _said(ast.parse(code), marked=False) if found.is_prose)
    assert (said.text, said.marked) == (text, False)


@pytest.mark.parametrize(
    "code",
    [
        'x = _("Two words")',
        'x = N_("Two words of a table.")',
        'x = pgettext("a context", "Two words")',
        'x = ngettext("One word here.", "Two words here.", n)',
        'x = "in region"',
        'x = "text/plain; charset=utf-8"',
        'x = "Content-Type"',
        'x: "Callable[[str], Markup]"',
        'x = f"M{x} {y}H{z}"',
        'x = re.compile("^@import (the|other) one.")',
        '"""A docstring of words."""',
        'def f():\n    """Say words."""',
        'raise ValueError("Words for us.")',
    ],
)
def test_what_is_marked_or_no_prose_is_left_alone(code: str) -> None:
    assert not [s for s in _said(ast.parse(code), marked=False) if s.is_prose and not s.marked]
