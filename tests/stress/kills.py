"""What is left of saved projects when the saving process is killed, and when eight processes save at once?

`python -m tests.stress.kills` prints the counts and fails when anything that was confirmed is gone; `make stress` runs it.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerContext
from pathlib import Path

from barcode.store.contents import Held, contents_of
from barcode.store.projects import Store

KILLS, WRITERS, SAVES = 500, 8, 60
ROWS = 21
MOST_SAVES = 40


@dataclass
class Killed:
    """What the kills left: how many saves were confirmed, how many of these are gone, how many are half there."""

    confirmed: int = 0
    lost: int = 0
    half: int = 0
    intact: bool = True


def save_on_and_on(url: str, key: str, said: Connection) -> None:
    """Saves one number in 21 choices at once and says it only when it is saved: half a save would hold two numbers."""
    store = Store(url)
    number = store.open(key).version.number
    while True:
        choices = {f"r{place}": str(number + 1) for place in range(ROWS)}
        number = store.save(key, contents_of(Held(choices=choices)), number).version.number
        said.send(number)


def save_some(url: str, key: str, name: str, saves: int) -> None:
    """Adds `saves` choices of its own, one a save, each on the version that it knows."""
    store, number, contents = Store(url), 1, contents_of(Held())
    for count in range(saves):
        contents = {**contents, "choices": {**contents["choices"], f"{name}-{count}": "x"}}
        now = store.save(key, contents, number)
        number, contents = now.version.number, now.contents


def starting() -> ForkServerContext:
    """How processes are started: from one that has the store loaded and has opened no database."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["barcode.store.projects"])
    return context


def killed(folder: Path, kills: int, seed: int = 1) -> Killed:
    """Starts a process that saves, and kills it after some confirmation, `kills` times."""
    file, chance, found = folder / "kills.sqlite", random.Random(seed), Killed()
    url, context = f"sqlite:///{file}", starting()
    store = Store(url)
    key = store.create(contents_of(Held()))
    for _ in range(kills):
        first = last = store.open(key).version.number
        heard, said = context.Pipe(duplex=False)
        process = context.Process(target=save_on_and_on, args=(url, key, said))
        process.start()
        said.close()
        # The process goes on while it is killed, so that the kill falls anywhere in its next save.
        for _confirmation in range(1 + chance.randrange(MOST_SAVES)):
            last = heard.recv()
        process.kill()
        with heard, suppress(EOFError):
            while True:
                last = heard.recv()
        process.join()
        found.confirmed += last - first
        now = store.open(key)
        found.lost += max(0, last - now.version.number)
        found.half += set(now.contents["choices"].values()) != {str(now.version.number)}
    with closing(sqlite3.connect(file)) as connection:
        found.intact = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return found


def written_together(folder: Path, writers: int, saves: int) -> tuple[int, int]:
    """Lets `writers` processes save at once; how many of them failed, and how many saves are gone."""
    url, context = f"sqlite:///{folder / 'writers.sqlite'}", starting()
    store = Store(url)
    key = store.create(contents_of(Held()))
    processes = [context.Process(target=save_some, args=(url, key, f"w{one}", saves)) for one in range(writers)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    now = store.open(key)
    expected = {f"w{one}-{count}" for one in range(writers) for count in range(saves)}
    return sum(process.exitcode != 0 for process in processes), len(expected - now.contents["choices"].keys())


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
