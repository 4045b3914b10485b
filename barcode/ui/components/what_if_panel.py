"""What if a norm said something else here? Fields and sliders within its range, and what is beside what would be."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from fractions import Fraction

import streamlit as st

from barcode.area import Area
from barcode.assess import Assessment
from barcode.errors import BarcodeError, Problem
from barcode.explain.names import place_name, plain_value, subject_name, unit_name
from barcode.language import Language, say
from barcode.norms.governing import NormInForce
from barcode.trace import Figure, Traced
from barcode.ui import cached, state, trying
from barcode.ui.amounts import in_cell, unit_in_words
from barcode.ui.components.plain import plain
from barcode.ui.components.problems import refusal
from barcode.ui.components.tables import page_table
from barcode.ui.components.typed import typed_number
from barcode.ui.look import norm_sign
from barcode.ui.own_values import SHARES, Spot, check_shares, check_value, steps, text_of
from barcode.ui.tried_norms import answer_figures, barcode_norms, changed, sizing_norms
from barcode.ui.what_if import Asking

WIDTHS = (1, 1)
STICKY = "<style>.st-key-what-if-result {position: sticky; top: 3.75rem; background: #fff; z-index: 2}</style>"
IN_A_ROW = (3, 2)
# A browser that gets the whole page on the heels of the answer shows neither before it has read both.
SECONDS_TO_PAINT = 0.1


def what_if_panel(code: str, asking: Asking, is_municipality: bool, language: Language) -> None:
    """The norms of a municipality to try, beside what they do to the answer.

    Args:
        code: of the place on the page.
        asking: what the page asks of the programme.
        is_municipality: whether that place is one; norms of a region are not tried out.
        language: of the page.
    """
    st.header(say("what_if.heading", language), anchor=False)
    if not is_municipality:
        st.markdown(say("what_if.only_municipality", language))
        return
    st.markdown(say("what_if.intro", language))
    _panel(code, asking, dict(trying.own_values()), language)


@st.fragment
def _panel(code: str, asking: Asking, on_page: Mapping[Spot, Fraction], language: Language) -> None:
    """The part that a slider draws again by itself, so that the answer stands beside it at once; then the page follows.

    Args:
        code: of the place on the page.
        asking: what the page asks of the programme.
        on_page: the values that the rest of the page was drawn with.
        language: of the page.
    """
    try:
        _beside_and_fields(code, asking, language)
    except BarcodeError as failed:
        refusal(failed, language)
    if trying.own_values() != on_page:
        time.sleep(SECONDS_TO_PAINT)
        st.rerun(scope="app")


def _beside_and_fields(code: str, asking: Asking, language: Language) -> None:
    assessment = cached.assessment(asking)
    area = assessment.areas[code]
    as_it_is = cached.assessment(asking, as_it_is=True)
    is_now = as_it_is.areas[code]
    norms = sizing_norms(is_now, as_it_is)
    # The result first, so that it stays in sight above the fields on a phone and beside them on a laptop.
    left, right = st.columns(WIDTHS)
    with left.container(border=True, key="what-if-result"):
        _beside(is_now, area, language)
        label, unused = say("what_if.all_back", language), not trying.own_values()
        st.button(label, key="own-all-back", on_click=trying.back_to_the_norms, disabled=unused)
    with right.container(key="what-if-fields"):
        _fields(norms, area, assessment, language)
        # Drawn when asked for: they are many, and each costs time on every change of the page.
        if st.toggle(say("what_if.of_the_barcode", language), key="own-of-barcode", persist_state="session"):
            _fields([*barcode_norms(is_now, norms)], area, assessment, language)
    st.html(STICKY)


def _beside(is_now: Area, would_be: Area, language: Language) -> None:
    """What is, what would be, and the difference, per number."""
    headings = [say(f"what_if.{name}", language) for name in ("number", "what_is", "what_would_be", "difference")]
    now: dict[str, Figure] = {**answer_figures(is_now), "barcode_land": is_now.strip.land_total}
    then: dict[str, Figure] = {**answer_figures(would_be), "barcode_land": would_be.strip.land_total}
    rows = []
    for name, before in now.items():
        after = then[name]
        unit = unit_in_words(before.measure, language) if isinstance(before, Traced) else ""
        label = say(f"what_if.{name}", language)
        cells = (
            f"{label}, {unit}" if unit else label,
            in_cell(before, language, asked=True),
            in_cell(after, language, asked=True),
            _with_sign(changed(before, after), language),
        )
        rows.append(dict(zip(headings, cells, strict=True)))
    page_table(rows, "what-if-table", headings[1:], say("what_if.table", language))


def _with_sign(figure: Figure, language: Language) -> str:
    if not isinstance(figure, Traced):
        return in_cell(figure, language)
    if not figure.value:
        return say("what_if.same", language)
    return f"{'+' if figure.value > 0 else ''}{in_cell(figure, language)}"


def _fields(norms: Sequence[NormInForce], area: Area, assessment: Assessment, language: Language) -> None:
    """A field per norm, and the shares of the jobs in one form, because together they are one whole."""
    for norm in norms:
        if norm.norm.id != SHARES:
            _field(norm, area, assessment, language)
    if shares := [norm for norm in norms if norm.norm.id == SHARES]:
        _shares(shares, area, assessment, language)


def _spot(norm: NormInForce, area: Area) -> Spot:
    return Spot(area.code, norm.norm.id, norm.key)


def _field_key(spot: Spot) -> str:
    return f"own-{spot.municipality_code}-{spot.norm_id}-{spot.key}"


def _heading(norm: NormInForce, assessment: Assessment, language: Language) -> str:
    name = str(getattr(norm.norm.label, language))
    key = subject_name(assessment, norm.key, language)
    return f"{name} ({key})" if key else name


def _governs(norm: NormInForce, area: Area, assessment: Assessment, language: Language) -> None:
    """What governs now, who says so, how hard, within which range; and whether an own value counts at all."""
    words = {
        "value": plain_value(norm.value, language), "unit": unit_name(norm.norm.unit, language, norm.value == 1),
        "authority": place_name(assessment, norm.authority, language), "sign": norm_sign(norm, language),
    }  # fmt: skip
    if norm.low < norm.high:
        words |= {"low": plain_value(norm.low, language), "high": plain_value(norm.high, language)}
    st.caption(plain(say("what_if.governs_range" if norm.low < norm.high else "what_if.governs", language, **words)))
    spot = _spot(norm, area)
    counts = assessment.chain(area.code).norm(norm.norm.id, norm.key).sizing
    if spot in trying.own_values() and counts is not None and counts.authority != area.code:
        winner = place_name(assessment, counts.authority, language)
        st.warning(plain(say("what_if.does_not_count", language, winner=winner, sign=norm_sign(counts, language))))


def _field(norm: NormInForce, area: Area, assessment: Assessment, language: Language) -> None:
    """One norm: a slider where it has a range, a field for a typed value, and the way back."""
    spot, name = _spot(norm, area), _heading(norm, assessment, language)
    key, own = _field_key(spot), trying.own_values().get(spot)
    with st.container(border=True):
        st.markdown(f"**{plain(name)}**, {plain(unit_name(norm.norm.unit, language))}")
        _governs(norm, area, assessment, language)
        left, right = st.columns(IN_A_ROW, vertical_alignment="bottom")
        current = norm.value if own is None else own
        if norm.low < norm.high:
            slider = f"slide-{key}"
            state.bring_to(slider, current)
            left.select_slider(
                say("what_if.slider", language, name=_spoken(name)),
                steps(norm, own),
                format_func=lambda one: text_of(one, language),
                key=slider,
                on_change=_slid,
                args=(slider, key, spot, norm.value),
                label_visibility="collapsed",
            )
        text, problem = state.inputs().own_refused.get(key, (text_of(current, language), None))
        state.bring_to(key, text)
        right.text_input(
            say("what_if.field", language, name=_spoken(name)),
            key=key,
            on_change=_typed,
            args=(key, spot, norm, language),
            label_visibility="collapsed",
        )
        st.button(
            say("what_if.back", language, value=plain_value(norm.value, language)),
            key=f"back-{key}",
            on_click=_back,
            args=({spot: key},),
            disabled=own is None and problem is None,
            type="tertiary",
        )
        if problem is not None:
            st.error(plain(problem.sentence(language)))


def _spoken(name: str) -> str:
    """A name for a label that is heard and not seen: letters and digits alone, of which no Markdown comes."""
    return " ".join("".join(one if one.isalnum() else " " for one in name).split())


def _slid(slider: str, key: str, spot: Spot, governing: Fraction) -> None:
    """Callback: takes the stop of the slider over; the stop of the value that governs is no own value."""
    trying.refuse_value(key)
    value = state.slid(slider)
    trying.try_values({spot: None if value == governing else value})


def _typed(key: str, spot: Spot, norm: NormInForce, language: Language) -> None:
    """Callback: takes a typed value over, or keeps it in sight with what is wrong; the last good value counts on."""
    text = state.chosen(key)
    try:
        value = _read(text, norm, language)
    except BarcodeError as failed:
        trying.refuse_value(key, text, failed.problems[0])
        return
    trying.refuse_value(key)
    # What the field showed of a value that never ends (7/6: 1,17) is that value.
    same = value == norm.value or text.strip() == text_of(norm.value, language)
    trying.try_values({spot: None if same else value})


def _read(text: str, norm: NormInForce, language: Language) -> Fraction:
    number = typed_number(text, language)
    if number is None:
        return norm.value
    value = Fraction(number)
    check_value(norm, value, text, plain_value(norm.low, language), plain_value(norm.high, language))
    return value


def _back(spots: dict[Spot, str]) -> None:
    """Callback: these norms say again what governs."""
    for key in spots.values():
        trying.refuse_value(key)
    trying.try_values(dict.fromkeys(spots))


def _shares(norms: Sequence[NormInForce], area: Area, assessment: Assessment, language: Language) -> None:
    """The shares of all types of work location, taken over together."""
    spots = {_spot(norm, area): _field_key(_spot(norm, area)) for norm in norms}
    form = f"own-{area.code}-{SHARES}"
    text, problem = state.inputs().own_refused.get(form, ("", None))
    half_done = dict(zip(spots.values(), text.split("|"), strict=True)) if problem else {}
    with st.form(form, enter_to_submit=True):
        st.markdown(f"**{plain(getattr(norms[0].norm.label, language))}**. {say('what_if.shares', language)}")
        for column, norm in zip(st.columns(len(norms)), norms, strict=True):
            spot = _spot(norm, area)
            state.bring_to(spots[spot], half_done.get(spots[spot], text_of(trying.own_values().get(spot, norm.value), language)))
            with column:
                st.text_input(plain(subject_name(assessment, norm.key, language)), key=spots[spot])
                _governs(norm, area, assessment, language)
        if problem is not None:
            st.error(plain(problem.sentence(language)))
        st.form_submit_button(
            say("what_if.take_shares", language), key=f"take-{form}", on_click=_take_shares, args=(form, norms, spots, language)
        )
    st.button(
        say("what_if.shares_back", language),
        key=f"back-{form}",
        on_click=_back,
        args=({**spots, Spot(area.code, SHARES): form},),
        disabled=problem is None and not set(spots) & set(trying.own_values()),
    )


def _take_shares(form: str, norms: Sequence[NormInForce], spots: dict[Spot, str], language: Language) -> None:
    """Callback: takes the typed shares over when each lies in its range and all are one whole; else keeps them in sight."""
    texts = [state.chosen(key) for key in spots.values()]
    values: dict[str, Fraction] = {}
    try:
        for norm, text in zip(norms, texts, strict=True):
            values[norm.key] = _read(text, norm, language)
        check_shares(values, plain_value(sum(values.values()), language))
    except BarcodeError as failed:
        problem: Problem = failed.problems[0]
        trying.refuse_value(form, "|".join(text.replace("|", " ") for text in texts), problem)
        return
    trying.refuse_value(form)
    trying.try_values(
        {spot: None if values[norm.key] == norm.value else values[norm.key] for norm, spot in zip(norms, spots, strict=True)}
    )


def own_values_banner(language: Language) -> None:
    """Says on every page that own values are in use, and where; with the way back."""
    values = trying.own_values()
    # Always there: what comes in between would move all below it, and with it the focus of who works by keyboard.
    place = st.empty()
    if not values:
        return
    names = cached.places()
    places = ", ".join(sorted({names.get(spot.municipality_code, spot.municipality_code) for spot in values}))
    with place.container(key="own-values-banner"):
        st.warning(say("what_if.banner", language, count=len(values), places=plain(places)))
        st.button(say("what_if.all_back", language), key="banner-all-back", on_click=trying.back_to_the_norms)
