"""What does IBIS say of business parks, in the spellings of its publications?"""

from __future__ import annotations

import pytest
import shapely

from barcode.readers import read_programme
from tests.readers.sample_files import SQUARE, codes, csv_file, geojson_file, named_crs, note_codes, polygon, refusal

# Gross, net and available hectares and number of parks per municipality, as the description of the data states them.
STATED = {
    "GM0512": ("269.1", "210.2", "4.9", 13), "GM0523": ("108.28", "78.07", "3.67", 7), "GM0531": ("98.5", "81.0", "8.9", 5),
    "GM0553": ("80.6", "62.3", "0.4", 7), "GM0575": ("154.2", "129.7", "6.51", 8), "GM0995": ("1217.3", "771.2", "70.6", 21),
    "GM1507": ("553.3083", "436.4143", "35.1274", 11), "GM1509": ("244.0179", "207.7839", "0", 13),
    "GM1581": ("39.84", "28.26", "0", 9), "GM1586": ("258.2022", "206.4938", "18.4004", 8), "GM1598": ("60.5", "39.0", "0", 3),
}  # fmt: skip
SITE_EXPORT = (
    "RIN_Nummer;Jaar;Plannaam;Kern;Gemeente;Bruto;Netto_ha;Totaal_uitgegeven_tm_vorig_jaar_ha;Uitgifte_huidig_jaar_ha;"
    "Terugkoop_gemeente_ha;Terstond_uitgeefbaar_gemeente_ha;Terstond_uitgeefbaar_particulier_ha;Niet_terstond_uitgeefbaar_gemeente_ha;"
    "Niet_terstond_uitgeefbaar_particulier_ha;Max_milieucategorie;Waterontsluiting;Werklocatietype\n"
)
NATIONAL = (
    "RIN_NUMMER;JAAR;PLAN_NAAM;KERN_NAAM;GEM_CODES;HA_BRUTO;HA_NETTO;HA_UITGEG;HA_UIT_HJR;HA_TKPGEM;HA_TOTTUIT;WLOC_TYPE;VOL\n"
)


def square_metres(hectares: str) -> int:
    whole, _, decimals = hectares.partition(".")
    return int(whole) * 10_000 + int(decimals.ljust(4, "0") or 0)


def national(*rows: str):
    return csv_file(NATIONAL + "".join(row + "\n" for row in rows))


def test_the_105_real_parks_have_their_stated_totals(real_input):
    programme = read_programme([real_input / "subset" / "ibis_2024_excerpt_subset.csv"])

    columns = ["gross_m2", "net_m2", "available_now_m2"]
    found = {
        code: [*(int(parks[name].sum()) for name in columns), len(parks)]
        for code, parks in programme.parks.groupby("municipality_code")
    }
    assert found == {code: [*map(square_metres, stated[:3]), stated[3]] for code, stated in STATED.items()}
    assert (programme.rows_read, programme.problems) == (105, ())
    assert set(programme.parks["kind"]) == {"business_park"}


def test_the_site_export_of_2018_is_read():
    line = "201;2018;Vaartpark;Zuid;Haarlem;107,4;74,7;70,2;1,5;0,5;2,0;1,0;0,5;;4.2;Nee, er is geen vaarwater aanwezig;B\n"

    park = read_programme([csv_file(SITE_EXPORT + line)]).parks.iloc[0]

    assert park[["gross_m2", "net_m2", "issued_m2"]].to_list() == [1_074_000, 747_000, 712_000]
    assert park[["available_now_m2", "available_later_m2"]].to_list() == [30_000, 5_000]
    assert park[["category_high", "water_bound", "municipality_code", "kind"]].to_list() == [
        "4.2",
        "no",
        "GM0392",
        "business_park",
    ]


def test_what_is_still_to_be_issued_is_net_less_issued_with_floor_zero():
    programme = read_programme([national("1;2020;a;;GM0392;10,0;8,0;5,0;1,0;0,5;;B;", "2;2020;b;;GM0392;10,0;8,0;9,0;;;;B;")])

    # 8,0 − 5,0 − 1,0 + 0,5 = 2,5 ha
    assert programme.parks["available_now_m2"].to_list() == [25_000, 0]
    assert note_codes(programme) == ["available_calculated"]


def test_a_single_figure_for_what_is_available_is_read_as_now_with_a_note():
    programme = read_programme([national("1;2020;a;;GM0392;10,0;8,0;5,0;;;3,0;B;")])

    assert programme.parks["available_now_m2"].to_list() == [30_000]
    assert programme.parks["available_later_m2"].isna().all()
    assert note_codes(programme) == ["available_split_unknown"]


def test_the_newest_year_of_a_park_counts():
    programme = read_programme(
        [national("1;2016;a;;GM0392;9,0;8,0;;;;;B;", "1;2022;a;;GM0392;10,0;8,0;;;;;B;", "2;2016;b;;GM0392;3,0;2,0;;;;;B;")]
    )

    assert programme.parks[["park_id", "year", "gross_m2"]].to_numpy().tolist() == [["1", 2022, 100_000], ["2", 2016, 30_000]]
    assert "older_years_left_out" in note_codes(programme)


def test_figures_repeated_on_each_polygon_count_once_and_polygons_unite():
    second = [[x + 200, y] for x, y in SQUARE]
    facts = {"RIN_NUMMER": "7", "JAAR": 2022, "PLAN_NAAM": "a", "GEM_CODES": "GM0392", "HA_BRUTO": 2.5, "HA_NETTO": 2.0}
    programme = read_programme([geojson_file([(facts, polygon(SQUARE)), (facts, polygon(second))], named_crs("EPSG:28992"))])

    assert programme.parks["gross_m2"].to_list() == [25_000]
    assert shapely.from_wkb(programme.parks.loc[0, "geometry_wkb"]).area == pytest.approx(20_000)
    assert "figures_repeated" in note_codes(programme)


def test_rows_of_one_park_that_contradict_each_other_are_set_aside():
    programme = read_programme(
        [national("1;2022;a;;GM0392;9,0;8,0;;;;;B;", "1;2022;a;;GM0392;10,0;8,0;;;;;B;", "2;2022;b;;GM0392;3,0;2,0;;;;;B;")]
    )

    assert programme.parks["park_id"].to_list() == ["2"]
    assert codes(programme) == ["park_rows_differ"]
    assert programme.rows_set_aside == 2


@pytest.mark.parametrize(
    ("code", "place", "found"), [("GM0000", "Haarlem", "GM0392"), ("", "Haarlem", "GM0392"), ("0392", "", "GM0392")]
)
def test_a_park_without_code_is_placed_by_name(code, place, found):
    assert read_programme([national(f"1;2022;a;{place};{code};1,5;1,0;;;;;B;")]).parks["municipality_code"].to_list() == [found]


def test_a_park_that_cannot_be_placed_is_set_aside():
    programme = read_programme([national("1;2022;a;Nergens;GM0000;1,5;1,0;;;;;B;", "2;2022;b;;GM0392;1,5;1,0;;;;;B;")])

    assert codes(programme) == ["park_without_municipality"]
    assert programme.parks["park_id"].to_list() == ["2"]


@pytest.mark.parametrize(
    ("code", "kind"),
    [("X", "unknown"), ("A", "seaport"), ("B", "business_park"), ("B1", "business_park"), ("B2", "business_park"),
     ("C", "economic_zone"),
     ("C1", "retail_boulevard"), ("C2", "education"), ("C3", "care"), ("C4", "platform_bound"),
     ("C5", "agribusiness"), ("D7", "other"), ("", "unknown")],
)  # fmt: skip
def test_every_type_code_is_kept(code, kind):
    assert read_programme([national(f"1;2022;a;;GM0392;1,5;1,0;;;;;{code};")]).parks["kind"].to_list() == [kind]


def test_overijssel_writes_square_metres_and_a_start_year():
    headings = "RINNUMMER;JAAR;BEDRIJVENT;KERN;OPPBRUTO;OPPNETTO\n"
    line = headings + "150;1968;Veldkamp;Almelo;250.000;187500\n151;1990;Elders;Nergens;1000;900\n"

    programme = read_programme([csv_file(line)])

    assert programme.parks[["park_id", "municipality_code", "gross_m2", "net_m2"]].to_numpy().tolist() == [
        ["150", "GM0141", 250_000, 187_500]
    ]
    assert programme.parks["year"].isna().all()
    assert codes(programme) == ["park_without_municipality"]


def test_the_national_layer_of_2023_is_read():
    text = "rin_nummer,plan_naam,gem_codes,bruto_oppervlakte,netto_oppervlakte,uitgifte_voor_2022,"
    text += "uitgifte_in_2022,maximale_milieucategorie,werklocatie_type\n"
    programme = read_programme([csv_file(text + "5,a,GM0392,12.5,10,6.5,0.5,cat. 4,A\n")])

    assert programme.parks[["gross_m2", "net_m2", "issued_m2", "available_now_m2"]].to_numpy().tolist() == [
        [125_000, 100_000, 70_000, 30_000]
    ]
    assert programme.parks.loc[0, ["category_high", "kind"]].to_list() == ["4", "seaport"]


@pytest.mark.parametrize("missing", ["-99999999", "", "null", "."])
def test_missing_figures_stay_missing(missing):
    assert read_programme([national(f"1;2022;a;;GM0392;1,5;{missing};;;;;B;")]).parks["net_m2"].isna().to_list() == [True]


def test_the_national_layer_of_2023_without_gross_is_read():
    text = "rin_nummer,plannaam,kern,netto_oppervlakte,uitgifte_voor_2022,uitgifte_in_2022,vol,werklocatie_type\n"
    programme = read_programme([csv_file(text.replace("plannaam", "naam") + "X1,Waarderpolder,Haarlem,8.25,7,0.25,nee,B\n")])

    park = programme.parks.iloc[0]
    # 8.25 − 7 − 0.25 = 1 ha still to be issued
    assert park[["net_m2", "issued_m2", "available_now_m2"]].to_list() == [82_500, 72_500, 10_000]
    assert park[["park_id", "name", "municipality_code", "kind"]].to_list() == ["X1", "Waarderpolder", "GM0392", "business_park"]
    assert programme.parks["gross_m2"].isna().all()


def comb(upright: bool, teeth: int = 200):
    """A comb in Haarlem with teeth of half a metre, upright or lying."""
    points = [at for tooth in range(teeth) for at in ((tooth, 0), (tooth, teeth), (tooth + 0.5, teeth), (tooth + 0.5, 0))]
    ring = [*points, (teeth, -1), (0, -1), points[0]]
    return [[104_000 + (x if upright else y), 488_000 + (y if upright else x)] for x, y in ring]


def test_polygons_of_one_park_that_cross_thousands_of_times_are_refused():
    facts = {"RIN_NUMMER": "7", "JAAR": 2022, "PLAN_NAAM": "a", "GEM_CODES": "GM0392", "HA_BRUTO": 2.5, "HA_NETTO": 2.0}
    # 400 upright edges over 400 lying ones cross far more than 20,000 times.
    problem = refusal(geojson_file([(facts, polygon(comb(True))), (facts, polygon(comb(False)))]))

    assert (problem.code, problem.file) == ("polygons_tangled", "kaart.geojson")
