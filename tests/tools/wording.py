"""Draw the wording of the site into catalogues, and compile them: `make wording`.

Messages that came stand empty in the catalogue of each language, those that went are taken out.
Nothing of a day or a machine is written, so that the same wording gives the same files.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from sourcebook.load.catalogues import DOMAIN
from tests.tools import names_of_the_cldr
from tests.tools.building import ROOT

LOCALE = ROOT / "locale"
TEMPLATE = LOCALE / f"{DOMAIN}.pot"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "N_": None,
    "NP_": ((1, "c"), 2),
    "gettext": None,
    "ngettext": (1, 2),
    "npgettext": ((1, "c"), 2, 3),
    "pgettext": ((1, "c"), 2),
}
COMMENTS = ("Translators:",)
_AS_OURS = {"trim_blocks": "true", "lstrip_blocks": "true", "trimmed": "true", "silent": "false"}
_WIDTH = 100
_OF_A_DAY_OR_NOBODY = tuple(
    f'"{name}:'
    for name in (
        "POT-Creation-Date",
        "PO-Revision-Date",
        "Last-Translator",
        "Language-Team",
        "Report-Msgid-Bugs-To",
        "Generated-By",
    )
)
_HEAD_OF_COMPILED = frozenset(
    {"MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Plural-Forms"}
)
_METHODS = (("sourcebook", "*.py", "python"), ("templates", "*.html", "jinja2"))


def languages() -> tuple[str, ...]:
    """Return every language that has a catalogue."""
    return tuple(sorted(path.parent.parent.name for path in LOCALE.glob(f"*/*/{DOMAIN}.po")))


def catalogue_of(language: str) -> Path:
    """Return the file that translators work in."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def drawn() -> Catalog:
    """Return what is marked in the program and the templates, in the order of the files."""
    catalogue = _empty(None)
    for place, message, comments, context in _found():
        catalogue.add(message, None, [(place, 0)], auto_comments=comments, context=context)
    return catalogue


def read(language: str) -> Catalog:
    """Return what is translated into a language."""
    with catalogue_of(language).open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def renewed(language: str, template: Catalog) -> Catalog:
    """Return the catalogue of a language with the messages of now; nothing is guessed.

    Names of countries and languages that stand empty are those of the CLDR.
    """
    before = read(language)
    after = _empty(language)
    for message in template:
        if not message.id:
            continue
        known = before.get(message.id, message.context)
        text = known.string if known is not None and not known.fuzzy else None
        text = text or names_of_the_cldr.told(language, message)
        after.add(
            message.id,
            text,
            message.locations,
            auto_comments=message.auto_comments,
            user_comments=known.user_comments if known is not None else (),
            context=message.context,
        )
    return after


def written(catalogue: Catalog) -> bytes:
    """Return the text of a catalogue."""
    file = BytesIO()
    write_po(file, catalogue, width=_WIDTH, include_lineno=False, omit_header=False)
    lines = file.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(_OF_A_DAY_OR_NOBODY)).encode()


def compiled(catalogue: Catalog) -> bytes:
    """Return what the program reads of a catalogue."""
    plain = _empty(str(catalogue.locale) if catalogue.locale else None, _WithoutDays)
    for message in catalogue:
        if message.id and _is_translated(message):
            plain.add(message.id, message.string, context=message.context)
    file = BytesIO()
    write_mo(file, plain)
    return file.getvalue()


def _is_translated(message: Message) -> bool:
    texts = message.string if isinstance(message.string, tuple | list) else (message.string,)
    return all(texts) and not message.fuzzy


class _WithoutDays(Catalog):
    """Say in the head no more than a program needs: else each minute gave another file."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        return [head for head in super().mime_headers if head[0] in _HEAD_OF_COMPILED]


def _empty(language: str | None, kind: type[Catalog] = Catalog) -> Catalog:
    return kind(
        locale=language,
        domain=DOMAIN,
        header_comment="# The wording of Sourcebook.",
        project="Sourcebook",
        version="1",
        charset="utf-8",
        fuzzy=False,
    )


def _found() -> Iterator[tuple[str, str | tuple[str, ...], list[str], str | None]]:
    for folder, pattern, method in _METHODS:
        for path in sorted((ROOT / folder).rglob(pattern)):
            options = _AS_OURS if method == "jinja2" else {}
            with path.open("rb") as file:
                found = list(extract(method, file, KEYWORDS, COMMENTS, options))
            for _, message, comments, context in found:
                yield path.relative_to(ROOT).as_posix(), message, comments, context


def main() -> None:
    """Write the template, and the catalogue of every language, anew."""
    template = drawn()
    TEMPLATE.write_bytes(written(template))
    for language in languages():
        catalogue = renewed(language, template)
        path = catalogue_of(language)
        path.write_bytes(written(catalogue))
        path.with_suffix(".mo").write_bytes(compiled(catalogue))
        missing = sum(1 for message in catalogue if message.id and not _is_translated(message))
        print(f"{language}: {len(catalogue):,} messages, {missing:,} without a translation")


if __name__ == "__main__":
    main()
