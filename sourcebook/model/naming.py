"""Ids that name another record: what kind of record each names is part of the model.

The JSON Schema keeps the kind as `x-names`, from which editors are given the ids to complete.
"""

from typing import Annotated, TypeAlias

from pydantic import PlainValidator, WithJsonSchema

from sourcebook.model.ids import Kind
from sourcebook.model.text import ID_PATTERN, MAX_ID, read_id

NAMES = "x-names"
"""The key of a schema that holds the kind of record which an id names."""
SIDE = "side"
"""What an actor's side names: no record, but a part of the settings."""


def _naming(kind: Kind) -> WithJsonSchema:
    return WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^{ID_PATTERN}$",
            "maxLength": MAX_ID,
            NAMES: kind.value,
        }
    )


IncidentId: TypeAlias = Annotated[str, PlainValidator(read_id), _naming(Kind.INCIDENT)]
ArticleId: TypeAlias = Annotated[str, PlainValidator(read_id), _naming(Kind.ARTICLE)]
ActorId: TypeAlias = Annotated[str, PlainValidator(read_id), _naming(Kind.ACTOR)]
PublisherId: TypeAlias = Annotated[str, PlainValidator(read_id), _naming(Kind.PUBLISHER)]
TagId: TypeAlias = Annotated[str, PlainValidator(read_id), _naming(Kind.TAG)]
WarningId: TypeAlias = Annotated[str, PlainValidator(read_id), _naming(Kind.WARNING)]
GroupId: TypeAlias = Annotated[str, PlainValidator(read_id), _naming(Kind.GROUP)]
