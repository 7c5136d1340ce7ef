"""Relate incidents to where a map can show them, by how precisely their place is known."""

from collections.abc import Iterable, Mapping

from sourcebook.model.records import Records
from sourcebook.model.words import PlacePrecision
from sourcebook.relate.answers import WHOLE, Relation
from sourcebook.relate.facts import IncidentFacts

ON_MAP = ("spots", "areas", "in no region")
"""The names of these relations."""


def in_regions(incidents: Iterable[IncidentFacts], records: Records) -> Relation:
    """Return the region of each incident that names one of the vocabulary."""
    known = {(r.country, r.key): r.id for r in records.regions.values()}
    found = ((f.id, known.get((f.country, f.region))) for f in incidents)
    return {name: (region,) for name, region in found if region}


def placed(
    standing: Iterable[IncidentFacts], regions: Mapping[str, str], records: Records
) -> dict[str, Relation]:
    """Return the incidents that can be shown as a dot, as a region, and those of no region.

    `regions` holds the region of each incident that has one. `spots` are incident, degrees north
    and east, region ("" without one) and country, where the settlement is known; `areas` are
    the incidents of a region whose place is known to it or to the district alone; `in no region`
    are those of a country to which the site lists no region. A site without borders has no map.
    """
    if records.borders is None:
        return {name: {} for name in ON_MAP}
    spots: list[tuple[str, float, float, str, str]] = []
    areas: dict[str, list[str]] = {}
    beside: dict[str, list[str]] = {}
    for f in standing:
        region = regions.get(f.id, "")
        if f.spot:
            spots.append((f.id, *f.spot, region, f.country))
        elif region and f.precision != PlacePrecision.COUNTRY:
            areas.setdefault(region, []).append(f.id)
        if not region:
            beside.setdefault(f.country, []).append(f.id)
    return {
        "spots": {WHOLE: tuple(spots)},
        "areas": {region: tuple(found) for region, found in areas.items()},
        "in no region": {country: tuple(found) for country, found in sorted(beside.items())},
    }
