"""Show what an editor makes of the schemas, by asking the language server that editors run."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.tools.building import CONTENT, RICH, ROOT
from tests.tools.language_server import LanguageServer, language_server

SETTINGS = ROOT / ".vscode" / "settings.json"
SCHEMAS = ROOT / "schema"
COMMENT = "# yaml-language-server: $schema="

INCIDENT = CONTENT / "incidents/dmytrivka-2022.yaml"
ARTICLE = CONTENT / "articles/moscow-times-2022-04-07-dmytrivka.md"
FIGURE = CONTENT / "figures/pows-executed-prosecutor-general.yaml"
ACTORS = CONTENT / "vocabulary/actors.yaml"
WARNINGS = CONTENT / "vocabulary/warnings.yaml"
SITE = CONTENT / "site.yaml"

SCHEMA_OF_FOLDER = {
    "articles": "article",
    "figures": "figure",
    "incidents": "incident",
    "pages": "page",
}


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
def editor() -> Iterator[LanguageServer]:
    with language_server(editor_settings()) as server:
        yield server


def schema_of(inside: Path) -> Path:
    """Give the schema of a file by its path inside a content folder."""
    name = SCHEMA_OF_FOLDER.get(inside.parts[0], inside.stem)
    return SCHEMAS / f"{name}.schema.json"


def as_yaml(file: Path, content: Path = CONTENT) -> str:
    """Give the YAML of a record; the first line, if it is no YAML, names the schema instead."""
    text = file.read_text(encoding="utf-8")
    comment = f"{COMMENT}{schema_of(file.relative_to(content)).as_uri()}\n"
    if file.suffix == ".md":  # the line of the opening `---`, so that all others keep their places
        return comment + text.split("---\n", maxsplit=2)[1]
    return text if text.startswith(COMMENT) else comment + text


def records(content: Path) -> list[Path]:
    return sorted(file for suffix in ("yaml", "md") for file in content.rglob(f"*.{suffix}"))


@pytest.mark.parametrize("content", [CONTENT, RICH], ids=["own", "rich"])
def test_right_records_are_left_in_peace(editor: LanguageServer, content: Path) -> None:
    texts = {
        file.with_name(f"{content.parent.name}-{file.stem}.yaml"): as_yaml(file, content)
        for file in records(content)
    }
    assert len(texts) > 40
    assert {file: found for file, found in editor.problems_of(texts).items() if found} == {}


@pytest.mark.parametrize(
    ("file", "right", "wrong", "expected"),
    [
        (INCIDENT, "\ntags:", "\ntag:", "Property tag is not allowed."),
        (INCIDENT, "\nstatus: verified", "", 'Missing property "status".'),
        (INCIDENT, "stance: verifies", "stance: confirms", 'Valid values: "alleges", "reports"'),
        (INCIDENT, "outcome: killed", "outcome: dead", 'Valid values: "killed", "injured"'),
        (INCIDENT, "min: 1", "min: one", 'Expected "integer".'),
        (INCIDENT, "country: UA", "country: Ukraine", "does not match the pattern"),
        (INCIDENT, "latitude: 50.46", "latitude: 150.46", "above the maximum of 90"),
        (INCIDENT, "as_of: 2022-04-06", "as_of: 4/6/2022", "not a RFC3339 date"),
        (INCIDENT, "by: bastrykin", "by: Mr Bastrykin", 'Valid values: "afp"'),
        (INCIDENT, "tags: [summary-execution", "tags: summary-execution", 'Expected "array".'),
        (INCIDENT, "  name: Dmytrivka", "\tname: Dmytrivka", "must start at the same column"),
        (INCIDENT, "tags: [", "tags: [[", "end with a ]"),
        (INCIDENT, "status: verified", "status: verified\nstatus: alleged", "must be unique"),
        (ARTICLE, "seen: full", "seen: partly", 'Valid values: "full", "excerpt"'),
        (ARTICLE, "url: https", "url: ftp", "does not match the pattern"),
        (ARTICLE, "basis: derived", "basis: second-hand", 'Valid values: "original"'),
        (ARTICLE, "article: nyt", "articel: nyt", "Property articel is not allowed."),
        (FIGURE, "kind: cumulative", "kind: running", 'Valid values: "cumulative", "per-period"'),
        (ACTORS, "side: ukraine", "sides: ukraine", "Property sides is not allowed."),
        (WARNINGS, "outcomes: [killed]", "outcomes: [killing]", 'Valid values: "killed"'),
        (SITE, "licence:", "license:", "Property license is not allowed."),
    ],
)
def test_a_mistake_is_found_on_its_line(
    editor: LanguageServer, file: Path, right: str, wrong: str, expected: str
) -> None:
    text = as_yaml(file)
    before, found, after = text.partition(right)
    assert found, f"{file.name} has {right!r}"
    broken = file.with_name(f"broken-{file.stem}.yaml")
    problems = editor.problems(broken, before + wrong + after)
    assert any(expected in problem for problem in problems), problems


def test_a_missing_vocabulary_word_is_no_mistake_yet(editor: LanguageServer) -> None:
    """Leave an id that the schema does not know to the check: the record of it may be new."""
    text = as_yaml(INCIDENT).replace("by: bastrykin", "by: somebody-new")
    assert editor.problems(INCIDENT.with_name("new-2022.yaml"), text) == []


def test_the_settings_of_the_repository_name_the_schema_where_a_file_does_not(
    editor: LanguageServer,
) -> None:
    for file in (INCIDENT, FIGURE, ACTORS, SITE):
        text = as_yaml(file).removeprefix(COMMENT).partition("\n")[2]
        assert COMMENT not in text
        place = file if file in {ACTORS, SITE} else file.with_name(f"bare-{file.name}")
        assert editor.problems(place, text) == []
        assert editor.problems(place, f"{text}colour: red\n") != []


@pytest.mark.parametrize(
    ("file", "right", "marked", "expected"),
    [
        (
            INCIDENT,
            "related: [mala-rohan-2022]\n",
            "‸\n",
            {"related": "Other incidents that a reader should know of."},
        ),
        (
            INCIDENT,
            "    note: Captured",
            "    ‸\n    note: Captured",
            {"count": "How many people, where a source says so."},
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
        (INCIDENT, "by: bastrykin", "by: ‸", {"kremlin": "Kremlin", "cnn": "CNN"}),
        (INCIDENT, "tags: [summary-execution", "tags: [‸", {"footage": "Footage"}),
        (INCIDENT, "group: prisoners-of-war", "group: ‸", {"civilians": "Civilians"}),
        (INCIDENT, "warnings: [killing", "warnings: [‸", {"killing": "Killing"}),
        (INCIDENT, "region: Kyiv Oblast", "region: ‸", {"Kyiv Oblast": "UA"}),
        (
            INCIDENT,
            "source: nyt-2022-04-06-dmytrivka",
            "source: ‸",
            {
                "moscow-times-2022-04-07-dmytrivka": "Graphic video shows Ukrainian troops "
                "killing Russian soldiers outside Kyiv – NYT"
            },
        ),
        (ARTICLE, "publisher: moscow-times", "publisher: ‸", {"moscow-times": "The Moscow Times"}),
        (ARTICLE, "seen: full", "seen: ‸", {"excerpt": "Read in part."}),
        (ARTICLE, "how: reports", "how: ‸", {"translates": "Translates it."}),
        (
            FIGURE,
            "kind: cumulative",
            "kind: ‸",
            {"per-period": "Each value counts one period only."},
        ),
        (ACTORS, "side: ukraine", "side: ‸", {"russia": "Russia", "none": "No party."}),
        (ACTORS, "\n  kind: armed-force", "\n  kind: ‸", {"court": "A court."}),
    ],
)
def test_what_can_stand_there_is_offered_and_explained(
    editor: LanguageServer, file: Path, right: str, marked: str, expected: Mapping[str, str]
) -> None:
    before, found, after = as_yaml(file).partition(right)
    assert found, f"{file.name} has {right!r}"
    offered = editor.completions(
        file.with_name(f"offers-{file.stem}.yaml"), before + marked + after
    )
    assert {name: offered.get(name) for name in expected} == expected


def test_an_empty_file_is_offered_the_keys_of_its_kind(editor: LanguageServer) -> None:
    offered = editor.completions(INCIDENT.with_name("empty-2022.yaml"), "‸\n")
    assert offered.keys() > {"title", "summary", "status", "when", "where", "claims", "changes"}


@pytest.mark.parametrize(
    ("file", "right", "marked", "expected"),
    [
        (INCIDENT, "casualties:", "casual‸ties:", "One row a claimant."),
        (INCIDENT, "where:", "wh‸ere:", "Where it happened."),
        (INCIDENT, "precision:", "preci‸sion:", "How near the coordinates are to the event."),
        (INCIDENT, "status: verified", "sta‸tus: verified", "* `adjudicated`: A court has"),
        (INCIDENT, "by: bastrykin", "by: bas‸trykin", "* `dujarric`: Dujarric"),
        (ARTICLE, "derived_from:", "derived‸_from:", "The sources that it rests on."),
        (ARTICLE, "basis: derived", "ba‸sis: derived", "* `unknown`: It is not known"),
        (SITE, "timezone:", "time‸zone:", "The time zone of the editors"),
        (WARNINGS, "required_for:", "required‸_for:", "When the check asks for it."),
    ],
)
def test_what_a_key_means_is_shown_over_it(
    editor: LanguageServer, file: Path, right: str, marked: str, expected: str
) -> None:
    before, found, after = as_yaml(file).partition(right)
    assert found, f"{file.name} has {right!r}"
    shown = editor.hover(file.with_name(f"hover-{file.stem}.yaml"), before + marked + after)
    assert expected in shown
