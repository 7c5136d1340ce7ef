"""Run the hooks that guard commits, and hold them to this repository and its own environment."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.tools.building import ROOT

INCIDENT = "content/incidents/dmytrivka-2022.yaml"


def hooks() -> dict[str, dict[str, Any]]:
    text = (ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8")
    [repository] = yaml.safe_load(text)["repos"]
    assert repository["repo"] == "local", "no hook is fetched from elsewhere"
    return {hook["id"]: hook for hook in repository["hooks"]}


def commits(hook: str, file: str, repository: Path) -> int:
    """Give the status of a hook as pre-commit runs it where one file is committed."""
    found = hooks()[hook]
    assert found["language"] == "system"
    assert re.search(found.get("files", ""), file)
    names = [file] if found.get("pass_filenames", True) else []
    command = [*found["entry"].split(), *names]
    return subprocess.run(command, capture_output=True, check=False, cwd=repository).returncode


@pytest.mark.parametrize("hook", sorted(hooks()))
def test_what_is_right_is_let_through(hook: str, repository: Path) -> None:
    file = "sourcebook/model/ids.py" if "ruff" in hook else INCIDENT
    assert commits(hook, file, repository) == 0


def test_a_record_with_an_error_is_not(repository: Path) -> None:
    text = (repository / INCIDENT).read_text(encoding="utf-8")
    (repository / INCIDENT).write_text(text.replace("\ntitle:", "\ntitel:"), encoding="utf-8")
    assert commits("check-records", INCIDENT, repository) == 1


def test_code_that_is_out_of_style_is_not(repository: Path) -> None:
    (repository / "sourcebook" / "untidy.py").write_text("import os\nx = 1;\n", encoding="utf-8")
    assert commits("ruff-check", "sourcebook/untidy.py", repository) == 1


def test_editors_are_told_a_new_id(repository: Path) -> None:
    """Write the schemas, which pre-commit takes for a change that is to be committed as well."""
    tags = repository / "content" / "vocabulary" / "tags.yaml"
    with tags.open("a", encoding="utf-8") as file:
        file.write("new-tag: {name: New tag, description: For a test.}\n")
    assert commits("write-schemas", "content/vocabulary/tags.yaml", repository) == 0
    schema = (repository / "schema" / "incident.schema.json").read_text(encoding="utf-8")
    assert "new-tag" in json.loads(schema)["definitions"]["tag"]["enum"]


def test_the_container_of_the_editor_sets_itself_up_as_a_person_would() -> None:
    container = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    editor = json.loads((ROOT / ".vscode/extensions.json").read_text(encoding="utf-8"))
    assert container["postCreateCommand"] == "make site"
    assert container["customizations"]["vscode"]["extensions"] == editor["recommendations"]
