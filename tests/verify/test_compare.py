"""Compare what should be there with what is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sourcebook.problems import Severity
from sourcebook.verify.compare import compared
from sourcebook.verify.findings import Kind
from sourcebook.verify.found import Found, What

A, B = "a" * 64, "b" * 64
PAGE = Found(What.FILE, A)

paths = st.lists(st.sampled_from("abc"), min_size=1, max_size=3).map("/".join)
digests = st.sampled_from([A, B])


def kinds(expected: dict[str, str], found: dict[str, Found]) -> dict[str, Kind]:
    return {finding.path: finding.kind for finding in compared(expected, found)}


def test_what_is_as_expected_is_passed_over() -> None:
    assert compared({"a": A}, {"a": PAGE}) == ()
    assert compared({}, {"SHA256SUMS": PAGE}) == ()


@pytest.mark.parametrize(
    ("there", "kind"),
    [
        (Found(What.FILE, B), Kind.ALTERED),
        (Found(What.FOLDER), Kind.NOT_A_FILE),
        (Found(What.LINK), Kind.NOT_A_FILE),
        (Found(What.SPECIAL), Kind.NOT_A_FILE),
        (Found(What.UNREADABLE, reason="Permission denied"), Kind.UNREADABLE),
    ],
)
def test_anything_else_in_the_place_of_a_file_is_said(there: Found, kind: Kind) -> None:
    [finding] = compared({"a/b": A}, {"a/b": there})
    assert (finding.path, finding.kind) == ("a/b", kind)
    assert there.reason in finding.message


def test_files_are_missing_or_extra() -> None:
    found = {"b": Found(What.FILE), "c": Found(What.FOLDER), "d": Found(What.LINK)}
    assert kinds({"a": A}, found) == {
        "a": Kind.MISSING,
        "b": Kind.EXTRA,
        "c": Kind.EXTRA,
        "d": Kind.EXTRA,
    }


def test_a_folder_that_cannot_be_looked_into_is_said_once() -> None:
    denied = Found(What.UNREADABLE, reason="Permission denied")
    assert kinds({"a/b/c": A, "a/d": A}, {"a": denied}) == {"a": Kind.UNREADABLE}
    assert kinds({"a/b/c": A}, {"a": Found(What.LINK)}) == {"a": Kind.NOT_A_FOLDER}
    assert kinds({"a/b/c": A}, {"a/b": PAGE}) == {"a/b": Kind.NOT_A_FOLDER}


def test_what_desktops_and_hosts_do_is_a_note() -> None:
    found = {"a/.DS_Store": Found(What.FILE), "Thumbs.db": Found(What.FILE)}
    findings = compared({"_headers": A}, found)
    assert [finding.kind for finding in findings] == [
        Kind.DEBRIS,
        Kind.NOT_SERVED,
        Kind.DEBRIS,
    ]
    assert {finding.severity for finding in findings} == {Severity.NOTE}
    assert kinds({}, {".DS_Store": Found(What.LINK)}) == {".DS_Store": Kind.EXTRA}
    assert kinds({"_headers": A}, {"_headers": Found(What.FILE, B)}) == {"_headers": Kind.ALTERED}


@given(st.dictionaries(paths, digests), st.dictionaries(paths, digests))
def test_nothing_is_said_only_where_both_agree(
    expected: dict[str, str], there: dict[str, str]
) -> None:
    findings = compared(expected, {path: Found(What.FILE, d) for path, d in there.items()})
    assert (findings == ()) == (expected == there)
    assert {f.path for f in findings} <= expected.keys() | there.keys()
