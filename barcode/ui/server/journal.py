"""What does the log of the server say of use? One line a deed, with counts and without content, names or addresses."""

from __future__ import annotations

import logging
import sys
from typing import Final

_log = logging.getLogger(__name__)
FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start() -> None:
    """Lets the lines of this program come out beside those of Streamlit; once for a server."""
    ours = logging.getLogger("barcode")
    if not ours.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter(FORMAT))
        ours.addHandler(handler)
    ours.setLevel(logging.INFO)


def files_read(files: int, size: int, plans: int, problems: int) -> None:
    """Files were read: how many, their bytes, the plans in them, and the problems that were told."""
    _log.info("files read: files=%d bytes=%d plans=%d problems=%d", files, size, plans, problems)


def files_refused(files: int, size: int, problems: int) -> None:
    """Files were not let in."""
    _log.info("files refused: files=%d bytes=%d problems=%d", files, size, problems)


def norm_book_replaced(books: int) -> None:
    """An own norm book came in the place of a shipped one; how many a visitor has now."""
    _log.info("norm book replaced: own=%d", books)


def exported(kind: str, size: int) -> None:
    """A file left: which kind (a word of the program's own), and its bytes."""
    _log.info("export: kind=%s bytes=%d", kind, size)
