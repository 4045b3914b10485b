"""What stands in these files, and what was set aside? Shown before it is used."""

from __future__ import annotations

import streamlit as st

from barcode.errors import BarcodeError
from barcode.language import Language, format_integer, say
from barcode.programme import Programme
from barcode.ui import cached, state
from barcode.ui.components.plain import plain
from barcode.ui.components.problems import problem_table
from barcode.ui.components.tables import show_table
from barcode.ui.server import journal

LARGEST_MEGABYTES = 20
PLANS_SHOWN = 50
NAME_WIDTH = 380


def upload(language: Language) -> None:
    """The field for files, the preview of what they hold, and the choice to use it."""
    # No list of types: the import gate says in words what it does not take.
    files = st.file_uploader(
        say("pages.plans.upload", language),
        accept_multiple_files=True,
        max_upload_size=LARGEST_MEGABYTES,
        key=f"upload-{state.inputs().generation}",
        help=say("pages.plans.upload_help", language),
    )
    st.caption(say("pages.plans.too_large", language, most=LARGEST_MEGABYTES))
    if not files:
        return
    token = tuple(file.file_id for file in files)
    if state.inputs().preview_of != token:
        from barcode.readers import NamedBytes, read_programme

        size = sum(file.size for file in files)
        with st.spinner(say("pages.plans.reading", language)):
            try:
                read = read_programme([NamedBytes(file.name, file.getvalue()) for file in files])
                journal.files_read(len(files), size, len(read.plans), len(read.problems))
                state.keep_preview(token, read)
            except BarcodeError as failed:
                journal.files_refused(len(files), size, len(failed.problems))
                state.keep_preview(token, None, failed.problems)
    preview, problems = state.inputs().preview, state.inputs().preview_problems
    if preview is None:
        st.error(say("pages.plans.refused", language))
        problem_table(problems, language)
        return
    _preview(preview, language)
    use = say("pages.plans.use" if len(preview.plans) else "pages.plans.use_without_plans", language)
    left, right = st.columns(2)
    left.button(use, key="use-plans", type="primary", on_click=state.use_files, args=(preview,))
    if state.inputs().programme is not None:
        right.button(say("pages.plans.add", language), key="add-plans", on_click=_add, args=(preview,))
    plan_table(preview, language)


def _add(preview: Programme) -> None:
    try:
        state.use_files(cached.programme() + preview)
    except BarcodeError as failed:
        state.keep_preview(state.inputs().preview_of, None, failed.problems)


def _preview(preview: Programme, language: Language) -> None:
    """Counts of what was read and set aside, the problems, and the decisions of the reader."""
    st.subheader(say("pages.plans.preview", language), anchor=False)
    counts = {
        "rows_read": preview.rows_read,
        "set_aside": preview.rows_set_aside,
        "plans": len(preview.plans),
        "parks": len(preview.parks),
        "new": int(preview.phases["dwellings_new"].sum()),
        "demolished": int(preview.phases["dwellings_demolished"].sum()),
    }
    for column, (name, count) in zip(st.columns(len(counts)), counts.items(), strict=True):
        column.metric(say(f"pages.plans.count_{name}", language), format_integer(count, language))
    if preview.problems:
        st.warning(say("pages.plans.problems", language, count=format_integer(len(preview.problems), language)))
        problem_table(preview.problems, language)
    for note in preview.notes:
        sentence = say(f"notes.{note.code}", language, **note.details)
        st.caption(plain(f"{note.file}: {sentence}" if note.file else sentence))


def plan_table(programme: Programme, language: Language) -> None:
    """The first plans with their dwellings, as they were read."""
    names = cached.places()
    per_plan = programme.phases.groupby("plan_id")[["dwellings_new", "dwellings_demolished"]].sum()
    plans = programme.plans.head(PLANS_SHOWN)
    dwellings = per_plan.reindex(plans["plan_id"], fill_value=0)
    label = {name: say(f"ui.column_{name}", language) for name in ("plan_id", "name", "municipality", *per_plan.columns)}
    rows = [
        {
            label["plan_id"]: plan_id,
            label["name"]: name,
            label["municipality"]: names.get(code, code),
            label["dwellings_new"]: format_integer(int(new), language),
            label["dwellings_demolished"]: format_integer(int(demolished), language),
        }
        for plan_id, name, code, new, demolished in zip(
            plans["plan_id"],
            plans["name"],
            plans["municipality_code"],
            *(dwellings[column] for column in per_plan.columns),
            strict=True,
        )
    ]
    if rows:
        numbers = [label["dwellings_new"], label["dwellings_demolished"]]
        # Room for the long names of real plans.
        show_table(rows, say("pages.plans.preview", language), "preview-plans", numbers, {label["name"]: NAME_WIDTH})
    if len(programme.plans) > PLANS_SHOWN:
        st.caption(
            say("pages.plans.first_plans", language, shown=PLANS_SHOWN, count=format_integer(len(programme.plans), language))
        )


def template_button(language: Language) -> None:
    """The blank template."""
    data = cached.template(language)
    st.download_button(
        say("pages.plans.template", language),
        data,
        file_name=say("pages.plans.template_file", language),
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key="template",
        on_click=journal.exported,
        args=("template", len(data)),
    )
