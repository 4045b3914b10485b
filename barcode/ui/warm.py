"""What can the server get ready while the first browser is still loading the page?"""

from __future__ import annotations

import gc
import logging
import sys
from threading import Thread

# Threads of visitors that relieve each other every 5 ms, as Python has it, mostly wait for each other's locks [seconds].
SECONDS_A_TURN = 0.02


def get_ready() -> None:
    """Reads the shipped norm books and the example region beside the start of the server; the first visit waits for the rest."""
    # Outside a visit Streamlit warns with every kept value that nobody is there to see a spinner.
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)
    sys.setswitchinterval(SECONDS_A_TURN)
    Thread(target=_read, name="get-ready", daemon=True).start()


def _read() -> None:
    import barcode.checks  # noqa: F401  # pages ask for findings on their first visit
    from barcode.ui import cached

    cached.shipped_books()
    cached.invented_places()
    # What is there by now stays: who looks for garbage need not look here.
    gc.freeze()
