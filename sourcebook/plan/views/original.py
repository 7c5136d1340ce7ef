"""Say of a text in a list that an edition shows it as it was written."""

from sourcebook.plan import formats
from sourcebook.wording import gettext as _


def original_note(tag: str) -> str:
    """Name the language that a text is still in."""
    # Translators: beside a title or a summary in a list that nobody has translated yet.
    told = _("Not translated yet. Language of the original: %(language)s")
    return told % {"language": formats.language(tag)}


def behind_note() -> str:
    """Say that a translation is behind."""
    return _("The original has changed since this was translated.")
