"""Start a timeline of another subject, and hold it to all that a published site is held to."""

import re
from pathlib import Path

import pytest

from sourcebook.check import check
from sourcebook.cli import main
from sourcebook.load.content import load_content
from sourcebook.model.schema import schemas
from tests.published.test_html import complaints

# What holds for every site is run here once more, on the site that this module builds.
from tests.published.test_links import (  # noqa: F401
    documents,
    links,
    test_every_id_is_unique_in_its_page,
    test_every_page_can_be_reached_from_the_home_page_of_its_edition,
    test_links_inside_the_site_are_relative,
    test_links_inside_the_site_lead_to_a_file_and_to_a_place_in_it,
    test_only_links_to_follow_leave_the_site,
    test_pages_name_their_own_address,
    test_the_sitemap_of_each_edition_lists_its_pages_and_nothing_else,
)
from tests.repository.test_editor import as_yaml, editor_settings, records
from tests.tools.building import build, contents
from tests.tools.language_server import language_server
from tests.tools.site import Site

FIRST_SUBJECT = re.compile(
    r"ukrain|russia|kyiv|kremlin|hors[ -]de[ -]combat|prisoner|soldier|surrender|execut|\bwar\b"
    r"|\barmed|army|troops|\bpow\b|dmytrivka|oblast|raion",
    re.IGNORECASE,
)
ANSWERS = (
    "--title=Spills: “the” list", "--base-url=https://spills.example/list", "--side=Companies",
    "--side=Authorities", "--contact=desk@spills.example", "--yes",
)  # fmt: skip

INCIDENT = (
    "--place=Sandvik: the “old” pier", "--country=NO", "--precision=country", "--date=2024",
    "--source=example-gazette-2024-05-14-exampleton", "--by=example-gazette",
    "--stance=reports", "--says=Reports it.", "--title=12:30", "--summary=It spilt.",
    "--id=sandvik-2024", "--casualties=injured 2+", "--tag=leak", "--victims-count=2",
    "--victims=residents", "--related=exampleton-2024",
)  # fmt: skip
ARTICLE = (
    "--publisher=other", "--add-publisher", "other", "The Other", "ngo", "no,en", "--language=no",
    "--title=[NO]", "--kind=copy", "--author=O'Neil, J.", "--published=[2024-05-30,2024-05-31]",
    "--seen=excerpt", "--accessed=2024-06-01", "--archived=https://archive.example/a,b",
    "--archived-on=2024-06-01", "--basis=derived", "--how=rewrites",
    "--derived-from=example-gazette-2024-05-14-exampleton", "--abstract=It copies.", "--about=x",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("new") / "spills"
    assert main(["new", "site", str(place), *ANSWERS]) == 0
    return place


@pytest.fixture(scope="module")
def published(folder: Path) -> Site:
    """Build the new timeline as its README says."""
    done = build("--content", folder / "content", "--output", folder / "site")
    assert "problem" not in done.stderr
    assert "warning" not in done.stderr
    return Site(folder / "site", "https://spills.example/list/", folder / "content")


def test_a_new_timeline_has_no_problems(folder: Path) -> None:
    content = load_content(folder / "content", "content")
    assert check(content) == ()
    site = content.records.site
    assert site is not None
    assert site.title == "Spills: “the” list"
    assert site.base_url == "https://spills.example/list/"
    assert {name: side.name for name, side in site.sides.items()} == {
        "companies": "Companies",
        "authorities": "Authorities",
    }
    assert site.contact.email == "desk@spills.example"


def test_its_sample_is_clearly_invented(folder: Path) -> None:
    records = load_content(folder / "content", "content").records
    (incident,) = records.incidents.values()
    assert incident.title.startswith("Sample")
    assert all(".example.org/" in (article.url or "") for article in records.articles.values())


def test_it_knows_nothing_of_the_first_subject(folder: Path, published: Site) -> None:
    assert published.folder.is_dir()
    found = {
        name: match[0]
        for name, data in contents(folder).items()
        if name.endswith((".md", ".yaml", ".html", ".xml", ".txt"))
        and (match := FIRST_SUBJECT.search(data.decode()))
    }
    assert found == {}


def test_its_pages_are_valid_html_without_a_warning(published: Site) -> None:
    assert published.pages()
    assert complaints(published.folder) == []


def test_editors_find_the_schemas_that_its_files_name(folder: Path) -> None:
    named = 0
    for file in (folder / "content").rglob("*.yaml"):
        match = re.match(r"# yaml-language-server: \$schema=(\S+)\n", file.read_text("utf-8"))
        assert match, file
        assert (file.parent / match[1]).resolve().is_file(), file
        named += 1
    assert named == 9
    content = load_content(folder / "content", "content")
    assert set(schemas(content.records)) == {
        file.name.removesuffix(".schema.json") for file in (folder / "schema").iterdir()
    }


def test_the_commands_of_its_readme_run(
    folder: Path, published: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert published.pages()
    text = (folder / "README.md").read_text(encoding="utf-8")
    commands = re.findall(r"^python build\.py (.*?)(?:  +#.*)?$", text, re.MULTILINE)
    assert len(commands) == 5
    monkeypatch.chdir(folder)
    for command in commands:
        words = [word.strip('"').replace("$TIMELINE", str(folder)) for word in command.split()]
        if words[0] == "new":
            assert main([*words, "--yes"]) == 2  # the answers are missing
        else:
            assert main(words) == 0
    assert "TIMELINE=../spills\n" in text
    del tmp_path


def test_records_can_be_added_to_it(tmp_path: Path) -> None:
    place = tmp_path / "spills"
    assert main(["new", "site", str(place), *ANSWERS]) == 0
    assert main(["new", "incident", "--yes", "--content", str(place / "content"), *INCIDENT]) == 0
    problems = check(load_content(place / "content", "content"))
    assert [problem.rule for problem in problems] == []


def test_an_editor_finds_nothing_wrong_with_what_is_written(tmp_path: Path) -> None:
    place = tmp_path / "spills"
    assert main(["new", "site", str(place), *ANSWERS]) == 0
    options = ("--yes", "--content", str(place / "content"))
    assert main(["new", "article", *options, "https://other.example/1", *ARTICLE]) == 0
    assert main(["new", "incident", *options, *INCIDENT]) == 0
    texts = {
        file.with_suffix(".yaml"): as_yaml(file, place / "content", place / "schema")
        for file in records(place / "content")
    }
    with language_server(editor_settings(), place) as server:
        found = server.problems_of(texts)
    assert len(found) == 17
    assert {file.name: problems for file, problems in found.items() if problems} == {}


def test_a_timeline_without_sides_stands_as_well(tmp_path: Path) -> None:
    place = tmp_path / "list"
    assert (
        main(["new", "site", str(place), "--title=List", "--contact=https://x.example/", "--yes"])
        == 0
    )
    assert check(load_content(place / "content", "content")) == ()
    build("--content", place / "content", "--output", place / "site")


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    place = tmp_path / "empty"
    place.mkdir()
    before = place.stat()
    assert main(["new", "site", str(place), *ANSWERS]) == 0
    assert (place / "content" / "site.yaml").exists()
    # It is the same folder: somebody may be in it.
    assert (place.stat().st_ino, place.stat().st_mode) == (before.st_ino, before.st_mode)
    assert list(tmp_path.iterdir()) == [place]


@pytest.mark.parametrize("name", ["notes.txt", ".git"])
def test_a_folder_that_is_not_empty_is_left_alone(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_text("mine", encoding="utf-8")
    assert main(["new", "site", str(tmp_path), *ANSWERS]) == 2
    assert "is there already, and not empty" in capsys.readouterr().err
    assert contents(tmp_path) == {name: b"mine"}


def test_what_is_missing_is_said_and_nothing_is_made(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = ["--side=Дніпро", "--contact=nowhere", "--yes"]
    assert main(["new", "site", str(tmp_path / "list"), *answers]) == 2
    complaint = capsys.readouterr().err
    assert "--title TEXT" in complaint
    assert "--side NAME: `Дніпро` gives no id" in complaint
    assert "--contact ADDRESS: this is not an e-mail address" in complaint
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("title", ["NO", "- a: 'b' \"c\" #d", "{x}", "12:30", "«side»"])
def test_a_title_can_be_anything(title: str, tmp_path: Path) -> None:
    place = tmp_path / "list"
    answers = [f"--title={title}", "--contact=a@b.example", "--yes"]
    assert main(["new", "site", str(place), *answers]) == 0
    site = load_content(place / "content", "content").records.site
    assert site is not None
    assert site.title == title
