"""Which number does a written address mean, and which ones look like it when there is none?"""

from __future__ import annotations

from difflib import get_close_matches

from barcode.assess import Assessment
from barcode.errors import BarcodeError, Problem
from barcode.explain import addresses, figure_at
from barcode.explain.address import PLAN
from barcode.language import LANGUAGES, say
from barcode.programme import LocationType
from barcode.trace import Figure

NEAR_SHOWN = 3
ALIKE = 0.6
LONGEST_SHOWN = 80


def number_asked(assessment: Assessment, written: str) -> Figure:
    """The number at an address; capitals, outer slashes and a hyphen for the dash of a period make no difference.

    Raises:
        BarcodeError: there is no such number, with the addresses in the same area that look like it.
    """
    if written.startswith(PLAN):
        return figure_at(assessment, written)
    known = {_key(address): address for address in addresses(assessment)}
    if _key(written) in known:
        return figure_at(assessment, known[_key(written)])
    shown = written[:LONGEST_SHOWN]
    wanted = "/".join(_own_word(part) for part in _key(shown).split("/"))
    here = [key for key in known if key.partition("/")[0] == wanted.partition("/")[0]]
    near = get_close_matches(wanted, here, NEAR_SHOWN, ALIKE)
    if not near:
        raise BarcodeError(Problem("no_such_number", found=shown))
    raise BarcodeError(Problem("no_number_but_near", found=shown, details={"near": ", ".join(known[key] for key in near)}))


def _key(address: str) -> str:
    """An address as it is compared."""
    return address.strip().strip("/").replace("–", "-").casefold()


def _own_word(part: str) -> str:
    """The identifier of a location type that is written as a planner says it, such as `kantoor`; other words stay."""
    for kind in LocationType:
        if part in {say(f"location_type.{kind}", language).casefold() for language in LANGUAGES}:
            return str(kind)
    return part
