"""Who names things in `tag:` URIs (RFC 4151): a host or an address of e-mail, and a date."""

import re
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import PlainValidator, WithJsonSchema

from sourcebook.model.text import refusal, shown

YEAR = "2026"
"""That of an identity that the settings do not name: of the first feeds with `tag:` URIs."""

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_HOST = rf"{_LABEL}(?:\.{_LABEL})*"
_SHAPE = rf"(?:[a-z0-9._-]+@)?{_HOST},[0-9]{{4}}(?:-[0-9]{{2}}(?:-[0-9]{{2}})?)?"
_IDENTITY = re.compile(rf"(?:[a-z0-9._-]+@)?(?P<host>{_HOST}),(?P<date>[0-9-]+)")
_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")
_MAX_HOST = 253
_NO_LETTER_OF_HOSTS = re.compile(r"[^a-z0-9-]+")
_EXAMPLE = "`example.org,2026`: a host that was yours when that year began"


def _identity(value: Any) -> str:
    text = value.strip() if isinstance(value, str) else ""
    found = _IDENTITY.fullmatch(text)
    if not found or len(found["host"]) > _MAX_HOST:
        raise refusal(
            "wrong-type",
            f"{shown(text)} is not a host and a date as RFC 4151 writes them",
            f"Write one such as {_EXAMPLE}; in small letters, `xn--…` where others are in it.",
        )
    if not _is_date(found["date"]):
        raise refusal(
            "wrong-type",
            f"{shown(found['date'])} is not a year, a month or a day",
            f"Write one such as {_EXAMPLE}.",
        )
    return text


def _is_date(text: str) -> bool:
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[: len("2026-01-01")])
    except ValueError:
        return False
    return True


Identity = Annotated[
    str, PlainValidator(_identity), WithJsonSchema({"type": "string", "pattern": f"^{_SHAPE}$"})
]


def identity_of(base_url: str) -> str:
    """Return the identity of a site that names none: that of its host, in the fixed year."""
    host = urlsplit(base_url).hostname or ""
    labels = (_label(label) for label in host.split("."))
    return f"{'.'.join(label for label in labels if label) or 'localhost'},{YEAR}"


def _label(label: str) -> str:
    """Return a part of a host in the letters that RFC 4151 knows; not all hosts keep to them."""
    if not label.isascii():
        label = f"xn--{label.casefold().encode('punycode').decode('ascii')}"
    return _NO_LETTER_OF_HOSTS.sub("-", label.lower()).strip("-")
