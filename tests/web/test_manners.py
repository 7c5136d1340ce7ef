"""Be polite: rates, waits that servers ask for, and what they ask of programs."""

import pytest

from sourcebook.web.pace import Pace, asked_to_wait
from sourcebook.web.robots import robots_of
from tests.tools.playing import Watch


def test_turns_keep_their_distance() -> None:
    watch = Watch(0.0)
    pace = Pace(5, watch, watch.pause)
    pace.turn()
    pace.turn()
    watch.time += 3
    pace.turn()
    pace.hold(60)
    pace.turn()
    assert watch.waits == [5, 2, 60]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Fri, 15 Jan 2027 08:01:00 GMT", 60),
        ("Fri, 15 Jan 2027 07:00:00 GMT", 0),
        ("soon", None),
        ("-5", None),
        ("", None),
        ("٣", None),
        ("Fri, 99 Jan 99999 08:01:00 GMT", None),
        ("1" * 500, 111_111_111),
    ],
)
def test_a_wait_is_understood_in_both_forms(value: str, seconds: float | None) -> None:
    assert asked_to_wait(value, 1_800_000_000.0) == seconds


ROBOTS = """\
User-agent: BadBot
Disallow: /

# A comment
USER-AGENT: *
Disallow: /private/  # not for anybody
Allow: /private/open
Disallow: /*.pdf$
Disallow:
Sitemap: https://example.org/sitemap.xml
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/x", False),
        ("/private/open/x", True),
        ("/a/b.pdf", False),
        ("/a/b.pdf?x", True),
        ("/%70rivate/x", False),
    ],
)
def test_the_longest_rule_decides(path: str, allowed: bool) -> None:  # noqa: FBT001 - a table
    assert robots_of(ROBOTS, "sourcebook").allows(path) is allowed


def test_rules_with_our_name_come_before_those_for_all() -> None:
    named = "User-agent: other\nUser-agent: Sourcebook\nDisallow: /a\n\n" + ROBOTS
    assert not robots_of(named, "sourcebook").allows("/a")
    assert robots_of(named, "sourcebook").allows("/private/x")
    assert not robots_of("User-agent: *\nDisallow: /", "sourcebook").allows("/")
    assert robots_of("", "sourcebook").allows("/")
    assert robots_of("<html>\x00", "sourcebook").allows("/")


def test_no_pattern_takes_long() -> None:
    pattern = "*".join("ab" for _ in range(2_000))
    rules = robots_of(f"User-agent: *\nDisallow: /{pattern}$\n" * 3, "sourcebook")
    assert rules.allows("/" + "ab" * 1_900 + "c")
