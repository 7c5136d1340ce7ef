"""Plan the files of the data."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from sourcebook.model.plain import Plain
from sourcebook.plan import routes
from sourcebook.plan.data import collections, geography, releases
from sourcebook.plan.data.openapi import openapi
from sourcebook.plan.data.package import ALL_TABLES, RELATIONS, package, part_numbers
from sourcebook.plan.data.schemas import document_schemas, schema_document
from sourcebook.plan.data.sheet import Table
from sourcebook.plan.data.tables import INCIDENTS
from sourcebook.plan.data.written import written
from sourcebook.plan.here import Here
from sourcebook.plan.outputs import DataOutput, Output, TableOutput
from sourcebook.relate.answers import parts
from sourcebook.relate.exports import NEWEST, NUMBERED
from sourcebook.relate.versions import release_names


def exports(site: Here) -> Iterator[Output]:
    """Yield every file of the data but the page that explains it."""
    yield _data(routes.DATA_PACKAGE, partial(package, site))
    yield _data(routes.OPENAPI, partial(openapi, site))
    for name in document_schemas():
        yield _data(routes.data_schema(name), partial(schema_document, site, name))
    yield from _collections(site)
    yield from _singles(site)
    yield from _releases(site)
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
        for kind, names in (("incidents", library.incidents), ("articles", library.articles)):
            make = collections.IN_PARTS[kind][1]
            for name in names:
                made = partial(collections.single, site, make, name)
                yield _data(routes.record(kind, name), made)


def _releases(site: Here) -> Iterator[DataOutput]:
    yield _data(routes.data(releases.KIND), partial(releases.releases_document, site))
    for name in release_names(site.library):
        address = routes.record(releases.KIND, name)
        yield _data(address, partial(releases.release_document, site, name))


def _tables(site: Here) -> Iterator[Output]:
    for table in ALL_TABLES:
        yield _table(site, table, NEWEST, "")
        for number in part_numbers(site, table):
            yield _table(site, table, number, number)
    yield _data(routes.geography(), partial(_features, site, NEWEST))
    for number in part_numbers(site, INCIDENTS):
        yield _data(routes.geography(number), partial(_features, site, number))


def _table(site: Here, table: Table, key: str, number: str) -> TableOutput:
    path = routes.file_of(routes.table(table.name, number))
    return TableOutput(path, partial(written, site, table, key))


def _features(site: Here, key: str) -> Plain:
    return geography.features(site, site.library.ids(RELATIONS[INCIDENTS.name], key))


def _numbered(site: Here, relation: str) -> range:
    numbered: int = site.library.members(relation, NUMBERED)[0]
    return range(1, numbered + 1)


def _data(address: str, make: Callable[[], Any]) -> DataOutput:
    return DataOutput(routes.file_of(address), make)
