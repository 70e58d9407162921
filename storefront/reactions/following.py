"""What follows what it hangs on: exhibitions their season and their venue, calls and applications their exhibition."""

from storefront.fairs import applications, calls, exhibitions, venues
from storefront.goods import seasons


def season_corrected(fact: seasons.SeasonCorrected) -> None:
    """What keeps its distance from the season moves with it."""
    exhibitions.follow_season(fact.season_id)


def venue_changed(fact: venues.VenueChanged) -> None:
    """Whoever noted down an exhibition there must look again."""
    if fact.moved:
        exhibitions.venue_moved(fact.venue_id)


def exhibition_moved(fact: exhibitions.ExhibitionMoved) -> None:
    """Its call ends before it opens."""
    calls.follow(fact.exhibition_id)


def exhibition_stepped(fact: exhibitions.ExhibitionStepped) -> None:
    """Nobody waits for a place at one that is not held; whoever was offered one at one that was postponed has their whole time
    once its days are known."""
    if fact.state == "cancelled":
        applications.call_off(fact.exhibition_id)
    elif fact.resumed:
        applications.renew(fact.exhibition_id)


def call_changed(fact: calls.CallChanged) -> None:
    """Where there came to be more places, who waits is offered one."""
    applications.fill(fact.call_id)
