"""Read options that several commands take."""

from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path


def add_content(parser: ArgumentParser) -> None:
    """Declare the folder of the records."""
    parser.add_argument(
        "--content", type=Path, default=Path("content"), metavar="DIR", help="folder of the records"
    )


def a_base_url(text: str) -> str:
    """Read the address of a site, by the rules that site.yaml follows."""
    # Imported only where an address is given: it takes longer than all else before a build.
    from pydantic import TypeAdapter, ValidationError  # noqa: PLC0415

    from sourcebook.model.text import Url  # noqa: PLC0415

    try:
        address: str = TypeAdapter(Url).validate_python(text)
    except ValidationError as refused:
        context = refused.errors()[0].get("ctx", {})
        raise ArgumentTypeError(f"{context['message']}. {context['hint']}") from None
    if "?" in address or "#" in address:
        raise ArgumentTypeError("the address of a site has no ? and no #.")
    return address


def a_number(text: str) -> int:
    """Read how many of something are wanted."""
    if not (text.isascii() and text.isdigit() and int(text[:9]) > 0):
        raise ArgumentTypeError("write a whole number, at least 1")
    return int(text[:9])
