"""Show what an editor makes of the schemas, by asking the language server that editors run."""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.tools.building import CONTENT, RICH, ROOT, build
from tests.tools.language_server import LanguageServer, language_server
from tests.tools.trees import MINIMAL

SETTINGS = ROOT / ".vscode" / "settings.json"
COMMENT = "# yaml-language-server: $schema="

INCIDENT = "incidents/evans-bay-2020.yaml"
ARTICLE = "articles/radio-2020-03-03-spill.md"
FIGURE = "figures/spills-counted.yaml"
ACTORS = "vocabulary/actors.yaml"
WARNINGS = "vocabulary/warnings.yaml"
SITE = "site.yaml"

SCHEMA_OF_FOLDER = {
    "articles": "article",
    "figures": "figure",
    "releases": "release",
    "incidents": "incident",
    "pages": "page",
}


@dataclass(frozen=True)
class Editor:
    """An editor that has opened the minimal site, with the settings of this repository."""

    server: LanguageServer
    folder: Path

    def place(self, name: str, purpose: str) -> Path:
        """Name a document beside a record, so that no two tests speak of the same one."""
        file = self.folder / "content" / name
        return file.with_name(f"{purpose}-{file.stem}.yaml")

    def text(self, name: str, right: str, instead: str) -> str:
        """Give the YAML of a record with something else in the place of some words."""
        content = self.folder / "content"
        text = as_yaml(content / name, content, self.folder / "schema")
        before, found, after = text.partition(right)
        assert found, f"{name} has {right!r}"
        return before + instead + after


def editor_settings() -> dict[str, object]:
    """Give the settings of the repository as VS Code hands them on: grouped by first word."""
    grouped: dict[str, dict[str, object]] = {}
    for name, value in json.loads(SETTINGS.read_text(encoding="utf-8")).items():
        section, _, rest = name.partition(".")
        if rest:
            node = grouped.setdefault(section, {})
            *above, last = rest.split(".")
            for step in above:
                node = node.setdefault(step, {})  # type: ignore[assignment]
            node[last] = value
    return dict(grouped)


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    folder = tmp_path_factory.mktemp("timeline")
    shutil.copytree(MINIMAL, folder / "content")
    build("schema", "--content", folder / "content", "--output", folder / "schema")
    with language_server(editor_settings(), folder) as server:
        yield Editor(server, folder)


def as_yaml(file: Path, content: Path, schemas: Path) -> str:
    """Give the YAML of a record, with the schema named in its first line."""
    inside = file.relative_to(content)
    name = SCHEMA_OF_FOLDER.get(inside.parts[0], inside.stem)
    if name == "page" and "." in inside.stem:  # about.uk.md
        name = "page-translation"
    comment = f"{COMMENT}{(schemas / f'{name}.schema.json').as_uri()}\n"
    text = file.read_text(encoding="utf-8")
    if file.suffix == ".md":  # the comment takes the line of the opening `---`
        return comment + text.split("---\n", maxsplit=2)[1]
    return text if text.startswith(COMMENT) else comment + text


def records(content: Path) -> list[Path]:
    return sorted(file for suffix in ("yaml", "md") for file in content.rglob(f"*.{suffix}"))


@pytest.mark.parametrize("content", [CONTENT, RICH], ids=["own", "rich"])
def test_right_records_are_left_in_peace(editor: Editor, content: Path) -> None:
    texts = {
        file.with_name(f"{file.stem}.yaml"): as_yaml(file, content, ROOT / "schema")
        for file in records(content)
    }
    assert len(texts) > 40
    found = editor.server.problems_of(texts)
    assert {file: problems for file, problems in found.items() if problems} == {}
    found = editor.server.problems_of(
        {file: f"{text}\ncolour: red\n" for file, text in texts.items()}
    )
    assert [file for file, problems in found.items() if not problems] == []


@pytest.mark.parametrize(
    ("name", "right", "wrong", "expected"),
    [
        (INCIDENT, "\ntags:", "\ntag:", "Property tag is not allowed."),
        (INCIDENT, "\nstatus: verified", "", 'Missing property "status".'),
        (INCIDENT, "stance: verifies", "stance: confirms", 'Valid values: "alleges", "reports"'),
        (INCIDENT, "outcome: injured", "outcome: hurt", 'Valid values: "killed", "injured"'),
        (INCIDENT, "min: 2", "min: two", 'Expected "integer".'),
        (INCIDENT, "country: NZ", "country: New Zealand", "does not match the pattern"),
        (INCIDENT, "latitude: -41.31", "latitude: -141.31", "below the minimum of -90"),
        (INCIDENT, "date: 2020-04-01", "date: 4/1/2020", "not a RFC3339 date"),
        (INCIDENT, "by: the-daily", "by: The Daily", 'Valid values: "barge-company"'),
        (INCIDENT, "tags: [oil]", "tags: oil", 'Expected "array".'),
        (INCIDENT, "  region:", "\tregion:", "Implicit keys need to be on a single line"),
        (INCIDENT, "tags: [oil]", "tags: [oil", "end with a ]"),
        (INCIDENT, "tags: [oil]", "tags: [oil]\ntags: [oil]", "must be unique"),
        (ARTICLE, "seen: full", "seen: partly", 'Valid values: "full", "excerpt"'),
        (ARTICLE, "url: https", "url: ftp", "does not match the pattern"),
        (ARTICLE, "basis: derived", "basis: second-hand", 'Valid values: "original"'),
        (ARTICLE, "article: daily", "articel: daily", "Property articel is not allowed."),
        (FIGURE, "kind: cumulative", "kind: running", 'Valid values: "cumulative", "per-period"'),
        (ACTORS, "side: operators", "sides: operators", "Property sides is not allowed."),
        (WARNINGS, "outcomes: [injured]", "outcomes: [injury]", 'Valid values: "killed"'),
        (SITE, "licence:", "license:", "Property license is not allowed."),
    ],
)
def test_a_mistake_is_found_on_its_line(
    editor: Editor, name: str, right: str, wrong: str, expected: str
) -> None:
    text = editor.text(name, right, wrong)
    problems = editor.server.problems(editor.place(name, "broken"), text)
    found = [problem for problem in problems if expected in problem]
    assert found, problems
    if wrong:
        line = editor.text(name, right, "‸").partition("‸")[0].count("\n") + 1
        # A bracket that stays open is found out on the next line.
        lines = range(line, line + wrong.count("\n") + 2)
        assert any(int(problem.partition(":")[0]) in lines for problem in found), found


def test_an_id_that_is_new_is_no_mistake_yet(editor: Editor) -> None:
    """Leave an id that the schema does not know to the check: its record may be new as well."""
    text = editor.text(INCIDENT, "by: the-daily", "by: somebody-new")
    assert editor.server.problems(editor.place(INCIDENT, "new"), text) == []


@pytest.mark.parametrize("name", [INCIDENT, FIGURE, ACTORS, WARNINGS, SITE])
def test_the_settings_name_the_schema_of_a_file_that_does_not(editor: Editor, name: str) -> None:
    file = editor.folder / "content" / name
    text = file.read_text(encoding="utf-8")
    assert COMMENT not in text
    assert editor.server.problems(file, text) == []
    assert editor.server.problems(file, f"{text}colour: red\n") != []


@pytest.mark.parametrize(
    ("name", "right", "marked", "expected"),
    [
        (
            INCIDENT,
            "tags: [oil]\n",
            "‸\n",
            {"related": "Other incidents that a reader should know of."},
        ),
        (
            INCIDENT,
            "    group: divers",
            "    ‸\n    group: divers",
            {"note": "What else is said of the party."},
        ),
        (
            INCIDENT,
            "status: verified",
            "status: ‸",
            {"alleged": "At least one named source alleges or reports it."},
        ),
        (
            INCIDENT,
            "stance: verifies",
            "stance: ‸",
            {"denies": "States that it did not happen."},
        ),
        (INCIDENT, "by: the-daily", "by: ‸", {"barge-company": "The Barge Company"}),
        (INCIDENT, "tags: [oil]", "tags: [‸]", {"oil": "Oil"}),
        (INCIDENT, "group: divers", "group: ‸", {"divers": "Divers"}),
        (INCIDENT, "warnings: [injury]", "warnings: [‸]", {"injury": "Injury"}),
        (INCIDENT, "region: Wellington", "region: ‸", {"Wellington": "NZ", "Auckland": "NZ"}),
        (
            INCIDENT,
            "source: daily-2020-03-02-spill",
            "source: ‸",
            {"radio-2020-03-03-spill": "Company denies spill"},
        ),
        (ARTICLE, "publisher: radio", "publisher: ‸", {"the-daily": "The Daily"}),
        (ARTICLE, "seen: full", "seen: ‸", {"excerpt": "Read in part."}),
        (ARTICLE, "how: reports", "how: ‸", {"translates": "Translates it."}),
        (
            FIGURE,
            "kind: cumulative",
            "kind: ‸",
            {"per-period": "Each value counts one period only."},
        ),
        (ACTORS, "side: operators", "side: ‸", {"authorities": "Authorities", "none": "No party."}),
        (ACTORS, "kind: company", "kind: ‸", {"court": "A court."}),
    ],
)
def test_what_can_stand_there_is_offered_and_explained(
    editor: Editor, name: str, right: str, marked: str, expected: Mapping[str, str]
) -> None:
    text = editor.text(name, right, marked)
    offered = editor.server.completions(editor.place(name, "offers"), text)
    assert {word: offered.get(word) for word in expected} == expected


def test_an_empty_file_is_offered_the_keys_of_its_kind(editor: Editor) -> None:
    offered = editor.server.completions(editor.place(INCIDENT, "empty"), "‸\n")
    assert offered.keys() > {"title", "summary", "status", "when", "where", "claims", "changes"}


@pytest.mark.parametrize(
    ("name", "right", "marked", "expected"),
    [
        (INCIDENT, "casualties:", "casual‸ties:", "One row a claimant."),
        (INCIDENT, "where:", "wh‸ere:", "Where it happened."),
        (INCIDENT, "precision:", "preci‸sion:", "How near the coordinates are to the event."),
        (INCIDENT, "status: verified", "sta‸tus: verified", "* `adjudicated`: A court has"),
        (INCIDENT, "by: the-daily", "by: the-‸daily", "* `high-court`: High Court"),
        (ARTICLE, "derived_from:", "derived‸_from:", "The sources that it rests on."),
        (ARTICLE, "basis: derived", "ba‸sis: derived", "* `unknown`: It is not known"),
        (SITE, "timezone:", "time‸zone:", "The time zone of the editors"),
        (WARNINGS, "required_for:", "required‸_for:", "When the check asks for it."),
    ],
)
def test_what_a_key_means_is_shown_over_it(
    editor: Editor, name: str, right: str, marked: str, expected: str
) -> None:
    text = editor.text(name, right, marked)
    assert expected in editor.server.hover(editor.place(name, "hover"), text)
