"""Say where a file belongs that stands where it is not read, and which record it was meant to be.

A file under a wrong name or in a wrong folder is one mistake. Its id counts as taken all the same,
so that nobody is told besides that the record which others name is not there.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from sourcebook.load.document import error
from sourcebook.load.files import SourceFile
from sourcebook.model.text import is_id
from sourcebook.problems import Location, Problem, did_you_mean

_LEFT_BEHIND = re.compile(
    r".*(?:~|\.(?:bak|old|orig|rej|sw[a-z]|tmp|crdownload))|#.*#|~\$.*|4913"
    r"|Thumbs\.db|desktop\.ini|Icon\r?|.*(?: - Copy| copy(?: \d+)?| ?\(\d+\))(?:\.\w+)?|Copy of .*",
    re.IGNORECASE,
)
"""Names that editors, systems and browsers give to copies and notes of their own."""
_FIELD = re.compile(r"^([a-z_]+):", re.MULTILINE)
_FEWEST = 2
"""How many fields of a kind of record a file must have to be taken for one."""


@dataclass(frozen=True, slots=True)
class Home:
    """Describe a folder of records: what one is called, how its files end, which fields it has."""

    what: str
    suffix: str
    fields: frozenset[str]


def misplaced(file: SourceFile, homes: Mapping[str, Home], others: Mapping[str, str]) -> Problem:
    """Say what is wrong with the place of a file.

    `homes` are the folders of records, `others` the files that have one place, by their stem.
    """
    name, parts = file.inside.name, file.inside.parts
    folder = parts[0] if len(parts) > 1 else ""
    stem = name.strip("#~$").partition(".")[0]
    home = None if stem.lower() in others else _home(file.text, homes)
    if _LEFT_BEHIND.fullmatch(name):
        message = "this is a copy or a note that a program left behind"
        hint = "Remove it; what you want to keep of it belongs into the record itself."
    elif stem.lower() in others and folder in ("", "vocabulary"):
        message, hint = "this file is not read here", f"Its place is {others[stem.lower()]}."
    elif home is not None and home != folder:
        message = f"this file has the fields of {homes[home].what}, and is not in {home}/"
        hint = f"Move it to {home}/{id_meant(name) or stem}{homes[home].suffix}."
    elif folder in homes:
        suffix = homes[folder].suffix
        ending = file.inside.suffix or "nothing"
        message = f"the files of this folder end in {suffix}, not in {ending}"
        hint = f"Rename it to {id_meant(name) or stem}{suffix}, or put it elsewhere."
    else:
        known = [*homes, "vocabulary"]
        message = f"no record belongs here.{did_you_mean(folder, known) if folder else ''}"
        places = ", ".join(f"{known_folder}/" for known_folder in known)
        hint = f"Records live in {places}; the settings in site.yaml."
    return error("misplaced-file", Location(file.path), message, hint)


def belongs_elsewhere(file: SourceFile, homes: Mapping[str, Home]) -> bool:
    """Tell whether a file has more fields of another kind of record than of its folder's."""
    return _home(file.text, homes) not in (None, file.inside.parts[0])


def is_left_behind(name: str) -> bool:
    """Tell whether a program gave the file its name, for a copy that nobody wants."""
    return _LEFT_BEHIND.fullmatch(name) is not None


def id_meant(name: str) -> str | None:
    """Return the id that the name of a file was meant to be, None where there is none in it."""
    plain = unicodedata.normalize("NFKD", name.strip("#~$").partition(".")[0]).lower()
    letters = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    proposal = "-".join(letters.split())
    return proposal if is_id(proposal) else None


def _home(text: str, homes: Mapping[str, Home]) -> str | None:
    """Return the folder of the kind of record that a text has most fields of."""
    fields = set(_FIELD.findall(text[:20_000]))
    if not fields:
        return None
    shared = {folder: len(fields & home.fields) for folder, home in homes.items()}
    folder = max(shared, key=shared.__getitem__)
    return folder if shared[folder] >= _FEWEST else None
