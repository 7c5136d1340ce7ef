"""Write one line into a record, and change no other byte."""

from datetime import date

import pytest

from sourcebook.propose.archived_line import with_archived
from sourcebook.propose.editing import CannotEdit

URL = "https://a.example/one"
COPY = "https://web.archive.org/web/20200303101112/https://a.example/one"
DAY = date(2020, 3, 3)
LINE = f'archived: {{url: "{COPY}", date: 2020-03-03}}'
RECORD = """\
---
# First.
title: "A: b"   # kept
publisher: the-daily
kind: news-report
published: 2020-03-02
language: en
url: https://a.example/one
#archived:  # A copy in a public archive.
seen: full
basis: original

# Last.
---
Text.  \n\nMore
"""

BRACES = f"""\
---
{{title: A, publisher: p, kind: copy, published: 2020, language: en, seen: full,
url: '{URL}', basis: unknown}}
---
Text
"""


def edited(text: str | bytes) -> bytes:
    data = text if isinstance(text, bytes) else text.encode()
    return with_archived(data, "articles/one.md", URL, COPY, DAY)


@pytest.mark.parametrize(
    "url",
    [
        f"url: {URL}\n",
        f"url: '{URL}'  # note\n",
        f'"url": "{URL}"\n',
        f"url:\n  {URL}\n",
        f"url: >-\n  {URL}\n",
        f"url: |-\n  {URL}\n\n",
        f"url: {URL}\n# Below.\nseen_at: https://b.example/\n",
    ],
)
def test_the_line_stands_behind_the_address(url: str) -> None:
    text = RECORD.replace(f"url: {URL}\n", url)
    after = edited(text).decode()
    assert after.replace(f"{LINE}\n", "") == text
    assert after.count(LINE) == 1
    assert after.index(LINE) >= after.index(URL) + len(URL)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_line_ends_and_marks_stay(mark: str, end: str) -> None:
    text = mark + RECORD.replace("\n", end)
    assert edited(text) == text.replace(f"{URL}{end}", f"{URL}{end}{LINE}{end}", 1).encode()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (RECORD.replace("\n", "\r"), "carriage return"),
        (RECORD.replace("Text.", "Text.\rmore"), "carriage return"),
        (RECORD.encode() + b"\xff", "UTF-8"),
        (RECORD.replace(URL, "https://a.example/two"), "`url` was changed"),
        (RECORD.replace("seen: full", f"{LINE}\nseen: full"), "names a copy by now"),
        (RECORD.replace("seen: full", "seen: fully"), "cannot be read"),
        ("", "cannot be read"),
        (
            BRACES,
            "no place",
        ),
    ],
)
def test_what_cannot_be_edited_is_refused(text: str | bytes, why: str) -> None:
    with pytest.raises(CannotEdit, match=why):
        edited(text)


def test_an_address_that_is_none_is_never_written() -> None:
    with pytest.raises(CannotEdit):
        with_archived(RECORD.encode(), "articles/one.md", URL, "javascript:alert(1)", DAY)
    with pytest.raises(CannotEdit):
        with_archived(RECORD.encode(), "articles/one.md", URL, 'https://a.b/"}\ntitle: x', DAY)
