"""The identity that a site gives to what it publishes: a host and a date, by RFC 4151."""

import re

import pytest
from pydantic import TypeAdapter, ValidationError

from sourcebook.model.tagging import Identity, identity_of
from tests.published.feed_rules import TAG_URI

IDENTITY = TypeAdapter(Identity)


@pytest.mark.parametrize(
    "text",
    [
        "example.org,2026",
        "a-1.example.org,2026-02",
        "desk@example.org,2024-02-29",
        "localhost,1999",
    ],
)
def test_a_host_and_a_date_are_an_identity(text: str) -> None:
    assert IDENTITY.validate_python(f" {text} ") == text
    assert TAG_URI.fullmatch(f"tag:{text}:incident/a")


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("example.org", "`example.org,2026`"),
        ("https://example.org/,2026", "`example.org,2026`"),
        ("Example.org,2026", "small letters"),
        ("приклад.example,2026", "xn--"),
        ("-a.example,2026", "`example.org,2026`"),
        ("example..org,2026", "`example.org,2026`"),
        ("example.org, 2026", "`example.org,2026`"),
        (f"{'a' * 64}.example,2026", "`example.org,2026`"),
        (f"{'a.' * 130}example,2026", "`example.org,2026`"),
        ("example.org,26", "`example.org,2026`"),
        ("example.org,2026-13", "`example.org,2026`"),
        ("example.org,2026-02-30", "`example.org,2026`"),
        ("example.org,2026-1", "`example.org,2026`"),
        ("example.org,0000", "`example.org,2026`"),
        ("example.org,2026\n:", "`example.org,2026`"),
        (2026, "`example.org,2026`"),
        (None, "`example.org,2026`"),
    ],
)
def test_what_is_none_is_refused_with_a_remedy(text: object, remedy: str) -> None:
    with pytest.raises(ValidationError) as refused:
        IDENTITY.validate_python(text)
    (error,) = refused.value.errors()
    assert error["type"] == "wrong-type"
    assert remedy in error["ctx"]["hint"]


@pytest.mark.parametrize(
    ("base_url", "identity"),
    [
        ("https://spills.example/timeline/", "spills.example,2026"),
        ("http://Spills.Example:8080/", "spills.example,2026"),
        ("https://розливи.укр/", "xn--b1amfgbc4f.xn--j1amh,2026"),
        ("http://127.0.0.1/", "127.0.0.1,2026"),
        ("http://[::1]/", "1,2026"),
        ("https://a_b.example./", "a-b.example,2026"),
    ],
)
def test_a_site_that_names_none_is_named_after_its_host(base_url: str, identity: str) -> None:
    found = identity_of(base_url)
    assert re.sub("xn--[a-z0-9.-]+", "X", found) == re.sub("xn--[a-z0-9.-]+", "X", identity)
    assert TAG_URI.fullmatch(f"tag:{found}:incident/a")
