"""What templates say is marked for translation, and said in the language of the environment."""

import re
from collections.abc import Iterator
from gettext import NullTranslations
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest
from jinja2 import nodes

from sourcebook.load.templates import load_templates
from sourcebook.model.shown_text import Original
from sourcebook.render.environment import environment
from sourcebook.wording import Words
from tests.tools.building import ROOT

TEMPLATES = load_templates(ROOT / "templates")
FORMATS = frozenset({".json", "APA", "Chicago", "BibTeX", "RIS", "CSL", "JSON", "RSS", "Atom"})
"""Names that are the same in every language."""
KEYS = frozenset(
    {"in list", "in region", "harming group", "harming side", "with origins", "with status"}
)
"""Names of relations, which no reader sees."""
_SPOKEN_ATTRIBUTES = frozenset({"alt", "aria-label", "placeholder", "title"})
_NOT_WORDS = frozenset({"code", "pre", "script", "style"})
_LETTERS = re.compile(r"[^\W\d_]{2}")
_TRANS = re.compile(r"{%[-+]?\s*trans\b.*?endtrans\s*[-+]?%}", re.DOTALL)
_KEY = re.compile(r"{% block (?:many|og_type) %}\w+{% endblock %}")
"""What other templates look up, and machines read."""
_JINJA = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.DOTALL)


class _Said(HTMLParser):
    """Collect what a template says by itself, without what is marked."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _NOT_WORDS:
            self._within.append(tag)
        self.texts += [value or "" for name, value in attrs if name in _SPOKEN_ATTRIBUTES]

    def handle_endtag(self, tag: str) -> None:
        if tag in self._within:
            self._within.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.texts.append(data)


def _texts(template: str) -> Iterator[str]:
    """Give what stands in a template outside of expressions."""
    said = _Said()
    said.feed(_JINJA.sub("", _TRANS.sub("", _KEY.sub("", template))))
    yield from (" ".join(text.split()) for text in said.texts)


def _unmarked(name: str) -> set[str]:
    found = {text for text in _texts(TEMPLATES[name]) if _LETTERS.search(text)}
    return found - FORMATS


@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_what_a_template_says_is_marked(name: str) -> None:
    if not name.endswith("outline.html"):  # OPML, without words of its own
        assert _unmarked(name) == set()


def test_unmarked_words_are_noticed() -> None:
    said = '<p title="A name">{{ x }} words{% trans %}Marked{% endtrans %}</p><code>a b</code>'
    assert [text for text in _texts(said) if text] == ["A name", "words"]


class _Pseudo(NullTranslations):
    """Put what is looked up in brackets, and name the form of a plural."""

    def gettext(self, message: str) -> str:
        return f"[{message}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"[{msgid1 if n == 1 else msgid2}/{n}]"

    def pgettext(self, context: str, message: str) -> str:
        return f"[{context}|{message}]"

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return f"[{context}|{msgid1 if n == 1 else msgid2}/{n}]"


def _three(number: int) -> int:
    return 0 if number == 1 else 1 if number < 5 else 2


PSEUDO = Words("uk", _Pseudo(), _three, (1, 2, 5), b"digest")


def _made(template: str, view: object, words: Words = PSEUDO) -> str:
    jinja = environment({"x": template}, words=words, original=False)
    return jinja.get_template("x").render(view=view)


def test_every_literal_of_a_template_is_marked() -> None:
    for name, text in TEMPLATES.items():
        jinja = environment(TEMPLATES, words=PSEUDO, original=False)
        for node in jinja.parse(text).find_all(nodes.Const):
            value = node.value
            if isinstance(value, str) and " " in value.strip() and not value.startswith("["):
                assert value in KEYS or not _LETTERS.search(value), (name, value)


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% trans %}A <b>b</b>{% endtrans %}", "[A <b>b</b>]"),
        ('{% trans "where" x=view.x %}A {{ x }}{% endtrans %}', "[where|A &lt;i&gt;]"),
        ("{% trans n=view.n %}{{ n }} a{% pluralize n %}{{ n }} as{% endtrans %}", "[3 as/2]"),
        (
            "{% trans x=view.x | upper, n=view.n %}{{ x }}{% pluralize n %}{{ x }}s{% endtrans %}",
            "[&lt;I&gt;s/2]",
        ),
        ('{{ _("A <b>") }}', "[A &lt;b&gt;]"),
        ('{{ pgettext("where", "A") }}', "[where|A]"),
        ('{{ ngettext("%(n)s a", "%(n)s as", view.n) | format(n=view.n) }}', "[3 as/2]"),
        ("<p{{ view.o | lang }}{{ view.x | lang }}>", '<p lang="en">'),
    ],
)
def test_templates_speak_the_language_of_the_environment(template: str, said: str) -> None:
    assert _made(template, SimpleNamespace(x="<i>", n=3, o=Original("A", "en"))) == said


def test_what_a_text_calls_first_is_called_once() -> None:
    calls: list[str] = []

    def called() -> str:
        calls.append("")
        return "<i>"

    view = SimpleNamespace(x=called, n=3)
    text = "{% trans x=view.x(), n=view.n %}{{ x }}{% pluralize n %}{{ x }}s{% endtrans %}"
    assert _made(text, view) == "[&lt;i&gt;s/2]"
    assert len(calls) == 1
