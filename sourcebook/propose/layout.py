"""Lay out a record as its file: what was answered, and in comments what else there could be.

The typed model gives the keys, their order, and the words of the comments. A key that is not
answered stands there behind a `#`, without a value: whoever takes the `#` away and writes none is
told so by the check.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from textwrap import wrap
from typing import TypeAlias, get_args, get_origin

from pydantic.fields import FieldInfo

from sourcebook.model.article import Archived, Edge, Reading
from sourcebook.model.incident import Change
from sourcebook.model.record import Part, Publishable
from sourcebook.model.text import Markdown
from sourcebook.propose.scalars import WIDTH, folded, literal, scalar

Value: TypeAlias = "str | list[Value] | dict[str, Value]"
"""What a key can hold: a text, a list, or a group of keys."""
Group: TypeAlias = dict[str, Value]

STEP = "  "
HEADER = (
    "# Every field is explained in docs/content-format.md. A line such as `#note:` is not in use:",
    "# take the # away and write a value after the colon.",
)
"""What every file begins with."""
_ON_ONE_LINE = (Archived, Change, Edge, Reading)
"""Groups that stand between braces, as in the records that are there."""
_FOR_EDITORS = frozenset(Publishable.model_fields)
"""Keys that come last, since few records have them."""


def record_lines(model: type[Part], data: Group, *, without: str = "") -> list[str]:
    """Write the keys of a record; `without` is the field that stands below a front matter."""
    lines: list[str] = []
    fields = {name: info for name, info in _fields(model).items() if name != without}
    last = [name for name in fields if name in _FOR_EDITORS]
    for name in (*(name for name in fields if name not in last), *last):
        info = fields[name]
        if name in data:
            lines += wrap(_description(info), WIDTH, initial_indent="# ", subsequent_indent="#   ")
            lines += _key(name, data[name], info, "")
        else:
            lines += _offer(name, info, "")
    return lines


def entry_lines(model: type[Part], name: str, data: Group) -> list[str]:
    """Write one entry of a vocabulary, without comments: its file explains the keys."""
    fields = _fields(model)
    lines = [f"{scalar(name)}:"]
    for key, value in data.items():
        lines += _key(key, value, fields[key], STEP)
    return lines


def _key(name: str, value: Value, info: FieldInfo, margin: str) -> list[str]:
    part = _part_in(info.annotation)
    if isinstance(value, str):
        return _text(f"{margin}{name}:", value, info, margin)
    if part is None:
        return _list(f"{margin}{name}:", value, info, margin)
    lines = [f"{margin}{name}:"]
    if isinstance(value, list):
        for number, item in enumerate(value):
            lines += _item(part, item, margin + STEP, with_offers=number == 0)
        return lines if value else [f"{margin}{name}: []"]
    if part in _ON_ONE_LINE:
        return [f"{margin}{name}: {_braces(part, value)}"]
    if get_origin(info.annotation) is dict:
        for key, entry in value.items():
            lines.append(f"{margin}{STEP}{scalar(key)}:")
            lines += _group(part, entry, margin + STEP + STEP, with_offers=False)
        return lines if value else [f"{margin}{name}: {{}}"]
    return lines + _group(part, value, margin + STEP, with_offers=True)


def _item(part: type[Part], value: Value, margin: str, *, with_offers: bool) -> list[str]:
    if part in _ON_ONE_LINE:
        return [f"{margin}- {_braces(part, value)}"]
    lines = _group(part, value, margin + STEP, with_offers=with_offers)
    return [f"{margin}- {lines[0].lstrip()}", *lines[1:]]


def _group(part: type[Part], value: Value, margin: str, *, with_offers: bool) -> list[str]:
    if not isinstance(value, dict):
        raise TypeError(value)
    lines = []
    for name, info in _fields(part).items():
        if name in value:
            lines += _key(name, value[name], info, margin)
        elif with_offers:
            lines += _offer(name, info, margin)
    return lines


def _braces(part: type[Part], value: Value) -> str:
    if not isinstance(value, dict):
        raise TypeError(value)
    fields = _fields(part)
    inside = (f"{name}: {_in_flow(item, fields[name])}" for name, item in value.items())
    return f"{{{', '.join(inside)}}}"


def _in_flow(value: Value, info: FieldInfo) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_in_flow(item, info) for item in value)}]"
    if not isinstance(value, str):
        raise TypeError(value)
    return scalar(value, in_flow=True, typed=_is_typed(info))


def _list(start: str, value: Value, info: FieldInfo, margin: str) -> list[str]:
    if not isinstance(value, list):
        raise TypeError(value)
    line = f"{start} {_in_flow(value, info)}"
    if len(line) <= WIDTH:
        return [line]
    return [start, *(f"{margin}{STEP}- {scalar(item)}" for item in value if isinstance(item, str))]


def _text(start: str, value: str, info: FieldInfo, margin: str) -> list[str]:
    """Write a text on one line where it fits, Markdown and longer ones below the key."""
    block = None
    line = f"{start} {scalar(value, typed=_is_typed(info))}"
    if _is_markdown(info):
        block = literal(value, len(margin + STEP))
    elif len(line) > WIDTH and " " in value:
        block = folded(value, len(margin + STEP))
    return [f"{start} {block[0]}", *block[1:]] if block else [line]


def _offer(name: str, info: FieldInfo, margin: str) -> list[str]:
    """Write a key that nobody answered, with all that belongs to it, behind a `#`."""
    return [f"{margin}#{line}" for line in _blank(name, info)]


def _blank(name: str, info: FieldInfo) -> Iterator[str]:
    yield f"{name}:  # {_description(info)}"
    part = _part_in(info.annotation)
    if part is None:
        return
    is_list = get_origin(_without_none(info.annotation)) is tuple
    margin = STEP * (2 if is_list else 1)
    for number, (key, inner) in enumerate(_fields(part).items()):
        mark = "" if inner.is_required() else "#"
        for line in _blank(key, inner):
            if is_list and number == 0:
                yield f"{STEP}- {line}"
            else:
                yield f"{margin}{mark}{line}"


def _fields(model: type[Part]) -> Mapping[str, FieldInfo]:
    return {
        info.alias or name: info for name, info in model.model_fields.items() if not info.exclude
    }


def _description(info: FieldInfo) -> str:
    """Return what the model says of a field, with the words that can stand there."""
    text = " ".join((info.description or "").split())
    words = _words_in(info.annotation)
    return f"{text.removesuffix('.')}: {' | '.join(words)}" if words else text


def _words_in(annotation: object) -> tuple[str, ...]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return tuple(str(word) for word in annotation)
    return next((words for a in get_args(annotation) if (words := _words_in(a))), ())


def _part_in(annotation: object) -> type[Part] | None:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    return next((part for a in get_args(annotation) if (part := _part_in(a))), None)


def _without_none(annotation: object) -> object:
    choices = [choice for choice in get_args(annotation) if choice is not type(None)]
    is_optional = type(None) in get_args(annotation)
    return choices[0] if is_optional and len(choices) == 1 else annotation


def _is_typed(info: FieldInfo) -> bool:
    """Tell whether a field holds a number, a date or a truth value, not a text."""
    kinds = {kind for kind in _leaves(info.annotation) if kind is not type(None)}
    return bool(kinds) and not any(issubclass(kind, str) for kind in kinds)


def _leaves(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for inner in get_args(annotation):
        yield from _leaves(inner)


def _is_markdown(info: FieldInfo) -> bool:
    return get_args(Markdown)[1] in info.metadata
