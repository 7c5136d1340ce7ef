"""The page that explains the data to those who want to work with them, and leads to each file."""

from dataclasses import dataclass

from sourcebook.plan import formats, routes
from sourcebook.plan.data import collections
from sourcebook.plan.data.openapi import singles
from sourcebook.plan.data.package import ALL_TABLES, part_numbers
from sourcebook.plan.data.sheet import Column, Table
from sourcebook.plan.here import Here
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.parts import DateView, Link, day_view


@dataclass(frozen=True, slots=True)
class TableView:
    """Hold a table: its files, that with the newest records first, and what its columns mean."""

    name: str
    about: str
    files: tuple[Link, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class CollectionView:
    """Hold all records of a kind as JSON: how many they are, in how many files."""

    name: str
    url: str
    records: str
    files: int
    schema: str


@dataclass(frozen=True, slots=True)
class DataView:
    """Hold the page; `version` is the day of the newest change, `example` one record as JSON."""

    frame: Frame
    version: DateView | None
    base: str
    licence: Link
    tables: tuple[TableView, ...]
    collections: tuple[CollectionView, ...]
    singles: tuple[str, ...]
    geography: tuple[Link, ...]
    package: str
    openapi: str


def data_view(here: Here) -> DataView:
    """Return the page that explains the data."""
    library = here.library
    licence = library.site.licence
    return DataView(
        frame=frame(here, library.updated),
        version=day_view(library.updated) if library.updated else None,
        base=here.whole(routes.DATA_V1),
        licence=Link(licence.name, licence.url),
        tables=tuple(_table(here, table) for table in ALL_TABLES),
        collections=tuple(
            _collection(here, kind)
            for kind in (*collections.IN_PARTS, collections.CHANGES, *collections.WHOLE_KINDS)
        ),
        singles=tuple(f"{kind}s" for kind in singles(here)),
        geography=tuple(
            Link(f"incidents {number}".strip(), here.to(routes.geography(number)))
            for number in ("", *part_numbers(here, ALL_TABLES[0]))
        ),
        package=here.to(routes.DATA_PACKAGE),
        openapi=here.to(routes.OPENAPI),
    )


def _table(here: Here, table: Table) -> TableView:
    return TableView(
        table.name,
        table.about,
        tuple(
            Link(f"{table.name} {number}".strip(), here.to(routes.table(table.name, number)))
            for number in ("", *part_numbers(here, table))
        ),
        table.columns,
    )


def _collection(here: Here, kind: str) -> CollectionView:
    return CollectionView(
        kind,
        here.to(routes.data(kind)),
        formats.number(collections.size(here, kind)),
        collections.files(here, kind),
        here.to(routes.data_schema(kind)),
    )
