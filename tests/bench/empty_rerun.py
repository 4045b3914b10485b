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

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect

from tests.running_app import free_port, is_healthy

PAGE = 'import streamlit as st\nst.button("again", key="again")\nst.write("text")\n'
SECONDS_TO_START, SECONDS_BETWEEN_LOOKS = 60, 0.1


@contextmanager
def empty_page() -> Iterator[ClientConnection]:
    """A session on an empty page, served by a Streamlit of its own that is gone when the block ends."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "empty.py"
        script.write_text(PAGE, encoding="utf-8")
        settings = {"address": "127.0.0.1", "port": str(port), "headless": "true", "fileWatcherType": "none"}
        options = [part for name, value in settings.items() for part in (f"--server.{name}", value)]
        command = [sys.executable, "-m", "streamlit", "run", str(script), *options, "--browser.gatherUsageStats", "false"]
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        environment = {name: value for name, value in os.environ.items() if not name.startswith("STREAMLIT_")}
        with subprocess.Popen(command, cwd=folder, env=environment, **quiet) as server:
            try:
                _wait_until_healthy(f"http://127.0.0.1:{port}")
                with connect(f"ws://127.0.0.1:{port}/_stcore/stream", subprotocols=["streamlit"]) as session:  # type: ignore[list-item]
                    rerun_seconds(session)
                    yield session
            finally:
                server.terminate()


def rerun_seconds(session: ClientConnection) -> float:
    """Clock seconds from asking for a rerun until the page is finished."""
    asked = BackMsg(rerun_script=ClientState()).SerializeToString()
    start = time.perf_counter()
    session.send(asked)
    while True:
        answer = session.recv(timeout=SECONDS_TO_START)
        assert isinstance(answer, bytes)
        if ForwardMsg.FromString(answer).WhichOneof("type") == "script_finished":
            return time.perf_counter() - start


def _wait_until_healthy(url: str) -> None:
    give_up = time.monotonic() + SECONDS_TO_START
    while not is_healthy(url):
        if time.monotonic() > give_up:
            raise RuntimeError(f"no empty page at {url} within {SECONDS_TO_START} seconds")
        time.sleep(SECONDS_BETWEEN_LOOKS)
