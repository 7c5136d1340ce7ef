"""The data for other programs: valid by what describes them, and the same as the records say."""

import csv
import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import frictionless
import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate as validate_openapi

from sourcebook.load.content import load_content
from sourcebook.model.records import Records
from sourcebook.plan.data.sheet import original
from sourcebook.plan.views.frame import COLLECTED
from tests.tools.building import RICH
from tests.tools.site import Site

DATA = "data/v1"
DESCRIPTIONS = {"datapackage.json", "openapi.json"}
KINDS = ("incidents", "articles", "figures", "actors", "publishers", "tags", "regions")


def data_of(site: Site, path: str) -> Any:  # noqa: ANN401 - of any document
    return json.loads((site.folder / DATA / path).read_bytes())


def documents(site: Site) -> Iterator[tuple[str, str, Any]]:
    """Yield path, name of the schema and content of every document."""
    folder = site.folder / DATA
    for file in sorted(folder.rglob("*.json")):
        path = file.relative_to(folder).as_posix()
        first, _, rest = path.partition("/")
        if path in DESCRIPTIONS or first == "schemas":
            continue
        kind = file.stem.partition("-")[0] if first == "parts" else first.removesuffix(".json")
        yield (
            path,
            kind.removesuffix("s") if rest and first != "parts" else kind,
            data_of(site, path),
        )


def rows_of(site: Site, table: str) -> list[dict[str, str]]:
    with (site.folder / DATA / f"csv/{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return [{k: original(v) for k, v in row.items()} for row in csv.DictReader(file)]


@cache
def records_of(content: Path) -> Records:
    return load_content(content, "content").records


def closed(schema: Any) -> Any:  # noqa: ANN401 - a piece of a schema
    """Return a schema that refuses what it does not name, where it would let it pass."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made = {name: closed(item) for name, item in schema.items()}
    whole = made.get("type") == "object" and "properties" in made
    return {**made, "additionalProperties": False} if whole else made


def test_every_document_is_what_its_schema_says_and_no_more(published: Site) -> None:
    seen = set()
    for path, kind, document in documents(published):
        schema = data_of(published, f"schemas/{kind}.json")
        Draft202012Validator.check_schema(schema)
        assert schema["$id"] == f"{published.base_url}{DATA}/schemas/{kind}.json"
        faults = [
            f"{list(e.path)}: {e.message}"
            for e in Draft202012Validator(closed(schema)).iter_errors(document)
        ]
        assert faults == [], path
        seen.add(kind)
    described = {file.stem for file in (published.folder / DATA / "schemas").iterdir()}
    assert seen == described


@pytest.mark.filterwarnings("ignore")
def test_the_package_is_valid(published: Site) -> None:
    """Frictionless reads every row: types, required cells, keys, and that ids lead somewhere."""
    report = frictionless.validate(str(published.folder / DATA / "datapackage.json"))
    assert report.flatten(["taskNumber", "type", "rowNumber", "note"]) == []
    assert {task.name for task in report.tasks} == {
        file.stem for file in (published.folder / DATA / "csv").glob("*.csv")
    }


def test_the_description_for_clients_is_valid_and_names_every_file(published: Site) -> None:
    description = data_of(published, "openapi.json")
    validate_openapi(description)
    assert [server["url"] for server in description["servers"]] == [f"{published.base_url}{DATA}"]
    shapes = [re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path)) for path in description["paths"]]
    for path, kind, _ in documents(published):
        (shape,) = [shape for shape in shapes if re.fullmatch(shape, f"/{path}")]
        found = (
            description["paths"]["/" + path]
            if f"/{path}" in description["paths"]
            else next(
                item
                for name, item in description["paths"].items()
                if re.fullmatch(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(name)), f"/{path}")
            )
        )
        schema = found["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        assert schema == {"$ref": f"#/components/schemas/{kind}"}, shape


def test_all_public_records_are_there_and_no_others(published: Site) -> None:
    records = records_of(published.content)
    for kind in KINDS:
        items = data_of(published, f"{kind}.json")["items"]
        ids = [item["id"] for item in items]
        of_kind = getattr(records, kind)
        public = {name for name, record in of_kind.items() if getattr(record, "is_public", True)}
        assert len(ids) == len(set(ids))
        assert (
            set(ids) == public
            if kind in {"incidents", "articles", "figures"}
            else set(ids) <= public
        )
        assert [row["id"] for row in rows_of(published, kind)] == ids
        for item in items:
            single = data_of(published, f"{kind}/{item['id']}.json")
            assert single.pop("licence").startswith("https://")
            assert single == item


def test_records_say_what_editors_wrote(published: Site) -> None:
    records = records_of(published.content)
    for item in data_of(published, "incidents.json")["items"]:
        incident, record = records.incidents[item["id"]], item["record"]
        assert record["title"] == incident.title
        assert len(record["changes"]) == len(incident.changes)
        if incident.tombstone:
            continue
        assert record["account"] == incident.account
        assert [claim["says"] for claim in record["claims"]] == [c.says for c in incident.claims]
        assert record["when"]["date"] == incident.when.date.text
        assert not {"draft", "embargoed", "private"} & set(record)


def test_a_notice_repeats_nothing_that_was_claimed(rich: Site) -> None:
    notices = [i for i in data_of(rich, "incidents.json")["items"] if i["state"] != "standing"]
    assert {notice["state"] for notice in notices} == {"merged", "withdrawn"}
    for notice in notices:
        left = {"id", "title", "former_ids", "merged_into", "withdrawn", "changes"}
        assert set(notice["record"]) <= left
        assert "computed" not in notice
        for change in notice["record"]["changes"]:
            assert "note" not in change or change["kind"] in {"merged", "withdrawn"}
            assert not {"was", "now"} & set(change)
    gone = {notice["id"] for notice in notices}
    for table in ("claims", "casualties", "parties"):
        assert not gone & {row["incident"] for row in rows_of(rich, table)}
    for row in rows_of(rich, "incidents"):
        assert (row["id"] in gone) == (row["state"] != "standing") == (not row["summary"])
    places = data_of(rich, "geojson/incidents.geojson")["features"]
    assert not gone & {feature["id"] for feature in places}


def test_the_version_can_be_worked_out_by_anybody(published: Site) -> None:
    for item in data_of(published, "incidents.json")["items"]:
        text = json.dumps(item["record"], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert item["version"] == {
            "date": item["record"]["changes"][-1]["date"],
            "digest": hashlib.sha256(text.encode()).hexdigest(),
        }


def test_claims_that_are_named_as_reasons_are_such(published: Site) -> None:
    for item in data_of(published, "incidents.json")["items"]:
        if item["state"] != "standing":
            continue
        claims, computed = item["record"]["claims"], item["computed"]
        for fact, stances in (("contested", {"denies", "disputes"}), ("answered", None)):
            because = [claims[place]["stance"] for place in computed[fact]["claims"]]
            assert computed[fact]["value"] == bool(because)
            assert stances is None or set(because) <= stances
        met = [r["status"] for r in computed["status"]["requirements"] if r["met"]]
        assert computed["status"]["supported"] == (met[-1] if met else None)


def test_tables_say_what_documents_say(published: Site) -> None:
    items = {i["id"]: i for i in data_of(published, "incidents.json")["items"]}
    claims = [
        (name, str(number), claim["by"], claim["stance"], claim["date"], claim["says"])
        for name, item in items.items()
        for number, claim in enumerate(item["record"].get("claims", ()), start=1)
    ]
    columns = ("incident", "number", "by", "stance", "date", "says")
    assert [tuple(row[c] for c in columns) for row in rows_of(published, "claims")] == claims
    for row in rows_of(published, "incidents"):
        item = items[row["id"]]
        assert row["title"] == item["record"]["title"]
        assert row["page"] == item["page"]
        if item["state"] == "standing":
            assert row["supported_status"] == (item["computed"]["status"]["supported"] or "")
            assert row["contested"] == str(item["computed"]["contested"]["value"]).lower()
            assert row["origin_ids"].split() == item["computed"]["origins"]
            assert row["articles"] == str(len(item["computed"]["articles"]))


def test_no_pin_is_more_precise_than_what_is_known(published: Site) -> None:
    features = data_of(published, "geojson/incidents.geojson")["features"]
    records = records_of(published.content).incidents
    kinds = set()
    for feature in features:
        where, told = records[feature["id"]].where, feature["properties"]
        spot = where.precision in {"exact", "settlement"} and where.latitude is not None
        assert told["precision"] == where.precision
        assert (feature["geometry"] is not None) == spot
        if spot:
            expected = {"type": "Point", "coordinates": [where.longitude, where.latitude]}
            assert feature["geometry"] == expected
            assert told["extent"] is None
        if told["extent"]:
            west, south, east, north = told["extent"]
            assert -180 <= west < east <= 180
            assert -90 <= south < north <= 90
        kinds.add((spot, told["extent"] is not None))
    if published.content == RICH:
        assert kinds == {(True, False), (False, True), (False, False)}


def test_each_page_of_a_record_leads_to_its_data(published: Site) -> None:
    for kind, folder in (("incidents", "incidents"), ("articles", "sources"), ("actors", "actors")):
        for item in data_of(published, f"{kind}.json")["items"]:
            page = (published.folder / folder / item["id"] / "index.html").read_text("utf-8")
            link = f'href="../../{DATA}/{kind}/{item["id"]}.json"'
            assert re.search(rf'<link rel="alternate" type="application/json"[^>]* {link}>', page)
            assert f'<a {link} type="application/json">' in page


@pytest.mark.parametrize(
    ("page", "kind"), [(address.lstrip("/"), kind) for address, kind in COLLECTED.items()]
)
def test_each_page_of_many_leads_to_the_data_that_has_them(
    rich: Site, page: str, kind: str
) -> None:
    file = rich.folder / page / "index.html"
    text = file.read_text(encoding="utf-8")
    found = re.findall(r'<link rel="alternate" type="application/json"[^>]* href="([^"]+)">', text)
    assert len(found) == 1
    assert text.count(f'href="{found[0]}"') == 2
    data = (file.parent / found[0]).resolve()
    assert data == (rich.folder / f"data/v1/{kind}.json").resolve()
    assert json.loads(data.read_bytes())["kind"] == kind


def test_addresses_of_the_site_are_whole_and_lead_to_pages(published: Site) -> None:
    for path, _, document in documents(published):
        for item in document.get("items", [document]):
            assert item["page"].startswith(published.base_url), path
            assert published.file_at(item["page"].removeprefix(published.base_url)), path


def test_files_are_in_the_form_that_programs_take(published: Site) -> None:
    for file in (published.folder / DATA / "csv").rglob("*.csv"):
        data = file.read_bytes()
        assert data.startswith(b"\xef\xbb\xbf"), file
        assert data.endswith(b"\r\n"), file
    for file in published.files("json"):
        assert b"<" not in file.read_bytes(), file  # no program takes it for a page
