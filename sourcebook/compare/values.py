"""Give the values of fields as records write them, and as readers say them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from pydantic import WithJsonSchema

from sourcebook.compare.comparison import Data, Value
from sourcebook.model.dates import Edtf
from sourcebook.model.ids import Kind
from sourcebook.model.naming import NAMES
from sourcebook.model.record import Part
from sourcebook.model.records import Records
from sourcebook.plan import formats

UNSAID = frozenset({"id", "private"})
"""Fields that no comparison shows: the id is the record's name, private notes are nobody's."""


@dataclass(frozen=True, slots=True)
class Names:
    """Name what an id stands for in some records."""

    records: Records

    def __call__(self, kind: Kind, name: str) -> str:
        """Return the name that readers know, the id itself where there is none."""
        named: Mapping[Kind, Mapping[str, Any]] = {
            Kind.ACTOR: self.records.actors,
            Kind.PUBLISHER: self.records.publishers,
            Kind.TAG: self.records.tags,
            Kind.WARNING: self.records.warnings,
            Kind.GROUP: self.records.groups,
        }
        entry = named.get(kind, {}).get(name)
        return entry.name if entry else name


def value(field: Any, names: Names, kind: Kind | None) -> Value | None:  # noqa: ANN401 - of any field
    """Return the value of a field that is no group; `kind` is the kind of record that it names."""
    if field is None:
        return None
    data = data_of(field)
    match field:
        case bool():
            words = "yes" if field else "no"
        case int():
            words = formats.number(field)
        case Edtf():
            words = formats.edtf(field)
        case date():
            words = formats.day(field)
        case str() if kind is not None:
            words = names(kind, field)
        case _:
            words = str(field)
    return Value(data, words)


def data_of(field: Any) -> Data:  # noqa: ANN401 - of any field
    """Return a value as the record writes it, in what JSON knows; unset fields are left out."""
    match field:
        case Part():
            return {name: data_of(held) for name, held in set_fields(field)}
        case tuple():
            return [data_of(held) for held in field]
        case Mapping():
            return {str(name): data_of(held) for name, held in field.items()}
        case bool() | int() | float():
            return field
    return str(field)  # dates write themselves as ISO 8601 and EDTF


def set_fields(part: Part) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a group that are set, by the names that records give them."""
    for name, info in type(part).model_fields.items():
        held = getattr(part, name)
        if name not in UNSAID and not is_unset(held):
            yield info.alias or name, held


def is_unset(field: Any) -> bool:  # noqa: ANN401 - of any field
    """Tell whether a field says nothing: it is missing, empty, or `false`."""
    return field is None or field is False or field in ((), "", {})


@cache
def kinds_named(model: type[Part]) -> Mapping[str, Kind]:
    """Return the kind of record that each field of a model names, for those that name one."""
    found = {
        name: _kind_in(info.metadata) or _kind_of(info.annotation)
        for name, info in model.model_fields.items()
    }
    return {name: kind for name, kind in found.items() if kind}


def _kind_of(annotation: Any) -> Kind | None:  # noqa: ANN401 - a type as the model writes it
    """Find the kind in `X`, `X | None` or `tuple[X, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return None
    if get_origin(annotation) is Annotated:
        return _kind_in(annotation.__metadata__)
    kinds = (_kind_of(argument) for argument in get_args(annotation))
    return next((kind for kind in kinds if kind), None)


def _kind_in(metadata: Any) -> Kind | None:  # noqa: ANN401 - what an annotation carries
    for held in metadata:
        if isinstance(held, WithJsonSchema) and held.json_schema and NAMES in held.json_schema:
            return Kind(held.json_schema[NAMES])
    return None
