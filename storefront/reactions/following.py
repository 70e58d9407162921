"""What follows what it hangs on: exhibitions their season and their venue, calls, applications and stalls their
exhibition."""

from storefront.fairs import allocations, applications, calls, exhibitions, venues
from storefront.goods import seasons


def season_corrected(fact: seasons.SeasonCorrected) -> None:
    """What keeps its distance from the season moves with it, and what hangs on that: here and at once, since what a reaction
    tells is followed once more and no further."""
    for exhibition_id in exhibitions.follow_season(fact.season_id):
        follow_days(exhibition_id)


def venue_changed(fact: venues.VenueChanged) -> None:
    """Whoever noted down an exhibition there must look again."""
    if fact.moved:
        exhibitions.venue_moved(fact.venue_id)


def exhibition_moved(fact: exhibitions.ExhibitionMoved) -> None:
    """Its call and its stalls follow its days."""
    follow_days(fact.exhibition_id)


def follow_days(exhibition_id: int) -> None:
    """A call ends before its exhibition opens; stalls are free on days it has no more."""
    calls.follow(exhibition_id)
    allocations.follow_days(exhibition_id)


def exhibition_stepped(fact: exhibitions.ExhibitionStepped) -> None:
    """Nobody waits for a place at one that is not held; whoever was offered one at one that was postponed has their whole time
    once its days are known."""
    if fact.state == "cancelled":
        applications.call_off(fact.exhibition_id)
        allocations.release_all(fact.exhibition_id)
    elif fact.resumed:
        applications.renew(fact.exhibition_id)


def call_changed(fact: calls.CallChanged) -> None:
    """Where there came to be more places, who waits is offered one."""
    applications.fill(fact.call_id)


def application_stepped(fact: applications.ApplicationStepped) -> None:
    """Whoever does not come leaves its stalls to others."""
    if fact.state in ("withdrawn", "taken_away"):
        allocations.release_family(calls.get(fact.call_id).exhibition_id, fact.family_id)
