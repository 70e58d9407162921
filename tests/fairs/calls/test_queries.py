"""Calls as lists and calendars read them."""

from datetime import timedelta

import pytest

from storefront.fairs import calls
from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from tests.builders.calls import a_call
from tests.builders.community import a_city, a_region
from tests.builders.fairs import a_body, a_venue, an_exhibition, in_days

pytestmark = pytest.mark.usefixtures("app")


def test_those_that_run_stand_by_their_end() -> None:
    now = clock.now()
    later, sooner = a_call(), a_call(closes_at=now + timedelta(days=3))
    unopened = a_call(opens_at=now + timedelta(days=2), closes_at=now + timedelta(days=5))
    a_call(published=False)

    assert [one.id for one in calls.current().rows] == [sooner.id, unopened.id, later.id]
    assert calls.current().total == 3
    with clock.set_to(later.closes_at):
        assert calls.current().rows == []


def test_those_of_a_region() -> None:
    body, makkah = a_body(), a_region(code="SA-02", slug="makkah")
    venue = a_venue(body, city=a_city(name=("جدة", "Jeddah"), region=makkah))
    there = a_call(an_exhibition(body, venue_id=venue.id, first=in_days(40)))
    a_call()

    assert [one.id for one in calls.current(region_id=makkah.id).rows] == [there.id]


def test_a_page_of_them() -> None:
    made = [a_call() for _ in range(3)]

    page = calls.current(number=2, size=2)

    assert ([one.id for one in page.rows], page.total) == ([made[2].id], 3)


def test_calendars_know_those_that_closed_lately() -> None:
    call = a_call()

    with clock.set_to(call.closes_at + timedelta(days=59)):
        assert [one.id for one in calls.for_feed()] == [call.id]
    with clock.set_to(call.closes_at + timedelta(days=61)):
        assert calls.for_feed() == []


def test_what_is_not_there_is_not_found() -> None:
    exhibition = an_exhibition(first=in_days(40))

    assert calls.find_of_exhibition(exhibition.id) is None
    with pytest.raises(NotFound):
        calls.of_exhibition(exhibition.id)
    with pytest.raises(NotFound):
        calls.get(999)


def test_what_several_invite_is_read_at_once() -> None:
    first, second = a_call(), a_call()

    found = calls.quotas_of_all([first.id, second.id])

    assert {call_id: [row.most for row in rows] for call_id, rows in found.items()} == {first.id: [3], second.id: [3]}
    assert calls.shown(first.id).exhibition.venue.city.name_ar == "الرياض"
    assert calls.lock(first.id).exhibition.id == first.exhibition_id
