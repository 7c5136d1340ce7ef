"""Hold `_headers` to what hosts make of it, and to the pages, which carry a policy of their own."""

import html
import re

import pytest

from sourcebook.plan import routes
from sourcebook.plan.headers import FOREVER, REVALIDATED
from sourcebook.publish import sums
from tests.tools.building import ROOT
from tests.tools.header_rules import Rules, headers_for, rules_of
from tests.tools.site import Site, is_redirect

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
REFERRERS = re.compile(r'<meta name="referrer" content="([^"]*)">')
DIGEST = re.compile(r"\.[0-9a-f]{10}\.\w+$")
SERVERS = ("nginx", "Apache", "Caddy")


@pytest.fixture
def rules(published: Site) -> Rules:
    return rules_of((published.folder / "_headers").read_text(encoding="utf-8"))


def directives(policy: str) -> dict[str, list[str]]:
    parts = (part.split() for part in policy.split(";"))
    return {name: sources for name, *sources in parts}


def addresses(site: Site) -> list[str]:
    files = [file.relative_to(site.folder).as_posix() for file in site.files()]
    folders = [
        f"/{path.removesuffix('index.html')}" for path in files if path.endswith("index.html")
    ]
    return [f"/{path}" for path in files if path != "_headers"] + folders


def within(site: Site, address: str) -> str:
    """Return an address as it is in its edition, which begins with `/` whatever its folder."""
    return f"/{address.removeprefix('/').removeprefix(site.edition_of(address[1:]))}"


def test_no_header_comes_from_two_rules(published: Site, rules: Rules) -> None:
    """Hosts would join the two values, and nobody knows what a browser makes of that."""
    for address in addresses(published):
        whole = headers_for(address, rules)
        for name, value in whole.items():
            given = [headers[name] for headers in rules.values() if name in headers]
            assert value in given, f"{address}: {name}"


def test_every_file_is_kept_or_asked_for_anew(published: Site, rules: Rules) -> None:
    for address in addresses(published):
        expected = FOREVER if address.startswith("/assets/") else REVALIDATED
        assert headers_for(address, rules)["Cache-Control"] == expected, address


def test_what_is_kept_for_long_has_its_digest_in_its_name(published: Site) -> None:
    for address in addresses(published):
        assert bool(DIGEST.search(address)) == address.startswith("/assets/"), address


def test_the_policy_is_the_one_of_the_pages(published: Site, rules: Rules) -> None:
    for page in published.files(".html"):
        if is_redirect(page):
            continue
        found = POLICY.search(page.read_text(encoding="utf-8"))
        assert found
        address = f"/{page.relative_to(published.folder).as_posix()}".removesuffix("index.html")
        sent = directives(headers_for(address, rules)["Content-Security-Policy"])
        assert sent["default-src"] == ["'none'"]
        framed = within(published, address).startswith("/embed/")
        assert sent["frame-ancestors"] == (["*"] if framed else ["'none'"]), address
        carried = directives(html.unescape(found[1]))
        named = {name: [s for s in sources if "://" not in s] for name, sources in carried.items()}
        assert named == {name: sent[name] for name in carried}
        # What only a header can say, and what the checker of pages does not bear.
        assert sent.keys() - carried.keys() == {"default-src", "frame-ancestors", "style-src"}


def test_other_sites_may_load_what_is_made_for_them_alone(published: Site, rules: Rules) -> None:
    for address in addresses(published):
        shown = within(published, address).startswith(("/embed/", "/cards/", "/data/"))
        policy = headers_for(address, rules)["Cross-Origin-Resource-Policy"]
        assert policy == ("cross-origin" if shown else "same-origin"), address


def test_scripts_of_other_sites_may_read_the_data_alone(published: Site, rules: Rules) -> None:
    for address in addresses(published):
        read = headers_for(address, rules).get("Access-Control-Allow-Origin")
        data = within(published, address).startswith("/data/")
        assert read == ("*" if data else None), address


def test_only_the_404_page_adds_an_address(published: Site) -> None:
    adding = {
        page: _policy(page.read_text())
        for page in published.files(".html")
        if "://" in _policy(page.read_text())
    }
    assert set(adding) == {
        published.folder / edition / "404.html" for edition in published.editions()
    }
    # Assets are those of all editions.
    assert all(f" {published.base_url};" in policy for policy in adding.values())


def _policy(page: str) -> str:
    found = POLICY.search(page)
    return found[1] if found else ""


def test_what_is_told_to_other_sites_is_the_same(published: Site, rules: Rules) -> None:
    for page in published.files(".html"):
        found = REFERRERS.search(page.read_text(encoding="utf-8"))
        assert found
        assert found[1] == rules["/*"]["Referrer-Policy"], page


def test_types_are_those_of_the_files(published: Site, rules: Rules) -> None:
    types = {path: h["Content-Type"] for path, h in rules.items() if "Content-Type" in h}
    of_each = {
        "feed.xml": "application/xml; charset=utf-8",
        "feeds/feeds.opml": "text/x-opml; charset=utf-8",
        "sitemap.xml": "application/xml; charset=utf-8",
    }
    assert types == {
        "/CITATION.cff": "text/plain; charset=utf-8",
        "/SHA256SUMS": "text/plain; charset=utf-8",
        "/robots.txt": "text/plain; charset=utf-8",
        **{f"/{e}{name}": kind for e in published.editions() for name, kind in of_each.items()},
    }
    assert f"/{sums.NAME}" == routes.SUMS


def test_a_page_more_is_a_rule_more_only_at_the_root(published: Site, rules: Rules) -> None:
    roots = {
        (edition, within(published, address).split("/")[1])
        for address in addresses(published)
        for edition in [published.edition_of(address[1:])]
    } - {("", "assets")}
    of_each = len({"feeds/feeds.opml"})
    assert len(rules) == len(roots) + len({"/*", "/assets/*"}) + of_each * len(published.editions())


@pytest.mark.parametrize("server", SERVERS)
def test_the_examples_for_other_servers_say_the_same(server: str, rich: Site) -> None:
    text = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
    example = text.partition(f"**{server}**")[2].partition("```")[2].partition("```")[0]
    rules = rules_of((rich.folder / "_headers").read_text(encoding="utf-8"))
    for name, value in rules["/*"].items():
        assert re.search(rf'{name} +"{re.escape(value)}"', example), name
    assert re.search(r'/data/[^\n]*"\*"|Access-Control-Allow-Origin "\*"[^\n]*/data/', example)
    for name in ("Content-Security-Policy", "Cross-Origin-Resource-Policy"):
        usual = rules["/robots.txt"][name]
        for path, headers in rules.items():
            value = headers.get(name, usual)
            assert f'"{value}"' in example, f"{path}: {name}"
            if value != usual:
                folder = path.strip("/*").partition(".")[0] or "index"
                assert re.search(rf"\b{re.escape(folder)}\b", example), path
    # Of these types, servers know that of robots.txt alone by themselves.
    for path in {path for path, headers in rules.items() if "Content-Type" in headers}:
        name = path.rpartition("/")[2].partition(".")[0]
        assert name == "robots" or re.search(rf"\b{re.escape(name)}\b", example), path
    for value in (FOREVER, REVALIDATED, rules["/feed.xml"]["Content-Type"].partition(";")[0]):
        assert value in example
