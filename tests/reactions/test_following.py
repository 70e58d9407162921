"""What follows what it hangs on."""

import pytest

from storefront.fairs import allocations, applications, calls, exhibitions, venues
from storefront.fairs.venues import VenueWords
from storefront.goods import seasons
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.units import unit_of_work
from tests.builders.calling import look_again
from tests.builders.calls import a_call, an_application
from tests.builders.community import a_family
from tests.builders.fairs import a_body, a_venue, an_exhibition, days_from, in_days
from tests.builders.goods import a_season
from tests.builders.stalls import a_plan, days_of, stall_of

pytestmark = pytest.mark.usefixtures("app")


def test_exhibitions_follow_their_season() -> None:
    with unit_of_work():
        season = a_season()
        first = seasons.next_turn(season, in_days(60)).first
        exhibition = an_exhibition(first=first, season_id=season.id)
        exhibitions.set_days(exhibition, days_from(first), SYSTEM, follows=True)
    with unit_of_work():
        seasons.correct(seasons.get(season.slug), 1, Actor(roles=frozenset({"staff"})))

    moved = exhibitions.days_of(exhibition.id)[0].day
    assert (moved - first).days == 1


def test_stalls_are_free_on_days_that_a_corrected_season_took_away() -> None:
    with unit_of_work():
        season = a_season()
        first = seasons.next_turn(season, in_days(60)).first
        exhibition = an_exhibition(first=first, season_id=season.id)
        exhibitions.set_days(exhibition, days_from(first), SYSTEM, follows=True)
        plan = a_plan(exhibition, booking="open")
        family_id = a_family().id
        allocations.give(plan, stall_of(plan), family_id, days_of(plan)[:1], SYSTEM)
    with unit_of_work():
        seasons.correct(seasons.get(season.slug), 1, Actor(roles=frozenset({"staff"})))

    assert allocations.of_family(exhibition.id, family_id) == []


def test_whoever_noted_an_exhibition_down_looks_again_when_its_venue_moved() -> None:
    with unit_of_work():
        body = a_body()
        venue = a_venue(body)
        exhibition = an_exhibition(body, venue_id=venue.id)
        city_id = venue.city_id
    with unit_of_work():
        words = VenueWords(name=("مركز آخر", ""), place=("طريق الملك فهد", ""), city_id=city_id)
        venues.change(venues.of_bodies(venue.id, [body.id]), words, SYSTEM)

    look_again()
    assert exhibitions.of_bodies([body.id], exhibition.id).sequence == 1


def test_a_call_follows_its_exhibition_and_its_applications_the_end_of_it() -> None:
    with unit_of_work():
        call = a_call()
        application = an_application(call)
        ids = call.id, application.id
    with unit_of_work():
        exhibitions.set_days(calls.get(ids[0]).exhibition, days_from(in_days(5)), SYSTEM)
    assert calls.get(ids[0]).closes_at == calls.get(ids[0]).exhibition.opens_at

    with unit_of_work():
        exhibitions.cancel(calls.get(ids[0]).exhibition, ("تعذّر المكان.", ""), SYSTEM)

    assert applications.get(ids[1]).state == "called_off"
