from pathlib import Path

import pytest

from sourcebook.web.ledger import InUse, Ledger, latest


def test_what_was_written_is_there_again(tmp_path: Path) -> None:
    path = tmp_path / "new" / "ledger"
    with Ledger(path) as ledger:
        assert ledger.lines() == []
        ledger.add({"a": "ї\n\u2028"})
        ledger.add({"a": 2})
        assert ledger.lines() == [{"a": "ї\n\u2028"}, {"a": 2}]
    with Ledger(path) as ledger:
        assert len(ledger.lines()) == 2


@pytest.mark.parametrize("cut", range(1, 9))
def test_a_line_that_was_cut_off_costs_itself_alone(tmp_path: Path, cut: int) -> None:
    path = tmp_path / "ledger"
    with Ledger(path) as ledger:
        ledger.add({"a": 1})
        ledger.add({"b": 2})
    path.write_bytes(path.read_bytes()[:-cut])
    with Ledger(path) as ledger:
        kept = ledger.lines()
        ledger.add({"c": 3})
        assert ledger.lines() == [*kept, {"c": 3}]
        assert kept[0] == {"a": 1}


def test_what_is_not_ours_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    path.write_bytes(b'\x00\xff\n[1]\n{"a": 1}\n' + b"[" * 100_000 + b"\n" + b"1" * 10_000 + b"\n")
    with Ledger(path) as ledger:
        assert ledger.lines() == [{"a": 1}]


def test_two_runs_never_have_it_at_once(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    with Ledger(path) as ledger, pytest.raises(InUse), Ledger(path):
        ledger.add({})
    with Ledger(path) as ledger:
        ledger.replace([{"a": 1}])
        with pytest.raises(InUse), Ledger(path):
            ledger.add({})
        ledger.add({"b": 2})
        assert ledger.lines() == [{"a": 1}, {"b": 2}]
    assert path.read_text(encoding="utf-8") == '{"a":1}\n{"b":2}\n'


def test_the_last_line_of_each_counts_in_the_order_in_which_they_came() -> None:
    lines = [{"u": 1, "w": "a"}, {"u": 2, "w": "a"}, {"u": 1, "w": "b"}, {"u": 1, "w": "a", "n": 1}]
    assert latest(lines, "u", "w") == [lines[1], lines[2], lines[3]]
