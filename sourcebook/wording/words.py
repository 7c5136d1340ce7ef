"""Hold the wording of one language."""

from collections.abc import Callable
from dataclasses import dataclass, field
from gettext import GNUTranslations, NullTranslations

_MOST_FORMS = 200
"""Each form of a plural is used by a number below this one, whatever the language."""


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Hold a language, what translates into it, and which number takes which form of a plural.

    `samples` has a number for each form, in order; `digest` tells one version of the wording from
    another, and is empty for English, which stands in the program itself. Words are equal only to
    themselves (`eq=False`): what is kept of a text is looked up by them as well, many times.
    """

    language: str
    catalogue: NullTranslations
    plural: Callable[[int], int]
    samples: tuple[int, ...]
    digest: bytes = field(default=b"")

    def forms(self, one: str, many: str, context: str | None = None) -> tuple[str, ...]:
        """Return every form of a plural, in the order of the language."""
        if context is None:
            return tuple(self.catalogue.ngettext(one, many, n) for n in self.samples)
        return tuple(self.catalogue.npgettext(context, one, many, n) for n in self.samples)

    def text(self, message: str, context: str | None = None) -> str:
        """Return a text in the language, in English where the catalogue does not have it."""
        if context is None:
            return self.catalogue.gettext(message)
        return self.catalogue.pgettext(context, message)


def _english(number: int) -> int:
    return 0 if number == 1 else 1


ENGLISH = Words("en", NullTranslations(), _english, (1, 2))
"""What stands in the program."""


def words_of(language: str, catalogue: GNUTranslations, digest: bytes) -> Words:
    """Return the wording that a catalogue holds; `digest` is that of its file."""
    plural: Callable[[int], int] = catalogue.plural  # type: ignore[attr-defined] # of its header
    samples: dict[int, int] = {}
    for number in range(_MOST_FORMS):
        samples.setdefault(plural(number), number)
    ordered = tuple(samples[form] for form in sorted(samples))
    return Words(language, catalogue, plural, ordered, digest)
