"""What a bank gives back late of goods that were called off or came home meanwhile goes to their shopper."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from storefront.kernel.database import db
from storefront.trade import adjustments, commissions, orders, returns
from storefront.trade.orders import Parcel
from storefront.treasury import ledger, payments
from storefront.treasury.ledger import LedgerEntry, LedgerTransaction
from tests.builders.adjusting import OFFICER, REASON, allow, lost, of_one_parcel, said
from tests.builders.community import a_family, desk
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.money import the_attempt
from tests.builders.trade import an_order as ordered
from tests.builders.trade import bring_to, heard, pay, the_parcel
from tests.trade.adjustments.test_commands import holds

pytestmark = pytest.mark.usefixtures("app")
PART = 10_000
Step = Callable[[Parcel], None]


def borne(parcel: Parcel, amount_minor: int | None = None) -> None:
    """A bank kept so much of a parcel, or all, and its family bears it."""
    dispute = lost(orders.get(parcel.order_id), amount_minor)
    adjustments.decide(dispute, parcel, "family", OFFICER, reason=REASON)
    heard()


def won(parcel: Parcel, amount_minor: int | None = None) -> None:
    """The bank gives it back after all."""
    said(orders.get(parcel.order_id), "won", amount_minor)


def decline(parcel: Parcel) -> None:
    orders.decline(parcel, desk(parcel.family), reason="نعتذر")
    heard()


def bring_home(parcel: Parcel, pieces: int, kind: str = "defect") -> None:
    wish = returns.ask(parcel, {parcel.lines[0].id: pieces}, kind=kind, reason="مكسورة")
    returns.answer(wish, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(wish, parcel, desk(parcel.family))
    heard()


def one_home(parcel: Parcel) -> None:
    bring_home(parcel, 1)


def all_home(parcel: Parcel) -> None:
    bring_home(parcel, parcel.lines[0].quantity)


def one_and_the_rest_home(parcel: Parcel) -> None:
    one_home(parcel)
    bring_home(parcel, parcel.lines[0].quantity - 1)


def something_allowed(parcel: Parcel) -> None:
    allow(parcel, 2_501, with_delivery=True)


def refunds(parcel: Parcel) -> list[payments.Refund]:
    return list(payments.refunds_of(the_attempt(orders.get(parcel.order_id)).payment_id))


def going(parcel: Parcel) -> int:
    """What went to its shopper, or is to."""
    return sum(one.amount_minor for one in refunds(parcel))


def shares(parcel: Parcel) -> dict[str, int]:
    """What the books hold of a parcel's price for everybody who has a part of it; the family's in one sum."""
    sums = (
        select(LedgerEntry.account, func.sum(LedgerEntry.amount_minor))
        .join(LedgerTransaction, LedgerTransaction.id == LedgerEntry.transaction_id)
        .where(LedgerTransaction.subject == f"parcel:{parcel.id}")
        .group_by(LedgerEntry.account)
    )
    held = {account: int(minor) for account, minor in db.session.execute(sums)}
    held[ledger.FAMILY] = held.get(ledger.FAMILY, 0) + held.pop(ledger.FAMILY_COMING, 0)
    parts = (ledger.FAMILY, ledger.COMMISSION, ledger.VAT_DUE, ledger.COURIER_FEES, ledger.COUPONS)
    return {one: held.get(one, 0) for one in parts}


@pytest.mark.parametrize("amount", [None, PART])
@pytest.mark.parametrize(
    ("undo", "state", "back", "kept"),
    [
        (decline, "placed", 27_500, (0, 0, 0)),
        (all_home, "handed_over", 27_500, (2_500, 0, -2_500)),
        (one_and_the_rest_home, "handed_over", 27_500, (2_500, 0, -2_500)),
        (one_home, "handed_over", 12_500, (-11_500, -1_000, -2_500)),
    ],
)
def test_what_was_undone_meanwhile_goes_to_the_shopper_and_the_rest_is_the_familys(
    amount: int | None, undo: Step, state: str, back: int, kept: tuple[int, ...]
) -> None:
    parcel = of_one_parcel(pieces=2, state=state)
    borne(parcel, amount)
    undo(parcel)

    won(parcel, amount)

    accounts = (ledger.FAMILY, ledger.COMMISSION, ledger.COURIER_FEES)
    assert (going(parcel), tuple(shares(parcel)[one] for one in accounts)) == (back, kept)
    assert (ledger.balances().get(ledger.DISPUTES_LOSS, 0), ledger.balances()[ledger.REFUNDS_DUE]) == (0, -back)
    assert holds() == []


def test_of_what_came_home_unharmed_the_delivery_does_not_go_back() -> None:
    parcel = of_one_parcel(a_product(price=12_500, stock=9), pieces=2, state="handed_over")
    borne(parcel)
    bring_home(parcel, 2, "change_of_mind")

    won(parcel)

    assert (going(parcel), shares(parcel)[ledger.FAMILY], holds()) == (25_000, 0, [])


@pytest.mark.parametrize("by", ["", "family", "market"])
@pytest.mark.parametrize(
    ("state", "before", "after"),
    [
        ("placed", [], [decline]),
        ("placed", [something_allowed], [decline]),
        ("handed_over", [], [one_home]),
        ("handed_over", [something_allowed], [one_home]),
        ("handed_over", [one_home], [one_home]),
        ("handed_over", [one_home, something_allowed], [one_home, one_home]),
        ("handed_over", [something_allowed], [all_home]),
        ("handed_over", [one_home], []),
    ],
)
@pytest.mark.parametrize("amount", [None, 8_888])
def test_the_books_are_as_if_the_bank_had_never_asked(
    monkeypatch: pytest.MonkeyPatch, by: str, state: str, before: list[Step], after: list[Step], amount: int | None
) -> None:
    monkeypatch.setitem(commissions.platform._platform, "vat_number", "300000000000003")
    found = []
    for is_disputed in (False, True):
        family = a_family()
        goods = a_product(of=family, price=3_337, stock=9)
        coupon = a_coupon(family=family if by == "family" else None, percent=33) if by else None
        order = ordered((goods, 3), method="card", coupon=coupon)
        pay(order)
        parcel = bring_to(the_parcel(order), state) if state != "placed" else the_parcel(order)
        for step in before:
            step(parcel)
        if is_disputed:
            borne(parcel, amount)
        for step in after:
            step(parcel)
        if is_disputed:
            won(parcel, amount)
        found.append((going(parcel), shares(parcel)))

    assert found[1] == found[0]
    assert holds() == []


def test_what_is_owed_late_is_asked_for_as_a_part_of_what_was_undone() -> None:
    parcel = of_one_parcel(pieces=2, state="handed_over")
    borne(parcel, PART)
    all_home(parcel)
    wish = returns.of_parcel(parcel.id)[0]

    won(parcel, PART)

    assert [(one.subject, one.amount_minor, one.reason) for one in refunds(parcel)] == [
        (f"return:{wish.id}", 17_500, "returned"),
        (f"return:{wish.id}", PART, "returned"),
    ]
    assert returns.asked_back([wish]) == {wish.id: 27_500}


def test_a_bank_that_thinks_twice_more_makes_nobody_owe_it_again() -> None:
    parcel = of_one_parcel(pieces=2)
    borne(parcel, PART)
    decline(parcel)

    for verdict in ("won", "open", "lost", "won"):
        said(orders.get(parcel.order_id), verdict, PART)

    assert (going(parcel), shares(parcel)[ledger.FAMILY], holds()) == (27_500, 0, [])
