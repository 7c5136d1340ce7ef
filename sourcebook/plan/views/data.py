"""The page that explains the data to those who want to work with them, and leads to each file."""

from dataclasses import dataclass

from sourcebook.plan import formats, routes
from sourcebook.plan.bibliography import References
from sourcebook.plan.citing import data_references
from sourcebook.plan.data import collections, releases
from sourcebook.plan.data.package import ALL_TABLES, part_numbers
from sourcebook.plan.data.sheet import Table
from sourcebook.plan.data.tables import INCIDENTS
from sourcebook.plan.here import Here
from sourcebook.plan.views.frame import Frame, frame
from sourcebook.plan.views.parts import Link
from sourcebook.plan.views.version import VersionView, standing_version
from sourcebook.relate.versions import Version, data_version
from sourcebook.wording import gettext as _


@dataclass(frozen=True, slots=True)
class ColumnView:
    """Hold a column: what is in it, as a type and in words, and of which table it holds ids."""

    name: str
    type: str
    about: str
    of: str | None


@dataclass(frozen=True, slots=True)
class FilesView:
    """Hold a file, and its numbered parts, where the rest is in such."""

    name: str
    url: str
    parts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TableView:
    """Hold a table."""

    name: str
    about: str
    files: FilesView
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class CollectionView:
    """Hold all records of a kind as JSON: how many they are, in how many files."""

    name: str
    url: str
    records: str
    files: int
    schema: str
    single: str | None


@dataclass(frozen=True, slots=True)
class DataView:
    """Hold the page; `base` is the whole address of v1, `releases` the link to theirs.

    `version` and how to cite it are None for a site without records.
    """

    frame: Frame
    version: VersionView | None
    digest: str
    references: References | None
    releases: str | None
    versions: str
    citation: str
    base: str
    licence: Link
    tables: tuple[TableView, ...]
    geography: FilesView
    collections: tuple[CollectionView, ...]
    package: str
    openapi: str
    balance: str | None
    changes: str


def data_view(here: Here) -> DataView:
    """Return the page that explains the data."""
    library = here.library
    licence = library.site.licence
    version = data_version(library)
    kinds = (*collections.IN_PARTS, collections.CHANGES, *collections.WHOLE_KINDS)
    return DataView(
        frame=frame(here, library.updated),
        version=standing_version(version),
        digest=version.digest,
        references=data_references(here, Version(version.date, version.digest), version.release)
        if version.date
        else None,
        releases=here.to_if(here.directory.indexes.get("releases")),
        versions=here.to(routes.data(releases.KIND)),
        citation=here.to(routes.CITATION),
        base=here.whole(routes.DATA_V1),
        licence=Link(licence.name, licence.url),
        tables=tuple(_table(here, table) for table in ALL_TABLES),
        geography=_geography(here),
        collections=tuple(_collection(here, kind) for kind in kinds),
        package=here.to(routes.DATA_PACKAGE),
        openapi=here.to(routes.OPENAPI),
        balance=here.to_if(here.directory.indexes.get("balance")),
        changes=here.to(routes.CORRECTIONS),
    )


def _table(here: Here, table: Table) -> TableView:
    return TableView(
        table.name,
        _(table.about),
        FilesView(
            f"{table.name}.csv",
            here.to(routes.table(table.name)),
            tuple(
                Link(number, here.to(routes.table(table.name, number)))
                for number in part_numbers(here, table)
            ),
        ),
        tuple(
            ColumnView(
                column.name, column.type, _(column.about), column.of[0] if column.of else None
            )
            for column in table.columns
        ),
    )


def _geography(here: Here) -> FilesView:
    return FilesView(
        "incidents.geojson",
        here.to(routes.geography()),
        tuple(
            Link(number, here.to(routes.geography(number)))
            for number in part_numbers(here, INCIDENTS)
        ),
    )


def _collection(here: Here, kind: str) -> CollectionView:
    single = kind in collections.singles(here)
    return CollectionView(
        kind,
        here.to(routes.data(kind)),
        formats.number(collections.size(here, kind)),
        collections.files(here, kind),
        here.to(routes.data_schema(kind)),
        f"{kind}/<id>.json" if single else None,
    )
