"""Which Chromium do the browser tests drive, and where does one come from when there is none?"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEBIAN = (("apt-get", "update", "--quiet"), ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "chromium"))
PLAYWRIGHT = (sys.executable, "-m", "playwright", "install", "chromium")

# An empty profile (Playwright makes one per launch), no traffic of the browser's own, and WebGL in software.
ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
]  # fmt: skip


class NoChromium(Exception):
    """No browser on this machine, and no way found to get one."""


def chromium(lock: Path) -> str | None:
    """The path of Chromium on this machine, or None for the one that Playwright keeps itself.

    What is missing is fetched: Debian's package as root, else Playwright's download.

    Args:
        lock: file that lets one process at a time look, so that parallel tests do not install twice.

    Raises:
        NoChromium: neither way worked; the message says what was tried and what to do.
    """
    with lock.open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if found := on_path():
            return found
        said = []
        if os.geteuid() == 0 and shutil.which("apt-get"):
            said.append(_tried(*DEBIAN))
            if found := on_path():
                return found
        said.append(_tried(PLAYWRIGHT))
        if not said[-1]:
            return None
    raise NoChromium(
        "The browser tests need Chromium, and this machine has none. Install it (on Debian: sudo apt-get install chromium) "
        f"and run the tests again. What was tried: {' | '.join(filter(None, said))}"
    )


def on_path() -> str | None:
    """The first Chromium or Chrome that the shell would find."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def _tried(*commands: tuple[str, ...]) -> str:
    """Runs the commands until one fails; what that one said, or nothing when all went well."""
    for command in commands:
        done = subprocess.run(
            command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, capture_output=True, text=True, check=False
        )
        if done.returncode:
            return f"{' '.join(command)}: {(done.stderr or done.stdout).strip()[-300:]}"
    return ""
