"""What every record shares."""

from typing import Annotated, Any, TypeVar, cast

from pydantic import BaseModel, ConfigDict, Field

from sourcebook.model.text import Flag, Id, Private

_set = object.__setattr__  # what is frozen is made once, by way of the language
_NOT_NOTED: set[str] = set()
"""Stands for pydantic's note of the fields that were given: no use to us, and a third of a record.

Shared by all, since pydantic copies it before it adds to it.
"""
_KINDS: dict[str, type["Part"]] = {}
"""Every kind of part by its name: pickle looks a class up through its module, far more slowly."""


class Part(BaseModel):
    """Hold one group of fields: unknown keys are refused, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    @classmethod
    def __pydantic_init_subclass__(cls, **_options: Any) -> None:
        """Note the kind, to be found again by its name."""
        _KINDS[cls.__name__] = cls

    def model_post_init(self, _context: Any, /) -> None:
        """Keep the fields, and no note of which of them were given."""
        _set(self, "__pydantic_fields_set__", _NOT_NOTED)

    def __reduce__(self) -> tuple[Any, ...]:
        """Tell pickle to keep the fields alone."""
        return _restored, (self.__class__.__name__, self.__dict__)


P = TypeVar("P", bound=Part)


def altered(part: P, fields: dict[str, Any]) -> P:
    """Return a part with other values in some fields, which are taken as they are."""
    made = _restored(part.__class__.__name__, {**part.__dict__, **fields})
    return cast("P", made)


def _restored(name: str, fields: dict[str, Any]) -> Part:
    """Make a part again of fields that were checked when it was made first."""
    kind = _KINDS[name]
    part = kind.__new__(kind)
    _set(part, "__dict__", fields)
    _set(part, "__pydantic_fields_set__", _NOT_NOTED)
    _set(part, "__pydantic_extra__", None)
    _set(part, "__pydantic_private__", None)
    return part


class Record(Part):
    """Hold one record of the site; `id` comes from the file's name or the vocabulary's key."""

    id: Annotated[Id, Field(exclude=True)]
    """The permanent name, never written inside the record."""


class Publishable(Record):
    """Hold a record that editors may keep back."""

    draft: Flag = False
    """Not ready: checked, but not published."""
    embargoed: Flag = False
    """Ready, but not published before an editor removes this line."""
    private: Private = None
    """Editors' notes, contacts, remarks on safety: reach no output."""

    @property
    def is_public(self) -> bool:
        """Tell whether the record appears on the site."""
        return not (self.draft or self.embargoed)
