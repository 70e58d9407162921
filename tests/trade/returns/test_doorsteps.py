"""Accepted in part at the door: pieces, cash, commission, coupon and papers of what was taken, to the halala."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storefront.goods import stock
from storefront.insight import invariants, statements
from storefront.kernel import clock
from storefront.kernel.actors import VISITOR, Actor
from storefront.kernel.refusals import NotAllowed, NotNow, ReasonIsMissing
from storefront.trade import handbacks, orders, receipts, returns
from storefront.trade.returns import doorsteps
from storefront.treasury import debts, ledger, payments
from tests.builders.bank import OFFICER
from tests.builders.community import VAT_NUMBER, a_city, a_family, desk
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, an_order, bring_to, delivers, heard, the_parcel

pytestmark = pytest.mark.usefixtures("app")
REASON = "مكسورة"


def at_the_door(way: str, *prices_and_pieces: tuple[int, int], coupon: str = "", vat: str = "") -> orders.Parcel:
    """A parcel of such lines to be paid in cash, at its shopper's door; with a coupon of the market or of its family."""
    family = a_family(ways=frozenset({way} - {"own"}), vat_number=vat)
    delivers(family, a_city())
    lines = [(a_product(of=family, price=price, stock=9), pieces) for price, pieces in prices_and_pieces]
    code = a_coupon(family=family if coupon == "family" else None, amount=3_333) if coupon else None
    parcel = bring_to(the_parcel(an_order(*lines, way=way, coupon=code)), "ready")
    if way == "courier":
        orders.hand_over(parcel, desk(family), code="")
        heard()
    return parcel


def says(parcel: orders.Parcel) -> Actor:
    """Whose word about it counts."""
    return OFFICER if parcel.way == "courier" else desk(parcel.family)


def take_but(parcel: orders.Parcel, *refused: int, sells_again: bool = False) -> int:
    """The shopper takes it but for so many pieces of each line; what was paid."""
    pieces = {line.id: many for line, many in zip(parcel.lines, refused, strict=False)}
    code = parcel.handover_code
    doorsteps.hand_over_part(parcel, pieces, says(parcel), reason=REASON, code=code, sells_again=sells_again)
    heard()
    payment = payments.find_for("parcel", parcel.id)
    assert payment is not None
    assert payment.state == "settled"
    return payment.amount_minor


def broken() -> list[str]:
    return [rule.sentence for rule in invariants.RULES if rule.broken_by()]


@pytest.mark.parametrize(("way", "state"), [("collect", "handed_over"), ("own", "delivered"), ("courier", "delivered")])
@pytest.mark.parametrize(("sells_again", "free"), [(True, 8), (False, 7)])
def test_what_is_taken_is_paid_with_its_delivery_and_what_is_not_goes_home(
    way: str, state: str, sells_again: bool, free: int
) -> None:
    parcel = at_the_door(way, (10_000, 2), (5_000, 1))

    paid = take_but(parcel, 1, sells_again=sells_again)

    assert (parcel.state, paid) == (state, 15_000 + parcel.delivery_minor)
    assert stock.free(parcel.lines[0].variant_id) == free
    assert returns.given_back(parcel.id) == {parcel.lines[0].id: 1}
    assert handbacks.of_parcel(parcel.id) == []
    assert broken() == []


def test_a_family_owes_commission_of_what_was_taken_alone() -> None:
    parcel = at_the_door("collect", (10_000, 2))

    take_but(parcel, 1)

    assert ledger.owed_to(parcel.family_id) == -800
    assert debts.of_family(parcel.family_id, 800) == {debts.CASH: 800}


def test_the_courier_has_to_hand_in_what_it_was_paid() -> None:
    parcel = at_the_door("courier", (10_000, 2))

    paid = take_but(parcel, 1)

    (owed,) = ledger.cash.owed()
    assert (owed.amount_minor, owed.left_minor) == (paid, paid)
    assert ledger.balances()[ledger.COURIER_CASH] == 10_000 + parcel.delivery_minor


@pytest.mark.parametrize("vat", ["", VAT_NUMBER])
@pytest.mark.parametrize("coupon", ["", "family", "market"])
def test_the_receipt_less_its_credit_note_is_what_was_paid(coupon: str, vat: str) -> None:
    parcel = at_the_door("collect", (3_333, 3), (101, 2), coupon=coupon, vat=vat)

    paid = take_but(parcel, 2, 1)

    sale, note = (receipts.paper(one).content for one in receipts.of_parcel(parcel.id))
    by_market = sum(item.coupon_minor for item in sale.items) - sum(item.coupon_minor for item in note.items)
    assert note.reason == "refused"
    assert sale.total_minor - note.total_minor == paid + by_market
    assert broken() == []


def test_the_statement_of_the_month_says_what_was_sold() -> None:
    parcel = at_the_door("own", (10_000, 2))

    paid = take_but(parcel, 1)

    month = statements.Month.of(clock.now())
    (sale,) = statements.of_month(parcel.family, month).movements
    assert (sale.kind, sale.goods_minor, sale.fee_minor) == ("sale", 10_000, 800)
    assert (sale.delivery_minor, sale.in_hand_minor) == (parcel.delivery_minor, paid)


def test_what_was_taken_may_be_given_back_later_and_nothing_more() -> None:
    parcel = at_the_door("collect", (3_333, 3), coupon="market")
    line, paid = parcel.lines[0].id, take_but(parcel, 1)
    with pytest.raises(returns.CannotBeReturned):
        returns.ask(parcel, {line: 3}, kind="defect", reason=REASON)

    request = returns.ask(parcel, {line: 2}, kind="defect", reason=REASON)
    returns.answer(request, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(request, parcel, desk(parcel.family))
    heard()

    (refund,) = handbacks.of_parcel(parcel.id)
    assert (parcel.state, refund.amount_minor) == ("returned", paid)
    handbacks.give(parcel, refund, desk(parcel.family))
    heard()
    assert (ledger.owed_to(parcel.family_id), set(ledger.balances().values())) == (0, {0})
    assert broken() == []


@pytest.mark.parametrize("refused", [(), (0,), (2, 1), (3,), (-1,), (2, -1)])
def test_something_is_taken_and_something_is_not(refused: tuple[int, ...]) -> None:
    parcel = at_the_door("collect", (10_000, 2), (5_000, 1))

    with pytest.raises(returns.NotAPart):
        take_but(parcel, *refused)

    assert (parcel.state, ledger.balances()) == ("ready", {})


def test_pieces_of_another_parcel_are_none_of_it() -> None:
    parcel, other = at_the_door("collect", (10_000, 2)), at_the_door("collect", (10_000, 2))

    with pytest.raises(returns.NotAPart):
        doorsteps.due_for_rest(parcel, {other.lines[0].id: 1})


@pytest.mark.parametrize("way", ["collect", "courier"])
def test_who_hands_over_says_so_once_with_a_reason(way: str) -> None:
    parcel = at_the_door(way, (10_000, 2))
    pieces, code = {parcel.lines[0].id: 1}, parcel.handover_code
    other = desk(parcel.family) if way == "courier" else OFFICER

    for nobody in (VISITOR, other):
        with pytest.raises(NotAllowed):
            doorsteps.hand_over_part(parcel, pieces, nobody, reason=REASON, code=code)
    with pytest.raises(ReasonIsMissing):
        doorsteps.hand_over_part(parcel, pieces, says(parcel), reason=" ", code=code)
    take_but(parcel, 1)

    with pytest.raises(NotNow):
        take_but(parcel, 1)
    assert (ledger.unbalanced(), len(returns.of_parcel(parcel.id))) == ([], 1)


def test_a_wrong_code_leaves_everything_as_it_was() -> None:
    parcel = at_the_door("collect", (10_000, 2))

    with pytest.raises(orders.refusals.CodeDoesNotMatch):
        doorsteps.hand_over_part(parcel, {parcel.lines[0].id: 1}, says(parcel), reason=REASON, code="12")
    heard()

    assert (parcel.state, returns.of_parcel(parcel.id), ledger.balances()) == ("ready", [], {})


def test_what_was_paid_ahead_is_taken_whole_and_given_back_like_anything_else() -> None:
    parcel = bring_to(the_parcel(a_paid_order((a_product(price=10_000, stock=5), 2))), "ready")

    assert doorsteps.is_payable(parcel) is False
    with pytest.raises(NotNow):
        doorsteps.due_for_rest(parcel, {parcel.lines[0].id: 1})


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), coupon=st.sampled_from(["", "family", "market"]), way=st.sampled_from(["own", "courier"]))
def test_whatever_is_refused_every_rule_of_the_market_holds(data: st.DataObject, coupon: str, way: str) -> None:
    lines = data.draw(st.lists(st.tuples(st.integers(2_000, 9_999), st.integers(1, 3)), min_size=1, max_size=3))
    parcel = at_the_door(way, *lines, coupon=coupon)
    refused = [data.draw(st.integers(0, line.quantity)) for line in parcel.lines]
    if not 0 < sum(refused) < sum(line.quantity for line in parcel.lines):
        return

    paid = take_but(parcel, *refused, sells_again=data.draw(st.booleans()))

    assert parcel.delivery_minor < paid < parcel.total_minor
    assert broken() == []


@pytest.mark.parametrize("coupon", ["", "family", "market"])
def test_what_nobody_paid_of_many_parcels_is_what_was_not_taken_of_each(coupon: str) -> None:
    part, whole = at_the_door("collect", (4_000, 3), coupon=coupon), at_the_door("own", (4_000, 3))
    paid = take_but(part, 2)

    parcels = [orders.get_parcel(one.id) for one in (part, whole)]

    assert doorsteps.not_paid(parcels) == {part.id: part.total_minor - paid}
    assert doorsteps.not_paid([]) == {}


def test_what_was_not_taken_is_not_withdrawn() -> None:
    parcel = at_the_door("collect", (5_000, 2))
    take_but(parcel, 1)
    (left,) = returns.of_parcel(parcel.id)

    with pytest.raises(NotNow):
        returns.withdraw(left, parcel)

    assert left.state == "done"
