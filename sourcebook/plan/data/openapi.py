"""Describe the files of the data as OpenAPI 3.1, for programs that make clients from it."""

from sourcebook.model.plain import Plain
from sourcebook.plan import routes
from sourcebook.plan.data import collections, releases, schemas
from sourcebook.plan.here import Here
from sourcebook.relate.answers import WHOLE

_LARGE = ("incidents", "articles", "changes")
"""The collections that come in parts where they are many."""


def openapi(here: Here) -> Plain:
    """Return the description of all that can be asked of the data."""
    site = here.library.site
    updated = here.library.updated
    contact = {"email": site.contact.email, "url": site.contact.url}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{site.title}: data",
            "summary": "Files that are written when the site is built; nothing is asked of a "
            "program, and no key is needed.",
            "description": site.description,
            "version": f"1+{updated.isoformat()}" if updated else "1",
            "contact": {name: value for name, value in contact.items() if value},
            "license": {"name": site.licence.name, "url": site.licence.url},
        },
        "externalDocs": {"url": here.whole(routes.DATA), "description": "What it means."},
        "servers": [{"url": here.whole(routes.DATA_V1).rstrip("/")}],
        "security": [],
        "jsonSchemaDialect": schemas.DIALECT,
        "paths": _paths(here),
        "components": {"schemas": dict(schemas.document_schemas())},
    }


def _paths(here: Here) -> Plain:
    paths: Plain = {}
    names = schemas.document_schemas()
    for kind in (name for name in names if name.endswith("s")):
        paths[_path(routes.data(kind))] = _get(f"all-{kind}", f"All {kind}, newest first.", kind)
        if kind in _LARGE:
            paths[f"/parts/{kind}-{{number}}.json"] = _get(
                f"part-of-{kind}",
                f"A part of all {kind}; `older` of the part before leads here.",
                kind,
                "number",
            )
    for kind in (*collections.singles(here), releases.KIND):
        one = kind.removesuffix("s")
        paths[f"/{kind}/{{id}}.json"] = _get(one, f"One of the {kind}.", one, "id")
    return paths


def _path(address: str) -> str:
    return f"/{address.removeprefix(routes.DATA_V1)}"


def _get(name: str, about: str, schema: str, parameter: str = WHOLE) -> Plain:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    found: Plain = {"description": about, "content": content}
    get: Plain = {"operationId": name, "summary": about, "responses": {"200": found}}
    if not parameter:
        return {"get": get}
    kind: Plain = {"type": "string"} if parameter == "id" else {"type": "integer", "minimum": 1}
    asked = [{"name": parameter, "in": "path", "required": True, "schema": kind}]
    missing = {"404": {"description": "There is none of this name."}}
    return {"get": {**get, "parameters": asked, "responses": {**get["responses"], **missing}}}
