"""Propose the settings of a new timeline, and what its first files say."""

from collections.abc import Mapping

from sourcebook.model.site import Contact, Side, Site
from sourcebook.model.text import is_id
from sourcebook.model.vocabulary import NO_SIDE
from sourcebook.propose.layout import Group, record_lines
from sourcebook.propose.names import words_of
from sourcebook.propose.question import Question, Refused, Situation, of_field

SCHEMA = "# yaml-language-server: $schema=../schema/site.schema.json"
_EXPLAINED = (
    "# Settings of the site. Every key is explained in docs/content-format.md of Sourcebook."
)

_DESCRIPTION = "A sourced timeline. Every statement shows who made it and what it rests on."


def _read_base_url(typed: str, situation: Situation) -> str:
    url = of_field(Site, "base_url")(typed, situation)
    if "?" in url or "#" in url:
        raise Refused("the address of a site has no ? and no #")
    return url if url.endswith("/") else f"{url}/"


def _read_side(typed: str, situation: Situation) -> str:
    name = of_field(Side, "name")(typed, situation)
    proposal = "-".join(words_of(name))
    if not is_id(proposal) or proposal == NO_SIDE:
        raise Refused(
            f"`{name}` gives no id",
            "Write it in plain letters a-z here, and as it is in site.yaml.",
        )
    return name


def _read_contact(typed: str, situation: Situation) -> str:
    return of_field(Contact, "url" if "://" in typed else "email")(typed, situation)


SITE: tuple[Question, ...] = (
    Question(
        key="title",
        asks="What is the timeline called?",
        read=of_field(Site, "title"),
        required=True,
    ),
    Question(
        key="tagline",
        asks="What is it, in one line?",
        hint="Such as: Spills in European harbours since 2010.",
        read=of_field(Site, "tagline"),
        follows=lambda _: ("A timeline that shows its sources",),
        required=True,
    ),
    Question(
        key="base_url",
        asks="Where will it be published?",
        hint="The whole address, beginning with https://; it can be changed later.",
        metavar="URL",
        read=_read_base_url,
        follows=lambda _: ("https://timeline.example/",),
        required=True,
    ),
    Question(
        key="language",
        asks="In which language are its records written?",
        hint="Such as `en` or `uk`. The wording of the pages themselves is English so far.",
        metavar="LANGUAGE",
        read=of_field(Site, "language"),
        follows=lambda _: ("en",),
        required=True,
    ),
    Question(
        key="timezone",
        asks="In which time zone do its editors live?",
        hint="Such as `Europe/Kyiv`.",
        metavar="ZONE",
        read=of_field(Site, "timezone"),
        follows=lambda _: ("UTC",),
        required=True,
    ),
    Question(
        key="side",
        asks="Whose conduct does it record? Name each side.",
        hint="Such as `Companies`, `Police`, or both parties of a war. One at a time; Enter when "
        "there is no more, or none.",
        metavar="NAME",
        read=_read_side,
        many=True,
    ),
    Question(
        key="contact",
        asks="How can readers reach the editors?",
        hint="An e-mail address, or the address of a page.",
        metavar="ADDRESS",
        read=_read_contact,
        required=True,
    ),
)
"""What is asked of a new timeline."""


def side_ids(situation: Situation) -> tuple[str, ...]:
    """Return the ids of the sides, in order."""
    return tuple("-".join(words_of(name)) for name in situation.many("side"))


def settings_text(situation: Situation) -> str:
    """Write site.yaml."""
    contact = situation.one("contact")
    title = situation.one("title")
    sides = dict(zip(side_ids(situation), situation.many("side"), strict=True))
    data: Group = {
        "title": title,
        "tagline": situation.one("tagline"),
        "description": _DESCRIPTION,
        "base_url": situation.one("base_url"),
        "language": situation.one("language"),
        "timezone": situation.one("timezone"),
        "editors": [{"name": "The editors of this timeline"}],
        "licence": {
            "name": "CC BY 4.0",
            "url": "https://creativecommons.org/licenses/by/4.0/",
        },
        "contact": {"url" if "://" in contact else "email": contact},
        "sides": {name: {"name": side} for name, side in sides.items()},
    }
    return "\n".join([SCHEMA, _EXPLAINED, *record_lines(Site, data)]) + "\n"


def filled(text: str, words: Mapping[str, str]) -> str:
    """Put words into a text of the starter, each in the place of its name between « and »."""
    for name, word in words.items():
        text = text.replace(f"«{name}»", word)
    return text


def starter_words(situation: Situation, folder: str) -> dict[str, str]:
    """Return what the files of the starter leave open."""
    return {
        "side": next(iter(side_ids(situation)), NO_SIDE),
        "today": situation.today.isoformat(),
        "folder": folder,
    }
