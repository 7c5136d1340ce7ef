"""What a reader can check on the page of an incident, and how others can point at it."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.load.content import load_content
from sourcebook.model.incident import Claim, Incident
from sourcebook.plan.views.anchors import anchors_of
from sourcebook.plan.views.prose import WORDS_A_MINUTE, reading_minutes
from sourcebook.relate.extent import EXACT, rounded
from tests.plan.test_plan import SITES, library, standing, view
from tests.tools.building import CONTENT, RICH

RECORDS = load_content(RICH, "content").records
LONG: Incident = RECORDS.incidents["vesterlund-2019"]


def page(content: Path, name: str) -> Any:  # noqa: ANN401 - a view
    return view(content, f"incidents/{name}/")


def with_claims(claims: Iterable[Claim]) -> Incident:
    return LONG.model_copy(update={"claims": tuple(claims)})


def named(incident: Incident) -> dict[str, Claim]:
    return dict(zip(anchors_of(incident).claims, incident.claims, strict=True))


# Anchors


def test_a_claim_is_named_by_speaker_day_and_stance() -> None:
    names = anchors_of(load_content(CONTENT, "content").records.incidents["dmytrivka-2022"])
    assert names.claims[0] == "claim-new-york-times-2022-04-06-verifies"
    assert "claim-podolyak-2022-04-07-responds" in names.claims
    assert names.counts == ("count-new-york-times-2022-04-06-killed",)


@pytest.mark.parametrize("place", range(len(LONG.claims) + 1))
def test_another_claim_renames_none(place: int) -> None:
    other = LONG.claims[1].model_copy(update={"by": "un-seas-panel"})
    before = named(LONG)
    after = named(with_claims([*LONG.claims[:place], other, *LONG.claims[place:]]))
    assert {name: after[name] for name in before} == before
    assert len(after) == len(before) + 1


def test_the_first_of_claims_told_alike_keeps_its_name_when_others_are_added() -> None:
    first = LONG.claims[0]
    elsewhere = first.model_copy(update={"source": "coastal-pilot"})
    name = anchors_of(with_claims([first])).claims[0]
    assert anchors_of(with_claims([first, elsewhere, elsewhere, first])).claims == (
        name,
        f"{name}-coastal-pilot",
        f"{name}-coastal-pilot-2",
        f"{name}-{first.source}",
    )


def test_words_and_order_of_claims_are_no_part_of_their_names() -> None:
    other = [claim.model_copy(update={"says": "Otherwise."}) for claim in reversed(LONG.claims)]
    assert set(named(with_claims(other))) == set(named(LONG))


@given(st.lists(st.sampled_from(LONG.claims), max_size=12))
def test_no_two_claims_share_a_name(claims: list[Claim]) -> None:
    names = anchors_of(with_claims(claims)).claims
    assert len(set(names)) == len(claims)
    assert all(re.fullmatch(r"claim-[a-z0-9-]+", name) for name in names)


# The sides, face to face


def test_the_accused_side_answers_beside_what_is_said() -> None:
    said, answered = page(CONTENT, "dmytrivka-2022").claims.columns
    assert [(group.side, group.accused) for group in said] == [(None, False), ("Russia", False)]
    assert [(group.side, group.accused) for group in answered] == [("Ukraine", True)]
    assert said[0].claims[0].stance == "verifies"


def test_an_accused_side_without_an_answer_keeps_its_column() -> None:
    testimony = page(CONTENT, "pokrovsk-2024").claims
    (answering,) = testimony.columns[1]
    assert (answering.side, answering.claims, testimony.answers) == ("Russia", (), None)


@pytest.mark.parametrize("content", SITES.values(), ids=SITES)
def test_every_claim_stands_once_with_its_own_side(content: Path) -> None:
    for incident in standing(library(content)):
        shown = page(content, incident.id).claims
        groups = [group for column in shown.columns for group in column]
        claims = [claim for group in groups for claim in group.claims]
        assert sorted(claim.anchor for claim in claims) == sorted(anchors_of(incident).claims)
        sided = [group for group in groups if group.side != ""]
        assert all(claim.side == group.side for group in sided for claim in group.claims)


# From every statement to its source, and back


@pytest.mark.parametrize("content", SITES.values(), ids=SITES)
def test_every_source_leads_back_to_all_that_cites_it(content: Path) -> None:
    for incident in standing(library(content)):
        shown = page(content, incident.id)
        leading = {(use.url, item.number) for item in items(shown.sources) for use in item.uses}
        claims = [c for column in shown.claims.columns for group in column for c in group.claims]
        cited = {(f"#{one.anchor}", one.citation.number) for one in (*claims, *shown.counts)}
        cited |= {("#parties", c.number) for party in shown.parties for c in party.citations}
        cited |= {("#account", c.number) for c in shown.account.citations.values()}
        dated = [where.citation for where in (shown.when, shown.where) if where.citation]
        cited |= {("#place", citation.number) for citation in dated}
        assert leading == cited


def items(sources: Iterable[Any]) -> list[Any]:
    return [found for item in sources for found in (item, *items(item.rests_on))]


@pytest.mark.parametrize("content", SITES.values(), ids=SITES)
def test_every_range_names_the_sources_of_its_counts(content: Path) -> None:
    for incident in standing(library(content)):
        shown = page(content, incident.id)
        for envelope in shown.envelopes:
            rows = [row for row in shown.counts if row.outcome == envelope.outcome]
            assert list(envelope.citations) == sorted(
                {row.citation for row in rows}, key=lambda citation: citation.number
            )


def test_date_place_and_parties_of_our_own_site_name_their_sources() -> None:
    for incident in standing(library(CONTENT)):
        shown = page(CONTENT, incident.id)
        assert shown.when.citation, incident.id
        assert shown.where.citation, incident.id
        assert all(party.citations for party in shown.parties), incident.id
        assert shown.stated_in, incident.id


# What else a page tells


def test_the_version_cited_is_the_newest_change() -> None:
    shown = page(RICH, "vesterlund-2019")
    assert "(2025, March 9)" in shown.references.apa
    assert shown.changes[0].date.text == "9 March 2025"


@pytest.mark.parametrize(
    ("words", "minutes"), [(0, None), (2 * WORDS_A_MINUTE, None), (3 * WORDS_A_MINUTE, 3)]
)
def test_reading_takes_so_many_minutes(words: int, minutes: int | None) -> None:
    text = "word [@some-article-of-2019] " * words
    assert reading_minutes(text) == minutes


def test_links_are_read_by_their_words() -> None:
    assert reading_minutes("[a word](https://example.org/many-words-that-nobody-reads) " * 300) is (
        reading_minutes("a word " * 300)
    )


@pytest.mark.parametrize(
    ("number", "told"),
    [(0, 0), (19, 19), (20, 20), (49, 20), (50, 50), (99, 50), (100, 100), (1999, 1000)],
)
def test_large_numbers_are_told_as_what_they_are_at_least(number: int, told: int) -> None:
    assert rounded(number) == told


@given(st.integers(0, 10**9))
def test_rounding_never_says_too_much_and_less_than_half(number: int) -> None:
    assert rounded(number) <= number
    assert number < EXACT or number < 3 * rounded(number)


def test_a_source_tells_of_its_publisher() -> None:
    records = library(RICH)
    for name, article in records.articles.items():
        publisher = view(RICH, f"sources/{name}/").publisher
        of_same = [a for a in records.articles.values() if a.publisher == article.publisher]
        assert publisher.sources.text == str(len(of_same))
        assert publisher.flawed.text == str(sum(bool(a.problems) for a in of_same))
        assert publisher.note == records.publishers[article.publisher].note


def test_balance_lists_what_rests_on_a_single_origin() -> None:
    shown = view(RICH, "balance/")
    cards = library(RICH).cards(library(RICH).ids("timeline"))
    one = [card for card in cards if card.origins == 1]
    assert [row.incident.link.text for row in shown.one_origin] == [card.title for card in one]
    names = library(RICH).site.sides
    assert [row.accused for row in shown.one_origin] == [
        tuple(names[side].name for side in card.accused_sides) for card in one
    ]
