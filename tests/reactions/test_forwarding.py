"""Letters follow a corrected address, and nothing is sent to the one before any more."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.community import accounts, notices
from storefront.kernel import clock
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.reactions import REACTIONS
from storefront.trade import claims, corrections, orders
from tests.builders import people
from tests.builders.bank import a_transfer_order, imported
from tests.builders.community import a_family
from tests.builders.goods import a_product
from tests.builders.handing import cash_goes_back, given
from tests.builders.lettering import SARA, a_house, forget_letters, ordered, written
from tests.builders.trade import (
    a_basket,
    a_contact,
    an_order,
    bring_to,
    heard,
    place,
    the_parcel,
)

pytestmark = pytest.mark.usefixtures("app")
MODULE = "storefront.reactions.forwarding"
RIGHT = "right@example.com"


@pytest.mark.parametrize(
    ("state", "way", "changed", "told"),
    [
        ("accepted", "courier", {"mobile": "+966559876543"}, True),
        ("accepted", "courier", {"short_address": "RHMA3184"}, True),
        ("accepted", "collect", {"mobile": "+966559876543"}, True),
        ("accepted", "courier", {"name": "نورة"}, False),
        ("", "courier", {"mobile": "+966559876543"}, False),
    ],
)
def test_a_family_that_accepted_learns_of_another_mobile_or_address(
    state: str, way: str, changed: dict[str, str], told: bool
) -> None:
    family, at_desk = a_house()
    parcel = ordered(family)
    parcel.way = way
    if state:
        bring_to(parcel, state)
    forget_letters()

    corrections.correct(orders.get(parcel.order_id), a_contact(**{"email": SARA, **changed}))
    heard()

    assert written() == ([("parcel-corrected", at_desk, "ar")] if told else [])


def test_a_new_address_gets_the_confirmation_once_the_order_is_confirmed() -> None:
    family, _ = a_house()
    parcel = ordered(family)
    forget_letters()
    order = orders.get(parcel.order_id)

    corrections.correct(order, a_contact(email="right@example.com"))
    heard()

    assert written() == [("order-confirmed", "right@example.com", "ar")]


def corrected(order: orders.Order, *emails: str) -> None:
    """One correction of the address after the other."""
    for email in emails:
        corrections.correct(orders.get(order.id), a_contact(email=email))
        heard()


def waiting_for(address: str) -> list[str]:
    """The kinds of letters that wait to be sent to an address."""
    return [row.kind for row in db.session.scalars(select(notices.Notice).where(notices.Notice.address == address))]


def test_nothing_that_waits_is_sent_to_a_mistyped_address() -> None:
    family, _ = a_house()
    parcel = ordered(family)
    heard()
    bring_to(parcel, "accepted")

    corrected(parcel.order, RIGHT)

    assert waiting_for(SARA) == []
    assert waiting_for(RIGHT) == ["parcel-moved", "order-confirmed"]
    links = {row.values[notices.LINK] for row in people.letters("parcel-moved") + people.letters("order-confirmed")}
    assert links == {orders.get(parcel.order_id).link_hash}


def test_an_order_without_an_address_any_more_has_no_letters() -> None:
    parcel = ordered(a_house()[0])
    heard()

    corrected(parcel.order, "")

    assert [row[:2] for row in written()] == [("parcel-new", row[1]) for row in written()]


def test_a_members_order_without_an_address_any_more_has_letters_at_that_of_their_account() -> None:
    user = people.a_person(email=SARA)
    with unit_of_work():
        order = an_order((a_product(), 1), user_id=user.id, email=RIGHT)

    with unit_of_work():
        corrected(order, "")

    assert (waiting_for(RIGHT), waiting_for(SARA)) == ([], ["order-confirmed"])


def test_back_at_the_first_address_the_link_of_now_is_told() -> None:
    order = ordered(a_house()[0]).order
    heard()
    for letter in people.letters("order-confirmed"):
        notices.note_sent(letter)

    corrected(order, RIGHT, SARA)

    last = people.letters("order-confirmed")[-1]
    assert (last.address, last.sent_at) == (SARA, None)
    assert last.values[notices.LINK] == orders.get(order.id).link_hash
    assert waiting_for(RIGHT) == []


def test_who_is_to_transfer_money_is_told_where_at_the_corrected_address() -> None:
    order = a_transfer_order(email=SARA)

    corrected(order, RIGHT)

    assert (waiting_for(SARA), waiting_for(RIGHT)) == ([], ["transfer-due"])


def test_who_sent_some_of_the_money_is_told_what_is_missing_at_the_corrected_address() -> None:
    order = a_transfer_order(email=SARA)
    imported((order.total_minor - 700, order.reference, "FT1"))

    with unit_of_work():
        corrected(order, RIGHT)

    assert (waiting_for(SARA), waiting_for(RIGHT)) == ([], ["transfer-short"])
    assert people.letters("transfer-short")[0].values["missing_minor"] == 700


def test_an_order_that_waits_for_a_card_tells_no_address_anything() -> None:
    with unit_of_work():
        order = orders.get(place(a_basket((a_product(), 1)), method="card", email=SARA).id)

    corrected(order, RIGHT)

    assert written() == []


@pytest.mark.parametrize(("typed", "carries"), [(SARA, RIGHT), ("", "")])
def test_a_member_reads_of_open_orders_at_their_new_address(typed: str, carries: str) -> None:
    user = people.a_person(email=SARA)
    with unit_of_work():
        order = an_order((a_product(), 1), user_id=user.id, email=typed)
        before = order.link_hash
        accounts.ask_email_change(user, RIGHT, people.PASSWORD, place="home")
    with unit_of_work():
        accounts.change_email(people.token_in_letter("email-change"))

    assert "order-confirmed" not in waiting_for(SARA)
    (letter,) = people.letters("order-confirmed")
    assert (letter.address, orders.get(order.id).email) == (RIGHT, carries)
    assert letter.values[notices.LINK] == orders.get(order.id).link_hash != before


def test_who_still_gets_cash_back_reads_of_it_at_their_new_address() -> None:
    user = people.a_person(email=SARA)
    with unit_of_work():
        order = an_order((a_product(of=a_family(ways=frozenset({"collect"}))), 1), user_id=user.id, email=SARA)
        cash_goes_back(the_parcel(order), 500)
        parcel = the_parcel(order)
    with unit_of_work(), clock.set_to(clock.now() + timedelta(days=8)):
        orders.complete_reached()
    with unit_of_work():
        accounts.ask_email_change(db.session.merge(user), RIGHT, people.PASSWORD, place="home")
    with unit_of_work():
        accounts.change_email(people.token_in_letter("email-change"))

    with unit_of_work():
        given(orders.get_parcel(parcel.id))

    (letter,) = people.letters("cash-given")
    assert (letter.address, orders.get_parcel(parcel.id).state) == (RIGHT, "completed")


def test_nothing_more_of_an_order_that_is_not_theirs_reaches_a_member() -> None:
    user = people.a_person(email=SARA)
    with unit_of_work():
        order = ordered(a_house()[0]).order
        heard()
    assert waiting_for(SARA) == ["order-confirmed"]

    with unit_of_work():
        claims.disown(user, order.reference)
        heard()
        bring_to(the_parcel(orders.get(order.id)), "accepted")
        heard()

    assert waiting_for(SARA) == []


def test_every_fact_that_moves_letters_is_tested_here() -> None:
    told = {kind.__name__ for kind, row in REACTIONS.items() if any(one.__module__ == MODULE for one in row)}

    assert told == {"OrderCorrected", "OrderDisowned", "EmailChanged"}
