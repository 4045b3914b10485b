"""Where does the output of a command go: to the screen, or whole to a file?"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import typer

from barcode.cli.telling import tell
from barcode.errors import BarcodeError, Problem
from barcode.language import Language, say


def inputs_kept(out: Path | None, files: Iterable[Path], norms: Path | None) -> None:
    """Nothing, when writing to `out` leaves every input as it is, now and when the command is given again.

    Args:
        out: the file that will be written, or None for the screen.
        files: tables and maps that are read; a folder stands for those directly in it.
        norms: a norm book, or a folder that stands for those in it and in the folders in it.

    Raises:
        BarcodeError: the file is input itself, or would be the next time.
    """
    from barcode.cli.sources import BOOK_SUFFIXES
    from barcode.readers.inputs import FOLDER_SUFFIXES

    if out is None:
        return
    place, suffix = _real(out), out.suffix.lower()
    sources = [_real(path) for path in files]
    books = [_real(norms)] if norms else []
    is_input = place in [*sources, *books] and not place.is_dir()
    in_folder = suffix in FOLDER_SUFFIXES and place.parent in sources and place.parent.is_dir()
    in_books = suffix in BOOK_SUFFIXES and any(folder in place.parents for folder in books)
    if is_input or in_folder or in_books:
        raise BarcodeError(Problem("would_overwrite_input", file=str(out)))


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
        # What a link points at is written, as any program does; the link itself (/dev/stdout is one) stays.
        place = _real(out)
        if place.is_dir():
            raise IsADirectoryError(place)
        if out.exists() and not out.is_file():
            # A device or pipe is written to; putting a file in its place would take it away from others. It is opened by the name
            # that was given: what /dev/fd/63 links to is no path.
            out.write_bytes(content)
            return
        with tempfile.NamedTemporaryFile(dir=place.parent, prefix=".", suffix=place.suffix, delete=False) as stream:
            beside = Path(stream.name)
            stream.write(content)
        # A temporary file is for its owner only; what somebody asked for gets the rights that any new file gets.
        beside.chmod(0o666 & ~_mask())
        beside.replace(place)
    except OSError:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise BarcodeError(Problem("not_written", file=str(out))) from None


def _real(path: Path) -> Path:
    """Where a path leads; links that go round, on which `Path.resolve` fails in some versions, lead to themselves."""
    return Path(os.path.realpath(path))


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
