"""The page of the map, and the small maps, as readers get them."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

from sourcebook.load.assets import load_assets
from sourcebook.load.content import load_content
from sourcebook.load.templates import load_templates
from sourcebook.plan.assets import published
from sourcebook.plan.plan import plan
from sourcebook.plan.views import map as views
from sourcebook.relate.library import Library
from sourcebook.render.render import Renderer
from tests.tools.building import ROOT
from tests.tools.long_site import add
from tests.tools.map_site import AUCKLAND, CONTEXT, REGIONS, SETTINGS, WITH_MAP, borders
from tests.tools.site import Site
from tests.tools.trees import INCIDENT, Copy, Edit, Step, tree

MAP = "map/index.html"
SPILL = "incidents/evans-bay-2020/index.html"
SPOT = "  latitude: -41.31\n  longitude: 174.81\n  precision: settlement\n"


def made(content: Path) -> dict[str, bytes]:
    """Make the map, and the pages of incidents and regions."""
    library = Library(load_content(content, "content").records)
    outputs = plan(library, published(load_assets(ROOT / "assets")))
    wanted = ("map/", "incidents/evans", "incidents/quay", "regions/")
    return {o.path: renderer().render(o) for o in outputs if o.path.startswith(wanted)}


@cache
def renderer() -> Renderer:
    return Renderer(load_templates(ROOT / "templates"))


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> int:
    """Let ten incidents be more than can be listed one by one."""
    monkeypatch.setattr(views, "MOST_SINGLE", 9)
    monkeypatch.setattr(views, "MOST_ELSEWHERE", 4)
    return 9


def page(folder: Path, steps: Iterable[Step], path: str = MAP) -> etree._Element:
    return parsed(made(tree(folder, steps))[path])


def parsed(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.HTMLParser(encoding="utf-8"))


def by_class(element: etree._Element, name: str) -> list[etree._Element]:
    return element.findall(f".//*[@class='{name}']")


def known_to(precision: str) -> Edit:
    return Edit(INCIDENT, SPOT, f"  precision: {precision}\n")


def test_a_site_without_borders_has_no_map(tmp_path: Path) -> None:
    pages = made(tree(tmp_path))
    assert MAP not in pages
    assert b"locator" not in pages[SPILL]
    assert b"/map/" not in pages[SPILL]


def test_a_spot_that_is_known_is_a_dot_with_its_status(tmp_path: Path) -> None:
    found = page(tmp_path, WITH_MAP)
    (dot,) = by_class(found, "map-dot")
    assert dot.get("data-status") == "verified"
    assert dot.get("href") == "#place-evans-bay-2020"
    assert dot.get("aria-label") == "Oil spilt from a barge in Evans Bay, verified"
    assert by_class(found, "map-shade")[0].getparent().tag == "svg"  # type: ignore[union-attr] # that of the key


@pytest.mark.parametrize("precision", ["district", "region", "settlement", "exact"])
def test_a_place_without_a_spot_is_its_region_and_never_a_dot(
    precision: str, tmp_path: Path
) -> None:
    found = page(tmp_path, [*WITH_MAP, known_to(precision)])
    assert by_class(found, "map-dot") == []
    (area,) = by_class(found, "map-area")
    assert area.get("id") == "area-wellington"
    assert area.get("aria-label") == (
        "Wellington: 1 incident, known to the region or district only"
    )
    assert len(by_class(area, "map-shade")) == 1
    assert [text.text for text in by_class(area, "map-number")] == ["1"]


def test_coordinates_that_stand_for_a_district_are_no_dot(tmp_path: Path) -> None:
    spot = "  latitude: -41.3\n  longitude: 174.8\n  precision: district\n"
    found = page(tmp_path, [*WITH_MAP, Edit(INCIDENT, SPOT, spot)])
    assert by_class(found, "map-dot") == []
    assert len(by_class(found, "map-area")) == 1


def test_what_is_known_to_the_country_stands_in_the_list_alone(tmp_path: Path) -> None:
    steps = [*WITH_MAP, known_to("country"), Edit(INCIDENT, "  region: Wellington\n", "")]
    found = page(tmp_path, steps)
    assert by_class(found, "map-dot") == by_class(found, "map-area") == []
    assert found.find(".//h3[@id='country-nz']") is not None
    assert found.find(".//li[@id='place-evans-bay-2020']//a[@href='#dot-evans-bay-2020']") is None


def test_a_region_without_borders_is_listed_and_not_drawn(tmp_path: Path) -> None:
    only = Edit("map/regions.geojson", "", borders("iso_3166_2", NZ_AUK=AUCKLAND))
    found = page(tmp_path, [only, SETTINGS, known_to("region")])
    assert by_class(found, "map-area") == []
    (facts,) = by_class(found, "place-group-facts")
    assert "".join(map(str, facts.itertext())).endswith("not drawn, for want of borders")


def test_a_spot_beyond_the_edge_is_counted(tmp_path: Path) -> None:
    only = Edit("map/regions.geojson", "", borders("iso_3166_2", NZ_AUK=AUCKLAND))
    found = page(tmp_path, [only, SETTINGS])
    assert by_class(found, "map-dot") == []
    assert "1 place lies beyond the edge of the map." in "".join(map(str, found.itertext()))


def test_borders_are_matched_by_id_before_code(tmp_path: Path) -> None:
    both = Edit("map/regions.geojson", "", borders("region", wellington=AUCKLAND))
    found = page(tmp_path, [both, SETTINGS, known_to("region")])
    assert len(by_class(found, "map-area")) == 1


def test_spots_near_one_another_share_a_dot_that_says_how_many(tmp_path: Path) -> None:
    near = Copy(INCIDENT, "incidents/quay-2020.yaml", (("174.81", "174.91"),))
    found = page(tmp_path, [*WITH_MAP, near])
    (dot,) = by_class(found, "map-dot")
    assert dot.get("href") == "#region-wellington"
    assert dot.get("aria-label") == "2 incidents near one another: Wellington"
    assert [text.text for text in by_class(dot, "map-count")] == ["2"]


def test_every_link_of_the_map_leads_to_the_list_and_back(rich: Site) -> None:
    found = parsed((rich.folder / MAP).read_bytes())
    ids = [str(element.get("id")) for element in found.iterfind(".//*[@id]")]
    assert len(set(ids)) == len(ids)
    drawn = [*by_class(found, "map-dot"), *by_class(found, "map-area")]
    assert len(drawn) > 3
    back = {a.get("href") for a in found.iterfind(".//section//a")}
    for link in drawn:
        assert str(link.get("href")).removeprefix("#") in ids
        assert f"#{link.get('id')}" in back
        assert link.findtext("title") == link.get("aria-label")
    targets = {str(href)[1:] for href in back if str(href).startswith("#")}
    assert targets <= set(ids)


def test_nothing_of_the_map_is_loaded_and_no_script_runs(rich: Site) -> None:
    text = (rich.folder / MAP).read_text(encoding="utf-8")
    assert "<script" not in text
    assert "<image" not in text
    assert "alert(1)" not in text
    assert set(re.findall(r"url\(([^)]*)\)", text)) == {"#map-hatch"}


def test_the_page_of_an_incident_has_a_small_map(tmp_path: Path) -> None:
    found = page(tmp_path, WITH_MAP, SPILL)
    (drawing,) = by_class(found, "locator-map")
    assert drawing.get("role") == "img"
    assert drawing.get("aria-label") == "Map: Evans Bay is marked with a dot."
    assert len(by_class(drawing, "map-spot")) == 1
    assert by_class(drawing, "map-shade") == []
    (link,) = found.findall(".//figure[@class='locator']//a")
    assert link.get("href") == "../../map/#region-wellington"


def test_the_small_map_of_a_vague_place_shades_the_region(tmp_path: Path) -> None:
    pages = made(tree(tmp_path, [*WITH_MAP, known_to("district")]))
    for path in (SPILL, "regions/wellington/index.html"):
        (drawing,) = by_class(parsed(pages[path]), "locator-map")
        assert drawing.get("aria-label") == "Map: Wellington is shaded."
        assert by_class(drawing, "map-spot") == []
        assert len(by_class(drawing, "map-shade")) == 1


@pytest.mark.parametrize(
    "steps",
    [
        [known_to("country"), Edit(INCIDENT, "  region: Wellington\n", "")],
        [Edit(INCIDENT, SPOT, "  latitude: -45.9\n  longitude: 170.5\n  precision: settlement\n")],
    ],
    ids=["country", "beyond the edge"],
)
def test_a_place_that_no_map_shows_has_no_small_map(steps: list[Step], tmp_path: Path) -> None:
    found = page(tmp_path, [REGIONS, CONTEXT, SETTINGS, *steps], SPILL)
    assert by_class(found, "locator") == []


def test_of_many_incidents_the_map_gives_numbers(few: int, tmp_path: Path) -> None:
    content = tree(tmp_path, WITH_MAP)
    for number in range(few):
        add(content, number)
    some = made(content)[MAP]
    for number in range(few, 3 * few):
        add(content, number)
    many = made(content)[MAP]
    assert by_class(parsed(many), "place") == []
    assert abs(len(many) - len(some)) < 100
    (area,) = by_class(parsed(many), "map-area")
    assert area.get("href") == "../regions/wellington/"
    assert [number.text for number in by_class(area, "map-number")] == [str(3 * few)]
    (dot,) = by_class(parsed(many), "map-dot")
    assert dot.get("href") == "../incidents/evans-bay-2020/"


def test_of_many_incidents_in_no_region_the_newest_are_listed(few: int, tmp_path: Path) -> None:
    content = tree(tmp_path, WITH_MAP)
    for number in range(few):
        add(content, number)
    for file in content.glob("incidents/spill-*.yaml"):
        text = file.read_text(encoding="utf-8").replace("region: Wellington, ", "")
        file.write_text(text.replace("precision: region", "precision: country"), encoding="utf-8")
    found = parsed(made(content)[MAP])
    assert [place.get("id") for place in by_class(found, "place")] == [
        f"place-spill-2020-01-{day}" for day in (28, 27, 26, 25)
    ]
    (more,) = by_class(found, "place-group-more")
    assert "../incidents/" in {a.get("href") for a in more.iterfind(".//a")}
