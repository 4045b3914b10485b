"""The document that tells a planner how to write a norm book says what the program does."""

from pathlib import Path

from barcode.norms.between_books import library_problems
from barcode.norms.model import AppliesTo, BarcodeRow, Norm, NormBook, NormValue, Override, Source
from barcode.norms.reader import NamedText, read_book

REPOSITORY = Path(__file__).resolve().parents[2]
DOCUMENT = REPOSITORY / "docs" / "norm-books.md"


def test_the_example_in_the_document_is_a_right_norm_book() -> None:
    example = DOCUMENT.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0]
    book = read_book(NamedText("norm-books.md", example))
    assert [str(value.value) for value in book.norms[0].values] == ["6/5", "13/10"]
    assert library_problems([read_book(REPOSITORY / "norms" / "nederland.yaml"), book]) == []


def test_the_document_names_every_key_of_a_norm_book() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    models = (NormBook, Source, Norm, NormValue, Override, AppliesTo, BarcodeRow)
    keys = {field.alias or name for model in models for name, field in model.model_fields.items()}
    assert {key for key in keys if f"{key}`" not in text and f"{key}:" not in text} == set()
