"""Propose entries of vocabularies: what each needs, and the file with the entry at its end."""

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from sourcebook.load.one_file import MODELS, VOCABULARIES
from sourcebook.model.ids import Kind
from sourcebook.model.vocabulary import NO_SIDE, Actor, Group, Publisher, Region, Tag
from sourcebook.model.words import ActorKind, PublisherKind
from sourcebook.propose.choices import Choice, of_countries, of_words
from sourcebook.propose.layout import Group as Data
from sourcebook.propose.layout import entry_lines
from sourcebook.propose.names import entry_id, without_accents
from sourcebook.propose.question import Question, Situation, of_field, of_new_id

FILES: Mapping[Kind, str] = {kind: f"vocabulary/{stem}.yaml" for stem, kind in VOCABULARIES.items()}
"""The file of each vocabulary, below the content folder."""


def _sides(situation: Situation) -> tuple[Choice, ...]:
    site = situation.records.site
    sides = site.sides if site else {}
    named = tuple(Choice(name, side.name, side.note or "") for name, side in sides.items())
    return (*named, Choice(NO_SIDE, NO_SIDE, "No party."))


def _site_beside(situation: Situation) -> tuple[str, ...]:
    """Return the web site of the article that the publisher is added for."""
    return tuple(f"https://{urlsplit(url).netloc}/" for url in situation.beside.get("url", ()))


def _id_question(kind: Kind) -> Question:
    def proposal(situation: Situation, spelt: Callable[[str], str] = str) -> tuple[str, ...]:
        found = entry_id(spelt(situation.one("name")), situation.taken[kind])
        return (found,) if found else ()

    return Question(
        key="id",
        asks="Its id?",
        hint="How records name it for ever: lower-case letters a-z, digits and hyphens.",
        metavar="ID",
        read=of_new_id(kind),
        follows=proposal,
        suggests=lambda situation: proposal(situation, without_accents),
        required=True,
        after=("name",),
    )


def _name_question(what: str, model: type[Actor | Publisher | Tag | Group | Region]) -> Question:
    return Question(
        key="name",
        asks=f"The name of the {what}, as readers know it?",
        read=of_field(model, "name"),
        required=True,
    )


QUESTIONS: Mapping[Kind, tuple[Question, ...]] = {
    Kind.ACTOR: (
        _name_question("actor", Actor),
        _id_question(Kind.ACTOR),
        Question(
            key="kind",
            asks="What kind of actor is it?",
            metavar="KIND",
            choices=lambda _: of_words(ActorKind),
            required=True,
        ),
        Question(
            key="side",
            asks="Does it belong to a side?",
            hint="A body that is no party, such as a newsroom, has the side `none`.",
            metavar="SIDE",
            choices=_sides,
            required=True,
        ),
    ),
    Kind.PUBLISHER: (
        _name_question("publisher", Publisher),
        _id_question(Kind.PUBLISHER),
        Question(
            key="kind",
            asks="What kind of publisher is it?",
            metavar="KIND",
            choices=lambda _: of_words(PublisherKind),
            required=True,
        ),
        Question(
            key="languages",
            asks="In which languages does it publish?",
            hint="Such as `en`, `uk` or `pt-BR`; `und` where you cannot say.",
            metavar="LANGUAGE",
            read=of_field(Publisher, "languages"),
            required=True,
            many=True,
        ),
        Question(
            key="country",
            asks="In which country is it at home?",
            hint="Its name or its two letters; Enter where you do not know.",
            metavar="COUNTRY",
            choices=lambda _: of_countries(),
        ),
        Question(
            key="url",
            asks="The address of its web site?",
            hint="Articles with this address are then known as its own; Enter to leave it out.",
            metavar="URL",
            read=of_field(Publisher, "url"),
            suggests=_site_beside,
        ),
    ),
    Kind.TAG: (
        _name_question("tag", Tag),
        _id_question(Kind.TAG),
        Question(
            key="description",
            asks="What does it mean, and when is it used?",
            read=of_field(Tag, "description"),
            required=True,
        ),
    ),
    Kind.GROUP: (
        _name_question("group", Group),
        _id_question(Kind.GROUP),
        Question(
            key="description",
            asks="Who belongs to it?",
            hint="Enter to leave it out.",
            read=of_field(Group, "description"),
        ),
    ),
    Kind.REGION: (
        _name_question("region", Region),
        _id_question(Kind.REGION),
        Question(
            key="country",
            asks="In which country does it lie?",
            hint="Its name or its two letters.",
            metavar="COUNTRY",
            choices=lambda _: of_countries(),
            follows=lambda situation: situation.beside.get("country", ()),
            required=True,
        ),
    ),
}
"""What is asked of a new entry."""

_LISTS = frozenset(["languages"])


def entry_text(kind: Kind, situation: Situation) -> str:
    """Write the entry that was answered."""
    data: Data = {
        question.key: list(texts) if question.key in _LISTS else texts[0]
        for question in QUESTIONS[kind]
        if question.key != "id" and (texts := situation.many(question.key))
    }
    return "\n".join(entry_lines(MODELS[kind], situation.one("id"), data)) + "\n"


def new_file(kind: Kind) -> bytes:
    """Return the beginning of a vocabulary that is not there yet."""
    stem = FILES[kind].partition("/")[2].removesuffix(".yaml")
    return f"# yaml-language-server: $schema=../../schema/{stem}.schema.json\n".encode()


def appended(file: bytes, entry: str) -> bytes:
    """Return the file with the entry at its end; what stands there stays, byte for byte."""
    newline = "\r\n" if b"\r\n" in file else "\n"
    gap = newline if file and not file.endswith((b"\n", b"\r")) else ""
    return file + (gap + entry.replace("\n", newline)).encode("utf-8")
