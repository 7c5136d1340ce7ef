"""What names versions: valid by the schemas of others, and worked out by anybody from the data."""

import hashlib
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from sourcebook.plan import citing
from tests.tools.site import Site

SCHEMAS = Path(__file__).parent / "schemas"
KINDS = ("incidents", "articles", "figures", "actors", "publishers", "tags", "regions")
CSL = re.compile(r'data-format="csl-json">(.*?)</pre>', re.DOTALL)


def faults(schema: str, data: object) -> list[str]:
    validator = Draft7Validator(json.loads((SCHEMAS / f"{schema}.json").read_bytes()))
    return [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(data)]


def read(site: Site, path: str) -> Any:  # noqa: ANN401 - of any document
    return json.loads((site.folder / "data/v1" / path).read_bytes())


def collection(site: Site, kind: str) -> Iterator[Any]:
    """Yield every document of a kind, by way of `older`."""
    address = f"{kind}.json"
    while address:
        found = read(site, address)
        yield from found["items"]
        address = (found["older"] or "").partition("/data/v1/")[2]


def test_every_reference_in_csl_json_is_valid(published: Site) -> None:
    seen = set()
    for page in published.whole_pages():
        for text in CSL.findall(page.file.read_text(encoding="utf-8")):
            items = json.loads(html.unescape(text))
            assert faults("csl-data", items) == [], page.address
            seen.add(items[0]["type"])
    assert seen == {"webpage", "dataset"}


def test_the_citation_file_is_valid(published: Site) -> None:
    text = (published.folder / "CITATION.cff").read_text(encoding="utf-8")
    found = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - it makes texts alone
    assert faults("cff", found) == []
    assert found["type"] == "dataset"
    assert found["date-released"] in found["version"]
    assert found["license"] == "CC-BY-4.0"


def test_anybody_can_work_out_the_version_of_the_data(published: Site) -> None:
    lines = []
    for kind in KINDS:
        for document in collection(published, kind):
            record = json.dumps(
                document["record"], ensure_ascii=False, sort_keys=True, separators=(",", ":")
            )
            digest = hashlib.sha256(record.encode()).hexdigest()
            lines.append(f"{document['kind']} {document['id']} {digest}\n")
    version = read(published, "releases.json")["version"]
    assert hashlib.sha256("".join(sorted(lines)).encode()).hexdigest() == version["digest"]


CHANGED = re.compile(r":incident/|:figure/.*/correction/")


def test_changes_are_named_as_in_the_feeds(rich: Site) -> None:
    feed = json.loads((rich.folder / "feeds/all.json").read_bytes())
    told = {item["id"]: item["url"] for item in feed["items"] if CHANGED.search(item["id"])}
    data = {item["guid"]: item["address"] for item in collection(rich, "changes")}
    assert told == data
    table = (rich.folder / "data/v1/csv/changes.csv").read_text(encoding="utf-8-sig")
    incidents = {guid: address for guid, address in data.items() if ":incident/" in guid}
    assert all(guid in table and address in table for guid, address in incidents.items())
    assert len(incidents) < len(data)


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("https://creativecommons.org/licenses/by-nc-sa/4.0/", {"license": "CC-BY-NC-SA-4.0"}),
        ("https://creativecommons.org/publicdomain/zero/1.0/", {"license": "CC0-1.0"}),
        ("https://creativecommons.org/licenses/by/4.0/deed.en", {"license": "CC-BY-4.0"}),
        ("https://law.example/terms", {"license-url": "https://law.example/terms"}),
        (
            "https://creativecommons.org/licenses/by/3.0/de/",
            {"license-url": "https://creativecommons.org/licenses/by/3.0/de/"},
        ),
    ],
)
def test_a_known_licence_is_told_by_its_name(url: str, told: dict[str, str]) -> None:
    assert citing.licence(url) == told


@given(st.text().filter(str.strip))
def test_any_text_is_one_value_of_the_citation_file(text: str) -> None:
    written = citing.quoted(text)
    assert "\n" not in written
    if text.isascii() or all(ord(c) < 0xD800 for c in text):
        found = yaml.load(f"a: {written}", yaml.BaseLoader)  # noqa: S506 - it makes texts alone
        assert found == {"a": " ".join(text.split())}
