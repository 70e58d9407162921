"""A found refund is divided over the parcels its payment was for and over refunds that did not get through: all of it, once, and
no share is paid out before."""

from collections.abc import Callable

import pytest

from storefront.kernel import money
from storefront.kernel.actors import Actor
from storefront.kernel.refusals import NotAllowed, NotFound, NotNow, ReasonIsMissing, Refusal
from storefront.reactions.bookings import DISPUTED, FOUND
from storefront.trade import adjustments, allowances, orders, receipts
from storefront.trade.adjustments import Division, Wish
from storefront.trade.orders import Order, Parcel
from storefront.treasury import alarms, ledger, payments, recipients
from storefront.treasury.interests import OwnInterest
from tests.builders.adjusting import OFFICER, REASON, found_refund, lost, said, stand_for
from tests.builders.community import a_family, desk
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, bring_to, heard
from tests.builders.treasury import an_officer
from tests.trade.adjustments.test_commands import holds

pytestmark = pytest.mark.usefixtures("app")
refusals = adjustments.refusals


def of_two() -> Order:
    """A paid order of two families: 214 riyals of one and 369 of the other, brought by a courier."""
    by_courier = frozenset({"courier"})
    goods = [a_product(price=price, stock=9, of=a_family(ways=by_courier)) for price in (18_900, 34_400)]
    return a_paid_order(*((one, 1) for one in goods))


def all_of(*parcels: Parcel) -> dict[int, Wish]:
    """Everything that is left of these parcels."""
    there = adjustments.lefts(parcels)
    return {one.id: Wish(there[one.id].lines, there[one.id].delivery_minor > 0) for one in parcels}


def assign(refund: payments.Refund, division: Division, *, reason: str = REASON, actor: Actor = OFFICER) -> None:
    adjustments.assign(refund, division, actor, reason=reason)
    heard()


def decline(parcel: Parcel) -> None:
    orders.decline(parcel, desk(parcel.family), reason="نعتذر")
    heard()


def why_held(order: Order) -> list[str]:
    heard()
    return [
        held.reason
        for parcel in order.parcels
        for subject, held in recipients.living_holds(parcel.family_id).items()
        if subject == f"parcel:{parcel.id}"
    ]


def called() -> list[str]:
    return sorted(one.kind for one in alarms.open_alarms())


def owed() -> int:
    return -ledger.balances().get(ledger.REFUNDS_DUE, 0)


def test_the_whole_payment_was_given_back_and_is_laid_on_both_parcels_in_one_step() -> None:
    order = of_two()
    refund = found_refund(order, order.total_minor)

    assign(refund, Division(all_of(*order.parcels)))

    given = [(one.kind, one.total_minor) for one in allowances.of_parcels([parcel.id for parcel in order.parcels])]
    assert given == [("found", parcel.total_minor) for parcel in order.parcels]
    assert [ledger.owed_to(parcel.family_id) for parcel in order.parcels] == [0, 0]
    assert (refund.state, owed(), called(), holds()) == ("done", 0, [], [])


def test_each_family_gives_up_its_part_alone_and_has_a_credit_note_for_it() -> None:
    order = of_two()
    for parcel in order.parcels:
        bring_to(parcel, "accepted")
    first, second = order.parcels
    refund = found_refund(order, 20_000)
    wishes = {first.id: Wish({first.lines[0].id: 5_000}), second.id: Wish({second.lines[0].id: 15_000})}

    assign(refund, Division(wishes))

    assert [receipts.of_parcel(parcel.id)[-1].payload["total_minor"] for parcel in (first, second)] == [5_000, 15_000]
    assert (refund.state, owed(), holds()) == ("done", 0, [])


def test_nothing_of_it_is_paid_out_until_all_of_it_is_for_something() -> None:
    order = of_two()
    refund = found_refund(order, 20_000)
    before = why_held(order)
    first = order.parcels[0]

    with pytest.raises(refusals.DoesNotAddUp):
        assign(refund, Division({first.id: Wish({first.lines[0].id: 18_900})}))
    between = why_held(order)
    second = order.parcels[1]
    assign(
        refund, Division({first.id: Wish({first.lines[0].id: 18_900}), second.id: Wish({second.lines[0].id: 1_100})})
    )

    assert (before, between, why_held(order)) == ([FOUND, FOUND], [FOUND, FOUND], [])


@pytest.mark.parametrize("first", ["found", "disputed"])
def test_a_share_is_held_as_long_as_there_is_a_reason_and_for_the_one_there_is(first: str) -> None:
    order = of_two()
    refund = found_refund(order, 100) if first == "found" else None
    said(order, "open")
    refund = refund or found_refund(order, 100)
    both = why_held(order)
    line = order.parcels[0].lines[0].id
    won = why_held(order) if said(order, "won") else []

    assign(refund, Division({order.parcels[0].id: Wish({line: 100})}))

    assert (both, won, why_held(order)) == ([DISPUTED, DISPUTED], [FOUND, FOUND], [])


def test_who_bears_a_loss_lets_go_of_no_share_of_which_something_was_found() -> None:
    order = of_two()
    refund = found_refund(order, 100)
    dispute = lost(order)
    adjustments.decide(dispute, order.parcels[0], "market", OFFICER, reason=REASON)
    decided = why_held(order)

    assign(refund, Division({order.parcels[0].id: Wish({order.parcels[0].lines[0].id: 100})}))

    assert (decided, why_held(order), holds()) == ([FOUND, DISPUTED], [DISPUTED], [])


def test_what_the_office_holds_up_itself_stays_held_up() -> None:
    order = of_two()
    parcel = order.parcels[0]
    recipients.hold(parcel.family_id, an_officer(), reason="نراجع", subject=f"parcel:{parcel.id}")
    refund = found_refund(order, order.total_minor)

    assign(refund, Division(all_of(*order.parcels)))

    assert why_held(order) == ["نراجع"]


def test_what_came_back_by_itself_holds_nothing_up_any_more() -> None:
    order = of_two()
    refund = found_refund(order, 100)

    payments.refunding.fail(payments.of_attempt(refund.attempt_id or 0), refund, trouble="account_closed")

    assert (why_held(order), called(), owed(), holds()) == ([], [], 0, [])


@pytest.mark.parametrize("declined", [1, 2])
def test_both_families_decline_afterwards_and_the_one_found_stands_for_both(declined: int) -> None:
    order = of_two()
    refund = found_refund(order, order.total_minor)
    for parcel in order.parcels[:declined]:
        decline(parcel)
    waiting = adjustments.could_be(refund)
    before = called()

    assign(refund, adjustments.guess(refund))

    assert [one.amount_minor for one in waiting] == [one.total_minor for one in order.parcels[:declined]]
    assert before == ["refund-found", *["refund-overlaps"] * declined]
    assert {one.state for one in waiting} == {"replaced"}
    assert (refund.state, owed(), called(), why_held(order), holds()) == ("done", 0, [], [], [])


def test_what_was_said_before_they_decline_leaves_nothing_to_give_back() -> None:
    order = of_two()
    refund = found_refund(order, order.total_minor)
    assign(refund, Division(all_of(*order.parcels)))

    for parcel in order.parcels:
        decline(parcel)

    assert [one.id for one in payments.refunds_of(refund.payment_id)] == [refund.id]
    assert (owed(), called(), holds()) == (0, [], [])


def test_more_than_failed_stands_for_it_and_the_rest_is_for_goods() -> None:
    order = of_two()
    refund = found_refund(order, 30_000)
    first, second = order.parcels
    decline(first)
    waiting = adjustments.could_be(refund)
    overlap = sum(one.amount_minor for one in waiting)

    assign(refund, Division({second.id: Wish({second.lines[0].id: 30_000 - overlap})}, [one.id for one in waiting]))

    assert (refund.state, owed(), called(), holds()) == ("done", first.total_minor - overlap, [], [])


def of_failed(order: Order) -> payments.Refund:
    """What was to go back of the first parcel, and did not get through."""
    decline(order.parcels[0])
    payment = payments.of_attempt(_attempt(order))
    (asked,) = payments.refunds_of(payment.id)
    payments.refunding.fail(payment, asked, trouble="account_closed")
    return asked


def test_one_halala_beside_the_goods_stands_for_one_of_what_failed() -> None:
    order = of_two()
    asked, refund = of_failed(order), found_refund(order, 20_001)
    goods = {order.parcels[1].id: line_of(order.parcels[1], 20_000)}

    assert adjustments.weigh(refund, Division(goods, [asked.id])).stood == [(asked, 1)]


def test_nothing_is_stood_for_where_the_goods_are_all_of_it() -> None:
    order = of_two()
    asked, refund = of_failed(order), found_refund(order, 20_000)
    goods = {order.parcels[1].id: line_of(order.parcels[1], 20_000)}

    with pytest.raises(refusals.DoesNotAddUp):
        adjustments.weigh(refund, Division(goods, [asked.id]))


def test_what_does_not_add_up_says_both_sums() -> None:
    order = of_two()
    refund = found_refund(order, 20_000)

    with pytest.raises(refusals.DoesNotAddUp) as refused:
        adjustments.weigh(refund, Division({order.parcels[1].id: line_of(order.parcels[1], 19_999)}))

    assert refused.value.values == {"total": money.shown(19_999), "amount": money.shown(20_000)}


@pytest.mark.parametrize("rest", [11_400, 1])
def test_less_than_failed_stands_for_a_part_and_the_rest_is_still_owed(rest: int) -> None:
    order = of_two()
    asked = of_failed(order)
    gone = order.parcels[0].total_minor - rest
    refund = found_refund(order, gone)

    shown = adjustments.weigh(refund, Division(instead=[asked.id])).stood
    stand_for(refund, asked)

    assert shown == [(asked, gone)]
    assert (asked.state, asked.amount_minor, owed()) == (
        "failed",
        rest,
        asked.amount_minor,
    )
    assert (called(), holds()) == (["refund-failed"], [])


def test_what_is_home_is_not_stood_for() -> None:
    order = of_two()
    refund, another = found_refund(order, order.parcels[0].total_minor), found_refund(order, 100)
    assign(refund, Division(all_of(order.parcels[0])))

    with pytest.raises(refusals.NoLongerWaits):
        assign(another, Division(instead=[refund.id]))


def _attempt(order: Order) -> int:
    payment = payments.find_for("order", order.id)
    assert payment is not None
    return payments.settling_attempt(payment.id) or 0


WRONG: dict[str, tuple[Callable[[Order], Division], type[Refusal]]] = {
    "nothing": (lambda order: Division(), refusals.DoesNotAddUp),
    "less": (lambda order: Division({order.parcels[0].id: line_of(order.parcels[0], 19_999)}), refusals.MoreThanIsLeft),
    "too little": (
        lambda order: Division({order.parcels[1].id: line_of(order.parcels[1], 19_999)}),
        refusals.DoesNotAddUp,
    ),
    "too much": (
        lambda order: Division({order.parcels[1].id: line_of(order.parcels[1], 20_001)}),
        refusals.DoesNotAddUp,
    ),
    "an empty parcel": (lambda order: Division({order.parcels[1].id: Wish()}), refusals.NothingChosen),
    "a strange parcel": (lambda order: Division({of_two().parcels[0].id: Wish()}), NotFound),
    "a strange refund": (lambda order: Division(instead=[9_999]), NotFound),
}


def line_of(parcel: Parcel, amount: int) -> Wish:
    return Wish({parcel.lines[0].id: amount})


@pytest.mark.parametrize("what", WRONG)
def test_what_does_not_fit_is_refused_and_nothing_is_said(what: str) -> None:
    order = of_two()
    refund = found_refund(order, 20_000)
    divide, why = WRONG[what]

    with pytest.raises(why):
        assign(refund, divide(order))

    assert (refund.state, allowances.of_parcels([one.id for one in order.parcels])) == ("unattributed", [])


def test_only_the_office_says_so_with_a_reason_and_once() -> None:
    order = of_two()
    refund = found_refund(order, 20_000)
    whole = Division({order.parcels[1].id: line_of(order.parcels[1], 20_000)})

    with pytest.raises(NotAllowed):
        assign(refund, whole, actor=Actor())
    with pytest.raises(ReasonIsMissing):
        assign(refund, whole, reason=" ")
    assign(refund, whole)
    with pytest.raises(NotNow):
        assign(refund, whole)

    assert [one.total_minor for one in allowances.of_parcels([one.id for one in order.parcels])] == [20_000]


def test_a_guess_is_made_only_where_one_thing_fits() -> None:
    order = of_two()
    part, whole = found_refund(order, 100), found_refund(order, order.total_minor - 100)

    assert adjustments.guess(part) == Division()
    assign(part, Division({order.parcels[0].id: line_of(order.parcels[0], 100)}))
    assert adjustments.weigh(whole, adjustments.guess(whole)).stood == []


@pytest.mark.parametrize("ways", [{"collect"}, {"courier"}])
def test_a_guess_gives_delivery_back_where_there_is_some(ways: set[str]) -> None:
    order = a_paid_order((a_product(price=9_000, stock=3, of=a_family(ways=frozenset(ways))), 1))
    (parcel,) = order.parcels

    guess = adjustments.guess(found_refund(order, order.total_minor))

    assert guess == Division({parcel.id: Wish({parcel.lines[0].id: 9_000}, ways == {"courier"})})


def test_nobody_says_what_money_of_their_own_family_was_for() -> None:
    order = of_two()
    refund = found_refund(order, 21_400)

    with pytest.raises(OwnInterest):
        assign(refund, Division(), actor=Actor(7, OFFICER.roles, frozenset({order.parcels[1].family_id})))
