"""Why does a norm book not fit the model, said as problems with file, line and norm?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from barcode.errors import Problem
from barcode.norms import scalars
from barcode.norms.yaml_text import Path, YamlText, shown

# What pydantic calls it → the code of our sentence; what is left has a list or block where one word belongs.
_SAID_AS = {
    "missing": "norm_missing",
    "extra_forbidden": "norm_unknown_key",
    "enum": "norm_not_in_list",
    "string_too_short": "norm_text_empty",
    "string_too_long": "norm_text_too_long",
    "too_short": "norm_list_empty",
    "greater_than_equal": "norm_format_unknown",
    "less_than_equal": "norm_format_unknown",
    "tuple_type": "norm_list_expected",
    "mapping_type": "norm_keys_expected",
    "dict_type": "norm_keys_expected",
    "model_type": "norm_keys_expected",
    "model_attributes_type": "norm_keys_expected",
}
_PATTERNS = {
    scalars.SLUG_PATTERN: "norm_not_a_name",
    scalars.SOURCE_KEY_PATTERN: "norm_not_a_source_key",
    scalars.AUTHORITY_PATTERN: "norm_not_an_authority",
    scalars.MUNICIPALITY_PATTERN: "norm_not_a_municipality",
    scalars.SOURCE_DATE_PATTERN: "norm_not_a_source_date",
    scalars.URL_PATTERN: "norm_not_an_address",
}


def model_problems(failed: ValidationError, text: YamlText, start: Path = ()) -> Iterator[Problem]:
    """One problem for each thing the model refuses; `start` is where in the file the validated part stands."""
    errors = failed.errors(include_url=False)
    for error in errors:
        # A list whose only item is refused counts as empty; the item's own refusal says enough.
        if error["type"] == "too_short" and any(_is_inside(other["loc"], error["loc"]) for other in errors):
            continue
        context = error.get("ctx", {})
        in_key = error["loc"][-1:] == ("[key]",)
        path = (*start, *(error["loc"][:-1] if in_key else error["loc"]), *context.get("at", ()))
        kind = error["type"]
        ours = f"norm_{kind}" if "details" in context else None
        code = ours or _PATTERNS.get(context.get("pattern", "")) or _SAID_AS.get(kind, "norm_one_word_expected")
        details: dict[str, object] = {"key": str(path[-1]) if path else "", **context.get("details", {})}
        if kind == "enum":
            details["known"] = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        if kind == "string_too_long":
            details["most"] = context["max_length"]
        found = str(path[-1]) if in_key or not path else value_at(text.data, path)
        yield placed(text, code, path, found, **details)


def _is_inside(inner: Path, outer: Path) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def placed(text: YamlText, code: str, path: Path, found: str = "", **details: object) -> Problem:
    """A problem at `path` of a file, with its line and, inside a norm, the id of that norm."""
    norm = ""
    if path[:1] == ("norms",) and len(path) > 1:
        norm = value_at(text.data, (*path[:2], "id"))
    return Problem(code, text.name, row=text.line(path), norm=norm, found=shown(found), details=details)


def value_at(data: Any, path: Path) -> str:
    """What the file says at `path`, when that is one word or sentence; else nothing."""
    for step in path:
        known: Any = dict(enumerate(data)) if isinstance(data, list) else data
        if not isinstance(known, dict) or step not in known:
            return ""
        data = known[step]
    return data if isinstance(data, str) else ""
