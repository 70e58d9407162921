"""What the office decides about a parcel's money: parcels that are paid for, allowances, disputes that were lost."""

from datetime import timedelta

from storefront.goods.catalogue import Product
from storefront.kernel import clock
from storefront.kernel.actors import Actor
from storefront.kernel.units import unit_of_work
from storefront.trade import adjustments, allowances, orders
from storefront.trade.allowances import Allowance
from storefront.trade.orders import Order, Parcel
from storefront.treasury import disputes, gateways, payments
from storefront.treasury.disputes import Dispute
from tests.builders import numbers
from tests.builders.goods import a_product
from tests.builders.money import the_attempt
from tests.builders.trade import a_paid_order, bring_to, heard, open_page, the_parcel

OFFICER = Actor(roles=frozenset({"staff"}))
REASON = "وصلت القطعة مخدوشة"


def of_one_parcel(product: Product | None = None, *, pieces: int = 1, state: str = "placed") -> Parcel:
    """A paid parcel with one line, brought to a state."""
    parcel = the_parcel(a_paid_order((product or a_product(price=12_500, stock=9), pieces)))
    return parcel if state == "placed" else bring_to(parcel, state)


def allow(parcel: Parcel, amount_minor: int, *, with_delivery: bool = False, once: str = "") -> Allowance:
    """So many halalas of a parcel's first line go to its shopper."""
    wish = adjustments.Wish({parcel.lines[0].id: amount_minor} if amount_minor else {}, with_delivery)
    given = adjustments.give(parcel, wish, OFFICER, once=once or f"press-{next(numbers)}", reason=REASON)
    heard()
    return given


def said(order: Order, state: str, amount_minor: int | None = None) -> Dispute:
    """The payer's bank says how far a dispute about an order is."""
    attempt = the_attempt(order)
    due = clock.now() + timedelta(days=7)
    seen = gateways.DisputeSnapshot(
        f"dp-{order.id}",
        state,
        amount_minor or attempt.amount_minor,
        "SAR",
        "fraudulent",
        fee_minor=1_500,
        due_by=due,  # type: ignore[arg-type]
    )
    disputes.record(attempt.id, [seen])
    heard()
    return disputes.of_attempt(attempt.id)[0]


def lost(order: Order, amount_minor: int | None = None) -> Dispute:
    """A dispute about an order that went to the shopper."""
    said(order, "open", amount_minor)
    return said(order, "lost", amount_minor)


def found_refund(order: Order, amount_minor: int) -> payments.Refund:
    """Somebody gave money back in the provider's own office, and we hear of it."""
    attempt = the_attempt(order)
    seen = gateways.RefundSnapshot(f"back-{next(numbers)}", "done", amount_minor, "SAR")
    payments.refunding.record_refunds(attempt.id, [seen])
    heard()
    return payments.refunds_of(attempt.payment_id)[-1]


def assign(refund: payments.Refund, parcel: Parcel, wish: adjustments.Wish) -> Allowance:
    """A found refund was for this of one parcel."""
    adjustments.assign(refund, adjustments.Division({parcel.id: wish}), OFFICER, reason=REASON)
    given = allowances.find(f"refund:{refund.id}:parcel:{parcel.id}")
    assert given is not None
    return given


def stand_for(found: payments.Refund, *failed: payments.Refund) -> None:
    """A found refund was given instead of these, which failed."""
    division = adjustments.Division(instead=[one.id for one in failed])
    adjustments.assign(found, division, OFFICER, reason=REASON)


def kept(order: Order) -> Order:
    """The same for good, so that pages and conversations can be about it."""
    with unit_of_work():
        return orders.get(order.id)


def differing(payment: payments.Payment) -> payments.Attempt:
    """Ten riyals less than was asked for came on a payment's page, and nobody has decided yet what becomes of them."""
    open_page(payment)
    attempt = payments.newest_attempt(payment.id)
    assert attempt is not None
    sum_ = attempt.amount_minor - 1_000
    seen = gateways.Snapshot("paid", sum_, "SAR", attempt.once, attempt.live, payment_ref=f"money-{attempt.id}")
    return payments.record(attempt.id, seen)
