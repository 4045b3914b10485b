"""How long does Streamlit take to run an empty page again? Asked by a client of its own protocol, without a browser."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.running_app import free_port, is_healthy

PAGE = 'import streamlit as st\nst.button("again", key="again")\nst.write("text")\n'
SECONDS_TO_START, SECONDS_BETWEEN_LOOKS = 60, 0.1


class Rerun(NamedTuple):
    """Clock seconds, bytes that the server sent, and how many elements of the page were in them."""

    seconds: float
    sent: int
    elements: int


@contextmanager
def empty_page() -> Iterator[ClientConnection]:
    """A session on an empty page, served by a Streamlit of its own that is gone when the block ends."""
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text(PAGE, encoding="utf-8")
        with session_on(script, Path(folder)) as session:
            yield session


@contextmanager
def session_on(script: Path, folder: Path) -> Iterator[ClientConnection]:
    """A session on the page of `script`, run once; Python finds modules in `folder`."""
    port = free_port()
    settings = {"address": "127.0.0.1", "port": str(port), "headless": "true", "fileWatcherType": "none"}
    options = [part for name, value in settings.items() for part in (f"--server.{name}", value)]
    command = [sys.executable, "-m", "streamlit", "run", str(script), *options, "--browser.gatherUsageStats", "false"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
    with subprocess.Popen(command, cwd=folder, env=environment | {"PYTHONPATH": str(folder)}, **quiet) as server:
        try:
            _wait_until_healthy(f"http://127.0.0.1:{port}")
            address = f"ws://127.0.0.1:{port}/_stcore/stream"
            origin = f"http://127.0.0.1:{port}"
            with connect(address, origin=origin, subprotocols=["streamlit"], max_size=None) as session:  # type: ignore[list-item,arg-type]
                rerun(session)
                yield session
        finally:
            server.terminate()


def rerun(session: ClientConnection, kept: set[str] | None = None) -> Rerun:
    """What it takes from asking for a rerun until the page is finished.

    Args:
        session: that runs the page again.
        kept: names of messages that the client still has and does not get again, as a browser tells the server; added to.
    """
    kept = set() if kept is None else kept
    asked = BackMsg(rerun_script=ClientState(cached_message_hashes=sorted(kept))).SerializeToString()
    start, sent, elements = time.perf_counter(), 0, 0
    session.send(asked)
    while True:
        answer = session.recv(timeout=SECONDS_TO_START)
        assert isinstance(answer, bytes)
        message, sent = ForwardMsg.FromString(answer), sent + len(answer)
        elements += message.WhichOneof("type") in {"delta", "ref_hash"}
        if message.metadata.cacheable:
            kept.add(message.hash)
        if message.WhichOneof("type") == "script_finished":
            assert message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY
            return Rerun(time.perf_counter() - start, sent, elements)


def rerun_seconds(session: ClientConnection) -> float:
    """Clock seconds from asking for a rerun until the page is finished."""
    return rerun(session).seconds


def _wait_until_healthy(url: str) -> None:
    give_up = time.monotonic() + SECONDS_TO_START
    while not is_healthy(url):
        if time.monotonic() > give_up:
            raise RuntimeError(f"no empty page at {url} within {SECONDS_TO_START} seconds")
        time.sleep(SECONDS_BETWEEN_LOOKS)
