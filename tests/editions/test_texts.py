"""Every text of a record is translated, or declared to stay."""

from collections.abc import Iterator
from typing import get_args

import pytest

from sourcebook.editions.texts import TEXTS, texts_of
from sourcebook.load.content import load_content
from sourcebook.load.one_file import MODELS
from sourcebook.model.record import Part
from sourcebook.model.records import by_kind
from sourcebook.model.text import Line, Markdown, Paragraph
from sourcebook.model.translation import PageTranslation, Translation
from tests.tools.building import CONTENT

_TEXT = frozenset(get_args(kind)[1] for kind in (Line, Paragraph, Markdown))


def holds_text(annotation: object) -> bool:
    return any(inner in _TEXT for inner in _inner(annotation))


def _inner(annotation: object) -> Iterator[object]:
    for inner in get_args(annotation):
        if inner.__hash__ is not None:
            yield inner
        yield from _inner(inner)


def kinds_in(part: type[Part]) -> Iterator[type[Part]]:
    yield part
    for info in part.model_fields.values():
        for inner in (info.annotation, *_inner(info.annotation)):
            if isinstance(inner, type) and issubclass(inner, Part):
                yield from kinds_in(inner)


KINDS = sorted(
    {kind for model in MODELS.values() for kind in kinds_in(model)}, key=lambda kind: kind.__name__
)
OURS = [kind for kind in KINDS if not issubclass(kind, Translation | PageTranslation)]


@pytest.mark.parametrize("kind", OURS, ids=lambda kind: kind.__name__)
def test_every_text_of_a_record_is_declared(kind: type[Part]) -> None:
    fields = {
        name
        for name, info in kind.model_fields.items()
        if _TEXT.intersection(info.metadata) or holds_text(info.annotation)
    }
    assert fields == set(TEXTS.get(kind, {}))


def test_the_table_names_no_other_kinds() -> None:
    assert set(TEXTS) <= set(OURS)


@pytest.mark.parametrize(
    "kind",
    [kind for kind in KINDS if "translations" in kind.model_fields],
    ids=lambda k: k.__name__,
)
def test_a_translation_has_the_named_texts_of_its_record(kind: type[Part]) -> None:
    annotation = kind.model_fields["translations"].annotation
    (translation,) = (
        part
        for part in _inner(annotation)
        if isinstance(part, type) and issubclass(part, Translation | PageTranslation)
    )
    named = {name for name, how in TEXTS[kind].items() if how.is_named}
    assert set(translation.model_fields) - {"id", "of", "texts"} == named


def test_texts_stand_where_their_paths_say() -> None:
    records = load_content(CONTENT, "content").records
    seen = 0
    for group in by_kind(records).values():
        for record in group.values():
            for path, _, text, most in texts_of(record):
                found: object = record
                for step in path:
                    is_field = isinstance(found, Part)
                    found = getattr(found, str(step)) if is_field else found[step]  # type: ignore[index]
                assert found == text
                assert len(text) <= most
                seen += 1
    assert seen > 300
