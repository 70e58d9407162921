"""What a family reads as its income is what the ledger holds of it, to the halala, however the money came and went."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

import pytest
from sqlalchemy import func, select

from storefront.community.families.models import Family
from storefront.insight import income
from storefront.insight.income import Income, Period
from storefront.insight.statements import Month
from storefront.kernel import clock
from storefront.kernel.clock import RIYADH
from storefront.kernel.database import db
from storefront.trade import handbacks, returns
from storefront.trade.checkouts import channels
from storefront.treasury import ledger, payments
from storefront.treasury.ledger import LedgerEntry
from tests.builders.adjusting import allow
from tests.builders.community import a_city, a_family, desk
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.handing import every_kind
from tests.builders.trade import a_paid_order, an_order, bring_to, carry_out, delivers, heard, pay, the_parcel

pytestmark = pytest.mark.usefixtures("app")
OCTOBER, NOVEMBER = Month(2026, 10), Month(2026, 11)
FEES = (ledger.COMMISSION, ledger.VAT_DUE)


def on(month: Month, day: int = 15) -> datetime:
    return datetime(month.year, month.number, day, 12, tzinfo=RIYADH)


def of(family: Family, first: Month = OCTOBER, last: Month = NOVEMBER) -> Income:
    return income.of_period(family.id, Period(first, last))


def booked(*accounts: str) -> int:
    """What the whole ledger holds on accounts, turned round: what is owed or earned is positive."""
    return -int(db.session.scalar(select(func.sum(LedgerEntry.amount_minor)).where(LedgerEntry.account.in_(accounts))))


def comes_home(family: Family) -> None:
    """A piece of an order of two is taken back and paid for."""
    parcel = bring_to(the_parcel(a_paid_order((a_product(of=family, price=9_999), 2))), "handed_over")
    request = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="change_of_mind", reason="")
    returns.answer(request, parcel, desk(family), agreed=True, words="")
    returns.take_back(request, parcel, desk(family))
    heard()
    for refund in payments.refunds_to_do() or handbacks.of_parcel(parcel.id):
        carry_out(refund)
    heard()


def in_every_way(family: Family) -> None:
    """Sales by card and in cash, brought and collected, with coupons of the market and of the family, called off, given back in
    part and whole, and let off."""
    delivers(family, a_city(), fee_minor=1_500)
    goods = [a_product(of=family, price=price, stock=99) for price in (3_333, 7_777)]
    a_paid_order((goods[0], 3), (goods[1], 1))
    for coupon in (a_coupon(percent=7), a_coupon(family=family, percent=13)):
        pay(an_order((goods[0], 5), method="card", coupon=coupon))
    bring_to(the_parcel(a_paid_order((goods[0], 1))), "declined")
    comes_home(family)
    allow(the_parcel(a_paid_order((goods[1], 3))), 1_234)
    for cash in (every_kind, lambda parcel: bring_to(parcel, "handed_over")):
        cash(the_parcel(an_order((goods[1], 2), way="collect")))


def test_what_is_left_is_what_the_ledger_holds_and_cash_in_hand() -> None:
    family = a_family(ways=frozenset({"collect"}))
    with clock.set_to(on(OCTOBER)):
        in_every_way(family)
    with clock.set_to(on(NOVEMBER)):
        in_every_way(family)
        found = of(family)

    sums = found.sums
    assert sums.left_minor - sums.in_hand_minor == booked(*ledger.OF_FAMILIES)
    assert sums.fees_minor == booked(*FEES)
    assert min(sums.sold_minor, sums.back_minor, sums.in_hand_minor, found.beside_minor) > 0
    assert sum((month.sums for month in found.months), income.Sums()) == sums
    assert sum((one for _, one in found.channels), income.Sums()) == sums
    assert sum(row.sums.left_minor for row in income.rows_of(family.id, found.period)) == sums.left_minor


def test_products_are_what_was_sold_of_each_and_the_rest_is_what_it_took_to_bring_them() -> None:
    family = a_family(ways=frozenset({"collect"}))
    delivers(family, a_city(), fee_minor=1_500)
    one, other = (a_product(of=family, price=price, stock=99) for price in (1_000, 20_000))
    with clock.set_to(on(OCTOBER)):
        pay(an_order((one, 3), (other, 1), method="card", coupon=a_coupon(family=family, percent=10)))
    with clock.set_to(on(NOVEMBER)):
        a_paid_order((one, 2))
        found = of(family)

    rows = [(sold.product_id, sold.pieces, sold.sold_minor, sold.fee_minor) for sold in found.products]
    assert rows == [(other.id, 1, 18_000, 1_440), (one.id, 5, 4_700, 376)]
    assert (found.beside_minor, found.sums.fees_minor, found.sums.sales) == (3_000, 1_816, 2)


def test_what_other_families_sold_is_theirs_and_channels_are_those_of_the_parcels() -> None:
    family = a_family()
    with clock.set_to(on(NOVEMBER)):
        orders = [a_paid_order((a_product(of=family, price=10_000), 1), (a_product(price=500), 1)) for _ in range(4)]
        for order, channel in zip(orders, channels.CHANNELS, strict=True):
            next(one for one in order.parcels if one.family_id == family.id).channel = channel
        db.session.flush()
        found = of(family)

    assert [(channel, sums.firsts) for channel, sums in found.channels if sums.firsts] == [(channels.CHANNELS[0], 1)]
    assert {channel: sums.left_minor for channel, sums in found.channels} == dict.fromkeys(channels.CHANNELS, 9_200)
    assert [sold.sold_minor for sold in found.products] == [10_000] * 4


def test_a_month_counts_from_its_first_to_its_last_moment_in_riyadh() -> None:
    family = a_family()
    for moment in (OCTOBER.begins, NOVEMBER.begins, NOVEMBER.ends):
        with clock.set_to(moment):
            a_paid_order((a_product(of=family, price=10_000), 1))

    assert [month.sums.sales for month in of(family).months] == [1, 1]


def test_months_that_are_over_are_remembered_and_the_running_one_is_read_in_two_questions(
    count_queries: Callable[[], AbstractContextManager[list[str]]],
) -> None:
    family, december = a_family(), Month(2026, 12)
    for month in (OCTOBER, NOVEMBER):
        with clock.set_to(on(month)):
            a_paid_order((a_product(of=family, price=10_000), 1))
    with clock.set_to(on(december, 1)), count_queries() as first:
        of(family, last=december)
    with clock.set_to(on(december, 20)):
        of(family, last=december)
        a_paid_order((a_product(of=family, price=10_000), 2))
        with count_queries() as again:
            found = of(family, last=december)

    assert (len(first), len(again)) == (2, 2)
    assert [month.sums.sold_minor for month in found.months] == [10_000, 10_000, 20_000]
