"""Two at one desk, and the shopper on the other side: of two who take a step at the same moment one takes it."""

from datetime import timedelta

from sqlalchemy import select

from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import orders, proposals
from storefront.trade.orders import Parcel
from tests.builders.community import a_family, a_member
from tests.builders.community import desk as desk_of
from tests.builders.crowds import at_once
from tests.builders.goods import a_product
from tests.builders.trade import a_paid_order, an_order, bring_to, the_parcel
from tests.races.markets import Market
from tests.races.outcomes import left, payment_of, steps_of
from tests.races.visitors import another_tab

PARCELS = 12


def test_two_of_a_family_accept_the_same_orders_once_and_receipts_have_no_gap(market: Market) -> None:
    with unit_of_work():
        family = a_family()
        product, people = a_product(of=family, stock=100), [a_member(of=family) for _ in range(2)]
        parcels = [a_paid_order((product, 1)).parcels[0] for _ in range(PARCELS)]
        paths = [f"/family/orders/{parcel.reference}/acceptance" for parcel in parcels]
    desks = [market.signed_in(person) for person in people]
    for desk in desks:
        desk.read("/family/orders")

    acts = [lambda desk=another_tab(desk), path=path: desk.send(path) for path in paths for desk in desks]
    answers = at_once(acts)  # type: ignore[arg-type]

    numbers = select(Parcel.receipt_number).where(Parcel.family_id == family.id)
    assert {answer.status for answer in answers} == {303}
    assert [steps_of(parcel) for parcel in parcels] == [["placed", "accepted"]] * PARCELS
    assert sorted(db.session.scalars(numbers)) == list(range(1, PARCELS + 1))


def test_a_shopper_calls_off_while_the_family_accepts(market: Market) -> None:
    with unit_of_work():
        family, member = a_family(), a_member()
        product, seller = a_product(of=family, stock=100), a_member(of=family)
        placed = [a_paid_order((product, 1), user_id=member.id) for _ in range(PARCELS)]
        parcels = [order.parcels[0] for order in placed]
        paths = [f"/family/orders/{parcel.reference}/acceptance" for parcel in parcels]
    desk, shopper = market.signed_in(seller), market.signed_in(member)
    desk.read("/family/orders")
    tabs = [another_tab(shopper) for _ in placed]
    for tab, order in zip(tabs, placed, strict=True):
        tab.read(f"/orders/{order.reference}")

    accept = [lambda path=path: another_tab(desk).send(path) for path in paths]
    call_off = [lambda tab=tab: tab.send(tab.path_to("/cancellation")) for tab in tabs]
    answers = at_once([act for pair in zip(accept, call_off, strict=True) for act in pair])  # type: ignore[arg-type]

    called_off = [answer.status == 303 for answer in answers[1::2]]
    assert {answer.status for answer in answers} <= {303, 409}
    assert [steps_of(parcel)[1] for parcel in parcels] == ["cancelled" if off else "accepted" for off in called_off]
    assert [payment_of(order.id).state for order in placed] == ["settled"] * PARCELS
    assert left(product) == 100 - PARCELS + sum(called_off)


def test_two_phones_tick_the_last_lines_and_the_order_is_ready_once(market: Market) -> None:
    with unit_of_work():
        family = a_family()
        product, other, people = a_product(of=family), a_product(of=family), [a_member(of=family) for _ in range(2)]
        parcels = [bring_to(the_parcel(an_order((product, 1), (other, 1))), "accepted") for _ in range(4)]
        lines = [(parcel.reference, [line.id for line in orders.get_parcel(parcel.id).lines]) for parcel in parcels]
    phones = [market.signed_in(person) for person in people]
    for phone in phones:
        phone.read("/family/orders/picking")

    acts = [
        lambda phone=another_tab(phone), path=f"/family/orders/{reference}/lines/{line}/readiness": phone.send(path)
        for reference, ids in lines
        for phone, line in zip(phones, ids, strict=True)
    ]
    answers = at_once(acts)  # type: ignore[arg-type]

    assert {answer.status for answer in answers} == {303}
    assert [steps_of(parcel) for parcel in parcels] == [["placed", "accepted", "preparing", "ready"]] * 4


def test_a_shopper_agrees_to_another_date_while_the_family_keeps_the_old_one(market: Market) -> None:
    with unit_of_work():
        family, member = a_family(), a_member()
        product, seller = a_product(of=family, stock=100), a_member(of=family)
        parcels = [the_parcel(a_paid_order((product, 1), user_id=member.id)) for _ in range(PARCELS)]
        day = max(parcel.promised_on for parcel in parcels) + timedelta(days=4)
        for parcel in parcels:
            proposals.propose(parcel, desk_of(family), day=day, reason="تعطّل الفرن")
        told = [(parcel.order.reference, f"/family/orders/{parcel.reference}/acceptance") for parcel in parcels]
    desk, shopper = market.signed_in(seller), market.signed_in(member)
    desk.read("/family/orders")
    tabs = [another_tab(shopper) for _ in told]
    for tab, (reference, _) in zip(tabs, told, strict=True):
        tab.read(f"/orders/{reference}")

    accept = [lambda path=path: another_tab(desk).send(path) for _, path in told]
    agree = [lambda tab=tab: tab.send(tab.path_to("/proposals/"), agreed="yes") for tab in tabs]
    answers = at_once([act for pair in zip(accept, agree, strict=True) for act in pair])  # type: ignore[arg-type]

    agreed = [answer.status == 303 for answer in answers[1::2]]
    kept = select(Parcel.promised_on == day).where(Parcel.family_id == family.id).order_by(Parcel.id)
    assert {answer.status for answer in answers} <= {303, 409}
    assert [bool(one) for one in db.session.scalars(kept)] == agreed
    assert [steps_of(parcel) for parcel in parcels] == [["placed", "accepted"]] * PARCELS
