"""The kinds of text that a field can hold, each refusing what is not its own.

An untyped record holds nothing but text, so each kind reads text and only text: a whole number is
the digits that were typed, a truth value is `true` or `false`. Each refusal names its rule, a
message and a remedy: `PydanticCustomError(rule, message, {"hint": remedy})`.
"""

import re
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from sourcebook.model import addresses, dates
from sourcebook.model.countries import COUNTRIES
from sourcebook.model.ids import spelt_as_id

MAX_LINE = 300
MAX_PARAGRAPH = 3_000
MAX_MARKDOWN = 100_000
MAX_URL = addresses.MAX_LENGTH
MAX_ID = 64
MAX_SHOWN = 80
"""The most characters of a value that a message shows."""

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_ID = re.compile(ID_PATTERN)
_COUNT = re.compile(r"0|[1-9][0-9]{0,8}")
_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,8})?")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-[A-Z]{2})?")
_COUNTRY = re.compile(r"[A-Z]{2}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_NOTHING = frozenset(["~", "null", "Null", "NULL"])
"""How YAML says that there is no value."""
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))]
)
"""File names that Windows reserves, so that every checkout can hold every record."""


def refusal(rule: str, message: str, hint: str = "") -> PydanticCustomError:
    """Make the error of a value that its kind of text refuses."""
    # Both texts may quote the record, so they travel as values, never as a format.
    return PydanticCustomError(rule, "{message}", {"message": message, "hint": hint})


def shown(text: str) -> str:
    """Quote a value for a message, cut where it is long."""
    return f"`{text[:MAX_SHOWN].rstrip()}…`" if len(text) > MAX_SHOWN else f"`{text}`"


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    kind = {dict: "a group of keys", list: "a list", type(None): "nothing"}.get(type(value), "?")
    hint = "Write a text after the colon."
    if value is None:
        hint = "Write a value after the colon, or remove the line."
    elif isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        hint = f"Write {shown(value[0])} without brackets and dashes."
    raise refusal("wrong-type", f"a text is expected here, not {kind}", hint)


def _filled(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else _text(value)
    if not text:
        raise refusal("empty-value", "the text is empty", "Write it, or remove the line.")
    if text in _NOTHING:
        hint = "Write the value, or remove the line."
        raise refusal("empty-value", f"`{text}` says that there is no value", hint)
    return text


def _line(value: Any) -> str:
    text = _filled(value)
    if "\n" in text:
        raise refusal(
            "wrong-type", "a single line is expected here", "Join the lines, or use `>-`."
        )
    if len(text) > MAX_LINE:
        raise refusal(
            "too-long", f"{len(text)} characters, where {MAX_LINE} fit", "Say it more shortly."
        )
    return text


def _paragraph(value: Any) -> str:
    text = " ".join(_filled(value).split())
    if len(text) > MAX_PARAGRAPH:
        raise refusal(
            "too-long",
            f"{len(text)} characters, where {MAX_PARAGRAPH} fit",
            "Say it more shortly; a long text belongs into the account.",
        )
    return text


def _markdown(value: Any) -> str:
    text = _filled(value)
    if len(text) > MAX_MARKDOWN:
        raise refusal(
            "too-long", f"{len(text)} characters, where {MAX_MARKDOWN} fit", "Shorten the text."
        )
    return text


def read_id(value: Any) -> str:
    """Read an id; refuse anything else."""
    return _id(value if isinstance(value, str) else _text(value))


@lru_cache(maxsize=1 << 18)  # records share the ids that they name, and their memory
def _id(value: str) -> str:
    text = _filled(value)
    if not is_id(text):
        message, hint = refused_id(text)
        meant = spelt_as_id(text)
        guess = f". Did you mean `{meant}`?" if is_id(meant) else ""
        raise refusal("malformed-id", message + guess, hint)
    return text


def is_id(text: str) -> bool:
    """Tell whether a text can name a record."""
    return bool(_ID.fullmatch(text)) and len(text) <= MAX_ID and text not in _RESERVED


def refused_id(text: str) -> tuple[str, str]:
    """Say why a text is no id, and what to do."""
    if text in _RESERVED:
        return f"`{text}` is a name that some systems reserve", "Add a word: place and year."
    return (
        f"{shown(text)} is not an id",
        f"Use lower-case letters a-z, digits and single hyphens, at most {MAX_ID} characters.",
    )


def once(ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return the former ids of a record; refuse one that stands there twice."""
    seen: set[str] = set()
    for former in ids:
        if former in seen:
            raise refusal(
                "former-id-taken",
                f"`{former}` stands twice in `former_ids`",
                "Remove one of the two.",
            )
        seen.add(former)
    return ids


def _count(value: Any) -> int:
    text = _filled(value)
    if not _COUNT.fullmatch(text):
        raise refusal(
            "wrong-type",
            f"{shown(text)} is not a whole number",
            "Write digits only, such as `3`; no signs, spaces, points or words.",
        )
    return int(text)


def _degrees(limit: int) -> Any:
    def read(value: Any) -> float:
        text = _filled(value)
        if not _DEGREES.fullmatch(text) or abs(float(text)) > limit:
            raise refusal(
                "wrong-type",
                f"{shown(text)} is not a coordinate",
                f"Write decimal degrees from -{limit} to {limit}, such as `50.45`.",
            )
        return float(text)

    return PlainValidator(read)


def _flag(value: Any) -> bool:
    text = _filled(value)
    if text not in ("true", "false"):
        raise refusal(
            "wrong-type", f"{shown(text)} is neither true nor false", "Write `true` or `false`."
        )
    return text == "true"


def _edtf(value: Any) -> dates.Edtf:
    return _date(value if isinstance(value, str) else _text(value))


@lru_cache(maxsize=1 << 15)  # and their dates
def _date(value: str) -> dates.Edtf:
    text = _filled(value)
    try:
        return dates.parse(text)
    except dates.DateError as error:
        rule = "impossible-date" if error.impossible else "malformed-date"
        raise refusal(rule, str(error), error.hint) from None


def _day(value: Any) -> date:
    return _exact(value if isinstance(value, str) else _text(value))


@lru_cache(maxsize=1 << 15)
def _exact(value: str) -> date:
    edtf = _date(value)
    point = edtf.points[0]
    if (
        edtf.shape is not dates.Shape.POINT
        or point is None
        or point.precision is not dates.Precision.DAY
        or point.approximate
        or point.uncertain
    ):
        hint = "Write a full date: `2022-03-30`."
        raise refusal("malformed-date", f"`{edtf}` is not a single day", hint)
    return point.earliest


def _url(value: Any) -> str:
    text = _filled(value)
    fault = addresses.fault_of(text)
    if fault:
        raise refusal("unsafe-url", *fault)
    return text


def _country(value: Any) -> str:
    text = _filled(value)
    if _COUNTRY.fullmatch(text):
        return text
    named = {country.name.lower(): code for code, country in COUNTRIES.items()}
    meant = text.upper() if text.upper() in COUNTRIES else named.get(text.lower())
    raise refusal(
        "wrong-type",
        f"{shown(text)} is not a country code.{f' Did you mean `{meant}`?' if meant else ''}",
        "Write the two capital letters of ISO 3166-1, such as `UA`.",
    )


def _matching(pattern: re.Pattern[str], what: str, hint: str) -> PlainValidator:
    def read(value: Any) -> str:
        text = _filled(value)
        if not pattern.fullmatch(text):
            raise refusal("wrong-type", f"{shown(text)} is not {what}", hint)
        return text

    return PlainValidator(read)


def _string_schema(**keywords: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", **keywords})


Line: TypeAlias = Annotated[str, PlainValidator(_line), _string_schema(maxLength=MAX_LINE)]
"""One line of plain text."""
Paragraph: TypeAlias = Annotated[
    str, PlainValidator(_paragraph), _string_schema(maxLength=MAX_PARAGRAPH)
]
"""Plain text without structure; runs of white space count as one space."""
Markdown: TypeAlias = Annotated[
    str, PlainValidator(_markdown), _string_schema(maxLength=MAX_MARKDOWN)
]
"""Markdown, not yet rendered."""
Id: TypeAlias = Annotated[
    str, PlainValidator(read_id), _string_schema(pattern=f"^{ID_PATTERN}$", maxLength=MAX_ID)
]
"""The permanent name of a record."""
Count: TypeAlias = Annotated[
    int, PlainValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})
]
"""A whole number from 0 to 999,999,999."""
Latitude: TypeAlias = Annotated[
    float, _degrees(90), WithJsonSchema({"type": "number", "minimum": -90, "maximum": 90})
]
"""Degrees north, WGS 84."""
Longitude: TypeAlias = Annotated[
    float, _degrees(180), WithJsonSchema({"type": "number", "minimum": -180, "maximum": 180})
]
"""Degrees east, WGS 84."""
Flag: TypeAlias = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]
"""`true` or `false`."""
EdtfDate: TypeAlias = Annotated[
    dates.Edtf,
    PlainValidator(_edtf),
    # A year alone is a number to the YAML of editors.
    WithJsonSchema({"type": ["string", "integer"], "maxLength": dates.MAX_LENGTH}),
]
"""A date as it is known, in EDTF."""
Day: TypeAlias = Annotated[date, PlainValidator(_day), _string_schema(format="date")]
"""A full date."""
Url: TypeAlias = Annotated[str, PlainValidator(_url), _string_schema(pattern="^https?://")]
"""A web address: http or https, with a host, without a user name; kept as it was typed."""
Language: TypeAlias = Annotated[
    str,
    _matching(LANGUAGE, "a language tag", "Write `en`, `uk`, `ru` or another BCP 47 tag."),
    _string_schema(pattern=f"^{LANGUAGE.pattern}$"),
]
"""A language tag of BCP 47: language, script, region."""
Country: TypeAlias = Annotated[
    str,
    PlainValidator(_country),
    _string_schema(pattern="^[A-Z]{2}$"),
]
"""A country code of ISO 3166-1 alpha-2."""
Sha256: TypeAlias = Annotated[
    str,
    _matching(_SHA256, "a SHA-256 digest", "Write the 64 hexadecimal digits, in lower case."),
    _string_schema(pattern="^[0-9a-f]{64}$"),
]
"""A SHA-256 digest in lower-case hexadecimal."""
Private: TypeAlias = Annotated[
    None,
    BeforeValidator(lambda _value: None),
    WithJsonSchema({"description": "Editors' notes; reach no output."}),
]
"""Editors' notes: dropped as soon as they are read, so that nothing later can publish them."""
