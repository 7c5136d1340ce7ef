"""Read lists of digests as a build, a stranger and an adversary write them."""

import pytest

from sourcebook.publish import sums
from sourcebook.verify.findings import Kind
from sourcebook.verify.listing import MOST_FAULTS, listing, own_listing

A, B = "a" * 64, "b" * 64
DIGESTS = {"a/index.html": A, "b c.html": B}
OURS = sums.written(DIGESTS)


def faults(content: bytes) -> list[str]:
    read = own_listing(content)
    assert all((f.kind, f.path) == (Kind.LIST, "SHA256SUMS") for f in read.faults)
    return [fault.message for fault in read.faults]


def test_what_a_build_writes_is_read_without_a_fault() -> None:
    assert own_listing(OURS).digests == DIGESTS
    assert faults(OURS) == []
    assert faults(sums.written({})) == []
    assert own_listing(sums.written({"карта.html": A})).digests == {"карта.html": A}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OURS.replace(b"\n", b"\r\n"), "its lines end as on Windows"),
        (b"# Downloads\n" + OURS.partition(b"\n")[2], "its first line is not the one"),
        (OURS.partition(b"\n")[2], "its first line is not the one"),
        (f"{sums.MARK}\n{B}  b c.html\n{A}  a/index.html\n".encode(), "not name the files in the"),
        (OURS[:-1], "not written as a build writes it"),
        (OURS + b"\n", "not written as a build writes it"),
        (OURS + b"# a remark\n", "not written as a build writes it"),
        (OURS.replace(b"  ", b" *"), "not written as a build writes it"),
        (OURS.replace(A.encode(), A.upper().encode()), "not written as a build writes it"),
        (b"\xef\xbb\xbf" + OURS, "its first line is not the one"),
    ],
)
def test_a_list_in_another_form_is_still_read(content: bytes, said: str) -> None:
    assert own_listing(content).digests == DIGESTS
    [message] = faults(content)
    assert said in message


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("stray", "line 4 is not a digest and a path"),
        (f"{A}", "line 4 is not a digest and a path"),
        (f"{A[1:]}  x", "line 4 is not a digest and a path"),
        (f"{A}  ", "line 4 is not a digest and a path"),
        (f"\\{A}  x\\ny", "line 4 is not a digest and a path"),
        (f"{A}  a/index.html", "line 4 names a/index.html again"),
        (f"{B}  a/index.html", "again, with another digest; the first one is used"),
        (f"{A}  ../secret", "line 4 names a path that no build writes: ../secret"),
        (f"{A}  a/../../secret", "names a path that no build writes"),
        (f"{A}  /etc/passwd", "names a path that no build writes: /etc/passwd"),
        (f"{A}  a//b", "names a path that no build writes"),
        (f"{A}  a/", "names a path that no build writes"),
        (f"{A}  ..\\secret", "names a path that no build writes"),
        (f"{A}  a\x1b[2J", "names a path that no build writes"),
        (f"{A}  a\x00b", "names a path that no build writes"),
        (f"{A}  a\rb", "names a path that no build writes"),
        (f"{A}  a\u202eb", "names a path that no build writes"),
    ],
)
def test_a_line_that_cannot_be_used_is_said(line: str, said: str) -> None:
    content = OURS + f"{line}\n".encode()
    assert own_listing(content).digests == DIGESTS
    [message] = faults(content)
    assert said in message


def test_a_name_that_is_not_utf_8_is_refused() -> None:
    content = OURS + A.encode() + b"  \xff.html\n"
    [message] = faults(content)
    assert "names a path that no build writes" in message


def test_what_is_no_list_at_all_is_cut() -> None:
    read = own_listing(b"\x00\n" * 10_000)
    assert read.digests == {}
    assert len(read.faults) == MOST_FAULTS + 1
    assert "not read to its end" in read.faults[-1].message


@pytest.mark.parametrize(
    "content",
    [
        OURS,
        OURS.replace(b"\n", b"\r\n"),
        f"{B} *b c.html\n{A.upper()}  ./a/index.html".encode(),
        f"\n# Of a mirror\n{A}  a/index.html\n{B}  b c.html\n".encode(),
    ],
)
def test_a_list_from_elsewhere_may_be_written_as_others_write_it(content: bytes) -> None:
    read = listing(content, "theirs.txt")
    assert read.digests == DIGESTS
    assert read.faults == ()


def test_a_list_from_elsewhere_may_not_contradict_itself() -> None:
    read = listing(f"{A}  x\n{B}  x\n-----BEGIN\n".encode(), "theirs.txt")
    assert read.digests == {"x": A}
    assert [(f.path, f.message) for f in read.faults] == [
        ("theirs.txt", "line 2 names x again, with another digest; the first one is used"),
        ("theirs.txt", "line 3 is not a digest and a path"),
    ]
