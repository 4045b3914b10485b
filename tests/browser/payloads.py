"""With which texts does an attacker try to make a browser do something, and how do they come in as a programme?

Whatever runs sets `window.__xss`; whatever calls out calls a host under `.invalid`, which by agreement never exists.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence

import yaml

from tests.conftest import REPOSITORY

RUN = "window.__xss=1"
HOST = "evil.invalid"
SCRIPTS = (
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"<img src=x onerror={RUN}>",
    f'"><img src=x onerror={RUN}>',
    f"'><svg/onload={RUN}>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><script>{RUN}</script></svg>",
    f"<iframe srcdoc='<script>parent.{RUN}</script>'></iframe>",
    f"<iframe src=javascript:{RUN}></iframe>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<input autofocus onfocus={RUN}>",
    f"<a href=javascript:{RUN}>a</a>",
    f"<math><a xlink:href=javascript:{RUN}>m</a></math>",
    f"<object data=javascript:{RUN}></object>",
    f"<embed src=data:text/html,<script>{RUN}</script>>",
    f"<style>@import 'https://{HOST}/a.css'</style>",
    f"<link rel=stylesheet href=https://{HOST}/b.css>",
    f"<meta http-equiv=refresh content='0;url=https://{HOST}/c'>",
    f"<base href=https://{HOST}/>",
    f"<form action=https://{HOST}/d><button>go</button></form>",
    f"<img src=https://{HOST}/e.png>",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<!--><img src=x onerror={RUN}>-->",
    f"&lt;img src=x onerror={RUN}&gt;",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"\\u003cscript\\u003e{RUN}\\u003c/script\\u003e",
)
MARKDOWN = (
    f"![x](https://{HOST}/f.png)",
    f"[x](https://{HOST}/g)",
    f"[x](javascript:{RUN})",
    f"[x](JaVaScRiPt:{RUN})",
    f"[x](data:text/html,<script>{RUN}</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD53aW5kb3cuX194c3M9MTwvc2NyaXB0Pg==)",
    f"[x](vbscript:{RUN})",
    f"<https://{HOST}/h>",
    f"https://{HOST}/i",
    f"www.{HOST}",
    f"mail@{HOST}",
    f"[x]: https://{HOST}/j",
    f"![x][y] [y]: https://{HOST}/k.png",
    f"`{RUN}`",
    "**bold** _italic_ ~~struck~~",
    "# heading",
    "- list",
    "1. list",
    "> quote",
    "| a | b |",
    "$\\href{javascript:window.__xss=1}{x}$",
    ":material/home: :red[red] :smile:",
    "a -> b <- c -- d",
)
OTHERS = (
    f'=HYPERLINK("https://{HOST}/l";"x")',
    f'=WEBSERVICE("https://{HOST}/m")',
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "-2+3",
    "{{7*7}} ${7*7} #{7*7} <%= 7*7 %>",
    "{name} {0} {__class__} %s %(name)s",
    "../../../etc/passwd",
    "\u202egnp.exe\u202c rtl",
)
PAYLOADS = (*SCRIPTS, *MARKDOWN, *OTHERS)
FOLDER = REPOSITORY / "data" / "voorbeeldregio"
# The corner [m] and the size [m] of a square for each plan; eight in a row, close enough to be on one map.
WEST, SOUTH, STEP, SIZE, IN_A_ROW = 140_000, 500_000, 600, 500, 8
MUNICIPALITIES = ("GM9901", "GM9902", "GM9903", "GM9904")
PARKS = 12


def plan_id(number: int) -> str:
    """Every other plan has a payload for its number too."""
    return PAYLOADS[number] if number % 2 else f"P{number:02}"


def hostile_files() -> list[dict[str, object]]:
    """A programme in which every text is a payload, as files that a browser hands to a field."""
    ids = [plan_id(number) for number in range(len(PAYLOADS))]
    of = [PAYLOADS[-1 - number] for number in range(len(PAYLOADS))]
    parks = [f"MW-{number:02}" for number in range(PARKS)]
    towns = [MUNICIPALITIES[number % len(MUNICIPALITIES)] for number in range(len(PAYLOADS))]
    tables = {
        "plannen": [
            ["plan_id", "naam", "gemeentecode", "status"],
            *([one, name, town, "2A"] for one, name, town in zip(ids, PAYLOADS, towns, strict=True)),
        ],
        "fasering": [["plan_id", "jaar_van", "jaar_tot", "nieuw", "sloop"], *([one, 2027, 2030, 100, 0] for one in ids)],
        "werk-weg": [
            ["plan_id", "rin", "kavel", "soort", "jaar", "vloer_m2_bvo", "grond_m2_netto", "grond_m2_bruto", "fte"],
            *(
                [one, parks[number % PARKS], of[number], "bedrijventerrein", 2028, 400, 800, 1000, 5]
                for number, one in enumerate(ids)
            ),
        ],
        "compensatie": [
            ["plan_id", "rin", "kavel", "soort", "grond_m2_netto", "toegezegd_door", "jaar", "document", "geleverd"],
            *(
                [one, parks[number % PARKS], of[number], "bedrijventerrein", 800, PAYLOADS[number], 2029, of[number], "nee"]
                for number, one in enumerate(ids)
            ),
        ],
        "werklocaties": [
            ["rin", "naam", "gemeentecode", "soort", "jaar", "bruto_ha", "netto_ha", "uitgegeven_ha",
             "aanwijzing_door", "aanwijzing_sinds"],
            *(
                [park, PAYLOADS[number * 5], towns[number], "bedrijventerrein", 2025, 40, 32, 31, of[number * 5], "2020-01-01"]
                for number, park in enumerate(parks)
            ),
        ],
        "gebieden": [
            ["gemeentecode", "naam", "provinciecode", "woningen", "inwoners", "banen", "jaar", "bron"],
            *(
                [town, PAYLOADS[2 + number], "PV99", 9000, 20000, 9000, 2025, of[number]]
                for number, town in enumerate(MUNICIPALITIES)
            ),
        ],
    }  # fmt: skip
    files = [_file(f"{name} {PAYLOADS[22]}.csv", _csv(rows)) for name, rows in tables.items()]
    files.append(_file(f"plannen {PAYLOADS[28]}.geojson", _map("plan_id", ids, 0)))
    files.append(_file("werklocaties.geojson", _map("rin", parks, SIZE // 2)))
    return files


def hostile_book() -> dict[str, object]:
    """A norm book of the example region in which every text that a reader sees is a payload."""
    book = yaml.safe_load((FOLDER / "normen" / "gemeente-nieuw-pampus.yaml").read_text(encoding="utf-8"))
    turn = iter(range(10_000))

    def next_one() -> str:
        return PAYLOADS[next(turn) % len(PAYLOADS)]

    def spoiled(node: object, key: str = "") -> object:
        if isinstance(node, dict):
            return {name: spoiled(inner, name) for name, inner in node.items()}
        if isinstance(node, list):
            return [spoiled(inner) for inner in node]
        return next_one() if key in {"nl", "en", "title", "publisher", "place", "decision", "decided_by"} else node

    return _file(f"boek {PAYLOADS[2]}.yaml", yaml.safe_dump(spoiled(book), allow_unicode=True).encode())


def _file(name: str, data: bytes) -> dict[str, object]:
    # A name with a slash in it would be a folder to the browser.
    return {"name": name.replace("/", "∕"), "mimeType": "application/octet-stream", "buffer": data}


def _csv(rows: Sequence[Sequence[object]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    return stream.getvalue().encode()


def _map(key: str, names: Sequence[str], shift: int) -> bytes:
    features = []
    for number, name in enumerate(names):
        up, right = divmod(number, IN_A_ROW)
        west, south = WEST + right * STEP + shift, SOUTH + up * STEP + shift
        ring = [(west, south), (west + SIZE, south), (west + SIZE, south + SIZE), (west, south + SIZE), (west, south)]
        features.append({"type": "Feature", "properties": {key: name}, "geometry": {"type": "Polygon", "coordinates": [ring]}})
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    return json.dumps({"type": "FeatureCollection", "crs": crs, "features": features}).encode()
