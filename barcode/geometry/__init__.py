"""Where do plans and parks lie in each other's way? Overlaps and distances, measured in EPSG:28992.

Nothing here reads a file or repairs a polygon; readers did. Shapely is loaded when something is first measured.
"""

from barcode.geometry.distance import distances
from barcode.geometry.overlap import DEFAULT_TOLERANCE, Tolerance, overlaps
from barcode.geometry.park_index import ParkIndex
from barcode.geometry.polygons import Polygons, areas_m2_gross, polygons
from barcode.geometry.relations import Relations, relations

__all__ = [
    "DEFAULT_TOLERANCE",
    "ParkIndex",
    "Polygons",
    "Relations",
    "Tolerance",
    "areas_m2_gross",
    "distances",
    "overlaps",
    "polygons",
    "relations",
]
