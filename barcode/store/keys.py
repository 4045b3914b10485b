"""Who may open a project? Whoever has its key; a key to look gives no key to change, and a stored mark gives neither."""

from __future__ import annotations

import secrets
from hashlib import sha256

KEY_BYTES = 24


def new_key() -> str:
    """A key to change a project, of 192 bits that nobody guesses."""
    return secrets.token_urlsafe(KEY_BYTES)


def read_key(edit_key: str) -> str:
    """The key to look at the project that `edit_key` changes."""
    return "k" + sha256(f"look:{edit_key}".encode()).hexdigest()


def mark(key: str) -> str:
    """What the database keeps of a key, so that a copy of the database opens no project by its link."""
    return sha256(f"mark:{key}".encode()).hexdigest()
