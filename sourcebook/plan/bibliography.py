"""Write references to a page in the styles and formats that people cite and collect with.

The styles give the order and the signs; words and dates are those of the language that is spoken.
Each names the version that it refers to, by its day and the first digits of its digest. All text is
taken as hostile: a title can neither end its field nor begin a line of its own.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sourcebook.plan.formats import day, month_of_a_day
from sourcebook.relate.versions import Version
from sourcebook.wording import NP_, pgettext
from sourcebook.wording import gettext as _

_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # `\{` would still count as an open brace
    "}": r"\textbraceright{}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}
_IN_TEX = str.maketrans(_TEX)
_IN_ADDRESS = str.maketrans({sign: f"%{ord(sign):02X}" for sign in '\\{}^|<>" '})
_TEX_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_ENDS = (".", "?", "!", "…")
_QUOTED = NP_("a title in a reference", "“%(title)s”")
_QUOTED_WITHIN = NP_("a quotation within a title in a reference", "‘%(text)s’")  # noqa: RUF001
_APA_NAMES = NP_("authors in the style of the APA", "%(names)s, & %(last)s")
_APA_DATA = NP_("the style of the APA", "%(title)s (Version %(version)s) [Data set]")
_APA_TITLE = NP_("the style of the APA", "%(title)s [Status: %(status)s; version %(version)s]")
_APA_DATE = NP_("a date in the style of the APA", "%(year)s, %(month)s %(day)s")
_CHICAGO_NAMES = NP_("authors in the style of Chicago", "%(names)s, and %(last)s")


@dataclass(frozen=True, slots=True)
class Work:
    """Hold what a reference says: `authors` answer for the `site`.

    `status` is the word for that of an incident, None for the data of the whole site.
    """

    id: str
    title: str
    authors: tuple[str, ...]
    site: str
    status: str | None
    version: Version
    language: str
    address: str

    @property
    def standing(self) -> tuple[str, ...]:
        """Return what is said of the status."""
        return () if self.status is None else (_("Status: %(status)s") % {"status": self.status},)


@dataclass(frozen=True, slots=True)
class References:
    """Hold one reference in each style, and in each format for programs."""

    apa: str
    chicago: str
    bibtex: str
    ris: str
    csl: str


def references(work: Work) -> References:
    """Return all references to a work."""
    return References(apa(work), chicago(work), bibtex(work), ris(work), csl(work))


def apa(work: Work) -> str:
    """Write a reference after the Publication Manual of the APA, 7th edition, 10.16.

    The date is that of the version; a descriptor in brackets says what cannot be told from it. Data
    are cited after 10.9.
    """
    at = work.version.date
    day_of = pgettext(*_APA_DATE) % _date(at)
    said = {"title": _line(work.title), "version": work.version.short}
    if work.status is None:
        title = pgettext(*_APA_DATA) % said
    else:
        title = pgettext(*_APA_TITLE) % {**said, "status": work.status}
    site = () if work.authors == (work.site,) else (_ended(work.site),)
    by = _ended(_names(work.authors, _APA_NAMES))
    return " ".join((by, f"({day_of}).", f"{title}.", *site, work.address))


def chicago(work: Work) -> str:
    """Write an entry of a bibliography after the Chicago Manual of Style, 17th edition, 14.207."""
    at = work.version.date
    modified = pgettext(
        "the style of Chicago",
        "Version %(version)s, last modified %(month)s %(day)s, %(year)s.",
    ) % {**_date(at), "version": work.version.short}
    standing = (f"{said}." for said in work.standing)
    title = _quoted(_line(work.title))
    by = _ended(_names(work.authors, _CHICAGO_NAMES))
    return " ".join((by, title, _ended(work.site), *standing, modified)) + f" {work.address}."


def bibtex(work: Work) -> str:
    """Write an entry for BibTeX and its successors (https://ctan.org/pkg/bibtex).

    Names and title stand in braces of their own: nothing in them is taken apart, or put into small
    letters. Nothing in a value is left that could end it, or that LaTeX would act on.
    """
    at = work.version.date
    note = ". ".join((*work.standing, _version(work)))
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in work.authors),
        "title": f"{{{_tex(work.title)}}}",
        "howpublished": _tex(work.site),
        "year": str(at.year),
        "month": _TEX_MONTHS[at.month - 1],
        "day": str(at.day),
        "note": _tex(note),
        "version": version_name(work.version),
        "language": _tex(work.language),
        "url": work.address.translate(_IN_ADDRESS),
    }
    lines = [
        f"  {name} = {value if name == 'month' else f'{{{value}}}'}"
        for name, value in fields.items()
    ]
    return f"@misc{{{work.id},\n" + ",\n".join(lines) + "\n}"


def ris(work: Work) -> str:
    """Write a record in the RIS format of reference managers, one field a line.

    See https://web.archive.org/web/20120526103719/http://refman.com/support/risformat_intro.asp
    """
    at = work.version.date
    fields = (
        ("TY", "DATA" if work.status is None else "ELEC"),
        ("ID", work.id),
        *(("AU", name) for name in work.authors),
        ("TI", work.title),
        ("T2", work.site),
        ("PY", str(at.year)),
        ("DA", f"{at:%Y/%m/%d}/"),
        ("ET", _version(work)),
        ("LA", work.language),
        *(("N1", said) for said in work.standing),
        ("UR", work.address),
        ("ER", ""),
    )
    return "\n".join(f"{tag}  - {_line(value)}" for tag, value in fields)


def csl(work: Work) -> str:
    """Write an item of CSL-JSON 1.0.2, which Zotero, Pandoc and citation processors read.

    See https://github.com/citation-style-language/schema; a file of it is a list of items.
    """
    at = work.version.date
    data = work.status is None
    item: dict[str, Any] = {
        "id": work.id,
        "type": "dataset" if data else "webpage",
        "title": _line(work.title),
        "publisher" if data else "container-title": _line(work.site),
        "author": [{"literal": _line(name)} for name in work.authors],
        "issued": {"date-parts": [[at.year, at.month, at.day]]},
        "version": version_name(work.version),
        **({} if data else {"status": work.status}),
        "language": work.language,
        "URL": work.address,
    }
    fields = (f'  "{name}": {json.dumps(said, ensure_ascii=False)}' for name, said in item.items())
    return "[{\n" + ",\n".join(fields) + "\n}]"


def version_name(version: Version) -> str:
    """Name a version for programs."""
    return f"{version.date.isoformat()} [{version.short}]"


def _version(work: Work) -> str:
    return _("Version of %(date)s [%(version)s]") % {
        "date": day(work.version.date),
        "version": work.version.short,
    }


def _date(at: date) -> dict[str, str | int]:
    return {"year": at.year, "month": month_of_a_day(at.month), "day": at.day}


def _quoted(title: str) -> str:
    """Return a title in quotation marks, with others for what is quoted in it."""
    outer, inner = pgettext(*_QUOTED), pgettext(*_QUOTED_WITHIN)
    marks = str.maketrans({outer[0]: inner[0], outer[-1]: inner[-1], '"': "'"})
    return outer % {"title": _ended(title.translate(marks))}


def _line(text: str) -> str:
    """Return the text on one line: every character that ends one becomes a space."""
    return " ".join(text.split())


def _tex(text: str) -> str:
    return _line(text).translate(_IN_TEX)


def _ended(text: str) -> str:
    """Return a part of a reference with the full stop that ends it, if it needs one."""
    line = _line(text)
    return line if line.endswith(_ENDS) else f"{line}."


def _names(names: Iterable[str], pattern: tuple[str, str]) -> str:
    """Join names as both styles do, with a comma before the last."""
    known = [_line(name) for name in names]
    if len(known) == 1:
        return known[0]
    return pgettext(*pattern) % {"names": ", ".join(known[:-1]), "last": known[-1]}
