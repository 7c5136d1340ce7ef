"""Pages are made of templates that can reach their view and nothing else."""

from dataclasses import dataclass

import jinja2
import pytest

from sourcebook.plan.outputs import PageOutput
from sourcebook.render.environment import environment
from sourcebook.render.pages import render_page


@dataclass(frozen=True)
class View:
    name: str


def rendered(template: str, view: object = None) -> str:
    page = PageOutput("index.html", "pages/x.html", lambda: view)
    return render_page(environment({"pages/x.html": template}), page).decode()


def test_a_page_is_its_template_given_its_view() -> None:
    assert rendered("<p>{{ view.name }}</p>\n", View("Łódź")) == "<p>Łódź</p>\n"


def test_everything_is_escaped() -> None:
    assert rendered('<p title="{{ view }}">{{ view }}</p>', '<b> " &amp;') == (
        '<p title="&lt;b&gt; &#34; &amp;amp;">&lt;b&gt; &#34; &amp;amp;</p>'
    )


def test_a_name_that_is_not_there_stops_the_build() -> None:
    with pytest.raises(jinja2.UndefinedError):
        rendered("{{ view.nothing }}", View("x"))
    with pytest.raises(jinja2.UndefinedError):
        rendered("{{ view.name.nothing.at_all }}", View("x"))
    with pytest.raises(jinja2.UndefinedError):
        rendered("{{ something }}")


def test_a_template_can_ask_whether_a_name_is_there() -> None:
    template = (
        "{{ view.name is defined }} {{ view.nothing is defined }} {{ view.nothing is undefined }} "
        "{{ view.nothing | default('-') }} {{ (view.nothing | default(view)).name }}"
    )
    assert rendered(template, View("x")) == "True False True - x"


@pytest.mark.parametrize("name", ["range", "lipsum", "dict", "cycler", "joiner", "namespace"])
def test_templates_reach_no_globals(name: str) -> None:
    with pytest.raises(jinja2.UndefinedError):
        rendered(f"{{{{ {name}() }}}}")


@pytest.mark.parametrize("name", ["safe", "random", "tojson", "xmlattr"])
def test_there_is_no_way_around_escaping(name: str) -> None:
    with pytest.raises(jinja2.TemplateAssertionError, match=name):
        rendered(f"{{{{ view | {name} }}}}", "<b>")


def test_lines_of_logic_leave_no_trace() -> None:
    assert rendered(
        "<ul>\n  {% for x in view %}\n<li>{{ x }}</li>\n  {% endfor %}\n</ul>\n", "ab"
    ) == ("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n")
