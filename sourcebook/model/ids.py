"""The kinds of records, and how a record is named."""

import re
import unicodedata
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """Name a kind of record."""

    INCIDENT = "incident"
    ARTICLE = "article"
    FIGURE = "figure"
    PAGE = "page"
    ACTOR = "actor"
    PUBLISHER = "publisher"
    TAG = "tag"
    WARNING = "warning"
    GROUP = "group"
    REGION = "region"
    LOADED_WORD = "loaded-word"
    LINK = "link"
    RELEASE = "release"
    SITE = "site"


class Key(NamedTuple):
    """Name one record of the tree."""

    kind: Kind
    id: str


_AROUND = " \"'`<>()[]@\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb"
"""What people put around an id."""
_ENDING = re.compile(r"\.(?:md|ya?ml|html?|txt)$", re.IGNORECASE)


def spelt_as_id(text: str) -> str:
    """Return a name, a path or a quoted id as an id is spelt; nothing for a web address."""
    if "://" in text:
        return ""
    name = _ENDING.sub("", text[:300].strip(_AROUND).rpartition("/")[2])
    plain = unicodedata.normalize("NFKD", name).lower()
    letters = (c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return "-".join("".join(letters).split())
