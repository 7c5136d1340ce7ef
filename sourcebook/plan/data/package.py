"""Describe the tables as a data package of Frictionless, version 2."""

import re

from sourcebook.model.plain import Plain
from sourcebook.plan import routes
from sourcebook.plan.data.sheet import Column, Table
from sourcebook.plan.data.tables import OF_INCIDENTS
from sourcebook.plan.data.tables_of_sources import OF_ARTICLES, OF_FEW
from sourcebook.plan.here import Here
from sourcebook.relate.exports import NUMBERED
from sourcebook.relate.versions import SHORT, data_version

_LETTERS = re.compile("[a-z0-9]+")
"""What the name of a package may hold."""
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
ALL_TABLES = (*OF_INCIDENTS, *OF_ARTICLES, *OF_FEW)
RELATIONS = {
    **{table.name: "tabled incidents" for table in OF_INCIDENTS},
    **{table.name: "tabled articles" for table in OF_ARTICLES},
}
"""The relation of the parts of each table that is in parts where it is large."""


def package(here: Here) -> Plain:
    """Return the description of all tables."""
    site = here.library.site
    version = data_version(here.library)
    digest = version.digest[:SHORT]
    editors = (
        {"title": editor.name, **({"path": editor.url} if editor.url else {})}
        for editor in site.editors
    )
    return {
        "$schema": PROFILE,
        "name": "-".join(_LETTERS.findall(site.title.lower())) or "data",
        "id": here.whole(routes.DATA_V1),
        "title": site.title,
        "description": f"{site.description}\n\n{_HOW_TO_READ}",
        "homepage": here.whole(routes.DATA),
        **({"version": f"{version.date.isoformat()}+{digest}"} if version.date else {}),
        "licenses": [{"title": site.licence.name, "path": site.licence.url}],
        "contributors": [{**editor, "roles": ["editor", "publisher"]} for editor in editors],
        "sources": [{"title": site.title, "path": here.whole(routes.HOME)}],
        "resources": [_resource(here, table) for table in ALL_TABLES],
    }


_HOW_TO_READ = (
    "Dates are EDTF (ISO 8601-2), with their bounds beside them. Empty cells say nothing. "
    "An apostrophe is put before a text, and behind a semicolon in one, where a spreadsheet "
    "could run what follows."
)


def _resource(here: Here, table: Table) -> Plain:
    parts = [
        routes.table(table.name, number).removeprefix(routes.DATA_V1)
        for number in ("", *part_numbers(here, table))
    ]
    return {
        "name": table.name,
        "type": "table",
        "description": table.about,
        "path": parts[0] if len(parts) == 1 else parts,
        "scheme": "file" if len(parts) == 1 else "multipart",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8-sig",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"'},
        "schema": _schema(table),
    }


def part_numbers(here: Here, table: Table) -> tuple[str, ...]:
    """Return the numbers of the numbered parts of a table, newest first."""
    relation = RELATIONS.get(table.name)
    numbered: int = here.library.members(relation, NUMBERED)[0] if relation else 0
    return tuple(map(str, range(numbered, 0, -1)))


def _schema(table: Table) -> Plain:
    return {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [
            {
                "fields": [column.name],
                "reference": {
                    "resource": "" if column.of[0] == table.name else column.of[0],
                    "fields": [column.of[1]],
                },
            }
            for column in table.columns
            if column.of
        ],
    }


def _field(column: Column) -> Plain:
    must = {"constraints": {"required": True}} if column.always else {}
    return {"name": column.name, "type": column.type, "description": column.about, **must}
