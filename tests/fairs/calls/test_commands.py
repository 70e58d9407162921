"""A body writes a call and publishes it; the clock opens and closes it; its places are held one by one."""

from dataclasses import replace
from datetime import timedelta

import pytest

from storefront.fairs import applications, calls, exhibitions
from storefront.fairs.calls import refusals
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM, Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow
from storefront.kernel.units import unit_of_work
from tests.builders.calls import a_call, after_closing, an_application, terms_for
from tests.builders.fairs import an_exhibition, days_from, in_days
from tests.builders.goods import a_category

pytestmark = pytest.mark.usefixtures("app")


def quotas() -> dict[int, int]:
    return {a_category().id: 3, a_category(slug="oud").id: 2}


def test_a_call_is_its_bodys_alone_until_it_is_published() -> None:
    exhibition = an_exhibition(first=in_days(40))
    officer = Actor(bodies=frozenset({exhibition.body_id}))

    call = calls.prepare(exhibition, terms_for(exhibition, quotas()), officer)

    assert [row.most for row in calls.quotas_of(call.id)] == [3, 2]
    with pytest.raises(NotFound):
        calls.shown(call.id)
    assert not calls.is_open(call, exhibition, clock.now())
    calls.publish(call, officer)
    assert calls.shown(call.id).published_at == call.published_at
    assert exhibition.state == "call_open"


def test_only_its_body_writes_publishes_and_changes_it() -> None:
    exhibition = an_exhibition(first=in_days(40))
    stranger = Actor(user_id=5, bodies=frozenset({exhibition.body_id + 1}))
    terms = terms_for(exhibition, quotas())

    with pytest.raises(NotAllowed):
        calls.prepare(exhibition, terms, stranger)
    call = calls.prepare(exhibition, terms, SYSTEM)
    for act in (lambda: calls.publish(call, stranger), lambda: calls.rewrite(call, terms, stranger)):
        with pytest.raises(NotAllowed):
            act()


def test_an_exhibition_has_one_call() -> None:
    call = a_call()

    with pytest.raises(NotNow):
        calls.prepare(call.exhibition, terms_for(call.exhibition, quotas()), SYSTEM)


def test_a_group_is_no_sub_category() -> None:
    exhibition = an_exhibition(first=in_days(40))

    with pytest.raises(NotFound):
        calls.prepare(exhibition, terms_for(exhibition, {a_category().parent_id or 0: 3}), SYSTEM)
    with pytest.raises(NotFound):
        calls.prepare(exhibition, terms_for(exhibition, {99_999: 3}), SYSTEM)


def test_a_draft_is_announced_before_its_call_is_published() -> None:
    exhibition = an_exhibition(first=in_days(40), state="draft")
    call = calls.prepare(exhibition, terms_for(exhibition, quotas()), SYSTEM)

    with pytest.raises(refusals.ExhibitionIsNotAnnounced):
        calls.publish(call, SYSTEM)


def test_it_is_published_once_and_not_after_its_end() -> None:
    call = a_call()
    late = a_call(published=False)

    with pytest.raises(NotNow):
        calls.publish(call, SYSTEM)
    with clock.set_to(late.closes_at), pytest.raises(refusals.CallIsOver):
        calls.publish(late, SYSTEM)


def test_the_clock_opens_and_closes_it() -> None:
    now = clock.now()
    call = a_call(opens_at=now + timedelta(hours=1))
    assert call.exhibition.state == "announced"
    assert not calls.turn_one()

    with clock.set_to(call.opens_at):
        assert calls.turn_one()
        assert not calls.turn_one()
    assert call.exhibition.state == "call_open"
    with clock.set_to(call.closes_at):
        assert calls.turn_one()
    assert call.exhibition.state == "call_closed"


def test_a_worker_that_slept_through_it_opens_and_closes_it_at_once() -> None:
    call = a_call(opens_at=clock.now() + timedelta(hours=1))

    with clock.set_to(call.closes_at + timedelta(days=1)):
        assert calls.turn_one()
        assert not calls.turn_one()

    assert call.exhibition.state == "call_closed"


def test_what_families_agreed_to_stands_once_it_is_open() -> None:
    call = a_call(quotas=quotas())
    terms = terms_for(call.exhibition, quotas(), opens_at=call.opens_at, closes_at=call.closes_at)

    for other in ({"fee_minor": 100}, {"offer_days": 9}, {"words": ("شرط آخر", "")}, {"selection": "arrival"}):
        with pytest.raises(refusals.TermsStand):
            calls.rewrite(call, replace(terms, **other), SYSTEM)
    with pytest.raises(refusals.CategoryIsAppliedFor):
        calls.rewrite(call, replace(terms, quotas={a_category().id: 3}), SYSTEM)
    calls.rewrite(call, replace(terms, places=20, quotas={**quotas(), a_category(slug="soap").id: 4}), SYSTEM)
    assert (call.places, len(calls.quotas_of(call.id))) == (20, 3)


def test_before_it_opens_everything_may_be_written_anew() -> None:
    call = a_call(opens_at=clock.now() + timedelta(hours=1), quotas=quotas())

    calls.rewrite(call, terms_for(call.exhibition, {a_category().id: 1}, fee_minor=500, selection="arrival"), SYSTEM)

    assert (call.fee_minor, call.selection, call.sequence) == (500, "arrival", 1)
    assert [row.most for row in calls.quotas_of(call.id)] == [1]


def test_its_end_may_be_put_off_even_after_it_has_closed() -> None:
    call = a_call()
    terms = terms_for(call.exhibition, {a_category().id: 3}, opens_at=call.opens_at)

    with after_closing(call) as moment:
        with pytest.raises(refusals.CallIsOver):
            calls.rewrite(call, replace(terms, closes_at=moment - timedelta(seconds=1)), SYSTEM)
        later = moment + timedelta(days=2)
        calls.rewrite(call, replace(terms, closes_at=later, decides_on=clock.riyadh(later).date()), SYSTEM)
        assert calls.is_open(call, call.exhibition, clock.now())

    assert (call.exhibition.state, call.sequence) == ("call_open", 1)


def test_places_that_are_held_are_not_taken_away() -> None:
    call = a_call()
    category_id = calls.quotas_of(call.id)[0].category_id
    for _ in range(2):
        calls.take_place(call.id, category_id)
    terms = terms_for(call.exhibition, {category_id: 3}, opens_at=call.opens_at, closes_at=call.closes_at)

    with pytest.raises(refusals.PlacesAreHeld):
        calls.rewrite(call, replace(terms, places=1, quotas={category_id: 1}), SYSTEM)
    with pytest.raises(refusals.PlacesAreHeld):
        calls.rewrite(call, replace(terms, quotas={category_id: 1}), SYSTEM)


def test_no_more_places_are_held_than_there_are() -> None:
    first, second = quotas()
    call = a_call(quotas={first: 3, second: 2}, places=4)

    for category_id in (first, first, first):
        calls.take_place(call.id, category_id)
    with pytest.raises(refusals.QuotaIsFull), db.session.begin_nested():
        calls.take_place(call.id, first)
    calls.take_place(call.id, second)
    with pytest.raises(refusals.PlacesAreTaken):
        calls.take_place(call.id, second)
    calls.free_place(call.id, first)
    calls.take_place(call.id, second)
    assert calls.of_exhibition(call.exhibition_id).taken == 4


def test_it_can_be_taken_back_before_it_opens() -> None:
    call = a_call(opens_at=clock.now() + timedelta(hours=1))

    calls.take_back(call, SYSTEM)

    assert call.published_at is None
    opened = a_call()
    with pytest.raises(NotNow):
        calls.take_back(opened, SYSTEM)


def test_it_ends_before_an_exhibition_that_moved() -> None:
    with unit_of_work():
        call = a_call()
    with unit_of_work():
        exhibitions.set_days(call.exhibition, days_from(in_days(5)), SYSTEM)

    assert call.closes_at == call.exhibition.opens_at
    assert call.sequence == 1


def test_a_call_that_would_begin_too_late_is_written_anew() -> None:
    with unit_of_work():
        call = a_call(opens_at=clock.now() + timedelta(days=7))
    with unit_of_work():
        exhibitions.set_days(call.exhibition, days_from(in_days(5)), SYSTEM)

    assert call.closes_at == call.exhibition.opens_at
    assert (call.published_at, call.opens_at < call.closes_at) == (None, True)


def test_more_places_are_offered_to_who_waits() -> None:
    with unit_of_work():
        call = a_call(places=1, quotas={a_category().id: 1}, selection="arrival")
        waiting = [an_application(call) for _ in range(2)]
    with after_closing(call):
        with unit_of_work():
            verdicts = {
                waiting[0].id: applications.Verdict("offered", 1),
                waiting[1].id: applications.Verdict("waitlisted", 2),
            }
            applications.decide(calls.lock(call.id), verdicts, SYSTEM)
        terms = terms_for(call.exhibition, {a_category().id: 2}, opens_at=call.opens_at, closes_at=call.closes_at)
        with unit_of_work():
            days = {"decides_on": call.decides_on, "selection": "arrival"}
            calls.rewrite(call, replace(terms, places=2, **days), SYSTEM)

    assert applications.get(waiting[1].id).state == "offered"
