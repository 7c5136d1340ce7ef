"""Hold the feeds to their rules and their readers, whatever the records say."""

import html
import json
from collections.abc import Mapping
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.load.templates import load_templates
from sourcebook.plan import routes
from sourcebook.plan.assets import PublishedAssets
from sourcebook.plan.directory import Directory
from sourcebook.plan.edition import editions_of
from sourcebook.plan.here import Here
from sourcebook.plan.outputs import FeedOutput
from sourcebook.plan.subscriptions import EVERYTHING, Feed
from sourcebook.plan.views.feed import feed_view
from sourcebook.relate.library import Library
from sourcebook.render.render import Renderer
from tests.published import feed_formats, feed_rules
from tests.render.a_site import BASE_URL, INCIDENT, library
from tests.tools.building import ROOT

TAG = "tag:spills.example,2026:"
RENDERER = Renderer(load_templates(ROOT / "templates"))

PUBLISHED = {"date": "2024-06-01", "kind": "published"}
UPDATE = {"date": "2024-06-02", "kind": "update", "note": "A second pipe."}
CORRECTION = {
    "date": "2024-07-03",
    "kind": "correction",
    "note": "It was another bay.",
    "was": "East Bay",
    "now": "West Bay",
}
DENIAL = {
    "by": "firm",
    "stance": "denies",
    "date": "2024-05-08",
    "says": "Denies it.",
    "source": "paper-2024",
}
WITHDRAWN = {"date": "2024-08-04", "kind": "withdrawn"}
MERGED = {"date": "2024-08-04", "kind": "merged"}


def rendered(
    records: Library, feed: Feed = EVERYTHING, form: str = "rss", number: int | None = None
) -> bytes:
    site = Here(
        routes.HOME,
        Directory(records),
        PublishedAssets({}, {}, {}),
        editions_of(records.site)[0],
    )
    return RENDERER.render(FeedOutput("x", lambda: feed_view(site, feed, form, number)))


def feed(incidents: Mapping[str, Mapping[str, Any]], **site: object) -> bytes:
    return rendered(library(incidents, **site))


def entries(
    incidents: Mapping[str, Mapping[str, Any]], of: Feed = EVERYTHING, **site: object
) -> list[Any]:
    """Give the changes as a feed reader sees them, once they keep every rule in every format."""
    records = library(incidents, **site)
    data = {form: rendered(records, of, form) for form in ("rss", "atom", "json")}
    address = {form: f"{BASE_URL[:-1]}{of.address(form)}" for form in data}
    assert feed_rules.complaints(data["rss"], address["rss"]) == []
    assert feed_formats.atom_complaints(data["atom"], address["atom"]) == []
    assert feed_formats.json_complaints(data["json"], address["json"]) == []
    rss, atom = feedparser.parse(data["rss"]), feedparser.parse(data["atom"])
    told = json.loads(data["json"])["items"]
    assert not rss.bozo
    assert not atom.bozo
    # The same items, the same words, in every format.
    assert [entry.id for entry in atom.entries] == [item["id"] for item in told]
    assert [entry.id for entry in rss.entries] == [item["id"] for item in told]
    assert [entry.title for entry in atom.entries] == [item["title"] for item in told]
    assert [entry.title for entry in rss.entries] == [item["title"] for item in told]
    assert [entry.link for entry in rss.entries] == [item["url"] for item in told]
    assert [entry.summary for entry in atom.entries] == [item["summary"] for item in told]
    assert [html.unescape(e.summary) for e in rss.entries] == [item["summary"] for item in told]
    return [entry for entry in rss.entries if entry.id.startswith(f"{TAG}incident/")]


def test_an_item_tells_what_is_known_and_who_says_so() -> None:
    (entry,) = entries({"bay-2024": {}})
    assert entry.title == "Alleged: A pipe leaks at Bay"
    assert entry.link == f"{BASE_URL}incidents/bay-2024/"
    assert entry.id == f"{TAG}incident/bay-2024"
    assert not entry.guidislink
    assert entry.published == "Sat, 01 Jun 2024 12:00:00 +0300"
    assert entry.summary == "Content: grief. A pipe leaked into the bay."
    assert [author.name for author in entry.authors] == ["Ada", "Grace"]
    assert [tag.term for tag in entry.tags] == ["Pipes", "Coast"]
    text = html.unescape(entry.content[0].value)
    assert text.startswith(
        "<p><strong>Content: grief.</strong></p>\n<p>A pipe leaked into the bay."
    )
    for part in (
        "6 May 2024",
        "Bay, Coast, Ukraine",
        "1 article, 1 independent origin",
        "<strong>The Paper</strong> reports (7 May 2024): Reports a leak.",
        f'href="{BASE_URL}sources/paper-2024/"',
        'href="https://paper.example/leak?a=1&b=2"',
        f'href="{BASE_URL}incidents/bay-2024/"',
    ):
        assert part in text


def test_the_channel_tells_whose_it_is() -> None:
    channel = feedparser.parse(feed({"bay-2024": {}}), sanitize_html=False).feed
    assert channel.title == "Spills"
    assert channel.subtitle.startswith("A timeline of oil spills. Every new incident,")
    assert channel.subtitle.endswith(f"More: {BASE_URL}")
    assert channel.link == BASE_URL
    assert channel.language == "en"
    assert channel.rights == "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
    assert channel.author == "spills@spills.example (Ada)"
    assert channel.generator == "Sourcebook"
    assert channel.updated == "Sat, 01 Jun 2024 12:00:00 +0300"


def test_what_html_reads_as_a_sign_without_a_semicolon_stays_what_it_is() -> None:
    text = "R&copy & AT&T, Q&A; &lt 1"
    (entry,) = entries({"bay-2024": {"title": text}}, editors=[{"name": "A &lt;b> <i>"}])
    assert entry.title == "Alleged: R\uff06copy & AT&T, Q\uff06A; \uff06lt 1"
    assert html.unescape(entry.title) == entry.title
    assert entry.author == "A \uff06lt;b> \u2039i>"


def test_what_was_and_what_is_are_told_apart() -> None:
    changes = [PUBLISHED, CORRECTION | {"note": "Another bay"}]
    told, _ = entries({"bay-2024": {"changes": changes}})
    assert told.summary == "Content: grief. Another bay. Before: East Bay. Now: West Bay"


def test_the_day_begins_where_the_editors_are() -> None:
    (entry,) = entries({"bay-2024": {}}, timezone="America/New_York")
    assert entry.published == "Sat, 01 Jun 2024 12:00:00 -0400"


def test_what_changed_last_comes_first() -> None:
    found = entries(
        {
            "a-2024": {"when": {"date": "2024-01-01"}},
            "b-2024": {"when": {"date": "2024-03-01"}},
            "c-2024": {"when": {"date": "2024-02-01"}, "changes": [PUBLISHED, CORRECTION]},
            "d-2024": {"when": {"date": "2020-01-01"}, "changes": [PUBLISHED, UPDATE]},
        }
    )
    assert [entry.id for entry in found] == [
        f"{TAG}incident/c-2024/2024-07-03/correction",
        f"{TAG}incident/d-2024/2024-06-02/update",
        *(f"{TAG}incident/{name}-2024" for name in "abcd"),
    ]


def test_a_narrow_feed_is_as_long_as_the_site_says() -> None:
    incidents: dict[str, dict[str, Any]] = {f"a-{number}": {} for number in range(5)}
    of = Feed("tag", "pipes")
    assert len(entries(incidents, of, feeds={"length": "3"})) == 3
    assert len(entries(incidents, feeds={"length": "3"})) == 5


@pytest.mark.parametrize(
    ("of", "guids"),
    [
        (Feed("corrections"), [f"{TAG}incident/a-2024/2024-07-03/correction"]),
        (
            Feed("tag", "pipes"),
            [f"{TAG}incident/a-2024/2024-07-03/correction", f"{TAG}incident/a-2024"],
        ),
        (
            Feed("actor", "firm"),
            [f"{TAG}incident/a-2024/2024-07-03/correction", f"{TAG}incident/a-2024"],
        ),
        (
            Feed("region", "coast"),
            [f"{TAG}incident/a-2024/2024-07-03/correction", f"{TAG}incident/a-2024"],
        ),
        (
            Feed("incident", "a-2024"),
            [f"{TAG}incident/a-2024/2024-07-03/correction", f"{TAG}incident/a-2024"],
        ),
        (Feed("status", "verified"), [f"{TAG}incident/b-2024"]),
    ],
)
def test_a_narrow_feed_has_what_it_is_called_after(of: Feed, guids: list[str]) -> None:
    incidents: dict[str, dict[str, Any]] = {
        "a-2024": {"changes": [PUBLISHED, CORRECTION]},
        "b-2024": {
            "tags": [],
            "status": "verified",
            "parties": [],
            "claims": [DENIAL | {"by": "paper"}],
            "where": {"name": "Inland", "country": "UA", "precision": "country"},
        },
    }
    assert [e.id for e in entries(incidents, of, feeds={"incidents": "true"})] == guids


def test_who_follows_a_status_hears_of_what_leaves_it() -> None:
    change = {"date": "2024-08-01", "kind": "status", "was": "Alleged.", "now": "verified"}
    incident = {"a-2024": {"status": "verified", "changes": [PUBLISHED, change]}}
    (left,) = entries(incident, Feed("status", "alleged"))
    assert left.title == "Status now verified: A pipe leaks at Bay"
    assert left.link == f"{BASE_URL}incidents/a-2024/history/#2024-08-01-status"
    assert left.summary == "Content: grief. Before: Alleged. Now: verified"


def test_a_status_that_changed_twice_is_told_as_it_was_each_time() -> None:
    changes = [
        PUBLISHED,
        {"date": "2024-08-01", "kind": "status", "was": "alleged", "now": "corroborated"},
        {"date": "2024-08-01", "kind": "status", "note": "One more finding."},
    ]
    found = entries({"a-2024": {"status": "verified", "changes": changes}})
    assert [(entry.title, entry.id) for entry in found] == [
        ("Status now verified: A pipe leaks at Bay", f"{TAG}incident/a-2024/2024-08-01/status/2"),
        ("Status now corroborated: A pipe leaks at Bay", f"{TAG}incident/a-2024/2024-08-01/status"),
        ("Verified: A pipe leaks at Bay", f"{TAG}incident/a-2024"),
    ]
    assert found[0].link.endswith("/#2024-08-01-status-2")


@pytest.mark.parametrize("of", [EVERYTHING, Feed("tag", "pipes"), Feed("status", "alleged")])
def test_long_feeds_go_on_in_archives_that_stay(of: Feed) -> None:
    archived = {"feeds": {"archives": "true", "length": "50"}}
    first = of.address("rss")[1:]
    incidents: dict[str, dict[str, Any]] = {
        f"a-{n:03}": {"changes": [{"date": f"2024-06-{n // 10 + 1:02}", "kind": "published"}]}
        for n in range(150)
    }
    records = library(incidents, **archived)
    seen: list[str] = []
    address: str | None = first
    number: int | None = None
    while address:
        data = rendered(records, of, number=number)
        assert feed_rules.complaints(data, f"{BASE_URL}{address}") == []
        read = feedparser.parse(data)
        seen += [entry.id for entry in read.entries]
        links = {link.rel: link.href for link in read.feed.links}
        assert (b"archive/>" in data) == (number is not None)
        assert ("current" in links) == (number is not None)
        address = links.get("prev-archive", "").removeprefix(BASE_URL)
        number = int(address.rpartition("/")[2].partition(".")[0]) if address else None
    assert len(seen) == len(set(seen)) == (151 if of == EVERYTHING else 150)  # and the source
    changes = [{"date": "2024-12-01", "kind": "published"}]
    newer = {"b-1": {"when": {"date": "2024-11-30"}, "changes": changes}}
    grown = library({**incidents, **newer}, **archived)
    for form in ("rss", "atom", "json"):
        assert rendered(grown, of, form, 1) == rendered(records, of, form, 1)
    older = json.loads(rendered(records, of, "json", 2))
    assert older["next_url"] == f"{BASE_URL[:-1]}{of.archive(1, 'json')}"


def test_a_narrow_feed_without_archives_names_the_page_of_all() -> None:
    told = json.loads(rendered(library({"bay-2024": {}}), Feed("tag", "pipes"), "json"))
    assert told["description"].endswith(f"More: {BASE_URL}tags/pipes/")
    assert "next_url" not in told


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "Alleged: A pipe leaks at Bay"),
        ({"changes": [PUBLISHED, UPDATE]}, "Update: A pipe leaks at Bay"),
        ({"changes": [PUBLISHED, CORRECTION]}, "Correction: A pipe leaks at Bay"),
        (
            {"changes": [PUBLISHED, {"date": "2024-06-02", "kind": "status", "note": "More."}]},
            "Status now alleged: A pipe leaks at Bay",
        ),
        (
            {"changes": [PUBLISHED, WITHDRAWN, CORRECTION | {"date": "2024-09-01"}]},
            "Correction: A pipe leaks at Bay",
        ),
        ({"status": "verified"}, "Verified: A pipe leaks at Bay"),
        ({"claims": [DENIAL]}, "Alleged, contested: A pipe leaks at Bay"),
        (
            {"withdrawn": "No leak.", "changes": [PUBLISHED, WITHDRAWN]},
            "Withdrawn: A pipe leaks at Bay",
        ),
        ({"merged_into": "other", "changes": [PUBLISHED, MERGED]}, "Merged: A pipe leaks at Bay"),
    ],
)
def test_the_title_carries_the_status_and_what_happened_to_it(
    fields: dict[str, Any], title: str
) -> None:
    assert entries({"bay-2024": fields})[0].title == title


def test_a_correction_says_what_was_wrong() -> None:
    entry, first = entries({"bay-2024": {"changes": [PUBLISHED, CORRECTION]}})
    text = entry.content[0].value
    assert f"{BASE_URL}incidents/bay-2024/history/#2024-07-03-correction" in first.content[0].value
    assert "Who says what" not in text
    assert "<strong>Correction, 3 July 2024.</strong> It was another bay." in text
    assert "<p>Before: East Bay</p>\n<p>Now: West Bay</p>" in text


def test_a_withdrawn_record_repeats_nothing_but_its_title() -> None:
    found = entries(
        {
            "bay-2024": {
                "withdrawn": "There was no leak.",
                "changes": [PUBLISHED, CORRECTION, WITHDRAWN],
            }
        }
    )
    assert [entry.title for entry in found] == [
        "Withdrawn: A pipe leaks at Bay",
        "Correction, since withdrawn: A pipe leaks at Bay",
        "Published, since withdrawn: A pipe leaks at Bay",
    ]
    for entry in found:
        assert entry.summary == "Content: grief. This record was withdrawn: There was no leak."
        assert "This record was withdrawn: There was no leak." in entry.content[0].value
        text = entry.content[0].value + entry.summary
        claimed = ("A pipe leaked", "The Paper", "East", "West")
        assert [word for word in claimed if word in text] == []


def test_a_merged_record_leads_to_the_other_one() -> None:
    merged, *_ = entries(
        {
            "bay-2024": {"merged_into": "coast-2024", "changes": [PUBLISHED, MERGED]},
            "coast-2024": {"title": "Leaks along the coast"},
        }
    )
    assert merged.summary.endswith("This record became part of another: Leaks along the coast")
    assert f'<a href="{BASE_URL}incidents/coast-2024/">Leaks along' in merged.content[0].value


def test_a_renamed_record_keeps_its_identity() -> None:
    (before,) = entries({"bay-2024": {}})
    (after,) = entries({"west-bay-2024": {"former_ids": ["bay-2024", "west-2024"]}})
    assert after.id == before.id
    assert after.link != before.link


def test_a_site_that_moves_keeps_the_identity_of_its_items() -> None:
    moved = {"base_url": "http://spills.onion/", "feeds": {"identity": "spills.example,2026"}}
    entry, _ = feedparser.parse(feed({"bay-2024": {}}, **moved)).entries
    assert entry.id == f"{TAG}incident/bay-2024"
    assert entry.link == "http://spills.onion/incidents/bay-2024/"


def test_what_is_held_back_is_not_in_the_feed() -> None:
    incidents = {"a-2024": {"draft": "true"}, "b-2024": {"embargoed": "true"}, "c-2024": {}}
    assert [entry.id for entry in entries(incidents)] == [f"{TAG}incident/c-2024"]


def test_a_feed_that_nothing_came_to_yet_is_of_the_day_when_the_site_began() -> None:
    records = library({"bay-2024": {}}, contact={"url": "https://spills.example/contact/"})
    data = rendered(records, Feed("corrections"))
    assert feedparser.parse(data).entries == []
    assert b"managingEditor" not in data
    assert b"<lastBuildDate>Tue, 07 May 2024 12:00:00 +0300<" in data
    assert feed_rules.complaints(data, f"{BASE_URL}feeds/corrections.rss.xml") == []
    atom = rendered(records, Feed("corrections"), "atom")
    assert b"<updated>2024-05-07T12:00:00+03:00<" in atom


@pytest.mark.parametrize("number", [48, 49, 50, 98, 99, 100])
def test_wherever_a_feed_is_cut_nothing_is_lost_and_nothing_stands_twice(number: int) -> None:
    records = library({f"a-{n:03}": {} for n in range(number)})
    seen: list[str] = []
    older, part = True, None
    while older:
        read = json.loads(rendered(records, form="json", number=part))
        seen += [item["id"] for item in read["items"]]
        older = "next_url" in read
        part = int(read.get("next_url", "0").rpartition("/")[2].partition(".")[0])
    assert len(seen) == len(set(seen)) == number + 1  # the source as well


def test_a_source_is_told_of_when_it_comes() -> None:
    records = library({"bay-2024": {"warnings": ["grief"]}})
    (item,) = json.loads(rendered(records, Feed("sources"), "json"))["items"]
    assert item["id"] == f"{TAG}source/paper-2024"
    assert item["title"] == "New source: News report, The Paper, 7 May 2024"
    assert item["external_url"] == "https://paper.example/leak?a=1&b=2"
    assert item["date_published"] == "2024-05-07T12:00:00+03:00"
    assert item["summary"] == "Content: grief. A leak at Bay"
    assert "Tells of the leak." in item["content_html"]
    assert (
        f'<a href="{BASE_URL}incidents/bay-2024/">A pipe leaks at Bay</a>' in item["content_html"]
    )
    (entry,) = feedparser.parse(rendered(records, Feed("sources"), "atom")).entries
    assert {link.rel: link.href for link in entry.links} == {
        "alternate": f"{BASE_URL}sources/paper-2024/",
        "via": "https://paper.example/leak?a=1&b=2",
    }
    (entry,) = feedparser.parse(rendered(records, Feed("publisher", "paper"))).entries
    assert (entry.source.title, entry.source.href) == ("Spills", f"{BASE_URL}feed.xml")


def test_a_source_carries_the_warnings_of_all_that_cite_it() -> None:
    incidents: dict[str, dict[str, Any]] = {
        f"a-{n:02}": {"warnings": [], "when": {"date": f"2023-01-{n + 1:02}"}} for n in range(20)
    }
    records = library({**incidents, "b-2024": {"when": {"date": "2024-05-06"}}})
    (item,) = json.loads(rendered(records, Feed("sources"), "json"))["items"]
    assert item["summary"].startswith("Content: grief. ")
    assert item["content_html"].count("/incidents/") == 12


def test_a_hub_is_named_where_there_is_one() -> None:
    records = library({"bay-2024": {}}, feeds={"hub": "https://hub.example/?a=1&b"})
    for form in ("rss", "atom"):
        links = feedparser.parse(rendered(records, form=form)).feed.links
        assert [link.href for link in links if link.rel == "hub"] == ["https://hub.example/?a=1&b"]
    told = json.loads(rendered(records, form="json"))
    assert told["hubs"] == [{"type": "WebSub", "url": "https://hub.example/?a=1&b"}]


def test_two_feeds_of_one_library_are_the_same_bytes() -> None:
    assert feed({"bay-2024": {}}) == feed({"bay-2024": {}})


TROUBLE = (
    "]]> & &amp; <b>x</b> <!-- \u05e9\u05dc\u05d5\u05dd \U0001f6e2 &#1; <script>1</script> 1 < 2"
)


def test_trouble_stays_the_text_that_it_is() -> None:
    (entry,) = entries({"bay-2024": {"title": TROUBLE, "summary": TROUBLE}})
    assert entry.title.replace("\u2039", "<").replace("\uff06", "&") == f"Alleged: {TROUBLE}"
    summary = html.unescape(entry.summary).replace("\u2039", "<").replace("\uff06", "&")
    assert summary == f"Content: grief. {TROUBLE}"
    assert html.escape(TROUBLE, quote=False) in entry.content[0].value


WORDS = st.text(max_size=80).map(lambda text: f"a{' '.join(text.split())}")
WHATEVER = st.one_of(WORDS, st.lists(st.sampled_from(TROUBLE.split()), min_size=1).map(" ".join))


@settings(max_examples=60)
@given(WHATEVER, WHATEVER, WHATEVER, WHATEVER)
def test_whatever_the_text_the_feed_keeps_its_rules(
    title: str, summary: str, says: str, name: str
) -> None:
    claim = {**INCIDENT["claims"][0], "says": says}  # type: ignore[index]
    incident = {"title": title, "summary": summary, "claims": [claim]}
    (entry,) = entries(
        {"bay-2024": incident}, title=name, description=summary, editors=[{"name": name}]
    )
    assert entry.title.startswith("Alleged: ")
