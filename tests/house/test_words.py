"""Do the words and the code that says them belong together?"""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from tests.house.sources import PACKAGE, at, calls, modules, tree

FILES = sorted((PACKAGE / "language" / "words").glob("*.toml"))
LANGUAGES = {"nl", "en"}
SENTENCES_OF = {"Problem": "problems", "Note": "notes"}
FILE_ENDINGS = (".csv", ".geojson", ".gpkg", ".json", ".md", ".py", ".toml", ".xlsx", ".yaml", ".yml")


def entries(table: dict[str, object], prefix: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    """Every key with its texts: a table that holds a text is an entry, all others are steps on the way."""
    if any(isinstance(value, str) for value in table.values()):
        yield prefix, table  # type: ignore[misc]
        return
    for key, inner in table.items():
        assert isinstance(inner, dict), f"{prefix}.{key} is neither a text nor a table"
        yield from entries(inner, f"{prefix}.{key}" if prefix else key)


def all_entries() -> list[tuple[str, dict[str, str]]]:
    return [entry for file in FILES for entry in entries(tomllib.loads(file.read_text(encoding="utf-8")))]


@cache
def texts() -> dict[str, dict[str, str]]:
    return dict(all_entries())


def placeholders(text: str) -> set[str]:
    return {re.split(r"[.\[]", name)[0] for _, name, _, _ in Formatter().parse(text) if name is not None}


def literals(node: ast.expr | None) -> list[str]:
    """The texts that an expression can be, as far as they stand there: one, or the two ends of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    return []


def patterns() -> list[re.Pattern[str]]:
    """What the code says with a key put together while running, such as `f"location_type.{kind}"`."""
    found = []
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.JoinedStr):
                parts = [re.escape(part.value) if isinstance(part, ast.Constant) else ".+" for part in node.values]
                if re.match(r"[a-z_]+\\\.", parts[0]):
                    found.append(re.compile("".join(parts)))
                elif re.fullmatch(r"[a-z]+_", parts[0]):
                    found.append(re.compile(f"({'|'.join(SENTENCES_OF.values())})\\.{''.join(parts)}"))
            elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
                found.extend(
                    re.compile(re.escape(start) + ".+") for start in literals(node.left) if re.match(r"[a-z_]+\.", start)
                )
    for path in modules():
        for name, call in calls(path):
            if name == "labels" and call.args:
                found.extend(re.compile(re.escape(prefix) + r"\..+") for prefix in literals(call.args[0]))
    return found


def codes() -> list[tuple[str, Path, ast.Call]]:
    """Every problem and note that the code makes by name, as the key of its sentence."""
    found = []
    for path in modules():
        for name, call in calls(path):
            if name in SENTENCES_OF:
                named = next((keyword.value for keyword in call.keywords if keyword.arg == "code"), None)
                node = call.args[0] if call.args else named
                found.extend((f"{SENTENCES_OF[name]}.{code}", path, call) for code in literals(node))
    return found


def said() -> list[tuple[str, Path, ast.Call]]:
    """Every key that the code says by name, through `say` or through a function of its own that hands it on."""
    topics = {key.split(".")[0] for key in texts()}
    found = []
    for path in modules():
        for name, call in calls(path):
            for argument in call.args[:2]:
                for text in literals(argument):
                    is_key = re.fullmatch(r"[a-z][a-z0-9_]*(\.[A-Za-z0-9_-]+)+", text) and not text.endswith(FILE_ENDINGS)
                    if name == "say" or (is_key and text.split(".")[0] in topics and name != "labels"):
                        found.append((text, path, call))
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_entry_has_a_dutch_and_an_english_text(file):
    half = {
        key: sorted(entry) for key, entry in entries(tomllib.loads(file.read_text(encoding="utf-8"))) if set(entry) != LANGUAGES
    }

    assert half == {}


def test_no_text_is_empty():
    assert [key for key, entry in texts().items() if not all(text.strip() for text in entry.values())] == []


def test_no_key_stands_in_two_files():
    assert [key for key, count in Counter(key for key, _ in all_entries()).items() if count > 1] == []


def test_both_languages_fill_in_the_same_values():
    unlike = {key: entry for key, entry in texts().items() if placeholders(entry["nl"]) != placeholders(entry["en"])}

    assert unlike == {}


def test_every_key_that_is_said_exists():
    prefixes = {key.rsplit(".", depth)[0] for key in texts() for depth in range(1, key.count(".") + 1)}

    assert sorted(f"{at(path, call)} {key}" for key, path, call in said() if key not in texts() and key not in prefixes) == []


def test_every_problem_and_note_has_its_sentence():
    assert sorted(f"{at(path, call)} {key}" for key, path, call in codes() if key not in texts()) == []


def test_whoever_says_a_key_gives_every_value_it_fills_in():
    short = []
    for key, path, call in said():
        given = {keyword.arg for keyword in call.keywords}
        if key in texts() and None not in given and (missing := placeholders(texts()[key]["nl"]) - given):
            short.append(f"{at(path, call)} {key}: {sorted(missing)}")

    assert sorted(short) == []


def test_every_problem_and_note_gives_every_value_its_sentence_fills_in():
    short = []
    for key, path, call in codes():
        details = next((keyword.value for keyword in call.keywords if keyword.arg == "details"), None)
        if key not in texts() or not (details is None or isinstance(details, ast.Dict)):
            continue
        names = [literals(name) for name in details.keys] if details else []
        if all(names) and (missing := placeholders(texts()[key]["nl"]) - {"found"} - {name for one in names for name in one}):
            short.append(f"{at(path, call)} {key}: {sorted(missing)}")

    assert sorted(short) == []


def test_no_text_is_never_said():
    # A code of a problem may travel as a plain word before it becomes a `Problem`, so any word in the code that equals it counts.
    words = {
        node.value
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    put_together = patterns()
    spoken = {f"{topic}." for topic in SENTENCES_OF.values()}
    never = [
        key
        for key in texts()
        if key not in words
        and not (key.startswith(tuple(spoken)) and key.split(".", 1)[1] in words)
        and not any(pattern.fullmatch(key) for pattern in put_together if not pattern.pattern.startswith(("problems", "notes")))
    ]

    assert never == []
