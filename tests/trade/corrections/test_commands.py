"""Mending an order: within a day, before anybody begins; with another e-mail another private link."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from storefront.trade import corrections, orders
from storefront.trade.orders import refusals
from tests.builders.people import told
from tests.builders.trade import a_contact, an_order, bring_to, held, the_parcel

pytestmark = pytest.mark.usefixtures("app")


def test_contact_and_address_are_mended_within_a_day() -> None:
    order = an_order()

    corrections.correct(order, a_contact(name="نورة", short_address="RHMA3184", email="else@example.com"))

    assert (order.contact_name, order.short_address, order.email) == ("نورة", "RHMA3184", "else@example.com")
    assert told(corrections.OrderCorrected) == [corrections.OrderCorrected(order.id, ("name", "email", "address"))]


def test_mending_cannot_take_the_address_away_from_what_is_brought() -> None:
    order = an_order()

    with pytest.raises(refusals.AddressIsMissing):
        corrections.correct(order, a_contact(short_address=None))


def test_mending_ends_when_the_family_begins() -> None:
    order = an_order()
    bring_to(the_parcel(order), "preparing")

    with pytest.raises(refusals.TooLateToCorrect):
        corrections.correct(order, a_contact())


def test_mending_ends_after_a_day() -> None:
    order = an_order()

    with clock.set_to(clock.now() + timedelta(hours=24, seconds=1)), pytest.raises(refusals.TooLateToCorrect):
        corrections.correct(order, a_contact())


def test_a_renewed_link_opens_and_the_one_before_does_not() -> None:
    order = an_order()
    before = held(order)

    corrections.renew_link(order, "another key", "another secret")

    assert orders.of_link(order.reference, "another secret").id == order.id
    with pytest.raises(NotFound):
        orders.of_link(*before)
