"""Read options that several commands take."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from sourcebook.model.text import Url

_URL: TypeAdapter[str] = TypeAdapter(Url)


def add_content(parser: ArgumentParser) -> None:
    """Declare the folder of the records."""
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="folder of the records"
    )


def a_base_url(text: str) -> str:
    """Read the address of a site, by the rules that site.yaml follows."""
    try:
        address = _URL.validate_python(text)
    except ValidationError as refused:
        context = refused.errors()[0].get("ctx", {})
        raise ArgumentTypeError(f"{context['message']}. {context['hint']}") from None
    if "?" in address or "#" in address:
        raise ArgumentTypeError("the address of a site has no ? and no #.")
    return address
