"""Mark texts that stand in tables, to be looked up where they are used."""


def N_(message: str) -> str:  # noqa: N802 - the name that gettext has for it
    """Return the text itself; the catalogue gets it."""
    return message


def NP_(context: str, message: str) -> tuple[str, str]:  # noqa: N802 - as above
    """Return a text with its context, as `pgettext` takes the two; the catalogue gets them."""
    return context, message
