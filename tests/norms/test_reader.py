"""A norm book loads when it is right; else everything that is wrong is said at once, with line, norm and what to do."""

# ruff: noqa: E501 - the sentences stand here exactly as a planner reads them

from fractions import Fraction
from pathlib import Path

import pytest

from barcode.errors import NormError
from barcode.norms.model import NormBook
from barcode.norms.reader import NamedText, read_book, read_books
from tests.norms.trial_book import BOOK, changed

NUMBER = (
    "proef.yaml, regel 18, norm jobs_per_dwelling: «{}» bij «value» is geen getal voor een normenboek; schrijf cijfers met een punt voor "
    "de decimalen en niets tussen de duizendtallen (26.3 of 4269525), of een breuk (70000/60000)."
)


def read(text: str) -> NormBook:
    return read_book(NamedText("proef.yaml", text))


def refusals(text: str, language: str = "nl") -> list[str]:
    with pytest.raises(NormError) as caught:
        read(text)
    return [problem.text(language) for problem in caught.value.problems]  # type: ignore[arg-type]


def test_a_right_book_loads_with_its_dates_and_exact_values() -> None:
    book = read(BOOK)
    value = book.norms[0].values[0]
    assert (book.authority, str(book.norms[0].unit), str(value.first_day)) == ("GM0001", "job/dwelling", "2023-10-01")
    assert value.value == Fraction(3, 2)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("NO", "NO"), ("010", "010"), ("12:30:45", "12:30:45"), ("1e3", "1e3"), ("1,5", "1,5"), ("'1.000,50'", "1.000,50"),
        (".inf", ".inf"), (".nan", ".nan"), ("0x1F", "0x1F"), ("4.269.525", "4.269.525"), ("20 m2", "20 m2"), ("1/0", "1/0"),
        ("20%", "20%"), ("null", "null"), ("true", "true"), ("", ""), ("9" * 5000, "9" * 60 + "…"), ("0x" + "F" * 900_000, "0x" + "F" * 58 + "…"),
    ],
    ids=lambda value: value[:12],
)  # fmt: skip
def test_a_word_that_is_no_number_is_refused_with_its_sentence(written: str, shown: str) -> None:
    assert refusals(changed("value: 1.5", f"value: {written}")) == [NUMBER.format(shown)]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("value: 1.5", "value: 1.500", "regel 18, norm jobs_per_dwelling: «1.500» bij «value» kan twee dingen zijn; schrijf 1500 als het duizendtallen zijn, of 1.5000 als het decimalen zijn."),
        ("value: 1.5", "value: -1", "regel 18, norm jobs_per_dwelling: -1 bij «value» ligt onder nul, en dat kan een norm niet; verbeter het getal."),
        ("value: 1.5", "value: [1]", "regel 18, norm jobs_per_dwelling: bij «value» hoort één waarde, geen lijst of blok; zet de waarde achter de dubbele punt."),
        ("value: 1.5", "value: 1.5\n        low: 2", "regel 19, norm jobs_per_dwelling: de waarde 3/2 valt buiten de marge: «low» is 2; verbeter de waarde of de marge."),
        ("value: 1.5", "value: 1.5\n        high: 1", "regel 19, norm jobs_per_dwelling: de waarde 3/2 valt buiten de marge: «high» is 1; verbeter de waarde of de marge."),
        ("value: 1.5", "value: 1.5\n        choice: jobs_road", "regel 17, norm jobs_per_dwelling: deze waarde heeft geen of meer dan één van «value», «choice» en «cells»; geef er precies één."),
        ("value: 1.5", "choice: jobs_road", "regel 17, norm jobs_per_dwelling: een keuze («choice») hoort bij eenheid choice en een getal bij een andere eenheid; hier is de eenheid «job/dwelling»."),
        ("value: 1.5", "cells: {}", "regel 18, norm jobs_per_dwelling: «cells» heeft niets in zich; zet er ten minste één in."),
        ("value: 1.5", "cells: {office: {value: 1}}", "regel 17, norm jobs_per_dwelling: een tabel («cells») en wat haar indeelt («by») horen bij elkaar; geef beide of geen van beide."),
        ("2023-10-01", "2023-02-30", "regel 17, norm jobs_per_dwelling: «2023-02-30» bij «from» is geen dag die bestaat; schrijf jaar-maand-dag, bijvoorbeeld 2024-01-31."),
        ("2023-10-01", "01-10-2023", "regel 17, norm jobs_per_dwelling: «01-10-2023» bij «from» is geen dag die bestaat; schrijf jaar-maand-dag, bijvoorbeeld 2024-01-31."),
        ("from: 2023-10-01", "from: 2023-10-01\n        to: 2023-09-30", "regel 18, norm jobs_per_dwelling: de waarde eindigt op 2023-09-30, nog voor de eerste dag 2023-10-01; verbeter «from» of «to»."),
        ("unit: job/dwelling", "unit: m2", "regel 13, norm jobs_per_dwelling: «m2» is geen eenheid; schrijf een maat of twee maten met / ertussen (m2_gfa/dwelling), uit: dwelling, "),
        ("status: policy", "status: wet", "regel 15, norm jobs_per_dwelling: «wet» kan niet bij «status»; kies uit: law, ordinance, plan_rule, policy, agreement, guidance, reference, assumption."),
        ("evidence: quoted", "evidence: assumed", "regel 17, norm jobs_per_dwelling: een waarde zonder bewijs (assumed) kan niet in een norm met status «policy»; maak er een norm met status assumption van."),
        ("evidence: quoted", "evidence: derived", "regel 17, norm jobs_per_dwelling: deze waarde is afgeleid (derived) maar zegt niet hoe; voeg «formula» toe met de rekensom."),
        ("        cite: {source: visie, place: blz. 12}\n", "", "regel 17, norm jobs_per_dwelling: deze waarde heeft geen bron; voeg «cite» toe met bron en vindplaats, of maak er een aanname van (evidence: assumed) met een toelichting (note)."),
        ("source: visie", "source: nota", "regel 19, norm jobs_per_dwelling: bron «nota» staat niet in «sources» van dit boek; voeg de bron toe of verbeter de sleutel."),
        ("place: blz. 12", "place: ''", "regel 19, norm jobs_per_dwelling: «place» is leeg; vul het in of haal de regel weg."),
        ("    label: {nl: banen per woning, en: jobs per dwelling}\n", "", "regel 11, norm jobs_per_dwelling: «label» ontbreekt; voeg het toe."),
        ("    unit: job/dwelling\n", "", "regel 11, norm jobs_per_dwelling: «unit» ontbreekt; voeg het toe."),
        ("evidence: quoted", "evidence: quoted\n        bron: x", "regel 21, norm jobs_per_dwelling: «bron» is hier geen sleutel van een normenboek; verbeter de naam of haal de regel weg."),
        ("id: jobs_per_dwelling", "id: Banen per woning", "regel 11, norm Banen per woning: «Banen per woning» bij «id» is geen naam voor een normenboek; gebruik kleine letters, cijfers en _ en begin met een letter."),
        ("format: 1", "format: 2", "regel 1: formaat «2» bestaat niet; schrijf «format: 1»."),
        ("format: 1", "format: 01", "regel 1: «01» bij «format» is geen heel getal; schrijf alleen cijfers, zonder voorloopnul."),
        ("GM0001", "GM1", "regel 2: «GM1» bij «authority» is geen overheid; schrijf NL, PV en twee cijfers, GM en vier cijfers, of RG- en een naam in kleine letters."),
        ("level: municipality", "level: province", "regel 3: niveau «province» past niet bij overheid GM0001; schrijf municipality of verbeter de code."),
        ("level: municipality", "level: municipality\nmembers: [GM0001]", "regel 4: alleen een regio heeft gemeenten («members»), en een regio heeft er ten minste één; dit boek is van niveau «municipality»."),
        ("level: municipality", "level: municipality\ninvented: ja", "regel 4: «ja» kan niet bij «invented»; schrijf true (waar) of false (niet waar)."),
        ("date: 2023-10", "date: oktober 2023", "regel 9: «oktober 2023» is geen datum van een bron; schrijf een jaar (2023), een maand (2023-10), een dag (2023-10-13) of n.d."),
        ("date: 2023-10", "date: 2023-10\n    url: www.proefstad.nl", "regel 10: «www.proefstad.nl» is geen webadres; begin met https:// en gebruik geen spaties, of haal de regel weg."),
        ("  visie:", "  Visie 2023:", "regel 6: «Visie 2023» is geen sleutel voor een bron; gebruik kleine letters, cijfers en streepjes, bijvoorbeeld omgevingsvisie-2021."),
        ("    status: policy", "    status: policy\n    applies_to: {plan_types: [flats]}", "regel 16, norm jobs_per_dwelling: «flats» kan niet bij «plan_types»; kies uit: building_transformation, "),
        ("    values:", "    waarden:", "regel 11, norm jobs_per_dwelling: «values» ontbreekt; voeg het toe."),
    ],
    ids=lambda value: value[:20],
)  # fmt: skip
def test_each_mistake_has_its_place_and_its_sentence(old: str, new: str, sentence: str) -> None:
    found = refusals(changed(old, new))
    assert found[0].startswith(f"proef.yaml, {sentence}")


def test_a_sentence_exists_in_english_too() -> None:
    assert refusals(changed("source: visie", "source: nota"), "en") == [
        "proef.yaml, row 19, norm jobs_per_dwelling: source «nota» is not in «sources» of this book; add the source or correct the key."
    ]


def test_a_list_whose_only_item_is_refused_is_not_called_empty_as_well() -> None:
    assert len(refusals(changed("value: 1.5", "value: NO"))) == 1


@pytest.mark.parametrize(("tail", "expected"), [("norms: x\n", "bij «norms» hoort een lijst"), ("", "«norms» ontbreekt")])
def test_a_book_without_a_list_of_norms_is_told_so(tail: str, expected: str) -> None:
    assert expected in refusals(BOOK[: BOOK.index("norms:")] + tail)[0]


def test_a_norm_that_is_just_a_word_is_told_what_belongs_there() -> None:
    text = BOOK[: BOOK.index("  - id")] + "  - banen\n"
    assert refusals(text) == ["proef.yaml, regel 11: bij «0» horen sleutels met een waarde (naam: waarde); gevonden: «banen»."]


def test_two_norms_of_one_id_are_refused_with_the_line_of_the_first() -> None:
    text = BOOK + BOOK[BOOK.index("  - id") :]
    assert refusals(text) == [
        "proef.yaml, regel 21, norm jobs_per_dwelling: «jobs_per_dwelling» staat twee keer in dit boek (eerst op regel 11); "
        "zet een latere waarde bij de eerste, met een eigen «from»."
    ]


def test_values_of_one_day_are_refused() -> None:
    text = BOOK + BOOK[BOOK.index("      - from") :]
    assert refusals(text) == [
        "proef.yaml, regel 21, norm jobs_per_dwelling: de waarden van 2023-10-01 en 2023-10-01 gelden op dezelfde dag; "
        "geef ze een verschillende eerste dag en laat de eerste eerder eindigen."
    ]


def test_an_end_on_the_first_day_of_the_next_value_overlaps_and_the_day_before_does_not() -> None:
    later = BOOK[BOOK.index("      - from") :].replace("2023-10-01", "2025-01-01")
    ends = "from: 2023-10-01\n        to: {}"
    read(changed("from: 2023-10-01", ends.format("2024-12-31")) + later)
    assert "gelden op dezelfde dag" in refusals(changed("from: 2023-10-01", ends.format("2025-01-01")) + later)[0]


@pytest.mark.parametrize(
    ("by", "good", "bad"),
    [
        ("location_type", "office", "kantoor"),
        ("environmental_category", '"3.1"', '"3.3"'),
        ("park_kind", "seaport", "haven"),
        ("living_environment", "centre_urban", "city"),
    ],
)
def test_a_table_has_only_entries_of_its_list(by: str, good: str, bad: str) -> None:
    text = changed("status: policy", f"status: policy\n    by: {by}")
    assert read(changed("value: 1.5", f"cells: {{{good}: {{value: 1}}}}", text)).norms[0].values[0].cells
    found = refusals(changed("value: 1.5", f"cells: {{{bad}: {{value: 1}}}}", text))
    assert f"regel 19, norm jobs_per_dwelling: «{bad.strip(chr(34))}» is geen vak van een tabel naar {by}; kies uit: " in found[0]


SHARES = """cells:
          business_park: {value: 0.3}
          office: {value: 0.2}
          retail_and_services: {value: 0.2}
          public_facilities: {value: 0.2}
          at_home_or_no_fixed_place: {value: 0.1}"""


def test_shares_of_jobs_make_exactly_one_whole() -> None:
    text = changed("id: jobs_per_dwelling", "id: jobs_share").replace("job/dwelling", "ratio")
    text = changed("status: policy", "status: policy\n    by: location_type", text)
    assert read(changed("value: 1.5", SHARES, text)).norms[0].id == "jobs_share"
    found = refusals(changed("value: 1.5", SHARES.replace("0.3}", "0.31}"), text))
    assert found == [
        "proef.yaml, regel 19, norm jobs_share: de aandelen tellen op tot 101/100 in plaats van 1; verbeter de aandelen."
    ]


def test_shares_of_jobs_name_every_type_of_work_place() -> None:
    text = changed("id: jobs_per_dwelling", "id: jobs_share").replace("job/dwelling", "ratio")
    text = changed("status: policy", "status: policy\n    by: location_type", text)
    found = refusals(changed("value: 1.5", "cells: {office: {value: 1}}", text))
    assert (
        "de verdeling van banen mist: business_park, retail_and_services, public_facilities, at_home_or_no_fixed_place;"
        in found[0]
    )


def test_one_bad_norm_does_not_hide_what_is_wrong_with_another() -> None:
    second = BOOK[BOOK.index("  - id") :].replace("jobs_per_dwelling", "other").replace("source: visie", "source: nota")
    found = refusals(changed("value: 1.5", "value: NO") + second)
    assert [sentence.split(":")[0] for sentence in found] == [
        "proef.yaml, regel 18, norm jobs_per_dwelling",
        "proef.yaml, regel 29, norm other",
    ]


def test_all_problems_of_all_files_are_raised_once(tmp_path: Path) -> None:
    (tmp_path / "gemeente").mkdir()
    (tmp_path / "a.yaml").write_text(changed("value: 1.5", "value: 1,5"), encoding="utf-8")
    (tmp_path / "gemeente" / "b.yml").write_text("a: *b\n", encoding="utf-8")
    (tmp_path / "c.yaml").write_bytes(b"format: 1\nname: caf\xe9\n")
    (tmp_path / "leesmij.txt").write_text("geen boek", encoding="utf-8")
    with pytest.raises(NormError) as caught:
        read_books(tmp_path)
    assert [(Path(problem.file).name, problem.row, problem.code) for problem in caught.value.problems] == [
        ("a.yaml", 18, "norm_exact_number"),
        ("c.yaml", 2, "yaml_not_utf8"),
        ("b.yml", 1, "yaml_alias"),
    ]


def test_an_empty_folder_and_a_missing_file_are_told_so(tmp_path: Path) -> None:
    with pytest.raises(NormError, match="holds no norm book"):
        read_books(tmp_path)
    with pytest.raises(NormError, match="not there or may not be read"):
        read_book(tmp_path / "weg.yaml")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "groot.yaml").write_bytes(b"x" * 1_000_001)
    with pytest.raises(NormError, match="1000001 characters long"):
        read_book(tmp_path / "groot.yaml")


ROW = "row: {{function: play, order: 1, basis: {basis}, inside_plan_area: true}}"


def row_book(basis: str, unit: str) -> str:
    return changed("status: policy", "status: policy\n    " + ROW.format(basis=basis), changed("job/dwelling", unit))


@pytest.mark.parametrize(
    ("basis", "unit"),
    [
        ("land", "m2_net/pupil"), ("land", "m2_net/household"), ("land", "m2_net/job"), ("land", "m2_gross/dwelling"),
        ("land", "m2_gfa/dwelling"), ("land", "m2_net"), ("land", "ratio"), ("floor", "m2_net/dwelling"), ("floor", "m2_gfa/fte"),
        ("floor", "m2_ufa/dwelling"), ("number", "m2_net/dwelling"), ("number", "number/pupil"), ("number", "number"),
    ],
)  # fmt: skip
def test_a_row_of_the_barcode_follows_from_dwellings_or_inhabitants(basis: str, unit: str) -> None:
    per = {"land": "m2_net", "floor": "m2_gfa", "number": "number"}[basis]
    assert refusals(row_book(basis, unit)) == [
        f"proef.yaml, regel 13, norm jobs_per_dwelling: een rij van de barcode met «basis: {basis}» volgt uit woningen of inwoners, en "
        f"«{unit}» doet dat niet; reken de norm om naar {per}/dwelling, {per}/inhabitant, of haal «row» weg."
    ]


@pytest.mark.parametrize(
    ("basis", "unit"),
    [
        ("land", "m2_net/dwelling"), ("land", "m2_net/inhabitant"), ("floor", "m2_gfa/dwelling"), ("floor", "m2_gfa/inhabitant"),
        ("number", "number/dwelling"), ("number", "number/inhabitant"),
    ],
)  # fmt: skip
def test_a_row_per_dwelling_or_inhabitant_loads(basis: str, unit: str) -> None:
    assert str(read(row_book(basis, unit)).norms[0].unit) == unit


def test_a_row_of_the_barcode_is_no_table() -> None:
    cells = changed("value: 1.5", "cells: {office: {value: 1.5}}", row_book("land", "m2_net/dwelling"))
    text = changed("    values:", "    by: location_type\n    values:", cells)
    assert refusals(text) == [
        "proef.yaml, regel 17, norm jobs_per_dwelling: een rij van de barcode heeft één getal, en deze norm is een tabel naar "
        "location_type; geef één getal («value»), of haal «row» weg."
    ]
