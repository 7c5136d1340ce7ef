"""Hold the feed to its rules and its readers, whatever the records say."""

import html
from collections.abc import Mapping
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sourcebook.load.templates import load_templates
from sourcebook.plan.outputs import FeedOutput
from sourcebook.plan.views.feed import feed_view
from sourcebook.render.render import Renderer
from tests.published import feed_rules
from tests.render.a_site import BASE_URL, INCIDENT, library
from tests.tools.building import ROOT

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


def feed(incidents: Mapping[str, Mapping[str, Any]], **site: object) -> bytes:
    records = library(incidents, **site)
    return RENDERER.render(FeedOutput("feed.xml", lambda: feed_view(records)))


def entries(incidents: Mapping[str, Mapping[str, Any]], **site: object) -> list[Any]:
    """Give the items as a feed reader sees them, once they keep every rule."""
    data = feed(incidents, **site)
    assert feed_rules.complaints(data, f"{BASE_URL}feed.xml") == []
    read = feedparser.parse(data)
    assert not read.bozo
    return list(read.entries)


def test_an_item_tells_what_is_known_and_who_says_so() -> None:
    (entry,) = entries({"bay-2024": {}})
    assert entry.title == "Alleged: A pipe leaks at Bay"
    assert entry.link == f"{BASE_URL}incidents/bay-2024/"
    assert entry.id == "incident:bay-2024"
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
    channel = feedparser.parse(feed({"bay-2024": {}})).feed
    assert channel.title == "Spills"
    assert channel.subtitle == "A timeline of oil spills."
    assert channel.link == BASE_URL
    assert channel.language == "en"
    assert channel.rights == "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
    assert channel.author == "spills@spills.example (Ada)"
    assert channel.generator == "Sourcebook"
    assert channel.updated == "Sat, 01 Jun 2024 12:00:00 +0300"


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
        "incident:c-2024",
        "incident:d-2024",
        "incident:b-2024",
        "incident:a-2024",
    ]


def test_the_feed_is_as_long_as_the_site_says() -> None:
    incidents: dict[str, dict[str, Any]] = {f"a-{number}": {} for number in range(5)}
    assert len(entries(incidents, feed={"length": "3"})) == 3
    assert entries(incidents, feed={"length": "0"}) == []


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({}, "Alleged: A pipe leaks at Bay"),
        ({"changes": [PUBLISHED, UPDATE]}, "Alleged: A pipe leaks at Bay"),
        ({"changes": [PUBLISHED, CORRECTION]}, "Correction: Alleged: A pipe leaks at Bay"),
        ({"changes": [PUBLISHED, CORRECTION, CORRECTION | UPDATE]}, "Alleged: A pipe leaks at Bay"),
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
    (entry,) = entries({"bay-2024": fields})
    assert entry.title == title


def test_a_correction_says_what_was_wrong() -> None:
    (entry,) = entries({"bay-2024": {"changes": [PUBLISHED, CORRECTION]}})
    text = entry.content[0].value
    assert "<strong>Correction, 3 July 2024.</strong> It was another bay." in text
    assert "<p>Before: East Bay</p>\n<p>Now: West Bay</p>" in text


def test_a_withdrawn_record_repeats_nothing_but_its_title() -> None:
    (entry,) = entries(
        {"bay-2024": {"withdrawn": "There was no leak.", "changes": [PUBLISHED, WITHDRAWN]}}
    )
    assert entry.summary == "Content: grief. This record was withdrawn: There was no leak."
    assert "This record was withdrawn: There was no leak." in entry.content[0].value
    assert "A pipe leaked" not in entry.content[0].value + entry.summary
    assert "The Paper" not in entry.content[0].value


def test_a_merged_record_leads_to_the_other_one() -> None:
    merged, _ = entries(
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
    (entry,) = feedparser.parse(feed({"bay-2024": {}}, base_url="http://spills.onion/")).entries
    assert entry.id == "incident:bay-2024"
    assert entry.link == "http://spills.onion/incidents/bay-2024/"


def test_what_is_held_back_is_not_in_the_feed() -> None:
    incidents = {"a-2024": {"draft": "true"}, "b-2024": {"embargoed": "true"}, "c-2024": {}}
    assert [entry.id for entry in entries(incidents)] == ["incident:c-2024"]


def test_a_site_without_incidents_has_a_feed_without_a_date() -> None:
    data = feed({}, contact={"url": "https://spills.example/contact/"})
    assert feedparser.parse(data).entries == []
    assert b"lastBuildDate" not in data
    assert b"managingEditor" not in data
    assert feed_rules.complaints(data, f"{BASE_URL}feed.xml") == ["channel: no lastBuildDate"]


def test_two_feeds_of_one_library_are_the_same_bytes() -> None:
    assert feed({"bay-2024": {}}) == feed({"bay-2024": {}})


TROUBLE = (
    "]]> & &amp; <b>x</b> <!-- \u05e9\u05dc\u05d5\u05dd \U0001f6e2 &#1; <script>1</script> 1 < 2"
)


def test_trouble_stays_the_text_that_it_is() -> None:
    (entry,) = entries({"bay-2024": {"title": TROUBLE, "summary": TROUBLE}})
    assert entry.title.replace("\u2039", "<").replace("\uff06", "&") == f"Alleged: {TROUBLE}"
    assert html.unescape(entry.summary) == f"Content: grief. {TROUBLE}"
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
