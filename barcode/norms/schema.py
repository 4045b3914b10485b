"""What may an editor expect in a norm book? The JSON Schema, made from the model.

`python -m barcode.norms.schema > norms/norm-book.schema.json` writes it anew.
"""

from __future__ import annotations

import json
from typing import Any

from barcode.norms.model import NormBook

DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a norm book, as YAML 1.2 reads it: days are text, numbers are numbers."""
    return {"$schema": DRAFT, **_tidied(NormBook.model_json_schema(by_alias=True))}


def _tidied(part: Any) -> Any:
    """`part` without what the reader refuses (null for a key that is left out) and without generated titles."""
    if isinstance(part, list):
        return [_tidied(item) for item in part]
    if not isinstance(part, dict):
        return part
    tidy = {key: _tidied(value) for key, value in part.items() if not (key == "title" and isinstance(value, str))}
    if "default" in tidy and tidy["default"] is None:
        del tidy["default"]
    choices = [choice for choice in tidy.get("anyOf", []) if choice != {"type": "null"}]
    if len(choices) == 1:
        del tidy["anyOf"]
        tidy = {**choices[0], **tidy}
    elif choices:
        tidy["anyOf"] = choices
    if "patternProperties" in tidy:
        tidy["additionalProperties"] = False
    return tidy


def schema_text() -> str:
    """The schema as it stands in `norms/norm-book.schema.json`."""
    return json.dumps(json_schema(), indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    print(schema_text(), end="")
