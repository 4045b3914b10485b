"""Which words does a norm book choose from?"""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """From wide to specific."""

    NATIONAL = "national"
    PROVINCE = "province"
    REGION = "region"
    MUNICIPALITY = "municipality"


class Status(StrEnum):
    """From binding to loose."""

    LAW = "law"
    ORDINANCE = "ordinance"
    PLAN_RULE = "plan_rule"
    POLICY = "policy"
    AGREEMENT = "agreement"
    GUIDANCE = "guidance"
    REFERENCE = "reference"
    ASSUMPTION = "assumption"


BINDING = frozenset({Status.LAW, Status.ORDINANCE, Status.PLAN_RULE})


class Comparison(StrEnum):
    """How a value is used: as a factor, as a floor or as a ceiling."""

    PARAMETER = "parameter"
    MINIMUM = "minimum"
    MAXIMUM = "maximum"


class Evidence(StrEnum):
    """How well a value is established."""

    QUOTED = "quoted"
    REPORTED = "reported"
    DERIVED = "derived"
    ASSUMED = "assumed"


class TableKey(StrEnum):
    """By what a value may differ inside one norm."""

    LOCATION_TYPE = "location_type"
    ENVIRONMENTAL_CATEGORY = "environmental_category"
    LIVING_ENVIRONMENT = "living_environment"
    PARK_KIND = "park_kind"


class LivingEnvironment(StrEnum):
    """Living environments: the three of reference norms for facilities, and those of the housing plan monitor."""

    CENTRE_URBAN = "centre_urban"
    MIXED_URBAN = "mixed_urban"
    GREEN_BLUE = "green_blue"
    CENTRE = "centre"
    URBAN_COMPACT = "urban_compact"
    URBAN_GROUND_LEVEL = "urban_ground_level"
    URBAN_WITH_GREEN = "urban_with_green"
    RURAL_NEAR_CITY = "rural_near_city"
    VILLAGE = "village"
    RURAL = "rural"


class OverrideKind(StrEnum):
    """How a lower authority departs from a higher norm."""

    REPLACES = "replaces"
    TIGHTENS = "tightens"
    DEVIATES = "deviates"


class Basis(StrEnum):
    """What a row of the barcode counts."""

    LAND = "land"
    FLOOR = "floor"
    NUMBER = "number"
