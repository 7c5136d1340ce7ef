"""Say what was found so that nothing in a site acts on a terminal, a log or a program."""

import json

from sourcebook.verify.as_json import as_json
from sourcebook.verify.as_text import MOST_SHOWN, as_text
from sourcebook.verify.findings import Against, Check, Difference, Finding, Kind, Verification
from tests.reports.hostile import HOSTILE, UNSAFE

OWN = Check(Against.OWN_LIST, "SHA256SUMS", 3, ())


def of(*checks: Check) -> Verification:
    return Verification("site", "d" * 64, checks)


def against_records(*findings: Finding) -> Verification:
    return of(OWN, Check(Against.RECORDS, "content", 3, findings))


def test_what_a_list_of_its_own_proves_is_said_and_what_it_does_not() -> None:
    said = as_text(of(OWN))
    assert said.startswith("site agrees with its own list, SHA256SUMS: 3 files.\n")
    assert "does not show who made the list" in said
    assert "--sums FILE" in said
    assert "--content DIR" in said
    assert said.endswith(f": {'d' * 64}\n")


def test_what_differs_is_shown_by_its_line_and_its_record() -> None:
    difference = Difference(7, 3, "as it should be", "as it is")
    altered = Finding(Kind.ALTERED, "a/index.html", "other bytes", "content/a.yaml", difference)
    said = as_text(against_records(altered))
    assert "site does not agree with the records in content: 1 fault.\n" in said
    assert "    altered: a/index.html: other bytes (from content/a.yaml)\n" in said
    assert "        line 7 should be: as it should be\n" in said
    assert "        line 7 is:        as it is\n" in said
    assert "Take the records and the program as they were" in said
    assert "--base-url" not in said
    assert "proves" not in said


def test_another_address_is_guessed() -> None:
    robots = Finding(Kind.ALTERED, "robots.txt", "other bytes")
    assert "add --base-url." in as_text(against_records(robots))


def test_an_end_of_the_file_is_said() -> None:
    altered = Finding(Kind.ALTERED, "a", "other bytes", None, Difference(2, 1, "more", None))
    assert "line 2 is:        (nothing, the file ends before it)\n" in as_text(
        against_records(altered)
    )


def test_a_note_is_no_fault() -> None:
    debris = Finding(Kind.DEBRIS, ".DS_Store", "left by a desktop")
    verification = of(Check(Against.OWN_LIST, "SHA256SUMS", 3, (debris,)))
    assert verification.agrees
    assert "    debris: .DS_Store: left by a desktop\n" in as_text(verification)
    [check] = json.loads(as_json(verification))["checks"]
    assert check["agrees"]
    assert [finding["severity"] for finding in check["findings"]] == ["note"]


def test_thousands_of_findings_are_cut_for_people_only() -> None:
    findings = tuple(Finding(Kind.EXTRA, str(n), "not expected") for n in range(3000))
    said = as_text(against_records(*findings))
    assert said.count("extra:") == MOST_SHOWN
    assert f"… and {3000 - MOST_SHOWN:,} more: --format json\n" in said
    assert len(json.loads(as_json(against_records(*findings)))["checks"][1]["findings"]) == 3000


def test_nothing_that_a_site_holds_acts_on_who_reads_of_it() -> None:
    for text in HOSTILE:
        difference = Difference(1, 1, text, text)
        found = Finding(Kind.ALTERED, text, text, text, difference)
        verification = Verification(text, "d" * 64, (Check(Against.RECORDS, text, 1, (found,)),))
        said = as_text(verification)
        assert not set(said) & set(UNSAFE), ascii(text)
        assert not any(line.lstrip().startswith("::") for line in said.split("\n"))
        assert "##[" not in said
        data = as_json(verification)
        assert data.isascii()
        assert "##" not in data
        assert json.loads(data)["checks"][0]["findings"][0]["difference"]["given"] == text


def test_a_name_that_is_not_utf_8_is_shown_by_its_bytes() -> None:
    name = b"\xff.html".decode(errors="surrogateescape")
    verification = against_records(Finding(Kind.EXTRA, name, "not expected"))
    assert "extra: <U+DCFF>.html: " in as_text(verification)
    assert json.loads(as_json(verification))["checks"][1]["findings"][0]["path"] == "\\xff.html"
