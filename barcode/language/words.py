"""Which sentence belongs to a key, in Dutch and in English?

A word that depends on a number stands in the sentence as `{count:regel|regels}`: what comes before the bar is said of one,
what comes behind it of any other number. The number itself is written beside it: `{count} {count:regel is|regels zijn} gelezen`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from string import Formatter
from types import MappingProxyType
from typing import Any, Literal, get_args

Language = Literal["nl", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
ONE_OR_MORE = "|"


class _Numbered(Formatter):
    """Fills in a sentence; `one|more` behind a colon chooses words by a whole number, given as one or already written."""

    def format_field(self, value: Any, format_spec: str) -> str:
        one, bar, more = format_spec.partition(ONE_OR_MORE)
        if bar:
            return one if str(value) == "1" else more
        return str(super().format_field(value, format_spec))


NUMBERED = _Numbered()


@cache
def catalogue() -> dict[str, dict[str, str]]:
    """Every key with its Dutch and English sentence, read once from `words/*.toml`."""
    entries: dict[str, dict[str, str]] = {}
    folder = resources.files("barcode.language") / "words"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            _flatten("", tomllib.loads(file.read_text(encoding="utf-8")), entries)
    return entries


def _flatten(prefix: str, table: dict[str, Any], entries: dict[str, dict[str, str]]) -> None:
    if "nl" in table and "en" in table and isinstance(table["nl"], str):
        entries[prefix] = {"nl": table["nl"], "en": table["en"]}
        return
    for key, inner in table.items():
        _flatten(f"{prefix}.{key}" if prefix else key, inner, entries)


def say(key: str, language: Language = "nl", /, **values: object) -> str:
    """The sentence of `key` with `values` filled in, in the singular where a number in it is one.

    Raises:
        KeyError: the key does not exist; house tests keep keys and calls together.
    """
    sentence = catalogue()[key][language]
    return NUMBERED.vformat(sentence, (), values) if ONE_OR_MORE in sentence else sentence.format_map(values)


@cache
def labels(prefix: str, language: Language = "nl") -> Mapping[str, str]:
    """The labels of a closed list: what follows `prefix.` in a key → its word."""
    start = prefix + "."
    return MappingProxyType({key[len(start) :]: entry[language] for key, entry in catalogue().items() if key.startswith(start)})
