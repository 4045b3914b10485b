"""Which closed lists do plans and work locations use?"""

from __future__ import annotations

from enum import StrEnum


class LocationType(StrEnum):
    """Where work takes place."""

    BUSINESS_PARK = "business_park"
    OFFICE = "office"
    RETAIL_AND_SERVICES = "retail_and_services"
    PUBLIC_FACILITIES = "public_facilities"
    AT_HOME_OR_NO_FIXED_PLACE = "at_home_or_no_fixed_place"


class PlanType(StrEnum):
    """What a housing plan does to the place where it comes."""

    BUILDING_TRANSFORMATION = "building_transformation"
    AREA_TRANSFORMATION = "area_transformation"
    BUSINESS_TO_HOUSING = "business_to_housing"
    OFFICES_TO_HOUSING = "offices_to_housing"
    RETAIL_TO_HOUSING = "retail_to_housing"
    OTHER_CHANGE_OF_USE = "other_change_of_use"
    RESTRUCTURING = "restructuring"
    DEMOLITION_AND_NEW = "demolition_and_new"
    DEMOLITION = "demolition"
    INFILL = "infill"
    EXTENSION = "extension"
    OTHER_EXTENSION = "other_extension"
    UNKNOWN = "unknown"


class Firmness(StrEnum):
    """Hard or soft plan capacity, derived from the planning status."""

    FIRM = "firm"
    SOFT = "soft"
    UNKNOWN = "unknown"


class Confidentiality(StrEnum):
    """Who may see a plan."""

    PUBLIC = "public"
    PROVINCE = "province"
    MUNICIPALITY = "municipality"


class YesNoUnknown(StrEnum):
    """A fact that may not be known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class ParkKind(StrEnum):
    """The kinds of work location of IBIS, and the ones agreements speak of."""

    SEAPORT = "seaport"
    BUSINESS_PARK = "business_park"
    ECONOMIC_ZONE = "economic_zone"
    RETAIL_BOULEVARD = "retail_boulevard"
    EDUCATION = "education"
    CARE = "care"
    PLATFORM_BOUND = "platform_bound"
    AGRIBUSINESS = "agribusiness"
    LOGISTICS = "logistics"
    HEAVY_INDUSTRY = "heavy_industry"
    CAMPUS = "campus"
    OFFICE_LOCATION = "office_location"
    OTHER = "other"
    UNKNOWN = "unknown"


PLANNING_STATUSES = ("1A", "1B", "1C", "2A", "2B", "2C", "3", "4A", "4B", "5A", "5B", "")
FIRM_STATUSES = frozenset({"1A", "1B", "1C", "2A", "2B", "2C"})
ENVIRONMENTAL_CATEGORIES = ("1", "2", "3", "3.1", "3.2", "4", "4.1", "4.2", "5", "5.1", "5.2", "5.3", "6", "")


def firmness_of(planning_status: str) -> Firmness:
    """Firm for status 1 and 2, soft for 3 to 5, unknown without status."""
    if not planning_status:
        return Firmness.UNKNOWN
    return Firmness.FIRM if planning_status in FIRM_STATUSES else Firmness.SOFT
