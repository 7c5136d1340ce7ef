"""Addresses, and the links between them."""

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.model.prose import BUILT_IN_PAGES, RESERVED_PAGES
from sourcebook.plan import routes

NAMES = st.from_regex(r"[a-z0-9]+(-[a-z0-9]+){0,2}", fullmatch=True)
ADDRESSES = st.one_of(
    st.sampled_from([*routes.BUILT_IN.values(), routes.NOT_FOUND, routes.FEED]),
    st.builds(routes.incident, NAMES),
    st.builds(routes.source, NAMES),
    st.builds(routes.page, NAMES),
    st.builds(routes.asset, NAMES),
    st.builds(routes.year, st.integers(1, 9999)),
    st.builds(routes.older, st.builds(routes.tag, NAMES), st.integers(1, 999)),
    st.builds(routes.older, st.builds(routes.actor, NAMES), st.integers(1, 999), NAMES),
)


@pytest.mark.parametrize(
    ("origin", "target", "link"),
    [
        ("/incidents/x/", "/", "../../"),
        ("/", "/incidents/x/", "incidents/x/"),
        ("/incidents/x/", "/incidents/y/", "../y/"),
        ("/incidents/x/", "/incidents/", "../"),
        ("/incidents/", "/incidents/", "./"),
        ("/", "/", "./"),
        ("/sources/x/", "/assets/css/a.css", "../../assets/css/a.css"),
        ("/", "/feed.xml", "feed.xml"),
        ("/incidents/x/", "/incidents/x/#claims", "#claims"),
        ("/incidents/x/", "#claims", "#claims"),
        ("/corrections/", "/incidents/x/#change-1", "../incidents/x/#change-1"),
        ("/older/actors/x/accused/2/", "/older/actors/x/accused/1/", "../1/"),
        ("/older/actors/x/accused/2/", "/actors/x/", "../../../../../actors/x/"),
    ],
)
def test_links_are_relative(origin: str, target: str, link: str) -> None:
    assert routes.relative(origin, target) == link


@given(ADDRESSES, ADDRESSES)
def test_a_link_leads_where_it_should_below_any_path(origin: str, target: str) -> None:
    for base in ("https://example.org", "http://mirror.test/below/a/path"):
        link = routes.relative(origin, target)
        assert urljoin(base + origin, link) == base + target


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/incidents/x/", "incidents/x/index.html"),
        ("/404.html", "404.html"),
        ("/feed.xml", "feed.xml"),
    ],
)
def test_every_address_has_one_file(address: str, file: str) -> None:
    assert routes.file_of(address) == file


@pytest.mark.parametrize("base", ["https://example.org/timeline", "https://example.org/timeline/"])
def test_whole_addresses_stand_below_the_published_one(base: str) -> None:
    assert routes.whole(base, "/incidents/x/") == "https://example.org/timeline/incidents/x/"


@pytest.mark.parametrize(
    ("older", "address", "belongs"),
    [
        (routes.older("/incidents/", 3), "/older/incidents/3/", "/incidents/3/"),
        (
            routes.older("/actors/x/", 4, "harmed"),
            "/older/actors/x/harmed/4/",
            "/actors/x/harmed/4/",
        ),
    ],
)
def test_older_pages_stand_apart_and_belong_to_their_front(
    older: str, address: str, belongs: str
) -> None:
    assert older == address
    assert routes.without_older(older) == belongs
    assert routes.without_older("/older-ones/") == "/older-ones/"


def test_a_page_of_prose_cannot_take_the_address_of_another_page() -> None:
    spelled = [*routes.BUILT_IN.values(), routes.year(2024), routes.asset("a.css")]
    spelled.append(routes.older(routes.INCIDENTS, 1))
    first_folders = {address.split("/")[1] for address in spelled} - {""}
    assert first_folders <= RESERVED_PAGES
    assert set(routes.BUILT_IN) == set(BUILT_IN_PAGES)
