"""Hold the forms to what GitHub takes, and to what people in need of one can rely on.

The rules are those of docs.github.com, "Syntax for GitHub's form schema" and "Configuring issue
templates"; a form that breaks one of them is not shown to anybody.
"""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.tools.building import CONTENT, ROOT

GITHUB = ROOT / ".github"
FORMS = sorted((GITHUB / "ISSUE_TEMPLATE").glob("[0-9]-*.yml"))
KINDS = {
    "checkboxes": {"label", "description", "options"},
    "dropdown": {"label", "description", "multiple", "options", "default"},
    "input": {"label", "description", "placeholder", "value"},
    "markdown": {"value"},
    "textarea": {"label", "description", "placeholder", "value", "render"},
}
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def read(file: Path) -> dict[str, Any]:
    return dict(yaml.safe_load(file.read_text(encoding="utf-8")))


def settings() -> dict[str, Any]:
    return read(CONTENT / "site.yaml")


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_form_has_the_shape_that_is_shown(file: Path) -> None:
    form = read(file)
    assert {"name", "description", "body"} <= form.keys()
    assert form.keys() <= {"name", "description", "title", "labels", "body"}
    assert all(isinstance(label, str) for label in form["labels"])
    asked = [part for part in form["body"] if part["type"] != "markdown"]
    assert asked, "a form that asks nothing is refused"
    names = [part["id"] for part in asked]
    labels = [part["attributes"]["label"] for part in asked]
    assert len(set(names)) == len(names)
    assert len(set(labels)) == len(labels)
    assert all(re.fullmatch(r"[\w-]+", name) for name in names)


@pytest.mark.parametrize("file", FORMS, ids=lambda file: file.stem)
def test_a_part_of_a_form_has_what_its_kind_takes(file: Path) -> None:
    for part in read(file)["body"]:
        attributes = part["attributes"]
        assert part.keys() <= {"type", "id", "attributes", "validations"}
        assert attributes.keys() <= KINDS[part["type"]]
        if part["type"] == "markdown":
            assert attributes["value"].strip()
        if part["type"] == "dropdown":
            options = attributes["options"]
            assert len(set(options)) == len(options) > 1
            assert "None" not in options, "GitHub adds one where no answer is required"
            assert all(isinstance(option, str) for option in options)
        if part["type"] == "checkboxes":
            assert all(option.keys() <= {"label", "required"} for option in attributes["options"])


def test_an_issue_begins_with_a_form() -> None:
    config = read(GITHUB / "ISSUE_TEMPLATE" / "config.yml")
    assert config.keys() == {"blank_issues_enabled", "contact_links"}
    assert config["blank_issues_enabled"] is False
    assert all(link.keys() == {"name", "url", "about"} for link in config["contact_links"])
    assert len({read(form)["name"] for form in FORMS}) == len(FORMS) == 4


def test_what_should_not_be_public_is_led_to_a_page_that_there_is() -> None:
    [link] = read(GITHUB / "ISSUE_TEMPLATE" / "config.yml")["contact_links"]
    page = link["url"].removeprefix(settings()["base_url"]).removesuffix("/")
    assert (CONTENT / "pages" / f"{page}.md").is_file()


def test_the_request_of_a_person_says_where_to_write_before_it_asks_anything() -> None:
    form = read(GITHUB / "ISSUE_TEMPLATE" / "3-correction-or-removal.yml")
    first, *others = form["body"]
    assert first["type"] == "markdown"
    assert settings()["contact"]["email"] in first["attributes"]["value"]
    assert "do not write here" in first["attributes"]["value"]
    assert not any(
        word in str(part["attributes"]["label"]).lower()
        for part in others
        for word in ("name", "e-mail", "phone", "reason", "born")
    )


@pytest.mark.parametrize(
    "file",
    [ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md", *sorted(GITHUB.rglob("*.*"))],
    ids=lambda file: file.name,
)
def test_one_address_reaches_the_editors(file: Path) -> None:
    text = re.sub(r"uses: \S+", "", file.read_text(encoding="utf-8"))
    assert set(ADDRESS.findall(text)) <= {settings()["contact"]["email"]}
