"""Relate all records to one another: from an id to the ids that belong to it.

A relation maps an id, or "" for the whole site, to ids in the order in which readers meet them.
Relations are worked out anew in each build, from the facts alone; comparing them with those of the
build before tells which answers have changed.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from itertools import chain, pairwise
from typing import Protocol, TypeAlias, TypeVar

from sourcebook.model.records import Records
from sourcebook.model.shown_text import told
from sourcebook.model.vocabulary import NO_SIDE
from sourcebook.model.words import ChangeKind
from sourcebook.relate import documents, exports
from sourcebook.relate.answers import TALLIED, WHOLE, Relation, named, part_of, parts
from sourcebook.relate.extent import extents
from sourcebook.relate.facts import ArticleFacts, Facts, IncidentFacts, listed_links
from sourcebook.relate.log import logged
from sourcebook.relate.places import in_regions, placed
from sourcebook.relate.releases import released
from sourcebook.relate.weighed import WEIGHED
from sourcebook.wording import name_key

T = TypeVar("T")
F = TypeVar("F", IncidentFacts, ArticleFacts)
Keys: TypeAlias = Callable[[T], Iterable[str]]


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def name(self) -> str: ...


_SHOWING = (
    ("source", "citing"),
    ("publisher", "using publisher"),
    ("year", "in year"),
    ("actor", "naming"),
    ("region", "in region"),
    ("tag", "tagged"),
    ("status", "with status"),
    ("group", "harming group"),
    ("incidents", "timeline"),
)
"""Kinds of pages, and the relation that tells which incidents one of them shows."""
_IN_PARTS = (*(name for name in TALLIED if name not in WEIGHED), "harmed", "speaking")
"""Lists of incidents that can be too long for one page, and follow from facts."""


def relate(facts: Facts, records: Records) -> dict[str, Relation]:
    """Return every relation of the public records; of `records` only the short kinds are read.

    Those are all kinds but incidents and articles, of which there may be many thousands.
    """
    public = sorted((f for f in facts.incidents.values() if f.public), key=lambda f: f.order)
    standing = [f for f in public if not f.tombstone]
    articles = sorted((f for f in facts.articles.values() if f.public), key=lambda f: f.order)
    relations: dict[str, Relation] = {
        **_of_incidents(public, standing, records),
        **_of_articles(articles, standing),
        **_of_figures(records),
        **_of_pages(records),
        **documents.number(standing, articles, records),
        **exports.exported(public, articles),
        **released(public, records.releases),
        "former incident": _former(public),
        "former source": _former(articles),
    }
    relations |= _listed(relations, records, _links(public, articles, records))
    relations |= logged(public, articles, in_regions(public, records), records)
    relations |= _addresses(relations, public, articles, records)
    return relations | {"updated": _updated(relations, public)}


def _of_incidents(
    public: list[IncidentFacts], standing: list[IncidentFacts], records: Records
) -> dict[str, Relation]:
    ids = tuple(f.id for f in standing)
    regions = {name: region for name, (region,) in in_regions(standing, records).items()}
    related: dict[str, dict[str, None]] = {}
    for f in standing:
        for other in f.related:
            if other != f.id:
                related.setdefault(f.id, {})[other] = None
                related.setdefault(other, {})[f.id] = None
    place = {name: number for number, name in enumerate(ids)}
    return {
        "timeline": {WHOLE: ids},
        "on home": {WHOLE: ids[: records.site.home.length if records.site else 0]},
        "tombstones": {WHOLE: tuple(f.id for f in public if f.tombstone)},
        "earlier": {later: (earlier,) for later, earlier in pairwise(ids)},
        "later": {earlier: (later,) for later, earlier in pairwise(ids)},
        "years": {WHOLE: tuple(dict.fromkeys(f.year for f in standing))},
        "in year": _grouped(standing, lambda f: (str(f.year),)),
        "citing": _grouped(standing, lambda f: f.articles),
        "related": {
            name: tuple(sorted(place.keys() & others, key=place.__getitem__))
            for name, others in related.items()
        },
        "naming": _grouped(standing, lambda f: f.named),
        "accused": _grouped(standing, lambda f: f.accused),
        "harmed": _grouped(standing, lambda f: f.harmed),
        "speaking": _grouped(standing, lambda f: f.speaking),
        "tagged": _grouped(standing, lambda f: f.tags),
        "with status": _grouped(standing, lambda f: (f.status,)),
        "harming group": _grouped(standing, lambda f: f.groups),
        "per month": _per_month(standing),
        "region": {name: (region,) for name, region in regions.items()},
        "in region": _grouped(standing, lambda f: (regions[f.id],) if f.id in regions else ()),
        "corrections": {WHOLE: (_corrections(public, records),)},
        "by side": _by_side(standing, records, lambda f: f.accused),
        "harming side": _by_side(standing, records, lambda f: f.harmed),
        **placed(standing, regions, records),
    }


def _by_side(
    standing: Iterable[IncidentFacts],
    records: Records,
    actors: Callable[[IncidentFacts], Iterable[str]],
) -> Relation:
    """Return the incidents by the sides of some of their actors."""
    side = {actor.id: actor.side for actor in records.actors.values()}
    return _grouped(
        standing,
        lambda f: dict.fromkeys(side[a] for a in actors(f) if side.get(a, NO_SIDE) != NO_SIDE),
    )


def _per_month(standing: Iterable[IncidentFacts]) -> Relation:
    """Return year, month (0 where it is not known) and number of incidents, newest first."""
    numbers = Counter((f.year, f.month) for f in standing)
    return {WHOLE: tuple((*month, numbers[month]) for month in sorted(numbers)[::-1])}


def _corrections(public: Iterable[IncidentFacts], records: Records) -> int:
    corrected = sum(
        len(figure.corrected) for figure in records.figures.values() if figure.is_public
    )
    return corrected + sum(
        kind == ChangeKind.CORRECTION for f in public for _, kind, _ in f.changes
    )


def _of_articles(
    articles: list[ArticleFacts], standing: list[IncidentFacts]
) -> dict[str, Relation]:
    publisher = {f.id: f.publisher for f in articles}
    newest_first = sorted(articles, key=lambda f: (-f.order[0], f.id))
    return {
        "sources": {WHOLE: tuple(f.id for f in newest_first)},
        "origins": {WHOLE: (sum(f.is_origin for f in articles),)},
        "resting on": _grouped(articles, lambda f: f.rests_on),
        "by publisher": _grouped(reversed(articles), lambda f: (f.publisher,)),
        "publisher extent": extents(articles),
        "using publisher": _grouped(
            standing, lambda f: {publisher[a]: None for a in f.articles if a in publisher}
        ),
    }


def _of_figures(records: Records) -> dict[str, Relation]:
    figures = [figure for figure in records.figures.values() if figure.is_public]
    return {
        "figures": {WHOLE: tuple(figure.id for figure in figures)},
        "figures citing": {
            key: tuple(figure.id for figure in group)
            for key, group in _groups(
                figures, lambda f: dict.fromkeys(point.source for point in f.points)
            ).items()
        },
        "counted by": {
            key: tuple(figure.id for figure in group)
            for key, group in _groups(figures, lambda f: (f.counter,)).items()
        },
    }


def _of_pages(records: Records) -> dict[str, Relation]:
    pages = sorted(
        (page for page in records.pages.values() if page.is_public),
        key=lambda page: (page.order, page.id),
    )
    return {
        "pages": {WHOLE: tuple(page.id for page in pages)},
        "menu": {WHOLE: tuple((page.id, *told(page.title)) for page in pages)},
    }


def _addresses(
    relations: Mapping[str, Relation],
    incidents: Iterable[IncidentFacts],
    articles: Iterable[ArticleFacts],
    records: Records,
) -> dict[str, Relation]:
    """Tell which records have a page, and which lists have an entry."""
    owned = {
        "incident": (f.id for f in incidents),
        "source": (f.id for f in articles),
        **{kind: relations[f"{kind}s"][WHOLE] for kind in ("figure", "page")},
        **{
            kind: relations[f"listed {kind}s"][WHOLE]
            for kind in ("actor", "publisher", "tag", "region")
        },
    }
    sides = records.site is not None and bool(records.site.sides)
    filled = {
        "sources": relations["sources"],
        "figures": relations["figures"],
        "map": {WHOLE: ("map",) if records.borders else ()},
        "releases": relations["releases"],
        **{
            kind: relations[f"listed {kind}"]
            for kind in ("actors", "regions", "tags", "publishers")
        },
    }
    empty = {name for name, relation in filled.items() if not relation[WHOLE]}
    return {
        "has page": {f"{kind} {name}": (True,) for kind, names in owned.items() for name in names},
        "empty lists": {WHOLE: tuple(sorted(empty if sides else {*empty, "balance"}))},
    }


def _listed(
    relations: Mapping[str, Relation], records: Records, links: frozenset[tuple[str, str]]
) -> dict[str, Relation]:
    """Find which entries of the vocabularies have a page: those to which something refers."""

    def used(kind: str, name: str, *by: str) -> bool:
        return any(relations[relation].get(name) for relation in by) or (kind, name) in links

    actors = [a for a in records.actors.values() if used("actor", a.id, "naming", "counted by")]
    publishers = [p for p in records.publishers.values() if used("publisher", p.id, "by publisher")]
    tags = [t for t in records.tags.values() if used("tag", t.id, "tagged")]
    regions = [r for r in records.regions.values() if used("region", r.id, "in region")]
    language = records.site.language if records.site else ""
    by_country = sorted(regions, key=lambda r: (r.country, name_key(r.name, language), r.id))
    return {
        "listed actors": _by_name(actors, language),
        "listed publishers": _by_name(publishers, language),
        "listed tags": _by_name(tags, language),
        "listed regions": {WHOLE: tuple(region.id for region in by_country)},
    }


def _updated(relations: Mapping[str, Relation], public: Iterable[IncidentFacts]) -> Relation:
    """Return the newest change, as an ordinal, of the incidents that each page shows."""
    newest = {f.id: max(day for day, *_ in f.changes) for f in public}
    shown: dict[str, Iterable[Hashable]] = {
        **{
            f"{kind} {key}": members
            for kind, name in _SHOWING
            for key, members in relations[name].items()
        },
        **{
            f"part {number} of {named(name, key)}": part_of(members, number).members
            for name in _IN_PARTS
            for key, members in relations[name].items()
            for number in range(1, parts(len(members)))
        },
        **{f"incident {name}": (name,) for name in newest},
    }
    changes = relations["changes"][WHOLE]
    return {
        key: (max(newest[str(name)] for name in names),) for key, names in shown.items() if names
    } | {
        f"part {number} of changes": (-part_of(changes, number).members[0][0],)
        for number in range(1, parts(len(changes)))
    }


def _by_name(entries: Iterable[_Named], language: str) -> Relation:
    ordered = sorted(entries, key=lambda entry: (name_key(entry.name, language), entry.id))
    return {WHOLE: tuple(entry.id for entry in ordered)}


def _links(
    incidents: Iterable[IncidentFacts], articles: Iterable[ArticleFacts], records: Records
) -> frozenset[tuple[str, str]]:
    """Return what the texts of the site link to; a notice of a merged incident shows no text."""
    linking = chain((f.links for f in incidents if not f.tombstone), (f.links for f in articles))
    pages = (listed_links(page.body) for page in records.pages.values() if page.is_public)
    return frozenset(chain(chain.from_iterable(linking), chain.from_iterable(pages)))


def _former(facts: Iterable[IncidentFacts | ArticleFacts]) -> Relation:
    return {former: (f.id,) for f in facts for former in f.former_ids}


def _groups(items: Iterable[T], keys: Keys[T]) -> dict[str, list[T]]:
    groups: dict[str, list[T]] = {}
    for item in items:
        for key in keys(item):
            groups.setdefault(key, []).append(item)
    return groups


def _grouped(facts: Iterable[F], keys: Keys[F]) -> Relation:
    """Group the ids of records under each of their keys, keeping their order."""
    groups: dict[str, list[str]] = {}
    for fact in facts:
        for key in keys(fact):
            groups.setdefault(key, []).append(fact.id)
    return {key: tuple(group) for key, group in groups.items()}
