"""Exhibitions follow what they hang on: the season they are held for, the venue they are held at."""

from storefront.fairs import exhibitions, venues
from storefront.goods import seasons


def season_corrected(fact: seasons.SeasonCorrected) -> None:
    """What keeps its distance from the season moves with it."""
    exhibitions.follow_season(fact.season_id)


def venue_changed(fact: venues.VenueChanged) -> None:
    """Whoever noted down an exhibition there must look again."""
    if fact.moved:
        exhibitions.venue_moved(fact.venue_id)
