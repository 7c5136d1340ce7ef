"""Let Jinja spend its time on what differs from page to page.

A site repeats itself: the menu, the words for a status, a date, an incident in the lists of its
year, its region and its actors. Components see their arguments and nothing else, so that the same
arguments give the same HTML on every page; those that pages repeat most are made once. The rest is
done in a shorter way than Jinja would (see `code`), to the same effect.
"""

from collections.abc import Callable, MutableMapping
from functools import lru_cache, partial
from typing import Any, NoReturn, cast

from jinja2 import BytecodeCache, Environment, Template, UndefinedError, nodes
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import (  # type: ignore[attr-defined] # what `escape` does with a text
    Markup,
    _escape_inner,
    escape,
)

from sourcebook.render.code import Code
from sourcebook.render.wording import WordingExtension, put_into_words
from sourcebook.wording import ENGLISH, Words

REMEMBERED = frozenset(
    (
        *("about_site", "contested", "content_policy", "counted", "date", "entry", "link"),
        *("masthead", "names", "origins", "related", "side", "status", "status_mark"),
        *("terms", "trail", "warnings", "word"),
    )
)
"""The components that pages repeat most."""
_MOST = 20_000
"""How many are kept: some 10 MB, of which those give way that were not used for longest."""


_escaped = cast("Callable[[str], Markup]", partial(str.__new__, Markup))
"""Note of the text that a component gave that it is escaped, as `Markup` does, without asking."""


class Compiled(BytecodeCache):
    """Keep compiled templates where the mapping keeps them, those of each language in one form."""

    def __init__(self, kept: MutableMapping[str, bytes], language: str, wording: str) -> None:
        """Take the mapping; Jinja compiles again what changed since, template or `wording`.

        `language` tells the texts that templates are compiled with from those of other editions.
        """
        self._kept = kept
        self._language = language
        self._wording = wording

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the key of a template."""
        return self._language + super().get_cache_key(name, filename)

    def get_source_checksum(self, source: str) -> str:
        """Return what tells whether a template, or what it is compiled with, has changed."""
        return super().get_source_checksum(self._wording + source)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket, if there is something for it."""
        kept = self._kept.get(bucket.key)
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what is in the bucket."""
        self._kept[bucket.key] = bucket.bytecode_to_string()


class _Template(Template):
    """Import components without asking each time whether they see the variables of a page."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        del ctx  # there are no global variables, by which Jinja would tell modules apart
        if self._module is None:
            self._module = self.make_module()
        return self._module


class ComponentEnvironment(Environment):
    """Keep what components gave for as long as the environment itself."""

    code_generator_class = Code
    template_class = _Template

    def __init__(
        self,
        words: Words = ENGLISH,
        *,
        original: bool = True,
        **options: Any,  # noqa: ANN401 - those of Environment
    ) -> None:
        """Begin with nothing remembered.

        With `original`, every text of a record is in the language of the page.
        """
        self.words = words
        self.plural = words.plural
        self._original = original
        super().__init__(
            auto_reload=False,
            autoescape=True,
            cache_size=-1,
            extensions=(WordingExtension,),
            **options,
        )
        self.policies["ext.i18n.trimmed"] = True
        # Typed, since equal arguments can read differently: "<" is text, Markup("<") is not.
        self.remembering = lru_cache(_MOST, typed=True)(_given)
        self._loaded: dict[str | Template, Template] = {}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        template = super()._parse(source, name, filename)
        return put_into_words(template, self, self.words, original=self._original)

    def component(self, macro: Macro, body: Callable[..., str]) -> Callable[..., str]:
        """Return a function that gives what a macro gives, of the function that it is made of."""
        if macro.caller or macro.catch_kwargs or macro.catch_varargs:
            return macro
        body.__defaults__ = (missing,) * len(macro.arguments)  # as the macro itself would pass on

        def made(*arguments: object, **named: object) -> str:
            if named or len(arguments) > len(body.__defaults__ or ()):
                return macro(*arguments, **named)
            return _escaped(body(*arguments))

        if macro.name not in REMEMBERED:
            return made

        def remembered(*arguments: object, **named: object) -> str:
            try:
                return self.remembering(made, *arguments, **named)
            except TypeError:  # an argument that cannot be looked up, or a mistake that comes again
                return made(*arguments, **named)

        def remembered_as_told(*arguments: object, **named: object) -> str:
            # Equal texts can be of several languages here, and the type of a list tells nothing.
            lists = (each for each in (*arguments, *named.values()) if isinstance(each, tuple))
            told = tuple(tuple(map(type, each)) for each in lists)
            try:
                return self.remembering(_given_as_told, told, made, *arguments, **named)
            except TypeError:
                return made(*arguments, **named)

        return remembered if self._original else remembered_as_told

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """Raise what went wrong in a template; a field that a view does not have is undefined."""
        try:
            super().handle_exception(source)
        except AttributeError as error:
            raise UndefinedError(str(error)) from error

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

    escaped = staticmethod(_escape_inner)
    """Escape what is text, without making it Markup, which takes longer than to escape it."""

    @staticmethod
    def written(value: Any) -> str:  # noqa: ANN401 - whatever a template prints
        """Return what stands on the page for a value, as markupsafe escapes it."""
        return value if type(value) is Markup else escape(value)


def _given(component: Callable[..., str], *arguments: object, **named: object) -> str:
    return component(*arguments, **named)


def _given_as_told(
    _told: object, component: Callable[..., str], *arguments: object, **named: object
) -> str:
    return component(*arguments, **named)
