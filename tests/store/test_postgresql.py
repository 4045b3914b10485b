"""Does PostgreSQL keep projects the same way, and does a restart in the middle lose nothing?"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from barcode.store.merging import Conflict
from barcode.store.projects import Store
from tests.running_app import free_port

SERVERS = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) if Path("/usr/lib/postgresql").is_dir() else []
NOBODY = "nobody"


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[str, list[str]]]:
    """The address of a PostgreSQL of its own, and the command that steers it."""
    initdb = SERVERS[-1] if SERVERS else None
    if initdb is None:
        pytest.skip("no PostgreSQL server on this machine")
    folder, port = Path(tempfile.mkdtemp()), free_port()
    # PostgreSQL refuses to run as root.
    as_user = ["setpriv", "--reuid", NOBODY, "--regid", "nogroup", "--clear-groups"] if os.geteuid() == 0 else []
    if as_user:
        shutil.chown(folder, NOBODY)
    data = folder / "data"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    subprocess.run([*as_user, str(initdb), "-D", str(data), "-U", "test", "-A", "trust", "-E", "UTF8"], **quiet)
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
    steer = [*as_user, str(initdb.with_name("pg_ctl")), "-D", str(data), "-w", "-o", options, "-l", str(folder / "log")]
    subprocess.run([*steer, "start"], **quiet)
    yield f"postgresql://test@127.0.0.1:{port}/postgres", steer
    subprocess.run([*steer, "-m", "immediate", "stop"], **quiet)
    shutil.rmtree(folder)


def test_projects_are_saved_undone_and_refused_as_in_sqlite(server, contents, renamed):
    store = Store(server[0])
    key = store.create(contents)
    store.save(key, renamed(0, "Een"), 1)

    with pytest.raises(Conflict):
        store.save(key, renamed(0, "Twee"), 1)
    assert store.save(key, renamed(1, "Drie"), 1).version.kind == "merged"
    store.undo(key, 3)
    assert store.undo(key, 4).contents == contents
    store.engine.dispose()


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_a_restart_between_saves_is_not_seen_and_loses_nothing(server, contents, renamed, how):
    url, steer = server
    store = Store(url)
    key = store.create(contents)
    for number in range(1, 6):
        subprocess.run([*steer, "-m", how, "restart"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
        assert store.save(key, renamed(0, f"Naam {number}"), number).version.number == number + 1

    assert [one.number for one in store.history(key)] == [6, 5, 4, 3, 2, 1]
    store.engine.dispose()
