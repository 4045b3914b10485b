"""Which LibreOffice recalculates and shows what the program writes, and where does one come from when there is none?"""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("soffice", "libreoffice")
DEBIAN = (
    ("apt-get", "update", "--quiet"),
    ("apt-get", "install", "--yes", "--quiet", "--no-install-recommends", "libreoffice-calc", "libreoffice-writer"),
)
SECONDS = 300
# A workbook is worked out again when it is opened, whatever answers its cells carry (0 means always).
ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def soffice(lock: Path) -> str | None:
    """The path of LibreOffice on this machine; fetched as Debian's package where that can be, None where it cannot.

    Args:
        lock: file that lets one process at a time look, so that parallel tests do not install twice.
    """
    with lock.open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if found := _on_path():
            return found
        if os.geteuid() == 0 and shutil.which("apt-get"):
            for command in DEBIAN:
                surroundings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
                if subprocess.run(command, env=surroundings, capture_output=True, check=False).returncode:
                    return None
        return _on_path()


def converted(office: str, source: Path, kind: str, folder: Path) -> Path:
    """A file as another kind (`xlsx`, `ods`, `fods`, `pdf`), its formulas worked out anew.

    Args:
        office: the path of LibreOffice.
        source: the file.
        kind: the extension of what is wanted.
        folder: an empty folder of this test, for the profile and the result.
    """
    profile = folder / "profile"
    settings = profile / "user/registrymodifications.xcu"
    if not settings.exists():
        settings.parent.mkdir(parents=True)
        settings.write_text(ALWAYS, encoding="utf-8")
    out = folder / f"out_{kind}_{source.suffix[1:]}"
    command = [office, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", kind, "--outdir", str(out)]
    done = subprocess.run([*command, str(source)], capture_output=True, text=True, timeout=SECONDS, check=False)
    made = out / f"{source.stem}.{kind}"
    assert done.returncode == 0 and made.exists(), done.stderr
    return made


def _on_path() -> str | None:
    return next((path for name in NAMES if (path := shutil.which(name))), None)
