"""What does a test of a page get? The front end without a browser, on one reference date."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import REPOSITORY

ON = date(2026, 1, 1)
SECONDS = 60


@pytest.fixture
def app() -> AppTest:
    """The first page as it opens, on 1 January 2026."""
    at = AppTest.from_file(str(REPOSITORY / "streamlit_app.py"), default_timeout=SECONDS).run()
    return at.date_input(key="peildatum").set_value(ON).run()


@pytest.fixture
def go(app: AppTest) -> Callable[[str], AppTest]:
    """Goes to another page: `overzicht`, `plannen` or `normen`."""

    def to(view: str) -> AppTest:
        at = app.switch_page(str(REPOSITORY / "barcode" / "ui" / "views" / f"{view}.py")).run()
        assert not at.exception
        return at

    return to


def metrics(at: AppTest) -> dict[str, str]:
    """Label → value of every number on the page; the label, which reads Markdown, as a reader sees it."""
    return {re.sub(r"\\(.)", r"\1", metric.label): metric.value for metric in at.metric}


def words(at: AppTest) -> str:
    """Everything on the page that reads Markdown, in one text."""
    parts = [*at.title, *at.header, *at.subheader, *at.markdown, *at.caption, *at.info, *at.warning, *at.error, *at.success]
    return "\n".join(part.value for part in parts)


def table(at: AppTest, first_heading: str):
    """The grid or table whose first column has this heading; of a table, which reads Markdown, the text that a reader sees."""
    for frame in at.dataframe:
        if frame.value.columns[0] == first_heading:
            return frame.value
    marked = next(one.value for one in at.table if one.value.columns[0] == first_heading)
    return marked.replace(r"\\(.)", r"\1", regex=True)
