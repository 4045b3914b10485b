"""What happens when the database does not answer? A few more tries, then a sentence that says what the matter is."""

from __future__ import annotations

from collections.abc import Callable
from time import sleep
from typing import TypeVar

from barcode.errors import BarcodeError, Problem

PAUSES = (0.05, 0.2, 0.5, 1.0, 2.0)
FULL = ("full", "no space", "disk i/o error")
READ_ONLY = ("readonly", "read-only")

Answer = TypeVar("Answer")


def tried(work: Callable[[], Answer]) -> Answer:
    """The answer of `work`, which may run more than once and so changes nothing the second time.

    Raises:
        BarcodeError: the disk is full, the database cannot be written, or it did not answer in about four seconds.
    """
    from sqlalchemy.exc import DBAPIError, TimeoutError

    for pause in (*PAUSES, None):
        try:
            return work()
        except (DBAPIError, TimeoutError) as failed:
            said = str(failed).lower()
            if any(word in said for word in FULL):
                raise BarcodeError(Problem("store_full")) from failed
            if any(word in said for word in READ_ONLY):
                raise BarcodeError(Problem("store_read_only")) from failed
            if pause is None:
                raise BarcodeError(Problem("store_unreachable")) from failed
            sleep(pause)
    raise AssertionError("the last try answers or raises")
