"""Annexes that tests of their formats share: of the example region, and of plans with hostile names."""

from __future__ import annotations

from datetime import date
from functools import cache

from barcode.assess import Assessment, assess
from barcode.exports.annex import Annex, annex
from barcode.exports.annex_terms import Signatory, Terms
from barcode.norms import NormLibrary
from barcode.norms.reader import read_books
from barcode.programme import Confidentiality
from barcode.readers import read_programme
from barcode.shipped import shipped_folder

ON = date(2026, 6, 1)
CITY, REGION = "GM9901", "RG-markerwaard"
SIGNATORIES = (Signatory(name="N. N.", function="wethouder", party="Nieuw-Pampus"),)
# What somebody may type or a file may hold in the place of a name.
HOSTILE = (
    '=HYPERLINK("http://host.invalid/x")', "@SUM(1)", "+1", "-1", "<script>alert(1)</script>", "a\rb", "a\nb", "a\tb",
    "x\x00\x0b\x1fy", "#strike[y] *b* $1$", "{{7*7}}", "\u202eeman", "＝1+1", "n" * 32_768, "é&<>\"'", "=cmd|' /C calc'!A0",
)  # fmt: skip


@cache
def region() -> Assessment:
    """The example region, assessed under the shipped books and its own."""
    example = shipped_folder("data") / "voorbeeldregio"
    books = (*read_books(shipped_folder("norms")), *read_books(example))
    return assess(read_programme([example]), NormLibrary(books), ON)


@cache
def annex_of(area: str = CITY, readers: Confidentiality = Confidentiality.PUBLIC) -> Annex:
    """The annex of a part of the example region."""
    terms = Terms(title="Proef", area=area, readers=readers, parties=("Nieuw-Pampus", "Markerwaard"), signatories=SIGNATORIES)
    return annex(region(), terms)


@cache
def hostile_annex() -> Annex:
    """An annex in which plans, parks, parties and promises bear hostile names; every plan is public."""
    found = region()
    programme = found.programme
    plans, parks = programme.plans.copy(), programme.parks.copy()
    plans["name"] = [HOSTILE[place % len(HOSTILE)] for place in range(len(plans))]
    plans["confidentiality"] = "public"
    parks["name"] = [HOSTILE[-1 - place % len(HOSTILE)] for place in range(len(parks))]
    promises = programme.compensations.copy()
    promises["document"] = [HOSTILE[place % len(HOSTILE)] for place in range(len(promises))]
    named = assess(programme.with_tables(plans=plans, parks=parks, compensations=promises), found.library, found.on)
    return annex(named, Terms(title=HOSTILE[0], area=REGION, parties=HOSTILE[1:9], signatories=SIGNATORIES))
