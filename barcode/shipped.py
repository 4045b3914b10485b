"""Where do the norm books and the data stand that come with the program?"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
INSIDE_A_WHEEL = PACKAGE / "_shipped"


def shipped_folder(name: str) -> Path:
    """The folder `name` (`data`, `norms`): inside an installed wheel, else beside the package in the repository."""
    # The wheel's own copy first: beside an installed package, a folder called `data` belongs to somebody else.
    installed = INSIDE_A_WHEEL / name
    return installed if installed.is_dir() else PACKAGE.parent / name
