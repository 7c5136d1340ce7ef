"""Make an edition in a language that nobody speaks: English, letter by letter in other letters.

What still has Latin letters in it was said in English, or is one of the names that stay. In Arabic
letters it shows what becomes of the pages where one writes from right to left.
"""

import re
from dataclasses import replace
from gettext import NullTranslations
from pathlib import Path

from sourcebook.editions.texts import retold
from sourcebook.load.assets import load_assets
from sourcebook.load.content import load_content
from sourcebook.load.templates import load_templates
from sourcebook.model.record import P, altered
from sourcebook.model.records import Records
from sourcebook.plan import routes
from sourcebook.plan.assets import published
from sourcebook.plan.edition import Edition
from sourcebook.plan.outputs import Output
from sourcebook.plan.plan import plan
from sourcebook.relate.facts import facts_of
from sourcebook.relate.library import Library
from sourcebook.render.render import Renderer
from sourcebook.wording import Words, speaking
from tests.tools.building import RICH, ROOT

TAG = "qps"
"""What stands for languages of one's own in BCP 47: ISO 639-2 keeps it free."""
RIGHT_TO_LEFT = "ar"
_LATIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CYRILLIC = "абцдефгхийклмнопщрстувшюзжАБЦДЕФГХИЙКЛМНОПЩРСТУВШЮЗЖ"
_ARABIC = "ابكدهفغحيجقلمنوپرستعڤثخزصط"
_LETTERS = {
    TAG: str.maketrans(_LATIN, _CYRILLIC),
    RIGHT_TO_LEFT: str.maketrans(_LATIN, _ARABIC * 2),
}
_IN_WORDING = re.compile(r"(%\(\w+\)s|</?[a-zA-Z][^>]*>|&\w+;|\{\w+\})")
_IN_RECORDS = re.compile(r"(\[@[^\]]+\]|\]\([^)]*\)|`[^`]*`|https?://\S+)")


def _told(text: str, stays: re.Pattern[str], tag: str) -> str:
    pieces = stays.split(text)
    letters = _LETTERS[tag]
    return "".join(
        piece if place % 2 else piece.translate(letters) for place, piece in enumerate(pieces)
    )


class _Catalogue(NullTranslations):
    def __init__(self, tag: str) -> None:
        super().__init__()
        self._tag = tag

    def gettext(self, message: str) -> str:
        return _told(message, _IN_WORDING, self._tag)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if slavic(n) == 0 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        del context
        return self.gettext(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        del context
        return self.ngettext(msgid1, msgid2, n)


def slavic(number: int) -> int:
    """Return which of three forms a number takes, as in Ukrainian."""
    tens, ones = number % 100 // 10, number % 10
    if ones == 1 and tens != 1:
        return 0
    return 1 if ones in {2, 3, 4} and tens != 1 else 2


class MadeUp:
    """Hold the rich site in this language, planned, and what makes its files."""

    def __init__(self, tag: str = TAG) -> None:
        original = load_content(RICH, "content").records
        self.records = _in_other_letters(original, tag)
        words = Words(tag, _Catalogue(tag), slavic, (1, 2, 5), b"made up")
        with speaking(words):
            library = Library(self.records, facts_of(original))
            assets = published(load_assets(ROOT / "assets"))
            self.outputs = plan(library, assets, Edition(tag, ("en", tag)))
        self._renderer = Renderer(load_templates(ROOT / "templates"), words=words, original=False)

    def text(self, output: Output) -> str:
        """Return what a file says."""
        return self._renderer.render(output).decode()

    def write(self, folder: Path) -> None:
        """Write the edition, and what it shares with the first one, which is not written."""
        for output in self.outputs:
            file = folder / output.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self._renderer.render(output))
        for name, content in published(load_assets(ROOT / "assets")).files.items():
            file = folder / routes.file_of(routes.asset(name))
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)


def _in_other_letters(records: Records, tag: str) -> Records:
    def told(part: P) -> P:
        return retold(part, lambda _how, _field, text: _told(text, _IN_RECORDS, tag))

    site = records.site
    assert site is not None
    regions = {(r.country, r.name): told(r).name for r in records.regions.values()}
    incidents = {}
    for name, incident in records.incidents.items():
        where = incident.where
        region = regions.get((where.country, where.region or ""), where.region)
        made = told(incident)
        incidents[name] = altered(made, {"where": altered(made.where, {"region": region})})
    return replace(
        records,
        site=altered(told(site), {"language": tag}),
        incidents=incidents,
        articles={name: told(one) for name, one in records.articles.items()},
        figures={name: told(one) for name, one in records.figures.items()},
        pages={name: told(one) for name, one in records.pages.items()},
        actors={name: told(one) for name, one in records.actors.items()},
        publishers={name: told(one) for name, one in records.publishers.items()},
        tags={name: told(one) for name, one in records.tags.items()},
        warnings={name: told(one) for name, one in records.warnings.items()},
        groups={name: told(one) for name, one in records.groups.items()},
        regions={name: told(one) for name, one in records.regions.items()},
        releases={name: told(one) for name, one in records.releases.items()},
    )
