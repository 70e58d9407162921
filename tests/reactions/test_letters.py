"""Facts become letters: to whom, in which language, once."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from storefront.community import accounts, families, notices
from storefront.goods import catalogue
from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import SYSTEM
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.reactions import REACTIONS, letters
from storefront.trade import adjustments, corrections, handbacks, orders, returns
from storefront.treasury import bank, payments, recipients
from tests.builders import people
from tests.builders.adjusting import OFFICER, REASON, allow, found_refund, lost
from tests.builders.bank import a_transfer_order, imported
from tests.builders.community import a_family, a_member, desk
from tests.builders.goods import a_draft, a_product, its_family
from tests.builders.handing import cash_goes_back, given
from tests.builders.trade import (
    a_basket,
    a_contact,
    a_paid_order,
    an_order,
    bring_to,
    carry_out,
    heard,
    place,
    the_parcel,
)
from tests.builders.treasury import a_payout, bring_on

pytestmark = pytest.mark.usefixtures("app")
MODULE = "storefront.reactions.letters"
SARA, RIGHT = "sara@example.com", "right@example.com"


def written() -> list[tuple[str, str, str]]:
    """Every letter: its kind, to whom, in which language."""
    rows = db.session.scalars(select(notices.Notice).order_by(notices.Notice.id))
    return [(row.kind, row.address, row.language) for row in rows]


def a_house() -> tuple[families.Family, str]:
    """A family with one person at its desk, who has read what came so far."""
    family = a_family()
    person = a_member(of=family)
    heard()
    db.session.query(notices.Notice).delete()
    return family, person.email


def ordered(family: families.Family, language: str = "ar") -> orders.Parcel:
    """A parcel of Sara's, ordered for cash."""
    basket = a_basket((a_product(of=family), 2))
    return the_parcel(orders.get(place(basket, email=SARA, language=language).id))


def approved(product: Product) -> None:
    catalogue.review.approve(product, OFFICER)


def sent_back(product: Product) -> None:
    catalogue.review.send_back(product, OFFICER, words=REASON)


def forget_letters() -> None:
    heard()
    db.session.query(notices.Notice).delete()


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_confirmed_order_is_told_to_its_shopper_and_its_family(language: str) -> None:
    family, at_desk = a_house()

    ordered(family, language)
    heard()

    assert written() == [("order-confirmed", SARA, language), ("parcel-new", at_desk, "ar")]


def test_everybody_at_a_desk_is_written_to() -> None:
    family, first = a_house()
    second = a_member(of=family).email

    ordered(family)
    heard()

    assert {address for kind, address, _ in written() if kind == "parcel-new"} == {first, second}


def test_a_shopper_learns_of_the_steps_that_matter() -> None:
    family, _ = a_house()
    parcel = ordered(family)
    forget_letters()

    bring_to(parcel, "handed_over")

    states = [row.values["state"] for row in db.session.scalars(select(notices.Notice).order_by(notices.Notice.id))]
    assert states == ["accepted", "ready", "delivered"]
    assert {letter[:2] for letter in written()} == {("parcel-moved", SARA)}


def test_a_step_is_told_once() -> None:
    family, _ = a_house()
    parcel = ordered(family)
    fact = orders.ParcelMoved(parcel.id, "placed", "accepted", None)
    forget_letters()

    letters.parcel_moved(fact)
    letters.parcel_moved(fact)

    assert written() == [("parcel-moved", SARA, "ar")]


def test_a_declined_parcel_is_told_to_the_shopper() -> None:
    family, _ = a_house()
    parcel = ordered(family)
    forget_letters()

    orders.decline(parcel, desk(family), reason="نعتذر")
    heard()

    assert written() == [("parcel-called-off", SARA, "ar")]


def test_what_is_collected_is_told_when_it_is_in_somebodys_hands() -> None:
    family, _ = a_house()
    parcel = ordered(family)
    parcel.way = "collect"
    forget_letters()

    bring_to(parcel, "handed_over")

    assert people.letters("parcel-moved")[-1].values["state"] == "handed_over"


@pytest.mark.parametrize("state", ["preparing", "completed", "returned"])
def test_what_the_page_of_the_order_tells_needs_no_letter(state: str) -> None:
    parcel = ordered(a_house()[0])
    forget_letters()

    letters.parcel_moved(orders.ParcelMoved(parcel.id, "", state, None))

    assert written() == []


def test_a_cancelled_parcel_is_told_to_its_shopper_and_its_family() -> None:
    family, at_desk = a_house()
    parcel = ordered(family)
    forget_letters()

    orders.cancel(parcel, SYSTEM)
    heard()

    assert written() == [("parcel-called-off", SARA, "ar"), ("parcel-cancelled", at_desk, "ar")]


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


def test_a_member_reads_of_open_orders_at_their_new_address() -> None:
    user = people.a_person(email=SARA)
    with unit_of_work():
        order = an_order((a_product(), 1), user_id=user.id, email=SARA)
        accounts.ask_email_change(user, RIGHT, people.PASSWORD, place="home")
    with unit_of_work():
        accounts.change_email(people.token_in_letter("email-change"))

    assert "order-confirmed" not in waiting_for(SARA)
    (letter,) = people.letters("order-confirmed")
    assert (letter.address, orders.get(order.id).email) == (RIGHT, RIGHT)
    assert letter.values[notices.LINK] == orders.get(order.id).link_hash


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


def test_a_return_is_asked_of_the_family_and_answered_to_the_shopper() -> None:
    family, at_desk = a_house()
    parcel = bring_to(ordered(family), "handed_over")
    line = orders.get_parcel(parcel.id).lines[0]
    forget_letters()

    request = returns.ask(parcel, {line.id: 1}, kind="defect", reason="مكسور")
    heard()
    returns.answer(request, parcel, desk(family), agreed=True, words="أهلاً بكم")
    heard()

    kinds = ["return-noted", "return-asked", "return-answered"]
    assert [letter[:2] for letter in written()] == list(zip(kinds, (SARA, at_desk, SARA), strict=True))


@pytest.mark.parametrize(("pieces", "minor"), [(1, 8500), (2, 19_500)])
def test_goods_that_came_home_are_told_once_with_what_goes_back(pieces: int, minor: int) -> None:
    family, _ = a_house()
    parcel = bring_to(ordered(family), "handed_over")
    request = returns.ask(parcel, {orders.get_parcel(parcel.id).lines[0].id: pieces}, kind="defect", reason="مكسور")
    returns.answer(request, parcel, desk(family), agreed=True, words="")
    forget_letters()

    returns.take_back(request, parcel, desk(family))
    heard()

    assert written() == [("return-done", SARA, "ar")]
    assert people.letters("return-done")[0].values["amount_minor"] == minor
    assert [one.amount_minor for one in payments.refunds_of(payments.find_for("parcel", parcel.id).id)] == [minor]


def test_what_was_left_at_the_door_is_told_to_both_with_what_was_paid() -> None:
    family, at_desk = a_house()
    parcel = bring_to(ordered(family), "ready")
    orders.hand_over(parcel, desk(family), code="")
    line = orders.get_parcel(parcel.id).lines[0]
    forget_letters()

    returns.doorsteps.hand_over_part(parcel, {line.id: 1}, OFFICER, reason="مكسور")
    heard()

    assert {letter[:2] for letter in written()} == {
        ("parcel-moved", SARA),
        ("part-not-taken", SARA),
        ("part-refused", at_desk),
    }
    told = [people.letters(kind)[0].values["paid_minor"] for kind in ("part-not-taken", "part-refused")]
    assert told == [line.unit_minor + parcel.delivery_minor] * 2


@pytest.mark.parametrize("why", ["late", "twice"])
def test_a_shopper_learns_of_money_that_nobody_can_use(why: str) -> None:
    order = ordered(a_house()[0], "en").order
    forget_letters()
    fact = payments.MoneySentBack(1, "order", order.id, "obedient", 12_500, 7, why)

    for _ in range(2):
        letters.money_sent_back(fact)

    assert written() == [("money-sent-back", SARA, "en")]
    assert [row.values["why"] for row in people.letters("money-sent-back")] == [why]


def test_a_family_learns_that_its_shop_is_open() -> None:
    family = a_family(status="submitted")
    person = a_member(of=family)

    families.activate(family, SYSTEM)
    heard()

    assert written() == [("shop-open", person.email, "ar")]


def test_a_shopper_without_an_address_gets_no_letter() -> None:
    family, at_desk = a_house()
    place(a_basket((a_product(of=family), 1)), email="")
    heard()

    assert [address for _, address, _ in written()] == [at_desk]


def test_who_pays_by_transfer_gets_the_account_and_nobody_else_does() -> None:
    house, _ = a_house()
    for method in ("transfer", "card", "cash"):
        place(a_basket((a_product(of=house), 1)), method=method, email=SARA, language="en")
        heard()

    assert [row for row in written() if row[0] == "transfer-due"] == [("transfer-due", SARA, "en")]


def test_who_was_to_send_the_money_learns_when_it_is_not_wanted_any_more() -> None:
    house, _ = a_house()
    placed = [
        place(a_basket((a_product(of=house), 1)), method=method, email=SARA, language="en")
        for method in ("transfer", "card")
    ]
    forget_letters()

    for order in (*placed, placed[0]):
        orders.abandon(order)
    heard()

    assert written() == [("transfer-ended", SARA, "en")]


def test_who_sent_too_little_is_told_once_that_it_goes_back() -> None:
    order = a_transfer_order(email=SARA)
    imported((order.total_minor - 100, order.reference, "FT1"))
    forget_letters()

    with clock.set_to(clock.now() + timedelta(days=30)):
        payments.expire(payments.find_for("order", order.id))
        heard()

    assert [kind for kind, _, _ in written()] == ["money-sent-back"]


def test_who_sent_too_little_learns_what_is_missing() -> None:
    order = ordered(a_house()[0], "en").order
    forget_letters()

    letters.transfer_is_short(bank.TransferIsShort(1, "order", order.id, 7, 700))

    assert written() == [("transfer-short", SARA, "en")]
    assert people.letters("transfer-short")[0].values["missing_minor"] == 700


@pytest.mark.parametrize(("step", "kind"), [(approved, "product-approved"), (sent_back, "product-sent-back")])
def test_a_family_learns_what_the_office_says_of_its_product(step: Callable[[Product], None], kind: str) -> None:
    family, at_desk = a_house()
    product = a_draft(of=family, permit="food")
    catalogue.offer(product, its_family(product))
    forget_letters()

    step(product)
    heard()

    assert written() == [(kind, at_desk, "ar")]


def test_everybody_at_a_desk_learns_that_its_account_was_named() -> None:
    family, at_desk = a_house()

    letters.payout_account_given(recipients.PayoutAccountGiven(family.id, None, again=True, at="now"))

    assert written() == [("payout-account", at_desk, "ar")]


@pytest.mark.parametrize(
    ("state", "kinds"),
    [
        ("approved", []),
        ("sent", []),
        ("done", ["payout-done"]),
        ("failed", ["payout-failed"]),
        ("reversed", ["payout-done", "payout-failed"]),
    ],
)
def test_a_family_learns_that_its_money_is_there_or_did_not_arrive(state: str, kinds: list[str]) -> None:
    family, at_desk = a_house()
    payout = a_payout(family=family)
    forget_letters()

    bring_on(payout, state)
    heard()

    assert [letter[:2] for letter in written()] == [(kind, at_desk) for kind in kinds]


def test_a_family_that_did_not_answer_learns_that_its_order_was_declined() -> None:
    family, at_desk = a_house()
    parcel = ordered(family)
    forget_letters()

    with clock.set_to(parcel.accept_by + timedelta(minutes=1)):
        orders.decline_unanswered()
        heard()

    assert written() == [("parcel-called-off", SARA, "ar"), ("parcel-lapsed", at_desk, "ar")]


def test_money_for_goods_that_stay_is_told_to_shopper_and_family() -> None:
    family, at_desk = a_house()
    parcel = bring_to(ordered(family), "handed_over")
    forget_letters()

    allow(parcel, 500)

    assert written() == [("allowance-given", SARA, "ar"), ("share-taken", at_desk, "ar")]


def test_money_the_shopper_has_long_since_is_told_to_the_family_alone() -> None:
    family, at_desk = a_house()
    order = a_paid_order((a_product(of=family, price=12_500), 1))
    refund, parcel = found_refund(order, 700), the_parcel(order)
    forget_letters()

    wish = adjustments.Wish({parcel.lines[0].id: 700})
    adjustments.attribute(refund, parcel, wish, OFFICER, reason=REASON)
    heard()

    assert written() == [("share-taken", at_desk, "ar")]


@pytest.mark.parametrize(("bearer", "kinds"), [("family", ["share-taken"]), ("market", [])])
def test_a_family_learns_of_a_loss_it_bears(bearer: str, kinds: list[str]) -> None:
    family, at_desk = a_house()
    order = a_paid_order((a_product(of=family, price=12_500), 1))
    dispute = lost(order)
    forget_letters()

    adjustments.decide(dispute, the_parcel(order), bearer, OFFICER, reason=REASON)
    heard()

    assert [letter[:2] for letter in written()] == [(kind, at_desk) for kind in kinds]


def test_every_letter_to_shoppers_and_families_is_tested_here() -> None:
    told = {kind.__name__ for kind, row in REACTIONS.items() if any(one.__module__ == MODULE for one in row)}

    assert told == {
        *("OrderConfirmed", "OrderCorrected", "ParcelMoved", "ReturnAsked", "ReturnAnswered", "GoodsTakenBack"),
        "PartNotTaken",
        *("FamilyActivated", "ProductApproved", "ProductSentBack", "AllowanceGiven", "DisputeDecided"),
        *("RefundDone", "RefundFailed"),
        *("MoneySentBack", "OrderPlaced", "OrderAbandoned", "TransferIsShort", "PayoutAccountGiven", "PayoutMoved"),
        "EmailChanged",
    }


def test_that_cash_was_given_is_told_to_its_shopper_and_that_it_was_denied_to_its_family() -> None:
    family, at_desk = a_house()
    parcel = ordered(family)
    parcel.way = "own"
    cash_goes_back(parcel, 500)
    forget_letters()

    given(parcel)
    first = written()
    forget_letters()
    handbacks.deny(parcel, handbacks.of_parcel(parcel.id)[0])
    heard()

    assert first == [("cash-given", SARA, "ar")]
    assert written() == [("cash-denied", at_desk, "ar")]


def test_that_a_card_was_given_back_needs_no_letter() -> None:
    family, _ = a_house()
    order = a_paid_order((a_product(of=family, price=12_500), 1))
    allow(the_parcel(order), 700)
    forget_letters()

    carry_out(payments.refunds_to_do()[0])
    heard()

    assert written() == []
