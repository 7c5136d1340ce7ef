"""Write YAML as the records of a site are written by hand.

Only what the corpus needs: texts in blocks, lines of `key: value`, lists and groups in brackets.
"""

from collections.abc import Iterable

WIDTH = 116


def wrapped(text: str, indent: str = "") -> str:
    """Return the text in lines of readable width, each after the indent."""
    room = WIDTH - len(indent)
    lines = []
    while len(text) > room:
        end = text.rfind(" ", 0, room + 1)
        lines.append(text[:end])
        text = text[end + 1 :]
    lines.append(text)
    return indent + f"\n{indent}".join(lines)


def paragraph(key: str, text: str, indent: str = "") -> str:
    """Return a key with a text, on its own line where it is short, else folded into a block."""
    if len(text) < WIDTH - len(key) - len(indent):
        return f"{key}: {text}"
    return f"{key}: >-\n{wrapped(text, indent + '  ')}"


def quoted(text: str) -> str:
    """Return a text in quotation marks, for one that plain YAML would take for something else."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def scalar(text: str) -> str:
    """Return a short text as it stands, or in quotation marks where it has to be."""
    return quoted(text) if text[0] in "[{" else text


def listed(entries: Iterable[str]) -> str:
    """Return a list in brackets."""
    return f"[{', '.join(entries)}]"


def entry(*lines: str) -> str:
    """Return an entry of a list, each line of it below the first."""
    return "  - " + "\n    ".join(lines)
