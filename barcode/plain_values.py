"""How do plain values become the same bytes each time, and how are they read from bytes that may come from anybody?

Texts, whole numbers, yes and no, nothing, and lists and tables of them. No fraction is among them, so that every JSON library
writes the same digits.
"""

from __future__ import annotations

import json
from typing import Any


def canonical(values: Any) -> bytes:
    """Plain values in the canonical form of RFC 8785: sorted keys, no blanks, UTF-8.

    >>> canonical({"b": [1, None], "a": "é"}).decode()
    '{"a":"é","b":[1,null]}'
    """
    return json.dumps(values, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def read_strictly(data: str | bytes) -> Any:
    """The plain values in JSON.

    Raises:
        ValueError: no JSON, a fraction in it, or a key that stands twice in one table.
        RecursionError: too deep.
    """
    return json.loads(data, parse_float=_no_fraction, parse_constant=_no_fraction, object_pairs_hook=_each_key_once)


def _no_fraction(text: str) -> Any:
    raise ValueError(text)


def _each_key_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found
