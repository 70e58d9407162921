"""Giving goods back piece by piece: asked, answered, home again; pieces, price and commission follow to the halala."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storefront.goods import catalogue, stock
from storefront.insight import journal
from storefront.insight.invariants.goods import pieces_sold_and_not_moved
from storefront.kernel.actors import SYSTEM, VISITOR
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotNow
from storefront.trade import handbacks, orders, receipts, returns
from storefront.treasury import ledger, payments
from tests.builders.community import VAT_NUMBER, a_family, desk
from tests.builders.goods import a_product, a_weighed_product, variant_of
from tests.builders.trade import a_paid_order, an_order, bring_to, carry_out, heard, the_parcel

pytestmark = pytest.mark.usefixtures("app")
FRESH = catalogue.Making(return_class="F")


def reached(*goods: tuple[catalogue.Product, int], paid: bool = True) -> orders.Parcel:
    """A parcel with the shopper, by courier."""
    order = a_paid_order(*goods) if paid else an_order(*goods)
    return bring_to(the_parcel(order), "handed_over")


def go_back(parcel: orders.Parcel, pieces: dict[int, int], *, kind: str = "change_of_mind") -> None:
    """The whole way home of some pieces."""
    request = returns.ask(parcel, pieces, kind=kind, reason="")
    returns.answer(request, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(request, parcel, desk(parcel.family))
    heard()


def pay_back() -> int:
    """The worker gives back what was asked for; how much in all."""
    for refund in payments.refunds_to_do():
        carry_out(refund)
    heard()
    return sum(refund.amount_minor for refund in db.session.query(payments.Refund))


def test_some_pieces_go_back_and_the_rest_stays_with_the_shopper() -> None:
    product, other = a_product(price=10_000, stock=5), a_product(stock=5)
    other.family_id = product.family_id
    db.session.flush()
    parcel = reached((product, 3), (other, 1))

    go_back(parcel, {parcel.lines[0].id: 2})

    assert parcel.state == "delivered"
    assert pay_back() == 20_000
    assert stock.free(variant_of(product).id) == 4
    assert (stock.free(variant_of(other).id), ledger.unbalanced()) == (4, [])


@pytest.mark.parametrize(
    ("kind", "said", "left"),
    [
        ("change_of_mind", None, 4),
        ("defect", None, 3),
        ("change_of_mind", False, 3),
        ("defect", True, 4),
    ],
)
def test_what_came_home_is_sold_again_unless_it_is_faulty_or_the_family_says_otherwise(
    kind: str, said: bool | None, left: int
) -> None:
    product = a_product(price=10_000, stock=5)
    parcel = reached((product, 2))
    request = returns.ask(parcel, {parcel.lines[0].id: 1}, kind=kind, reason="")
    returns.answer(request, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(request, parcel, desk(parcel.family), sells_again=said)
    heard()

    assert stock.free(variant_of(product).id) == left
    assert stock.astray() == []
    assert pieces_sold_and_not_moved() == []
    assert pay_back() == 10_000


def test_everything_back_is_a_returned_parcel() -> None:
    parcel = reached((a_product(price=10_000), 2))
    line = parcel.lines[0]

    go_back(parcel, {line.id: 1})
    go_back(parcel, {line.id: 1})

    assert (parcel.state, pay_back()) == ("returned", 20_000)
    assert ledger.owed_to(parcel.family_id) == 0


def test_a_changed_mind_does_not_give_the_delivery_back_a_fault_does() -> None:
    liked, faulty = reached((a_product(price=10_000), 1)), reached((a_product(price=10_000), 1))

    go_back(liked, {liked.lines[0].id: 1})
    go_back(faulty, {faulty.lines[0].id: 1}, kind="defect")

    refunds = [refund.amount_minor for refund in db.session.query(payments.Refund).order_by(payments.Refund.id)]
    assert refunds == [10_000, 12_500]
    assert ledger.owed_to(faulty.family_id) == -2_500
    assert ledger.balances()[ledger.COURIER_FEES] == -5_000


def test_cash_goes_back_by_the_familys_hand() -> None:
    parcel = reached((a_product(of=a_family(ways=frozenset({"collect"})), price=10_000), 1), paid=False)

    go_back(parcel, {parcel.lines[0].id: 1})
    before = ledger.owed_to(parcel.family_id)
    carry_out(handbacks.of_parcel(parcel.id)[0])
    heard()

    assert ledger.balances()[ledger.REFUNDS_DUE] == 0
    assert (before, ledger.owed_to(parcel.family_id)) == (-10_000, 0)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.integers(1, 99_999), st.lists(st.integers(1, 4), min_size=1, max_size=4))
def test_in_however_many_steps_the_money_is_whole(price: int, steps: list[int]) -> None:
    parcel = reached((a_product(price=price, stock=None), sum(steps)))

    for pieces in steps:
        go_back(parcel, {parcel.lines[0].id: pieces})

    assert parcel.state == "returned"
    assert ledger.owed_to(parcel.family_id) == 0
    assert ledger.unbalanced() == []


def test_no_piece_goes_back_twice() -> None:
    parcel = reached((a_product(), 2))
    go_back(parcel, {parcel.lines[0].id: 1})

    with pytest.raises(returns.CannotBeReturned):
        returns.ask(parcel, {parcel.lines[0].id: 2}, kind="defect", reason="")


def test_one_wish_at_a_time() -> None:
    parcel = reached((a_product(), 2))
    returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="")

    with pytest.raises(returns.CannotBeReturned):
        returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="")


@pytest.mark.parametrize("pieces", [0, -1, 3])
def test_only_pieces_that_were_bought_go_back(pieces: int) -> None:
    parcel = reached((a_product(), 2))

    with pytest.raises(returns.CannotBeReturned):
        returns.ask(parcel, {parcel.lines[0].id: pieces}, kind="defect", reason="")


def test_a_line_of_another_parcel_does_not_go_back_with_this_one() -> None:
    mine, other = reached((a_product(), 1)), reached((a_product(), 1))

    with pytest.raises(returns.CannotBeReturned):
        returns.ask(mine, {other.lines[0].id: 1}, kind="defect", reason="")


def test_fresh_food_goes_back_only_when_it_is_faulty() -> None:
    family = a_family(ways=frozenset({"collect"}))
    parcel = reached((a_product(of=family, making=FRESH), 1))

    with pytest.raises(returns.CannotBeReturned):
        returns.ask(parcel, {parcel.lines[0].id: 1}, kind="change_of_mind", reason="")

    assert returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="وصل فاسداً").state == "asked"


def test_a_reason_nobody_knows_is_refused() -> None:
    parcel = reached((a_product(), 1))

    with pytest.raises(returns.CannotBeReturned):
        returns.ask(parcel, {parcel.lines[0].id: 1}, kind="whim", reason="")


def test_only_the_parcels_family_answers_and_takes_back() -> None:
    parcel = reached((a_product(), 1))
    request = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="")

    for stranger in (VISITOR, desk(a_family())):
        with pytest.raises(NotAllowed):
            returns.answer(request, parcel, stranger, agreed=True, words="")
        with pytest.raises(NotAllowed):
            returns.take_back(request, parcel, stranger)


def test_a_family_cannot_answer_another_parcels_wish_as_its_own() -> None:
    mine, theirs = reached((a_product(), 1)), reached((a_product(), 1))
    request = returns.ask(theirs, {theirs.lines[0].id: 1}, kind="defect", reason="")

    with pytest.raises(NotNow):
        returns.answer(request, mine, desk(mine.family), agreed=True, words="")


def test_goods_are_taken_back_after_a_yes_and_once() -> None:
    parcel = reached((a_product(), 1))
    request = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="")
    actor = desk(parcel.family)

    with pytest.raises(NotNow):
        returns.take_back(request, parcel, actor)
    returns.answer(request, parcel, actor, agreed=True, words="أهلاً")
    returns.take_back(request, parcel, actor)
    with pytest.raises(NotNow):
        returns.take_back(request, parcel, actor)


def test_after_a_no_the_shopper_may_ask_again() -> None:
    parcel = reached((a_product(), 1))
    request = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="")
    returns.answer(request, parcel, desk(parcel.family), agreed=False, words="لا نرى عيباً")

    again = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="الغطاء مكسور")

    assert [found.id for found in returns.of_parcel(parcel.id)] == [again.id, request.id]


def test_what_came_home_is_credited_note_by_note() -> None:
    parcel = reached((a_product(price=10_001, of=a_family(vat_number=VAT_NUMBER)), 3))
    line = parcel.lines[0].id

    for pieces in (2, 1):
        go_back(parcel, {line: pieces}, kind="defect")

    sale, *notes = (receipts.paper(document).content for document in receipts.of_parcel(parcel.id))
    assert [note.kind for note in notes] == [receipts.CREDIT_NOTE] * 2
    assert [note.items_minor for note in notes] == [20_002, 10_001]
    assert [note.handing.minor for note in notes] == [0, parcel.delivery_minor]
    assert sum(note.total_minor for note in notes) == sale.total_minor == pay_back()
    assert sum(note.vat_minor for note in notes) == sale.vat_minor


def test_a_return_that_is_refused_is_not_credited() -> None:
    parcel = reached()
    request = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason="")
    returns.answer(request, parcel, desk(parcel.family), agreed=False, words="لا")

    assert len(receipts.of_parcel(parcel.id)) == 1


def test_grams_come_home_as_they_went() -> None:
    product = a_weighed_product(250, grams=2000)
    portion = variant_of(product)
    parcel = reached((product, 3))
    left = stock.free(portion.id)

    go_back(parcel, {parcel.lines[0].id: 2})

    assert (left, stock.free(portion.id)) == (1250, 1750)
    assert (parcel.lines[0].choice_ar, parcel.lines[0].is_counted) == ("الوزن: 250 غرام", True)
    assert (stock.astray(), pieces_sold_and_not_moved()) == ([], [])


@pytest.mark.parametrize("end", ["decline", "cancel"])
def test_what_was_called_off_is_grams_again(end: str) -> None:
    product = a_weighed_product(250, grams=2000)
    parcel = the_parcel(an_order((product, 3)))

    if end == "decline":
        orders.decline(parcel, desk(parcel.family), reason="لا يكفي الوقت")
    else:
        orders.cancel(parcel, SYSTEM)
    heard()

    assert stock.free(variant_of(product).id) == 2000
    assert (stock.astray(), pieces_sold_and_not_moved()) == ([], [])


@pytest.mark.parametrize("agreed", [False, True])
def test_whoever_withdraws_a_return_keeps_the_goods_and_may_ask_again(agreed: bool) -> None:
    parcel = reached((a_product(), 2))
    line, actor = parcel.lines[0].id, desk(parcel.family)
    request = returns.ask(parcel, {line: 1}, kind="defect", reason="")
    if agreed:
        returns.answer(request, parcel, actor, agreed=True, words="أهلاً")

    returns.withdraw(request, parcel)
    returns.withdraw(request, parcel)  # pressed twice
    heard()

    assert (request.state, parcel.state, returns.open_request(parcel.id)) == ("withdrawn", "delivered", None)
    assert (returns.given_back(parcel.id), pay_back()) == ({}, 0)
    assert len(journal.page(kind="ReturnWithdrawn").rows) == 1
    with pytest.raises(NotNow):
        returns.take_back(request, parcel, actor)
    with pytest.raises(NotNow):
        returns.answer(request, parcel, actor, agreed=True, words="")
    assert returns.ask(parcel, {line: 2}, kind="defect", reason="").state == "asked"


@pytest.mark.parametrize("agreed", [False, True])
def test_a_return_that_is_over_is_not_withdrawn(agreed: bool) -> None:
    parcel = reached((a_product(), 1))
    request, actor = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="defect", reason=""), desk(parcel.family)
    returns.answer(request, parcel, actor, agreed=agreed, words="لا نرى عيباً")
    if agreed:
        returns.take_back(request, parcel, actor)
    before = request.state

    with pytest.raises(returns.CannotBeWithdrawn):
        returns.withdraw(request, parcel)

    assert request.state == before


@pytest.mark.parametrize("is_over", [False, True])
def test_another_parcels_return_is_not_withdrawn_with_this_one(is_over: bool) -> None:
    mine, theirs = reached((a_product(), 1)), reached((a_product(), 1))
    request = returns.ask(theirs, {theirs.lines[0].id: 1}, kind="defect", reason="")
    if is_over:
        returns.withdraw(request, theirs)

    with pytest.raises(returns.CannotBeWithdrawn):
        returns.withdraw(request, mine)
