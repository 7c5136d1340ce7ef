"""Hold progress to terminals, and to work that lasts."""

from io import StringIO
from types import SimpleNamespace

import pytest

from sourcebook.commands import terminal
from sourcebook.commands.terminal import INTERVAL, PATIENCE, ProgressLine


class Clock:
    """A clock that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def monotonic(self) -> float:
        return self.now


class Terminal(StringIO):
    """A stream that somebody sees."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(terminal, "time", SimpleNamespace(monotonic=clock.monotonic))
    return clock


def test_short_work_shows_nothing(clock: Clock) -> None:
    line = ProgressLine(stream := Terminal())
    clock.now += PATIENCE - 0.001
    line("Writing the pages", 1, 10)
    line.clear()
    assert stream.getvalue() == ""


def test_work_that_lasts_shows_how_far_it_is(clock: Clock) -> None:
    line = ProgressLine(stream := Terminal())
    clock.now += PATIENCE
    line("Writing the pages", 1234, 5678)
    assert stream.getvalue() == "\r\x1b[KWriting the pages 1,234 of 5,678"
    line.clear()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_work_without_an_end_shows_no_number(clock: Clock) -> None:
    line = ProgressLine(stream := Terminal())
    clock.now += PATIENCE
    line("Reading the records", 0, 0)
    assert stream.getvalue().endswith("Reading the records …")


def test_the_line_changes_as_often_as_an_eye_can_follow(clock: Clock) -> None:
    line = ProgressLine(stream := Terminal())
    clock.now += PATIENCE
    for done in range(100):
        clock.now += INTERVAL / 50
        line("Writing the pages", done, 100)
    assert 1 <= stream.getvalue().count("\r") <= 3


def test_nobody_is_told_where_nobody_looks(clock: Clock) -> None:
    line = ProgressLine(stream := StringIO())
    clock.now += 10 * PATIENCE
    line("Writing the pages", 1, 10)
    line.clear()
    assert stream.getvalue() == ""


def test_the_seconds_are_those_since_the_beginning(clock: Clock) -> None:
    line = ProgressLine(Terminal())
    clock.now += 2.5
    assert line.seconds == pytest.approx(2.5)
