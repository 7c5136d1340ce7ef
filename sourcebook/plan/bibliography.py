"""Write references to a page in the styles and formats that people cite and collect with.

Each names the version that it refers to, the day of the newest change. All text is taken as
hostile: a title can neither end its field nor begin a line of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sourcebook.plan.formats import MONTHS, day

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
_INNER_QUOTES = str.maketrans({"“": "\N{LEFT SINGLE QUOTATION MARK}", "”": "’", '"': "'"})
_ENDS = (".", "?", "!", "…")


@dataclass(frozen=True, slots=True)
class Work:
    """Hold what a reference says: `authors` answer for the `site`, `status` is a word."""

    id: str
    title: str
    authors: tuple[str, ...]
    site: str
    status: str
    version: date
    language: str
    address: str


@dataclass(frozen=True, slots=True)
class References:
    """Hold one reference in each style, and in each format for programs."""

    apa: str
    chicago: str
    bibtex: str
    ris: str


def references(work: Work) -> References:
    """Return all references to a work."""
    return References(apa(work), chicago(work), bibtex(work), ris(work))


def apa(work: Work) -> str:
    """Write a reference after the Publication Manual of the APA, 7th edition, 10.16.

    The date is that of the version; a descriptor in brackets says what cannot be told from it.
    """
    version = work.version
    day_of = f"{version.year}, {MONTHS[version.month - 1]} {version.day}"
    title = f"{_line(work.title)} [Status: {work.status}]"
    site = () if work.authors == (work.site,) else (_ended(work.site),)
    by = _ended(_names(work.authors, "&"))
    return " ".join((by, f"({day_of}).", f"{title}.", *site, work.address))


def chicago(work: Work) -> str:
    """Write an entry of a bibliography after the Chicago Manual of Style, 17th edition, 14.207."""
    version = work.version
    modified = f"Last modified {MONTHS[version.month - 1]} {version.day}, {version.year}."
    title = _ended(_line(work.title).translate(_INNER_QUOTES))
    by = _ended(_names(work.authors, "and"))
    return (
        " ".join((by, f"“{title}”", _ended(work.site), f"Status: {work.status}.", modified))
        + f" {work.address}."
    )


def bibtex(work: Work) -> str:
    """Write an entry for BibTeX and its successors (https://ctan.org/pkg/bibtex).

    Names and title stand in braces of their own: nothing in them is taken apart, or put into small
    letters. Nothing in a value is left that could end it, or that LaTeX would act on.
    """
    version = work.version
    fields = {
        "author": " and ".join(f"{{{_tex(name)}}}" for name in work.authors),
        "title": f"{{{_tex(work.title)}}}",
        "howpublished": _tex(work.site),
        "year": str(version.year),
        "month": MONTHS[version.month - 1][:3].lower(),
        "day": str(version.day),
        "note": _tex(f"Status: {work.status}. Version of {day(version)}"),
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
    version = work.version
    fields = (
        ("TY", "ELEC"),
        ("ID", work.id),
        *(("AU", name) for name in work.authors),
        ("TI", work.title),
        ("T2", work.site),
        ("PY", str(version.year)),
        ("DA", f"{version:%Y/%m/%d}/"),
        ("ET", f"Version of {day(version)}"),
        ("LA", work.language),
        ("N1", f"Status: {work.status}"),
        ("UR", work.address),
        ("ER", ""),
    )
    return "\n".join(f"{tag}  - {_line(value)}" for tag, value in fields)


def _line(text: str) -> str:
    """Return the text on one line: every character that ends one becomes a space."""
    return " ".join(text.split())


def _tex(text: str) -> str:
    return _line(text).translate(_IN_TEX)


def _ended(text: str) -> str:
    """Return a part of a reference with the full stop that ends it, if it needs one."""
    line = _line(text)
    return line if line.endswith(_ENDS) else f"{line}."


def _names(names: Iterable[str], word: str) -> str:
    """Join names as both styles do, with a comma before the last."""
    known = [_line(name) for name in names]
    return known[0] if len(known) == 1 else f"{', '.join(known[:-1])}, {word} {known[-1]}"
