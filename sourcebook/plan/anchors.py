"""Name the changes of an incident by what happened, so that what leads to them lasts.

A change has a place on the page of the incident and on that of its history, and an address: the
same in feeds and in the data.
"""

from collections import Counter

from sourcebook.model.incident import Incident
from sourcebook.plan import routes


def change_anchors(incident: Incident) -> tuple[str, ...]:
    """Return the anchor of each change: its day and kind, numbered from the second of both on."""
    alike: Counter[str] = Counter()
    found = []
    for change in incident.changes:
        name = f"{change.date.isoformat()}-{change.kind.value}"
        alike[name] += 1
        found.append(f"{name}-{alike[name]}" if alike[name] > 1 else name)
    return tuple(found)


def change_address(incident: Incident, number: int) -> str:
    """Return where a change is told, by its number from 1: the first on the page of the record."""
    if number == 1:
        return routes.incident(incident.id)
    return f"{routes.history(incident.id)}#{change_anchors(incident)[number - 1]}"
