"""Norms: what governs here, who says so, and on what does it rest?"""

from __future__ import annotations

import streamlit as st

from barcode.errors import BarcodeError
from barcode.language import Language, format_date, say
from barcode.ui import cached, state
from barcode.ui.components.norm_table import norm_by_level, norm_name, norm_table, not_encoded
from barcode.ui.components.place_choice import invented_banner, own_books_banner, place_choice, place_name
from barcode.ui.components.plain import plain
from barcode.ui.components.problems import problem_table, refusal
from barcode.ui.norm_rows import Topic, norm_rows
from barcode.ui.own_book import checked_book
from barcode.ui.server import journal
from barcode.ui.what_if import Asking

LARGEST_MEGABYTES = 1
TOPICS = (*Topic, "all")


def main() -> None:
    """Draws the page."""
    language = state.language()
    st.title(say("pages.norms.heading", language), anchor=False)
    left, right = st.columns(2)
    with left:
        code = place_choice(language)
    with right:
        topic = st.selectbox(
            say("pages.norms.topic", language),
            TOPICS,
            format_func=lambda one: say(f"pages.norms.topic_{one}", language),
            key="norm-topic",
            persist_state="session",
        )
    invented_banner(code, language)
    own_books_banner(language)
    try:
        _norms(code, topic, language)
    except BarcodeError as failed:
        refusal(failed, language)
    _own_book(language)


def _norms(code: str, topic: str, language: Language) -> None:
    """The table, one norm opened, and what is not in the books."""
    library, on = cached.library(), state.reference_date()
    assessment = cached.assessment(Asking(code, cached.BARCODE_DWELLINGS, say("ui.example_number", language)))
    chain = assessment.chain(code)
    st.markdown(say("pages.norms.intro", language, place=plain(place_name(code, language)), date=format_date(on, language)))
    rows = [row for row in norm_rows(library, chain.place, on) if topic in ("all", row.topic)]
    if not rows:
        st.caption(say("pages.norms.none", language))
        return
    norm_table(rows, assessment, language)
    st.header(say("pages.norms.one", language), anchor=False)
    chosen = st.selectbox(
        say("pages.norms.choose", language),
        range(len(rows)),
        format_func=lambda one: norm_name(rows[one], assessment, language),
        key=f"norm-{topic}",
    )
    norm_by_level(rows[chosen], assessment, language)
    st.header(say("pages.norms.not_in_it", language), anchor=False)
    not_encoded([library.books[authority] for authority in chain.place.authorities if authority in library.books], language)


def _own_book(language: Language) -> None:
    """The field for an own norm book, what is wrong with it, and the way back."""
    st.header(say("pages.norms.own", language), anchor=False)
    st.markdown(say("pages.norms.own_words", language))
    file = st.file_uploader(say("pages.norms.upload", language), max_upload_size=LARGEST_MEGABYTES, key="norm-book")
    kept = state.inputs()
    if file is not None and kept.book_upload_of != (file.file_id,):
        kept.book_upload_of, kept.book_problems = (file.file_id,), ()
        with st.spinner(say("pages.norms.reading", language)):
            try:
                state.use_book(*checked_book(file.name, file.getvalue(), cached.shipped_books(), kept.books))
                journal.norm_book_replaced(len(kept.books))
            except BarcodeError as failed:
                journal.files_refused(1, file.size, len(failed.problems))
                kept.book_problems = failed.problems
        st.rerun()
    if file is not None and kept.book_problems:
        st.error(say("pages.norms.refused", language))
        problem_table(kept.book_problems, language)
    for authority, (_, book) in kept.books.items():
        st.markdown(
            "- " + say("pages.norms.in_use", language, name=plain(getattr(book.name, language)), authority=plain(authority))
        )
    if kept.books:
        st.button(say("pages.norms.back", language), key="drop-books", on_click=state.drop_books)


main()
