"""How does a norm book stand in a file: as plain text for a planner, and as plain values inside another document?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Any, cast

import yaml

from barcode.language.numbers import exact_text
from barcode.norms.model import Closed, NormBook
from barcode.norms.scalars import is_ambiguous
from barcode.units import Unit

LINE_WIDTH = 120


class _AsTyped(yaml.emitter.Emitter, yaml.serializer.Serializer, yaml.representer.SafeRepresenter, yaml.resolver.BaseResolver):
    """Writes words as they are typed: a norm book is read as text, so that `26.3` and `NO` need no quotes."""

    def __init__(self, stream: Any) -> None:
        yaml.emitter.Emitter.__init__(self, stream, width=LINE_WIDTH, allow_unicode=True)
        yaml.serializer.Serializer.__init__(self)
        yaml.representer.SafeRepresenter.__init__(self, sort_keys=False)
        yaml.resolver.BaseResolver.__init__(self)

    def ignore_aliases(self, data: Any) -> bool:
        """A norm book has no aliases: what stands twice is written twice."""
        return True


def book_data(book: NormBook) -> dict[str, Any]:
    """A norm book as plain values (text, lists, dictionaries); `NormBook.model_validate` makes the same book of it."""
    return plain_values(book)


def plain_values(part: Closed) -> dict[str, Any]:
    """A book or a part of one as plain values, without what it leaves at its default."""
    return cast(dict[str, Any], _plain(part))


def book_text(book: NormBook) -> str:
    """A norm book as the text of a file that `read_book` reads, keys in the order in which the format describes them."""
    from io import StringIO

    stream = StringIO()
    dumper = _AsTyped(stream)
    dumper.open()
    dumper.represent(book_data(book))
    dumper.close()
    return stream.getvalue()


def _plain(value: Any) -> Any:
    if isinstance(value, Closed):
        named = {name: (field.alias or name, field) for name, field in type(value).model_fields.items()}
        return {
            key: _plain(inner)
            for name, (key, field) in named.items()
            if (inner := getattr(value, name)) != field.default or field.is_required()
        }
    if isinstance(value, Mapping):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(inner) for inner in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Fraction):
        # 1.117 is refused as ambiguous, 1.1170 is not.
        text = exact_text(value)
        return f"{text}0" if is_ambiguous(text) else text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum | Unit):
        return str(value)
    return str(value)
