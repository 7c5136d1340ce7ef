"""Write data as JSON that does no harm where it is shown."""

import json
import re
from typing import Any

EXCERPT = 1_000
"""The most characters of a source line that are told: thousands of problems can lie on one."""

_COMMANDS = re.compile("#(?=#)")


def as_data(shape: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Return JSON in ASCII, so that no terminal acts on it, and without `##`.

    `##[` is how a command of GitHub begins, anywhere in a line of a log. Only strings hold one, so
    writing the sign by its number changes no value.
    """
    return _COMMANDS.sub(r"\\u0023", json.dumps(shape, indent=2)) + "\n"
