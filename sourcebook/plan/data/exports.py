"""Plan the files of the data."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from sourcebook.plan import routes
from sourcebook.plan.data import collections, geography
from sourcebook.plan.data.openapi import openapi
from sourcebook.plan.data.package import ALL_TABLES, RELATIONS, package
from sourcebook.plan.data.schemas import document_schemas, schema_document
from sourcebook.plan.data.sheet import Table, csv_of
from sourcebook.plan.data.tables_of_sources import OF_FEW
from sourcebook.plan.here import Here
from sourcebook.plan.outputs import DataOutput, Output, TableOutput
from sourcebook.relate.answers import parts
from sourcebook.relate.exports import NEWEST, NUMBERED


def exports(site: Here) -> Iterator[Output]:
    """Yield every file of the data but the page that explains it."""
    yield _data(routes.DATA_PACKAGE, partial(package, site))
    yield _data(routes.OPENAPI, partial(openapi, site))
    for name in document_schemas():
        address = routes.data_schema(name)
        yield _data(address, partial(schema_document, name, site.whole(address)))
    yield from _collections(site)
    yield from _singles(site)
    yield from _tables(site)


def _collections(site: Here) -> Iterator[DataOutput]:
    for kind in collections.WHOLE_KINDS:
        yield _data(routes.data(kind), partial(collections.whole, site, kind))
    for kind, (relation, _) in collections.IN_PARTS.items():
        yield _data(routes.data(kind), partial(collections.part, site, kind, NEWEST))
        for number in _numbered(site, relation):
            address = routes.data_part(kind, number)
            yield _data(address, partial(collections.part, site, kind, str(number)))
    yield _data(routes.data(collections.CHANGES), partial(collections.changes, site, None))
    for number in range(1, parts(site.library.count(collections.CHANGES))):
        address = routes.data_part(collections.CHANGES, number)
        yield _data(address, partial(collections.changes, site, number))


def _singles(site: Here) -> Iterator[DataOutput]:
    library = site.library
    for kind, (relation, make) in collections.WHOLE_KINDS.items():
        for name in library.ids(relation):
            yield _data(routes.record(kind, name), partial(collections.single, site, make, name))
    if library.site.data.records:
        for kind, (_, make) in collections.IN_PARTS.items():
            for name in library.incidents if kind == "incidents" else library.articles:
                yield _data(
                    routes.record(kind, name), partial(collections.single, site, make, name)
                )


def _tables(site: Here) -> Iterator[Output]:
    for table in ALL_TABLES:
        if table in OF_FEW:
            yield _table(site, table, OF_FEW[table], "", "")
            continue
        relation = RELATIONS[table.name]
        yield _table(site, table, relation, NEWEST, "")
        for number in map(str, _numbered(site, relation)):
            yield _table(site, table, relation, number, number)
    relation = RELATIONS["incidents"]
    for number in ("", *map(str, _numbered(site, relation))):
        make = partial(_features, site, relation, number or NEWEST)
        yield _data(routes.geography(number), make)


def _table(site: Here, table: Table, relation: str, key: str, number: str) -> TableOutput:
    path = routes.file_of(routes.table(table.name, number))
    return TableOutput(path, partial(_written, site, table, relation, key))


def _written(site: Here, table: Table, relation: str, key: str) -> str:
    names = site.library.ids(relation, key)
    return csv_of(table.columns, (row for name in names for row in table.rows(site, name)))


def _features(site: Here, relation: str, key: str) -> object:
    return geography.features(site, site.library.ids(relation, key))


def _numbered(site: Here, relation: str) -> range:
    numbered: int = site.library.members(relation, NUMBERED)[0]
    return range(1, numbered + 1)


def _data(address: str, make: Callable[[], Any]) -> DataOutput:
    return DataOutput(routes.file_of(address), make)
