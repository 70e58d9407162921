"""Mending an order: within a day, before anybody begins; with another e-mail another private link."""

from datetime import timedelta

import pytest
from flask import current_app

from storefront.kernel import clock
from storefront.kernel.refusals import NotFound
from storefront.trade import corrections, orders
from storefront.trade.orders import refusals
from tests.builders.community import a_member
from tests.builders.people import told
from tests.builders.trade import a_contact, an_order, bring_to, held, the_parcel

pytestmark = pytest.mark.usefixtures("app")
OLD, NEW = "old@example.com", "new@example.com"


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


def test_with_another_email_the_link_of_before_opens_nothing() -> None:
    order = an_order(email="wrong@example.com")
    before = held(order)

    corrections.correct(order, a_contact(email="right@example.com"))

    with pytest.raises(NotFound):
        orders.of_link(*before)
    secret = orders.link_token(order.checkout_key, current_app.config["SECRET_KEY"])
    assert orders.of_link(order.reference, secret).id == order.id


def test_with_the_same_email_the_link_stays() -> None:
    order = an_order(email="right@example.com")

    corrections.correct(order, a_contact(name="نورة", email="right@example.com"))

    assert orders.of_link(*held(order)).id == order.id


@pytest.mark.parametrize(
    ("state", "follows"),
    [("", True), ("preparing", True), ("handed_over", True), ("completed", False), ("cancelled", False)],
)
def test_a_members_order_follows_to_another_address_until_it_is_finished(state: str, follows: bool) -> None:
    user = a_member(email=OLD)
    order = an_order(user_id=user.id, email=OLD)
    the_parcel(order).state = state or "placed"
    before = order.link_hash

    followed = corrections.follow(user.id, OLD, NEW)

    assert [one.id for one in followed] == [order.id] * follows
    assert (order.email, order.link_hash != before) == ((NEW, True) if follows else (OLD, False))


def test_a_finished_order_follows_when_something_of_it_is_on_its_way_back() -> None:
    user, other = a_member(email=OLD), a_member(email=OLD.upper())
    order, theirs = (an_order(user_id=one.id, email=OLD) for one in (user, other))
    for one in (order, theirs):
        the_parcel(one).state = "completed"

    followed = corrections.follow(user.id, OLD, NEW, also=[order.id, theirs.id])

    assert [one.id for one in followed] == [order.id]


def test_an_order_for_another_address_or_of_somebody_else_stays_where_it_is() -> None:
    user, other = a_member(email=OLD), a_member()
    orders_of = [an_order(user_id=user.id, email="gift@example.com"), an_order(user_id=other.id, email=OLD)]
    orders_of.append(an_order(email=OLD))

    assert corrections.follow(user.id, OLD, NEW) == []
    assert [order.email for order in orders_of] == ["gift@example.com", OLD, OLD]
