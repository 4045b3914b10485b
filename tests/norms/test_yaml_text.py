"""YAML is read literally, and what a norm book never needs is refused with a sentence."""

# ruff: noqa: E501 - the sentences stand here exactly as a planner reads them

from fractions import Fraction

import pytest
import yaml

from barcode.errors import NormError
from barcode.norms import yaml_text
from barcode.norms.scalars import exact
from barcode.norms.yaml_text import NamedText, read_yaml_text

BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]\n" for level in range(1, 10)
)

pytestmark = pytest.mark.usefixtures("bounded_work")


def refusals(text: str) -> list[str]:
    with pytest.raises(NormError) as caught:
        read_yaml_text(NamedText("proef.yaml", text))
    return [problem.text("nl") for problem in caught.value.problems]


def test_every_scalar_stays_the_text_that_was_written() -> None:
    text = "country: NO\ncode: 010\nhour: 12:30:45\nyes: on\nday: 2023-02-30\nnothing: ~\nempty:\n3.1: 0x1F\nquoted: '1.0'\n"
    assert read_yaml_text(NamedText("proef.yaml", text)).data == {
        "country": "NO", "code": "010", "hour": "12:30:45", "yes": "on", "day": "2023-02-30",
        "nothing": "~", "empty": "", "3.1": "0x1F", "quoted": "1.0",
    }  # fmt: skip


def test_every_key_and_item_knows_its_line() -> None:
    text = "# first\nname: {nl: een,\n  en: one}\nnorms:\n  - id: a\n    by: x\n  -\n    id: b\n"
    read = read_yaml_text(NamedText("proef.yaml", text))
    assert read.line(("name",)) == 2
    assert read.line(("name", "en")) == 3
    assert read.line(("norms", 0)) == 5
    assert read.line(("norms", 0, "by")) == 6
    assert read.line(("norms", 1, "id")) == 8


def test_a_missing_key_has_the_line_of_what_is_around_it() -> None:
    read = read_yaml_text(NamedText("proef.yaml", "a: 1\nb:\n  c: 2\n"))
    assert read.line(("b", "d", 3)) == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a: 1\nb: 2\na: 3\n", "proef.yaml, regel 3: «a» staat hier voor de tweede keer (de eerste keer op regel 1); houd er één over."),
        ("a: &x 1\n", "proef.yaml, regel 1: «&x» maakt van deze plek een anker, en dat leest een normenboek niet; haal het weg, of zet een tekst met & tussen aanhalingstekens."),
        ("a: 1\nb: *a\n", "proef.yaml, regel 2: «*a» verwijst naar een andere plek in het bestand, en dat leest een normenboek niet; schrijf de tekst hier voluit."),
        ("a: 1\n<<: {b: 2}\n", "proef.yaml, regel 2: «<<» voegt een ander deel in, en dat leest een normenboek niet; schrijf de regels hier voluit."),
        ("a: !!python/name:os.system x\n", "proef.yaml, regel 1: «tag:yaml.org,2002:python/name:os.system» is een YAML-type, en dat leest een normenboek niet; haal het weg, of zet een tekst met ! tussen aanhalingstekens."),
        ("a:\n\tb: 1\n", "proef.yaml, regel 2: hier staat een tab, maar YAML springt in met spaties; vervang de tab door spaties."),
        ("a: 1\n---\nb: 2\n", "proef.yaml, regel 2: hier begint een tweede document (---); een bestand is één normenboek, maak er twee bestanden van."),
        ("a: Nota: ruimte\n", "proef.yaml, regel 1: in «a: Nota: ruimte» staat een dubbele punt te veel, of de regel springt te ver in; zet een tekst met een dubbele punt tussen aanhalingstekens."),
        ("a:\n  - b\n  c: d\n", "proef.yaml, regel 3: bij «c: d» past de regel niet bij wat ervoor staat; kijk naar inspringing, streepjes, haakjes en aanhalingstekens."),
        ("a: 'open\n", "proef.yaml, regel 1: bij «a: 'open» past de regel niet bij wat ervoor staat; kijk naar inspringing, streepjes, haakjes en aanhalingstekens."),
        ("a: 1\nb: \x07\n", "proef.yaml, regel 2: hier staat een onzichtbaar stuurteken (U+0007); haal het weg."),
        ("a: \udc80\n", "proef.yaml, regel 1: hier staat een onzichtbaar stuurteken (U+DC80); haal het weg."),
        ("? [a, b]\n: 1\n", "proef.yaml, regel 1: hier staat een lijst of een blok op de plaats van een sleutel; begin de regel met een woord en een dubbele punt."),
        ("", "proef.yaml, regel 1: het bestand is leeg; begin met «format: 1» en «authority: …»."),
        ("# alleen een opmerking\n", "proef.yaml, regel 1: het bestand is leeg; begin met «format: 1» en «authority: …»."),
        ("- a\n- b\n", "proef.yaml, regel 1: het bestand begint niet met een sleutel; begin met «format: 1» en «authority: …»."),
        ("[" * 100_000, "proef.yaml, regel 1: hier zit meer dan 20 keer iets in iets anders; een normenboek gaat niet zo diep, kijk naar de haakjes en de inspringing."),
        ("a: [" + "x," * 30_000 + "]", "proef.yaml, regel 1: vanaf hier heeft het bestand meer dan 20000 waarden; verdeel het over meer normenboeken."),
        ("a: " + "9" * 1_000_000, "proef.yaml: het bestand is 1000003 tekens groot, een normenboek hooguit 1000000; haal eruit wat er niet in hoort."),
    ],
    ids=lambda value: repr(value)[:30],
)  # fmt: skip
def test_each_trap_of_the_file_has_its_sentence(text: str, sentence: str) -> None:
    assert refusals(text) == [sentence]


def test_all_refusals_that_leave_the_rest_readable_come_together() -> None:
    found = refusals("a: &x 1\nb: *x\nb: 2\nc: !t 3\n")
    assert [sentence.split(":")[0] for sentence in found] == [
        "proef.yaml, regel 1",
        "proef.yaml, regel 2",
        "proef.yaml, regel 3",
        "proef.yaml, regel 4",
    ]


@pytest.mark.parametrize("text", [BOMB, "[" * 900_000, "- " * 400_000, "{" * 900_000, '"' + "\\" * 900_000])
def test_a_bomb_is_answered_at_once(text: str) -> None:
    with pytest.raises(NormError):
        read_yaml_text(NamedText("bom.yaml", text))


def test_a_number_of_a_million_digits_is_only_text() -> None:
    read = read_yaml_text(NamedText("bom.yaml", "a: " + "9" * 999_000))
    assert len(read.data["a"]) == 999_000


def test_a_bomb_is_told_about_its_first_anchor() -> None:
    assert refusals(BOMB)[0].startswith("proef.yaml, regel 1: «&a0» maakt van deze plek een anker")


def test_without_the_c_parser_the_answers_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_text, "_LOADER", yaml.SafeLoader)
    assert read_yaml_text(NamedText("proef.yaml", "a: NO\n3: [x, {y: 1,5}]\n")).data == {
        "a": "NO",
        "3": ["x", {"y": "1", "5": ""}],
    }
    assert len(refusals("a: &x 1\na: *x\n")) == 3
    assert "20 keer" in refusals("[" * 100_000)[0]
    assert "een tab" in refusals("a:\n\tb: 1\n")[0]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("26.3", Fraction(263, 10)),
        ("4269525", Fraction(4269525)),
        ("70000/60000", Fraction(7, 6)),
        ("1.5/0.8", Fraction(15, 8)),
        ("0", Fraction(0)),
        ("0.005", Fraction(1, 200)),
    ],
)
def test_an_exact_number_is_exact(text: str, number: Fraction) -> None:
    assert exact(text) == number


@pytest.mark.parametrize("text", ["1/0", "1/0.0", "1/2/3", "+1", "1.", ".5", "٣", "1_000", " 1", "00", "1e3", "∞", "1/-2"])
def test_what_is_no_exact_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="exact_number"):
        exact(text)


@pytest.mark.parametrize("text", ["1.500", "17.250", "-1.234", "999.000"])
def test_what_may_be_thousands_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="ambiguous_thousands"):
        exact(text)
