"""Which authorities have a say over this place?"""

from __future__ import annotations

from dataclasses import dataclass

NATIONAL = "NL"


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality with its province and regions; or a province or region by itself (other codes blank)."""

    municipality_code: str = ""
    province_code: str = ""
    region_codes: tuple[str, ...] = ()

    @property
    def authorities(self) -> tuple[str, ...]:
        """Authority codes from wide to specific."""
        codes = (NATIONAL, self.province_code, *self.region_codes, self.municipality_code)
        return tuple(code for code in codes if code)
