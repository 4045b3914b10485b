"""Where does each municipality lie? Its outline among the key figures, which no figure depends on."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from barcode.programme.frames import frame


def with_outlines(areas: pd.DataFrame, outlines: Mapping[str, bytes]) -> pd.DataFrame:
    """Frame `areas` with an outline at each municipality that had none and for which there is one.

    Args:
        areas: frame `areas`, each municipality once.
        outlines: municipality code → WKB in EPSG:28992.
    """
    if not outlines:
        return areas
    drawn = [
        outlines.get(code) if pd.isna(own) else own
        for own, code in zip(areas["geometry_wkb"], areas["municipality_code"], strict=True)
    ]
    return frame("areas", areas.assign(geometry_wkb=pd.Series(drawn, dtype="object", index=areas.index)))
