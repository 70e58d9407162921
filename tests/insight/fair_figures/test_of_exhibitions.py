"""What an exhibition came to, beside an addition of its own; sums that would tell of one family are not there."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from storefront.fairs import agreements, exhibitions, visits
from storefront.fairs.exhibitions import Exhibition
from storefront.insight import fair_figures
from storefront.insight.fair_figures import Counts, Quota, Sold
from storefront.insight.fair_figures.hiding import LEAST
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from tests.builders.community import desk
from tests.builders.fair_figures import added_up, sold_on, tills_of, undone_on
from tests.builders.fairs import a_body
from tests.builders.feeing import an_invoice
from tests.builders.goods import a_category
from tests.builders.tills import Till
from tests.builders.visiting import people_at_gates

pytestmark = pytest.mark.usefixtures("app")


def agree(*tills: Till) -> None:
    with unit_of_work():
        for till in tills:
            agreements.agree(till.exhibition, till.family_id, desk(till.holder.family))


def exhibition_of(tills: Sequence[Till]) -> Exhibition:
    return exhibitions.get(tills[0].holder.plan.exhibition_id)


def sold_of(tills: Sequence[Till]) -> Sold | None:
    """What is seen a day after the last closing."""
    exhibition = exhibition_of(tills)
    assert exhibition.closes_at
    with clock.set_to(exhibition.closes_at + timedelta(days=1)), unit_of_work():
        while exhibitions.turn_one():
            pass
    return fair_figures.sold(exhibition_of(tills))


def test_six_others_are_a_sum_beside_the_one_that_agreed() -> None:
    tills = tills_of(7)
    agree(tills[0])
    for number, till in enumerate(tills):
        sold_on(till, 0, *[1] * (number + 1))

    found = sold_of(tills)

    took = [added_up(exhibition_of(tills).id, till.family_id) for till in tills]
    assert found
    assert [(shop.sales, shop.total_minor) for shop in found.shops] == [(1, took[0])]
    assert (found.seen.others, found.seen.others_minor) == (6, sum(took[1:]))
    assert sum(found.by_category.shown.values()) == sum(took)
    assert found.by_hour.shown == {17: sum(took)}


def test_four_others_are_nowhere() -> None:
    tills = tills_of(LEAST)
    agree(tills[0])
    for till in tills:
        sold_on(till, 0, 1)

    found = sold_of(tills)

    assert found
    assert (found.seen.others, found.seen.others_minor, found.seen.total_minor) == (4, None, tills[0].price)
    assert found.by_hour.shown == {17: tills[0].price}
    assert (sum(found.by_category.shown.values()), found.by_category.rest_minor) == (tills[0].price, None)


def test_an_hour_of_one_is_told_with_others() -> None:
    tills = tills_of(LEAST + 1)
    for till in tills:
        sold_on(till, 0, 1)
    with clock.set_to(tills[0].opens + timedelta(hours=4)), unit_of_work():
        tills[0].sell(2)

    found = sold_of(tills)

    assert found
    assert (found.by_hour.shown, found.by_hour.rest_minor) == ({}, found.seen.total_minor)


def test_who_took_it_back_after_closing_is_in_no_sum() -> None:
    tills = tills_of(LEAST + 1)
    agree(tills[0])
    for till in tills:
        sold_on(till, 0, 1)
    before = sold_of(tills)
    with clock.set_to(tills[0].opens + timedelta(days=9)), unit_of_work():
        agreements.withdraw(exhibition_of(tills), tills[0].family_id, desk(tills[0].holder.family))

    after = fair_figures.sold(exhibition_of(tills))

    assert before
    assert after
    assert (len(before.shops), after.shops) == (1, [])
    assert after.seen.total_minor == before.seen.others_minor == after.seen.others_minor


def test_nothing_is_seen_before_it_is_over_and_nothing_that_was_undone() -> None:
    tills = tills_of(1)
    agree(*tills)
    sold_on(tills[0], 0, 1)
    undone_on(tills[0], 0)

    with clock.set_to(tills[0].opens + timedelta(hours=3)):
        early = fair_figures.sold(exhibition_of(tills))
    found = sold_of(tills)

    assert early is None
    assert found
    assert found.seen.total_minor == tills[0].price


def test_people_and_stalls_are_counted() -> None:
    with unit_of_work():
        body = a_body()
    exhibition, _ = people_at_gates(body)
    tills = tills_of(3)

    people, stalls = fair_figures.counts(exhibition.id), fair_figures.counts(exhibition_of(tills).id)

    entered = visits.entrances_of(exhibition.id)
    assert people.with_ticket == sum(one.people for one in entered if one.has_ticket) > 0
    assert people.without_ticket == sum(one.people for one in entered if not one.has_ticket) > 0
    assert people.booked == sum(visits.taken_of(exhibition.id).values()) > 0
    assert stalls == Counts(0, 0, 0, 3, 3, 3)


def test_places_are_those_of_the_call() -> None:
    invoice = an_invoice(number=1)

    assert fair_figures.quotas(invoice.exhibition_id or 0) == [Quota(a_category().id, 1, 1)]
    db.session.rollback()
