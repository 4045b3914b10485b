"""What do the charts of a page look like? Each has its table beside it and reads in Dutch or English numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from barcode.language import Language, say
from barcode.ui.look import ENOUGH, INK, SHORT

NUMBERS = {
    "nl": {"decimal": ",", "thousands": ".", "grouping": [3], "currency": ["€ ", ""]},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["€", ""]},
}
STEP = 30


def running_chart(periods: Sequence[str], values: Sequence[float], unit: str, language: Language) -> Any:
    """The running balance as bars per period, with the word for short or enough on each.

    Args:
        periods: labels in order.
        values: the balance after each period [unit].
        unit: in words, for the axis.
        language: of the numbers and words.
    """
    import altair as alt
    import pandas as pd

    short, enough = say("ui.short", language), say("ui.enough", language)
    table = pd.DataFrame({"period": periods, "value": values, "word": [short if value < 0 else enough for value in values]})
    y = alt.Y("period:N", sort=list(periods), title=None)
    x = alt.X("value:Q", title=unit, axis=alt.Axis(format=",.0f", tickCount=4))
    tooltip = [alt.Tooltip("period:N", title=say("ui.period", language)), alt.Tooltip("value:Q", format=",.0f", title=unit)]
    base = alt.Chart(table).encode(x=x, y=y, tooltip=tooltip)
    colour = alt.Color("word:N", legend=None, scale=alt.Scale(domain=[short, enough], range=[SHORT, ENOUGH]))
    words = alt.Chart(table).encode(text="word:N", y=y, x=alt.datum(0))
    # The word stands across the zero line from its bar, where there is always room.
    left = words.transform_filter("datum.value >= 0").mark_text(dx=-6, align="right", fontSize=13, color=INK)
    right = words.transform_filter("datum.value < 0").mark_text(dx=6, align="left", fontSize=13, color=INK)
    zero = alt.Chart(pd.DataFrame({"zero": [0]})).mark_rule(color=INK).encode(x="zero:Q")
    chart = alt.layer(base.mark_bar(size=18).encode(color=colour), zero, left, right).properties(height=alt.Step(STEP))
    return chart.configure(locale={"number": NUMBERS[language]}).configure_axis(
        labelFontSize=13, titleFontSize=13, labelLimit=140, labelColor=INK, titleColor=INK
    )
