"""How is an annex written from the command line? The command `annex`: one run, several files."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from barcode.cli.options import Decimal, Language, Norms, On, Parks, Plans, Tongue, reference_date


class Readers(StrEnum):
    """The circles of readers."""

    PUBLIC = "public"
    PROVINCE = "province"
    MUNICIPALITY = "municipality"


class Status(StrEnum):
    """How far the agreement is."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    AGREED = "agreed"


class AnnexFile(StrEnum):
    """What an annex is written as."""

    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    XLSX = "xlsx"
    ODS = "ods"
    CSV = "csv"
    JSON = "json"
    YAML = "yaml"
    GPKG = "gpkg"


AS_TEXT = frozenset({AnnexFile.CSV, AnnexFile.JSON, AnnexFile.YAML})


def annex(
    plans: Plans,
    area: Annotated[
        str,
        typer.Option("--area", metavar="CODE", help="The municipality, region or province: GM0392, RG-…, PV27.", show_default=False),
    ],
    parks: Parks = None,
    norms: Norms = None,
    on: On = None,
    readers: Annotated[
        Readers,
        typer.Option("--readers", help="The widest circle that may read the files; plans of a narrower one stay out of them."),
    ] = Readers.PUBLIC,
    status: Annotated[Status, typer.Option("--status", help="How far the agreement is.")] = Status.DRAFT,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="A title of your own.", show_default=False)] = "",
    party: Annotated[
        list[str] | None,
        typer.Option("--party", metavar="NAME", help="A party to the agreement; may be repeated.", show_default=False),
    ] = None,
    form: Annotated[
        AnnexFile | None,
        typer.Option("--format", help="What to write; without it what the name after --out says.", show_default=False),
    ] = None,
    out: Annotated[
        list[Path] | None,
        typer.Option(
            "--out",
            metavar="FILE",
            help="Write to this file; its ending says the format. May be repeated: one run, several formats.",
            show_default=False,
        ),
    ] = None,
    decimal: Decimal = None,
    language: Language = Tongue.NL,
) -> None:
    """Write the annex to an agreement: norms, programme, figures, findings and promises of one area, with a fingerprint.

    Plans that the readers may not see are counted, and are in none of the files. The fingerprint is told on stderr.

    Exit codes: 0 done; 1 the input, a norm book or the area was refused; 2 wrong use.
    """
    from barcode.cli.sources import library_with, programme_of
    from barcode.cli.telling import tell, telling, working
    from barcode.cli.writing import inputs_kept, put_out
    from barcode.language import format_integer, say

    wanted = _wanted(out or [], form)
    with telling(language.value):
        for file, _ in wanted:
            inputs_kept(file, [*plans, *(parks or [])], norms)
        library = library_with(norms, language.value)
        programme = programme_of([*plans, *(parks or [])], decimal, language.value)
        from barcode.assess import assess
        from barcode.exports.annex import annex as annex_of
        from barcode.exports.annex_files import FORMATS
        from barcode.exports.annex_terms import AnnexStatus, typed_terms
        from barcode.programme import Confidentiality

        terms = typed_terms(
            title=title, area=area, status=AnnexStatus(status.value), readers=Confidentiality(readers.value), parties=party or []
        )
        count = format_integer(len(programme.plans), language.value)
        with working(say("cli_annex.assessing", language.value, plans=count)):
            made = annex_of(assess(programme, library, reference_date(on)), terms)
            tell(say("cli_annex.fingerprint", language.value, value=made.fingerprint))
        for file, one in wanted:
            with working(say("cli_annex.writing", language.value, format=one.value)):
                written = FORMATS[one.value].write(made, language.value)
            put_out(written, file, language.value)


def _wanted(out: list[Path], form: AnnexFile | None) -> list[tuple[Path | None, AnnexFile]]:
    """Each file with its format; the screen when no file is named.

    Raises:
        BadParameter: the ending says no format, or another one than was asked; or a format that no screen shows.
    """
    if not out:
        if form is None:
            raise typer.BadParameter("say what to write, with --format or a name after --out", param_hint="--out")
        if form not in AS_TEXT:
            raise typer.BadParameter(f"{form} goes to a file: name it with --out FILE.{form}", param_hint="--format")
        return [(None, form)]
    wanted: list[tuple[Path | None, AnnexFile]] = []
    for file in out:
        ending = file.suffix.lower().removeprefix(".")
        named = AnnexFile(ending) if ending in set(AnnexFile) else None
        if form and named and named is not form:
            raise typer.BadParameter(f"the name after --out says {named}, --format says {form}", param_hint="--format")
        chosen = form or named
        if chosen is None:
            raise typer.BadParameter(f"«.{ending}» is no format; use one of {', '.join(AnnexFile)}", param_hint="--out")
        wanted.append((file, chosen))
    return wanted
