"""Make the index of the search, or bring the one of the build before up to date.

What is remembered of it are the postings alone. Those of a record whose words may have changed are
found among them again, so that an edit reads no other record than those it concerns.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from sys import intern
from typing import Any

from sourcebook.incremental import crew
from sourcebook.relate import shards
from sourcebook.relate.answers import Relations
from sourcebook.relate.documents import Document
from sourcebook.relate.library import Library
from sourcebook.relate.postings import joined, revised
from sourcebook.relate.search import SearchIndex, documents_in, index_of


def make_index(library: Library) -> None:
    """Give the library an index that is made of all its records."""
    shares = crew.in_shares(library.search.documents, library.search.inverted)
    made_from = {key: _kept(names) for _, of_share in shares for key, names in of_share.items()}
    library.search.index = index_of(joined([postings for postings, _ in shares]), made_from)


def revise_index(
    library: Library, before: SearchIndex, relations: Relations, names: AbstractSet[str]
) -> set[str]:
    """Give the library the index after an edit, and return the names of answers that changed.

    `before` is the index of the build before and `relations` are its relations; `names` are the
    answers, other than those of the index, that are different now.
    """
    was = {document.key: document for document in documents_in(relations)}
    now = {document.key: document for document in library.search.documents}
    made_from = {
        key: known
        for key, known in before.made_from.items()
        if now.get(key) == was[key] and names.isdisjoint(known)
    }
    missing = [document for key, document in now.items() if key not in made_from]

    def made(share: Iterable[Document]) -> list[Any]:
        return list(map(library.search.words, share))

    found = crew.shared(missing, made)
    made_from |= {d.key: _kept(known) for d, (_, known) in zip(missing, found, strict=True)}
    numbers = {document.number for document in now.values()}
    postings, terms = revised(
        before.postings,
        {document.number for document in was.values() if document.number not in numbers},
        {d.number: known for d, (known, _) in zip(missing, found, strict=True)},
    )
    if not terms:
        library.search.index = SearchIndex(postings, before.shards, made_from)
        return set()
    library.search.index = index = index_of(postings, made_from)
    changed = set(map(shards.named, shards.changed(before.shards, index.shards, terms)))
    return changed if before.shards.keys() == index.shards.keys() else changed | {"shards"}


def _kept(names: Iterable[str]) -> tuple[str, ...]:
    """Return names of answers for keeping: each stands there many times, and is held once."""
    return tuple(map(intern, names))
