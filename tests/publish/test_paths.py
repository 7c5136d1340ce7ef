"""Hold the paths of a site to what every file system can carry."""

import pytest

from sourcebook.publish.paths import ClaimedPaths


@pytest.mark.parametrize(
    "path", ["index.html", "a/b/c/index.html", ".well-known/x", "assets/css/main.1a2b.css", "a b/é"]
)
def test_a_plain_path_is_taken(path: str) -> None:
    claimed = ClaimedPaths()
    claimed.claim(path)
    with pytest.raises(ValueError, match="meets"):
        claimed.claim(path)


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/index.html",
        "a//b",
        "a/",
        ".",
        "..",
        "a/../b",
        "./a",
        "a\\b",
        "c:/x",
        "a\nb",
        "a\x00b",
        "a\u202eb",
        "\ud800",
        "e\u0301",
        "a?b",
        "a/b.",
        "a /b",
        " a",
        "x" * 256,
        "é" * 128,
    ],
)
def test_an_unsafe_path_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="the path"):
        ClaimedPaths().claim(path)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a/index.html", "A/index.html"),
        ("a/index.html", "a/INDEX.html"),
        ("a/x", "A/y"),
        ("a", "a/b"),
        ("a/b", "a"),
        ("a/b/c", "A"),
        ("A", "a/b"),
        ("straße", "STRASSE"),
    ],
)
def test_two_paths_that_some_disks_take_for_one_meet(one: str, other: str) -> None:
    claimed = ClaimedPaths()
    claimed.claim(one)
    with pytest.raises(ValueError, match="meets"):
        claimed.claim(other)


@pytest.mark.parametrize("path", ["SHA256SUMS", "sha256sums", "SHA256SUMS/index.html"])
def test_a_reserved_name_is_refused(path: str) -> None:
    with pytest.raises(ValueError, match="meets"):
        ClaimedPaths("SHA256SUMS").claim(path)
