"""Does the page about the command line name every command, argument and option?"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import typer.main

from barcode.cli.commands import app


def commands(command, path: str) -> Iterator[tuple[str, object]]:
    """Every command below `command` with its whole name."""
    inner = getattr(command, "commands", {})
    if not inner:
        yield path, command
    for name, one in inner.items():
        yield from commands(one, f"{path} {name}")


COMMANDS = list(commands(typer.main.get_command(app), "barcode"))


@pytest.fixture(scope="module")
def page(repository):
    return (repository / "docs" / "command-line.md").read_text(encoding="utf-8")


def test_there_are_commands_to_document():
    assert {"barcode assess", "barcode norms governing", "barcode strip"} <= {name for name, _ in COMMANDS}


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_every_command_and_option_stands_on_the_page(page, name, command):
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}

    assert name in page
    assert {
        option for option in options if f"`{option}" not in page and f"[{option}" not in page and f" {option} " not in page
    } == set()


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_every_command_and_option_has_help(name, command):
    assert command.help
    assert [parameter.name for parameter in command.params if not getattr(parameter, "help", "")] == []
