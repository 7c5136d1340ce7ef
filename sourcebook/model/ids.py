"""The kinds of records, and how a record is named."""

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
    SITE = "site"


class Key(NamedTuple):
    """Name one record of the tree."""

    kind: Kind
    id: str
