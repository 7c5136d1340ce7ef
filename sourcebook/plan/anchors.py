"""Name the changes on the page of an incident by what happened, so that links to them last."""

from collections import Counter

from sourcebook.model.incident import Incident


def change_anchors(incident: Incident) -> tuple[str, ...]:
    """Return the anchor of each change: its day and kind, numbered from the second of both on."""
    alike: Counter[str] = Counter()
    found = []
    for change in incident.changes:
        name = f"{change.date.isoformat()}-{change.kind.value}"
        alike[name] += 1
        found.append(f"{name}-{alike[name]}" if alike[name] > 1 else name)
    return tuple(found)
