"""How does a barcode look on a terminal: a bar of characters per stripe, as long as its land?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from barcode.area import Area
from barcode.assess import Assessment
from barcode.cli.amounts import hectares, printed
from barcode.cli.text_table import text_table
from barcode.explain.names import lacking, row_label
from barcode.exports.assumptions import is_stripe_assumed
from barcode.exports.plain_text import plain_text
from barcode.language import Language, format_integer, round_half_away, say
from barcode.strip import Strip, Stripe
from barcode.trace import Figure, Missing, Traced

LONGEST_BAR = 40
BAR = "█"


def strip_lines(strip: Strip, area: Area, assessment: Assessment, language: Language) -> Iterator[str]:
    """The stripes as a table with bars, their land counted once, and what cannot be told."""
    yield "  " + say("cli.strip_dwellings", language, count=format_integer(strip.dwellings.value, language))
    longest = max([stripe.land.value for stripe in strip.stripes if isinstance(stripe.land, Traced)], default=Fraction(0))
    names = ("function", "bar", "lies", "norm_mark", "land", "hectares", "floor", "number")
    rows = []
    for stripe in strip.stripes:
        lies = (
            ""
            if stripe.inside_plan_area is None
            else say(f"exports.lies.{'inside' if stripe.inside_plan_area else 'elsewhere'}", language)
        )
        size = 0
        if isinstance(stripe.land, Traced) and longest > 0:
            size = int(round_half_away(max(stripe.land.value, Fraction(0)) * LONGEST_BAR / longest))
        rows.append(
            [
                row_label(assessment, stripe.function, language), BAR * size, lies, _mark(stripe, language),
                _counted(stripe.land, language), "" if isinstance(stripe.land, Missing) else hectares(stripe.land, language),
                _counted(stripe.floor, language), _counted(stripe.number, language),
            ]
        )  # fmt: skip
    rows.append(
        [
            say("exports.total", language),
            "",
            "",
            "",
            printed(strip.land_total, language),
            hectares(strip.land_total, language),
            "",
            "",
        ]
    )
    yield from text_table([say(f"exports.column.{name}", language) for name in names], rows, words=4)
    if isinstance(strip.overlap, Traced) and strip.overlap.value:
        yield "  " + say("cli.overlap", language, land=printed(strip.overlap, language))
    for stripe in strip.stripes:
        for figure in _lacking(stripe):
            name = row_label(assessment, stripe.function, language)
            yield "  " + say("cli.cannot_tell", language, reason=plain_text(f"{name}: {lacking(assessment, figure, language)}"))


def _counted(figure: Figure, language: Language) -> str:
    """A figure; blank where the row counts something else."""
    return "" if isinstance(figure, Missing) and figure.lacking == "not_counted" else printed(figure, language)


def _lacking(stripe: Stripe) -> list[Missing]:
    figures = {figure.lacking: figure for figure in (stripe.number, stripe.floor, stripe.land) if isinstance(figure, Missing)}
    figures.pop("not_counted", None)
    return list(figures.values())


def _mark(stripe: Stripe, language: Language) -> str:
    """Whether the row rests on an assumption."""
    return say("exports.assumption", language) if is_stripe_assumed(stripe) else ""
