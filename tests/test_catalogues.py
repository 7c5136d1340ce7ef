"""The wording of other languages: complete, and saying what the English says."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message

from tests.tools import wording

LANGUAGES = wording.languages()
_PLACEHOLDER = re.compile(r"%%|%\(\w+\)s|%[a-zA-Z]|\{\w*\}")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>|&\w+;")


@pytest.fixture(scope="module")
def drawn() -> Catalog:
    """Draw what is marked now."""
    return wording.drawn()


def messages(catalogue: Catalog) -> dict[tuple[str | None, object], Message]:
    return {(message.context, message.id): message for message in catalogue if message.id}


def texts(message: Message) -> tuple[str, ...]:
    """Return every form of a translation; an empty one where there is none."""
    return tuple(message.string) if isinstance(message.string, tuple) else (str(message.string),)


def pairs(message: Message) -> Iterator[tuple[str, str]]:
    """Yield each text of a message with each of its translations."""
    english = message.id[1] if isinstance(message.id, tuple) else str(message.id)
    yield from ((english, text) for text in texts(message))


def test_the_template_holds_what_is_marked(drawn: Catalog) -> None:
    assert wording.TEMPLATE.read_bytes() == wording.written(drawn), "run `make wording`"
    assert len(messages(drawn)) > 1_000


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing_or_left_over(language: str, drawn: Catalog) -> None:
    translated = messages(wording.read(language))
    wanted = messages(drawn)
    assert not wanted.keys() - translated.keys(), "run `make wording`, and translate what is new"
    assert not translated.keys() - wanted.keys(), "run `make wording`"
    untranslated = [
        key
        for key, message in translated.items()
        if message.fuzzy or not all(text.strip() for _, text in pairs(message))
    ]
    assert untranslated == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_values_and_markup_are_those_of_the_english(language: str) -> None:
    wrong = [
        (english, text)
        for message in messages(wording.read(language)).values()
        for english, text in pairs(message)
        for pattern in (_PLACEHOLDER, _TAG)
        if Counter(pattern.findall(english)) != Counter(pattern.findall(text))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_all_forms_of_the_language(language: str) -> None:
    catalogue = wording.read(language)
    plurals = [m for m in messages(catalogue).values() if isinstance(m.id, tuple)]
    assert plurals
    assert [m.id for m in plurals if len(texts(m)) != catalogue.num_plurals] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(language: str) -> None:
    catalogue = wording.catalogue_of(language)
    assert catalogue.with_suffix(".mo").read_bytes() == wording.compiled(wording.read(language)), (
        "run `make wording`"
    )
    assert catalogue.read_bytes() == wording.written(wording.read(language)), "run `make wording`"
