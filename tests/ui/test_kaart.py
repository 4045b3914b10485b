"""Does the page with the map say the same in its legend, its tables and its picture?"""

from __future__ import annotations

import json
import re

from barcode.ui.map_files import _files
from tests.ui.conftest import table, words

HOSTILE = '<img src=x onerror="window.__xss=1"> ![x](http://host.invalid/x.png) [y](javascript:alert(1))'
WITHOUT_POLYGONS = f"""plan_id;naam;gemeentecode;jaar;nieuw;sloop
U-1;{HOSTILE};GM0344;2030;600;0
U-2;Merwede;GM0344;2031;400;100
""".encode()


def sent(at) -> dict:
    """The map as it is sent to the browser."""
    return json.loads(at.get("deck_gl_json_chart")[0].proto.json)


def layers(at) -> dict[str, dict]:
    return {layer["id"]: layer for layer in sent(at)["layers"]}


def drawn_signs(at, layer: str) -> list[str]:
    """The text that the map writes on each row of a layer, from the marks and digits that are sent."""
    expression = layers(at)[layer]["getText"]
    marks, digits = re.search(r"\((\[.*\])\)\[\('(\d*)'\)", expression).groups()
    return [json.loads(marks)[int(digit)] for digit in digits]


def features(at, layer: str) -> list[dict]:
    """The shapes that a browser fetches for a layer."""
    return json.loads(_files[layers(at)[layer]["data"].partition("/")[2]].body)["features"]


def own_plans(go, data=WITHOUT_POLYGONS, name="plannen.csv"):
    at = go("plannen").file_uploader[0].set_value([(name, data, "text/csv")]).run()
    at.button(key="use-plans").click().run()
    return go("kaart")


def test_the_page_opens_with_a_legend_in_words(go):
    at = go("kaart")

    said = words(at)
    assert "Voorbeeldregio (verzonnen)" in said
    for legend in ("strijdig", "wijkt af", "niet te zeggen", "aangewezen: niet transformeren", "categorie 5 of 6"):
        assert legend in said


def test_the_table_of_plans_has_the_signs_of_the_map_in_the_same_order(go):
    at = go("kaart")

    shown = table(at, "Teken")
    assert list(shown["Teken"]) == drawn_signs(at, "plans")
    assert len(shown) == 15
    assert list(shown.loc[shown["Op de kaart"] == "ja"].index) == sorted(
        {one["properties"]["row"] for one in features(at, "plans")}
    )


def test_the_table_of_parks_has_the_category_and_the_mark_of_the_map(go):
    at = go("kaart")

    parks = next(one.value for one in at.dataframe if "Werklocatie" in one.value.columns).set_index("Werklocatie")
    # On 1 January 2026: designated since 2020; lifted in 2023; never designated; no category known.
    assert parks.loc["Pampushaven", "Teken"] == "5.1 !"
    assert parks.loc["Pampushaven", "Categorie en aanwijzing"] == "categorie 5.1; aangewezen: niet transformeren"
    assert parks.loc["Lepelaarwerf", "Teken"] == "4.2 ~"
    assert parks.loc["De Aalscholver", "Teken"] == "3.2"
    assert parks.loc["Gouwzee-Oost", "Teken"] == "?"
    on_the_map = {one["properties"]["row"]: one["properties"]["word"] for one in features(at, "parks")}
    marks = drawn_signs(at, "parks")
    assert all(parks["Teken"].iloc[row] == word + marks[row] for row, word in on_the_map.items())


def test_the_outcomes_on_the_map_are_the_heaviest_of_the_findings(go):
    at = go("kaart")

    shown = table(at, "Teken").set_index("Plan")["Uitkomst"]
    # Takes land of a park that may not be transformed.
    assert shown["Binnenhaven"] == "strijdig"


def test_nothing_is_asked_of_anybody_until_the_background_is_switched_on(go):
    at = go("kaart")
    assert "http" not in json.dumps(sent(at))
    assert "wordt niemand gevraagd" in words(at)

    at.toggle(key="kaart-achtergrond").set_value(True).run()

    assert sent(at)["mapStyle"].startswith("kaartvormen/")
    assert "pdok.nl" in words(at)


def test_zones_are_drawn_when_they_are_asked_for_and_said_to_be_for_the_eye(go):
    at = go("kaart")
    assert "zones" not in layers(at)

    at.radio(key="kaart-zones").set_value("quiet").run()

    # Eight parks are drawn, of one of which no category is known.
    assert len(features(at, "zones")) == 7
    assert "De toetsing meet de afstand zelf" in words(at)


def test_a_choice_beside_the_map_shows_the_facts_and_draws_an_edge(go):
    at = go("kaart")
    assert "chosen-dark" not in layers(at)

    at.selectbox(key="op-de-kaart").set_value("parks/MW-01").run()

    assert "Pampushaven" in [one.value for one in at.header]
    assert table(at, "Kenmerk").set_index("Kenmerk")["Waarde"]["Bruto"] == "63,0 ha"
    assert "chosen-dark" in layers(at)
    assert "Wat de toetsing zegt" in [one.value for one in at.subheader]


def test_the_choice_outlives_a_change_of_page(go):
    go("kaart").selectbox(key="op-de-kaart").set_value("plans/NP-04").run()
    go("overzicht")

    assert go("kaart").selectbox(key="op-de-kaart").value == "plans/NP-04"


def test_a_changed_date_changes_marks_and_no_shapes(go):
    at = go("kaart")
    before = layers(at)["parks"]

    at.date_input(key="peildatum").set_value(at.date_input(key="peildatum").value.replace(year=2019)).run()

    after = layers(at)["parks"]
    assert before["data"] == after["data"]
    # In 2019 Pampushaven was not designated yet and Lepelaarwerf still was.
    assert before["getText"] != after["getText"]


def test_borders_lie_beneath_everything_else_and_stand_in_the_legend(go):
    at = go("kaart")

    assert next(iter(layers(at))) == "municipalities"
    assert len(features(at, "municipalities")) == 4
    assert "gemeentegrens" in words(at)


def test_borders_alone_are_drawn_and_the_page_says_what_is_not(go):
    ring = [[136_000, 456_000], [137_000, 456_000], [137_000, 457_000], [136_000, 457_000], [136_000, 456_000]]
    drawing = {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "EPSG:28992"}},
        "features": [
            {"type": "Feature", "properties": {"statcode": "GM0344"}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        ],
    }
    files = [("plannen.csv", WITHOUT_POLYGONS, "text/csv"), ("grenzen.geojson", json.dumps(drawing).encode(), "application/json")]
    at = go("plannen").file_uploader[0].set_value(files).run()
    at.button(key="use-plans").click().run()

    at = go("kaart")

    assert not at.exception
    assert len(features(at, "municipalities")) == 1
    assert "Alleen de gemeentegrenzen zijn te tekenen" in words(at)


def test_without_borders_there_is_no_layer_and_no_line_in_the_legend(go):
    at = own_plans(go)

    assert "gemeentegrens" not in words(at)


def test_without_a_polygon_the_page_says_what_to_do_and_keeps_its_tables(go):
    at = own_plans(go)

    assert not at.exception
    assert len(at.get("deck_gl_json_chart")) == 0
    assert "Lees bij Plannen een GeoJSON of GeoPackage" in words(at)
    assert list(table(at, "Teken")["Plan"]) == [HOSTILE, "Merwede"]


def test_a_name_out_of_a_file_is_text_wherever_it_is_shown(go):
    at = own_plans(go)

    at.selectbox(key="op-de-kaart").set_value("plans/U-1").run()

    said = words(at)
    assert re.search(r"(?<!\\)<img", said) is None
    assert re.search(r"(?<!\\)\]\(", said.replace("](data:image/svg+xml;base64,", "")) is None


def test_the_page_speaks_english(go):
    at = go("kaart")
    at.radio(key="taal").set_value("en").run()

    assert "point of attention" in words(at)
    assert list(table(at, "Sign")["Sign"]) == drawn_signs(at, "plans")
