"""References to a page: four forms, none of which a title can break out of."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from sourcebook.plan.bibliography import References, Work, references
from sourcebook.relate.versions import Version

HOSTILE = '"Dock <7>" & {the} \\tanker}, note = {x}\nER  - \r\u2028@misc{b, $100% #1_a^2~ | é 🛢'
DIGEST = "0123456789abcdef" * 4
WORDS = st.text(min_size=1, max_size=60).filter(str.strip)


def work(
    title: str = "Oil at the dock", authors: tuple[str, ...] = ("The Desk",), site: str = "Slick"
) -> Work:
    return Work(
        id="dock-2019",
        title=title,
        authors=authors,
        site=site,
        status="verified",
        version=Version(date(2025, 3, 9), DIGEST),
        language="en",
        address="https://slick.example.org/incidents/dock-2019/",
    )


def made(title: str = "Oil at the dock", authors: tuple[str, ...] = ("The Desk",)) -> References:
    return references(work(title, authors))


def read_bibtex(text: str) -> dict[str, str]:
    """Read one entry as BibTeX does: values in braces, every brace counted, escaped or not."""
    head = re.match(r"@misc\{([a-z0-9-]+),", text)
    assert head, text
    fields = {"": head[1]}
    at = head.end()
    while not (end := re.compile(r"\s*\}\s*").match(text, at)):
        name = re.compile(r"\s*([a-z]+) = ").match(text, at)
        assert name, text[at:]
        at = start = name.end()
        depth = 0
        while depth or text[at] not in ",\n":
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            assert depth >= 0, text[at:]
            at += 1
        fields[name[1]] = text[start:at]
        at += text[at] == ","
    assert end.end() == len(text), "something stands behind the entry"
    return fields


def unescaped(value: str) -> str:
    """Return what LaTeX would print."""
    names = {"backslash": "\\", "braceleft": "{", "braceright": "}", "bar": "|"}
    names |= {"asciicircum": "^", "asciitilde": "~", "less": "<", "greater": ">"}
    return re.sub(
        r"\\text([a-z]+)\{\}|\\(.)", lambda found: names[found[1]] if found[1] else found[2], value
    )


def read_ris(text: str) -> list[tuple[str, str]]:
    """Read a record line by line, taking whatever any reader takes for the end of a line."""
    pairs = []
    for line in text.splitlines():
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        pairs.append((found[1], found[2]))
    return pairs


def line(text: str) -> str:
    return " ".join(text.split())


def test_each_form_names_title_authors_address_status_and_version() -> None:
    found = made("Oil at the dock", ("Anna Berg", "The Desk"))
    address = "https://slick.example.org/incidents/dock-2019/"
    assert found.apa == (
        "Anna Berg, & The Desk. (2025, March 9). Oil at the dock "
        "[Status: verified; version 01234567]. "
        f"Slick. {address}"
    )
    assert found.chicago == (
        "Anna Berg, and The Desk. “Oil at the dock.” Slick. Status: verified. "
        f"Version 01234567, last modified March 9, 2025. {address}."
    )
    assert read_bibtex(found.bibtex) == {
        "": "dock-2019",
        "author": "{{Anna Berg} and {The Desk}}",
        "title": "{{Oil at the dock}}",
        "howpublished": "{Slick}",
        "year": "{2025}",
        "month": "mar",
        "day": "{9}",
        "note": "{Status: verified. Version of 9 March 2025 [01234567]}",
        "version": "{2025-03-09 [01234567]}",
        "language": "{en}",
        "url": f"{{{address}}}",
    }
    assert read_ris(found.ris) == [
        *(("TY", "ELEC"), ("ID", "dock-2019"), ("AU", "Anna Berg"), ("AU", "The Desk")),
        *(("TI", "Oil at the dock"), ("T2", "Slick"), ("PY", "2025"), ("DA", "2025/03/09/")),
        *(("ET", "Version of 9 March 2025 [01234567]"), ("LA", "en"), ("N1", "Status: verified")),
        *(("UR", address), ("ER", "")),
    ]


def test_a_title_that_ends_a_sentence_gets_no_second_full_stop() -> None:
    assert "“Who was it?” Slick." in made("Who was it?").chicago


def test_quotation_marks_within_quotation_marks_are_single() -> None:
    assert "“Oil at 'dock 7' and \N{LEFT SINGLE QUOTATION MARK}8’.”" in (
        made('Oil at "dock 7" and “8”').chicago
    )


def test_a_site_that_answers_for_itself_is_named_once() -> None:
    assert references(work(authors=("Slick",))).apa.count("Slick") == 1


def test_a_hostile_title_stays_a_title() -> None:
    found = made(HOSTILE, (HOSTILE, "b"))
    bibtex, ris = read_bibtex(found.bibtex), read_ris(found.ris)
    assert unescaped(bibtex["title"]) == f"{{{{{line(HOSTILE)}}}}}"
    assert [tag for tag, _ in ris].count("ER") == 1
    assert ("TI", line(HOSTILE)) in ris
    assert len(found.apa.splitlines()) == len(found.chicago.splitlines()) == 1


@given(WORDS, st.lists(WORDS, min_size=1, max_size=3).map(tuple))
def test_any_title_and_names_can_be_read_back(title: str, authors: tuple[str, ...]) -> None:
    found = made(title, authors)
    bibtex, ris = read_bibtex(found.bibtex), read_ris(found.ris)
    assert set(bibtex) == set(read_bibtex(made().bibtex))
    assert unescaped(bibtex["title"]) == f"{{{{{line(title)}}}}}"
    names = " and ".join(f"{{{line(name)}}}" for name in authors)
    assert unescaped(bibtex["author"]) == f"{{{names}}}"
    assert [value for tag, value in ris if tag == "TI"] == [line(title)]
    assert [value for tag, value in ris if tag == "AU"] == [line(name) for name in authors]
    assert ris[-1] == ("ER", "")
    assert line(title) in found.apa
