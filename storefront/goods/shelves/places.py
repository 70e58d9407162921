"""Which shelf is which: one number for the whole market, a category, a season, a region, a family."""

WHOLE_MARKET = 0
SEASONS = 1_000_000
REGIONS = 2_000_000
FAMILIES = 10_000_000


def of_category(category_id: int) -> int:
    """The shelf of a group or sub-category."""
    return category_id


def is_category(shelf: int) -> bool:
    """Whether it is the shelf of a group or sub-category."""
    return WHOLE_MARKET < shelf < SEASONS


def of_season(season_id: int) -> int:
    """The shelf of the goods tagged for a season."""
    return SEASONS + season_id


def of_region(region_id: int) -> int:
    """The shelf of what the families of a region make."""
    return REGIONS + region_id


def of_family(family_id: int) -> int:
    """The shelf of what a family makes."""
    return FAMILIES + family_id
