"""Does the large view leave the side bar out, keep its address, and find a way back; has paper every table?"""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.conftest import REPOSITORY
from tests.ui.conftest import SECONDS


def styles(at: AppTest) -> str:
    return "\n".join(one.proto.body for one in at.get("html"))


def test_the_large_view_opens_from_the_address_and_goes_back_by_a_button():
    at = AppTest.from_file(str(REPOSITORY / "streamlit_app.py"), default_timeout=SECONDS)
    at.query_params["toon"] = "groot"
    at.run()

    assert not at.exception
    assert "stSidebar], [data-testid=stExpandSidebarButton] {display: none !important}" in styles(at)

    at.button(key="present-back").click().run()

    assert at.query_params["toon"] in ("gewoon", ["gewoon"])
    assert not [one for one in at.button if one.key == "present-back"]


def test_each_grid_of_figures_has_a_table_for_paper_with_the_same_cells(app):
    plain_cells = [frame.value.to_numpy().tolist() for frame in app.dataframe]
    paper = [[[text.replace("\\", "") for text in row] for row in one.value.to_numpy().tolist()] for one in app.table]

    assert len(plain_cells) >= 5
    assert [cells for cells in plain_cells if cells not in paper] == []
