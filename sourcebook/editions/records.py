"""Give the records of a site in the language of one of its editions.

Records of which there may be many thousands are translated one by one, when somebody asks for them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial
from typing import Generic, TypeVar

from sourcebook.editions.sentences import text_key
from sourcebook.editions.standing import (
    listed,
    named_texts,
    stale_in,
    translation_of,
    usable,
)
from sourcebook.editions.texts import How, retold, texts_of
from sourcebook.model.incident import Incident
from sourcebook.model.record import Record, altered
from sourcebook.model.records import Records
from sourcebook.model.shown_text import Original, Translated

R = TypeVar("R", bound=Record)
_AT_HAND = 1_000
"""How many records of a kind are kept: pages that stand together have records in common."""
UNDETERMINED = "und"
"""The language of a site whose settings cannot be read, as BCP 47 has it."""


def records_in(records: Records, language: str) -> Records:
    """Return the records with their texts in a language, in the original where there is no other.

    A text is a `Translated` or an `Original`, but for words of others, names, and texts without
    words, which are what they were. The language of the site is that of the edition.
    """
    original = records.site.language if records.site else UNDETERMINED
    tell = partial(in_language, language=language, original=original)
    site = records.site and altered(tell(records.site), {"language": language})
    regions = {(r.country, r.name): tell(r).name for r in records.regions.values()}
    return replace(
        records,
        site=site,
        incidents=_Retold(records.incidents, partial(_incident_in, tell, regions)),
        articles=_Retold(records.articles, tell),
        figures=_Retold(records.figures, tell),
        pages=_Retold(records.pages, tell),
        actors=_Retold(records.actors, tell),
        publishers=_Retold(records.publishers, tell),
        tags=_Retold(records.tags, tell),
        warnings=_Retold(records.warnings, tell),
        groups=_Retold(records.groups, tell),
        regions=_Retold(records.regions, tell),
        releases=_Retold(records.releases, tell),
    )


def in_language(record: R, language: str, original: str) -> R:
    """Return one record in a language; `original` is the one that it is written in."""
    translation = translation_of(record, language)
    texts = usable(translation)
    by_key = listed(translation, record)
    stale = (
        {found.field for found in stale_in(named_texts(list(texts_of(record))), translation)}
        if texts
        else set()
    )

    def tell(how: How, field: str, text: str) -> str:
        told = ""
        if how.is_named:
            told = texts.get(field, "")
        elif how.is_listed and by_key:
            told = by_key.get(text_key(text), "")
        if not told:
            return text if how.may_stay else Original(text, original)
        return Translated(told, text, is_stale=how.is_named and field in stale)

    return retold(record, tell)


def _incident_in(
    tell: Callable[[Record], Record], regions: Mapping[tuple[str, str], str], incident: Incident
) -> Incident:
    """Return an incident with the name that its region has in the edition."""
    told = tell(incident)
    if not isinstance(told, Incident):
        raise TypeError(told)
    where = told.where
    name = regions.get((where.country, where.region or ""))
    return told if name is None else altered(told, {"where": altered(where, {"region": name})})


class _Retold(Mapping[str, R], Generic[R]):
    """Give the records of one kind in another language, each when it is asked for."""

    def __init__(self, records: Mapping[str, R], tell: Callable[[R], R]) -> None:
        self._records = records
        self._fetched = lru_cache(_AT_HAND)(lambda name: tell(records[name]))

    def __getitem__(self, name: str) -> R:
        return self._fetched(name)

    def __contains__(self, name: object) -> bool:
        return name in self._records

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)
