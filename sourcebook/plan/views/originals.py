"""Tell scripts which texts an edition shows in the original, as `lang` tells it in templates."""


def language_of(text: str) -> str:
    """Return the language of a text that is shown in the original, nothing of any other."""
    language: str = getattr(text, "language", "")
    return language


def languages_of(**texts: str) -> dict[str, dict[str, str]]:
    """Return the language of each of the texts that are shown in the original, by name.

    It is what a JSON object has besides, so that nothing of it stands in a site of one language.
    """
    found = {name: language for name, text in texts.items() if (language := language_of(text))}
    return {"languages": found} if found else {}
