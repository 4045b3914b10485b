"""Is an annex right, and what differs between two? The commands `verify` and `difference`."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from barcode.cli.options import Language, Tongue

DIFFERS, REFUSED = 3, 1


class DifferenceFormat(StrEnum):
    """What a difference is written as."""

    TABLE = "table"
    JSON = "json"


def verify(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The annex: docx, odt, pdf, xlsx, ods or json.", show_default=False)],
    against: Annotated[
        Path | None,
        typer.Option(
            "--against",
            metavar="FILE",
            help="Compare with this file instead; also for csv, yaml and gpkg, which carry no inputs.",
            show_default=False,
        ),
    ] = None,
    language: Language = Tongue.NL,
) -> None:
    """Work an annex out again from what it carries, and say what differs: figures, norms, plans, and the place in the file.

    Exit codes: 0 accepted; 1 the file was refused, or carries nothing to work it out from; 2 wrong use; 3 something differs.
    """
    from barcode.cli.telling import telling, working
    from barcode.exports.verify import Outcome, verify_against
    from barcode.exports.verify import verify as verified
    from barcode.language import say

    with telling(language.value):
        data = _bytes(file)
        with working(say("cli_annex.verifying", language.value)):
            if against is None:
                found = verified(file.name, data, language.value)
            else:
                found = verify_against(file.name, data, against.name, _bytes(against), language.value)
    for line in found.lines(language.value):
        typer.echo(line)
    if found.outcome is not Outcome.ACCEPTED:
        raise typer.Exit(DIFFERS if found.outcome is Outcome.DIFFERS else REFUSED)


def difference(
    before: Annotated[Path, typer.Argument(metavar="A", help="A norm book (yaml), or an annex.", show_default=False)],
    after: Annotated[Path, typer.Argument(metavar="B", help="What to hold against it, of the same sort.", show_default=False)],
    form: Annotated[DifferenceFormat, typer.Option("--format", help="What to write.")] = DifferenceFormat.TABLE,
    language: Language = Tongue.NL,
) -> None:
    """Say in words what differs between two norm books or two annexes, from A to B.

    Exit codes: 0 done, whether there are differences or not; 1 a file was refused; 2 wrong use.
    """
    import json

    from barcode.cli.telling import telling, working
    from barcode.cli.text_table import text_table
    from barcode.exports.difference import file_difference
    from barcode.language import say

    with telling(language.value):
        with working(say("cli_annex.comparing", language.value)):
            found = file_difference(before.name, _bytes(before), after.name, _bytes(after), language.value)
        if form is DifferenceFormat.JSON:
            typer.echo(json.dumps(found.record(), ensure_ascii=False, indent=2, sort_keys=True))
            return
        if not found.changes:
            typer.echo(say("annex_difference.none", language.value))
            return
        for sentence in found.sentences:
            typer.echo(sentence)
        typer.echo("")
        for line in text_table(found.columns, found.rows):
            typer.echo(line)


def _bytes(file: Path) -> bytes:
    """All of a file, unless it is larger than any annex may be.

    Raises:
        BarcodeError: it cannot be read.
    """
    from barcode.errors import BarcodeError, Problem
    from barcode.exports.annex_gate import LARGEST_FILE, MEBIBYTE

    try:
        if file.stat().st_size > LARGEST_FILE:
            details: dict[str, object] = {"size": file.stat().st_size // MEBIBYTE, "largest": LARGEST_FILE // MEBIBYTE}
            raise BarcodeError(Problem("file_too_large", file=file.name, details=details))
        return file.read_bytes()
    except OSError:
        raise BarcodeError(Problem("file_not_found", file=str(file))) from None
