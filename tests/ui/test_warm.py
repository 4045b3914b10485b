"""Does the server have the example region ready before somebody asks for it, and would the door let that region in?"""

from __future__ import annotations

import threading

from barcode.shipped import shipped_folder
from barcode.ui import cached
from barcode.ui.warm import get_ready


def test_the_example_region_that_is_read_ahead_is_the_one_that_a_visit_gets():
    cached.example_programme.clear()
    get_ready()
    for thread in threading.enumerate():
        if thread.name == "get-ready":
            thread.join()

    assert len(cached.example_programme().plans) > 0
    assert cached.example_programme() is cached.example_programme()


def test_the_door_lets_the_shipped_region_in():
    from barcode.readers import read_programme

    folder = shipped_folder("data") / cached.EXAMPLE_FOLDER
    shipped, checked = read_programme([folder], shipped=True), read_programme([folder])

    assert checked.rows_set_aside == shipped.rows_set_aside == 0
    assert shipped.plans.equals(checked.plans)
