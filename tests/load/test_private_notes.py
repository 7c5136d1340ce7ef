"""What stands under `private` is shown by no problem, wherever the key was put."""

from pathlib import Path

import pytest

from sourcebook.check import check
from sourcebook.load.content import load_content
from sourcebook.reports.as_json import as_json
from sourcebook.reports.as_text import as_text
from sourcebook.reports.findings import Findings
from tests.tools.trees import INCIDENT, Edit, tree

TAGS = "tags: [oil]\n"


@pytest.mark.parametrize(
    "edit",
    [
        Edit(INCIDENT, "  country: NZ\n", "  country: NZ\n  private: SECRET\n"),
        Edit(INCIDENT, "  country: NZ\n", "  country: NZ\n  private:\n    a: [SECRET\n"),
        Edit(INCIDENT, "    count: 2\n", "    count: 2\n  - private: SECRET\n    x: SECRET\n"),
        Edit(INCIDENT, TAGS, "tags: {oil: x, private: SECRET}\n"),
        Edit(INCIDENT, TAGS, TAGS + "Private: SECRET\n"),
        Edit(INCIDENT, TAGS, TAGS + "private: SECRET\nprivate: SECRET\n"),
        Edit(INCIDENT, TAGS, TAGS + "private: *SECRET\n"),
        Edit(INCIDENT, TAGS, TAGS + "private: {SECRET: [\n"),
        Edit(INCIDENT, TAGS, TAGS + "private: a #SECRET\n"),
    ],
)
def test_a_problem_shows_no_notes(edit: Edit, tmp_path: Path) -> None:
    found = Findings(check(load_content(tree(tmp_path, [edit]), "content")))
    assert found.problems
    assert "SECRET" not in as_text(found) + as_json(found)
