"""Hold the JSON Schemas of the repository to the model, and every file to its schema."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sourcebook.model.ids import Kind
from tests.tools.building import CONTENT, ROOT, build

SCHEMAS = ROOT / "schema"
COMMENT = "# yaml-language-server: $schema="
SCHEMA_OF_FOLDER = {"figures": "figure", "incidents": "incident", "releases": "release"}


def read(folder: Path) -> dict[str, Any]:
    files = sorted(folder.glob("*.schema.json"))
    return {file.name: json.loads(file.read_text(encoding="utf-8")) for file in files}


def without_ids(schema: dict[str, Any]) -> dict[str, Any]:
    """Leave out the ids that editors offer.

    They grow with every record, and whoever adds one in the browser cannot write schemas anew.
    """
    return {**schema, "definitions": sorted(schema.get("definitions", ()))}


def test_the_schemas_are_what_the_model_says(tmp_path: Path) -> None:
    """Write them anew where a change is meant: .venv/bin/python build.py schema."""
    build("schema", "--output", tmp_path)
    kept, made = read(SCHEMAS), read(tmp_path)
    assert kept.keys() == made.keys()
    assert {name: without_ids(schema) for name, schema in kept.items()} == {
        name: without_ids(schema) for name, schema in made.items()
    }


def test_every_kind_of_record_has_a_schema() -> None:
    singles = {Kind.INCIDENT, Kind.ARTICLE, Kind.FIGURE, Kind.PAGE, Kind.RELEASE, Kind.SITE}
    names = {kind.value if kind in singles else f"{kind.value}s" for kind in Kind}
    names.add("page-translation")  # a file of its own, though part of its page
    assert {f"{name}.schema.json" for name in names} == read(SCHEMAS).keys()


@pytest.mark.parametrize("name", sorted(read(SCHEMAS)))
def test_a_schema_follows_its_dialect(name: str) -> None:
    schema = read(SCHEMAS)[name]
    jsonschema.Draft7Validator.check_schema(schema)
    for node in nodes(schema):
        if "$ref" in node:
            assert node.keys() == {"$ref"}, "draft 7 ignores what stands beside a reference"
        if "enumDescriptions" in node:
            assert len(node["enumDescriptions"]) == len(node["enum"])


def nodes(node: object) -> list[dict[str, Any]]:
    """List every object of a schema, but not the groups of names that are no schemas."""
    inside = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    found = [below for item in inside for below in nodes(item)]
    return [node, *found] if isinstance(node, dict) else found


@pytest.mark.parametrize("name", sorted(read(SCHEMAS)))
def test_every_key_is_explained(name: str) -> None:
    for node in nodes(read(SCHEMAS)[name]):
        if isinstance(properties := node.get("properties"), dict) and "type" in node:
            for key, schema in properties.items():
                assert key == "through" or schema["description"].endswith("."), key


def yaml_files() -> list[Path]:
    return sorted(CONTENT.rglob("*.yaml"))


@pytest.mark.parametrize("file", yaml_files(), ids=lambda file: file.name)
def test_a_file_tells_editors_its_schema(file: Path) -> None:
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    assert first.startswith(COMMENT)
    inside = file.relative_to(CONTENT)
    name = SCHEMA_OF_FOLDER.get(inside.parts[0], inside.stem)
    named = file.parent / first.removeprefix(COMMENT)
    assert named.resolve() == SCHEMAS / f"{name}.schema.json"
    assert named.is_file()
