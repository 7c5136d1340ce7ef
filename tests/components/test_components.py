"""Hold every component to its examples."""

from enum import StrEnum
from pathlib import Path

import pytest

from sourcebook.model import words
from sourcebook.plan import routes
from tests.components.gallery import COMPONENTS, EXAMPLES, components, examples, jinja, write
from tests.published.test_html import complaints
from tests.tools.building import ROOT

WORDS: dict[str, type[StrEnum]] = {
    "status": words.Status,
    "status-in-text": words.Status,
    "stance": words.Stance,
    "role": words.Role,
    "outcome": words.Outcome,
    "outcome-name": words.Outcome,
    "people": words.Outcome,
    "count-basis": words.Basis,
    "figure-kind": words.FigureKind,
    "change": words.ChangeKind,
    "precision": words.PlacePrecision,
    "article-kind": words.ArticleKind,
    "article-basis": words.ArticleBasis,
    "step": words.Derivation,
    "step-back": words.Derivation,
    "reading": words.Seen,
    "actor-kind": words.ActorKind,
    "publisher-kind": words.PublisherKind,
}


def test_every_component_has_examples_and_every_example_a_component() -> None:
    assert sorted(file.stem for file in EXAMPLES.glob("*.yaml")) == components()


def test_every_style_sheet_of_a_component_has_its_macro() -> None:
    sheets = {file.stem for file in (ROOT / "assets/css/components").glob("*.css")}
    assert sheets - set(components()) == set()


@pytest.mark.parametrize("component", components())
def test_a_component_defines_the_macro_of_its_name(component: str) -> None:
    module = jinja().get_template(f"components/{component}.html").module
    macros = {example.get("macro", component.replace("-", "_")) for example in examples(component)}
    assert {macro for macro in macros if not hasattr(module, macro)} == set()


def test_every_example_is_valid_html(tmp_path: Path) -> None:
    write(tmp_path)
    assert len(list(tmp_path.glob("*.html"))) == len(list(COMPONENTS.glob("*.html")))
    assert complaints(tmp_path) == []


def test_readers_are_told_every_word_of_the_model() -> None:
    known: dict[str, dict[str, str]] = jinja().get_template("components/word.html").module.words  # type: ignore[attr-defined] # Jinja makes it
    assert {kind: set(known[kind]) for kind in WORDS} == {
        kind: {str(member) for member in members} for kind, members in WORDS.items()
    }
    assert set(known["section"]) == set(routes.BUILT_IN)
