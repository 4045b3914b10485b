"""Which place does the page speak of? One choice, shared by the pages; some also offer the regions and provinces of the plans."""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from barcode.area import Area
from barcode.errors import BarcodeError
from barcode.explain import names
from barcode.language import Language, say
from barcode.norms.model import Level
from barcode.ui import cached, state
from barcode.ui.what_if import Asking


def place_names(language: Language) -> dict[str, str]:
    """The name of every municipality that can be chosen, with the word for invented where it does not exist."""
    invented = cached.invented_places()
    return {
        code: say("ui.invented_name", language, name=name) if code in invented else name for code, name in cached.places().items()
    }


def areas_with_plans() -> dict[str, Area]:
    """The regions and provinces that plans in use lie in; none while the inputs cannot be assessed."""
    try:
        areas = cached.assessment(Asking()).areas
    except BarcodeError:
        return {}
    found = [area for area in areas.values() if not area.is_municipality and len(area.plan_rows)]
    return {area.code: area for area in sorted(found, key=lambda area: (area.level is Level.PROVINCE, area.code))}


def place_name(code: str, language: Language) -> str:
    """The name of one place, for a sentence."""
    municipalities = place_names(language)
    if code not in municipalities and code in areas_with_plans():
        return names.place_name(cached.assessment(Asking()), code, language)
    return municipalities.get(code, code)


def place_choice(language: Language, with_areas: bool = False, among: Collection[str] | None = None) -> str:
    """The choice; gives the code of the place.

    Args:
        language: of the page.
        with_areas: whether regions and provinces with plans can be chosen beside municipalities.
        among: codes outside which nothing can be chosen here; every place when None.
    """
    municipalities, areas = place_names(language), areas_with_plans()
    options = dict(municipalities)
    inside = ""
    if with_areas:
        with_plans = set(cached.programme().plans["municipality_code"])
        options = {code: name for code, name in municipalities.items() if code in with_plans}
        for area in areas.values():
            level = say(f"level.{area.level}", language)
            name = place_name(area.code, language)
            options[area.code] = say("ui.area_name", language, level=level[:1].upper() + level[1:], name=name)
        options |= municipalities
    elif (wider := areas.get(state.kept_choice(state.PLACE_KEY))) is not None:
        inside = next(code for code in municipalities if code in wider.municipalities)
    if among is not None:
        options = {code: name for code, name in options.items() if code in among}
    state.prepare(state.PLACE_KEY, [*options], inside)
    code: str = st.selectbox(
        say("ui.place" if with_areas else "ui.municipality", language),
        [*options],
        format_func=lambda code: options[code],
        key=state.PLACE_KEY,
        on_change=state.remember,
        args=(state.PLACE_KEY,),
    )
    return code


def invented_banner(code: str, language: Language) -> None:
    """Says that nothing here exists, where that is so."""
    if code in cached.invented_places():
        st.info(say("ui.invented_banner", language))


def own_books_banner(language: Language) -> None:
    """Says that own norm books are in use, where that is so."""
    count = len(state.inputs().books)
    if count:
        st.warning(say("ui.own_books_banner", language, count=count))
