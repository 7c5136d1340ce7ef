import pytest

from sourcebook.load.reading import read_markdown_file


def read(text: str) -> tuple[object, list[tuple[str, int, int]]]:
    document, problems = read_markdown_file(text, "a.md", "body")
    return (
        document.data if document else None,
        [(p.rule, p.location.line, p.location.column) for p in problems],
    )


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("---\na: b\n---\nText.\n", {"a": "b", "body": "Text.\n"}),
        ("---\na: b\n---\n", {"a": "b", "body": ""}),
        ("---  \na: b\n--- \nOne\n---\nTwo", {"a": "b", "body": "One\n---\nTwo"}),
        ("---\n---\nText.", {"body": "Text."}),
        ("---\n- a\n---\nText.", ["a"]),
    ],
)
def test_the_fields_and_the_text_are_told_apart(text: str, data: object) -> None:
    assert read(text) == (data, [])


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", ("front-matter", 1, 1)),
        ("Text only.\n", ("front-matter", 1, 1)),
        ("\n---\na: b\n---\n", ("front-matter", 1, 1)),
        ("---\na: b\nText.\n", ("front-matter", 1, 1)),
        ("---\na: [b\n---\nText.\n", ("yaml-syntax", 2, 4)),
        ("---\na: b\n---\nOne\nT\u200bwo\n", ("forbidden-character", 5, 2)),
    ],
)
def test_a_file_without_its_parts_is_refused(text: str, problem: tuple[str, int, int]) -> None:
    assert read(text)[1] == [problem]


def test_the_text_is_no_key() -> None:
    assert read("---\nbody: x\n---\nText.\n") == ({"body": "Text.\n"}, [("unknown-key", 2, 1)])


def test_places_count_from_the_beginning_of_the_file() -> None:
    document, _ = read_markdown_file(
        "---\na: b\nc:\n  - d\n---\n\nOne two\nthree two\n", "a.md", "body"
    )
    assert document is not None
    assert (document.at("c", 0).line, document.at("c", 0).column) == (4, 5)
    assert document.at("body").line == 7
    second = document.at_text("two", "body", occurrence=1)
    assert (second.line, second.column, second.excerpt) == (8, 7, "three two")
