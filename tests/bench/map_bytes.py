"""P11: how much is sent when the page runs again with the whole country on the map, beside polygons in the message?"""

from __future__ import annotations

import json
from statistics import median

from tests.bench.empty_rerun import Rerun, rerun, session_on
from tests.bench.goals import GEOMETRY_GOALS
from tests.bench.map_national import inline_features, national_parks
from tests.conftest import REPOSITORY

KILOBYTE = 1_000


def map_bytes(rounds: int) -> list[bool]:
    """Our page and one with polygons inside, another park chosen every time; whether goals and condition are reached."""
    features = inline_features()
    print(f"P11  bytes sent when the page runs again and another park is chosen: {len(features):,} parks on the map")
    ours, inline = (reruns_of(page, rounds) for page in ("map_page_ours", "map_page_inline"))
    _print("ours: the whole page, shapes by address", ours)
    _print("pydeck, polygons inside, only the map", inline)
    without_blanks = len(json.dumps(features, separators=(",", ":")))
    verdicts = [same_polygons(features)]
    sent = median(one.sent for one in ours)
    for label, peer in (("as pydeck writes it", median(one.sent for one in inline)), ("written without blanks", without_blanks)):
        reached = sent / peer <= GEOMETRY_GOALS.map_bytes
        verdicts.append(reached)
        print(
            f"        ratio {sent / peer:.4f} {label}   goal {GEOMETRY_GOALS.map_bytes:.2f}: {'REACHED' if reached else 'MISSED'}"
        )
    print()
    return verdicts


def reruns_of(page: str, rounds: int) -> list[Rerun]:
    """`rounds` runs of a page of the benchmark, after two in which a browser gets what it keeps."""
    kept: set[str] = set()
    with session_on(REPOSITORY / "tests" / "bench" / f"{page}.py", REPOSITORY) as session:
        done = [rerun(session, kept) for _ in range(rounds + 2)]
    return done[2:]


def same_polygons(features: list[dict]) -> bool:
    """Whether the file that is fetched by address holds the same polygons as the message of the other page."""
    from barcode.ui.map_shapes import shapes_of

    fetched = json.loads(shapes_of(national_parks()).parks.file.body)["features"]
    shapes = {one["properties"]["row"]: one["geometry"] for one in fetched if one["geometry"]["type"] != "Point"}
    same = shapes == {one["properties"]["row"]: one["geometry"] for one in features}
    print(f"        polygons {'equal' if same else 'DIFFER'}")
    return same


def _print(label: str, reruns: list[Rerun]) -> None:
    sent, seconds = median(one.sent for one in reruns) / KILOBYTE, median(one.seconds for one in reruns)
    print(f"    {label:40} {sent:10,.0f} kB {seconds:8.3f} s clock")
