"""What is left of saved projects when the saving process is killed, and when eight processes save at once?

`python -m tests.stress.kills` prints the counts and fails when anything that was confirmed is gone; `make stress` runs it.
"""

from __future__ import annotations

import random
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from barcode.store.contents import Held, contents_of
from barcode.store.projects import Store
from tests.conftest import REPOSITORY

KILLS, WRITERS, SAVES = 500, 8, 60
ROWS = 21
LONGEST_LIFE = 60
# Saves one number in 21 choices at once, and says it only when it is saved: half a save would hold two numbers.
SAVER = f"""
import sys
from barcode.store.contents import Held, contents_of
from barcode.store.projects import Store
store, key = Store(sys.argv[1]), sys.argv[2]
number = store.open(key).version.number
print("ready", flush=True)
while True:
    choices = {{f"r{{place}}": str(number + 1) for place in range({ROWS})}}
    number = store.save(key, contents_of(Held(choices=choices)), number).version.number
    print(number, flush=True)
"""
WRITER = """
import sys
from barcode.store.contents import Held, contents_of
from barcode.store.projects import Store
store, key, me, saves = Store(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
number, contents = 1, contents_of(Held())
for count in range(saves):
    contents = {**contents, "choices": {**contents["choices"], me + "-" + str(count): "x"}}
    now = store.save(key, contents, number)
    number, contents = now.version.number, now.contents
"""


@dataclass
class Killed:
    """What the kills left: how many saves were confirmed, how many of these are gone, how many are half there."""

    confirmed: int = 0
    lost: int = 0
    half: int = 0
    intact: bool = True


def killed(folder: Path, kills: int, seed: int = 1) -> Killed:
    """Starts a process that saves, and kills it at some confirmation, `kills` times."""
    file, chance, found = folder / "kills.sqlite", random.Random(seed), Killed()
    url = f"sqlite:///{file}"
    store = Store(url)
    key = store.create(contents_of(Held()))
    for _ in range(kills):
        process = subprocess.Popen([sys.executable, "-c", SAVER, url, key], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        last = store.open(key).version.number
        first = last
        # The process goes on while it is killed, so that the kill falls anywhere in its next save.
        for _line in range(chance.randrange(LONGEST_LIFE)):
            last = int(process.stdout.readline())
        process.kill()
        rest = [int(line) for line in process.stdout.read().split("\n")[:-1]]
        last = rest[-1] if rest else last
        process.stdout.close()
        process.wait()
        found.confirmed += last - first
        now = store.open(key)
        found.lost += max(0, last - now.version.number)
        numbers = set(now.contents["choices"].values())
        found.half += now.version.number > 1 and numbers != {str(now.version.number)}
    with sqlite3.connect(file) as connection:
        found.intact = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return found


def written_together(folder: Path, writers: int, saves: int) -> tuple[int, int]:
    """Lets `writers` processes save at once; how many of them failed, and how many saves are gone."""
    url = f"sqlite:///{folder / 'writers.sqlite'}"
    store = Store(url)
    key = store.create(contents_of(Held()))
    command = [sys.executable, "-c", WRITER, url, key]
    processes = [subprocess.Popen([*command, f"w{one}", str(saves)], cwd=REPOSITORY) for one in range(writers)]
    failed = sum(process.wait() != 0 for process in processes)
    now = store.open(key)
    expected = {f"w{one}-{count}" for one in range(writers) for count in range(saves)}
    return failed, len(expected - now.contents["choices"].keys())


def main() -> int:
    """Runs both in full and prints the counts; 1 when anything was lost."""
    with tempfile.TemporaryDirectory() as folder:
        left = killed(Path(folder), KILLS)
        print(f"{KILLS} kills: {left.confirmed} saves confirmed, {left.lost} lost, {left.half} half, intact: {left.intact}")
        failed, gone = written_together(Path(folder), WRITERS, SAVES)
        print(f"{WRITERS} writers × {SAVES} saves: {failed} writers failed, {gone} saves lost")
    return int(bool(left.lost or left.half or not left.intact or failed or gone))


if __name__ == "__main__":
    sys.exit(main())
