"""A small market in which a little of everything has happened, and the faults that can be planted in it by hand."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from flask import current_app
from sqlalchemy import text

from storefront.community.families import Family
from storefront.fairs import leases
from storefront.goods import sharing, stock
from storefront.goods.catalogue import Product
from storefront.kernel import clock, photos
from storefront.kernel.actors import SYSTEM, VISITOR, Actor
from storefront.kernel.database import db
from storefront.kernel.units import unit_of_work
from storefront.trade import adjustments, carts, coupons, handbacks, orders, repeats, returns
from storefront.treasury import disputes, hints, payments, payouts, recipients, transfers
from storefront.treasury.gateways import DisputeSnapshot
from storefront.treasury.payouts import CameBack
from tests.builders.asking import an_answered
from tests.builders.bank import imported
from tests.builders.calls import a_decided_call
from tests.builders.community import a_family, desk
from tests.builders.coupons import a_coupon
from tests.builders.fairs import an_exhibition
from tests.builders.feeing import DEPOSIT, FEE, confirmed, invoice_of, paid, taken_in_cash
from tests.builders.goods import a_product, variant_of
from tests.builders.letting import a_lease, a_market, a_tenant, an_offer, tenant_of
from tests.builders.links import a_link, a_ready_basket
from tests.builders.making import a_cake, a_capacity
from tests.builders.money import a_second_payment, told_to_expire
from tests.builders.providers import provider
from tests.builders.registering import a_document, a_food_product, a_page
from tests.builders.reversing import entered_by_hand
from tests.builders.reviewing import a_review
from tests.builders.stall_goods import counted_at_a_stall, goods_at_stalls
from tests.builders.stalls import a_stall_that_is_given
from tests.builders.tills import a_till_sale
from tests.builders.trade import a_cart, an_order, bring_to, carry_out, heard, pay, place, take_in, the_parcel
from tests.builders.treasury import an_account, approve, bring_on, period
from tests.builders.visiting import people_at_gates
from tests.builders.writing import ask

STAFF = Actor(roles=frozenset({"staff"}))
GUARDS = {
    "postgresql": "SELECT DISTINCT 'ALTER TABLE ' || event_object_table || ' DISABLE TRIGGER USER' "
    "FROM information_schema.triggers WHERE trigger_schema = current_schema()",
    "sqlite": "SELECT 'DROP TRIGGER ' || name FROM sqlite_master WHERE type = 'trigger'",
}  # what sets each of them aside


def a_busy_market() -> None:
    """Orders in cash and by card, delivered, declined, called off, given back, never paid; families paid out or about to
    be; each a unit of its own."""
    with unit_of_work():
        families = [a_family(ways=frozenset({"courier", "collect"})) for _ in range(2)]
        goods = [a_product(of=family, price=8500, stock=20) for family in families for _ in range(2)]
        shows_documents(families[0])
        a_review(goods[0], 4, "رائحته هادئة")
        an_answered(goods[0])
        an_exhibition()
        goods_at_stalls(a_stall_that_is_given(a_decided_call()))
    counted_at_a_stall()
    with unit_of_work():
        a_till_sale()
    people_at_gates()
    with clock.set_to(clock.now() - timedelta(days=2)), unit_of_work():
        delivered(goods[0])
        given_back(goods[1])
        made_in_vain(goods[0])
    with clock.set_to(clock.now() - timedelta(hours=1)), unit_of_work():
        declined(goods[2])
        orders.cancel(the_parcel(an_order((goods[0], 1))), desk(families[0]))
        told_to_expire(an_order((goods[3], 2), method="card"))
    with unit_of_work():
        paid_twice(goods[3])
        hints.take_in("obedient", [provider().tell("paid", provider().newest)], live=False)
        disputed(goods[2])
        allowed(goods[3])
        lost(goods[1])
        lost_in_part(goods[1])
    with unit_of_work():
        ask(the_parcel(an_order((goods[0], 1), (goods[2], 2))))  # cash, two families
        an_order((goods[3], 1), method="card")  # waits for its payment
        stock.count(variant_of(goods[1]), 9)
        made_by_the_day(families[0])
    with unit_of_work():
        waiting = [refund for family in families for refund, _ in handbacks.waiting_of(family.id)]
        for refund in [*payments.refunds_to_do(), *waiting]:
            carry_out(refund)
    with unit_of_work():
        with_coupons(goods[0], goods[2])
        passed_on(goods[0])
    paid_out()
    taken_back_in_part()
    with_fees()
    entered_by_hand()
    with_leases()


def with_leases() -> None:
    """A market with a lease that was handed on, one that waits for its signature, and one market beside it."""
    with unit_of_work():
        market = a_market(units=3, most=9)
        lease, relative = a_lease(market), a_tenant()
        a_market(units=1)
        an_offer(market, unit=1)
        leases.name_successor(lease, relative.slug, "ابنة", tenant_of(lease))
        leases.agree(lease, desk(relative))
        lease.starts_on = leases.terms.first_of(clock.today() - timedelta(days=35))
        lease.next_month, lease.agreed_at = lease.starts_on, clock.now() - timedelta(days=32)
    for step in (leases.turn_one, leases.rents.run_one):
        with unit_of_work():
            while step():
                pass


def with_fees() -> None:
    """Two families with a place at an exhibition: one has paid by transfer, the other in cash."""
    first, second = (invoice_of(one) for one in confirmed(number=2))
    paid(first, FEE + DEPOSIT)
    imported((700, "nobody knows", "FT-NOBODY"))
    taken_in_cash(second, FEE)


def shows_documents(family: Family) -> None:
    """What the family makes asks for documents, which it has."""
    for kind in ("home-kitchen", "health-card"):
        page = photos.keep_page(a_page(), current_app.config["PRIVATE_DIR"])
        a_document(family, kind, photo=page)
    a_food_product(family)


def with_coupons(first: Product, second: Product) -> None:
    """Orders with a coupon: of the market, paid and partly given back; of a family; of the market and never paid; one
    that leaves nothing to pay, and one that was called off."""
    market, own = a_coupon(percent=20), a_coupon(amount=2000, family=first.family)
    given_back(first, market)
    an_order((first, 2), (second, 1), coupon=own)
    told_to_expire(an_order((second, 1), method="card", coupon=market, mobile="+966551230001"))
    all_of_it = a_coupon(percent=100, most_each=None)
    an_order((first, 1), coupon=all_of_it, way="collect")
    orders.cancel(the_parcel(an_order((second, 1), coupon=all_of_it, way="collect")), VISITOR)
    heard()


def passed_on(product: Product) -> None:
    """A link to a shop, one to goods and a ready basket; an order came by each of the two."""
    link, basket = a_link(to=product), a_ready_basket((product, 2))
    a_link()
    for one in (link, basket):
        cart = a_cart((product, 1))
        carts.remember_share(cart, one.code)
        repeats.put_ready(sharing.lines(one.code), cart)
        place(carts.basket(cart))


def delivered(product: Product) -> None:
    """A parcel accepted, made and delivered against cash."""
    bring_to(the_parcel(an_order((product, 1))), "handed_over")


def made_in_vain(product: Product) -> None:
    """A parcel that was accepted, and could not be made after all."""
    parcel = bring_to(the_parcel(an_order((product, 1))), "accepted")
    orders.decline(parcel, desk(parcel.family), reason="نعتذر")


def declined(product: Product) -> None:
    """A paid parcel its family could not make."""
    order = an_order((product, 3), method="card")
    pay(order)
    parcel = the_parcel(order)
    orders.decline(parcel, desk(parcel.family), reason="نعتذر")


def given_back(product: Product, coupon: coupons.Coupon | None = None) -> None:
    """A paid and delivered parcel of which one of two pieces came home."""
    order = an_order((product, 2), method="card", coupon=coupon)
    pay(order)
    parcel = bring_to(the_parcel(order), "handed_over")
    line = orders.get_parcel(parcel.id).lines[0]
    request = returns.ask(parcel, {line.id: 1}, kind="change_of_mind", reason="")
    returns.answer(request, parcel, desk(parcel.family), agreed=True, words="أهلاً بكم")
    returns.take_back(request, parcel, desk(parcel.family))


def paid_twice(product: Product) -> None:
    """A paid order whose shopper paid on a second page as well."""
    order = an_order((product, 1), method="card")
    pay(order)
    a_second_payment(order)


def disputed(product: Product) -> None:
    """A paid order with its provider's fee known, which the shopper's bank looks into."""
    order = an_order((product, 1), method="card")
    payment = pay(order)
    page = provider().newest
    page.fee_minor = 300
    attempt = take_in(payment)
    seen = DisputeSnapshot("dispute-1", "open", order.total_minor, "SAR", "fraudulent", fee_minor=1500)
    disputes.record(attempt.id, [seen])


def allowed(product: Product) -> None:
    """A paid and delivered parcel of which the office gave something back, and its courier's fee."""
    order = an_order((product, 1), method="card")
    pay(order)
    parcel = bring_to(the_parcel(order), "handed_over")
    wish = adjustments.Wish({parcel.lines[0].id: 1_200}, with_delivery=True)
    adjustments.give(parcel, wish, STAFF, once="stage", reason="وصلت مخدوشة")


def lost(product: Product) -> None:
    """Disputes that went to the shopper: one the family bears, one the market, and one that was given back late."""
    for number, ends in enumerate((("family",), ("market",), ("family", "won"))):
        order = an_order((product, 1), method="card")
        attempt = take_in(pay(order))
        seen = DisputeSnapshot(f"lost-{number}", "open", order.total_minor, "SAR", "fraudulent", fee_minor=1500)
        for state in ("open", "lost"):
            disputes.record(attempt.id, [replace(seen, state=state)])  # type: ignore[arg-type]
            heard()
        dispute = disputes.of_attempt(attempt.id)[0]
        adjustments.decide(dispute, the_parcel(order), ends[0], STAFF, reason="لم يثبت التسليم")
        if "won" in ends:
            disputes.record(attempt.id, [replace(seen, state="won")])


def lost_in_part(product: Product) -> None:
    """An order its family could not make, of whose money the shopper's bank kept a part while the rest was on its way."""
    order = an_order((product, 1), method="card")
    attempt = take_in(pay(order))
    seen = DisputeSnapshot("lost-in-part", "open", 500, "SAR", "general", fee_minor=1500)
    disputes.record(attempt.id, [seen])
    orders.decline(the_parcel(order), desk(the_parcel(order).family), reason="نعتذر")
    disputes.record(attempt.id, [replace(seen, state="lost")])
    heard()


def made_by_the_day(family: Family) -> None:
    """Cakes of which a family makes a few a day; some are ordered."""
    cake = a_cake(of=family)
    a_capacity(cake, pieces=4)
    an_order((cake, 3))


def families_to_pay(*prices: int) -> list[int]:
    """Families with an account and a sale each, paid by card and complete since before the last Sunday; by id."""
    sold = []
    with clock.set_to(clock.now() - timedelta(days=20)), unit_of_work():
        for price in prices:
            family = a_family(ways=frozenset({"courier", "collect"}))
            an_account(family)
            order = an_order((a_product(of=family, price=price), 1), method="card")
            pay(order)
            bring_to(the_parcel(order), "handed_over")
            sold.append(family.id)
    with clock.set_to(clock.now() - timedelta(days=12)), unit_of_work():
        orders.complete_reached()
    return sold


def approved(family_id: int) -> int:
    """What such a family is paid of the last Sunday waits to leave; the payout's id."""
    with unit_of_work():
        payout = payouts.plan(family_id, period())
        assert payout is not None
        return bring_on(payout, "approved").id


def paid_out() -> None:
    """Families whose sale is complete, each with a payout in another state, one of them large."""
    ends = {
        "dropped": 8500,
        "failed": 8500,
        "reversed": 8500,
        "done": 900_000,
        "sent": 8500,
        "approved": 8500,
        "planned": 8500,
    }
    sold = families_to_pay(*ends.values())
    with unit_of_work():
        for family_id, state in zip(sold, ends, strict=True):
            payout = payouts.plan(family_id, period())
            assert payout is not None
            bring_on(payout, state)


def taken_back_in_part() -> None:
    """A family that is paid over the network, of whose payout a part was taken back in the provider's own office."""
    (family_id,) = families_to_pay(8500)
    with unit_of_work():
        known = recipients.recipient_of(family_id)
        assert known is not None
        known.provider, known.provider_ref = "stripe", "acct-1"
        payout = payouts.plan(family_id, period())
        assert payout is not None
        approve(payout)
        payouts.move(payout, "sent", SYSTEM)
        payouts.move(payout, "done", SYSTEM, provider_ref="transfer-1")
        transfers.reversals.note_back(payout.id, [CameBack("reversal-1", 500)])


def plant(statements: Sequence[str]) -> None:
    """Breaks the data by hand in this unit of work, past the guards of what is written once, and commits nothing.

    A statement that changes nothing is a mistake in the test.
    """
    connection = db.session.connection()
    for guard in connection.execute(text(GUARDS[connection.dialect.name])).scalars().all():
        connection.execute(text(guard))
    for statement in statements:
        assert connection.execute(text(statement)).rowcount > 0, statement
