"""Say of every text of a record whether and how it is translated, and find them all.

Every field that holds a text of ours stands in the table below; a test fails for one that does not.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum, auto
from functools import cache
from typing import Any, NamedTuple, TypeVar, get_args

from sourcebook.model.article import Article
from sourcebook.model.figure import Figure, FigurePoint, ValueCorrection
from sourcebook.model.incident import (
    Casualties,
    Change,
    Claim,
    Incident,
    Named,
    Party,
    When,
    Where,
)
from sourcebook.model.record import Part, Record, altered
from sourcebook.model.release import Release
from sourcebook.model.site import (
    BorderSource,
    Editor,
    Licence,
    ListSettings,
    MapSettings,
    Page,
    Side,
    Site,
)
from sourcebook.model.text import MAX_LINE, MAX_MARKDOWN, MAX_PARAGRAPH, Line, Paragraph
from sourcebook.model.vocabulary import (
    Actor,
    Group,
    LoadedWord,
    Publisher,
    Region,
    Tag,
    Warning_,
)

R = TypeVar("R", bound=Record)
P = TypeVar("P", bound=Part)


class How(Enum):
    """Say how a text is translated."""

    NAMED = auto()
    """Under its own name."""
    LISTED = auto()
    """Under `texts`, by the digest of its original."""
    MAY_BE_NAMED = auto()
    """Under its own name where it is no name but a description, such as "A website"."""
    MAY_BE_LISTED = auto()
    """Under `texts`, where it is such a description."""
    STAYS = auto()
    """Not at all: words of others, names, and what readers do not see as a text."""
    UNTRANSLATED = auto()
    """Not at all, though it is written in the language of the records."""

    @property
    def is_named(self) -> bool:
        """Tell whether a translation stands under the text's own name."""
        return self in {How.NAMED, How.MAY_BE_NAMED}

    @property
    def is_listed(self) -> bool:
        """Tell whether a translation stands under `texts`."""
        return self in {How.LISTED, How.MAY_BE_LISTED}

    @property
    def may_stay(self) -> bool:
        """Tell whether nothing is missing where there is no translation."""
        return self in {How.MAY_BE_NAMED, How.MAY_BE_LISTED}


NAMED, LISTED, MAY_BE_NAMED, MAY_BE_LISTED, STAYS, UNTRANSLATED = How
TEXTS: Mapping[type[Part], Mapping[str, How]] = {
    Incident: dict.fromkeys(("title", "summary", "status_note", "account", "withdrawn"), NAMED),
    When: {"note": LISTED},
    # Incidents name a region by a key; readers see the name of the region's own record.
    Where: {"name": LISTED, "district": LISTED, "region": STAYS, "note": LISTED},
    Party: {"name": LISTED, "note": LISTED},
    Named: {"why": LISTED},
    Casualties: {"quote": STAYS, "note": LISTED},
    Claim: {"says": LISTED, "quote": STAYS},
    Change: {"note": LISTED, "was": LISTED, "now": LISTED},
    Article: {"title": NAMED, "authors": STAYS, "problems": LISTED, "abstract": NAMED},
    Figure: dict.fromkeys(("title", "counts", "scope", "note"), NAMED),
    FigurePoint: {"quote": STAYS, "note": LISTED},
    ValueCorrection: {"note": LISTED},
    Page: dict.fromkeys(("title", "summary", "body"), NAMED),
    Actor: {"name": NAMED, "note": NAMED},
    Publisher: {"name": MAY_BE_NAMED, "note": NAMED},
    Tag: {"name": NAMED, "description": NAMED},
    Warning_: {"name": NAMED, "description": NAMED},
    Group: {"name": NAMED, "description": NAMED},
    Region: {"name": NAMED, "iso_3166_2": STAYS, "note": NAMED},
    LoadedWord: {"id": STAYS, "suggest": STAYS},
    Release: {"note": UNTRANSLATED},
    Site: {"title": NAMED, "tagline": NAMED, "description": NAMED},
    Editor: {"name": MAY_BE_LISTED},
    Licence: {"name": STAYS},
    Side: {"name": LISTED, "note": LISTED},
    ListSettings: {"name": LISTED, "note": LISTED},
    MapSettings: {"note": LISTED},
    BorderSource: {"name": STAYS, "licence": STAYS},
}
"""How each text of each kind of part is translated."""
_NOT_INSIDE = frozenset({"translations", "private"})


class RecordText(NamedTuple):
    """Hold one text of a record: where it stands, how it is translated, its words, and its size.

    `most` is how many characters fit into the place.
    """

    path: tuple[str | int, ...]
    how: How
    text: str
    most: int = MAX_MARKDOWN


def texts_of(record: Record) -> Iterator[RecordText]:
    """Yield every text of a record that is, or could be, translated, in the order of its fields."""
    return _texts_in(record, ())


def _texts_in(part: Part, path: tuple[str | int, ...]) -> Iterator[RecordText]:
    declared, inside = TEXTS.get(type(part), {}), _inside(type(part))
    for name in type(part).model_fields:
        if name in declared:
            value = getattr(part, name)
            here = (*path, name)
            many = value if isinstance(value, tuple) else None
            texts = (
                [(here, value)] if many is None else [((*here, n), v) for n, v in enumerate(many)]
            )
            for place, text in texts:
                how = how_of(part, name)
                if text and how is not How.STAYS and _is_worded(text):
                    yield RecordText(place, how, text, _most(type(part), name))
        elif name in inside:
            for key, below in _parts_in(getattr(part, name)):
                yield from _texts_in(below, (*path, name, *key))


def how_of(part: Part, field: str) -> How:
    """Return how a text of a part is translated."""
    if isinstance(part, Article) and field == "title" and not part.title.startswith("["):
        return How.STAYS  # a headline, as it was printed
    if isinstance(part, Change) and (
        (field == "was" and part.status_before) or (field == "now" and part.status_after)
    ):
        return How.STAYS  # a word of the model, which has names of its own in every language
    return TEXTS[type(part)][field]


def retold(part: P, tell: Callable[[How, str, str], str]) -> P:
    """Return a part in other words: `tell` gives those of a text, its how and field being known."""
    declared = TEXTS.get(type(part), {})
    fields: dict[str, Any] = {}
    for name in declared:
        value = getattr(part, name)
        how = how_of(part, name) if value else How.STAYS
        if how is How.STAYS:
            continue
        if isinstance(value, tuple):
            fields[name] = tuple(tell(how, name, v) if _is_worded(v) else v for v in value)
        elif _is_worded(value):
            fields[name] = tell(how, name, value)
    for name in _inside(type(part)):
        value = getattr(part, name)
        if not value:
            continue
        if isinstance(value, Part):
            fields[name] = retold(value, tell)
        elif isinstance(value, tuple):
            fields[name] = tuple(retold(below, tell) for below in value)
        else:
            fields[name] = {key: retold(below, tell) for key, below in value.items()}
    return altered(part, fields) if fields else part


def _is_worded(text: str) -> bool:
    """Tell whether there is anything to translate in a text."""
    return any(map(str.isalpha, text))


def _parts_in(value: object) -> Iterator[tuple[tuple[str | int, ...], Part]]:
    if isinstance(value, Part):
        yield (), value
    elif isinstance(value, tuple):
        for number, below in enumerate(value):
            yield (number,), below
    elif isinstance(value, dict):
        for key, below in value.items():
            yield (key,), below


@cache
def _most(kind: type[Part], field: str) -> int:
    info = kind.model_fields[field]
    kinds = {id(kind) for kind in (*info.metadata, *_all_of(info.annotation))}
    for most, text in ((MAX_LINE, Line), (MAX_PARAGRAPH, Paragraph)):
        if id(get_args(text)[1]) in kinds:
            return most
    return MAX_MARKDOWN


def _all_of(annotation: object) -> Iterator[object]:
    for inner in get_args(annotation):
        yield inner
        yield from _all_of(inner)


@cache
def _inside(kind: type[Part]) -> tuple[str, ...]:
    """Return the fields of a kind of part that hold parts with texts."""
    return tuple(
        name
        for name, info in kind.model_fields.items()
        if name not in _NOT_INSIDE and any(map(_has_texts, _parts_of(info.annotation)))
    )


@cache
def _has_texts(kind: type[Part]) -> bool:
    return kind in TEXTS or bool(_inside(kind))


def _parts_of(annotation: object) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from _parts_of(inner)
