"""What is everything that a visitor has put in, apart from what stands in a widget at this moment?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pandas as pd

from barcode.errors import Problem
from barcode.norms.model import NormBook
from barcode.programme import Programme
from barcode.ui.own_values import Spot
from barcode.ui.saving import Saving

if TYPE_CHECKING:
    from barcode.exports.annex_terms import Signatory, Terms

EXAMPLE = "example"


@dataclass
class Inputs:
    """Everything a visitor has put in, apart from what stands in a widget at this moment.

    `version` names the programme: the same version is the same programme, so that an assessment can be kept.
    """

    programme: Programme | None = None
    version: str = EXAMPLE
    books: dict[str, tuple[str, NormBook]] = field(default_factory=dict)
    books_version: str = ""
    preview: Programme | None = None
    preview_problems: tuple[Problem, ...] = ()
    preview_of: tuple[str, ...] = ()
    book_upload_of: tuple[str, ...] = ()
    book_problems: tuple[Problem, ...] = ()
    refused: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    folded: dict[str, Mapping[int, Mapping[str, Any]]] = field(default_factory=dict)
    first_rows: dict[str, pd.DataFrame] = field(default_factory=dict)
    not_added: tuple[Problem, ...] = ()
    not_added_to_plan: tuple[str, tuple[Problem, ...]] = ("", ())
    generation: int = 0
    choices: dict[str, str] = field(default_factory=dict)
    in_address: set[str] = field(default_factory=set)
    delivered: dict[str, int] = field(default_factory=dict)
    delivered_of: str = EXAMPLE
    delivery_grid: int = 0
    saving: Saving = field(default_factory=Saving)
    signatories: tuple[Signatory, ...] = ()
    signatory_problems: tuple[Problem, ...] = ()
    annex_file_asked: str = ""
    annex_terms: Terms | None = None
    own_values: dict[Spot, Fraction] = field(default_factory=dict)
    own_refused: dict[str, tuple[str, Problem]] = field(default_factory=dict)
