"""Write the generated parts of docs/content-format.md anew, from the model and the rules.

    python -m tests.tools.content_format

Each part stands between `<!-- begin: name -->` and `<!-- end -->`; the prose around them is written
by hand. So are the examples below the name of a rule: tests.tools.rule_entries reads them, and what
the check says of the first one goes into the part above it.
"""

import re
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from sourcebook.check import RULES
from sourcebook.check.rule import Rule
from sourcebook.load.one_file import FOLDERS, MODELS
from sourcebook.model import naming, release, text, translation, words
from sourcebook.model.archiving import ArchiveForm
from sourcebook.model.article import AReading
from sourcebook.model.link import LinkState
from sourcebook.model.record import Part
from sourcebook.model.site import Email, TimeZone
from tests.tools.building import ROOT
from tests.tools.rule_entries import Example, broken_by, examples

DOCUMENT = ROOT / "docs" / "content-format.md"
EXAMPLE = ROOT / "tests" / "sites" / "minimal" / "content"

KINDS: list[tuple[Any, str]] = [
    (text.Line, "one line of text"),
    (text.Paragraph, "plain text"),
    (text.Markdown, "Markdown"),
    (translation.AnyLine, 'one line of text, or `""`'),
    (translation.AnyParagraph, 'plain text, or `""`'),
    (translation.AnyMarkdown, 'Markdown, or `""`'),
    (translation.Stamp, "what the program writes"),
    (text.Id, "id"),
    (naming.IncidentId, "id of an incident"),
    (naming.ArticleId, "id of an article"),
    (naming.ActorId, "id of an actor"),
    (naming.PublisherId, "id of a publisher"),
    (naming.TagId, "id of a tag"),
    (naming.WarningId, "id of a content warning"),
    (naming.GroupId, "id of a group"),
    (text.Count, "whole number"),
    (text.Latitude, "decimal degrees, -90 to 90"),
    (text.Longitude, "decimal degrees, -180 to 180"),
    (text.Flag, "`true` or `false`"),
    (text.EdtfDate, "date in EDTF"),
    (text.Day, "day, `2022-03-30`"),
    (text.Url, "web address"),
    (text.Language, "language tag, such as `en` or `uk`"),
    (text.Country, "country code, such as `UA`"),
    (text.Sha256, "64 hexadecimal digits"),
    (text.Private, "anything"),
    (release.AReleasedVersion, "day, number of changes, 16 hexadecimal digits"),
    (TimeZone, "IANA time zone, such as `Europe/Kyiv`"),
    (Email, "e-mail address"),
    (AReading, "`full`, `excerpt`, or `{through: id of an article}`"),
    (str, "text"),
]
"""The kinds of values, as a contributor knows them."""


BODIES = {folder.body_field for folder in FOLDERS.values()} - {""}
"""Fields that are no keys: the text below the front matter."""
SHARED = ("former_ids", "draft", "embargoed", "private")


def main() -> None:
    """Write the document with its parts made anew."""
    DOCUMENT.write_text(written(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")


def written(document: str) -> str:
    """Return the document with every generated part made anew."""
    parts = {**dict(generated()), **dict(rule_parts(document))}
    return re.sub(
        r"(?s)<!-- begin: (?P<name>[a-z0-9 -]+) -->\n.*?<!-- end -->",
        lambda match: f"<!-- begin: {match['name']} -->\n\n{parts[match['name']]}\n<!-- end -->",
        document,
    )


def generated() -> Iterator[tuple[str, str]]:
    """Yield every part that is made from the code alone, by its name."""
    for kind, model in MODELS.items():
        yield str(kind), "\n".join(tables(model, f"A{'n' * (str(kind)[0] in 'aeiou')} {kind}"))
    heading = "A translated page"
    yield "translated-page", "\n".join(tables(translation.PageTranslation, heading))
    yield "words", "\n".join(word_tables())
    yield "rules", "\n".join(rule_table())
    for name, file in (
        ("example-incident", "incidents/evans-bay-2020.yaml"),
        ("example-article", "articles/radio-2020-03-03-spill.md"),
        ("example-figure", "figures/spills-counted.yaml"),
    ):
        shown = (EXAMPLE / file).read_text(encoding="utf-8")
        yield name, f"```yaml\n{shown}```\n"


def tables(model: type[Part], heading: str) -> Iterator[str]:
    """Yield the table of a group of fields, and then those of the groups inside it."""
    hints = get_type_hints(model, include_extras=True)
    below: list[tuple[str, type[Part]]] = []
    if heading.startswith("`"):
        yield f"### {heading}\n\n{(model.__doc__ or '').strip()}\n"
    yield "| key | value | required | meaning |\n|---|---|---|---|"
    # What every record shares comes last.
    for name, info in sorted(model.model_fields.items(), key=lambda field: field[0] in SHARED):
        if info.exclude:
            continue
        key = info.alias or name
        if name in BODIES:
            yield f"| (the text below) | {value_of(hints[name])} | yes | {info.description} |"
            continue
        yield f"| `{key}` | {value_of(hints[name])} | {required(info)} | {info.description} |"
        part = part_in(hints[name])
        if part:
            below.append((key, part))
    yield ""
    for key, part in below:
        outer = heading.strip("`") + "." if heading.startswith("`") else ""
        yield from tables(part, f"`{outer}{key}`")


def required(info: FieldInfo) -> str:
    """Say whether a field must be written, and what holds where it is not."""
    if info.is_required():
        return "yes"
    if isinstance(info.default, bool):
        return f"no: `{str(info.default).lower()}`"
    return f"no: {info.default}" if isinstance(info.default, int) else ""


def value_of(hint: Any) -> str:  # noqa: ANN401 - a type is of any type
    """Say in words what a field can hold."""
    for kind, said in KINDS:
        if hint == kind:
            return said
    match get_origin(hint), get_args(hint):
        case (o, arguments) if o in (Union, UnionType):
            return value_of(next(a for a in arguments if a is not NoneType))
        case (o, (entry, *_)) if o is tuple:
            return f"list: {value_of(entry)}"
        case (o, (key, entry)) if o is dict:
            return f"for each {_each(key)}: {value_of(entry)}"
        case (o, (word, *_)) if o is Annotated and issubclass(word, words.Word):
            return " · ".join(f"`{member}`" for member in word)
    return "keys, see below"


def _each(key: Any) -> str:  # noqa: ANN401 - a type is of any type
    """Say what each entry of a group has a key of."""
    if key == text.Language:
        return "language"
    return "digest" if key == translation.TextKey else "id"


def part_in(hint: Any) -> type[Part] | None:  # noqa: ANN401 - a type is of any type
    """Return the group of fields that a field holds, or a list of."""
    if any(hint == kind for kind, _ in KINDS):
        return None
    if isinstance(hint, type) and issubclass(hint, Part):
        return hint
    found = (part_in(argument) for argument in get_args(hint))
    return next((part for part in found if part), None)


def word_tables() -> Iterator[str]:
    """Yield the meaning of every closed word."""
    for name, kind in (
        ("Status of an incident", words.Status),
        ("Stance of a claim", words.Stance),
        ("Role of a party", words.Role),
        ("Outcome of casualties", words.Outcome),
        ("Basis of a count", words.Basis),
        ("Precision of a place", words.PlacePrecision),
        ("Kind of a change", words.ChangeKind),
        ("Kind of an article", words.ArticleKind),
        ("Basis of an article", words.ArticleBasis),
        ("How an article uses another", words.Derivation),
        ("Kind of an actor", words.ActorKind),
        ("Kind of a publisher", words.PublisherKind),
        ("Kind of a figure", words.FigureKind),
        ("Number of origins, in a list of `site.yaml`", words.OriginCount),
        ("Answer of the accused side, in a list of `site.yaml`", words.Answer),
        ("State of an address, in `links.yaml`", LinkState),
        ("Form of an archive, in `site.yaml`", ArchiveForm),
    ):
        yield f"### {name}\n\n| word | meaning |\n|---|---|"
        for member in kind:
            yield f"| `{member}` | {member.definition} |"
        yield ""


def rule_table() -> Iterator[str]:
    """Yield every rule with its reason, and the way to its entry."""
    yield "| rule | | reason |\n|---|---|---|"
    for rule in RULES:
        yield f"| [`{rule.name}`](#{rule.name}) | {rule.severity} | {rule.reason} |"
    yield ""


def rule_parts(document: str) -> Iterator[tuple[str, str]]:
    """Yield the part of every rule: how grave it is, why, and what the check says of an example."""
    first: dict[str, Example] = {}
    for example in examples(document):
        if example.wrong:
            first.setdefault(example.rule, example)
    for rule in RULES:
        yield f"rule {rule.name}", "\n".join(rule_part(rule, first.get(rule.name)))


def rule_part(rule: Rule, example: Example | None) -> Iterator[str]:
    """Yield the lines of the part of a rule."""
    yield f"**{rule.severity.capitalize()}.** {rule.reason} {rule.details}".rstrip()
    yield ""
    # An example that breaks nothing has nothing to say here; a test of the examples points at it.
    found = broken_by(example) if example else ()
    said = next((problem for problem in found if problem.rule == rule.name), None)
    if said:
        yield f"- The check says of the first example: {said.message}"
        yield f"- What to do: {said.hint}"
        yield ""


if __name__ == "__main__":
    main()
