"""The command `barcode`: the whole job in batch."""

from __future__ import annotations

import sys

__all__ = ["main"]


def main() -> None:
    """Run the command line with the arguments of this process."""
    # A terminal that cannot show a sign shows a question mark instead of a traceback.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    from barcode.cli.commands import app

    app(prog_name="barcode")
