"""Say what is made anew after an edit: all that it concerns, and next to nothing else."""

import re
from collections.abc import Iterator

import pytest

from tests.incremental.walk import content_of
from tests.incremental.world import World, a_world

LENN = "incidents/pacific/lenn-gulf-2020.yaml"
OWN_PAGE = "incidents/lenn-gulf-2020/index.html"
OWN_HISTORY = "incidents/lenn-gulf-2020/history/index.html"
OWN_RELEASE = "releases/2025-01-20/index.html"
WHOLE_VERSION = {"releases/index.html", "data/index.html", "data/v1/releases.json"}
"""What names the version of the data as a whole, which is made of every record."""
A_SHARD = "find/words/_.json"


@pytest.fixture(scope="module")
def edited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    place = tmp_path_factory.mktemp("bounds") / "world"
    with a_world(place, content_of("rich"), seed=1) as world:
        world.glances = 0
        yield world


@pytest.fixture
def world(edited: World) -> World:
    """Give the site as the test before left it, built: no two tests edit the same text."""
    assert not edited.build().failed
    return edited


def edit(world: World, name: str, old: str, new: str) -> set[str]:
    """Replace a text in a file of records, build, and give the files that were made anew."""
    path = world.content / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return made(world)


def made(world: World) -> set[str]:
    outcome = world.build()
    assert not outcome.failed
    return set(outcome.reasons)


def beside_data(found: set[str]) -> set[str]:
    """Leave out the data for other programs, and what only tells which version all of them have."""
    return {path for path in found - WHOLE_VERSION if not path.startswith("data/")}


def test_nothing_changed(world: World) -> None:
    assert made(world) == set()


def test_a_touched_file_and_one_written_again_are_not_changed(world: World) -> None:
    path = world.content / LENN
    text = path.read_text(encoding="utf-8")
    path.unlink()
    path.write_text(text, encoding="utf-8")
    (world.content / "site.yaml").touch()
    assert made(world) == set()


def test_the_account_of_an_old_incident(world: World) -> None:
    # The corrections and its release show its title, and so are made from the record.
    found = edit(world, LENN, "account: Oil", "account: Much oil")
    beside = beside_data(found)
    of_it = {OWN_PAGE, OWN_HISTORY, OWN_RELEASE, "corrections/index.html", A_SHARD}
    assert beside - feeds(found) <= of_it
    # Those that have its item: of everything, of itself, and of its region; older parts of two.
    assert followed(found) == {
        *("feed", "all", "incidents/lenn-gulf-2020", "regions/golden-shelf"),
        *("archive/statuses/alleged/2", "archive/actors/clean-shore/2"),
    }
    # Its own document, and the parts of collections, tables and the layer in which it stands.
    tables = ("incidents", "claims", "casualties", "parties", "changes")
    assert found - beside == WHOLE_VERSION | {
        *("data/v1/incidents.json", "data/v1/changes.json", "data/v1/datapackage.json"),
        *("data/v1/geojson/incidents.geojson", "data/v1/incidents/lenn-gulf-2020.json"),
        *(f"data/v1/csv/{table}.csv" for table in tables),
    }


def test_the_title_of_an_incident(world: World) -> None:
    showing = {
        *(OWN_HISTORY, OWN_RELEASE),
        *(OWN_PAGE, "corrections/index.html", "incidents/index.html", "years/2020/index.html"),
        *("regions/golden-shelf/index.html", "actors/clean-shore/index.html"),
        *("sources/clean-shore-2020-report/index.html", "statuses/alleged/index.html"),
        *("find/entries/1.json", "find/documents/1.json", A_SHARD),
        *(
            "embed/incidents/lenn-gulf-2020/index.html",
            "embed/incidents/lenn-gulf-2020/oembed.json",
        ),
        *("embed/regions/golden-shelf/index.html", "cards/incidents/lenn-gulf-2020.png"),
    }
    found = edit(world, LENN, "title: Gulf of Lenn", "title: Gulf of Lenn, again")
    assert showing <= found
    others = beside_data(found - showing - feeds(found))
    # The items of its source name it, too.
    assert followed(found) >= {"sources", "publishers/clean-shore", "incidents/lenn-gulf-2020"}
    assert len(followed(found)) <= 12
    # Its neighbours in time, incidents that rest on the same source, and its other facets.
    assert len(others) <= 16
    folders = "incidents|groups|sides|origins|answers|embed/(?:sides|tags|timeline)|map|balance"
    assert [path for path in others if not re.match(f"(?:{folders})/.", path)] == []


def test_the_description_of_a_tag(world: World) -> None:
    found = edit(
        world, "vocabulary/tags.yaml", "came from a tanker", "came from one or more tankers"
    )
    assert {"tags/tanker/index.html", "tags/index.html"} <= found
    # The home page offers its name.
    showing = ("tags/", "embed/tags/tanker/", "incidents/", "feed", "index.html")
    assert [path for path in beside_data(found) if not path.startswith(showing)] == []
    assert "data/v1/csv/tags.csv" in found


def test_a_note_that_no_page_shows(world: World) -> None:
    assert edit(world, "vocabulary/loaded-words.yaml", "suggest: ", "suggest: rather ") == set()


def test_a_tag_that_no_record_has(world: World) -> None:
    path = world.content / "vocabulary/tags.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write("unused: {name: Unused, description: No record has it.}\n")
    assert made(world) == set()


def test_the_abstract_of_an_article(world: World) -> None:
    name = "articles/tidewire-2023-uncited.md"
    path = world.content / name
    with path.open("a", encoding="utf-8") as file:
        file.write("\nMore of it.\n")
    found = made(world)
    assert "sources/tidewire-2023-uncited/index.html" in found
    assert followed(found) == {"feed", "all", "sources", "publishers/tidewire"}
    assert beside_data(found) - feeds(found) <= {
        *("sources/tidewire-2023-uncited/index.html", "sources/index.html"),
        *("publishers/tidewire/index.html", "find/documents/1.json", A_SHARD),
    }


def test_a_setting(world: World) -> None:
    everything = {path for path in everywhere(world) if path.endswith(".html")}
    assert edit(world, "site.yaml", "tagline: Oil", "tagline: Old oil") >= everything


def test_a_style(world: World) -> None:
    with (world.assets / "css/base.css").open("a", encoding="utf-8") as file:
        file.write(".x { color: red }\n")
    pages = {path for path in everywhere(world) if path.endswith(".html")}
    redirects = {path for path in pages if b'http-equiv="refresh"' in everywhere(world)[path]}
    # The name of the style sheet is another one, and each page names it.
    assert pages - redirects <= made(world) <= pages


def test_one_template(world: World) -> None:
    path = world.templates / "pages/figures.html"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("</h1>", "!</h1>", 1), encoding="utf-8")
    assert made(world) == {"figures/index.html"}


def test_one_page_that_somebody_altered(world: World) -> None:
    (world.site / OWN_PAGE).write_text("forged", encoding="utf-8")
    assert made(world) == {OWN_PAGE}


def test_a_draft_of_a_source_that_only_lists_show(world: World) -> None:
    found = edit(world, "articles/tidewire-2023-uncited.md", "---\n", "---\ndraft: true\n")
    assert {"index.html", "sources/index.html", "sitemap.xml"} <= found
    of_the_search = {"find/search.json", "find/documents/1.json", A_SHARD}
    assert of_the_search <= found
    assert len(beside_data(found) - of_the_search - feeds(found)) < 9
    assert followed(found) == {"feed", "all", "sources", "publishers/tidewire"}


def feeds(found: set[str]) -> set[str]:
    """Give the feeds among some files."""
    return {path for path in found if re.fullmatch(r"feeds?[./].*(xml|json)", path)}


def followed(found: set[str]) -> set[str]:
    """Name the feeds among some files, whatever their format."""
    return {re.sub(r"^feeds/|(\.(rss|atom))?\.(xml|json)$", "", path) for path in feeds(found)}


def everywhere(world: World) -> dict[str, bytes]:
    return {
        path.relative_to(world.site).as_posix(): path.read_bytes()
        for path in world.site.rglob("*")
        if path.is_file()
    }
