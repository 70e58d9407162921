"""What a booking is about is found by its name, however many there are, in as many questions as there are nouns."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from storefront.insight import statements
from storefront.insight.statements import Month, Movement
from storefront.insight.statements.subjects import number_of, numbers, subjects
from storefront.kernel import clock
from storefront.trade import adjustments, commissions, orders, returns
from storefront.trade.checkouts.channels import MARKET
from storefront.treasury import ledger, payments
from tests.builders.adjusting import OFFICER, REASON, lost, of_one_parcel, said
from tests.builders.community import a_family, desk
from tests.builders.coupons import a_coupon
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, an_order, bring_to, heard, the_parcel


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("parcel:12", 12),
        ("refund:7", 7),
        ("refund:7:family", 7),
        ("refund:7:again:1:hand", 7),
        ("parcel:", 0),
        ("gift", 0),
        ("", 0),
    ],
)
def test_the_number_of_a_name(name: str, number: int) -> None:
    assert number_of(name) == number


def test_only_the_subjects_of_a_noun_are_counted_once_each() -> None:
    assert numbers(["parcel:3", "return:1", "parcel:3", "parcel:2", "parcels:9"], "parcel") == [2, 3]


def returned() -> tuple[orders.Parcel, int]:
    """A parcel of two pieces of which one came home; the number of the return."""
    parcel = bring_to(the_parcel(a_paid_order((a_product(price=10_000), 2))), "handed_over")
    request = returns.ask(parcel, {parcel.lines[0].id: 1}, kind="change_of_mind", reason="")
    returns.answer(request, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(request, parcel, desk(parcel.family))
    heard()
    return parcel, request.id


@pytest.mark.usefixtures("app")
def test_a_sale_a_return_and_its_refund_are_about_one_parcel() -> None:
    parcel, request = returned()
    refund = payments.refunds_to_do()[0].id
    names = [f"sale:parcel:{parcel.id}", f"taken-back:return:{request}", f"paid-back:refund:{refund}"]

    found = subjects([*names, "gift", "sale:parcel:999999"])

    assert sorted(found) == sorted(names)
    assert {about.parcel for about in found.values()} == {parcel.reference}
    assert [found[name].goods_minor for name in names] == [20_000, 10_000, 10_000]
    assert found[names[0]].channel == MARKET


@pytest.mark.usefixtures("app")
def test_many_cost_no_more_questions(count_queries: Callable[[], AbstractContextManager[list[str]]]) -> None:
    parcels = [the_parcel(a_paid_order()).id for _ in range(4)]

    with count_queries() as asked:
        subjects([f"sale:parcel:{parcel}" for parcel in parcels])

    assert len(asked) <= 3


def movements(parcel: orders.Parcel) -> list[Movement]:
    """This month's rows of a family, but for the sale."""
    return list(statements.of_month(parcel.family, Month.of(clock.now())).movements)[1:]


def sums(row: Movement) -> tuple[int, ...]:
    """Goods, delivery, the courier's part of it, the fee and the tax in it."""
    return row.goods_minor, row.delivery_minor, row.courier_minor, row.fee_minor, row.fee_vat_minor


def borne(parcel: orders.Parcel, amount_minor: int | None) -> None:
    dispute = lost(orders.get(parcel.order_id), amount_minor)
    adjustments.decide(dispute, parcel, "family", OFFICER, reason=REASON)
    heard()


def home(parcel: orders.Parcel) -> None:
    request = returns.ask(parcel, {parcel.lines[0].id: 2}, kind="defect", reason="")
    returns.answer(request, parcel, desk(parcel.family), agreed=True, words="")
    returns.take_back(request, parcel, desk(parcel.family))
    heard()


def off(parcel: orders.Parcel) -> None:
    orders.decline(parcel, desk(parcel.family), reason="نعتذر")
    heard()


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("amount", [None, 10_000])
def test_what_a_bank_gives_back_late_mirrors_what_it_took(monkeypatch: pytest.MonkeyPatch, amount: int | None) -> None:
    monkeypatch.setitem(commissions.platform._platform, "vat_number", "300000000000003")
    parcel = of_one_parcel(pieces=2, state="handed_over")
    borne(parcel, amount)

    said(orders.get(parcel.order_id), "won", amount)

    taken, again = movements(parcel)
    assert (taken.kind, again.kind, again.reference) == ("taken_back", "given_again", parcel.reference)
    assert sums(again) == tuple(-one for one in sums(taken))
    assert sums(again)[0] == (25_000 if amount is None else 9_091)
    statement = statements.of_month(parcel.family, Month.of(clock.now()))
    assert (statement.returned_minor, statement.fees_minor, statement.other_minor) == (0, 2_000, 0)
    assert statement.closing_minor == ledger.owed_to(parcel.family_id)


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(("undo", "state", "delivery"), [(off, "placed", 0), (home, "handed_over", -1_591)])
def test_what_was_undone_after_a_borne_part_keeps_its_own_sums(
    undo: Callable[[orders.Parcel], None], state: str, delivery: int
) -> None:
    parcel = of_one_parcel(pieces=2, state=state)
    borne(parcel, 10_000)
    undo(parcel)
    before = movements(parcel)

    said(orders.get(parcel.order_id), "won", 10_000)

    rows = movements(parcel)
    assert rows[: len(before)] == before
    assert (before[1].goods_minor, before[1].delivery_minor) == (-15_909, delivery)
    assert [row.kind for row in rows] == ["taken_back", "taken_back", "given_again", "taken_back"]
    assert sum(row.goods_minor for row in rows) == -25_000
    assert {row.reference for row in rows} == {parcel.reference}


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("is_late", [True, False])
def test_an_older_row_that_tells_no_sums_is_not_told_anew(is_late: bool) -> None:
    parcel = of_one_parcel(pieces=2)
    borne(parcel, 10_000)
    steps = [off, lambda one: said(orders.get(one.order_id), "won", 10_000)]
    for step in steps if is_late else reversed(steps):
        step(parcel)

    about = subjects([f"taken-back:parcel:{parcel.id}"])[f"taken-back:parcel:{parcel.id}"]

    assert about.goods_minor == (15_909 if is_late else 25_000)


@pytest.mark.usefixtures("app")
def test_a_cash_sale_of_which_a_part_was_not_taken_names_price_and_coupon_of_the_rest() -> None:
    family = a_family(ways=frozenset({"collect"}))
    goods, coupon = a_product(of=family, price=3_337), a_coupon(family=family, percent=33)
    parcel = bring_to(the_parcel(an_order((goods, 3), method="cash", coupon=coupon)), "ready")
    whole = parcel.discount_minor

    returns.doorsteps.hand_over_part(
        parcel, {parcel.lines[0].id: 1}, desk(family), reason="x", code=parcel.handover_code
    )
    heard()

    sale = statements.of_month(family, Month.of(clock.now())).movements[0]
    refused = commissions.of_pieces(whole, 3, 1)
    assert (sale.kind, sale.price_minor, sale.off_minor) == ("sale", 2 * 3_337, whole - refused)
    assert sale.in_hand_minor == sale.goods_minor == 2 * 3_337 - (whole - refused)
