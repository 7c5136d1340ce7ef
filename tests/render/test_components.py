"""What makes templates fast changes nothing of what they give."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import jinja2
import jinja2.meta
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from sourcebook.load.templates import load_templates
from sourcebook.model.shown_text import Original
from sourcebook.render.components import REMEMBERED
from sourcebook.render.environment import environment
from tests.tools.building import ROOT

TEMPLATES = load_templates(ROOT / "templates")
LINK = "{% macro link(to, text=none) %}<a>{{ text or to }}</a>{% endmacro %}"


def rendered(page: str, view: object, **components: str) -> str:
    templates = {f"components/{name}.html": text for name, text in components.items()}
    return made(environment({"pages/x.html": page, **templates}), view)


def made(jinja: jinja2.Environment, view: object) -> str:
    return jinja.get_template("pages/x.html").render(view=view)


class Spelled:
    def __html__(self) -> str:
        return "<b>"


@given(st.one_of(st.text(), st.text("&<>\"';#"), st.integers(), st.floats(), st.none()))
def test_what_is_printed_is_escaped_as_markupsafe_does(value: object) -> None:
    assert rendered("{{ view }}", value) == str(escape(value))


@pytest.mark.parametrize("value", [Markup("<b>&"), Spelled(), True, b"<", ("<", "'")])
def test_what_is_printed_and_no_text_is_escaped_as_markupsafe_does(value: object) -> None:
    assert rendered("{{ view }}", value) == str(escape(value))


def test_a_component_makes_of_equal_arguments_what_each_of_them_asks_for() -> None:
    page = (
        '{% from "components/link.html" import link %}'
        "{% set safe %}a &amp; b{% endset %}"
        "{% for x in view %}{{ link(x) }}{% endfor %}{{ link(safe) }}{{ link('a &amp; b') }}"
        "{{ link('a', text='b') }}{{ link('a', 'c') }}"
    )
    assert rendered(page, (1, True, 1.0, 1), link=LINK) == (
        "<a>1</a><a>True</a><a>1.0</a><a>1</a><a>a &amp; b</a><a>a &amp;amp; b</a><a>b</a><a>c</a>"
    )


def test_a_component_tells_equal_texts_of_two_languages_apart() -> None:
    page = (
        '{% from "components/names.html" import names %}'
        "{% for x in view %}{{ names(x) }}{% endfor %}{{ names(people=view[0]) }}"
    )
    names = "{% macro names(people) %}<b{{ people[0] | lang }}>{{ people[0] }}</b>{% endmacro %}"
    templates = {"pages/x.html": page, "components/names.html": names}
    view = (("Oil",), (Original("Oil", "en"),), ("Oil",))
    told = '<b>Oil</b><b lang="en">Oil</b><b>Oil</b><b>Oil</b>'
    assert made(environment(templates, original=False), view) == told


@dataclass(frozen=True)
class Shown:
    name: str
    more: Mapping[str, str]


def test_a_component_takes_arguments_that_cannot_be_looked_up() -> None:
    page = (
        '{% from "components/link.html" import link %}{{ link(view, view.more["a"]) }}'
        "{{ link([1]) }}"
    )
    assert rendered(page, Shown("a", {"a": "<"}), link=LINK) == "<a>&lt;</a><a>[1]</a>"


def test_a_component_that_is_called_wrongly_stops_the_build() -> None:
    page = '{% from "components/link.html" import link %}{{ link(1, 2, 3) }}'
    with pytest.raises(TypeError, match="not more than 2"):
        rendered(page, None, link=LINK)
    with pytest.raises(TypeError, match="no keyword argument 'nothing'"):
        rendered(page.replace("1, 2, 3", "1, nothing=2"), None, link=LINK)


def test_one_environment_knows_nothing_of_another() -> None:
    page = '{% from "components/link.html" import link %}{{ link(view) }}'
    assert rendered(page, "a", link=LINK) == "<a>a</a>"
    assert rendered(page, "a", link=LINK.replace("<a>", "<b>")) == "<b>a</a>"


def test_the_remembered_components_are_there() -> None:
    macros = {
        name
        for path, text in TEMPLATES.items()
        if path.startswith("components/")
        for name in re.findall(r"{%-? macro (\w+)\(", text)
    }
    assert macros >= REMEMBERED


def test_a_page_has_no_macro_with_the_name_of_a_remembered_one() -> None:
    # A macro of a page sees the page's view, so that its arguments do not say all.
    for path, text in TEMPLATES.items():
        if not path.startswith("components/"):
            assert REMEMBERED.isdisjoint(re.findall(r"{%-? macro (\w+)\(", text)), path


def test_no_component_reads_what_it_is_not_given() -> None:
    for path, text in TEMPLATES.items():
        if path.startswith("components/"):
            tree = environment(TEMPLATES).parse(text)
            # Jinja's own name of what is counted: it is set before it is read.
            assert jinja2.meta.find_undeclared_variables(tree) == set(), path


def test_a_compiled_template_gives_the_same() -> None:
    templates = {"pages/x.html": "<p>{{ view }}</p>"}
    kept: dict[str, bytes] = {}
    assert made(environment(templates, compiled=kept), "<") == "<p>&lt;</p>"
    (before,) = kept.values()
    assert made(environment(templates, compiled=kept), "a") == "<p>a</p>"
    assert list(kept.values()) == [before]


def test_a_changed_template_is_compiled_again() -> None:
    kept: dict[str, bytes] = {}
    for tag in "bi":
        templates = {"pages/x.html": f"<{tag}>{{{{ view }}}}"}
        assert made(environment(templates, compiled=kept), "a") == f"<{tag}>a"
