"""Where does the output of a command go: to the screen, or whole to a file?"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import typer

from barcode.cli.telling import tell
from barcode.errors import BarcodeError, Problem
from barcode.language import Language, say


def put_out(content: str | bytes, out: Path | None, language: Language) -> None:
    """Write text or bytes to `out`, or to the screen.

    Raises:
        BarcodeError: the file cannot be written.
    """
    if out is None:
        typer.echo(content, nl=False)
        return
    write_whole(content.encode() if isinstance(content, str) else content, out)
    if sys.stderr.isatty():
        tell(say("cli.written", language, file=str(out)))


def write_whole(content: bytes, out: Path) -> None:
    """Write a file beside its place and then put it there, so that nobody ever finds half a file.

    Raises:
        BarcodeError: the folder is not there, or may not be written in.
    """
    beside = None
    try:
        if out.is_dir():
            raise IsADirectoryError(out)
        with tempfile.NamedTemporaryFile(dir=out.parent, prefix=".", suffix=out.suffix, delete=False) as stream:
            beside = Path(stream.name)
            stream.write(content)
        # A temporary file is for its owner only; what somebody asked for gets the rights that any new file gets.
        beside.chmod(0o666 & ~_mask())
        beside.replace(out)
    except OSError:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise BarcodeError(Problem("not_written", file=str(out))) from None


def _mask() -> int:
    import os

    mask = os.umask(0)
    os.umask(mask)
    return mask
