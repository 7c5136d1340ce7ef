"""Make the documents of the releases of the data: which version it had when, and what of it."""

from datetime import date

from sourcebook.model.plain import Plain
from sourcebook.plan import routes
from sourcebook.plan.here import Here
from sourcebook.relate.releases import InRelease, Made
from sourcebook.relate.versions import (
    data_version,
    day_of,
    release_names,
    release_of,
)

KIND = "releases"


def releases_document(here: Here) -> Plain:
    """Return the version that stands, and all releases in short, newest first."""
    version = data_version(here.library)
    return {
        "kind": KIND,
        "licence": here.library.site.licence.url,
        "version": {
            "date": version.date.isoformat() if version.date else None,
            "digest": version.digest,
            "release": version.release,
        },
        "records": dict(version.records),
        "items": [
            _in_short(here, name, *release_of(here.library, name))
            for name in release_names(here.library)
        ],
        "older": None,
    }


def release_document(here: Here, name: str) -> Plain:
    """Return a release with the version of every incident that was new or had changed in it.

    An incident that is no longer public counts, and is not named.
    """
    made, held = release_of(here.library, name)
    return {
        "licence": here.library.site.licence.url,
        **_in_short(here, name, made, held),
        "incidents": [
            {
                "id": version.named,
                "date": date.fromordinal(version.day).isoformat(),
                "changes": version.changes,
                "digest": version.digest,
            }
            for version in held
            if version.incident
        ],
    }


def _in_short(here: Here, name: str, made: Made, held: tuple[InRelease, ...]) -> Plain:
    new = sum(not version.before for version in held)
    return {
        "kind": "release",
        "id": name,
        "page": here.whole(routes.release(name)),
        "data": here.whole(routes.record(KIND, name)),
        "version": {"date": day_of(name).isoformat(), "digest": made.digest},
        **({"note": made.note} if made.note else {}),
        "records": dict(made.records),
        "new": new,
        "changed": len(held) - new,
    }
