from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from sourcebook.model import text
from sourcebook.model.article import AReading
from sourcebook.model.site import Email, TimeZone
from sourcebook.model.words import AStatus, Status

KINDS: dict[str, Any] = {
    "line": text.Line,
    "paragraph": text.Paragraph,
    "markdown": text.Markdown,
    "id": text.Id,
    "count": text.Count,
    "latitude": text.Latitude,
    "longitude": text.Longitude,
    "flag": text.Flag,
    "edtf": text.EdtfDate,
    "day": text.Day,
    "url": text.Url,
    "language": text.Language,
    "country": text.Country,
    "sha256": text.Sha256,
    "status": AStatus,
    "time-zone": TimeZone,
    "email": Email,
    "reading": AReading,
}
ADAPTERS = {name: TypeAdapter(kind) for name, kind in KINDS.items()}


def refusals(kind: str, value: object) -> list[tuple[str, str, str]]:
    """Return rule, message and remedy of each refusal."""
    with pytest.raises(ValidationError) as refused:
        ADAPTERS[kind].validate_python(value)
    return [
        (found["type"], found["ctx"]["message"], found["ctx"]["hint"])
        for found in refused.value.errors()
    ]


@pytest.mark.parametrize(
    ("kind", "typed", "read"),
    [
        ("line", "  Two words ", "Two words"),
        ("line", "x" * text.MAX_LINE, "x" * text.MAX_LINE),
        ("paragraph", " one\n  two\n\nthree ", "one two three"),
        ("markdown", "\n\n# One\n\nTwo\n\n", "# One\n\nTwo"),
        ("id", "bucha-2022", "bucha-2022"),
        ("id", "24ur-2022", "24ur-2022"),
        ("id", "a" * text.MAX_ID, "a" * text.MAX_ID),
        ("count", "0", 0),
        ("count", "999999999", 999_999_999),
        ("latitude", "-90", -90.0),
        ("longitude", "179.12345678", 179.12345678),
        ("flag", "true", True),
        ("flag", "false", False),
        ("day", "2022-03-30", date(2022, 3, 30)),
        ("url", "https://Example.org/a?b=c&d=%20#e", "https://Example.org/a?b=c&d=%20#e"),
        ("url", "http://[::1]:8080/", "http://[::1]:8080/"),
        ("language", "uk", "uk"),
        ("language", "sr-Latn-RS", "sr-Latn-RS"),
        ("country", "NO", "NO"),
        ("sha256", "0" * 64, "0" * 64),
        ("status", " verified ", Status.VERIFIED),
        ("time-zone", "Europe/Kyiv", "Europe/Kyiv"),
        ("email", "a.b+c@example.org", "a.b+c@example.org"),
    ],
)
def test_a_value_of_its_kind_is_read(kind: str, typed: str, read: object) -> None:
    assert ADAPTERS[kind].validate_python(typed) == read


@pytest.mark.parametrize(
    ("kind", "typed", "rule", "said"),
    [
        ("line", "one\ntwo", "wrong-type", "a single line"),
        ("line", "x" * (text.MAX_LINE + 1), "too-long", "301 characters, where 300 fit"),
        ("line", "   ", "empty-value", "the text is empty"),
        ("line", ["x"], "wrong-type", "not a list"),
        ("line", {"a": "b"}, "wrong-type", "not a group of keys"),
        ("line", None, "wrong-type", "not nothing"),
        ("paragraph", "x" * (text.MAX_PARAGRAPH + 1), "too-long", "belongs into the account"),
        ("markdown", "x" * (text.MAX_MARKDOWN + 1), "too-long", "Shorten the text"),
        ("id", "Bucha-2022", "malformed-id", "lower-case letters"),
        ("id", "bucha_2022", "malformed-id", "is not an id"),
        ("id", "bucha--2022", "malformed-id", "is not an id"),
        ("id", "-bucha", "malformed-id", "is not an id"),
        ("id", "буча-2022", "malformed-id", "is not an id"),
        ("id", "a" * (text.MAX_ID + 1), "malformed-id", "at most 64"),
        ("id", "aux", "malformed-id", "some systems reserve"),
        ("id", "../x", "malformed-id", "is not an id"),
        ("count", "010", "wrong-type", "not a whole number"),
        ("count", "-1", "wrong-type", "not a whole number"),
        ("count", "1.0", "wrong-type", "not a whole number"),
        ("count", "1_000", "wrong-type", "not a whole number"),
        ("count", "٣", "wrong-type", "not a whole number"),
        ("count", "1" * 5000, "wrong-type", "Write digits only"),
        ("count", "three", "wrong-type", "words"),
        ("latitude", "90.1", "wrong-type", "from -90 to 90"),
        ("latitude", "1e1", "wrong-type", "not a coordinate"),
        ("longitude", "nan", "wrong-type", "not a coordinate"),
        ("longitude", "30°10'", "wrong-type", "decimal degrees"),
        ("flag", "yes", "wrong-type", "neither true nor false"),
        ("flag", "True", "wrong-type", "neither true nor false"),
        ("edtf", "30.03.2022", "malformed-date", "2022-03-30"),
        ("edtf", "2022-02-30", "impossible-date", "28 days"),
        ("day", "2022-03", "malformed-date", "not a single day"),
        ("day", "2022-03-30~", "malformed-date", "not a single day"),
        ("day", "2022-03-30/2022-03-31", "malformed-date", "not a single day"),
        ("url", "javascript:alert(1)", "unsafe-url", "not a web address"),
        ("url", "data:text/html,x", "unsafe-url", "not a web address"),
        ("url", "//example.org/", "unsafe-url", "beginning with https://"),
        ("url", "example.org", "unsafe-url", "beginning with https://"),
        ("url", "https:///x", "unsafe-url", "not a web address"),
        ("url", "https://example.org/a b", "unsafe-url", "a space"),
        ("url", 'https://example.org/"x', "unsafe-url", "no address has"),
        ("url", "https://user:pass@example.org/", "unsafe-url", "a user name"),
        ("url", "https://example.org:99999/", "unsafe-url", "not an address"),
        ("url", "https://[::1/", "unsafe-url", "not an address"),
        ("url", "https://example.org/" + "a" * text.MAX_URL, "unsafe-url", "too long"),
        ("language", "english", "wrong-type", "BCP 47"),
        ("country", "ua", "wrong-type", "two capital letters"),
        ("country", "UKR", "wrong-type", "two capital letters"),
        ("sha256", "0" * 63, "wrong-type", "64 hexadecimal digits"),
        ("status", "verifed", "unknown-word", "Did you mean `verified`?"),
        ("status", ["verified"], "unknown-word", "Did you mean `verified`?"),
        ("status", ["a", "b"], "unknown-word", "Write one of: alleged"),
        ("id", "The Daily", "malformed-id", "Did you mean `the-daily`?"),
        ("id", "\u201cthe-daily\u201d", "malformed-id", "Did you mean `the-daily`?"),
        ("id", "articles/bbc-2022.md", "malformed-id", "Did you mean `bbc-2022`?"),
        ("id", "[@bbc-2022]", "malformed-id", "Did you mean `bbc-2022`?"),
        ("id", ["bbc-2022"], "wrong-type", "`bbc-2022` without brackets"),
        ("country", "Ukraine", "wrong-type", "Did you mean `UA`?"),
        ("country", "nz", "wrong-type", "Did you mean `NZ`?"),
        ("line", "null", "empty-value", "no value"),
        ("time-zone", "Kyiv", "unknown-word", "`Europe/Kyiv`"),
        ("time-zone", "../../etc/passwd", "unknown-word", "not a time zone"),
        ("email", "somebody", "wrong-type", "not an e-mail address"),
        ("email", "a@b.example?subject=x", "wrong-type", "not an e-mail address"),
        ("email", "a b@c.example", "wrong-type", "not an e-mail address"),
        ("reading", "fully", "unknown-word", "Did you mean `full`?"),
        ("reading", {"through": "a", "and": "b"}, "unknown-word", "Write `full`"),
    ],
)
def test_another_value_is_refused_with_a_remedy(
    kind: str, typed: object, rule: str, said: str
) -> None:
    ((found, message, hint),) = refusals(kind, typed)
    assert found == rule
    assert said in f"{message} {hint}"


ANYTHING = st.recursive(
    st.one_of(st.none(), st.text()),
    lambda below: st.one_of(st.lists(below), st.dictionaries(st.text(), below)),
    max_leaves=4,
)


@given(ANYTHING, st.sampled_from(sorted(KINDS)))
def test_any_value_is_read_or_refused_by_name(value: object, kind: str) -> None:
    try:
        ADAPTERS[kind].validate_python(value)
    except ValidationError as refused:
        errors = refused.errors()
    else:
        errors = []
    for error in errors:
        named = "-" in error["type"] and error["ctx"]["message"]
        assert named or error["type"] in {"missing", "extra_forbidden", "model_type"}


@given(st.text())
def test_private_notes_are_dropped_whatever_they_are(value: str) -> None:
    assert TypeAdapter(text.Private).validate_python({"a": [value]}) is None
