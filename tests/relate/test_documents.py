"""The numbers of what the search finds."""

from unittest import mock

from sourcebook.load.content import load_content
from sourcebook.model.records import Records
from sourcebook.relate import documents
from sourcebook.relate.documents import GROUP_BITS, GROUPS, PLACE_BITS, number
from sourcebook.relate.facts import Facts, facts_of
from tests.tools.building import RICH

RECORDS = load_content(RICH, "content").records
FACTS = facts_of(RECORDS)


def numbers(facts: Facts = FACTS, records: Records = RECORDS) -> dict[str, int]:
    incidents = [f for f in facts.incidents.values() if f.public and not f.tombstone]
    articles = [f for f in facts.articles.values() if f.public]
    chunks = number(incidents, articles, records)["documents"]
    return {f"{kind} {name}": n for held in chunks.values() for n, kind, name in held}


def test_numbers_are_different_and_say_what_a_document_is() -> None:
    found = numbers()
    assert len(set(found.values())) == len(found)
    for key, value in found.items():
        kind, _, name = key.partition(" ")
        year, group = divmod(value >> PLACE_BITS, 1 << GROUP_BITS)
        if kind == "incident":
            facts = FACTS.incidents[name]
            assert (year, GROUPS[group]) == (facts.year, facts.status)
        elif kind == "source":
            assert (year, GROUPS[group]) == (FACTS.articles[name].year, "source")
        else:
            assert (year, GROUPS[group]) == (0, kind)


def test_a_record_that_goes_leaves_all_other_numbers_as_they_are() -> None:
    found = numbers()
    for gone in FACTS.incidents:
        left = Facts({n: f for n, f in FACTS.incidents.items() if n != gone}, FACTS.articles)
        assert numbers(left).items() <= found.items()


def test_ids_that_meet_get_different_numbers_whatever_their_order() -> None:
    with mock.patch.object(documents, "_PLACES", 3):
        found = numbers()
        turned = Facts(
            dict(reversed(list(FACTS.incidents.items()))),
            dict(reversed(list(FACTS.articles.items()))),
        )
        assert numbers(turned) == found
    assert len(set(found.values())) == len(found)


def test_what_is_held_back_or_withdrawn_is_not_found() -> None:
    hidden = {
        f"incident {f.id}" for f in FACTS.incidents.values() if not f.public or f.tombstone
    } | {f"source {f.id}" for f in FACTS.articles.values() if not f.public}
    assert hidden
    assert hidden.isdisjoint(numbers())
