"""A nervous finger: buttons pressed several times at the same moment. Nothing breaks, and everything is done once."""

import time

from storefront.goods import catalogue
from storefront.kernel.units import unit_of_work
from storefront.treasury import payments
from tests.builders.community import a_family, a_member
from tests.builders.desks import a_parcel
from tests.builders.goods import a_category, a_product
from tests.builders.trade import a_paid_order, an_order, bring_to, the_parcel
from tests.races.buying import BUTTON, RECEIVER, a_wish, ways
from tests.races.markets import Market
from tests.races.outcomes import left, payment_of, sold, steps_of
from tests.races.visitors import Visitor, press
from tests.stripe_server import Shopper

TIMES = 3


def come_back(shopper: Visitor, path: str) -> None:
    """Comes back from the provider's page, and looks again until the order is paid: who asks twice at the same moment
    is not asked for."""
    for _ in range(20):
        shopper.read(path)
        if "/payment" not in shopper.here:
            return
        time.sleep(0.5)


def test_every_step_to_an_order_is_taken_once(market: Market) -> None:
    with unit_of_work():
        product = a_product(stock=100)
        wish = a_wish(product)
    shopper = market.visitor()
    shopper.read(wish.path)
    shopper.go("/cart/lines", variant_id=wish.variant_id)
    line = shopper.path_to("/cart/lines/")

    press(shopper, "/cart", times=TIMES, city_id=wish.city_id)
    press(shopper, f"/cart/families/{wish.family_id}", times=TIMES, **ways([wish]))
    press(shopper, line, times=TIMES, quantity=2)
    shopper.read("/checkout")
    press(shopper, "/checkout/contact", times=TIMES, name=RECEIVER, mobile="0551239999")
    press(shopper, "/checkout/delivery", times=TIMES, **ways([wish]))
    press(shopper, "/checkout/payment", times=TIMES, method="card")
    press(shopper, BUTTON, times=TIMES)
    pages = {answer.away for answer in press(shopper, shopper.here, times=TIMES)}
    (page,) = pages
    back = Shopper(page).pay(page).goes_to
    come_back(shopper, back.removeprefix(shopper.site))
    contact = f"{shopper.here}/contact"
    shopper.read(contact)
    press(shopper, contact, times=TIMES, mobile="0551239998")

    assert (sold(product), left(product)) == (2, 98)


def test_every_step_of_a_parcel_is_taken_once(market: Market) -> None:
    with unit_of_work():
        family = a_family()
        member = a_member(of=family)
    parcel = a_parcel(family)
    desk = market.signed_in(member)
    page = f"/family/orders/{parcel.reference}"

    for step in ("acceptance", "preparation", "readiness"):
        desk.read(page)
        press(desk, f"{page}/{step}", times=TIMES)
    press(desk, f"{page}/handover", times=TIMES, code=parcel.handover_code)

    assert steps_of(parcel) == ["placed", "accepted", "preparing", "ready", "handed_over"]


def test_an_unpaid_order_is_given_up_once(market: Market) -> None:
    with unit_of_work():
        product, member = a_product(stock=5), a_member()
        order = an_order((product, 2), method="card", user_id=member.id)
    shopper = market.signed_in(member)
    shopper.read(f"/orders/{order.reference}")

    press(shopper, f"{shopper.here}/abandonment", times=TIMES)

    assert left(product) == 5
    assert steps_of(order.parcels[0]) == ["placed", "cancelled"]


def test_a_paid_parcel_is_called_off_once(market: Market) -> None:
    with unit_of_work():
        product, member = a_product(stock=5), a_member()
        order = a_paid_order((product, 2), user_id=member.id)
    shopper = market.signed_in(member)
    shopper.read(f"/orders/{order.reference}")

    press(shopper, shopper.path_to("/cancellation"), times=TIMES)

    assert left(product) == 5
    assert len(payments.refunds_of(payment_of(order.id).id)) == 1


def test_goods_come_home_once(market: Market) -> None:
    with unit_of_work():
        family, member = a_family(), a_member()
        product, seller = a_product(of=family, stock=5), a_member(of=family)
        order = a_paid_order((product, 2), user_id=member.id)
        parcel = bring_to(the_parcel(order), "handed_over")
    shopper, desk = market.signed_in(member), market.signed_in(seller)
    shopper.read(f"/orders/{order.reference}/parcels/{parcel.reference}/return")
    (pieces,) = (name for name in shopper.form(shopper.here) if name.endswith("-pieces"))

    press(shopper, shopper.here, times=TIMES, kind="defect", reason="وصل مكسوراً", **{pieces: 2})
    for step, typed in (("/answer", {"agreed": "yes", "words": "نعتذر"}), ("/arrival", {"again": "yes"})):
        desk.read(f"/family/orders/{parcel.reference}")
        press(desk, desk.path_to(step), times=TIMES, **typed)

    assert left(product) == 5
    assert len(payments.refunds_of(payment_of(order.id).id)) == 1


def test_most_of_a_parcels_money_is_given_back_once_and_nobody_reads_that_it_failed(market: Market) -> None:
    with unit_of_work():
        officer, parcel = a_member(role="staff"), the_parcel(a_paid_order((a_product(price=10_000, stock=5), 1)))
    office = market.signed_in(officer)
    office.read(f"/office/parcels/{parcel.id}/allowance")
    typed = {f"line_{parcel.lines[0].id}": "90", "reason": "وصلت القطعة مخدوشة"}
    assert office.send(office.here, **typed).status == 200

    answers = press(office, office.here, times=TIMES, sure="yes", **typed)

    assert [answer.status for answer in answers] == [303] * TIMES
    assert [one.amount_minor for one in payments.refunds_of(payment_of(parcel.order_id).id)] == [9_000]


def test_a_new_product_is_made_once(market: Market) -> None:
    with unit_of_work():
        family = a_family()
        member, category = a_member(of=family), a_category()
    desk = market.signed_in(member)
    desk.read("/family/products/new")

    typed = {"name": "مبخرة", "price": "85", "category": category.id, "step": "publish"}
    answers = press(desk, desk.path_to("/family/products/new"), times=TIMES, **typed)

    with unit_of_work():
        (product,) = catalogue.all_of_family(family.id).rows
        assert (product.status, product.name_ar) == ("published", "مبخرة")
    assert {answer.leads_to for answer in answers} == {f"/family/products/{product.id}"}
