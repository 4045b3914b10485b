"""Which bytes does the document of an assessment become, and by which schema can they be checked?"""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib import resources
from typing import Any, BinaryIO


def write_json(document: Mapping[str, Any], stream: BinaryIO) -> None:
    """Write the document as UTF-8 JSON with sorted keys: the same document gives the same bytes."""
    stream.write(json.dumps(document, sort_keys=True, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n")


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the document."""
    text = (resources.files("barcode.exports") / "assessment.schema.json").read_text(encoding="utf-8")
    described: dict[str, Any] = json.loads(text)
    return described
