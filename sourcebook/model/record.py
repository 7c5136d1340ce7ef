"""What every record shares."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from sourcebook.model.text import Flag, Id, Private


class Part(BaseModel):
    """Hold one group of fields: unknown keys are refused, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


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
