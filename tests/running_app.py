"""How is the front end started for a test, and when is it ready?"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from urllib.error import URLError
from urllib.request import urlopen

import psutil

REPOSITORY = Path(__file__).resolve().parents[1]
SECONDS_TO_START = 90
SECONDS_BETWEEN_LOOKS = 0.1


@contextmanager
def running_app(
    log: Path,
    python: Path = Path(sys.executable),
    script: Path = REPOSITORY / "streamlit_app.py",
    settings: Mapping[str, str] | None = None,
    port: int = 0,
) -> Iterator[str]:
    """The address of a server of its own for `streamlit_app.py`; it is gone when the block ends.

    Args:
        log: file that gets what the server says.
        python: the interpreter, and with it the environment, that runs the server.
        script: another script to serve.
        settings: variables of the environment beside those of the machine.
        port: where it listens; a free one when 0.
    """
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    command = [
        str(python), "-m", "streamlit", "run", str(script),
        "--server.address", "127.0.0.1", "--server.port", str(port), "--server.headless", "true",
    ]  # fmt: skip
    with (
        log.open("wb") as output,
        subprocess.Popen(
            command, cwd=REPOSITORY, env=clean_environment() | dict(settings or {}), stdout=output, stderr=subprocess.STDOUT
        ) as server,
    ):
        try:
            _wait_until_healthy(server, url, log)
            yield url
        finally:
            server.terminate()
            try:
                server.wait(timeout=10)
            except subprocess.TimeoutExpired:
                server.kill()


def process_at(url: str) -> psutil.Process:
    """The process of this user that serves `url`.

    Raises:
        LookupError: no child of this process listens there.
    """
    port = int(url.rpartition(":")[2])
    for child in psutil.Process().children(recursive=True):
        if any(one.laddr.port == port and one.status == psutil.CONN_LISTEN for one in child.net_connections("tcp")):
            return child
    raise LookupError(url)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def clean_environment() -> dict[str, str]:
    """The environment without what would change which code runs or how it is served."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("STREAMLIT_", "PYTHONPATH", "VIRTUAL_ENV"))}


def is_healthy(url: str) -> bool:
    """Whether the server at `url` says that it is ready."""
    try:
        with urlopen(f"{url}/_stcore/health", timeout=5) as answer:
            return answer.status == 200
    except (URLError, ConnectionError, TimeoutError):
        return False


def _wait_until_healthy(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    start = monotonic()
    while not is_healthy(url):
        try:
            server.wait(timeout=SECONDS_BETWEEN_LOOKS)
        except subprocess.TimeoutExpired:
            if monotonic() - start < SECONDS_TO_START:
                continue
        raise AssertionError(f"the front end did not start; it said:\n{log.read_text(errors='replace')}")
