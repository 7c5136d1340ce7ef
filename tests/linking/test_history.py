"""Decide over days what is written of an address."""

from datetime import date, timedelta

import pytest

from sourcebook.linking.history import (
    AGE,
    SOON,
    TOLD,
    Past,
    after,
    line_of,
    link_after,
    read_lines,
)
from sourcebook.linking.visit import Outcome, Visit
from sourcebook.model.link import Link, LinkState

URL = "https://tidewire.example/a"
START = date(2026, 3, 3)


def told(*found: tuple[int, Outcome], known: Link | None = None) -> tuple[Link | None, Past]:
    """Give what is written after looks on some days, each counted from the first."""
    past: Past | None = None
    for day, outcome in found:
        visit = Visit(outcome, to="https://tidewire.example/b" * (outcome is Outcome.MOVED))
        past = after(past, visit, day * 86_400.0, START + timedelta(days=day))
        known = link_after(known, past, "a", URL)
    assert past is not None
    return known, past


def link(state: LinkState, found: date = START, to: str | None = None) -> Link:
    return Link.model_validate(
        {"id": "a", "url": URL, "state": state, "found": found.isoformat(), "to": to}
    )


GONE, FAILED, ALIVE = Outcome.GONE, Outcome.FAILED, Outcome.ALIVE


@pytest.mark.parametrize(
    ("found", "state"),
    [
        ([(0, ALIVE)], None),
        ([(0, GONE)], None),
        ([(0, GONE), (1, GONE)], "dead"),
        ([(0, GONE), (0, GONE)], "dead"),
        ([(0, GONE), (1, ALIVE), (2, GONE)], None),
        ([(0, GONE), (1, FAILED), (2, GONE)], "unreachable"),
        ([(0, FAILED)], None),
        ([(0, FAILED), (0, FAILED), (0, FAILED)], None),
        ([(0, FAILED), (1, FAILED)], "unreachable"),
        ([(0, FAILED), (1, FAILED), (2, FAILED), (3, FAILED)], "unreachable"),
        ([(0, FAILED), (14, FAILED)], "unreachable"),
        ([(0, FAILED), (1, FAILED), (14, FAILED)], "dead"),
        ([(0, FAILED), (1, FAILED), (2, ALIVE), (14, FAILED)], None),
        ([(0, GONE), (1, GONE), (40, ALIVE)], None),
        ([(0, GONE), (1, GONE), (40, FAILED)], "dead"),
        ([(0, GONE), (1, GONE), (40, Outcome.BLOCKED)], "dead"),
        ([(0, Outcome.BLOCKED)], "blocked"),
        ([(0, Outcome.PAYWALLED), (40, Outcome.BLOCKED)], "paywalled"),
        ([(0, Outcome.MOVED)], "moved"),
        ([(0, Outcome.MOVED), (40, Outcome.BLOCKED)], "moved"),
        ([(0, Outcome.ASIDE)], None),
        ([(0, GONE), (1, GONE), (40, Outcome.ASIDE)], "dead"),
    ],
)
def test_one_failure_says_nothing(found: list[tuple[int, Outcome]], state: str | None) -> None:
    written, _ = told(*found)
    assert (written and written.state.value) == state


def test_the_day_is_that_of_the_first_time_and_an_entry_that_holds_stays_as_it_is() -> None:
    first, _ = told((0, GONE), (1, GONE))
    again, _ = told((0, GONE), (1, GONE), (40, GONE), (80, GONE))
    assert first == again == link(LinkState.DEAD, date(2026, 3, 4))


def test_what_is_written_counts_where_the_memory_was_lost() -> None:
    written, _ = told((14, FAILED), (15, FAILED), known=link(LinkState.UNREACHABLE))
    assert written == link(LinkState.DEAD, START + timedelta(days=15))
    assert told((40, GONE), known=link(LinkState.DEAD))[0] == link(LinkState.DEAD)
    assert told((40, FAILED), known=link(LinkState.DEAD))[0] == link(LinkState.DEAD)
    assert told((40, ALIVE), known=link(LinkState.DEAD))[0] is None


def test_deciding_again_on_the_same_changes_nothing() -> None:
    written, past = told((0, FAILED), (1, FAILED), known=link(LinkState.UNREACHABLE))
    assert link_after(written, past, "a", URL) == written


def test_an_address_is_looked_at_again_when_that_can_say_more() -> None:
    _, failing = told((0, FAILED))
    _, dead = told((0, GONE), (0, GONE))
    _, alive = told((0, ALIVE))
    assert [past.is_due(SOON) for past in (failing, dead, alive)] == [True, False, False]
    assert [past.is_due(AGE) for past in (failing, dead, alive)] == [True, True, True]
    assert not any(past.is_due(SOON - 1) for past in (failing, dead, alive))
    assert alive.is_due(-1)  # the clock was set back


def test_a_move_to_what_is_no_address_is_not_written() -> None:
    past = after(None, Visit(Outcome.MOVED, to="https://a b/"), 0.0, START)
    assert link_after(None, past, "a", URL) is None


def test_what_is_remembered_is_read_again() -> None:
    pasts = {URL + str(n): told(*found)[1] for n, found in enumerate([[(0, GONE)], [(0, ALIVE)]])}
    lines = [line_of(url, past) for url, past in pasts.items()]
    assert read_lines(lines) == (pasts, set(pasts))
    assert read_lines([lines[0], TOLD, lines[1]]) == (pasts, {URL + "1"})
    damaged = [{}, {**lines[0], "day": 5}, {**lines[0], "outcome": "?"}, {**lines[0], "gone": []}]
    assert read_lines(damaged) == ({}, set())
