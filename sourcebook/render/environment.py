"""Set up Jinja so that a template can reach its view and nothing else."""

from collections.abc import Mapping, MutableMapping

from jinja2 import DictLoader, Environment, StrictUndefined

from sourcebook.render.components import Compiled, ComponentEnvironment
from sourcebook.render.markdown import ProseRenderer
from sourcebook.render.structured import json_ld
from sourcebook.render.wording import lang
from sourcebook.wording import ENGLISH, Words

FORBIDDEN_FILTERS = ("forceescape", "pprint", "random", "safe", "tojson", "xmlattr")
"""Ways around escaping, and ways to differ from one build to the next."""


def environment(
    templates: Mapping[str, str],
    prose: ProseRenderer | None = None,
    compiled: MutableMapping[str, bytes] | None = None,
    words: Words = ENGLISH,
    *,
    original: bool = True,
) -> Environment:
    """Return the environment of the given templates, text by path below the templates folder.

    Everything that a template prints is escaped; only Markdown makes markup, and JSON-LD, each in
    its own module. A name that is not defined stops the build. `compiled` holds templates that were
    compiled before. What they say themselves is said in `words`; with `original`, so is every text
    of a record.
    """
    language = f"{words.language} {original} " if words.digest or not original else ""
    jinja = ComponentEnvironment(
        words,
        original=original,
        bytecode_cache=(
            None if compiled is None else Compiled(compiled, language, words.digest.hex())
        ),
        keep_trailing_newline=True,
        loader=DictLoader(templates),
        lstrip_blocks=True,
        trim_blocks=True,
        undefined=StrictUndefined,
    )
    jinja.globals.clear()
    for name in FORBIDDEN_FILTERS:
        del jinja.filters[name]
    jinja.filters["json_ld"] = json_ld
    jinja.filters["lang"] = lang
    jinja.filters["markdown"] = (prose or ProseRenderer()).markup
    return jinja
