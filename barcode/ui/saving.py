"""Where are the inputs of this visit saved, and how does that stand?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from barcode.errors import Problem

if TYPE_CHECKING:
    from barcode.store.merging import Conflict

Signature = tuple[object, ...]


@dataclass
class Saving:
    """Where the inputs of this visit are saved, and how that stands.

    `key` opens the project or draft, blank as long as none is made; `of` is the signature of what was saved last.
    """

    key: str = ""
    new_key: str = ""
    name: str = ""
    number: int = 0
    at: datetime | None = None
    of: Signature = ()
    token: str = ""
    token_of: Signature = ()
    can_undo: bool = False
    can_redo: bool = False
    refused: str = ""
    problems: tuple[Problem, ...] = ()
    conflict: Conflict | None = None
