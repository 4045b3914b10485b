"""A small norm book that is right, for tests to spoil."""

from barcode.norms.reader import NamedText

BOOK = """\
format: 1
authority: GM0001
level: municipality
name: {nl: Proefstad, en: Testtown}
sources:
  visie:
    title: Omgevingsvisie
    publisher: Proefstad
    date: 2023-10
norms:
  - id: jobs_per_dwelling
    label: {nl: banen per woning, en: jobs per dwelling}
    unit: job/dwelling
    comparison: minimum
    status: policy
    values:
      - from: 2023-10-01
        value: 1.5
        cite: {source: visie, place: blz. 12}
        evidence: quoted
"""


def changed(old: str, new: str, text: str = BOOK) -> str:
    assert old in text
    return text.replace(old, new, 1)


def book_of(authority: str, level: str, *changes: tuple[str, str], members: str = "") -> NamedText:
    """The book of another authority, with changes (old, new) to its text."""
    text = changed("GM0001", authority).replace("municipality", level).replace("sources:", f"{members}\nsources:", 1)
    for old, new in changes:
        text = changed(old, new, text)
    return NamedText(f"{authority}.yaml", text)
