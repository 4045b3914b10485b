"""Which commands are there? Each imports what it needs when it runs, so that `--help` is quick."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from barcode.cli.annex_command import annex
from barcode.cli.check_command import check
from barcode.cli.norm_commands import norms_app
from barcode.cli.options import (
    Decimal,
    Format,
    Language,
    Norms,
    On,
    Out,
    Parks,
    Plans,
    PlansOrNone,
    StripFormat,
    Tongue,
    reference_date,
)
from barcode.cli.verify_command import difference, verify

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="How much work space do housing plans need, and how did that number come about?",
)
app.add_typer(norms_app, name="norms")

SUFFIXES = {".json": Format.JSON, ".xlsx": Format.XLSX}


@app.command()
def assess(
    plans: Plans,
    parks: Parks = None,
    norms: Norms = None,
    on: On = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", help="What to write; without it what the name after --out says, else a table.", show_default=False
        ),
    ] = None,
    out: Out = None,
    decimal: Decimal = None,
    strict: Annotated[bool, typer.Option("--strict", help="End with exit code 3 when rows were set aside.")] = False,
    language: Language = Tongue.NL,
) -> None:
    """Assess housing plans: the jobs, floor and land they ask, the balance and the barcode.

    Exit codes: 0 done; 1 the input or a norm book was refused; 2 wrong use; 3 done, but rows were set aside (only with --strict).
    """
    from barcode.cli.sources import library_with, programme_of
    from barcode.cli.telling import SET_ASIDE, telling
    from barcode.cli.writing import inputs_kept, put_out

    named = SUFFIXES.get(out.suffix.lower()) if out else None
    form = form or named or Format.TABLE
    if named and named is not form:
        raise typer.BadParameter(f"the name after --out says {named}, --format says {form}", param_hint="--format")
    if form is Format.XLSX and out is None:
        raise typer.BadParameter("a workbook goes to a file: name it with --out FILE.xlsx", param_hint="--format")
    with telling(language.value):
        inputs_kept(out, [*plans, *(parks or [])], norms)
        library = library_with(norms, language.value)
        programme = programme_of([*plans, *(parks or [])], decimal, language.value)
        from barcode.assess import assess as assessed

        content = _written(assessed(programme, library, reference_date(on)), form, language)
        put_out(content, out, language.value)
    if strict and programme.rows_set_aside:
        raise typer.Exit(SET_ASIDE)


def _written(assessment: object, form: Format, language: Tongue) -> str | bytes:
    """The assessment as text or bytes in a format."""
    from io import BytesIO

    from barcode.assess import Assessment

    assert isinstance(assessment, Assessment)
    if form is Format.TABLE:
        from barcode.cli.assessment_text import assessment_lines

        return "\n".join(assessment_lines(assessment, language.value)) + "\n"
    from barcode.exports import assessment_document, write_json, write_workbook

    stream = BytesIO()
    if form is Format.JSON:
        write_json(assessment_document(assessment), stream)
    else:
        write_workbook(assessment, stream, language.value)
    return stream.getvalue()


app.command()(check)
app.command()(annex)
app.command()(verify)
app.command()(difference)


@app.command()
def explain(
    plans: Plans,
    number: Annotated[
        str,
        typer.Option("--number", metavar="ADDRESS", help="The number to open, such as GM0392/office/floor.", show_default=False),
    ] = "",
    listed: Annotated[bool, typer.Option("--list", help="List the address of every number instead.")] = False,
    parks: Parks = None,
    norms: Norms = None,
    on: On = None,
    out: Out = None,
    decimal: Decimal = None,
    language: Language = Tongue.NL,
) -> None:
    """Open a number: one paragraph in words, and the tree of the inputs and norms it was made of."""
    from barcode.cli.explanation_text import explanation_lines
    from barcode.cli.number_asked import number_asked
    from barcode.cli.sources import library_with, programme_of
    from barcode.cli.telling import telling
    from barcode.cli.writing import inputs_kept, put_out

    if listed == bool(number):
        raise typer.BadParameter("give either --number ADDRESS or --list", param_hint="--number")
    with telling(language.value):
        inputs_kept(out, [*plans, *(parks or [])], norms)
        library = library_with(norms, language.value)
        programme = programme_of([*plans, *(parks or [])], decimal, language.value)
        from barcode.assess import assess as assessed
        from barcode.explain import addresses

        assessment = assessed(programme, library, reference_date(on))
        if listed:
            lines = addresses(assessment)
        else:
            lines = list(explanation_lines(number_asked(assessment, number), assessment, language.value))
        put_out("\n".join(lines) + "\n", out, language.value)


@app.command()
def strip(
    plans: PlansOrNone = None,
    dwellings: Annotated[
        int | None,
        typer.Option(
            "--dwellings",
            metavar="N",
            min=1,
            max=10_000_000,
            help="A number of dwellings instead of plans; needs --municipality.",
            show_default=False,
        ),
    ] = None,
    municipality: Annotated[
        str,
        typer.Option(
            "--municipality",
            metavar="GM…",
            help="Code or name of the municipality; with PLANS only this one.",
            show_default=False,
        ),
    ] = "",
    per_10_000: Annotated[
        bool, typer.Option("--per-10000", help="The barcode of 10,000 dwellings under the same norms.")
    ] = False,
    areas: Annotated[
        list[Path] | None,
        typer.Option(
            "--areas",
            metavar="FILE",
            help="A list of municipalities and their province, for one that we do not know; may be repeated.",
            show_default=False,
        ),
    ] = None,
    norms: Norms = None,
    on: On = None,
    form: Annotated[StripFormat, typer.Option("--format", help="What to write.")] = StripFormat.TABLE,
    out: Out = None,
    decimal: Decimal = None,
    language: Language = Tongue.NL,
) -> None:
    """Show the barcode: the land and floor of every function that comes with the dwellings."""
    from barcode.cli.telling import telling
    from barcode.cli.writing import inputs_kept, put_out

    if bool(plans) == (dwellings is not None):
        raise typer.BadParameter("give either PLANS, or --dwellings N with --municipality", param_hint="PLANS")
    if dwellings is not None and not municipality:
        raise typer.BadParameter("the norms differ per place: name the municipality", param_hint="--municipality")
    with telling(language.value):
        inputs_kept(out, [*(plans or []), *(areas or [])], norms)
        from barcode.cli.strips import strips_of, written_strips

        assessment, chosen = strips_of(
            plans or [], dwellings, municipality, areas or [], norms, reference_date(on), decimal, language.value
        )
        put_out(written_strips(assessment, chosen, per_10_000, form, language.value), out, language.value)


@app.command()
def template(
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Where to write the workbook (.xlsx).", show_default=False)],
    language: Language = Tongue.NL,
) -> None:
    """Write a blank workbook to fill in: plans, phasing, work, compensation, work locations, areas."""
    from io import BytesIO

    from barcode.cli.telling import telling
    from barcode.cli.writing import put_out
    from barcode.readers import write_template

    if out.suffix.lower() != ".xlsx":
        raise typer.BadParameter("the template is a workbook: give a name that ends in .xlsx", param_hint="--out")
    with telling(language.value):
        stream = BytesIO()
        write_template(stream, language.value)
        put_out(stream.getvalue(), out, language.value)


@app.command()
def version() -> None:
    """Say which version this is."""
    import barcode

    typer.echo(f"Woon-werkbarcode {barcode.__version__}")
