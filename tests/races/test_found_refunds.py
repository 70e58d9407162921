"""Money that was found is assigned by several people at once, and families decline at the same moment: it is for something
once, and nothing goes back twice."""

from collections.abc import Callable

import pytest
from flask import Flask

from storefront.insight import invariants
from storefront.kernel import units
from storefront.kernel.database import db
from storefront.kernel.refusals import Refusal
from storefront.kernel.units import unit_of_work
from storefront.trade import adjustments, allowances, orders
from storefront.trade.adjustments import Division, Wish
from storefront.trade.orders import Order, Parcel
from storefront.treasury import ledger, payments
from tests.builders.adjusting import OFFICER, REASON, found_refund
from tests.builders.community import a_member, desk
from tests.builders.crowds import at_once
from tests.builders.desk_money import a_failed_refund, a_found_refund, a_paid_parcel
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order
from tests.races.markets import Market
from tests.races.overlapping import TURNS, overlapping

PRICE = 10_000  # of what each family of an order sold


def found_of_two() -> tuple[Order, int]:
    """A paid order of two families, all of whose money was given back in the provider's office."""
    order, (refund_id,) = found(0)
    return order, refund_id


def found(*sums: int) -> tuple[Order, list[int]]:
    """A paid order of two families, of whose money these sums were given back so; 0 for all of it."""
    with unit_of_work():
        order = a_paid_order(*((a_product(price=PRICE, stock=9), 1) for _ in range(2)))
        return order, [found_refund(order, one or order.total_minor).id for one in sums]


def tried(app: Flask, act: Callable[[], None]) -> Callable[[], str]:
    """The act in a unit of work of its own; what came of it."""

    def one() -> str:
        with app.app_context():
            try:
                with unit_of_work():
                    act()
            except Refusal as refusal:
                return type(refusal).__name__
            finally:
                db.session.remove()
        return "done"

    return one


def assign(refund_id: int) -> None:
    """Somebody of the office lays all of it on whatever fits now."""
    refund = payments.get_refund(refund_id)
    adjustments.assign(refund, adjustments.guess(refund), OFFICER, reason=REASON)


def lay(refund_id: int, *parcels: Parcel) -> Callable[[], None]:
    """Somebody of the office lays the price of their goods on these parcels."""
    division = Division({one.id: Wish({one.lines[0].id: PRICE}) for one in parcels})
    return lambda: adjustments.assign(payments.get_refund(refund_id), division, OFFICER, reason=REASON)


def laid_on(order: Order) -> list[int]:
    """What was laid on the parcels of an order, in all."""
    units.abandon()
    return [one.total_minor for one in allowances.of_parcels([parcel.id for parcel in order.parcels])]


def holds() -> list[str]:
    db.session.rollback()
    return [rule.sentence for rule in invariants.RULES if rule.broken_by()]


@pytest.mark.usefixtures("app")
def test_several_officers_assign_it_once(app: Flask) -> None:
    order, refund_id = found_of_two()

    ends = at_once([tried(app, lambda: assign(refund_id)) for _ in range(5)])

    assert sorted(ends) == ["NotNow"] * 4 + ["done"]
    assert len(allowances.of_parcels([one.id for one in order.parcels])) == 2
    assert (ledger.balances().get(ledger.REFUNDS_DUE, 0), holds()) == (0, [])


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("turn", range(3))
def test_who_declines_meanwhile_is_waited_for_and_nothing_goes_back_twice(app: Flask, turn: int) -> None:
    order, refund_id = found_of_two()
    ids = [parcel.id for parcel in order.parcels]

    def decline() -> None:
        parcel = orders.get_parcel(ids[turn % 2])
        orders.decline(parcel, desk(parcel.family), reason="نعتذر")

    def whole() -> None:
        wishes = {one.id: Wish({one.lines[0].id: PRICE}, one.delivery_minor > 0) for one in map(orders.get_parcel, ids)}
        adjustments.assign(payments.get_refund(refund_id), Division(wishes), OFFICER, reason=REASON)

    ends = at_once([tried(app, decline), tried(app, whole)])
    units.abandon()
    db.session.expire_all()  # what this thread knew of them is over
    if ends[1] != "done":
        with unit_of_work():
            assign(refund_id)

    assert ends[0] == "done"
    assert payments.get_refund(refund_id).state == "done"
    assert (ledger.balances().get(ledger.REFUNDS_DUE, 0), holds()) == (0, [])


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("where", [(0, 0), (0, 1)], ids=["the same parcel", "different parcels"])
def test_of_two_officers_one_says_what_it_was_for(app: Flask, where: tuple[int, int], turn: int) -> None:
    order, (refund_id,) = found(PRICE)

    came = overlapping(app, *(lay(refund_id, order.parcels[at]) for at in where), first=turn % 2)

    assert (sorted(came), came[turn % 2]) == (["NotNow", "nothing"], "nothing")
    assert (laid_on(order), holds()) == ([PRICE], [])


@pytest.mark.parametrize("turn", TURNS)
def test_goods_are_given_back_once_whichever_found_money_is_laid_on_them(app: Flask, turn: int) -> None:
    order, refund_ids = found(PRICE, PRICE)

    came = overlapping(app, *(lay(one, order.parcels[0]) for one in refund_ids), first=turn % 2)

    assert (sorted(came), laid_on(order), holds()) == (["MoreThanIsLeft", "nothing"], [PRICE], [])
    assert sorted(payments.get_refund(one).state for one in refund_ids) == ["done", "unattributed"]


@pytest.mark.parametrize("turn", TURNS)
def test_what_failed_is_stood_for_once(app: Flask, turn: int) -> None:
    parcel = a_paid_parcel()
    failed = a_failed_refund(parcel, 2_500)
    refund_ids = [a_found_refund(parcel, 2_500).id for _ in range(2)]
    division = Division(instead=[failed.id])

    def stand_for(refund_id: int) -> None:
        refund = payments.get_refund(refund_id)
        asked = adjustments.could_be(refund)  # the page knows them while it assigns
        adjustments.assign(refund, division, OFFICER, reason=REASON)
        assert asked

    came = overlapping(app, *(lambda one=one: stand_for(one) for one in refund_ids), first=turn % 2)  # type: ignore[misc]

    assert (sorted(came), payments.get_refund(failed.id).state) == (["NoLongerWaits", "nothing"], "replaced")
    assert (ledger.balances()[ledger.REFUNDS_DUE], holds()) == (2_500, [])  # what the other was for is still to be said


def test_two_officers_press_at_once_and_the_later_reads_that_it_was_said(market: Market) -> None:
    order, (refund_id,) = found(PRICE)
    with unit_of_work():
        officers = [a_member(role="staff") for _ in order.parcels]
    desks = [market.signed_in(one) for one in officers]
    path = f"/office/refunds/{refund_id}/assignment"
    for desk_, parcel in zip(desks, order.parcels, strict=True):
        desk_.read(path)
        desk_.page = desk_.send(path, **{f"line_{parcel.lines[0].id}": "100", "reason": REASON}).text

    answers = at_once([lambda one=one: one.send(path) for one in desks])  # type: ignore[misc]
    read = [one.read(answer.leads_to).text for one, answer in zip(desks, answers, strict=True)]

    assert [answer.status for answer in answers] == [303, 303]
    assert sum("نُسب المبلغ كله." in page for page in read) == 1
    assert sum("نُسب هذا المبلغ من قبل، وما ترونه هو حاله الآن." in page for page in read) == 1
    assert laid_on(order) == [PRICE]
