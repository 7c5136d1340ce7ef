"""Play subscribers: subscribe to a site, then change its records, and see what arrives."""

from collections.abc import Mapping
from pathlib import Path

import feedparser

from tests.tools.building import build_here
from tests.tools.trees import DAILY, FIGURE, INCIDENT, Copy, Edit, tree

EVERYTHING = "feed.xml"
TAG = "tag:spills.example,2026:"
FIRST = f"{TAG}incident/evans-bay-2020"
SPILL = "Oil spilt from a barge in Evans Bay"
TOLD = "Two divers were injured."
PUBLISHED = "  - {date: 2020-04-01, kind: published}\n"
CORRECTED = "  - {date: 2020-05-02, kind: correction, was: Two barges., now: One barge.}\n"
LOWERED = "  - {date: 2020-05-03, kind: status, was: Verified., now: Alleged.}\n"
ENDED = "  - {date: 2020-05-04, kind: withdrawn, note: There was no oil.}\n"
OF_LONG_AGO = (
    ("Oil spilt from a barge in Evans Bay", "Oil spilt in Lyall Bay"),
    ("date: 2020-03-01\n", "date: 2003-03\n"),
    ("{date: 2020-04-01, kind: published}", "{date: 2020-05-01, kind: published}"),
)


class Subscriber:
    """A reader that asks for feeds, and shows each GUID once, for ever."""

    def __init__(self, content: Path, *paths: str) -> None:
        self.content = content
        self.site = content.parent / "site"
        self.paths = paths
        self.seen: dict[str, dict[str, str]] = {path: {} for path in paths}
        self.entries: dict[str, feedparser.FeedParserDict] = {}

    def arrives(self, *edits: Edit | Copy) -> Mapping[str, list[tuple[str, str]]]:
        """Edit, build, ask, and give GUID and title of what each feed has that is new."""
        for edit in edits:
            edit.apply(self.content)
        build_here("--content", self.content, "--output", self.site)
        found = {}
        for path in self.paths:
            read = feedparser.parse((self.site / path).read_bytes())
            assert not read.bozo
            new = {entry.id: entry.title for entry in read.entries}
            # What a subscriber was told of stays; only a status is left.
            gone = self.seen[path].keys() - new.keys()
            assert "/statuses/" in path or sorted(gone) == []
            found[path] = [(i, t) for i, t in new.items() if i not in self.seen[path]]
            self.seen[path] |= new
            self.entries |= {entry.id: entry for entry in read.entries}
        return found


def test_each_change_arrives_once_in_words_that_are_true(tmp_path: Path) -> None:
    corrections, of_tag, of_region, of_status, sources = (
        "feeds/corrections.rss.xml",
        "feeds/tags/oil.rss.xml",
        "feeds/regions/wellington.rss.xml",
        "feeds/statuses/verified.rss.xml",
        "feeds/sources.rss.xml",
    )
    narrow = (of_tag, of_region, of_status)
    reader = Subscriber(tree(tmp_path), EVERYTHING, corrections, *narrow, sources)
    began = reader.arrives()
    assert (FIRST, f"Verified, contested: {SPILL}") in began[EVERYTHING]
    assert not began[corrections]
    assert TOLD in reader.entries[FIRST].content[0].value

    nothing: dict[str, list[tuple[str, str]]] = {path: [] for path in reader.paths}
    assert reader.arrives() == nothing

    # What happened long ago, and an article of long ago, are new all the same, and on top.
    old = reader.arrives(
        Copy(INCIDENT, "incidents/lyall-bay-2003.yaml", OF_LONG_AGO),
        Copy(
            DAILY,
            "articles/daily-2003-spill.md",
            (
                ("published: 2020-03-02", "published: 2003-03-02\nadded: 2020-05-01"),
                ("oil-in-the-bay", "oil-of-2003"),
            ),
        ),
    )
    guid = f"{TAG}incident/lyall-bay-2003"
    came = (guid, "Verified, contested: Oil spilt in Lyall Bay")
    source = (f"{TAG}source/daily-2003-spill", "New source: Investigation, The Daily, 2 March 2003")
    assert old == nothing | {
        EVERYTHING: [came, source],
        **{path: [came] for path in narrow},
        sources: [source],
    }
    assert reader.entries[guid].published == "Fri, 01 May 2020 12:00:00 +1200"

    item = (f"{FIRST}/2020-05-02/correction", f"Correction: {SPILL}")
    changed = reader.arrives(Edit(INCIDENT, PUBLISHED, PUBLISHED + CORRECTED))
    assert changed == nothing | {path: [item] for path in (EVERYTHING, corrections, *narrow)}
    told = reader.entries[item[0]]
    assert told.summary == "Content: injury. Before: Two barges. Now: One barge."
    assert told.link.endswith("/incidents/evans-bay-2020/history/#2020-05-02-correction")

    item = (f"{FIRST}/2020-05-03/status", f"Status now alleged: {SPILL}")
    lowered = reader.arrives(
        Edit(INCIDENT, CORRECTED, CORRECTED + LOWERED),
        Edit(INCIDENT, "status: verified\n", "status: alleged\nstatus_note: It was a guess.\n"),
    )
    # Who follows what is verified hears that this is so no longer.
    assert item in lowered[EVERYTHING]
    assert lowered == nothing | {path: [item] for path in (EVERYTHING, *narrow)}

    item = (f"{FIRST}/2020-05-04/withdrawn", f"Withdrawn: {SPILL}")
    ended = reader.arrives(
        Edit(INCIDENT, LOWERED, LOWERED + ENDED),
        Edit(INCIDENT, "tags: [oil]\n", "tags: [oil]\nwithdrawn: There was no oil.\n"),
    )
    assert ended == nothing | {
        path: [item] for path in (EVERYTHING, corrections, of_tag, of_region)
    }
    for guid, entry in reader.entries.items():
        if guid.startswith(FIRST):
            assert "ithdrawn" in entry.title
            assert "There was no oil." in entry.content[0].value
            claimed = (TOLD, "One barge", "Two barges")
            assert [words for words in claimed if words in str(entry)] == []


def test_a_corrected_value_of_a_figure_arrives_as_a_correction(tmp_path: Path) -> None:
    figures = "feeds/figures.rss.xml"
    corrections = "feeds/corrections.rss.xml"
    reader = Subscriber(tree(tmp_path), EVERYTHING, corrections, figures)
    reader.arrives()
    named = "Spills in harbours, as counted by the Harbour Authority"
    first = "{date: 2020-05-02, was: 7, note: A digit was missing.}"
    second = "{date: 2020-05-03, was: 77}"
    guid = f"{TAG}figure/spills-counted/2020-02-29"

    item = (f"{guid}/correction/2020-05-02", f"Correction: {named}: 77")
    corrected = reader.arrives(
        Edit(FIGURE, "    value: 7\n", f"    value: 77\n    corrections:\n      - {first}\n")
    )
    assert corrected == {path: [item] for path in (EVERYTHING, corrections, figures)}
    told = "A digit was missing. Before: 7. Now: 77 spills, as of 29 February 2020, verified "
    assert reader.entries[item[0]].summary.startswith(told)
    assert "Corrected on 2 May 2020: it was 7." in reader.entries[guid].content[0].value

    item = (f"{guid}/correction/2020-05-03", f"Correction: {named}: 78")
    again = reader.arrives(
        Edit(FIGURE, "    value: 77\n", "    value: 78\n"),
        Edit(FIGURE, first, f"{first}\n      - {second}"),
    )
    assert again == {path: [item] for path in (EVERYTHING, corrections, figures)}
    # What was corrected to 77 then is not told to have been 78.
    earlier = reader.entries[f"{guid}/correction/2020-05-02"]
    assert earlier.title.endswith(": 77")
    assert "Corrected again on 3 May 2020: it was 77." in earlier.content[0].value
