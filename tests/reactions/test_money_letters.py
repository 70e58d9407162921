"""Letters about money: to whoever waits for it or lost it, once."""

from datetime import timedelta

import pytest

from storefront.kernel import clock
from storefront.reactions import REACTIONS, money_letters
from storefront.trade import adjustments, handbacks, orders
from storefront.treasury import bank, payments, recipients
from tests.builders import people
from tests.builders.adjusting import OFFICER, REASON, allow, assign, found_refund, lost, said
from tests.builders.bank import a_transfer_order, imported
from tests.builders.community import desk
from tests.builders.goods import a_product
from tests.builders.handing import cash_goes_back, given
from tests.builders.lettering import SARA, a_house, forget_letters, ordered, written
from tests.builders.trade import (
    a_basket,
    a_paid_order,
    bring_to,
    carry_out,
    heard,
    place,
    the_parcel,
)
from tests.builders.treasury import a_payout, bring_on

pytestmark = pytest.mark.usefixtures("app")
MODULE = "storefront.reactions.money_letters"


@pytest.mark.parametrize("why", ["late", "twice"])
def test_a_shopper_learns_of_money_that_nobody_can_use(why: str) -> None:
    order = ordered(a_house()[0], "en").order
    forget_letters()
    fact = payments.MoneySentBack(1, "order", order.id, "obedient", 12_500, 7, why)

    for _ in range(2):
        money_letters.money_sent_back(fact)

    assert written() == [("money-sent-back", SARA, "en")]
    assert [row.values["why"] for row in people.letters("money-sent-back")] == [why]


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
        orders.confirming.abandon(order)
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

    money_letters.transfer_is_short(bank.TransferIsShort(1, "order", order.id, 7, 700))

    assert written() == [("transfer-short", SARA, "en")]
    assert people.letters("transfer-short")[0].values["missing_minor"] == 700


def test_everybody_at_a_desk_learns_that_its_account_was_named() -> None:
    family, at_desk = a_house()

    money_letters.payout_account_given(recipients.PayoutAccountGiven(family.id, None, again=True, at="now"))

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
    assign(refund, parcel, wish)
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


def test_families_learn_that_a_bank_took_the_money_and_how_it_decided() -> None:
    family, at_desk = a_house()
    order = a_paid_order((a_product(of=family, price=12_500), 1))
    forget_letters()

    for state in ("open", "open", "won", "lost"):
        said(order, state)

    assert [letter[:2] for letter in written() if letter[0] == "money-disputed"] == [("money-disputed", at_desk)] * 3
    assert [row.values["state"] for row in people.letters("money-disputed")] == ["open", "won", "lost"]


def test_of_what_a_bank_decided_at_once_a_family_hears_the_end_and_of_what_was_called_off_nothing() -> None:
    family, _ = a_house()
    order, other = (a_paid_order((a_product(of=family, price=12_500), 1)) for _ in range(2))
    orders.decline(the_parcel(other), desk(family), reason=REASON)
    forget_letters()

    said(order, "lost")
    said(other, "open")

    assert [row.values["state"] for row in people.letters("money-disputed")] == ["lost"]


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


def test_every_letter_about_money_is_tested_here() -> None:
    told = {kind.__name__ for kind, row in REACTIONS.items() if any(one.__module__ == MODULE for one in row)}

    assert told == {
        "OrderPlaced",
        "OrderAbandoned",
        "AllowanceGiven",
        "RefundDone",
        "RefundFailed",
        "DisputeDecided",
        "DisputeOpened",
        "DisputeWon",
        "DisputeLost",
        "MoneySentBack",
        "TransferIsShort",
        "PayoutAccountGiven",
        "PayoutMoved",
    }
