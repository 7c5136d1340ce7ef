# ruff: noqa: E501 - a row of a table stays on one line
import pytest

from sourcebook.evidence.casualties import envelopes
from sourcebook.evidence.status import (
    Shortfall,
    accused_sides,
    has_response,
    is_contested,
    side_of,
    supported_status,
)
from sourcebook.model.incident import Incident
from sourcebook.model.words import Outcome, Status
from tests.evidence.records import ACTORS, article, by_id, incident

ARTICLES = by_id(
    article("one"),
    article("two"),
    article("restates-one", ("one", "reports")),
    article("unknown", basis="unknown"),
    article("copy", ("one", "rewrites"), kind="copy"),
)


def shortfalls(one: Incident) -> list[Shortfall | None]:
    found = supported_status(one, ARTICLES, ACTORS)
    assert [r.met for r in found.requirements] == [r.shortfall is None for r in found.requirements]
    return [requirement.shortfall for requirement in found.requirements]


NONE, FEW = Shortfall.NONE_OFFERED, Shortfall.TOO_FEW_ORIGINS


@pytest.mark.parametrize(
    ("claims", "supported", "short"),
    [
        ((), None, [NONE, FEW, NONE, NONE]),
        ((("newsroom", "responds", "one"),), None, [NONE, FEW, NONE, NONE]),
        ((("newsroom", "reports", "one"),), "alleged", [None, FEW, NONE, NONE]),
        ((("army-b", "alleges", "unknown"),), "alleged", [None, FEW, NONE, NONE]),
        (
            (("newsroom", "reports", "one"), ("newsroom", "reports", "restates-one"), ("newsroom", "reports", "copy")),
            "alleged",
            [None, FEW, NONE, NONE],
        ),
        ((("newsroom", "reports", "one"), ("army-b", "alleges", "two")), "corroborated", [None, None, NONE, NONE]),
        ((("newsroom", "reports", "one"), ("army-a", "denies", "two")), "alleged", [None, FEW, NONE, NONE]),
        ((("un-mission", "verifies", "one"),), "verified", [None, FEW, None, NONE]),
        ((("army-b", "verifies", "one"),), "alleged", [None, FEW, Shortfall.BY_A_PARTY, NONE]),
        ((("nobody", "verifies", "one"),), "alleged", [None, FEW, Shortfall.BY_A_PARTY, NONE]),
        ((("court", "convicts", "one"),), "adjudicated", [None, FEW, NONE, None]),
        ((("court-a", "acquits", "one"),), "adjudicated", [NONE, FEW, NONE, None]),
        ((("newsroom", "convicts", "one"),), "alleged", [None, FEW, NONE, Shortfall.NOT_A_COURT]),
        ((("ministry-a", "charges", "one"),), "alleged", [None, FEW, NONE, NONE]),
    ],
)  # fmt: skip
def test_the_evidence_supports_a_status_and_says_what_is_missing(
    claims: tuple[tuple[str, str, str], ...],
    supported: str | None,
    short: list[Shortfall | None],
) -> None:
    one = incident(*claims)
    found = supported_status(one, ARTICLES, ACTORS)
    assert found.supported == supported
    assert shortfalls(one) == short


def test_a_requirement_names_its_claims_its_origins_and_what_it_rejects() -> None:
    one = incident(("army-b", "verifies", "restates-one"), ("un-mission", "verifies", "two"))
    found = supported_status(one, ARTICLES, ACTORS)
    verified = found.requirement(Status.VERIFIED)
    assert [claim.by for claim in verified.claims] == ["un-mission"]
    assert [claim.by for claim in verified.rejected] == ["army-b"]
    assert verified.origins == ("two",)
    assert found.requirement(Status.CORROBORATED).origins == ("one", "two")


def test_the_next_requirement_is_the_lowest_that_is_not_met() -> None:
    alleged = supported_status(incident(("newsroom", "reports", "one")), ARTICLES, ACTORS)
    assert alleged.next_requirement is not None
    assert alleged.next_requirement.status is Status.CORROBORATED
    judged = supported_status(incident(("court", "convicts", "one")), ARTICLES, ACTORS)
    assert judged.next_requirement is None
    nothing = supported_status(incident(), ARTICLES, ACTORS)
    assert nothing.next_requirement is not None
    assert nothing.next_requirement.status is Status.ALLEGED


@pytest.mark.parametrize(
    ("by", "stance", "contested", "response"),
    [
        ("army-a", "denies", True, True),
        ("ministry-a", "disputes", True, True),
        ("ministry-a", "declines-comment", False, True),
        ("ministry-a", "responds", False, True),
        ("army-b", "denies", False, False),
        ("newsroom", "disputes", False, False),
        ("army-a", "alleges", False, False),
        ("nobody", "denies", False, False),
    ],
)
def test_only_the_accused_side_contests_and_answers(
    by: str, stance: str, *, contested: bool, response: bool
) -> None:
    one = incident((by, stance, "one"))
    assert is_contested(one, ACTORS) is contested
    assert has_response(one, ACTORS) is response


def test_an_actor_without_a_side_is_no_accused_side() -> None:
    assert accused_sides(incident(accused="newsroom"), ACTORS) == frozenset()
    assert accused_sides(incident(accused="nobody"), ACTORS) == frozenset()
    assert accused_sides(incident(), ACTORS) == {"a"}
    assert side_of("nobody", ACTORS) == "none"


def test_casualty_ranges_stand_side_by_side() -> None:
    rows = [
        {"outcome": outcome, "min": low, "by": by, "as_of": "2022-01-02", "basis": "alleged", "source": "one"}
        | ({"max": high} if high else {})
        for outcome, low, high, by in (
            ("injured", "2", None, "newsroom"),
            ("killed", "1", "4", "newsroom"),
            ("killed", "3", None, "army-b"),
            ("killed", "2", "2", "army-b"),
        )
    ]  # fmt: skip
    killed, injured = envelopes(incident(casualties=rows).casualties)
    assert (killed.outcome, killed.low, killed.high) == (Outcome.KILLED, 1, 4)
    assert (killed.open_ended, killed.claimants) == (True, 2)
    assert (injured.low, injured.high, injured.open_ended, injured.claimants) == (2, 2, True, 1)
    assert envelopes(()) == ()
