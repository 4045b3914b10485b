"""The inputs as typed tables: housing plans, work locations, areas."""

from barcode.programme.frames import FRAMES
from barcode.programme.lists import (
    Confidentiality,
    Firmness,
    LocationType,
    ParkKind,
    PlanType,
)
from barcode.programme.tables import Programme

__all__ = ["FRAMES", "Confidentiality", "Firmness", "LocationType", "ParkKind", "PlanType", "Programme"]
