"""Norm books agree with each other; where they do not, both are named."""

# ruff: noqa: E501 - the sentences stand here exactly as a planner reads them

import pytest

from barcode.errors import NormError
from barcode.norms.between_books import library_problems
from barcode.norms.reader import NamedText, read_book, read_together
from tests.norms.trial_book import book_of, changed


def together(*sources: NamedText) -> list[str]:
    with pytest.raises(NormError) as caught:
        read_together(sources)
    return [problem.text("nl") for problem in caught.value.problems]


def test_books_that_agree_load_together() -> None:
    books = read_together([book_of("NL", "national", ("1.5", "1")), book_of("GM0001", "municipality")])
    assert [book.authority for book in books] == ["NL", "GM0001"]


def test_two_books_of_one_authority_are_refused() -> None:
    assert together(book_of("NL", "national"), book_of("NL", "national")) == [
        "NL.yaml: er zijn twee boeken van «NL»; voeg ze samen of haal er één weg."
    ]


def test_one_norm_has_one_unit_everywhere() -> None:
    assert together(book_of("NL", "national"), book_of("GM0001", "municipality", ("job/", "m2_gfa/"))) == [
        "GM0001.yaml, regel 14, norm jobs_per_dwelling: GM0001 rekent in m2_gfa/dwelling, maar NL heeft dezelfde norm in job/dwelling; "
        "gebruik dezelfde eenheid of geef de norm een andere naam."
    ]


MAXIMUM = ("comparison: minimum", "comparison: maximum")
LAW = (("status: policy", "status: law"), ("1.5", "1"))


@pytest.mark.parametrize(("value", "count"), [("0.99", 1), ("1", 0), ("1.01", 0)])
def test_looser_than_a_binding_minimum_is_refused_and_as_strict_is_not(value: str, count: int) -> None:
    lower = book_of("GM0001", "municipality", ("1.5", value))
    books = [read_book(book_of("NL", "national", *LAW)), read_book(lower)]
    assert len(library_problems(books)) == count


def test_the_refusal_names_both_norms() -> None:
    lower = book_of("GM0001", "municipality", ("1.5", "0.5"))
    assert together(book_of("NL", "national", *LAW), lower) == [
        "GM0001.yaml, regel 19, norm jobs_per_dwelling: GM0001 heeft 1/2, ruimer dan de bindende norm van NL (1, law, sinds 2023-10-01); "
        "een lagere norm mag alleen even streng of strenger zijn."
    ]


def test_looser_than_a_binding_maximum_is_higher() -> None:
    higher = read_book(book_of("NL", "national", *LAW, MAXIMUM))
    for value, count in (("2", 1), ("1", 0), ("0.5", 0)):
        lower = read_book(book_of("GM0001", "municipality", ("1.5", value), MAXIMUM))
        assert len(library_problems([higher, lower])) == count


def test_looser_before_the_binding_norm_began_is_history() -> None:
    higher = read_book(book_of("NL", "national", *LAW, ("2023-10-01", "2025-01-01")))
    for last_day, codes in (("2024-12-31", []), ("2025-01-01", ["norm_looser_than_binding"])):
        ends = ("from: 2023-10-01", f"from: 2023-10-01\n        to: {last_day}")
        lower = read_book(book_of("GM0001", "municipality", ("1.5", "0.5"), ends))
        assert [problem.code for problem in library_problems([higher, lower])] == codes


def test_a_province_binds_the_municipalities_that_are_known_to_lie_in_it() -> None:
    books = [read_book(book_of("PV01", "province", *LAW)), read_book(book_of("GM0001", "municipality", ("1.5", "0.5")))]
    assert library_problems(books) == []
    assert library_problems(books, province_of={"GM0001": "PV02"}) == []
    assert len(library_problems(books, province_of={"GM0001": "PV01"})) == 1


def test_two_regions_may_not_both_set_a_free_norm_for_one_municipality() -> None:
    first = book_of("RG-noord", "region", members="members: [GM0001, GM0002]")
    second = book_of("RG-zuid", "region", members="members: [GM0002, GM0003]")
    assert together(first, second) == [
        "RG-zuid.yaml, regel 12, norm jobs_per_dwelling: RG-zuid en RG-noord hebben allebei deze norm voor GM0002, en geen van beide is bindend; "
        "laat één regio de norm stellen of haal de gemeente uit één van de twee."
    ]
    apart = book_of("RG-zuid", "region", members="members: [GM0003]")
    assert len(read_together([first, apart])) == 2


OVERRIDE = """    overrides:
      - authority: {authority}
        kind: tightens
        reason: {{nl: krapte, en: scarcity}}
        decision: raadsbesluit 12
        decided_by: gemeenteraad
        date: 2023-09-28
    values:"""


@pytest.mark.parametrize(
    ("authority", "sentence"),
    [
        (
            "PV09",
            "GM0001 wijkt af van «PV09», maar van die overheid is er geen normenboek; voeg dat boek toe of verbeter de code.",
        ),
        ("GM0002", "GM0001 wijkt af van «GM0002», maar dat is geen hogere overheid; afwijken kan alleen van een hogere norm."),
        (
            "PV01",
            "GM0001 wijkt af van «PV01», maar dat boek heeft geen norm «jobs_per_dwelling»; verbeter de naam of haal de afwijking weg.",
        ),
    ],
)
def test_an_override_departs_from_a_norm_that_exists_above(authority: str, sentence: str) -> None:
    lower = book_of("GM0001", "municipality", ("    values:", OVERRIDE.format(authority=authority)))
    others = [
        book_of("NL", "national"),
        book_of("PV01", "province", ("- id: jobs_per_dwelling", "- id: other")),
        book_of("GM0002", "municipality"),
    ]
    assert together(*others, lower) == [f"GM0001.yaml, regel 18, norm jobs_per_dwelling: {sentence}"]


def test_an_override_of_an_existing_higher_norm_loads() -> None:
    lower = book_of("GM0001", "municipality", ("    values:", OVERRIDE.format(authority="NL")))
    books = read_together([book_of("NL", "national", ("1.5", "1")), lower])
    assert books[1].norms[0].overrides[0].authority == "NL"


def test_a_row_turns_floor_into_land_by_a_norm_that_exists() -> None:
    row = "row: {function: shops, order: 1, basis: floor, inside_plan_area: true, land_per_floor_norm: no_such_norm}"
    text = changed("status: policy", f"status: policy\n    {row}", changed("job/dwelling", "m2_gfa/dwelling"))
    assert (
        "deze rij rekent vloer om naar grond met «no_such_norm», maar die norm is er niet in m2_net/m2_gfa"
        in together(NamedText("proef.yaml", text))[0]
    )
