"""Hold that a vocabulary only grows: what stands there stays, byte for byte."""

import pytest

from sourcebook.propose.entry import appended

ENTRY = "police:\n  name: Police\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b"police:\n  name: Police\n"),
        (b"# None yet.\n", b"# None yet.\npolice:\n  name: Police\n"),
        (b"a: {name: A}", b"a: {name: A}\npolice:\n  name: Police\n"),
        (b"a:\r\n  name: A\r\n", b"a:\r\n  name: A\r\npolice:\r\n  name: Police\r\n"),
        (b"\xef\xbb\xbfa: {name: A}\n", b"\xef\xbb\xbfa: {name: A}\npolice:\n  name: Police\n"),
        (b"a: {name: A}\n\n# The end.\n", b"a: {name: A}\n\n# The end.\npolice:\n  name: Police\n"),
    ],
    ids=["empty", "comment", "no-newline", "windows", "byte-order-mark", "comment-at-the-end"],
)
def test_an_entry_comes_at_the_end(before: bytes, after: bytes) -> None:
    assert appended(before, ENTRY) == after
