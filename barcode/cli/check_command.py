"""Do these plans breach a norm? The command `check`."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from barcode.cli.options import Decimal, Language, Norms, On, Out, Parks, Plans, Tongue, reference_date

if TYPE_CHECKING:
    from barcode.assess import Assessment

BREACHED = 3


class CheckFormat(StrEnum):
    """What findings are written as."""

    TABLE = "table"
    JSON = "json"
    GPKG = "gpkg"


SUFFIXES = {".json": CheckFormat.JSON, ".gpkg": CheckFormat.GPKG}


def check(
    plans: Plans,
    parks: Parks = None,
    norms: Norms = None,
    on: On = None,
    form: Annotated[
        CheckFormat | None,
        typer.Option(
            "--format", help="What to write; without it what the name after --out says, else a table.", show_default=False
        ),
    ] = None,
    out: Out = None,
    decimal: Decimal = None,
    fail_on_breach: Annotated[
        bool,
        typer.Option(
            "--fail-on-breach", help="End with exit code 3 when a norm is breached, or when a check could not be carried out."
        ),
    ] = False,
    language: Language = Tongue.NL,
) -> None:
    """Check plans against the norms of municipality, region, province and state: what is breached, by how much, by which article.

    Plans that are not public are checked along, counted, and left out of what is written.

    Exit codes: 0 done, also when norms are breached; 1 the input or a norm book was refused; 2 wrong use; 3 done, but a norm is
    breached or a check could not be carried out (only with --fail-on-breach).
    """
    from barcode.cli.sources import library_with, programme_of
    from barcode.cli.telling import tell, telling, working
    from barcode.cli.writing import inputs_kept, put_out
    from barcode.language import format_integer, say

    named = SUFFIXES.get(out.suffix.lower()) if out else None
    form = form or named or CheckFormat.TABLE
    if named and named is not form:
        raise typer.BadParameter(f"the name after --out says {named}, --format says {form}", param_hint="--format")
    if form is CheckFormat.GPKG and out is None:
        raise typer.BadParameter("a map goes to a file: name it with --out FILE.gpkg", param_hint="--format")
    with telling(language.value):
        inputs_kept(out, [*plans, *(parks or [])], norms)
        library = library_with(norms, language.value)
        programme = programme_of([*plans, *(parks or [])], decimal, language.value)
        from barcode.assess import assess

        assessment = assess(programme, library, reference_date(on))
        count = format_integer(len(programme.plans), language.value)
        with working(say("cli_check.judging", language.value, plans=count)):
            findings = assessment.findings
        with working(say("cli_check.writing", language.value, findings=format_integer(len(findings.table), language.value))):
            written = _written(assessment, form, language)
        put_out(written, out, language.value)
        if findings.incomplete:
            tell(say("cli_check.incomplete", language.value, checks=", ".join(findings.incomplete)))
    if fail_on_breach and (findings.incomplete or (findings.table["outcome"] == "breach").any()):
        raise typer.Exit(BREACHED)


def _written(assessment: Assessment, form: CheckFormat, language: Tongue) -> str | bytes:
    """The findings as text or bytes in a format."""
    if form is CheckFormat.TABLE:
        from barcode.cli.check_text import check_lines

        return "\n".join(check_lines(assessment, language.value)) + "\n"
    if form is CheckFormat.GPKG:
        from barcode.exports.findings_geopackage import findings_geopackage

        return findings_geopackage(assessment, language.value)
    from io import BytesIO

    from barcode.exports.assessment_json import write_json
    from barcode.exports.findings_document import findings_document

    stream = BytesIO()
    write_json(findings_document(assessment), stream)
    return stream.getvalue()
