"""Give the minimal site a map: two regions of New Zealand, roughly."""

import json

from tests.tools.trees import SITE, Edit

WELLINGTON = [[174.5, -41.7], [175.6, -41.7], [176.4, -40.8], [175.0, -40.7], [174.5, -41.7]]
AUCKLAND = [[174.2, -36.2], [175.4, -36.2], [175.4, -37.3], [174.4, -37.2], [174.2, -36.2]]
NORTH_ISLAND = [[174.5, -41.7], [178.6, -37.6], [172.7, -34.4], [174.5, -41.7]]


def borders(key: str, **units: list[list[float]]) -> str:
    """Return a file of borders, each unit one ring."""
    features = [
        {
            "type": "Feature",
            "properties": {key: name.replace("_", "-")},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for name, ring in units.items()
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


REGIONS = Edit("map/regions.geojson", "", borders("iso_3166_2", NZ_WGN=WELLINGTON, NZ_AUK=AUCKLAND))
CONTEXT = Edit("map/context.geojson", "", borders("country", NZ=NORTH_ISLAND))
SETTINGS = Edit(
    SITE, "", "map:\n  note: Drawn for tests.\n  sources: [{name: A pencil, licence: none}]\n"
)
WITH_MAP = (REGIONS, CONTEXT, SETTINGS)
"""What makes a map of the minimal site."""
