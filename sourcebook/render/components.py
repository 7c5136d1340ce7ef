"""Let Jinja spend its time on what differs from page to page.

A site repeats itself: the menu, the words for a status, a date, an incident in the lists of its
year, its region and its actors. Components see their arguments and nothing else, so that the same
arguments give the same HTML on every page; those that pages repeat most are made once. The rest is
written in a shorter way than Jinja would, to the same effect.
"""

from collections.abc import MutableMapping
from functools import lru_cache
from typing import Any

from jinja2 import BytecodeCache, Environment, Template
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

REMEMBERED = frozenset(
    (
        *("all_pages", "citation", "contested", "count", "date", "entry", "link", "menu"),
        *("menu_link", "names", "origins", "publishers", "related", "side", "status"),
        *("status_mark", "warnings", "word"),
    )
)
"""The components that pages repeat most."""
_MOST = 20_000
"""How many are kept: some 10 MB, of which those give way that were not used for longest."""


class Compiled(BytecodeCache):
    """Keep compiled templates where the mapping keeps them."""

    def __init__(self, kept: MutableMapping[str, bytes]) -> None:
        """Take the mapping; Jinja compiles again what changed since."""
        self._kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if there is something for it."""
        kept = self._kept.get(bucket.key)
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


class _Code(CodeGenerator):
    """Compile templates to code that escapes through `written`."""

    def _output_child_pre(
        self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        del node, frame, finalize
        self.write("environment.written(")


class _Context(Context):
    """Call components without detours, and some of them only once."""

    environment: "ComponentEnvironment"

    def call(self, called: Any, /, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401
        """Call what a template calls."""
        if type(called) is not Macro:
            return super().call(called, *arguments, **named)
        named.pop("_block_vars", None)  # meant for functions that want the context
        named.pop("_loop_vars", None)
        if called.name in REMEMBERED:
            try:
                return self.environment.remembering(called, *arguments, **named)
            except TypeError:
                pass  # an argument that cannot be looked up, or a mistake that comes up again below
        return called(*arguments, **named)


class ComponentEnvironment(Environment):
    """Keep what components gave for as long as the environment itself."""

    code_generator_class = _Code
    context_class = _Context

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - those of Environment
        """Begin with nothing remembered."""
        super().__init__(auto_reload=False, autoescape=True, cache_size=-1, **options)
        # Typed, since equal arguments can read differently: "<" is text, Markup("<") is not.
        self.remembering = lru_cache(_MOST, typed=True)(_given)
        self._loaded: dict[str | Template, Template] = {}

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - the name is the library's
    ) -> Template:
        """Return a template; each page asks for some twenty."""
        loaded = self._loaded.get(name)
        if loaded is None:
            self._loaded[name] = loaded = super().get_template(name, parent, globals)
        return loaded

    @staticmethod
    def written(value: Any) -> str:  # noqa: ANN401 - whatever a template prints
        """Return what stands on the page for a value, as markupsafe escapes it."""
        kind = type(value)
        if kind is Markup:
            return value  # type: ignore[no-any-return]
        if kind is not str:
            return escape(value)
        return (  # type: ignore[no-any-return]
            value.replace("&", "&amp;")
            .replace(">", "&gt;")
            .replace("<", "&lt;")
            .replace("'", "&#39;")
            .replace('"', "&#34;")
        )


def _given(component: Macro, *arguments: object, **named: object) -> str:
    return component(*arguments, **named)
