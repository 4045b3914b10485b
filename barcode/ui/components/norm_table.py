"""What governs here? The norms of a place as a table, and one of them opened level by level."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from barcode.assess import Assessment
from barcode.explain.names import norm_value, place_name, plain_value, subject_name
from barcode.explain.tree import norm_details
from barcode.language import Language, say
from barcode.norms.governing import NormInForce
from barcode.norms.model import Level, NormBook
from barcode.ui import state
from barcode.ui.components.plain import plain
from barcode.ui.look import norm_legend, norm_sign
from barcode.ui.norm_rows import NormRow


def norm_table(rows: list[NormRow], assessment: Assessment, language: Language) -> None:
    """A line per norm: what counts here with its range, on what it rests, and what every level says."""
    label, here, span, status, evidence = (
        say(f"pages.norms.{name}", language) for name in ("norm", "here", "range", "status", "evidence")
    )
    levels = {level: _capital(say(f"level.{level}", language)) for level in Level}
    lines = []
    for row in rows:
        sizing = row.governing.sizing
        line = {
            label: norm_name(row, assessment, language),
            here: norm_value(sizing, language) if sizing else say("ui.cannot_tell", language),
            span: say("ui.range", language, low=plain_value(sizing.low, language), high=plain_value(sizing.high, language))
            if sizing and sizing.low != sizing.high
            else "–",
            status: norm_sign(sizing, language) if sizing else "–",
            evidence: say(f"evidence.{sizing.evidence}", language) if sizing else "–",
        }
        for level, name in levels.items():
            line[name] = " / ".join(_number(norm, language) for norm in row.by_level.get(level, ())) or "–"
        lines.append({heading: plain(text) for heading, text in line.items()})
    # A table of the page and not a grid: a long name and its unit are read whole, on every width.
    st.table(pd.DataFrame(lines), hide_index=True, alt=say("pages.norms.table", language))
    st.caption(norm_legend(language))
    st.caption(say("ui.assumption_legend", language))


def _number(norm: NormInForce, language: Language) -> str:
    """The value without its unit; a choice by its own words."""
    return norm_value(norm, language) if norm.choice else plain_value(norm.value, language)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def norm_name(row: NormRow, assessment: Assessment, language: Language) -> str:
    """The label of a norm, with the entry of its table."""
    name = str(getattr(row.norm.label, language))
    key = subject_name(assessment, row.key, language)
    return f"{name} ({key})" if key else name


def norm_by_level(row: NormRow, assessment: Assessment, language: Language) -> None:
    """One norm: what each level says, side by side, with source, evidence, and why it counts here or not."""
    st.subheader(plain(norm_name(row, assessment, language)), anchor=False)
    if row.norm.description:
        st.markdown(plain(getattr(row.norm.description, language)))
    for column, level in zip(st.columns(len(Level)), Level, strict=True):
        with column.container(border=True, height="stretch"):
            st.markdown(f"**{plain(_capital(say(f'level.{level}', language)))}**")
            norms = row.by_level.get(level, ())
            for norm in norms:
                _one(norm, row, assessment, language)
            silent = [
                loser for loser in row.governing.losers if loser.in_force is None and _level(loser.authority, assessment) is level
            ]
            for loser in silent:
                words = f"{place_name(assessment, loser.authority, language)}: {say(f'reason.{loser.reason}', language)}"
                st.caption(plain(words))
            if not norms and not silent:
                st.caption(say("pages.norms.says_nothing", language))
    for text in dict.fromkeys(str(getattr(text, language)) for text in row.norm.not_encoded):
        st.caption(plain(say("pages.norms.not_in_figures", language, text=text)))


def _level(authority: str, assessment: Assessment) -> Level:
    return assessment.library.books[authority].level


def _one(norm: NormInForce, row: NormRow, assessment: Assessment, language: Language) -> None:
    """A norm of one authority: its value, its verdict, and where it comes from."""
    st.markdown(f"**{plain(norm_value(norm, language))}**")
    st.markdown(f"**{plain(norm_sign(norm, language))}**")
    st.markdown(plain(_verdict(norm, row, assessment, language)))
    for label, text in norm_details(norm, assessment, language):
        is_address = bool(norm.source and text == norm.source.url)
        if is_address and norm.authority not in state.inputs().books:
            st.caption(f"{plain(label)}: [{plain(text)}](<{text}>)")
        else:
            st.caption(f"{plain(label)}: {plain(text)}")


def _verdict(norm: NormInForce, row: NormRow, assessment: Assessment, language: Language) -> str:
    sizing = row.governing.sizing
    if sizing is not None and sizing.name == norm.name:
        return say("pages.norms.counts", language)
    for loser in row.governing.losers:
        if loser.in_force is not None and loser.in_force.name == norm.name:
            winner = place_name(assessment, loser.winner.authority, language) if loser.winner else ""
            reason = say(f"reason.{loser.reason}", language)
            return say("pages.norms.loses", language, reason=reason, winner=winner)
    return say("pages.norms.says_nothing", language)


def not_encoded(books: list[NormBook], language: Language) -> None:
    """What the books looked for and did not find, or could not put in figures."""
    for book in books:
        if book.not_encoded:
            with st.expander(plain(getattr(book.name, language)), key=f"not-encoded-{book.authority}"):
                st.markdown("\n".join(f"- {plain(getattr(text, language))}" for text in book.not_encoded))
