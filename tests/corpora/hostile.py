"""Put hostile texts into every context of the records, and take out again what the check refuses.

What is refused must be refused as a problem with file and line; it is put another way, and in the
end the harmless value stands there again. What remains is a content folder that passes the check
and holds as much of the hostile texts as a contributor could get past it.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sourcebook.check import check
from sourcebook.load.content import load_content
from sourcebook.load.document import Plain
from sourcebook.problems import Problem, Severity
from tests.corpora import harmless
from tests.corpora.contexts import BODIES, ENTRY, MARKDOWN, Context, contexts
from tests.corpora.contexts import Path as Keys
from tests.corpora.writing import file_of, lines, quoted, write

MOST_ROUNDS = 60
STANDING = "incident-"
ENDS_A_RECORD = {("withdrawn",), ("merged_into",)}
"""What takes the page of an incident away: only a record that is withdrawn already is given it."""

T = TypeVar("T")
Record = tuple[str, str]
"""Kind and id."""


@dataclass
class Tally:
    """Count, by context and form, how many texts passed the check and how many were refused."""

    accepted: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    set_aside: Counter[str] = field(default_factory=Counter)
    """What was taken out because its fault shows in another field or record."""

    def add(self, other: "Tally") -> None:
        """Add what another tree counted."""
        self.accepted.update(other.accepted)
        self.refused.update(other.refused)
        self.set_aside.update(other.set_aside)


@dataclass
class _Placed:
    """One context of one record, and which of its forms is tried now."""

    context: Context
    attempt: int = 0

    @property
    def name(self) -> str:
        return f"{self.context.name} {self.context.forms[self.attempt].name}".rstrip()

    @property
    def stands(self) -> bool:
        return self.attempt < len(self.context.forms)


@dataclass
class _Body:
    """The Markdown of one record: the forms that stand in it still, and where each was written."""

    kind: str
    text: str
    forms: dict[str, str] = field(default_factory=lambda: dict(MARKDOWN))
    places: list[tuple[int, str]] = field(default_factory=list)

    def written(self, line: int) -> str:
        """Return the Markdown that begins on a line, and remember where each form of it begins."""
        self.places = []
        parts: list[str] = []
        for name, form in self.forms.items():
            text = self.text if name == "paragraph" else " ".join(self.text.splitlines())
            part = form.replace("{heading}", harmless.HEADINGS[self.kind]).replace("{}", text)
            parts.append(part)
            self.places.append((line, name))
            line += len(_lines(part)) + 1
        return "\n\n".join(parts) if parts else "Words."


class HostileTree:
    """A content folder with a text in every context of the records of its number."""

    def __init__(self, folder: Path, texts: Sequence[str], in_settings: str | None = None) -> None:
        """Make the tree of some texts; one more goes into every context of site.yaml."""
        self.content = folder
        self.tally = Tally()
        self.faults: list[str] = []
        self.texts: dict[Record, str] = {}
        self._harmless = {**harmless.shared(), ("site", "site"): harmless.site()}
        self._placed: dict[Record, dict[str, _Placed]] = {}
        self._bodies: dict[Record, _Body] = {}
        self._written: dict[str, list[tuple[Record, str]]] = {}
        if in_settings is not None:
            self.texts["site", "site"] = in_settings
        for number, text in enumerate(texts):
            for record, values in harmless.records(number).items():
                self._harmless[record] = values
                self.texts[record] = text
        for record in self.texts:
            self._place(record)

    def settle(self) -> None:
        """Write the tree and take out what the check refuses, until nothing is refused."""
        changed: Iterable[Record] = self._harmless
        for _ in range(MOST_ROUNDS):
            self._write(changed)
            problems = check(load_content(self.content, "content"))
            errors = _with_places(p for p in problems if p.severity is Severity.ERROR)
            self._hold_to_form(errors)
            if not errors:
                self._count_accepted()
                return
            places = dict.fromkeys(self._place_of(problem) for problem in errors)
            changed = {place[0] for place in places if self._give_way(*place)}
            # Nothing at the places themselves: the fault is that of another field or record.
            changed = changed or {other for place in places for other in self._give_up(place[0])}
            if not changed:
                break
        self.faults += [f"refused without a hostile text: {problem}" for problem in errors[:5]]

    def shown(self) -> Iterator[tuple[Record, str, str]]:
        """Yield record, field and text of every top-level text that passed as it is."""
        for record, placed in self._placed.items():
            for name, each in placed.items():
                if each.stands and len(each.context.path) == 1 and each.context.free:
                    yield record, name, self.texts[record]

    @property
    def base_url(self) -> str:
        """Return the address that the settings promise."""
        address = self._data(("site", "site"))["base_url"]
        return f"{str(address).rstrip('/')}/"

    def _place(self, record: Record) -> None:
        kind, name = record
        standing = name.startswith(STANDING)
        self._placed[record] = {
            _dotted(context.path, self._harmless[record]): _Placed(context)
            for context in contexts()[kind]
            if kind != "incident" or standing == (context.path not in ENDS_A_RECORD)
        }
        if kind in BODIES:
            self._bodies[record] = _Body(kind, self.texts[record])

    def _hold_to_form(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            if not (problem.location.line and problem.message and problem.hint):
                self.faults.append(f"no place or no remedy: {problem}")

    def _place_of(self, problem: Problem) -> tuple[Record, str, str]:
        """Return the record, the field, and the form of Markdown that a problem is about."""
        place = problem.location
        written = self._written[place.path.removeprefix("content/")]
        record, field_name = written[min(place.line, len(written)) - 1]
        body = self._bodies.get(record)
        if body and field_name == BODIES[record[0]]:
            return record, field_name, _last_before(place.line, body.places)
        return record, place.field or field_name, ""

    def _give_way(self, record: Record, name: str, form: str) -> bool:
        """Put a text another way, or take it out; tell whether there was one."""
        body = self._bodies.get(record)
        if body and form:
            if form in body.forms:
                del body.forms[form]
                self.tally.refused[f"{record[0]} {name}, {form}"] += 1
                return True
            return False
        for field_name, placed in self._placed.get(record, {}).items():
            if placed.stands and (_is_within(name, field_name) or _is_within(field_name, name)):
                self.tally.refused[placed.name] += 1
                placed.attempt += 1
                return True
        return False

    def _give_up(self, record: Record) -> Iterator[Record]:
        """Take out all that is no plain text, then the rest: the fault lies somewhere else."""
        number = record[1].rpartition("-")[2]
        standing = [
            (other, placed)
            for other in self._placed
            if other[1].rpartition("-")[2] == number
            for placed in self._placed[other].values()
            if placed.stands
        ]
        bound = [(other, placed) for other, placed in standing if not placed.context.free]
        for other, placed in bound or standing:
            self.tally.set_aside[placed.name] += 1
            placed.attempt = len(placed.context.forms)
            yield other

    def _count_accepted(self) -> None:
        for record, placed in self._placed.items():
            self.tally.accepted.update(each.name for each in placed.values() if each.stands)
            if body := self._bodies.get(record):
                kind = record[0]
                self.tally.accepted.update(f"{kind} {BODIES[kind]}, {form}" for form in body.forms)

    def _data(self, record: Record) -> dict[str, Plain]:
        """Return the values of a record, with its text in every context where it still stands."""
        data: Plain = self._harmless[record]
        for placed in self._placed.get(record, {}).values():
            if placed.stands:
                form = placed.context.forms[placed.attempt]
                data = _with(data, placed.context.path, form.value(self.texts[record]))
        assert isinstance(data, dict)
        return data

    def _write(self, records: Iterable[Record]) -> None:
        """Write the files of some records, and remember what stands on each of their lines."""
        files = {file_of(*record) for record in records}
        together: dict[str, list[Record]] = {}
        for record in self._harmless:
            if (file := file_of(*record)) in files:
                together.setdefault(file, []).append(record)
        for file, entries in together.items():
            shared = file.startswith("vocabulary/")
            written = list(self._vocabulary(entries) if shared else self._file(*entries))
            self._written[file] = [(record, name) for record, name, _ in written]
            write(self.content / file, "".join(f"{line}\n" for _, _, line in written))

    def _vocabulary(self, records: Sequence[Record]) -> Iterator[tuple[Record, str, str]]:
        """Yield the lines of a file with many records."""
        yield records[0], "", "{"
        for record in records:
            for name, line in lines(self._data(record), "", f" {quoted(record[1])}: "):
                yield record, name, line
            yield record, "", ","
        yield records[-1], "", "}"

    def _file(self, record: Record) -> Iterator[tuple[Record, str, str]]:
        """Yield the lines of a file with one record."""
        kind, _ = record
        data = self._data(record)
        words = str(data.get(BODIES.get(kind, ""), ""))
        data = {key: value for key, value in data.items() if key != BODIES.get(kind)}
        fields = [(record, name, line) for name, line in lines(data)]
        if kind not in BODIES:
            yield from fields
            return
        yield record, "", "---"
        yield from fields
        yield record, "", "---"
        body = self._bodies.get(record)
        for line in _lines(body.written(len(fields) + 3) if body else words):
            yield record, BODIES[kind], line


def _with_places(problems: Iterable[Problem]) -> list[Problem]:
    """Leave out what only says of a file that a rule is broken more often than is listed."""
    found = list(problems)
    listed = {(problem.rule, problem.location.path) for problem in found if problem.location.line}
    return [
        problem
        for problem in found
        if problem.location.line or (problem.rule, problem.location.path) not in listed
    ]


def _last_before(line: int, places: Sequence[tuple[int, T]]) -> T:
    """Return what stands on a line: what begins there or last before it, else the first."""
    return places[max(bisect_right([start for start, _ in places], line) - 1, 0)][1]


def _is_within(name: str, group: str) -> bool:
    """Tell whether a field is, or lies in, a group of fields."""
    return name == group or name.startswith((f"{group}.", f"{group}["))


def _lines(text: str) -> list[str]:
    """Return the lines of a text as a file of records has them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _dotted(keys: Keys, value: Plain) -> str:
    """Name a place as problems name it: `claims[2].says`, for the last entry of a list."""
    text = ""
    for key in keys:
        if key == ENTRY and isinstance(value, dict):
            key = list(value)[-1]  # noqa: PLW2901 - the key that the star stands for
        if key == ENTRY:
            size = len(value) if isinstance(value, list) else 1
            text += f"[{size}]"
            value = value[-1] if isinstance(value, list) else None
        else:
            text += f".{key}"
            value = value.get(key) if isinstance(value, dict) else None
    return text.removeprefix(".")


def _with(value: Plain, keys: Keys, new: Plain) -> Plain:
    """Return a value with something else at a place; groups and lists that lack are made."""
    if not keys:
        return new
    key, *rest = keys
    if key == ENTRY and not isinstance(value, dict):
        entries = value if isinstance(value, list) and value else [None]
        return [*entries[:-1], _with(entries[-1], tuple(rest), new)]
    group = value if isinstance(value, dict) else {}
    key = list(group)[-1] if key == ENTRY else key
    return {**group, key: _with(group.get(key), tuple(rest), new)}
