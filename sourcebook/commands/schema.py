"""Write the JSON Schemas from which editors complete and check records."""

import json
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from sourcebook.commands.options import add_content
from sourcebook.commands.status import CANNOT_BUILD, DONE
from sourcebook.commands.terminal import system_error
from sourcebook.load.content import load_content
from sourcebook.model.schema import Schema, schemas

SCHEMA_FOLDER = Path("schema")


def add_options(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    add_content(parser)
    parser.add_argument(
        "--output", type=Path, default=SCHEMA_FOLDER, metavar="DIR", help="folder of the schemas"
    )


def run(arguments: Namespace) -> int:
    """Write one file a schema and return the exit status: 0 written, 2 surroundings."""
    try:
        made = schemas(load_content(arguments.content, str(arguments.content)).records)
        arguments.output.mkdir(parents=True, exist_ok=True)
        for name, schema in made.items():
            path = arguments.output / f"{name}.schema.json"
            path.write_text(as_text(schema), encoding="utf-8")
    except OSError as error:
        sys.stderr.write(system_error(error))
        return CANNOT_BUILD
    sys.stdout.write(f"Wrote {len(made)} schemas.\n")
    return DONE


def as_text(schema: Schema) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
