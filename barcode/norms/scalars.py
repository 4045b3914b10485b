"""How is one word of a norm book read: an exact number, a day, a unit, yes or no?

Everything arrives as text (see `yaml_text`); a word that could mean two things is refused, never guessed.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from barcode.units import Measure, Unit

_NUMBER = r"(0|[1-9][0-9]{0,15})(\.[0-9]{1,12})?"
_NOT_ZERO = r"([1-9][0-9]{0,15}(\.[0-9]{1,12})?|0\.0{0,11}[1-9][0-9]{0,11})"
EXACT_PATTERN = f"^-?{_NUMBER}(/{_NOT_ZERO})?$"
# 1.500 is 1½ to the machine and fifteen hundred to a Dutch reader.
AMBIGUOUS_PATTERN = r"-?[1-9][0-9]{0,2}\.[0-9]{3}"
SLUG_PATTERN = r"^[a-z][a-z0-9_]{0,79}$"
SOURCE_KEY_PATTERN = r"^[a-z0-9][a-z0-9-]{0,79}$"
AUTHORITY_PATTERN = r"^(NL|PV[0-9]{2}|RG-[a-z0-9-]{2,40}|GM[0-9]{4})$"
MUNICIPALITY_PATTERN = r"^GM[0-9]{4}$"
SOURCE_DATE_PATTERN = r"^([0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?|n\.d\.)$"
URL_PATTERN = r"^https?://[^\s]+$"
LONGEST_TEXT = 2000


def refused(code: str, at: tuple[str | int, ...] = (), **details: Any) -> PydanticCustomError:
    """A refusal with the code of its sentence (`problems.norm_<code>`); `at` points from here to the offending key."""
    return PydanticCustomError(code, code, {"at": at, "details": details})  # type: ignore[arg-type,unused-ignore]


def is_ambiguous(text: str) -> bool:
    """Whether a number can be read as thousands as well as a decimal."""
    return re.fullmatch(AMBIGUOUS_PATTERN, text) is not None


def exact(text: object) -> object:
    """`1.17` or `70000/60000` as a `Fraction`; what is no text is left for pydantic to refuse."""
    if not isinstance(text, str):
        return text
    if not re.fullmatch(EXACT_PATTERN, text):
        raise refused("exact_number")
    if is_ambiguous(text):
        raise refused("ambiguous_thousands", whole=text.replace(".", ""), decimal=f"{text}0")
    top, _, bottom = text.partition("/")
    return Fraction(top) / Fraction(bottom) if bottom else Fraction(top)


def _iso_date(text: object) -> object:
    if not isinstance(text, str):
        return text
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # a day that does not exist, such as 30 February
    raise refused("iso_date")


def _truth(text: object) -> object:
    if isinstance(text, str) and text not in {"true", "false"}:
        raise refused("true_or_false")
    return text == "true" if isinstance(text, str) else text


def _count(text: object) -> object:
    if isinstance(text, str) and not re.fullmatch(r"0|[1-9][0-9]{0,8}", text):
        raise refused("whole_number")
    return int(text) if isinstance(text, str) else text


def _unit(text: object) -> object:
    if not isinstance(text, str):
        return text
    try:
        return Unit.parse(text)
    except ValueError:
        raise refused("unknown_unit", known=", ".join(Measure)) from None


Exact = Annotated[
    Fraction,
    BeforeValidator(exact),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": EXACT_PATTERN}]}),
]
Day = Annotated[date, BeforeValidator(_iso_date), WithJsonSchema({"type": "string", "format": "date"})]
Truth = Annotated[bool, BeforeValidator(_truth), WithJsonSchema({"type": "boolean"})]
Count = Annotated[int, BeforeValidator(_count), WithJsonSchema({"type": "integer", "minimum": 0})]
NormUnit = Annotated[
    Unit,
    BeforeValidator(_unit),
    WithJsonSchema({"type": "string", "pattern": f"^({'|'.join(Measure)})(/({'|'.join(Measure)}))?$"}),
]
Slug = Annotated[str, Field(pattern=SLUG_PATTERN)]
SourceKey = Annotated[str, Field(pattern=SOURCE_KEY_PATTERN)]
Authority = Annotated[str, Field(pattern=AUTHORITY_PATTERN)]
Municipality = Annotated[str, Field(pattern=MUNICIPALITY_PATTERN)]
SourceDate = Annotated[
    str,
    Field(pattern=SOURCE_DATE_PATTERN),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 1000, "maximum": 9999}, {"type": "string", "pattern": SOURCE_DATE_PATTERN}]}
    ),
]
Address = Annotated[str, Field(pattern=URL_PATTERN, max_length=500)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT)]
