"""Texts that try to be more than text where a report is read, and problems that hold them."""

from sourcebook.problems import Location, Problem, Severity

HOSTILE = (
    "\n::error file=README.md,line=1::forged",
    "\r::stop-commands::pause",
    "::add-mask::the",
    "   ::warning::forged",
    "\u00a0\u3000::warning::forged",
    "x ##[error]forged",
    "##[stop-commands]pause",
    "###[add-mask]the",
    "##vso[task.setvariable variable=x]y ##teamcity[message text='x']",
    "%0A::error::forged",
    "%250A::error::forged",
    "a,line=99,file=b::c",
    "\x1b]0;title\x07\x1b[2J\x1b[31mred",
    "\u202eevil\u2066bidi\u200b\u2028\u0085next",
    "{0} {{1}} [link](https://evil.example) \\[a\\](1)",
    "<script>alert(1)</script>&amp;",
    "\x00\x08\x7f\ufeff",
    "\t::error::tab",
)
UNSAFE = "\x00\x07\x08\x0b\x1b\x7f\x85\u200b\u2028\u202e\u2066\ufeff\r"
"""Characters that act on a terminal, or hide."""


def hostile_problems(severity: Severity = Severity.ERROR) -> tuple[Problem, ...]:
    """Put every text into every place of a problem, alone and in all at once."""
    made = []
    for text in HOSTILE:
        # As the reading of files shows names.
        name = "".join(character if character.isprintable() else "�" for character in text)
        for path, excerpt, message, hint in (
            (f"content/{name}.yaml", "", "m", ""),
            ("content/a.yaml", text, "m", "h"),
            ("content/a.yaml", "", text, "h"),
            ("content/a.yaml", "e", "m", text),
            (f"content/{name}.yaml", text, text, text),
        ):
            for column in (1, 2, 3, 5):
                place = Location(path, 3, column, text, excerpt)
                made.append(Problem("unknown-key", severity, place, message, hint))
    return tuple(dict.fromkeys(made))
