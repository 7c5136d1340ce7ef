"""Put the wording of a language into templates when they are compiled: no page pays for it.

Templates are marked as Jinja's i18n extension has it, so that Babel finds what is to be translated;
only what becomes of it is another thing: the text itself, in place of a look-up.
"""

import re
from collections.abc import Iterator, Mapping

from jinja2 import Environment, nodes
from jinja2.exceptions import TemplateAssertionError
from jinja2.ext import InternationalizationExtension
from jinja2.parser import Parser
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from sourcebook.wording import Words

_PLACEHOLDER = re.compile(r"%%|%\((\w+)\)s")
_LOOKED_UP = {"_": 1, "gettext": 1, "pgettext": 2, "ngettext": 3, "npgettext": 4}


class WordingExtension(InternationalizationExtension):
    """Read `{% trans %}`, and write what it says in the language of the environment."""

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        """Return what a tag says; Jinja would keep what its first value calls in a variable."""
        found = super().parse(parser)
        if not isinstance(found, list):
            return found
        kept, said = found
        if not isinstance(kept, nodes.Assign) or not isinstance(kept.node, nodes.Expr):
            raise TypeError(kept)
        whole: nodes.Node = _Unkept(kept.node).visit(said)
        return whole

    def _make_node(  # noqa: PLR0913, PLR0917 - as Jinja calls it
        self,
        singular: str,
        plural: str | None,
        context: str | None,
        variables: dict[str, nodes.Expr],
        plural_expr: nodes.Expr | None,
        vars_referenced: bool,  # noqa: FBT001 - as above
        num_called_num: bool,  # noqa: FBT001 - as above
    ) -> nodes.Output:
        """Return the text with its values, or one text for each form of a plural."""
        del vars_referenced, num_called_num
        words: Words = self.environment.words  # type: ignore[attr-defined] # of ours
        if plural is None or plural_expr is None:
            return _output(words.text(singular, context), variables)
        *forms, last = (_output(f, variables) for f in words.forms(singular, plural, context))
        tests = [_takes(form, plural_expr, words) for form in range(len(forms))]
        if not forms:
            return last
        choices = [nodes.If(test, [form], [], []) for test, form in zip(tests, forms, strict=True)]
        first, *others = choices
        # An Output is asked for, a statement is what is written.
        return nodes.If(first.test, first.body, others, [last])  # type: ignore[return-value]


class _Unkept(NodeTransformer):
    """Put what is called where Jinja has the variable that would keep it."""

    def __init__(self, called: nodes.Expr) -> None:
        self._called = called

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:  # noqa: N802 - Jinja's name
        """Return the call in place of the variable; any other name stays."""
        return self._called if node.name == "_trans" else node


def _output(text: str, variables: Mapping[str, nodes.Expr]) -> nodes.Output:
    """Return what prints a text of the catalogue, which is markup, with values in their places."""
    return nodes.Output(list(_pieces(text, variables)))


def _pieces(text: str, variables: Mapping[str, nodes.Expr]) -> Iterator[nodes.Expr]:
    end = 0
    plain = ""
    for found in _PLACEHOLDER.finditer(text):
        plain += text[end : found.start()]
        end = found.end()
        if found[1] is None:
            plain += "%"
            continue
        if plain:
            yield nodes.TemplateData(plain)
        plain = ""
        yield variables[found[1]]
    if plain := plain + text[end:]:
        yield nodes.TemplateData(plain)


def _takes(form: int, number: nodes.Expr, words: Words) -> nodes.Expr:
    """Return the question whether a number takes a form of the plural."""
    if not words.digest:
        return nodes.Compare(number, [nodes.Operand("eq", nodes.Const(1))])
    asked = nodes.Call(nodes.EnvironmentAttribute("plural"), [number], [], None, None)
    return nodes.Compare(asked, [nodes.Operand("eq", nodes.Const(form))])


class _Speaker(NodeTransformer):
    """Replace `_("…")` and its like by what they say."""

    def __init__(self, environment: Environment, words: Words, *, original: bool) -> None:
        self._environment = environment
        self._words = words
        self._original = original

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Return the text of a look-up; any other call stays."""
        self.generic_visit(node)
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        if name not in _LOOKED_UP:
            return node
        texts = [part.value for part in node.args if isinstance(part, nodes.Const)]
        plain = _LOOKED_UP[name] - name.startswith("n")
        if len(node.args) != _LOOKED_UP[name] or len(texts) < plain:
            raise TemplateAssertionError(f"{name} takes plain texts", node.lineno)
        context = texts.pop(0) if "p" in name else None
        if not name.startswith("n"):
            said: nodes.Expr = nodes.Const(self._words.text(texts[0], context))
        else:
            said = self._chosen(self._words.forms(texts[0], texts[1], context), node.args[-1])
        return said.set_lineno(node.lineno).set_environment(self._environment)

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Return a number for each form of a plural, so that a script can have them all."""
        if node.name != "numbers_of_forms" or node.ctx != "load":
            return node
        numbers = [nodes.Const(number) for number in self._words.samples]
        return nodes.Tuple(numbers, "load").set_lineno(node.lineno)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802 - Jinja's name
        """Return nothing for the language of a text where all are in that of the page."""
        self.generic_visit(node)
        if node.name == "lang" and self._original:
            return nodes.Const("").set_lineno(node.lineno).set_environment(self._environment)
        return node

    def _chosen(self, forms: tuple[str, ...], number: nodes.Expr) -> nodes.Expr:
        *others, last = forms
        said: nodes.Expr = nodes.Const(last)
        for form in reversed(range(len(others))):
            test = _takes(form, number, self._words)
            said = nodes.CondExpr(test, nodes.Const(others[form]), said)
        return said


def put_into_words(
    template: nodes.Template, environment: Environment, words: Words, *, original: bool
) -> nodes.Template:
    """Return a template in which every look-up is what it says."""
    spoken = _Speaker(environment, words, original=original).visit(template)
    if not isinstance(spoken, nodes.Template):
        raise TypeError(spoken)
    return spoken


def lang(text: object) -> Markup:
    """Return the attribute that names the language of a text that is not in that of the page."""
    language = getattr(text, "language", "")
    return Markup(' lang="{}"').format(language) if language else Markup()
