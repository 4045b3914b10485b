"""Hostile files through the command itself: a sentence, quickly, in little memory, and nothing else is touched."""

from __future__ import annotations

import http.server
import io
import json
import os
import resource
import sqlite3
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import openpyxl
import pytest

# Processor time and memory of the whole process, of which starting takes 1 s and 125 MB.
SECONDS = 4.0
MEGABYTES = 300
ADDRESS_SPACE = 2 * 2**30
CANARY = "KANARIE-8131"
# The command writes down the most memory that it had itself: what a parent is told counts the memory that the parent had, too.
SCRIPT = """
import atexit, os, re
def told():
    status = open("/proc/self/status").read()
    os.write(int(os.environ["PEAK"]), re.search(r"VmHWM:\\s+(\\d+)", status)[1].encode())
atexit.register(told)
from barcode.cli import main
main()
"""
COMMAND = [sys.executable, "-c", SCRIPT]
SQUARE = [[104000, 488000], [104100, 488000], [104100, 488100], [104000, 488100], [104000, 488000]]


@pytest.fixture
def canary(tmp_path):
    """A host on this machine and a file that nothing may call or read."""
    calls = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            calls.append(self.path)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    secret = tmp_path / "kanarie.txt"
    secret.write_text(f"plan_id;naam\n1;{CANARY}\n", encoding="utf-8")
    yield f"http://127.0.0.1:{server.server_port}/x", secret, calls
    server.shutdown()
    server.server_close()


def run(repository: Path, *arguments: object) -> tuple[int, str, float, float]:
    """Exit code, all output, processor seconds and megabytes of a command in a process of its own."""
    peak, told_here = os.pipe()
    child = subprocess.Popen(
        [*COMMAND, *map(str, arguments)], cwd=repository, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        env={**os.environ, "PEAK": str(told_here)}, pass_fds=[told_here],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE)),
    )  # fmt: skip
    os.close(told_here)
    assert child.stdout is not None
    told = child.stdout.read().decode()
    child.stdout.close()
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    kilobytes = int(os.read(peak, 100))
    os.close(peak)
    return child.returncode, told, used.ru_utime + used.ru_stime, kilobytes / 1024


def _workbook(edit) -> bytes:
    book = openpyxl.Workbook()
    book.active.append(["plan_id", "naam", "gemeentecode", "nieuw"])
    edit(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _far_cell(sheet) -> None:
    sheet["XFD1048576"] = 1


def _packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return stream.getvalue()


def _geopackage(layer: str) -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.executescript(
        f"""CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT); {layer};
        INSERT INTO gpkg_contents VALUES ('plannen', 'attributes')"""
    )
    return connection.serialize()


def _map(geometry: object, **members: object) -> bytes:
    feature = {"type": "Feature", "properties": {"plan_id": "P", "gemeentecode": "GM0392", "nieuw": 1}, "geometry": geometry}
    return json.dumps({"type": "FeatureCollection", **members, "features": [feature]}).encode()


ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS plan_id FROM n"
POLYGON = {"type": "Polygon", "coordinates": [SQUARE]}
HUGE = {"type": "Polygon", "coordinates": [[[-1e308, -1e308], [1e308, -1e308], [1e308, 1e308], [-1e308, -1e308]]]}
VRT = b"<OGRVRTDataSource><OGRVRTLayer name='x'><SrcDataSource>%s</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
HOSTILE = {
    "vrt.geojson": VRT % b"{file}",
    "vrt.csv": VRT % b"/vsicurl/{url}",
    "wfs.gpkg": b"<OGRWFSDataSource><URL>{url}</URL></OGRWFSDataSource>",
    "verwijzing.geojson": _map(POLYGON, crs={"type": "link", "properties": {"href": "{url}"}}),
    "ver.xlsx": _workbook(_far_cell),
    "bom.xlsx": _packed({"xl/workbook.xml": bytes(45_000_000)}),
    "nest.xlsx": _packed({"xl/workbook.xml": b"<workbook/>", "xl/in.zip": _packed({"x": bytes(10)})}),
    "view.gpkg": _geopackage(f"CREATE VIEW plannen AS {ENDLESS}"),
    "virtueel.gpkg": _geopackage("CREATE VIRTUAL TABLE plannen USING fts5(plan_id)"),
    "diep.geojson": b'{"type": "FeatureCollection", "features": ' + b"[" * 200_000,
    "geengetal.geojson": _map({"type": "Polygon", "coordinates": [[[float("nan"), 1], [1, 1], [1, 2]]]}),
    "reusachtig.geojson": _map(HUGE),
    "verwisseld.geojson": _map({"type": "Polygon", "coordinates": [[[y, x] for x, y in SQUARE]]}),
    "brij.csv": bytes(range(256)) * 50,
    "leeg.xlsx": b"",
    "lang.csv": b"plan_id;naam;gemeentecode;nieuw\nP;" + b"A" * 15_000_000 + b";GM0392;1\n",
    "opmerkingen.csv": b"#\n" * 5_000_000,
    "breed.csv": b";".join(b"k%d" % number for number in range(200_000)) + b"\n",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_sentence(canary, repository, tmp_path, name):
    url, secret, calls = canary
    file = tmp_path / name
    file.write_bytes(HOSTILE[name].replace(b"{url}", url.encode()).replace(b"{file}", str(secret).encode()))

    code, told, seconds, megabytes = run(repository, "assess", file, "--on", "2026-01-01")

    assert code == 1
    assert told.startswith(name)
    assert len(told.splitlines()) == 1
    assert CANARY not in told
    assert calls == []
    assert seconds < SECONDS
    assert megabytes < MEGABYTES


BOMB = "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9))
BOOKS = {
    "bom.yaml": BOMB,
    "diep.yaml": "[" * 100_000,
    "typen.yaml": "!!python/object/apply:os.system ['true']\n",
    "dubbel.yaml": "format: 1\nformat: 1\n",
    "groot.yaml": "a: 1\n" * 300_000,
}


@pytest.mark.parametrize("name", BOOKS)
@pytest.mark.parametrize("command", ["check", "assess"])
def test_a_hostile_norm_book_gets_a_sentence(repository, plans, tmp_path, name, command):
    folder = tmp_path / "boeken"
    folder.mkdir()
    (folder / name).write_text(BOOKS[name], encoding="utf-8")
    arguments = ("norms", "check", folder) if command == "check" else ("assess", plans, "--norms", folder)

    code, told, seconds, megabytes = run(repository, *arguments)

    assert code == 1
    assert name in told.splitlines()[0]
    assert "Traceback" not in told
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
