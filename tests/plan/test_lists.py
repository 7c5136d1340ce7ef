"""Lists of the settings: by several facets at once, as pages and for the frames of others."""

import re
from pathlib import Path

from sourcebook.load.content import load_content
from sourcebook.relate.library import Library
from tests.tools.building import RICH, build_here, contents
from tests.tools.site import Site
from tests.tools.trees import INCIDENT, SITE, Edit, tree

LIST = """
lists:
  one:
    name: One list
    status: [verified, corroborated]
    accused: [operators]
"""


def test_a_list_has_what_all_of_its_facets_have() -> None:
    library = Library(load_content(RICH, "content").records)
    shown = {name: set(library.ids("in list", name)) for name in library.site.lists}
    years = {name for year in ("2019", "2020", "2021") for name in library.ids("in year", year)}
    sides = {name for found in library.entire("by side").values() for name in found}
    assert shown["coasts"] == years & sides
    assert shown["no-such-night"] == set()
    harmed = set(library.ids("harming side", "regulators"))
    answered = {*library.ids("answered"), *library.ids("contested")}
    assert shown["whatever-harms"] == harmed & answered
    assert shown["coasts"]
    assert shown["coasts"] < set(library.ids("timeline"))


def test_pages_and_frames_say_what_they_list(rich: Site) -> None:
    for name, where in (("coasts", "lists/coasts"), ("coasts", "embed/lists/coasts")):
        page = (rich.folder / where / "index.html").read_text(encoding="utf-8")
        assert "Coasts &amp; &#34;crews&#34; &lt;listed&gt;" in page, name
        # Its name is what the editors call it, so that it is said what it asks for as well.
        shown = re.sub(r"<[^>]*>", "", page)
        assert "all of this:\n year “2019” or “2020” or “2021”; accused side “Operators”" in shown
    page = (rich.folder / "lists/no-such-night/index.html").read_text(encoding="utf-8")
    assert "None now." in page
    [query] = re.findall(r'href="\.\./\.\./\?([^"]*)"', page)
    assert "status=adjudicated&amp;accused=regulators" in query
    # A list of one side leads to where the same is asked of every side.
    assert 'href="../../balance/"' in page
    both = (rich.folder / "lists/coasts/index.html").read_text(encoding="utf-8")
    assert "The same questions, put to every side" not in both


def test_a_list_follows_what_is_recorded_and_what_it_asks(tmp_path: Path) -> None:
    """Without one stale byte, when an incident or the settings change."""
    content = tree(tmp_path, [Edit(SITE, "", LIST)])
    steps = (
        Edit(INCIDENT, "status: verified", "status: alleged"),
        Edit(SITE, "[verified, corroborated]", "[alleged]"),
        Edit(SITE, "accused: [operators]", "year: [1999]"),
        Edit(SITE, "year: [1999]", "origins: [one, none, several]"),
    )
    lengths = []
    for number, step in enumerate((None, *steps)):
        if step:
            step.apply(content)
        build_here("--content", content, "--output", tmp_path / "site")
        build_here("--content", content, "--output", tmp_path / f"clean-{number}")
        warm = contents(tmp_path / "site")
        assert warm == contents(tmp_path / f"clean-{number}")
        lengths.append(len(re.findall(rb'class="entry"', warm["lists/one/index.html"])))
    assert lengths == [1, 0, 1, 0, 1]
