"""Is the front end served safely, and can everyone read it?"""

from __future__ import annotations

import tomllib

import pytest

from barcode.readers.gate import LARGEST_FILE, MEBIBYTE

# WCAG 2.2, success criteria 1.4.3 and 1.4.11.
CONTRAST_OF_TEXT, CONTRAST_OF_EDGES = 4.5, 3.0


@pytest.fixture(scope="module")
def config(repository):
    return tomllib.loads((repository / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` as WCAG 2.2 defines it."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_21_between_black_and_white_and_1_between_equals():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#154273", "#154273") == 1


def test_the_front_end_phones_nobody_and_shows_no_stack_trace(config):
    assert config["browser"]["gatherUsageStats"] is False
    assert config["client"]["showErrorDetails"] == "none"


def test_the_front_end_serves_this_computer_only_and_no_loose_files(config):
    assert config["server"]["address"] == "127.0.0.1"
    assert config["server"]["enableStaticServing"] is False


def test_nothing_switches_off_the_protection_against_foreign_sites(config):
    assert "enableXsrfProtection" not in config["server"]
    assert "enableCORS" not in config["server"]


def test_the_front_end_takes_in_no_more_than_the_import_gate(config):
    assert config["server"]["maxUploadSize"] * MEBIBYTE == LARGEST_FILE


@pytest.mark.parametrize("background", ["backgroundColor", "secondaryBackgroundColor"])
@pytest.mark.parametrize("text", ["textColor", "linkColor", "primaryColor"])
def test_text_stands_out_from_its_background(config, text, background):
    assert contrast(config["theme"][text], config["theme"][background]) >= CONTRAST_OF_TEXT


@pytest.mark.parametrize("background", ["backgroundColor", "secondaryBackgroundColor"])
def test_the_edge_of_a_field_stands_out_from_its_background(config, background):
    assert contrast(config["theme"]["borderColor"], config["theme"][background]) >= CONTRAST_OF_EDGES
