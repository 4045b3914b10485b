"""Which authorities have a say over this place?"""

from __future__ import annotations

from dataclasses import dataclass, field

NATIONAL = "NL"


@dataclass(frozen=True, slots=True)
class Place:
    """A municipality with its province and regions; or a province or region by itself (other codes blank)."""

    municipality_code: str = ""
    province_code: str = ""
    region_codes: tuple[str, ...] = ()
    authorities: tuple[str, ...] = field(init=False, repr=False, compare=False)
    """Authority codes from wide to specific; made once, because every norm of the place asks for them."""

    def __post_init__(self) -> None:
        codes = (NATIONAL, self.province_code, *self.region_codes, self.municipality_code)
        object.__setattr__(self, "authorities", tuple(code for code in codes if code))
