"""The things that schema.org knows, as plain data."""

from typing import Any, TypeAlias

Structured: TypeAlias = dict[str, Any]
"""JSON-LD (https://www.w3.org/TR/json-ld11/): mappings, tuples, text, numbers and truth values."""


_TELLING = (False, 0)
"""What is false to Python and yet says something: no, and nought degrees."""


def thing(kind: str, **properties: Any) -> Structured:  # noqa: ANN401 - of any type
    """Return a thing of a type, without the properties that nothing is known of."""
    known = {
        name: value if type(value) is str else _in_its_language(value)
        for name, value in properties.items()
        if value or value in _TELLING
    }
    return {"@type": kind, **known}


def _in_its_language(value: Any) -> Any:  # noqa: ANN401 - of any type
    """Name the language of a text that is not in that of the page, as JSON-LD does."""
    language = getattr(value, "language", None)
    return {"@value": str(value), "@language": language} if language else value
