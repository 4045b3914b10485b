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
STEP, GAP, FONT = 30, 6, 13


def running_chart(periods: Sequence[str], values: Sequence[float], unit: str, language: Language) -> dict[str, Any]:
    """The running balance as bars per period, with the word for short or enough on each: a Vega-Lite chart with its data.

    The chart is written out as Vega-Lite reads it; building and checking it by a library costs more than the rest of the page.

    Args:
        periods: labels in order.
        values: the balance after each period [unit].
        unit: in words, for the axis.
        language: of the numbers and words.
    """
    short, enough = say("ui.short", language), say("ui.enough", language)
    rows = [
        {"period": period, "value": value, "word": short if value < 0 else enough}
        for period, value in zip(periods, values, strict=True)
    ]
    y = {"field": "period", "type": "nominal", "sort": list(periods), "title": None}
    x = {"field": "value", "type": "quantitative", "title": unit, "axis": {"format": ",.0f", "tickCount": 4}}
    tooltip = [
        {"field": "period", "type": "nominal", "title": say("ui.period", language)},
        {"field": "value", "type": "quantitative", "format": ",.0f", "title": unit},
    ]
    colour = {"field": "word", "type": "nominal", "legend": None, "scale": {"domain": [short, enough], "range": [SHORT, ENOUGH]}}
    bars = {"mark": {"type": "bar", "size": 18}, "encoding": {"x": x, "y": y, "color": colour, "tooltip": tooltip}}
    zero = {"mark": {"type": "rule", "color": INK, "aria": False}, "encoding": {"x": {"datum": 0}}}
    # The word stands across the zero line from its bar, where there is always room.
    left, right = _words("datum.value >= 0", "right", -GAP), _words("datum.value < 0", "left", GAP)
    for words in (left, right):
        words["encoding"] = {"text": {"field": "word", "type": "nominal"}, "y": y, "x": {"datum": 0}}
    axis = {"labelFontSize": FONT, "titleFontSize": FONT, "labelLimit": 140, "labelColor": INK, "titleColor": INK}
    return {
        "data": {"values": rows},
        "height": {"step": STEP},
        "layer": [bars, zero, left, right],
        "config": {"locale": {"number": NUMBERS[language]}, "axis": axis},
    }


def _words(where: str, align: str, dx: int) -> dict[str, Any]:
    mark = {"type": "text", "dx": dx, "align": align, "fontSize": FONT, "color": INK}
    return {"transform": [{"filter": where}], "mark": mark}
