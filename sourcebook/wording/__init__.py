"""Speak the language of an edition: what stands in the code is English, and is looked up.

A catalogue of gettext holds the wording of each other language. `with speaking(words):` says which
one is spoken; until then, and for English itself, texts are what they are.
"""

from sourcebook.wording.marking import N_, NP_
from sourcebook.wording.order import name_key
from sourcebook.wording.speech import (
    gettext,
    ngettext,
    npgettext,
    pgettext,
    speaking,
    spoken,
)
from sourcebook.wording.words import ENGLISH, Words, words_of

__all__ = (
    "ENGLISH",
    "NP_",
    "N_",
    "Words",
    "gettext",
    "name_key",
    "ngettext",
    "npgettext",
    "pgettext",
    "speaking",
    "spoken",
    "words_of",
)
