"""Templates speak the language of their environment, from when they are compiled."""

from gettext import NullTranslations
from types import SimpleNamespace

import pytest

from sourcebook.model.shown_text import Original
from sourcebook.render.environment import environment
from sourcebook.wording import ENGLISH, Words


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


def test_compiled_templates_of_a_language_give_way_to_those_of_its_next_wording() -> None:
    kept: dict[str, bytes] = {}
    other = Words("uk", NullTranslations(), _three, (1, 2, 5), b"another")
    for words, said in ((PSEUDO, "[A]"), (ENGLISH, "A"), (other, "A"), (PSEUDO, "[A]")):
        templates = {"x": "{% trans %}A{% endtrans %}"}
        jinja = environment(templates, compiled=kept, words=words, original=words is ENGLISH)
        assert jinja.get_template("x").render() == said
    assert len(kept) == 2
