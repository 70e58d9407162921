"""The office gives money of a parcel back, or says what a found refund was for: never more than is left, once, booked."""

import pytest
from sqlalchemy import update

from storefront.insight import invariants
from storefront.kernel.actors import Actor
from storefront.kernel.database import db
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow, ReasonIsMissing, Refusal
from storefront.trade import adjustments, allowances, commissions, orders, receipts, returns
from storefront.trade.orders import Parcel
from storefront.treasury import ledger, payments
from storefront.treasury.interests import OwnInterest
from tests.builders.adjusting import OFFICER, REASON, allow, assign, found_refund, lost, of_one_parcel, said
from tests.builders.community import a_family, a_member, desk
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, an_order, carry_out, heard, the_parcel

pytestmark = pytest.mark.usefixtures("app")
refusals = adjustments.refusals


def holds() -> list[str]:
    """The rules that are broken."""
    heard()
    return [rule.sentence for rule in invariants.RULES if rule.broken_by()]


def refunds(parcel: Parcel) -> list[tuple[str, int, str]]:
    payment = adjustments.paid_for(parcel)
    return [(one.state, one.amount_minor, one.reason) for one in payments.refunds_of(payment.id)]


def declined_meanwhile(parcel: Parcel) -> None:
    """Somebody else calls the parcel off after we have read it."""
    other = update(Parcel).where(Parcel.id == parcel.id).values(state="declined")
    db.session.execute(other.execution_options(synchronize_session=False))


def bring_home(parcel: Parcel, pieces: int, kind: str = "change_of_mind") -> None:
    request = returns.ask(parcel, {parcel.lines[0].id: pieces}, kind=kind, reason="")
    returns.answer(request, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(request, parcel, desk(parcel.family))
    heard()


def test_a_part_of_a_line_goes_back_with_its_part_of_the_commission() -> None:
    parcel = of_one_parcel(state="handed_over")
    before = ledger.owed_to(parcel.family_id)

    given = allow(parcel, 2_500)

    assert refunds(parcel) == [("asked", 2_500, "allowance")]
    assert ledger.owed_to(parcel.family_id) == before - 2_500 + given.commission_minor
    assert given.commission_minor == parcel.commission_minor * 2_500 // 12_500
    assert (-ledger.balances()[ledger.REFUNDS_DUE], holds()) == (2_500, [])


def test_once_it_has_arrived_nothing_is_owed_and_the_family_has_a_credit_note() -> None:
    parcel = of_one_parcel(state="handed_over")
    given = allow(parcel, 2_500, with_delivery=True)

    carry_out(payments.refunds_of(adjustments.paid_for(parcel).id)[0])
    heard()

    note = receipts.find(f"allowance:{given.id}")
    assert note is not None
    assert note.payload["total_minor"] == 2_500 + parcel.delivery_minor
    assert (ledger.balances().get(ledger.REFUNDS_DUE, 0), holds()) == (0, [])


def test_the_same_press_gives_once_and_another_press_gives_again() -> None:
    parcel = of_one_parcel()

    first, twin, other = (allow(parcel, 1_000, once=once) for once in ("a", "a", "b"))

    assert (first is twin, other.id != first.id) == (True, True)
    assert [amount for _, amount, _ in refunds(parcel)] == [1_000, 1_000]


@pytest.mark.parametrize(
    ("amount", "why"),
    [(12_501, refusals.MoreThanIsLeft), (-1, refusals.MoreThanIsLeft), (0, refusals.NothingChosen)],
)
def test_never_more_than_the_line_cost_and_never_nothing(amount: int, why: type[Refusal]) -> None:
    parcel = of_one_parcel()

    with pytest.raises(why):
        allow(parcel, amount)


def test_what_was_given_before_and_what_came_home_is_not_given_again() -> None:
    parcel = of_one_parcel(a_product(price=1_000, stock=9), pieces=3, state="handed_over")
    allow(parcel, 500)
    bring_home(parcel, 1)

    with pytest.raises(refusals.MoreThanIsLeft, match="15"):
        allow(parcel, 1_501)
    allow(parcel, 1_500)

    assert adjustments.left_now(parcel).lines == {parcel.lines[0].id: 0}
    assert holds() == []


def test_pieces_that_come_home_afterwards_bring_what_is_left_of_their_price() -> None:
    parcel = of_one_parcel(a_product(price=1_000, stock=9), pieces=3, state="handed_over")
    allow(parcel, 2_500)

    bring_home(parcel, 3)

    assert [amount for _, amount, _ in refunds(parcel)] == [2_500, 500]
    assert holds() == []


def test_goods_of_which_everything_was_given_come_home_for_nothing() -> None:
    parcel = of_one_parcel(state="handed_over")
    allow(parcel, 12_500, with_delivery=True)

    bring_home(parcel, 1, "defect")

    assert [amount for _, amount, _ in refunds(parcel)] == [parcel.total_minor]
    assert (ledger.owed_to(parcel.family_id), holds()) == (-parcel.delivery_minor, [])


def test_a_parcel_that_is_called_off_afterwards_gives_back_the_rest() -> None:
    parcel = of_one_parcel(state="accepted")
    allow(parcel, 2_500)

    orders.decline(parcel, desk(parcel.family), reason="نعتذر")

    assert [amount for _, amount, _ in refunds(parcel)] == [2_500, parcel.total_minor - 2_500]
    assert (ledger.owed_to(parcel.family_id), adjustments.left_now(parcel).total_minor, holds()) == (0, 0, [])


def test_what_is_given_before_the_family_accepts_is_credited_with_the_receipt() -> None:
    parcel = of_one_parcel()
    given = allow(parcel, 700)
    before = receipts.find(f"allowance:{given.id}")

    orders.accept(parcel, desk(parcel.family))

    assert (holds(), before) == ([], None)
    assert receipts.find(f"allowance:{given.id}") is not None


def test_what_nobody_paid_and_what_a_bank_looks_into_is_not_given_back() -> None:
    unpaid = the_parcel(an_order(method="card"))
    disputed = of_one_parcel()
    said(orders.get(disputed.order_id), "open")

    for parcel, why in ((unpaid, refusals.NothingWasPaid), (disputed, refusals.BankDecides)):
        with pytest.raises(why):
            allow(parcel, 100)


def test_what_a_bank_has_kept_is_decided_there() -> None:
    parcel = of_one_parcel()
    lost(orders.get(parcel.order_id))

    with pytest.raises(refusals.BankDecides):
        allow(parcel, 100)


@pytest.mark.parametrize(
    ("actor", "reason", "why"), [(Actor(user_id=None), REASON, NotAllowed), (OFFICER, "  ", ReasonIsMissing)]
)
def test_only_the_office_gives_and_says_why(actor: Actor, reason: str, why: type[Refusal]) -> None:
    parcel = of_one_parcel()
    wish = adjustments.Wish({parcel.lines[0].id: 100})

    with pytest.raises(why):
        adjustments.give(parcel, wish, actor, once="x", reason=reason)
    assert refunds(parcel) == []


def test_a_found_refund_is_laid_on_the_goods_it_was_for() -> None:
    parcel = of_one_parcel(state="handed_over")
    refund = found_refund(orders.get(parcel.order_id), 5_000)
    wish = adjustments.Wish({parcel.lines[0].id: 5_000})

    given = assign(refund, parcel, wish)

    assert refunds(parcel) == [("done", 5_000, "found")]
    assert (refund.subject, allowances.allowed(parcel.id).lines) == (
        f"allowance:{given.id}",
        {parcel.lines[0].id: 5_000},
    )
    assert (ledger.balances().get(ledger.REFUNDS_DUE, 0), holds()) == (0, [])


def test_all_of_a_found_refund_is_laid_on_goods_and_once() -> None:
    parcel = of_one_parcel()
    refund = found_refund(orders.get(parcel.order_id), 5_000)
    line = parcel.lines[0].id

    with pytest.raises(refusals.DoesNotAddUp, match="50"):
        assign(refund, parcel, adjustments.Wish({line: 4_999}))


def test_a_found_refund_is_said_once_and_of_its_own_order() -> None:
    parcel, strange = of_one_parcel(), of_one_parcel()
    refund = found_refund(orders.get(parcel.order_id), 5_000)

    with pytest.raises(NotFound):
        assign(refund, strange, adjustments.Wish({strange.lines[0].id: 5_000}))
    wish = adjustments.Wish({parcel.lines[0].id: 5_000})
    assign(refund, parcel, wish)
    with pytest.raises(NotNow):
        assign(refund, parcel, wish)


def test_a_found_refund_may_have_been_for_the_delivery_too() -> None:
    parcel = of_one_parcel(a_product(price=12_500, stock=9, of=a_family(ways=frozenset({"courier"}))))
    refund = found_refund(orders.get(parcel.order_id), 5_000 + parcel.delivery_minor)
    wish = adjustments.Wish({parcel.lines[0].id: 5_000}, with_delivery=True)

    given = assign(refund, parcel, wish)

    assert given.delivery_minor == parcel.delivery_minor > 0
    assert (given.total_minor, holds()) == (refund.amount_minor, [])


def test_of_a_parcel_that_was_called_off_a_moment_ago_nothing_is_left() -> None:
    given, found = of_one_parcel(), of_one_parcel()
    refund = found_refund(orders.get(found.order_id), 5_000)
    for parcel in (given, found):
        declined_meanwhile(parcel)

    with pytest.raises(refusals.MoreThanIsLeft):
        allow(given, 100)
    with pytest.raises(refusals.MoreThanIsLeft):
        assign(refund, found, adjustments.Wish({found.lines[0].id: 5_000}))


def test_as_much_of_a_reason_is_kept_as_there_is_room_for() -> None:
    parcel, long = of_one_parcel(), "س" * 301

    given = adjustments.give(parcel, adjustments.Wish({parcel.lines[0].id: 100}), OFFICER, once="x", reason=f"  {long}")

    assert given.reason == long[:300]


def test_the_smallest_sum_can_be_given_and_none_of_a_line_of_another_parcel() -> None:
    parcel, strange = of_one_parcel(), of_one_parcel()

    assert allow(parcel, 1).total_minor == 1
    with pytest.raises(refusals.MoreThanIsLeft) as refused:
        adjustments.give(parcel, adjustments.Wish({strange.lines[0].id: 1}), OFFICER, once="x", reason=REASON)
    assert refused.value.values["left"] == "0"


def test_what_is_shown_before_is_what_is_taken_and_showing_it_changes_nothing() -> None:
    parcel = of_one_parcel(state="handed_over")
    wish = adjustments.Wish({parcel.lines[0].id: 2_500}, with_delivery=True)

    shown = adjustments.preview(parcel, wish)
    untouched = (refunds(parcel), allowances.allowed(parcel.id).lines)
    given = allow(parcel, 2_500, with_delivery=True)

    assert untouched == ([], {})
    assert (shown.items_minor, shown.delivery_minor) == (2_500, parcel.delivery_minor)
    assert (shown.commission_minor, shown.total_minor) == (given.commission_minor, given.total_minor)


def test_what_a_bank_decides_is_not_shown() -> None:
    parcel = of_one_parcel()
    said(orders.get(parcel.order_id), "open")

    with pytest.raises(refusals.BankDecides):
        adjustments.preview(parcel, adjustments.Wish({parcel.lines[0].id: 2_500}))


def test_its_family_reads_why_it_was_taken() -> None:
    parcel = of_one_parcel()

    allow(parcel, 2_500)

    told = ledger.bookings(parcel.family_id, ledger.Filter(kinds=("taken_back",))).rows[0].told
    assert (told["why"], told["items"], told["delivery"], told["reason"]) == ("allowance", 2_500, 0, REASON)


def test_however_often_a_part_is_given_back_the_commission_goes_back_whole_and_each_time_its_part() -> None:
    commissions.open_with({"PLATFORM_VAT_NUMBER": "310122393500003"})
    parcel = the_parcel(
        a_paid_order((a_product(price=10_007, of=(family := a_family())), 1), (a_product(of=family), 1))
    )
    commissions.open_with({})
    given = [333, 333, 333, 3_333]
    for amount in given:
        allow(parcel, amount)

    fell = ledger.losses.undone_of(f"parcel:{parcel.id}").commission_minor
    exact = parcel.lines[0].commission_minor * sum(given) / parcel.lines[0].total_minor
    rest = {line: left for line, left in adjustments.left_now(parcel).lines.items() if left}
    adjustments.give(parcel, adjustments.Wish(rest, True), OFFICER, once="rest", reason=REASON)

    assert 0 <= exact - fell < 1
    assert ledger.losses.undone_of(f"parcel:{parcel.id}").commission_minor == parcel.commission_minor
    assert {ledger.balances().get(one, 0) for one in (ledger.COMMISSION, ledger.VAT_DUE)} == {0}


def test_nobody_gives_themselves_money_out_of_a_familys_share() -> None:
    buyer = a_member(role="staff")
    parcel = the_parcel(a_paid_order((a_product(price=12_500, stock=9), 1), user_id=buyer.id))
    wish = adjustments.Wish({parcel.lines[0].id: 5_500})

    for concerned in (Actor(buyer.id, OFFICER.roles), Actor(7, OFFICER.roles, frozenset({parcel.family_id}))):
        with pytest.raises(OwnInterest):
            adjustments.give(parcel, wish, concerned, once="press-1", reason=REASON)

    assert refunds(parcel) == []
