"""What does a YAML file literally say? Keys, lists and text, each with its line; nothing guessed, nothing unfolded.

YAML has habits that hurt: `NO` becomes false, `12:30` a number, a repeated key disappears, an alias grows into millions of
values. Here every scalar stays text, and what a norm book never needs (anchors, aliases, tags, merge keys) is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from barcode.errors import NormError, Problem

Path = tuple[str | int, ...]

MOST_BYTES = 1_000_000
MOST_VALUES = 20_000
DEEPEST = 20
LONGEST_SHOWN = 60

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# What YAML itself does not allow, lone surrogates included (the C parser cannot even be handed those).
_NOT_PRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class NamedText:
    """The text of a file and the name by which a person knows it."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class YamlText:
    """A file as nested dicts and lists of text, and the line on which every key or list item stands."""

    name: str
    data: dict[str, Any]
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """The line of `path`, or of the nearest thing around it."""
        while path not in self.lines and path:
            path = path[:-1]
        return self.lines.get(path, 1)


def shown(text: str) -> str:
    """`text` short enough for a sentence."""
    return text if len(text) <= LONGEST_SHOWN else text[:LONGEST_SHOWN] + "…"


def read_yaml_text(source: NamedText) -> YamlText:
    """The file as text, when it is one plain YAML document that starts with keys.

    Raises:
        NormError: every refusal with its line; reading goes on after the ones that leave the rest readable.
    """
    source = NamedText(source.name, source.text.removeprefix("\ufeff"))
    if problem := _refused_at_the_door(source):
        raise NormError(problem)
    reading = _Reading(source.name)
    try:
        for event in yaml.parse(source.text, Loader=_LOADER):
            if not reading.take(event):
                break
    except yaml.MarkedYAMLError as failed:
        reading.problems.append(_not_readable(source, failed))
    if not reading.problems and not isinstance(reading.root, dict):
        reading.problems.append(Problem("yaml_no_keys" if reading.root else "yaml_empty", source.name, row=1))
    if reading.problems:
        raise NormError(reading.problems)
    assert isinstance(reading.root, dict)
    return YamlText(source.name, reading.root, reading.lines)


def _refused_at_the_door(source: NamedText) -> Problem | None:
    size = len(source.text)
    if size > MOST_BYTES:
        return Problem("yaml_too_large", source.name, details={"size": size, "most": MOST_BYTES})
    if odd := _NOT_PRINTABLE.search(source.text):
        line = source.text.count("\n", 0, odd.start()) + 1
        return Problem("yaml_control_character", source.name, row=line, found=f"U+{ord(odd.group()):04X}")
    return None


def _not_readable(source: NamedText, failed: yaml.MarkedYAMLError) -> Problem:
    """The parser's complaint as a sentence for a planner: a tab, a colon too many, or a line that does not fit."""
    mark = failed.problem_mark or failed.context_mark
    if failed.context_mark and failed.problem and "end of stream" in failed.problem:
        mark = failed.context_mark  # where the quote was opened, not where the file ends
    lines = source.text.splitlines()
    row = min(mark.line if mark else 0, max(len(lines) - 1, 0))
    text = lines[row] if lines else ""
    if text[: len(text) - len(text.lstrip())].count("\t") or (mark and text[mark.column : mark.column + 1] == "\t"):
        code = "yaml_tab"
    elif failed.problem and "mapping values are not allowed" in failed.problem:
        code = "yaml_colon"
    else:
        code = "yaml_not_readable"
    return Problem(code, source.name, row=row + 1, found=shown(text.strip()))


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read; `key` is the key whose value comes next."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None
    repeated: bool = False


@dataclass(slots=True)
class _Reading:
    """Builds the nested value from the parser's events, without recursion."""

    name: str
    root: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)
    _documents: int = 0
    _values: int = 0

    def take(self, event: yaml.Event) -> bool:
        """Takes one event; false when reading further makes no sense."""
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            return self._next_document(line)
        if isinstance(event, yaml.CollectionEndEvent):
            self._open.pop()
            return True
        if not isinstance(event, yaml.NodeEvent):
            return True
        self._values += 1
        if self._values > MOST_VALUES:
            return self._stop("yaml_too_many_values", line, most=MOST_VALUES)
        self.problems.extend(Problem(code, self.name, row=line, found=shown(found)) for code, found in _unwanted(event))
        if isinstance(event, yaml.CollectionStartEvent):
            return self._begin(event, line)
        return self._scalar(event.value if isinstance(event, yaml.ScalarEvent) else "", line)

    def _next_document(self, line: int) -> bool:
        self._documents += 1
        return self._documents == 1 or self._stop("yaml_more_documents", line)

    def _stop(self, code: str, line: int, **details: object) -> bool:
        self.problems.append(Problem(code, self.name, row=line, details=details))
        return False

    def _begin(self, event: yaml.CollectionStartEvent, line: int) -> bool:
        if len(self._open) >= DEEPEST:
            return self._stop("yaml_too_deep", line, most=DEEPEST)
        inside = self._open[-1] if self._open else None
        if inside and isinstance(inside.value, dict) and inside.key is None:
            return self._stop("yaml_key_not_text", line)
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(_Open(value, self._put(value, line)))
        return True

    def _scalar(self, text: str, line: int) -> bool:
        inside = self._open[-1] if self._open else None
        if inside and isinstance(inside.value, dict) and inside.key is None:
            self._key(inside, text, line)
        else:
            self._put(text, line)
        return True

    def _key(self, inside: _Open, key: str, line: int) -> None:
        inside.key = key
        inside.repeated = key in inside.value
        if inside.repeated:
            first = self.lines[(*inside.path, key)]
            self.problems.append(Problem("yaml_key_twice", self.name, row=line, found=shown(key), details={"first": first}))
        else:
            self.lines[(*inside.path, key)] = line

    def _put(self, value: Any, line: int) -> Path:
        """Puts a value in what is open and says where; a repeated key keeps its first value."""
        if not self._open:
            self.root = value
            return ()
        inside = self._open[-1]
        if isinstance(inside.value, list):
            path = (*inside.path, len(inside.value))
            self.lines[path] = line
            inside.value.append(value)
            return path
        assert inside.key is not None
        path = (*inside.path, inside.key)
        if not inside.repeated:
            inside.value[inside.key] = value
        inside.key = None
        return path


def _unwanted(event: yaml.NodeEvent) -> Iterator[tuple[str, str]]:
    """What this event has that a norm book never needs: (code of the sentence, what was found)."""
    if isinstance(event, yaml.AliasEvent):
        yield "yaml_alias", f"*{event.anchor}"
        return
    if event.anchor:
        yield "yaml_anchor", f"&{event.anchor}"
    tag = getattr(event, "tag", None)
    if tag:
        yield "yaml_tag", str(tag)
    if isinstance(event, yaml.ScalarEvent) and event.value == "<<" and not event.style:
        yield "yaml_merge_key", "<<"
