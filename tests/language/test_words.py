"""Does a sentence speak of one thing in the singular, and of every other number in the plural?"""

from __future__ import annotations

import re
from string import Formatter

import numpy as np
import pytest

from barcode.language import LANGUAGES, say
from barcode.language.words import catalogue

CHOICES = [
    (key, language, name, specification)
    for key, entry in catalogue().items()
    for language in LANGUAGES
    for _, name, specification, _ in Formatter().parse(entry[language])
    if name and specification
]


@pytest.mark.parametrize(
    ("count", "sentence"),
    [(0, "0 regels"), (1, "1 regel"), (2, "2 regels"), ("1", "1 regel"), ("1.001", "1.001 regels"), (np.int64(1), "1 regel")],
)
def test_a_count_of_one_and_only_of_one_is_said_in_the_singular(count, sentence):
    assert say("explain.row_count", count=count) == sentence


def test_each_number_of_a_sentence_chooses_its_own_words():
    assert say("cli.norms_right", "nl", books=1, norms=12) == "In orde: 1 normenboek met 12 normen."
    assert say("cli.norms_right", "en", books=9, norms=1) == "All right: 9 norm books with 1 norm."


def test_the_verb_goes_along_with_the_number():
    assert say("notes.polygons_of_unknown", count=1, found="X").startswith(
        "1 vlak hoort bij een nummer dat in geen tabel staat (X); het is"
    )
    assert say("notes.polygons_of_unknown", count=2, found="X, Y").startswith("2 vlakken horen bij")
    assert say("notes.plans_without_dwellings", "en", count=1).startswith("1 plan has no dwellings")


def test_text_that_is_filled_in_is_never_read_as_a_sentence():
    assert say("problem_place.sheet", value="{count:een|twee} {0}") == "blad {count:een|twee} {0}"


def test_there_are_sentences_with_a_singular():
    assert {name for _, _, name, _ in CHOICES} >= {"count", "plans", "new"}


@pytest.mark.parametrize(("key", "language", "name", "words"), CHOICES, ids=lambda value: str(value)[:40])
def test_a_choice_is_between_two_different_words_without_a_place_to_fill_in(key, language, name, words):
    one, *rest = words.split("|")

    assert len(rest) == 1
    assert one
    assert rest[0]
    assert one != rest[0]
    assert "{" not in words


def test_no_sentence_counts_in_the_plural_only():
    """A number beside a plural word needs its singular; limits are always more than one, and a few counts are never one."""
    plural = re.compile(
        r"\{(?P<name>count|plans|parks|rows|all|new|net|books|norms|findings|dwellings)\} (?:[a-z]+ )?"
        r"(?:regels|rows|plannen|plans|woningen|werklocaties|vlakken|polygons|terreinen|bevindingen|findings|meldingen|normen)\b"
    )
    never_one = {
        "problems.table_too_large",  # a limit
        "problems.workbook_far_cell",  # a limit
        "pages.plans.first_plans",  # only when there are more plans than are shown
        "notes.polygons_of_one_plan",  # rows that were added up: at least two
        "notes.figures_repeated",  # the same
        "annex.shortened",  # only when there are more rows than a document shows
        "annex_page.takes_long",  # only when there are many plans
    }
    found = {key for key, entry in catalogue().items() if any(plural.search(text) for text in entry.values())}

    assert found - never_one == set()
