"""Read the wording of other languages, which belongs to the program and is trusted."""

import errno
import hashlib
import struct
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from sourcebook.wording import ENGLISH, Words, words_of

DOMAIN = "messages"
"""The name of every catalogue, as gettext calls it."""


def load_words(folder: Path, language: str) -> Words | None:
    """Return the wording of a language (a tag of BCP 47), None where there is no catalogue of it.

    A language with a territory has the wording of the language alone. Raises OSError, with the
    path, where a catalogue that is there cannot be read.
    """
    plain = language.partition("-")[0].lower()
    if plain == ENGLISH.language:
        return ENGLISH
    path = folder / plain / "LC_MESSAGES" / f"{DOMAIN}.mo"
    if not path.is_file():
        return None
    compiled = path.read_bytes()
    digest = hashlib.sha256(compiled).digest()[:16]
    try:
        catalogue = GNUTranslations(BytesIO(compiled))
    except (OSError, ValueError, struct.error) as error:
        reason = "This is no compiled catalogue; `make wording` writes it"
        raise OSError(errno.EINVAL, reason, str(path)) from error
    return words_of(plain, catalogue, digest)
