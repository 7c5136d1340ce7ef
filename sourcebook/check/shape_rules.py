"""The rules that reading the files applies already, each with its reason.

They are found where bytes become text, text becomes data and data becomes records; they stand here
so that one list names every rule.
"""

from sourcebook.check.rule import Rule
from sourcebook.problems import Severity

_REASONS = {
    # Files
    "missing-file": "Without its settings the site has no name and no address.",
    "misplaced-file": "What a file is follows from its folder and its ending.",
    "unreadable-file": "Only plain files with plain names are read: no links, pipes or devices.",
    "too-many-files": "A bound on the number of files keeps every build possible.",
    "not-utf-8": "In any other encoding, names of people and places are read wrongly.",
    "front-matter": "The fields of an article or a page stand between two lines of `---`.",
    # YAML
    "merge-conflict": "Of two versions that stand side by side, readers would see both.",
    "yaml-syntax": "A file that cannot be read publishes nothing.",
    "yaml-alias": "A record says what it says where it says it; aliases can also explode.",
    "yaml-anchor": "A record says what it says where it says it.",
    "yaml-merge": "A record says what it says where it says it.",
    "yaml-tag": "The schema alone decides what a value is.",
    "second-document": "One file is one record.",
    "duplicate-key": "Of two values under one key, one would be lost without a word.",
    "malformed-key": "Keys are short plain words; anything else is a slip of punctuation.",
    "too-deep": "No record is nested deeply; a file that is was made to do harm, or by mistake.",
    # Borders
    "json-syntax": "Borders that cannot be read draw no map.",
    "malformed-border": "A map shows closed areas on the globe, each by its name.",
    "border-elsewhere": "A map draws nobody's land as another's: recognised borders decide.",
    # Characters
    "forbidden-character": "Invisible characters can make a text read differently from what it is.",
    # Ids
    "malformed-id": "An id is part of an address for ever, so it is plain and short.",
    "duplicate-id": "An id names one record in the whole tree.",
    "translation-of-nothing": "What translates a page stands beside it, or nobody can find it.",
    # Fields
    "unknown-key": "A misspelt key would be ignored, and what it says with it.",
    "missing-key": "Every record of a kind says the same things.",
    "wrong-type": "A value of the wrong kind would be shown wrongly, or not at all.",
    "empty-value": "An empty value does not say whether nothing is known or something forgotten.",
    "unknown-word": "Words with a fixed meaning come from a closed list.",
    "too-long": "A bound on every text keeps pages readable and builds possible.",
    "malformed-date": "Dates are written in EDTF, which says exactly how much is known.",
    "impossible-date": "A day that no calendar has is a slip for another one.",
    "unsafe-url": "Links lead to web pages only: other schemes can run code or reveal a reader.",
}

SHAPE_RULES = tuple(Rule(name, Severity.ERROR, reason) for name, reason in _REASONS.items())
